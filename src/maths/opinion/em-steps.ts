import type { VoteMatrix } from './matrix.js'

/** The two steps of the map's expectation-maximisation; `em-map.ts` says what they are steps of. */

/** Votes' worth of pull of a statement's mean towards the mean of all. */
const PULL = 1

export type State = {
  readonly means: Float64Array
  readonly first: Float64Array
  readonly second: Float64Array
  noise: number
  spread: number
  overall: number
  /** Number and sum of squares of all votes. */
  readonly votes: number
  readonly squares: number
}

/** Places and covariances of people, where the caller wants to keep them. */
type Places = {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly xx: Float64Array
  readonly xy: Float64Array
  readonly yy: Float64Array
}

/** n, Σt1, Σt2, Σt1², Σt1t2, Σt2², Σx, Σx t1, Σx t2 of a statement stand at MOMENTS * j. */
const MOMENTS = 9

/** One pass: everybody's place given the loadings, and what the statements need to know of it. */
export function sweep(
  m: VoteMatrix,
  { means, first, second, noise }: State,
  keep: Places | undefined,
): Float64Array {
  const J = m.statements
  const moments = new Float64Array(keep ? 0 : MOMENTS * J)
  const { starts, columns, values } = m
  // Five numbers a vote, side by side.
  const per = new Float64Array(6 * J)
  for (let j = 0; j < J; j++) {
    per[6 * j] = first[j]! / noise
    per[6 * j + 1] = second[j]! / noise
    per[6 * j + 2] = first[j]! ** 2 / noise
    per[6 * j + 3] = (first[j]! * second[j]!) / noise
    per[6 * j + 4] = second[j]! ** 2 / noise
    per[6 * j + 5] = means[j]!
  }
  for (let i = 0; i < m.people; i++) {
    const from = starts[i]!
    const until = starts[i + 1]!
    let a = 1
    let b = 0
    let c = 1
    let u = 0
    let v = 0
    for (let k = from; k < until; k++) {
      const at = 6 * columns[k]!
      const rest = values[k]! - per[at + 5]!
      u += per[at]! * rest
      v += per[at + 1]! * rest
      a += per[at + 2]!
      b += per[at + 3]!
      c += per[at + 4]!
    }
    const det = a * c - b * b
    const xx = c / det
    const xy = -b / det
    const yy = a / det
    const x = xx * u + xy * v
    const y = xy * u + yy * v
    if (keep) {
      keep.x[i] = x
      keep.y[i] = y
      keep.xx[i] = xx
      keep.xy[i] = xy
      keep.yy[i] = yy
      continue
    }
    const x2 = xx + x * x
    const cross = xy + x * y
    const y2 = yy + y * y
    for (let k = from; k < until; k++) {
      const at = MOMENTS * columns[k]!
      const value = values[k]!
      moments[at]! += 1
      moments[at + 1]! += x
      moments[at + 2]! += y
      moments[at + 3]! += x2
      moments[at + 4]! += cross
      moments[at + 5]! += y2
      moments[at + 6]! += value
      moments[at + 7]! += value * x
      moments[at + 8]! += value * y
    }
  }
  return moments
}

/** New means, loadings, noise and spread. @returns the largest move of a loading, in their root mean square */
export function maximise(s: Float64Array, state: State, J: number): number {
  const ridge = state.noise / state.spread
  let moved = 0
  let squares = 0
  let seen = 0
  let error = state.squares
  let variance = 0
  for (let j = 0; j < J; j++) {
    const at = MOMENTS * j
    const n = s[at]!
    if (n === 0) {
      state.first[j] = 0
      state.second[j] = 0
      state.means[j] = state.overall
      continue
    }
    const [t1, t2, x] = [s[at + 1]!, s[at + 2]!, s[at + 6]!]
    // The mean is solved for first, which leaves a 2 x 2 ridge in the loadings.
    const pulled = n + PULL
    const total = x + PULL * state.overall
    const a = s[at + 3]! - (t1 * t1) / pulled + ridge
    const b = s[at + 4]! - (t1 * t2) / pulled
    const c = s[at + 5]! - (t2 * t2) / pulled + ridge
    const u = s[at + 7]! - (t1 * total) / pulled
    const v = s[at + 8]! - (t2 * total) / pulled
    const det = a * c - b * b
    const first = (c * u - b * v) / det
    const second = (a * v - b * u) / det
    const mean = (total - first * t1 - second * t2) / pulled
    moved = Math.max(moved, Math.abs(first - state.first[j]!), Math.abs(second - state.second[j]!))
    squares += first * first + second * second
    variance += (state.noise * (a + c)) / det
    seen++
    state.first[j] = first
    state.second[j] = second
    state.means[j] = mean
    error +=
      mean * mean * n +
      first * first * s[at + 3]! +
      2 * first * second * s[at + 4]! +
      second * second * s[at + 5]! +
      2 * mean * (first * t1 + second * t2) -
      2 * (mean * x + first * s[at + 7]! + second * s[at + 8]!)
  }
  state.noise = Math.max(0.01, error / state.votes)
  state.spread = Math.max(1e-4, (squares + variance) / (2 * Math.max(1, seen)))
  return moved / Math.max(1e-6, Math.sqrt(squares / Math.max(1, seen)))
}
