import { normalQuantile } from '../intervals/special.js'
import { random, shuffle } from '../random/random.js'
import { type Answers, reading } from './reading.js'

/** Two perspectives' answers to one question. */
export type Gap = {
  /** Difference of the mean answers, first less second; undefined where one has no answers. */
  readonly difference: number | undefined
  /** Chance of so large a difference, either way, if it did not matter who stands where. */
  readonly p: number
}

/**
 * Difference of means with a permutation test over people: those in exactly one of the two perspectives are
 * dealt out afresh, those in both stay in both.
 *
 * @param answers per person, 1 to 5, 0 for none
 * @param first,second per person, non-zero for members
 */
export function gapBetween(
  answers: Answers,
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  { seed, permutations = 999 }: { seed: number; permutations?: number },
): Gap {
  const who = (a: boolean, b: boolean) =>
    Array.from(answers, (_, i) => i).filter(
      (i) => answers[i] !== 0 && Boolean(first[i]) === a && Boolean(second[i]) === b,
    )
  const [onlyFirst, onlySecond, both] = [who(true, false), who(false, true), who(true, true)]
  const shared = both.reduce((sum, i) => sum + answers[i]!, 0)
  const pool = Int32Array.from([...onlyFirst, ...onlySecond])
  const total = pool.reduce((sum, i) => sum + answers[i]!, 0)
  const [n, k] = [onlyFirst.length + both.length, onlySecond.length + both.length]
  if (n === 0 || k === 0) return { difference: undefined, p: 1 }
  const distance = () => {
    let sum = 0
    for (let r = 0; r < onlyFirst.length; r++) sum += answers[pool[r]!]!
    return (sum + shared) / n - (total - sum + shared) / k
  }
  const difference = distance()
  if (!onlyFirst.length || !onlySecond.length) return { difference, p: 1 }
  const chance = random(seed)
  let asLarge = 0
  for (let turn = 0; turn < permutations; turn++) {
    shuffle(pool, chance)
    if (Math.abs(distance()) >= Math.abs(difference) - 1e-12) asLarge++
  }
  return { difference, p: (1 + asLarge) / (1 + permutations) }
}

/** A level drawn towards the mean of all perspectives, with an interval. For putting in order only. */
export type OrderingInterval = { readonly level: number; readonly low: number; readonly high: number }

/**
 * Levels with partial pooling (normal-normal, empirical Bayes), for putting perspectives or questions in
 * order and for nothing else: a small group's level is drawn towards the others', so it must never be told
 * as what that group said.
 *
 * @param groups answers per perspective
 * @returns undefined for a perspective without answers
 */
export function orderingIntervals(
  groups: readonly Answers[],
  certainty = 0.9,
): (OrderingInterval | undefined)[] {
  const z = normalQuantile(0.5 + certainty / 2)
  const readings = groups.map(reading)
  const some = readings.flatMap(({ n, level, spread }) =>
    level === undefined || spread === undefined ? [] : [{ n, level, spread }],
  )
  if (!some.length) return readings.map(() => undefined)
  const people = some.reduce((sum, { n }) => sum + n, 0)
  // One answer says nothing of spread: the variance is shared, and one answer of an even scatter is added.
  const within = (some.reduce((sum, { n, spread }) => sum + n * spread * spread, 0) + 2) / (people + 1)
  const middle = some.reduce((sum, { level }) => sum + level, 0) / some.length
  const noise = some.reduce((sum, { n }) => sum + within / n, 0) / some.length
  const seen = some.reduce((sum, { level }) => sum + (level - middle) ** 2, 0) / Math.max(1, some.length - 1)
  const between = Math.max(0.05, seen - noise)
  return readings.map(({ n, level }) => {
    if (level === undefined) return undefined
    const trust = between / (between + within / n)
    const drawn = middle + trust * (level - middle)
    const half = z * Math.sqrt(trust * (within / n))
    return { level: drawn, low: Math.max(1, drawn - half), high: Math.min(5, drawn + half) }
  })
}
