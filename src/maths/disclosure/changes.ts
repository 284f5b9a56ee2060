import type { VoteMatrix } from '../opinion/matrix.js'

/** Who answered what, and who stood in which set, at one publication. */
export type Snapshot = {
  readonly matrix: VoteMatrix
  /** Per set, length people, 1 for a member. */
  readonly members: readonly Uint8Array[]
}

/**
 * How many people's answers differ between two publications, per set and statement: people who added,
 * changed or withdrew an answer, and people with an answer who joined or left the set. People keep their
 * numbers; new ones stand at the end. O(votes x sets).
 *
 * @returns set * statements + statement, statements as of now
 */
export function changesSince(before: Snapshot, now: Snapshot): Int32Array {
  const J = now.matrix.statements
  const sets = now.members.length
  const changes = new Int32Array(sets * J)
  const old = new Int8Array(J)
  const next = new Int8Array(J)
  const NONE = 2
  old.fill(NONE)
  next.fill(NONE)
  const people = Math.max(before.matrix.people, now.matrix.people)
  for (let i = 0; i < people; i++) {
    fill(old, before.matrix, i)
    fill(next, now.matrix, i)
    for (let j = 0; j < J; j++) {
      if (old[j] === NONE && next[j] === NONE) continue
      for (let u = 0; u < sets; u++) {
        const was = old[j] !== NONE && Boolean(before.members[u]?.[i])
        const is = next[j] !== NONE && Boolean(now.members[u]![i])
        if (was !== is || (is && old[j] !== next[j])) changes[u * J + j]!++
      }
    }
    clear(old, before.matrix, i, NONE)
    clear(next, now.matrix, i, NONE)
  }
  return changes
}

function fill(row: Int8Array, m: VoteMatrix, person: number) {
  if (person >= m.people) return
  for (let k = m.starts[person]!; k < m.starts[person + 1]!; k++) row[m.columns[k]!] = m.values[k]!
}

function clear(row: Int8Array, m: VoteMatrix, person: number, none: number) {
  if (person >= m.people) return
  for (let k = m.starts[person]!; k < m.starts[person + 1]!; k++) row[m.columns[k]!] = none
}
