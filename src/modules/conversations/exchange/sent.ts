import { type Static, Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { type Id, id } from '../../../kernel/id.js'
import type { World } from '../../../platform/world.js'
import { LANGUAGES, type Language, type Say, sayIn } from '../../../ui/say.js'
import type { Counts, Fault, Notice } from '../intake/faults.js'
import { wordsIn } from '../intake/words.js'
import type { Chosen } from './bring.js'

export const STATES = ['waiting', 'reading', 'asking', 'keeping', 'done', 'refused'] as const

/** What became of the files, in sentences: a file's rows, what is worth knowing, and why it was refused. */
const Told = Type.Object({
  rows: Type.Array(Type.String()),
  notes: Type.Array(Type.String()),
  why: Type.Array(Type.String()),
})
export type Told = Static<typeof Told>
const ChosenIn = Type.Object({
  as: Type.Array(Type.Object({ name: Type.String(), perspective: Type.Union([Type.String(), Type.Null()]) })),
  required: Type.Array(Type.String()),
})
const Asks = Type.Array(Type.String())
const Said = Type.Object({ en: Told, cy: Told })

type Outcome = {
  readonly counts?: readonly Counts[]
  readonly notices?: readonly Notice[]
  readonly faults?: readonly Fault[]
  readonly why?: (say: Say) => string
}

/** Says in every language what became of the files. Nothing of what stands in a row is repeated. */
export function saidOf({ counts = [], notices = [], faults = [], why }: Outcome): string {
  const tell = (language: Language): Told => ({
    rows: counts.map(({ file, read, used, replaced, refused }) =>
      sayIn(language)('made.row', { file, read, used, replaced, refused }),
    ),
    notes: notices.map(wordsIn(language)),
    why: [...faults.map(wordsIn(language)), ...(why ? [why(sayIn(language))] : [])],
  })
  return JSON.stringify(Object.fromEntries(LANGUAGES.map((language) => [language, tell(language)])))
}

/** Files that were sent to become a conversation. */
export type Sent = {
  readonly id: Id<'Import'>
  readonly group: Id<'Group'>
  readonly askedBy: Id<'Person'>
  readonly question: string | undefined
  readonly language: string
  readonly lenient: boolean
  readonly state: (typeof STATES)[number]
  readonly kept: number
  readonly ofVotes: number
  readonly conversation: Id<'Conversation'> | undefined
  /** names of perspectives in the files that somebody is asked about */
  readonly asks: readonly string[]
  readonly chosen: Chosen | undefined
  readonly told: Told
}

export async function findSent(
  { read, organisation }: Pick<World, 'read' | 'organisation'>,
  of: Id<'Import'>,
  language: Language,
): Promise<Sent | undefined> {
  const row = await read
    .selectFrom('conversation_import')
    .selectAll()
    .where('org_id', '=', organisation.id)
    .where('id', '=', of)
    .executeTakeFirst()
  if (!row) return undefined
  const [said, asks, chosen]: readonly unknown[] = [row.said, row.asks, row.chosen]
  return {
    ...{ id: of, group: id<'Group'>(row.group_id), askedBy: id<'Person'>(row.asked_by) },
    ...{ question: row.question ?? undefined, language: row.language, lenient: row.lenient },
    state: STATES.find((one) => one === row.state) ?? 'waiting',
    ...{ kept: row.kept, ofVotes: row.of_votes },
    conversation: row.conversation_id === null ? undefined : id<'Conversation'>(row.conversation_id),
    asks: Value.Check(Asks, asks) ? asks : [],
    chosen: Value.Check(ChosenIn, chosen) ? chosenFrom(chosen) : undefined,
    told: Value.Check(Said, said) ? said[language] : { rows: [], notes: [], why: [] },
  }
}

const chosenFrom = ({ as, required }: Static<typeof ChosenIn>): Chosen => ({
  as: as.map(({ name, perspective }) => ({
    name,
    perspective: perspective === null ? null : id<'Perspective'>(perspective),
  })),
  required: required.map((one) => id<'Perspective'>(one)),
})
