import { createHash } from 'node:crypto'
import { type Static, type TSchema, Type } from '@sinclair/typebox'
import { sha256 } from '../../../../platform/record/sha256.js'
import { TEMPLATES } from '../../conversation.js'
import { HIDDEN_WHY, WHOSE } from '../../idea.js'
import { FEWESTS } from '../../report/fewest.js'
import { ReportSchema } from '../../report/report.js'
import { STREAMS } from '../../results/stream.js'
import { WORDING_KINDS } from '../../safety/wording.js'

/**
 * One conversation as an archive holds it: nothing of it names a person, the organisation, or a moment in which
 * somebody answered. Perspectives and ideas are numbers: the place in their own list. Somebody else may have written
 * the file, so each line is held against its shape.
 */

// Letters as PostgreSQL counts them; nothing that it cannot keep.
const words = (most: number) => Type.RegExp(new RegExp(`^[^\\0\\p{Cs}]{1,${most}}$`, 'su'))
const orNone = <T extends TSchema>(one: T) => Type.Union([one, Type.Null()])
const oneOf = <const T extends string>(all: readonly T[]) => Type.Union(all.map((one) => Type.Literal(one)))
const line = <T extends Record<string, TSchema>>(fields: T) =>
  Type.Object(fields, { additionalProperties: false })

const Language = Type.RegExp(/^[a-z]{2,3}$/)
const Moment = Type.RegExp(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
const Day = Type.RegExp(/^\d{4}-\d\d-\d\d$/)
const Place = Type.Integer({ minimum: 0, maximum: 65_534 })
const Count = Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1 })
const Places = Type.Array(Place)

const Conversation = line({
  question: words(300),
  about: orNone(words(2000)),
  language: Language,
  template: orNone(oneOf(TEMPLATES)),
  minutes: Type.Integer({ minimum: 1, maximum: 240 }),
  replyDays: Type.Integer({ minimum: 1, maximum: 365 }),
  rowsAnnounced: Type.Boolean(),
  fewest: Type.Union(FEWESTS.map((n) => Type.Literal(n))),
  openedAt: Moment,
  closedAt: Moment,
})

/** The question in another language or in Easy Read. */
const Question = line({
  language: Language,
  easyRead: Type.Boolean(),
  question: words(600),
  about: orNone(words(2000)),
})

/** `asked`: one of those the conversation is for; others are only spoken of. */
const Perspective = line({
  en: words(80),
  cy: words(80),
  side: oneOf(['lived', 'learnt'] as const),
  asked: Type.Boolean(),
  required: Type.Boolean(),
  target: orNone(Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 })),
})

/** Hidden words are left out, with the reason in their place; so are those an author took back. */
const Idea = line({
  text: orNone(words(1000)),
  language: Language,
  seed: Type.Boolean(),
  speaksAs: orNone(Place),
  whose: oneOf(WHOSE),
  mended: Type.Boolean(),
  hidden: orNone(oneOf(HIDDEN_WHY)),
  meta: Type.Boolean(),
})

const Wording = line({ idea: Place, kind: oneOf(WORDING_KINDS), language: Language, text: words(2000) })

/** `heard` answered whether it is good enough, `heardNot` of them said no; as last counted, in steps of five. */
const Reply = line({
  n: Type.Union([Type.Literal(1), Type.Literal(2)]),
  dueOn: Day,
  said: words(8000),
  language: orNone(Language),
  writtenOn: Day,
  heard: Count,
  heardNot: Count,
})

const Published = line({
  asOf: Moment,
  report: ReportSchema,
  tests: oneOf(['done', 'earlier', 'to-come'] as const),
  scale: orNone(line({ x: Type.Number(), y: Type.Number(), reach: Type.Number(), noise: Type.Number() })),
})

/** What was published last, with a perspective's place in the list instead of its id. */
const Results = line({
  format: Type.Literal('throughline-results'),
  version: Type.Literal(1),
  n: Count,
  step: Type.Union([Type.Literal(1), Type.Literal(2)]),
  asOf: Moment,
  seed: Count,
  closed: Type.Boolean(),
  streams: line({ invited: orNone(Published), link: orNone(Published) }),
  small: Type.Null(),
})

/** How a perspective stands in results: by its place in the list. No word of a report begins so. */
export const placeName = (place: number): string => `perspective:${place}`

/** Somebody's answers, with where they speak from and whether they were invited. No number and no name. */
const Voter = line({
  came: oneOf(STREAMS),
  from: Places,
  agree: Places,
  disagree: Places,
  unsure: Places,
  matters: Places,
})

/** What a line holds, by its name. */
export const LINES = {
  conversation: Conversation,
  question: Question,
  perspective: Perspective,
  idea: Idea,
  wording: Wording,
  reply: Reply,
  results: orNone(Results),
  voter: Voter,
}

export type ArchivedVoter = Static<typeof Voter>
export type ArchivedResults = Static<typeof Results>
export type ArchivedPerspective = Static<typeof Perspective>

export type Content = {
  readonly conversation: Static<typeof Conversation>
  readonly questions: readonly Static<typeof Question>[]
  readonly perspectives: readonly ArchivedPerspective[]
  readonly ideas: readonly Static<typeof Idea>[]
  readonly wordings: readonly Static<typeof Wording>[]
  readonly replies: readonly Static<typeof Reply>[]
  /** nothing where too few answered for any to be published */
  readonly results: ArchivedResults | null
  readonly voters: readonly ArchivedVoter[]
}

/** The content as lines. What has no order of its own stands in that of its own text, which tells nothing. */
export function* contentLines(content: Content): Generator<string> {
  const write = (kind: keyof typeof LINES, of: unknown) => `${JSON.stringify({ [kind]: of })}\n`
  yield write('conversation', content.conversation)
  for (const one of content.questions) yield write('question', one)
  for (const one of content.perspectives) yield write('perspective', one)
  for (const one of content.ideas) yield write('idea', one)
  for (const one of content.wordings) yield write('wording', one)
  for (const one of content.replies) yield write('reply', one)
  yield write('results', content.results)
  for (const one of content.voters) yield write('voter', one)
}

/** Of everything, the same wherever the conversation stands. Never made public: of few people all could be tried out. */
export function contentHash(content: Content): string {
  const hash = createHash('sha256')
  for (const text of contentLines(content)) hash.update(text)
  return hash.digest('hex')
}

/** Of what was published, the same wherever the conversation stands. */
export const resultsHash = ({ results }: Pick<Content, 'results'>): string | null =>
  results && sha256(Buffer.from(JSON.stringify(results))).toString('hex')

/** In the order of their own text: no rule of a language, no place in a table. */
export const inOwnOrder = <T>(all: readonly T[]): readonly T[] =>
  all
    .map((one) => ({ one, text: JSON.stringify(one) }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ one }) => one)
