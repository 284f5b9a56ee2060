import { randomUUID } from 'node:crypto'
import { type Id, id } from '../../../kernel/id.js'
import { type Options, parseOptions, type Terminal, type Verb } from '../../../platform/cli.js'
import { traceOf } from '../../../platform/operator/trace.js'
import {
  type Installation,
  inOne,
  type OpenInstallation,
  type Outcome,
  organisationVerb,
  written,
} from '../../../platform/operator/verb.js'
import type { World } from '../../../platform/world.js'
import { sayIn } from '../../../ui/say.js'
import { perspectivesOf } from '../../people/index.js'
import { type Reading, readConversation } from '../intake/folder.js'
import { wordsIn } from '../intake/words.js'
import { type Brought, bring } from './bring.js'
import { importConversation } from './commands.js'
import { groupCalled } from './group-called.js'
import { bringWords } from './words.js'

const USAGE = `throughline import polis FOLDER --group NAME [options]
throughline import remesh FOLDER --group NAME [options]

Brings a conversation from elsewhere into a group, closed, with every idea and
every vote, and nobody's name. All of it or nothing. FOLDER is a Polis export
(comments.csv, votes.csv or participants-votes.csv, summary.csv) or a Remesh one.

  --group NAME             The group it belongs to, as it is called here.
  --question TEXT          In place of the question in the export.
  --language CODE          The language it was held in, like en or cy.
  --perspectives FILE      CSV with the columns participant, perspective.
  --perspective-column TEXT  Remesh: the question that holds the perspective.
  --marks FILE             CSV with the columns participant, statement: what
                           matters most to each person, up to five.
  --required NAME          This perspective must have been heard. Repeat for more.
  --make-lived NAME        Makes this perspective, which is one of lived experience.
  --make-learnt NAME       The same for learnt experience. Repeat for more.
  --skip-bad-rows          Goes on without the rows that cannot be read, and says
                           how many, and why.
  --organisation HOST      Where there are several organisations.
`

const KINDS = {
  group: { type: 'string' },
  question: { type: 'string' },
  language: { type: 'string' },
  perspectives: { type: 'string' },
  'perspective-column': { type: 'string' },
  marks: { type: 'string' },
  required: { type: 'string', multiple: true },
  'make-lived': { type: 'string', multiple: true },
  'make-learnt': { type: 'string', multiple: true },
  'skip-bad-rows': { type: 'boolean' },
  organisation: { type: 'string' },
} as const

type Leaves = 'conversations.imported'
const refuse = (sentence: string) => ({ ok: false, sentence }) as const
const say = sayIn('en')
const words = wordsIn('en')

/** `import`: a conversation held with another program, as a closed one of a group here. */
export const importVerb = (open: OpenInstallation): Verb =>
  organisationVerb<Leaves>(
    {
      name: 'import',
      what: 'Bring a conversation held elsewhere into a group: polis, remesh.',
      usage: USAGE,
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
  const { options, places } = parsed
  const [kind, folder, ...more] = places
  if ((kind !== 'polis' && kind !== 'remesh') || folder === undefined || more.length) return refuse(USAGE)
  const language = options.one('language')
  if (language !== undefined && !/^[a-z]{2,3}$/.test(language))
    return refuse('--language is two or three letters, like en or cy.')
  return inOne(ground, options.one('organisation'), async (world): Promise<Outcome<Leaves>> => {
    const group = await groupCalled(world, options.one('group'))
    if (!group.ok) return group
    const brought = await readAll(world, { kind, folder, options }, terminal)
    return brought.ok ? keep(world, group.id, brought.brought, terminal) : brought
  }).finally(() => terminal.progress(''))
}

type Refused = { readonly ok: false; readonly sentence: string }

type Asked = { readonly kind: string; readonly folder: string; readonly options: Options }

async function readAll(
  world: World,
  { kind, folder, options }: Asked,
  terminal: Terminal,
): Promise<{ readonly ok: true; readonly brought: Brought } | Refused> {
  terminal.progress('Reading…')
  const reading = await readConversation(folder, {
    perspectives: options.one('perspectives'),
    perspectiveColumn: options.one('perspective-column'),
    marks: options.one('marks'),
    lenient: options.flag('skip-bad-rows'),
  })
  terminal.progress('')
  tellCounts(reading, terminal)
  if (!reading.ok) return refuse(reading.faults.map(words).join('\n'))
  const { conversation } = reading
  if (conversation.source !== kind)
    return refuse(`This is an export of ${conversation.source}, not of ${kind}.`)
  const wished = {
    question: options.one('question'),
    language: options.one('language') ?? world.organisation.language,
    required: options.many('required'),
    make: { lived: options.many('make-lived'), learnt: options.many('make-learnt') },
  }
  const newId = () => id<'Perspective'>(randomUUID())
  const bringing = bring(conversation, wished, await perspectivesOf(world), newId)
  if (bringing.ok) return bringing
  const how =
    bringing.no.kind === 'unknown-perspectives'
      ? '\nTo make one here: --make-lived NAME or --make-learnt NAME.'
      : ''
  return refuse(`${bringWords(say, bringing.no)}${how}`)
}

function tellCounts(reading: Reading, terminal: Terminal): void {
  const { counts } = reading.ok ? reading.conversation : reading
  for (const { file, read, used, replaced, refused } of counts)
    terminal.tell(say('made.row', { file, read, used, replaced, refused }))
  if (reading.ok) for (const notice of reading.conversation.notices) terminal.tell(words(notice))
}

async function keep(
  world: World,
  group: Id<'Group'>,
  brought: Brought,
  terminal: Terminal,
): Promise<Outcome<Leaves>> {
  const progress = (done: number, of: number) => terminal.progress(`${written(done)} of ${written(of)} votes`)
  const answer = await importConversation(world, { kind: 'operator' }, group, brought, progress)
  terminal.progress('')
  if (!answer.ok) return refuse(say('exchange.no.not-allowed'))
  const { ideas, standing, matrix } = brought
  terminal.tell(
    `Brought in: ${written(ideas.length)} ideas, ${written(standing.length)} people, ${written(matrix.columns.length)} votes.
The results are counted now, and stand on its page in a moment. Throughline must be running for that.`,
  )
  terminal.say(`/conversations/${answer.next}\n`)
  return {
    ok: true,
    traces: [traceOf(world.organisation.id, { ...answer.event, name: 'conversations.imported' })],
  }
}
