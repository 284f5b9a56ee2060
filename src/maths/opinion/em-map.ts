import { type Ending, type Progress, silent } from '../progress.js'
import { type VoteMatrix, votesIn } from './matrix.js'
import { thirdMoment } from './orient.js'
import { pca } from './pca.js'

/** A map of people and statements from only the votes that were given, with how sure each place is. */
export type EmMap = {
  /** Places, length people. */
  readonly x: Float64Array
  readonly y: Float64Array
  /** Posterior covariance of each place: Var x, Cov xy, Var y. Without votes: prior x, 0, prior y. */
  readonly xx: Float64Array
  readonly xy: Float64Array
  readonly yy: Float64Array
  /** Per statement: mean answer, and how strongly the answer goes with x and with y. */
  readonly means: Float64Array
  readonly first: Float64Array
  readonly second: Float64Array
  /** Variances of the places before any vote is known. */
  readonly prior: { readonly x: number; readonly y: number }
  /** Variance of an answer around its prediction. */
  readonly noise: number
  readonly sweeps: number
  readonly ending: Ending
}

/** Sweeps stop when no loading moves by more than this part of the loadings' root mean square. */
const SETTLED = 0.01
/** Votes' worth of pull of a statement's mean towards the mean of all. */
const PULL = 1

/**
 * Probabilistic PCA by expectation-maximisation on the answers alone: x_ij = mean_j + w_j . t_i + noise,
 * t_i ~ N(0, I) in two dimensions, w_j ~ N(0, tau^2 I). A sweep is one pass over the votes: per person a
 * 2 x 2 solve for place and covariance, per statement a 3 x 3 ridge. Starts from the principal axes, so
 * nothing is drawn; ends turned to its own principal axes and oriented, so the same votes always give the
 * same picture. O(votes) a sweep. (Tipping and Bishop's model, with missing answers left out rather than
 * filled in.)
 *
 * @param sweeps the most passes; 25 unless told
 */
export function emMap(
  m: VoteMatrix,
  { sweeps: most = 25, progress = silent }: { sweeps?: number; progress?: Progress } = {},
): EmMap {
  const J = m.statements
  const state = startFrom(m)
  let sweeps = 0
  let ending: Ending = 'stopped'
  if (votesIn(m) === 0) return finish(m, state, 0, 'converged')
  while (sweeps < most && ending === 'stopped') {
    const moments = sweep(m, state, undefined)
    const moved = maximise(moments, state, J)
    sweeps++
    if (moved < SETTLED) ending = 'converged'
    progress({ what: 'map', done: sweeps, of: most })
  }
  return finish(m, state, sweeps, ending)
}

/** The answer the map expects, -1 (disagree) to 1 (agree). */
export function predict(map: EmMap, person: number, statement: number): number {
  return (
    map.means[statement]! + map.first[statement]! * map.x[person]! + map.second[statement]! * map.y[person]!
  )
}

type State = {
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

function startFrom(m: VoteMatrix): State {
  // A rough start is enough: the sweeps find the rest.
  const axes = pca(m, { most: 10, tolerance: 0.01 })
  const votes = votesIn(m)
  let sum = 0
  let squares = 0
  for (let k = 0; k < votes; k++) {
    sum += m.values[k]!
    squares += m.values[k]! ** 2
  }
  // Unit axes over J statements, at the size a loading has when half of an answer's variance is shared.
  const scale = Math.sqrt(m.statements) * 0.4
  return {
    means: Float64Array.from(axes.means),
    first: axes.axes[0]!.map((value) => value * scale),
    second: axes.axes[1]!.map((value) => value * scale),
    noise: 0.5,
    spread: 0.15,
    overall: votes ? sum / votes : 0,
    votes,
    squares,
  }
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
function sweep(
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
function maximise(s: Float64Array, state: State, J: number): number {
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

/**
 * Turns to principal axes (of the statements' loadings, weighted by their votes), orients them, and scales
 * each by how much answers move along it: a distance on the map is a distance in expected answers.
 */
function finish(m: VoteMatrix, state: State, sweeps: number, ending: Ending): EmMap {
  const places = {
    x: new Float64Array(m.people),
    y: new Float64Array(m.people),
    xx: new Float64Array(m.people),
    xy: new Float64Array(m.people),
    yy: new Float64Array(m.people),
  }
  sweep(m, state, places)
  let [a, b, c] = [0, 0, 0]
  for (let k = 0; k < state.votes; k++) {
    const j = m.columns[k]!
    a += state.first[j]! ** 2
    b += state.first[j]! * state.second[j]!
    c += state.second[j]! ** 2
  }
  const turn = 0.5 * Math.atan2(2 * b, a - c)
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const along = (first: Float64Array, second: Float64Array) =>
    first.map((value, k) => cos * value + sin * second[k]!)
  const across = (first: Float64Array, second: Float64Array) =>
    first.map((value, k) => cos * second[k]! - sin * value)
  const [x, y] = [along(places.x, places.y), across(places.x, places.y)]
  const [first, second] = [along(state.first, state.second), across(state.first, state.second)]
  const [sizeX, sizeY] = [rootMeanSquare(first), rootMeanSquare(second)]
  const [byX, byY] = [sizeX * thirdMoment(x), sizeY * thirdMoment(y)]
  const { xx, xy, yy } = places
  return {
    x: x.map((value) => byX * value),
    y: y.map((value) => byY * value),
    xx: xx.map((v, i) => byX * byX * (cos * cos * v + 2 * cos * sin * xy[i]! + sin * sin * yy[i]!)),
    xy: xy.map((v, i) => byX * byY * ((cos * cos - sin * sin) * v + cos * sin * (yy[i]! - xx[i]!))),
    yy: yy.map((v, i) => byY * byY * (cos * cos * v - 2 * cos * sin * xy[i]! + sin * sin * xx[i]!)),
    means: state.means,
    first: first.map((value) => value / byX),
    second: second.map((value) => value / byY),
    prior: { x: byX * byX, y: byY * byY },
    noise: state.noise,
    sweeps,
    ending,
  }
}

/** Of the loadings; never nothing, so that a map without any pattern is small instead of undefined. */
function rootMeanSquare(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value * value, 0) / Math.max(1, values.length)
  return Math.max(1e-6, Math.sqrt(mean))
}
