import { type Ending, type Progress, silent } from '../progress.js'
import { maximise, type State, sweep } from './em-steps.js'
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
