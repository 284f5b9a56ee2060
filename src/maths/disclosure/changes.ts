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
  const count = (person: number, j: number, old: number, next: number) => {
    for (let u = 0; u < sets; u++) {
      const was = old !== NONE && Boolean(before.members[u]?.[person])
      const is = next !== NONE && Boolean(now.members[u]![person])
      if (was !== is || (is && old !== next)) changes[u * J + j]!++
    }
  }
  const people = Math.max(before.matrix.people, now.matrix.people)
  for (let i = 0; i < people; i++) {
    let [k, end] = rowOf(before.matrix, i)
    let [l, last] = rowOf(now.matrix, i)
    while (k < end || l < last) {
      const old = k < end ? before.matrix.columns[k]! : Infinity
      const next = l < last ? now.matrix.columns[l]! : Infinity
      const j = Math.min(old, next)
      count(i, j, old === j ? before.matrix.values[k++]! : NONE, next === j ? now.matrix.values[l++]! : NONE)
    }
  }
  return changes
}

/** No answer: a value no vote has. */
const NONE = 2

const rowOf = (m: VoteMatrix, person: number): [number, number] =>
  person < m.people ? [m.starts[person]!, m.starts[person + 1]!] : [0, 0]
