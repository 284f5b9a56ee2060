import type { VoteMatrix } from './matrix.js'

/** Places to put people and statements in: row r of the canonical matrix is person people[r] of the given. */
export type Order = { readonly people: Int32Array; readonly statements: Int32Array }

const ROUNDS = 3

/**
 * An order of people and statements that depends on the votes alone, not on the numbers they happen to have:
 * two files with the same votes in another order give the same picture, to the last digit and under every
 * seed. Each person and statement gets a fingerprint of its votes, then of the fingerprints it meets
 * (colour refinement, Weisfeiler and Leman); sorted by it. Those it cannot tell apart keep their order, and
 * stand alike in the votes in all but contrived cases. O(votes).
 *
 * @param person,statement anything else that tells them apart: perspectives, whether hidden (small integers)
 */
export function canonicalOrder(
  m: VoteMatrix,
  person: ArrayLike<number>,
  statement: ArrayLike<number>,
): Order {
  let people = [1, 2].map((salt) => Int32Array.from({ length: m.people }, (_, i) => mix(person[i]!, salt)))
  let statements = [3, 4].map((salt) =>
    Int32Array.from({ length: m.statements }, (_, j) => mix(statement[j]!, salt)),
  )
  for (let round = 0; round < ROUNDS; round++) {
    const met = people.map((_, h) => meet(m, people[h]!, statements[h]!, 11 * round + h))
    people = met.map(({ rows }) => rows)
    statements = met.map(({ columns }) => columns)
  }
  return { people: sorted(people), statements: sorted(statements) }
}

function meet(m: VoteMatrix, rows: Int32Array, columns: Int32Array, salt: number) {
  const nextRows = rows.map((value) => mix(value, salt))
  const nextColumns = columns.map((value) => mix(value, salt))
  for (let i = 0; i < m.people; i++)
    for (let k = m.starts[i]!; k < m.starts[i + 1]!; k++) {
      const j = m.columns[k]!
      const vote = m.values[k]! + 2
      // Sums do not depend on the order in which votes are met.
      nextRows[i] = (nextRows[i]! + mix(columns[j]!, vote)) | 0
      nextColumns[j] = (nextColumns[j]! + mix(rows[i]!, vote)) | 0
    }
  return { rows: nextRows, columns: nextColumns }
}

function mix(value: number, salt: number): number {
  let z = (value ^ Math.imul(salt + 1, 0x9e3779b9)) | 0
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
  return z ^ (z >>> 16)
}

function sorted([one, other]: readonly Int32Array[]): Int32Array {
  return Int32Array.from(one!, (_, k) => k).sort(
    (a, b) => one![a]! - one![b]! || other![a]! - other![b]! || a - b,
  )
}

/** The matrix with people and statements in this order. */
export function inOrder(m: VoteMatrix, { people, statements }: Order): VoteMatrix {
  const rank = new Int32Array(m.statements)
  for (let r = 0; r < statements.length; r++) rank[statements[r]!] = r
  const starts = new Int32Array(m.people + 1)
  const columns = new Uint16Array(m.columns.length)
  const values = new Int8Array(m.values.length)
  let at = 0
  for (let r = 0; r < people.length; r++) {
    const i = people[r]!
    const places = Array.from({ length: m.starts[i + 1]! - m.starts[i]! }, (_, k) => m.starts[i]! + k)
    places.sort((a, b) => rank[m.columns[a]!]! - rank[m.columns[b]!]!)
    for (const k of places) {
      columns[at] = rank[m.columns[k]!]!
      values[at++] = m.values[k]!
    }
    starts[r + 1] = at
  }
  return { people: m.people, statements: m.statements, starts, columns, values }
}

/** Values that stand in the canonical order, back in the order given. */
export function backFrom<T extends Int32Array | Float64Array | Uint8Array>(values: T, order: Int32Array): T {
  const back = values.slice()
  for (let r = 0; r < order.length; r++) back[order[r]!] = values[r]!
  return back as T
}
