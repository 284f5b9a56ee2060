import { type Gate, type Gating, gate, picture, placed } from '../opinion/gate.js'
import { onlyPeople, type VoteMatrix } from '../opinion/matrix.js'
import { adjustedRandIndex } from '../opinion/rand-index.js'
import { fromLabels, type Perspectives } from '../perspectives.js'
import { silent } from '../progress.js'
import { branch, random, shuffle } from '../random/random.js'
import { FLOOR } from './labels.js'

/** What may stand beside the declared perspectives (E4): groups of opinion, or the two ends of a spectrum. */
export type Emergent = {
  readonly gate: Gate
  /** Mean agreement (adjusted Rand index) of the groups with those of resamples; 0 where none were looked for. */
  readonly stability: number
} & (
  | { readonly kind: 'groups'; readonly labels: Int32Array; readonly perspectives: Perspectives }
  | { readonly kind: 'spectrum'; readonly ends: Perspectives | undefined }
  | { readonly kind: 'nothing' | 'too-few' }
)

export type Looking = Gating & {
  /** How often 8 in 10 of the people are drawn and everything is made again. */
  readonly resamples?: number
}

/** Groups must come out much alike when 2 in 10 people stay away. */
const STABLE = 0.75

/**
 * Groups where the gate says groups, at least 60 people are placed and the groups are stable; the lower and
 * upper thirds of the first axis where it says spectrum and each third has 5 people. In people's order of
 * `m`; a label of -1 is somebody with too few answers to be placed.
 */
export function emergent(m: VoteMatrix, how: Looking): Emergent {
  const judged = gate(m, how)
  const { verdict } = judged
  if (verdict === 'too-few' || verdict === 'nothing') return { kind: verdict, gate: judged, stability: 0 }
  const who = placed(m)
  const { map, found } = picture(m, who)
  if (verdict === 'groups') {
    const stability = stabilityOf(m, who, found.labels, how)
    if (stability >= STABLE) {
      const perspectives = fromLabels(found.labels, found.count)
      return { kind: 'groups', labels: found.labels, perspectives, gate: judged, stability }
    }
    return { kind: 'spectrum', ends: thirds(map.x, who), gate: { ...judged, verdict: 'spectrum' }, stability }
  }
  return { kind: 'spectrum', ends: thirds(map.x, who), gate: judged, stability: 0 }
}

/** Mean adjusted Rand index of these groups and those found anew among 8 in 10 of the people placed. */
function stabilityOf(m: VoteMatrix, who: Uint8Array, labels: Int32Array, how: Looking): number {
  const { seed, resamples = 100, most = 1500, progress = silent } = how
  const people = Int32Array.from(who, (_, i) => i).filter((i) => who[i])
  let sum = 0
  for (let k = 0; k < resamples; k++) {
    const size = Math.min(most, Math.ceil(0.8 * people.length))
    const drawn = shuffle(people.slice(), random(branch(seed, 20_000 + k)))
      .slice(0, size)
      .sort()
    const again = picture(onlyPeople(m, drawn)).found.labels
    sum += adjustedRandIndex(
      Int32Array.from(drawn, (i) => labels[i]!),
      again,
    )
    progress({ what: 'stability', done: k + 1, of: resamples })
  }
  return sum / Math.max(1, resamples)
}

/** The people placed in the lower and the upper third of an axis; undefined where a third has fewer than 5. */
function thirds(x: Float64Array, who: Uint8Array): Perspectives | undefined {
  const order = Array.from(who, (_, i) => i)
    .filter((i) => who[i])
    .sort((a, b) => x[a]! - x[b]! || a - b)
  const third = Math.floor(order.length / 3)
  if (third < FLOOR) return undefined
  const labels = new Int32Array(x.length).fill(-1)
  for (const i of order.slice(0, third)) labels[i] = 0
  for (const i of order.slice(-third)) labels[i] = 1
  return fromLabels(labels, 2)
}
