import { normalQuantile } from '../intervals/special.js'
import type { Random } from '../random/random.js'
import { tally, type VoteMatrix, votesIn } from './matrix.js'

/**
 * The same votes dealt out afresh: on each statement, among those who answered it. Who answered what stays;
 * any pattern between statements goes.
 */
export function permuteVotes(m: VoteMatrix, chance: Random): VoteMatrix {
  const places = placesByStatement(m)
  const values = m.values.slice()
  for (let j = 0; j < m.statements; j++) {
    for (let at = places.starts[j + 1]! - 1; at > places.starts[j]!; at--) {
      const other = places.starts[j]! + chance.whole(at - places.starts[j]! + 1)
      const [a, b] = [places.order[at]!, places.order[other]!]
      const held = values[a]!
      values[a] = values[b]!
      values[b] = held
    }
  }
  return { ...m, values }
}

function placesByStatement(m: VoteMatrix) {
  const starts = new Int32Array(m.statements + 1)
  const votes = votesIn(m)
  for (let k = 0; k < votes; k++) starts[m.columns[k]! + 1]!++
  for (let j = 0; j < m.statements; j++) starts[j + 1]! += starts[j]!
  const next = starts.slice()
  const order = new Int32Array(votes)
  for (let k = 0; k < votes; k++) order[next[m.columns[k]!]!++] = k
  return { starts, order }
}

/** One cloud of people without gaps, and how each statement answers to a place in it. */
export type Cloud = {
  /** Probit loadings per statement. */
  readonly first: Float64Array
  readonly second: Float64Array
  /** A latent leaning under `low` is a disagree, over `high` an agree, between them "not sure". */
  readonly low: Float64Array
  readonly high: Float64Array
}

/**
 * The single cloud whose statements have the same shares of agree, disagree and not sure as these votes, and
 * loadings in the same proportions as a fitted map.
 *
 * A linear loading w of answers in -1..1 is a probit loading a with w = h a / sqrt(1 + a^2), h the sum of the
 * normal densities at the two thresholds.
 *
 * @param first,second linear loadings per unit of latent standard deviation
 * @param strength multiplies the loadings, to match how strong the pattern is
 */
export function cloudLike(m: VoteMatrix, first: Float64Array, second: Float64Array, strength: number): Cloud {
  const { agrees, disagrees, unsure } = tally(m)
  const J = m.statements
  const cloud = {
    first: new Float64Array(J),
    second: new Float64Array(J),
    low: new Float64Array(J),
    high: new Float64Array(J),
  }
  for (let j = 0; j < J; j++) {
    // Half a vote to each answer keeps the thresholds finite.
    const n = agrees[j]! + disagrees[j]! + unsure[j]! + 1.5
    const low = normalQuantile((disagrees[j]! + 0.5) / n)
    const high = normalQuantile(1 - (agrees[j]! + 0.5) / n)
    const density = (Math.exp((-low * low) / 2) + Math.exp((-high * high) / 2)) / Math.sqrt(2 * Math.PI)
    const size = Math.hypot(first[j]!, second[j]!)
    const part = Math.min(0.98, (strength * size) / density)
    const probit = size === 0 ? 0 : part / Math.sqrt(1 - part * part) / size
    cloud.first[j] = probit * first[j]!
    cloud.second[j] = probit * second[j]!
    const scale = Math.sqrt(1 + (probit * size) ** 2)
    cloud.low[j] = low * scale
    cloud.high[j] = high * scale
  }
  return cloud
}

/** Votes as this cloud would give them, by the same people on the same statements. */
export function drawVotes(m: VoteMatrix, { first, second, low, high }: Cloud, chance: Random): VoteMatrix {
  const values = new Int8Array(votesIn(m))
  for (let i = 0; i < m.people; i++) {
    const x = chance.normal()
    const y = chance.normal()
    for (let k = m.starts[i]!; k < m.starts[i + 1]!; k++) {
      const j = m.columns[k]!
      const leaning = first[j]! * x + second[j]! * y + chance.normal()
      values[k] = leaning > high[j]! ? 1 : leaning < low[j]! ? -1 : 0
    }
  }
  return { ...m, values }
}
