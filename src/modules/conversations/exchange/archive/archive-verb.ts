import { id, isId } from '../../../../kernel/id.js'
import { parseOptions, type Terminal, type Verb } from '../../../../platform/cli.js'
import { leaveTrace } from '../../../../platform/operator/trace.js'
import {
  type Installation,
  inOne,
  type OpenInstallation,
  type Outcome,
  organisationVerb,
  written,
} from '../../../../platform/operator/verb.js'
import type { World } from '../../../../platform/world.js'
import { heldConversation } from '../../queries.js'
import { heldIn } from '../../safety/held.js'
import { writeArchive } from './file.js'
import { type ArchiveRefusal, cannotTakeOut } from './rules.js'
import { isClosed, takeContent } from './take.js'

const ARCHIVE_USAGE = `throughline conversation archive ID FILE [--organisation HOST]

Writes one closed conversation into FILE, for another Throughline: its question,
ideas, wordings, replies, results, and everybody's answers. Packed where FILE
ends in .gz. ID is its address, or the id that stands in it. No names, no
times, no messages, no contact details.

FILE holds single answers, each with the perspectives somebody spoke from. Whoever
has it can read them. Keep it as you keep backups, and delete it when it has
been restored. Members see that it was made.
`

type Leaves = 'conversations.archived'
const refuse = (sentence: string) => ({ ok: false, sentence }) as const

/** `conversation archive`: one conversation, out. */
export const archiveVerb = (open: OpenInstallation): Verb =>
  organisationVerb<Leaves>(
    {
      name: 'archive',
      what: 'Write one closed conversation into a file.',
      usage: ARCHIVE_USAGE,
      leaves: 'conversations.archived',
      run,
    },
    open,
  )

const WHY: Readonly<Record<ArchiveRefusal, string>> = {
  'not-closed': 'This conversation is not closed. An archive holds a whole one: close it first.',
  'small-room':
    'This is a small room. Everybody in it agreed to exact numbers there, and to nothing else, so it is not given out.',
  'idea-held': 'One of its ideas is held. Wait until two people have decided what becomes of it.',
  'not-counted':
    'Its results are not counted for the last time yet. Throughline must be running for that; try again in a minute.',
}

async function run(
  args: readonly string[],
  { ground, program }: Installation,
  terminal: Terminal,
): Promise<Outcome<Leaves>> {
  const parsed = parseOptions(args, { organisation: { type: 'string' } })
  if (!parsed.ok) return parsed
  const [address = '', file, ...more] = parsed.places
  const raw = address.replace(/^.*\//, '').toLowerCase()
  if (file === undefined || more.length) return refuse(ARCHIVE_USAGE)
  if (!isId(raw)) return refuse(`${address} is not the address of a conversation.`)
  return inOne(ground, parsed.options.one('organisation'), (world) =>
    takeOut(world, raw, { file, program }, terminal),
  )
}

type To = { readonly file: string; readonly program: string }

async function takeOut(
  world: World,
  raw: string,
  { file, program }: To,
  terminal: Terminal,
): Promise<Outcome<Leaves>> {
  const { read, organisation } = world
  const c = await heldConversation(read, world, id<'Conversation'>(raw))
  if (!c) return refuse(`There is no conversation ${raw} here.`)
  const held = (await heldIn(read, world, c)).size > 0
  const why = cannotTakeOut(c, { held, counted: await isCounted(world, raw) })
  if (why || !isClosed(c)) return refuse(WHY[why ?? 'not-closed'])
  const content = await takeContent(read, world, c)
  const done = await writeArchive(file, content, { program, organisation: organisation.name })
  if (!done.ok) return done
  const { ideas, voters } = content
  terminal.tell(
    `Written: ${written(ideas.length)} ideas, ${written(voters.length)} people. ${file} holds their single answers: keep it as you keep backups.
Content ${done.head.content}
Results ${done.head.results ?? 'none published'}`,
  )
  const event = { name: 'conversations.archived', about: `conversation:${c.id}`, group: c.group } as const
  return { ok: true, traces: [await leaveTrace(world, { ...event, facts: { file: done.file } })] }
}

async function isCounted({ read, organisation }: World, of: string): Promise<boolean> {
  const row = await read
    .selectFrom('conversation_counting')
    .select('done')
    .where('org_id', '=', organisation.id)
    .where('conversation_id', '=', of)
    .executeTakeFirst()
  return row?.done ?? false
}
