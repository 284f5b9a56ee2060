import { type Cell, FEWEST, publishedCell, type Share, type ShownCell, sameCell } from './published.js'

/** Agrees, disagrees and not sures that a cell may hold. */
export type Answers = readonly [agrees: number, disagrees: number, unsure: number]

/** Bounds on weighted sums of a cell's three counts: what a reader may conclude from what is printed. */
export type Bound = { readonly weights: Answers; readonly low: number; readonly high: number }
export type Hull = readonly Bound[]

/** What a reader may conclude from one printed cell: bounds, and every possible count where they are few. */
export type Reading = { readonly hull: Hull; readonly possible?: readonly Answers[] | undefined }

/** Cells with up to so many answers are read count by count; larger ones by their linear bounds. */
const COUNTED_UP_TO = 60

const FORMS: readonly Answers[] = [
  [1, 1, 1],
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
  [1, 1, 0],
  [1, 0, 1],
  [0, 1, 1],
]

/** The tightest bounds on the count of answers, on each answer and on each pair, over what is possible. */
function hullOf(possible: readonly Answers[]): Hull {
  return FORMS.map((weights) => {
    let low = Infinity
    let high = -Infinity
    for (const answers of possible) {
      const value = weights[0] * answers[0] + weights[1] * answers[1] + weights[2] * answers[2]
      if (value < low) low = value
      if (value > high) high = value
    }
    return { weights, low, high }
  })
}

/**
 * Every whole-number reading of a cell that is printed so, if it is small enough to count; undefined for a
 * larger one.
 *
 * @param most the most people who can have answered, from the printed number of voters
 */
export function possibleAnswers(cell: Cell, most: number): Answers[] | undefined {
  if (cell.kind === 'withheld' && cell.why === 'fewer-than-5')
    return upTo(Math.min(FEWEST - 1, most), () => true)
  if (cell.kind === 'withheld') return most <= 14 ? upTo(most, (a, d, s) => a + d + s >= FEWEST) : undefined
  if (cell.heard >= COUNTED_UP_TO) return undefined
  return readings(cell).filter(([a, d, s]) => a + d + s <= most)
}

function upTo(most: number, fits: (a: number, d: number, s: number) => boolean): Answers[] {
  const found: Answers[] = []
  for (let a = 0; a <= most; a++)
    for (let d = 0; a + d <= most; d++)
      for (let s = 0; a + d + s <= most; s++) if (fits(a, d, s)) found.push([a, d, s])
  return found
}

/** All counts with this band and these shares. */
function readings(cell: ShownCell): Answers[] {
  const found: Answers[] = []
  for (let n = cell.heard; n < cell.heard + 5; n++) {
    const [fewest, most] = rangeOf(cell.agree, n)
    for (let a = fewest; a <= most; a++) {
      const [lowest, highest] = rangeOf(cell.disagree, n)
      for (let d = lowest; d <= Math.min(highest, n - a); d++) {
        if (sameCell(cell, publishedCell(a, d, n - a - d, n))) found.push([a, d, n - a - d])
      }
    }
  }
  return found
}

/** A wide enough range of counts that may round to a share; the caller checks each. */
function rangeOf(share: Share, n: number): [number, number] {
  if (share.kind === 'nearly-all') return [n - 1, n]
  if (share.kind === 'hardly-any') return [0, 1]
  return [
    Math.max(0, Math.floor((n * (share.percent - 6)) / 100)),
    Math.min(n, Math.ceil((n * (share.percent + 6)) / 100)),
  ]
}

/**
 * What a reader may conclude from a printed cell as linear bounds. Of a large cell: its band, and for each
 * share "between 2.5% below and above".
 *
 * @param most the most people who can have answered
 */
function hullOfCell(cell: Cell, most: number): Hull {
  const possible = possibleAnswers(cell, most)
  if (possible) return hullOf(possible)
  if (cell.kind === 'withheld') return [{ weights: [1, 1, 1], low: FEWEST, high: most }]
  const bounds: Bound[] = [{ weights: [1, 1, 1], low: cell.heard, high: Math.min(cell.heard + 4, most) }]
  const share = (of: Share, answer: number) => {
    if (of.kind !== 'about') return
    const line = (part: number): Answers => {
      const weights: [number, number, number] = [-part, -part, -part]
      weights[answer]! += 1
      return weights
    }
    bounds.push({ weights: line((of.percent - 2.5) / 100), low: 0, high: Infinity })
    bounds.push({ weights: line((of.percent + 2.5) / 100), low: -Infinity, high: 0 })
  }
  share(cell.agree, 0)
  share(cell.disagree, 1)
  share(cell.unsure, 2)
  return bounds
}

/** A cell as a reader reads it. `most`: the most people who can have answered. */
export const readingOf = (cell: Cell, most: number): Reading => ({
  hull: hullOfCell(cell, most),
  possible: possibleAnswers(cell, most),
})

/** A reading in which only these counts are possible. */
export const readingFrom = (possible: readonly Answers[]): Reading => ({ hull: hullOf(possible), possible })

/** What two readings of the same cell tell together; undefined where neither was printed. */
export function readTogether(one: Reading | undefined, other: Reading | undefined): Reading | undefined {
  if (!one || !other) return one ?? other
  const [counted, bound] = one.possible ? [one, other] : [other, one]
  if (counted.possible) return readingFrom(counted.possible.filter((answers) => allows(bound, answers)))
  return { hull: [...one.hull, ...other.hull] }
}

/** Whether these counts fit what is printed. */
export function allows({ possible, hull }: Reading, answers: Answers): boolean {
  if (possible) return possible.some((one) => one.every((count, c) => count === answers[c]))
  return hull.every(({ weights, low, high }) => {
    const value = weights[0] * answers[0] + weights[1] * answers[1] + weights[2] * answers[2]
    return value >= low - 1e-9 && value <= high + 1e-9
  })
}

/** The most that the weighted sum can be by this hull alone; Infinity where it does not say. */
export function mostIn(hull: Hull, weights: Answers): number {
  const sum = (k: Answers) => k.join()
  const direct = hull.find((bound) => sum(bound.weights) === sum(weights))
  const answers = hull.find((bound) => sum(bound.weights) === '1,1,1')
  if (direct && direct !== answers) return direct.high
  // Of a large cell: its upper share line times its most answers.
  let part = 0
  for (let c = 0; c < 3; c++) {
    if (!weights[c]) continue
    const line = hull.find((bound) => bound.high === 0 && bound.weights[c]! > 0)
    part += line ? 1 - line.weights[c]! : 1
  }
  return answers ? Math.floor(Math.min(1, part) * answers.high + 1e-9) : Infinity
}
