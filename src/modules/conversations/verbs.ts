import type { Options, Terminal, Verb } from '../../platform/cli.js'
import { parseOptions, writeWhole } from '../../platform/cli.js'
import { LANGUAGES, type Language, sayIn } from '../../ui/say.js'
import { type Reading, readConversation } from './intake/folder.js'
import { wordsIn } from './intake/words.js'
import { type Choices, type Made, makeReport } from './report/make.js'
import { peopleCsv } from './report/people.js'
import { ReportSchema } from './report/report.js'
import { pageHtml } from './views/page-html.js'
import { reportText } from './views/report-text.js'

const USAGE = `throughline report FOLDER [options]

FOLDER is a Polis export (comments.csv, votes.csv or participants-votes.csv,
summary.csv) or a Remesh export (…_binary.csv, …_verbatim_map.csv,
…_participants.csv).

Who speaks from where
  --perspectives FILE      CSV with the columns participant, perspective.
                           One person may have several rows.
  --perspective-column TEXT  Remesh: the question that holds the perspective.
  --required NAME          This perspective must be heard. Repeat for more.
  --target NAME=NUMBER     How many people it was hoped to hear from.

What to make
  (nothing)                A report to read, here.
  --json                   The same as JSON. --schema prints what it contains.
  --html FILE              The same as one page that needs nothing else.
  --slate NUMBER           A fair short list of so many ideas, from
  --marks FILE             CSV with the columns participant, statement: what
                           matters most to each person, up to five. Or the
                           word "agrees": plain agreement, which is weak.
  --people FILE            Where each person stands, as CSV. For your own
                           eyes: it must not be published.

How
  --mode polis             Compute as Polis does. --groups NUMBER: so many.
  --seed NUMBER            Another start for everything that draws lots (1).
  --language en|cy         The language of the report (en).
  --ideas-language CODE    The language the ideas are written in, like en.
  --skip-bad-rows          Go on without the rows that cannot be read. The
                           report says how many, and why.
`

const KINDS = {
  perspectives: { type: 'string' },
  'perspective-column': { type: 'string' },
  required: { type: 'string', multiple: true },
  target: { type: 'string', multiple: true },
  slate: { type: 'string' },
  marks: { type: 'string' },
  json: { type: 'boolean' },
  html: { type: 'string' },
  people: { type: 'string' },
  mode: { type: 'string' },
  groups: { type: 'string' },
  seed: { type: 'string' },
  language: { type: 'string' },
  'ideas-language': { type: 'string' },
  'skip-bad-rows': { type: 'boolean' },
  schema: { type: 'boolean' },
} as const

export const reportVerb: Verb = {
  name: 'report',
  what: 'Read a folder of votes and report what is shared, what divides, who is missing.',
  usage: USAGE,
  run: runReport,
}

async function runReport(args: readonly string[], terminal: Terminal): Promise<number> {
  const parsed = parseOptions(args, KINDS)
  if (!parsed.ok) return fault(terminal, parsed.sentence)
  const { options, places } = parsed
  if (options.flag('schema')) {
    terminal.say(`${JSON.stringify(ReportSchema, null, 2)}\n`)
    return 0
  }
  const [folder, ...more] = places
  if (folder === undefined || more.length) return fault(terminal, `Name one folder to read.\n\n${USAGE}`)

  const chosen = choicesFrom(options)
  if (typeof chosen === 'string') return fault(terminal, chosen)
  const { language } = chosen

  const reading = await readConversation(folder, {
    perspectives: options.one('perspectives'),
    perspectiveColumn: options.one('perspective-column'),
    marks: chosen.agreesAsMarks ? undefined : options.one('marks'),
    lenient: options.flag('skip-bad-rows'),
  })
  const words = wordsIn(language)
  if (!reading.ok) return refused(reading, language, terminal)

  const unknown = unknownNames(chosen, reading.conversation.perspectives?.names ?? [])
  if (unknown) return fault(terminal, unknown)

  const made = makeReport(
    reading.conversation,
    { ...chosen, notices: reading.conversation.notices.map(words) },
    (step) => terminal.progress(`${step.what} ${step.done}/${step.of}`),
  )
  terminal.progress('')
  if (!made.ok) return fault(terminal, sayIn(language)('command.exposed'))
  return deliver(made, options, language, terminal)
}

/** Every mistake in the options is one sentence. */
function choicesFrom(options: Options): Choices | string {
  const language = LANGUAGES.find((known) => known === (options.one('language') ?? 'en'))
  if (!language) return `--language is one of: ${LANGUAGES.join(', ')}.`
  const mode = options.one('mode') ?? 'perspectives'
  if (mode !== 'perspectives' && mode !== 'polis') return '--mode is polis, or is left out.'
  const seed = wholeNumber(options.one('seed') ?? '1', 0, 2 ** 31 - 1)
  if (seed === undefined) return '--seed is a whole number from 0 to 2147483647.'
  const groups = optionalNumber(options.one('groups'), 2, 20)
  if (groups === null) return '--groups is a whole number from 2 to 20.'
  if (groups !== undefined && mode !== 'polis') return '--groups goes with --mode polis.'
  const slate = optionalNumber(options.one('slate'), 1, 100)
  if (slate === null) return '--slate is a whole number from 1 to 100.'
  const marks = options.one('marks')
  if (marks !== undefined && slate === undefined) return '--marks goes with --slate NUMBER.'
  const targets = targetsFrom(options.many('target'))
  if (typeof targets === 'string') return targets
  const ideasLanguage = options.one('ideas-language')
  if (ideasLanguage !== undefined && !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(ideasLanguage))
    return '--ideas-language is a language code, like en or cy.'
  const agreesAsMarks = marks === 'agrees'
  return {
    language,
    ideasLanguage,
    mode,
    seed,
    groups,
    slate,
    agreesAsMarks,
    targets,
    required: options.many('required'),
    notices: [],
  }
}

function targetsFrom(texts: readonly string[]): ReadonlyMap<string, number> | string {
  const targets = new Map<string, number>()
  for (const text of texts) {
    const at = text.lastIndexOf('=')
    const target = wholeNumber(text.slice(at + 1), 1, 100_000_000)
    if (at < 1 || target === undefined) return '--target is a name and a number, like --target carers=40.'
    targets.set(text.slice(0, at), target)
  }
  return targets
}

function unknownNames({ required, targets }: Choices, names: readonly string[]): string | undefined {
  const stranger = [...required, ...targets.keys()].find((name) => !names.includes(name))
  if (stranger === undefined) return undefined
  const known = names.length ? `The perspectives are: ${names.join(', ')}.` : 'No perspectives were given.'
  return `There is no perspective called "${stranger}". ${known}`
}

function refused(reading: Extract<Reading, { ok: false }>, language: Language, terminal: Terminal): number {
  for (const sentence of reading.faults) terminal.tell(wordsIn(language)(sentence))
  for (const { file, read, used, replaced, refused } of reading.counts)
    terminal.tell(sayIn(language)('made.row', { file, read, used, replaced, refused }))
  return 2
}

function deliver(
  made: Extract<Made, { ok: true }>,
  options: Options,
  language: Language,
  terminal: Terminal,
): number {
  const [html, people] = [options.one('html'), options.one('people')]
  if (html !== undefined) {
    const written = writeWhole(html, pageHtml(made.report, language, options.one('ideas-language')))
    if (!written.ok) return fault(terminal, written.sentence)
    terminal.tell(sayIn(language)('command.page', { file: html }))
  }
  if (people !== undefined) {
    const written = writeWhole(people, peopleCsv(made.people), { own: true })
    if (!written.ok) return fault(terminal, written.sentence)
    terminal.tell(sayIn(language)('command.people', { file: people }))
  }
  if (options.flag('json')) terminal.say(`${JSON.stringify(made.report, null, 2)}\n`)
  else if (html === undefined) terminal.say(reportText(made.report, language))
  return 0
}

function fault(terminal: Terminal, sentence: string): number {
  terminal.tell(sentence)
  return 2
}

const optionalNumber = (text: string | undefined, least: number, most: number) =>
  text === undefined ? undefined : (wholeNumber(text, least, most) ?? null)

function wholeNumber(text: string, least: number, most: number): number | undefined {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  return value >= least && value <= most ? value : undefined
}
