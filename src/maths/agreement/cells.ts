import type { VoteMatrix } from '../opinion/matrix.js'
import type { Perspectives } from '../perspectives.js'

/**
 * Answers counted per perspective and statement. Cell (p, j) stands at p * statements + j. All are people.
 */
export type Cells = {
  readonly perspectives: number
  readonly statements: number
  readonly agrees: Int32Array
  readonly disagrees: Int32Array
  readonly unsure: Int32Array
  /** Answers on j by people who are not in p, and the agrees among them. */
  readonly elsewhere: Int32Array
  readonly elsewhereAgrees: Int32Array
  /** Length perspectives: members who have answered any live statement. */
  readonly voters: Int32Array
  /** Length statements: 1 where a statement is live (not hidden, not meta). */
  readonly live: Uint8Array
}

/**
 * Counts every cell. A person counts once in each of her perspectives.
 *
 * @param live length statements, non-zero where a statement is open; absent means all are. Cells of others stay 0.
 * @throws RangeError when a perspective's members are not one per person
 */
export function countCells(m: VoteMatrix, perspectives: Perspectives, live?: ArrayLike<number>): Cells {
  const P = perspectives.count
  const J = m.statements
  if (perspectives.members.some((members) => members.length !== m.people))
    throw new RangeError('a perspective must say of each person whether she is in it')
  const open = Uint8Array.from({ length: J }, (_, j) => (live === undefined || live[j] ? 1 : 0))
  const agrees = new Int32Array(P * J)
  const disagrees = new Int32Array(P * J)
  const unsure = new Int32Array(P * J)
  const voters = new Int32Array(P)
  const answers = new Int32Array(J)
  const allAgrees = new Int32Array(J)
  const hers = new Int32Array(P)
  for (let i = 0; i < m.people; i++) {
    let of = 0
    for (let p = 0; p < P; p++) if (perspectives.members[p]![i]) hers[of++] = p
    let voted = false
    for (let k = m.starts[i]!; k < m.starts[i + 1]!; k++) {
      const j = m.columns[k]!
      if (!open[j]) continue
      voted = true
      const value = m.values[k]!
      answers[j]!++
      if (value > 0) allAgrees[j]!++
      const into = value > 0 ? agrees : value < 0 ? disagrees : unsure
      for (let h = 0; h < of; h++) into[hers[h]! * J + j]!++
    }
    if (voted) for (let h = 0; h < of; h++) voters[hers[h]!]!++
  }
  const elsewhere = new Int32Array(P * J)
  const elsewhereAgrees = new Int32Array(P * J)
  for (let at = 0; at < P * J; at++) {
    elsewhere[at] = answers[at % J]! - agrees[at]! - disagrees[at]! - unsure[at]!
    elsewhereAgrees[at] = allAgrees[at % J]! - agrees[at]!
  }
  return {
    perspectives: P,
    statements: J,
    agrees,
    disagrees,
    unsure,
    elsewhere,
    elsewhereAgrees,
    voters,
    live: open,
  }
}

/** How many members of the cell's perspective answered the cell's statement. */
export const answersIn = (cells: Cells, at: number): number =>
  cells.agrees[at]! + cells.disagrees[at]! + cells.unsure[at]!
