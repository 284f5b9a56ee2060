import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Id } from '../../../kernel/id.js'
import type { VoteMatrix } from '../../../maths/opinion/matrix.js'
import type { Tx } from '../../../platform/db/scope.js'
import { voteItem } from '../idea.js'

/** So many rows go to the database together: large enough to be quick, small enough to hold in memory many times. */
const TOGETHER = 20_000
const PSEUDONYM = 16
const SALT = 32

/** Names nobody can trace to anybody, in their own order: rows then go into the index one behind the other. */
export const drawPseudonyms = (people: number): readonly Buffer[] =>
  Array.from({ length: people }, () => randomBytes(PSEUDONYM)).sort(Buffer.compare)

/**
 * Puts all votes of a matrix into a box, person `i` under `pseudonyms[i]`. While the database keeps one lot, the next
 * is put together. (A COPY is not open to the serving role: PostgreSQL refuses it where a table has row security.)
 * @param itemOf which item of the box a column is: the vote on an idea, or another
 */
export async function fillBox(
  tx: Tx,
  org: Id<'Organisation'>,
  box: Id<'BallotBox'>,
  matrix: VoteMatrix,
  pseudonyms: readonly Buffer[],
  progress: (done: number, of: number) => void,
  itemOf: (idea: number) => number = voteItem,
): Promise<void> {
  const all = matrix.columns.length
  let sending: Promise<unknown> = Promise.resolve()
  for (const lot of lotsOf(matrix, itemOf)) {
    const insert = sql`insert into ballot (org_id, box_id, pseudonym, item, value, salt)
      select ${org}, ${box}, substring(${namesOf(lot, pseudonyms)}::bytea from 16 * person + 1 for 16), item, value,
        substring(${randomBytes(SALT * lot.votes)}::bytea from 32 * (place::int - 1) + 1 for 32)
      from unnest(${listed(lot.person)}::int[], ${listed(lot.item)}::int[], ${listed(lot.value)}::smallint[])
        with ordinality as vote (person, item, value, place)`
    await sending
    sending = insert.execute(tx)
    sending.catch(() => undefined)
    progress(lot.before, all)
  }
  await sending
  progress(all, all)
}

type Lot = {
  readonly before: number
  readonly votes: number
  readonly firstPerson: number
  readonly people: number
  /** counted from the first person of the lot */
  readonly person: Int32Array
  readonly item: Int32Array
  readonly value: Int8Array
}

/** The matrix in lots of whole rows of people: nobody has more votes than there are ideas. */
function* lotsOf(
  { people, starts, columns, values }: VoteMatrix,
  itemOf: (idea: number) => number,
): Generator<Lot> {
  for (let first = 0; first < people; ) {
    const before = starts[first]!
    let end = first + 1
    while (end < people && starts[end + 1]! - before <= TOGETHER) end++
    const votes = starts[end]! - before
    const person = new Int32Array(votes)
    for (let i = first; i < end; i++) person.fill(i - first, starts[i]! - before, starts[i + 1]! - before)
    const item = Int32Array.from(columns.subarray(before, before + votes), itemOf)
    const value = values.slice(before, before + votes)
    if (votes) yield { before, votes, firstPerson: first, people: end - first, person, item, value }
    first = end
  }
}

const namesOf = ({ firstPerson, people }: Lot, pseudonyms: readonly Buffer[]) =>
  Buffer.concat(pseudonyms.slice(firstPerson, firstPerson + people))

/** As PostgreSQL writes a list of numbers. */
const listed = (numbers: Int32Array | Int8Array) => `{${numbers.join(',')}}`
