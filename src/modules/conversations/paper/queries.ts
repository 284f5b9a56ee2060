import { SIDES } from '../../../kernel/actor.js'
import type { Day } from '../../../kernel/day.js'
import { type Id, id } from '../../../kernel/id.js'
import type { Reader } from '../../../platform/db/scope.js'
import type { World } from '../../../platform/world.js'
import { ideaOfItem, VOTES, type Vote, WHOSE, type Whose } from '../idea.js'
import type { Batch } from './batch.js'
import type { SheetVote } from './sheet.js'

type Org = Pick<World, 'organisation'>
type Of = Id<'Conversation'>

export type BatchShown = Batch & {
  readonly on: Day
  readonly who: string | undefined
  readonly sheets: number
}

/** By what people call a batch on the phone: four letters and numbers. */
export const shortName = (batch: Id<'PaperBatch'>): string => batch.slice(0, 4).toUpperCase()

/** The batches of a conversation, the newest first, each with who entered it and how many sheets it has. */
export async function batchesOf(db: Reader, { organisation }: Org, of: Of): Promise<readonly BatchShown[]> {
  const rows = await db
    .selectFrom('conversation_paper_batch as b')
    .leftJoin('person as p', (on) => on.onRef('p.org_id', '=', 'b.org_id').onRef('p.id', '=', 'b.entered_by'))
    .select(['b.id', 'b.entered_by', 'b.side', 'b.confirmed_by', 'b.made_on', 'p.name'])
    .select(({ selectFrom, fn }) =>
      selectFrom('conversation_voter as v')
        .select(fn.countAll<number>().as('n'))
        .whereRef('v.org_id', '=', 'b.org_id')
        .whereRef('v.batch_id', '=', 'b.id')
        .as('sheets'),
    )
    .where('b.org_id', '=', organisation.id)
    .where('b.conversation_id', '=', of)
    .orderBy('b.made_on', 'desc')
    .orderBy('b.id')
    .execute()
  return rows.map((row) => ({
    id: id<'PaperBatch'>(row.id),
    enteredBy: id<'Person'>(row.entered_by),
    side: SIDES.find((one) => one === row.side) ?? 'lived',
    confirmedBy: row.confirmed_by === null ? null : id<'Person'>(row.confirmed_by),
    ...{ on: row.made_on, who: row.name ?? undefined, sheets: Number(row.sheets) },
  }))
}

/** Open conversations with sheets that the holders of the key of this side have to look at. */
export async function toConfirm(
  db: Reader,
  { organisation }: Org,
  side: Batch['side'],
): Promise<readonly { readonly id: string; readonly question: string }[]> {
  return db
    .selectFrom('conversation as c')
    .select(['c.id', 'c.question'])
    .where('c.org_id', '=', organisation.id)
    .where('c.closed_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('conversation_paper_batch as b')
          .innerJoin('conversation_voter as v', (on) =>
            on.onRef('v.org_id', '=', 'b.org_id').onRef('v.batch_id', '=', 'b.id'),
          )
          .select('b.id')
          .whereRef('b.org_id', '=', 'c.org_id')
          .whereRef('b.conversation_id', '=', 'c.id')
          .where('b.side', '!=', side)
          .where('b.confirmed_by', 'is', null),
      ),
    )
    .orderBy('c.id')
    .execute()
}

/** One sheet as it was entered. Sheets stand in the order of their names, which tells nothing. */
export type Sheet = {
  readonly pseudonym: Buffer
  readonly perspectives: readonly string[]
  readonly whose: Whose
  readonly votes: readonly SheetVote[]
}

export async function sheetsOf(
  db: Reader,
  { organisation }: Org,
  box: Id<'BallotBox'>,
  batch: Id<'PaperBatch'>,
): Promise<readonly Sheet[]> {
  const voters = await db
    .selectFrom('conversation_voter')
    .select(['pseudonym', 'perspectives', 'whose'])
    .where('org_id', '=', organisation.id)
    .where('batch_id', '=', batch)
    .orderBy('pseudonym')
    .execute()
  if (!voters.length) return []
  const ballots = await db
    .selectFrom('ballot')
    .select(['pseudonym', 'item', 'value'])
    .where('org_id', '=', organisation.id)
    .where('box_id', '=', box)
    .where(
      'pseudonym',
      'in',
      voters.map(({ pseudonym }) => pseudonym),
    )
    .orderBy('item')
    .execute()
  return voters.map(({ pseudonym, perspectives, whose }) => {
    const own = ballots.filter((one) => one.pseudonym.equals(pseudonym))
    return {
      ...{ pseudonym, perspectives, whose: WHOSE.find((one) => one === whose) ?? 'mine' },
      votes: votesIn(own),
    }
  })
}

const KINDS: readonly Vote[] = ['agree', 'disagree', 'unsure']

function votesIn(
  ballots: readonly { readonly item: number; readonly value: number }[],
): readonly SheetVote[] {
  const marked = new Set(
    ballots.filter(({ item, value }) => item % 2 === 1 && value === 1).map(({ item }) => ideaOfItem(item).n),
  )
  return ballots.flatMap(({ item, value }) => {
    const vote = item % 2 === 0 ? KINDS.find((kind) => VOTES[kind] === value) : undefined
    const { n } = ideaOfItem(item)
    return vote ? [{ n, vote, marked: marked.has(n) }] : []
  })
}
