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
  // Both ways round, so that swapping agree and disagree leaves the order as it is.
  const [one, other] = [1, -1].map((sign) => fingerprints(m, person, statement, sign))
  return {
    people: sorted(one!.people, other!.people),
    statements: sorted(one!.statements, other!.statements),
  }
}

type Prints = { readonly people: Int32Array; readonly statements: Int32Array }

function fingerprints(
  m: VoteMatrix,
  person: ArrayLike<number>,
  statement: ArrayLike<number>,
  sign: number,
): Prints {
  let prints: Prints = {
    people: Int32Array.from({ length: m.people }, (_, i) => mix(person[i]!, 1)),
    statements: Int32Array.from({ length: m.statements }, (_, j) => mix(statement[j]!, 2)),
  }
  for (let round = 0; round < ROUNDS; round++) prints = meet(m, prints.people, prints.statements, sign, round)
  return prints
}

function meet(m: VoteMatrix, rows: Int32Array, columns: Int32Array, sign: number, salt: number): Prints {
  const nextRows = rows.map((value) => mix(value, salt))
  const nextColumns = columns.map((value) => mix(value, salt))
  for (let i = 0; i < m.people; i++)
    for (let k = m.starts[i]!; k < m.starts[i + 1]!; k++) {
      const j = m.columns[k]!
      const vote = sign * m.values[k]! + 2
      // Sums do not depend on the order in which votes are met.
      nextRows[i] = (nextRows[i]! + mix(columns[j]!, vote)) | 0
      nextColumns[j] = (nextColumns[j]! + mix(rows[i]!, vote)) | 0
    }
  return { people: nextRows, statements: nextColumns }
}

function mix(value: number, salt: number): number {
  let z = (value ^ Math.imul(salt + 1, 0x9e3779b9)) | 0
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
  return z ^ (z >>> 16)
}

/** Places in the order of two fingerprints, whichever of the two is which. */
function sorted(one: Int32Array, other: Int32Array): Int32Array {
  const sum = one.map((print, k) => print + other[k]!)
  const product = one.map((print, k) => Math.imul(mix(print, 7), mix(other[k]!, 7)))
  return Int32Array.from(one, (_, k) => k).sort(
    (a, b) => sum[a]! - sum[b]! || product[a]! - product[b]! || a - b,
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

/** Puts values that stand in the canonical order back into the order given, in `into`. */
export function putBack<T extends Int32Array | Float64Array | Uint8Array>(
  values: T,
  order: Int32Array,
  into: T,
): T {
  for (let r = 0; r < order.length; r++) into[order[r]!] = values[r]!
  return into
}
