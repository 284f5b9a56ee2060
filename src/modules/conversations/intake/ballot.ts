import {
  buildMatrix,
  MOST_STATEMENTS,
  type VoteMatrix,
  votesPerPerson,
  withoutStatements,
} from '../../../maths/opinion/matrix.js'
import type { Perspectives } from '../../../maths/perspectives.js'
import type { Rows } from './faults.js'
import { type Ledger, stop } from './ledger.js'

export type Statement = {
  /** As it stands in the file. */
  readonly id: string
  readonly text: string
  /** Hidden by the moderators of the source. */
  readonly hidden: boolean
  /** A fact about the speaker rather than an opinion. */
  readonly meta: boolean
}

/** One conversation as it was read, whatever it was read from. */
export type Conversation = {
  readonly question: string
  readonly description: string | null
  /** `throughline`: it was held here. */
  readonly source: 'polis' | 'remesh' | 'throughline'
  readonly participants: readonly string[]
  readonly statements: readonly Statement[]
  readonly matrix: VoteMatrix
  readonly perspectives?: { readonly names: readonly string[]; readonly members: Perspectives }
  /** Per participant, the statements that matter most to her. */
  readonly marks?: readonly (readonly number[])[]
}

/** Numbers given to ids in the order in which they are met. */
export type Numbering = { readonly ids: string[]; readonly number: Map<string, number> }
export const newNumbering = (): Numbering => ({ ids: [], number: new Map() })

export function numberOf({ ids, number }: Numbering, id: string): number {
  const known = number.get(id)
  if (known !== undefined) return known
  number.set(id, ids.length)
  ids.push(id)
  return ids.length - 1
}

/** Votes as they come in: columns that grow. */
export type Ballot = {
  rows: number
  person: Int32Array
  statement: Uint16Array
  vote: Int8Array
  at: Float64Array
}

export function newBallot(): Ballot {
  const room = 4096
  return {
    rows: 0,
    person: new Int32Array(room),
    statement: new Uint16Array(room),
    vote: new Int8Array(room),
    at: new Float64Array(room),
  }
}

export function cast(ballot: Ballot, person: number, statement: number, vote: number, at: number): void {
  if (ballot.rows === ballot.person.length) {
    const room = 2 * ballot.rows
    const [person, statement] = [new Int32Array(room), new Uint16Array(room)]
    const [vote, at] = [new Int8Array(room), new Float64Array(room)]
    person.set(ballot.person)
    statement.set(ballot.statement)
    vote.set(ballot.vote)
    at.set(ballot.at)
    Object.assign(ballot, { person, statement, vote, at })
  }
  ballot.person[ballot.rows] = person
  ballot.statement[ballot.rows] = statement
  ballot.vote[ballot.rows] = vote
  ballot.at[ballot.rows] = at
  ballot.rows++
}

/** The matrix of the last votes. Earlier ones count as replaced in the ledger; no votes at all is a fault. */
export function countBallot(
  ballot: Ballot,
  people: number,
  statements: number,
  file: string,
  ledger: Ledger,
): VoteMatrix | undefined {
  if (statements > MOST_STATEMENTS) stop(ledger, { kind: 'too-many-statements', file })
  else if (ballot.rows === 0 && !ledger.faults.length) stop(ledger, { kind: 'no-votes', file })
  if (ledger.stopped) return undefined
  const { rows } = ballot
  const log = {
    person: ballot.person.subarray(0, rows),
    statement: ballot.statement.subarray(0, rows),
    vote: ballot.vote.subarray(0, rows),
    at: ballot.at.subarray(0, rows),
  }
  const matrix = buildMatrix(log, people, statements)
  const counts = ledger.counts.get(file)
  if (counts && rows === counts.used) {
    counts.replaced = rows - matrix.columns.length
    counts.used = matrix.columns.length
  }
  return matrix
}

/** Fewer voters than this, and there is nothing that may be shown. */
const FEWEST_VOTERS = 5

/** What is odd about the conversation as a whole: nothing open, hardly any voters, or everybody of one mind. */
export function lookOver({ matrix, statements }: Conversation, ledger: Ledger): void {
  const fileOf = (rows: Rows) => [...ledger.counts].find(([, counts]) => counts.rows === rows)?.[0]
  const file = fileOf('votes') ?? fileOf('people') ?? ''
  const shut = Uint8Array.from(statements, ({ hidden, meta }) => Number(hidden || meta))
  const voters = votesPerPerson(withoutStatements(matrix, shut)).reduce((sum, n) => sum + Number(n > 0), 0)
  if (!shut.includes(0)) stop(ledger, { kind: 'nothing-open', file: fileOf('ideas') ?? '' })
  else if (voters < FEWEST_VOTERS) stop(ledger, { kind: 'few-voters', file })
  else if (matrix.values.every((vote) => vote === matrix.values[0]))
    ledger.notices.push({ kind: 'identical-votes', file })
}
