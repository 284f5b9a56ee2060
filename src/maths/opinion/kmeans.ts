import type { Ending } from '../progress.js'

/** Points in the plane: two columns of one length. */
export type Points = { readonly x: Float64Array; readonly y: Float64Array }

export type Clusters = {
  /** The cluster of each point, 0 .. count-1. */
  readonly labels: Int32Array
  readonly centres: Points
  readonly steps: number
  readonly ending: Ending
}

/** The most points looked at one by one; beyond it a grid stands for them. */
const ONE_BY_ONE = 600
const GRID = 48

/**
 * Lloyd's k-means from given centres, until nobody changes cluster. A centre left without points stays.
 *
 * @param weights length of points; how many people a point stands for
 */
export function kmeans(points: Points, from: Points, weights?: Float64Array, most = 100): Clusters {
  const { x, y } = points
  const count = from.x.length
  const centres = { x: from.x.slice(), y: from.y.slice() }
  const labels = new Int32Array(x.length).fill(-1)
  const sumX = new Float64Array(count)
  const sumY = new Float64Array(count)
  const size = new Float64Array(count)
  let steps = 0
  let ending: Ending = 'stopped'
  while (steps < most && ending === 'stopped') {
    let moved = 0
    sumX.fill(0)
    sumY.fill(0)
    size.fill(0)
    for (let i = 0; i < x.length; i++) {
      let best = 0
      let least = Number.POSITIVE_INFINITY
      for (let c = 0; c < count; c++) {
        const far = (x[i]! - centres.x[c]!) ** 2 + (y[i]! - centres.y[c]!) ** 2
        if (far < least) {
          least = far
          best = c
        }
      }
      if (labels[i] !== best) moved++
      labels[i] = best
      const weight = weights ? weights[i]! : 1
      sumX[best]! += weight * x[i]!
      sumY[best]! += weight * y[i]!
      size[best]! += weight
    }
    for (let c = 0; c < count; c++) {
      if (size[c] === 0) continue
      centres.x[c] = sumX[c]! / size[c]!
      centres.y[c] = sumY[c]! / size[c]!
    }
    steps++
    if (moved === 0) ending = 'converged'
  }
  return { labels, centres, steps, ending }
}

/** Points that stand for many: at most 48 x 48 grid cells, each at its people's mean. */
export type Coreset = Points & {
  /** How much the people of a point count together. */
  readonly weights: Float64Array
  /** How much one of them counts. */
  readonly each: Float64Array
}

/**
 * The points themselves up to 600, sorted by place; beyond that the occupied cells of a grid.
 *
 * @param weights how much each point counts; absent means 1
 */
export function coreset({ x, y }: Points, weights = new Float64Array(x.length).fill(1)): Coreset {
  if (x.length <= ONE_BY_ONE) {
    const order = Array.from(x, (_, i) => i).sort((a, b) => x[a]! - x[b]! || y[a]! - y[b]!)
    const sorted = Float64Array.from(order, (i) => weights[i]!)
    return {
      x: Float64Array.from(order, (i) => x[i]!),
      y: Float64Array.from(order, (i) => y[i]!),
      weights: sorted,
      each: sorted,
    }
  }
  const column = cellsAlong(x)
  const row = cellsAlong(y)
  // Sum of x, of y, of weights, and of people, side by side.
  const sums = new Float64Array(4 * GRID * GRID)
  for (let i = 0; i < x.length; i++) {
    const at = 4 * (column(x[i]!) * GRID + row(y[i]!))
    sums[at]! += weights[i]! * x[i]!
    sums[at + 1]! += weights[i]! * y[i]!
    sums[at + 2]! += weights[i]!
    sums[at + 3]! += 1
  }
  const used = Array.from({ length: GRID * GRID }, (_, cell) => 4 * cell).filter((at) => sums[at + 2]! > 0)
  return {
    x: Float64Array.from(used, (at) => sums[at]! / sums[at + 2]!),
    y: Float64Array.from(used, (at) => sums[at + 1]! / sums[at + 2]!),
    weights: Float64Array.from(used, (at) => sums[at + 2]!),
    each: Float64Array.from(used, (at) => sums[at + 2]! / sums[at + 3]!),
  }
}

function cellsAlong(values: Float64Array): (value: number) => number {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  const width = (high - low) / GRID || 1
  return (value) => Math.min(GRID - 1, Math.floor((value - low) / width))
}

/**
 * Places to begin from, by geometry and not by chance: the mean, and then again and again the point that,
 * as a further centre, brings people closest to theirs; then the mean makes way. The same cloud in another
 * order gives the same seeds. Fewer come back where there are fewer distinct points.
 */
export function seeds({ x, y, weights }: Coreset, count: number): Points {
  const candidates = spreadOut(x.length)
  const chosen: number[] = []
  const near = new Float64Array(x.length)
  const [meanX, meanY] = [weightedMean(x, weights), weightedMean(y, weights)]
  for (let i = 0; i < x.length; i++) near[i] = (x[i]! - meanX) ** 2 + (y[i]! - meanY) ** 2
  // Two seeds replace the mean; each further one splits what is farthest from a seed.
  while (chosen.length < Math.min(count, x.length)) {
    let best = -1
    let most = 1e-18
    for (const candidate of candidates) {
      let gain = 0
      for (let i = 0; i < x.length; i++) {
        const far = (x[i]! - x[candidate]!) ** 2 + (y[i]! - y[candidate]!) ** 2
        if (far < near[i]!) gain += weights[i]! * (near[i]! - far)
      }
      if (gain > most) {
        most = gain
        best = candidate
      }
    }
    if (best < 0) break
    chosen.push(best)
    const first = chosen.length === 1
    for (let i = 0; i < x.length; i++) {
      const far = (x[i]! - x[best]!) ** 2 + (y[i]! - y[best]!) ** 2
      near[i] = first ? far : Math.min(near[i]!, far)
    }
  }
  return {
    x: Float64Array.from(chosen, (i) => x[i]!),
    y: Float64Array.from(chosen, (i) => y[i]!),
  }
}

/** At most 200 of so many places, evenly spread over them. */
function spreadOut(length: number): number[] {
  const step = Math.max(1, length / 200)
  return Array.from({ length: Math.min(200, length) }, (_, k) => Math.floor(k * step))
}

function weightedMean(values: Float64Array, weights: Float64Array): number {
  let sum = 0
  let total = 0
  for (let i = 0; i < values.length; i++) {
    sum += weights[i]! * values[i]!
    total += weights[i]!
  }
  return total === 0 ? 0 : sum / total
}

/**
 * Mean silhouette, weighted, over the people a coreset stands for: how much closer each is to her own cluster
 * than to the next, -1 to 1. Somebody alone in her cluster counts 0 (Rousseeuw). O(points^2).
 */
export function silhouette({ x, y, weights, each }: Coreset, labels: Int32Array, count: number): number {
  if (count < 2) return 0
  const sizes = new Float64Array(count)
  for (let i = 0; i < x.length; i++) sizes[labels[i]!]! += weights[i]!
  const sums = new Float64Array(count)
  let total = 0
  let people = 0
  for (let i = 0; i < x.length; i++) {
    sums.fill(0)
    for (let k = 0; k < x.length; k++)
      sums[labels[k]!]! += weights[k]! * Math.sqrt((x[i]! - x[k]!) ** 2 + (y[i]! - y[k]!) ** 2)
    const own = labels[i]!
    people += weights[i]!
    const others = sizes[own]! - each[i]!
    if (others <= 1e-9 * sizes[own]!) continue
    const inside = sums[own]! / others
    let outside = Number.POSITIVE_INFINITY
    for (let c = 0; c < count; c++)
      if (c !== own && sizes[c]! > 0) outside = Math.min(outside, sums[c]! / sizes[c]!)
    const larger = Math.max(inside, outside)
    if (larger > 0 && Number.isFinite(outside)) total += (weights[i]! * (outside - inside)) / larger
  }
  return people === 0 ? 0 : total / people
}
