import { randomUUID } from 'node:crypto'
import { type Id, id } from '../../../../kernel/id.js'
import { Refused, sentenceOf } from '../../../../platform/archive/refused.js'
import { type Options, parseOptions, type Terminal, type Verb } from '../../../../platform/cli.js'
import { traceOf } from '../../../../platform/operator/trace.js'
import {
  type Installation,
  inOne,
  type OpenInstallation,
  type Outcome,
  organisationVerb,
  written,
} from '../../../../platform/operator/verb.js'
import type { World } from '../../../../platform/world.js'
import { sayIn } from '../../../../ui/say.js'
import { perspectivesOf } from '../../../people/index.js'
import { groupCalled } from '../group-called.js'
import { countAgain } from './again.js'
import type { Content } from './content.js'
import { type Archive, readArchive } from './file.js'
import { type PlaceRefusal, type Placing, placePerspectives } from './place.js'
import { restoreConversation, sameHere } from './restore.js'

const RESTORE_USAGE = `throughline conversation restore FILE --group NAME [options]

Brings a conversation from an archive into a group here, closed, with its
results as they were published. All of it or nothing; it is read back, and has
the same hashes as in FILE.

  --group NAME         The group it belongs to, as it is called here.
  --make-lived NAME    Makes this perspective, which is one of lived experience.
  --make-learnt NAME   The same for learnt experience. Repeat for more.
  --organisation HOST  Where there are several organisations.
`

const KINDS = {
  group: { type: 'string' },
  'make-lived': { type: 'string', multiple: true },
  'make-learnt': { type: 'string', multiple: true },
  organisation: { type: 'string' },
} as const

type Leaves = 'conversations.imported'
const refuse = (sentence: string) => ({ ok: false, sentence }) as const
const say = sayIn('en')

/** `conversation restore`: one conversation, in. */
export const restoreConversationVerb = (open: OpenInstallation): Verb =>
  organisationVerb<Leaves>(
    {
      name: 'restore',
      what: 'Bring one conversation back from an archive.',
      usage: RESTORE_USAGE,
      leaves: 'conversations.imported',
      run,
    },
    open,
  )

async function run(
  args: readonly string[],
  { ground }: Installation,
  terminal: Terminal,
): Promise<Outcome<Leaves>> {
  const parsed = parseOptions(args, KINDS)
  if (!parsed.ok) return parsed
  const [file, ...more] = parsed.places
  if (file === undefined || more.length) return refuse(RESTORE_USAGE)
  const { options } = parsed
  try {
    return await inOne(ground, options.one('organisation'), (world) =>
      restore(world, file, options, terminal),
    )
  } catch (error) {
    if (error instanceof Refused) return refuse(sentenceOf(error))
    throw error
  } finally {
    terminal.progress('')
  }
}

async function restore(
  world: World,
  file: string,
  options: Options,
  terminal: Terminal,
): Promise<Outcome<Leaves>> {
  const group = await groupCalled(world, options.one('group'))
  if (!group.ok) return group
  terminal.progress('Reading…')
  const archive = await readArchive(file)
  const { content } = archive
  const rows = content.voters.length + content.ideas.length
  terminal.tell(say('made.row', { file, read: rows, used: rows, replaced: 0, refused: 0 }))
  const here = await sameHere(world.read, world, content)
  if (here) return refuse(`This conversation is here already: /conversations/${here}`)
  const make = { lived: options.many('make-lived'), learnt: options.many('make-learnt') }
  const newId = () => id<'Perspective'>(randomUUID())
  const placed = placePerspectives(content.perspectives, make, await perspectivesOf(world), newId)
  return placed.ok ? await keep(world, group.id, archive, placed, terminal) : refuse(unplaced(placed.no))
}

function unplaced(refusal: PlaceRefusal): string {
  switch (refusal.kind) {
    case 'unknown': {
      const { names } = refusal
      const unknown = { n: names.length, names: names.map((name) => `“${name}”`).join(', ') }
      return `${say('exchange.no.unknown-perspectives', unknown)}\nTo make one here: --make-lived NAME or --make-learnt NAME.`
    }
    case 'other-side':
      return `“${refusal.name}” is ${refusal.side === 'lived' ? 'lived' : 'learnt'} experience in the archive, and the other here.`
    case 'same-here':
      return `“${refusal.name}” and another perspective of the archive are one and the same here. Give one another name first.`
    default:
      return say(`exchange.no.not-in-files`, { name: refusal.name })
  }
}

async function keep(
  world: World,
  group: Id<'Group'>,
  archive: Archive,
  placed: Extract<Placing, { ok: true }>,
  terminal: Terminal,
): Promise<Outcome<Leaves>> {
  const progress = (done: number, of: number) => terminal.progress(`${written(done)} of ${written(of)} votes`)
  const answer = await restoreConversation(world, { kind: 'operator' }, group, archive, placed, progress)
  terminal.progress('')
  if (!answer.ok) return refuse(say('exchange.no.not-allowed'))
  terminal.tell(told(archive, placed.renamed))
  terminal.say(`/conversations/${answer.next}\n`)
  return {
    ok: true,
    traces: [traceOf(world.organisation.id, { ...answer.event, name: 'conversations.imported' })],
  }
}

function told({ head, content }: Archive, renamed: readonly string[]): string {
  const { ideas, voters } = content
  const sum = (of: (voter: Content['voters'][number]) => number) =>
    written(voters.reduce((all, voter) => all + of(voter), 0))
  const votes = sum(({ agree, disagree, unsure }) => agree.length + disagree.length + unsure.length)
  const marks = sum(({ matters }) => matters.length)
  const { printed, same } = countAgain(content)
  return [
    `Brought in from ${head.organisation}: ${written(ideas.length)} ideas, ${written(voters.length)} people, ${votes} votes, ${marks} marks of what matters most.`,
    `Read back, it is the same: content ${head.content}, results ${head.results ?? 'none published'}.`,
    ...(printed
      ? [
          `Its results stand as they were published. Counted again from the votes, ${written(same)} of ${written(printed)} printed figures come out the same.`,
        ]
      : []),
    ...(same < printed
      ? [
          'The others were printed before the last answers came: renewing them would have told what somebody said.',
        ]
      : []),
    ...renamed.map(
      (name) => `“${name}” is called otherwise here in one language: an archive made here has another hash.`,
    ),
  ].join('\n')
}
