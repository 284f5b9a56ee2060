import type { VoteMatrix } from './opinion/matrix.js'

/**
 * Who speaks from where: perspective p's members are the people with members[p][person] = 1. One person may
 * stand in several, or in none.
 */
export type Perspectives = {
  readonly count: number
  /** count arrays of length people, 1 for a member, else 0. */
  readonly members: readonly Uint8Array[]
}

/** Everyone as one perspective: what a plain import without declared perspectives is. */
export function everyone(m: VoteMatrix): Perspectives {
  return { count: 1, members: [new Uint8Array(m.people).fill(1)] }
}

/** Perspectives from one label per person (0..count-1; a negative label means none): groups, clusters. */
export function fromLabels(labels: ArrayLike<number>, count: number): Perspectives {
  const members = Array.from({ length: count }, () => new Uint8Array(labels.length))
  for (let i = 0; i < labels.length; i++) if (labels[i]! >= 0) members[labels[i]!]![i] = 1
  return { count, members }
}
