import { type Answers, allows, type Reading } from './hull.js'

/**
 * Small changes to the three counts of a cell, each answer by -6 .. 6, as places in a box of 13 x 13 x 13; a
 * set of changes is a map of that box.
 */
const REACH = 6
const SIDE = 2 * REACH + 1
const BOX = SIDE ** 3

export type Changes = readonly Answers[]

/** Every change of up to `most` people in all, the smallest first. */
function ball(most: number): Answers[] {
  const found: Answers[] = []
  for (let size = 0; size <= most; size++)
    for (let a = -size; a <= size; a++)
      for (let d = -size; d <= size; d++) {
        const rest = size - Math.abs(a) - Math.abs(d)
        if (rest < 0) continue
        found.push([a, d, rest])
        if (rest > 0) found.push([a, d, -rest])
      }
  return found
}

export const CHANGES: Changes = ball(REACH)

/** A few of them that reach as far in every direction: for cells with room on all sides. */
export const STRAIGHT_CHANGES: Changes = ball(8).filter((by) => {
  const sizes = by.map(Math.abs).filter((size) => size > 0)
  const size = sizes.reduce((sum, one) => sum + one, 0)
  const straight = sizes.length < 2 || (sizes.length === 2 && by[0] + by[1] + by[2] === 0)
  return size <= 2 || (straight && Math.max(...sizes) <= 4)
})

const NOTHING: Changes = [[0, 0, 0]]

/** The place of a change in the box; -1 outside. */
export function placeOf(a: number, d: number, s: number): number {
  if (a < -REACH || a > REACH || d < -REACH || d > REACH || s < -REACH || s > REACH) return -1
  return ((a + REACH) * SIDE + d + REACH) * SIDE + s + REACH
}

const changeAt = (place: number): Answers => [
  Math.floor(place / (SIDE * SIDE)) - REACH,
  (Math.floor(place / SIDE) % SIDE) - REACH,
  (place % SIDE) - REACH,
]

/** Whether these counts fit what is printed. */
export function fits(reading: Reading, a: number, d: number, s: number): boolean {
  return a >= 0 && d >= 0 && s >= 0 && allows(reading, [a, d, s])
}

/** The changes to `counts` that fit what is printed; of a cell too large to count through, among `tried`. */
export function fittingChanges(reading: Reading, counts: Answers, tried: Changes): Changes {
  const [a, d, s] = counts
  if (!reading.possible) return tried.filter((by) => fits(reading, a + by[0], d + by[1], s + by[2]))
  return reading.possible
    .map((one): Answers => [one[0] - a, one[1] - d, one[2] - s])
    .filter((by) => placeOf(...by) >= 0)
}

/** Changes that are in both lists; undefined stands for all. */
export function both(one: Changes | undefined, other: Changes | undefined): Changes | undefined {
  if (!one || !other) return one ?? other
  const map = mapOf(other)
  return one.filter((by) => map[placeOf(...by)])
}

export function mapOf(changes: Changes): Uint8Array {
  const map = new Uint8Array(BOX)
  for (const by of changes) {
    const place = placeOf(...by)
    if (place >= 0) map[place] = 1
  }
  return map
}

/** Every sum of one change of each list; sums that leave the box are dropped. */
export function sumsOf(lists: readonly Changes[]): Changes {
  let sums = NOTHING
  for (const list of lists) {
    if (list.length === 1 && list[0]!.every((by) => by === 0)) continue
    const map = new Uint8Array(BOX)
    for (const [a, d, s] of sums)
      for (const by of list) {
        const place = placeOf(a + by[0], d + by[1], s + by[2])
        if (place >= 0) map[place] = 1
      }
    const found: Answers[] = []
    for (let place = 0; place < BOX; place++) if (map[place]) found.push(changeAt(place))
    sums = found
  }
  return sums
}
