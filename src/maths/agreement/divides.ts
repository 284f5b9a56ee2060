import { betaFarApart } from '../intervals/beta-difference.js'
import { onlyPeople, type VoteMatrix, votesIn } from '../opinion/matrix.js'
import type { Perspectives } from '../perspectives.js'
import { type Progress, silent } from '../progress.js'
import { branch, random, shuffle } from '../random/random.js'
import { FLOOR } from './labels.js'

/** Two perspectives compared (E5). */
export type Compared = {
  readonly first: number
  readonly second: number
  /** Typical distance of the shares that agree, 0 to 1, free of the part that chance alone makes. */
  readonly gap: number
  /** Chance of so large a gap if it did not matter who stands where. */
  readonly p: number
  /** The same, made stricter for the number of pairs looked at (Holm). */
  readonly adjusted: number
  /** Statements that divide the two, clearest first; empty unless the adjusted chance is at most 5%. */
  readonly statements: readonly { readonly statement: number; readonly certainty: number }[]
  /** Whether the permutations ran on a sample of the people, because there are very many. */
  readonly sampled: boolean
}

export type Comparing = {
  readonly seed: number
  /** How often people are exchanged. */
  readonly permutations?: number
  /** Beyond so many votes in a pair, the permutations run on a sample of its people. */
  readonly mostVotes?: number
  readonly live?: ArrayLike<number>
  readonly progress?: Progress
}

/** Agrees and answers of one side, per statement. */
type Side = { readonly agrees: Int32Array; readonly answers: Int32Array }

/**
 * The embedding gap between every pair of perspectives, with a test that exchanges people (never votes)
 * between the two; people in both stay in both. Then the statements that divide a pair, listed only where
 * the test says there is a difference at all.
 *
 * Debiased as a mean square: each statement's squared difference less the variance its counts would show by
 * chance, weighted by n_p n_q / (n_p + n_q); statements with fewer than 2 answers on a side are left out.
 */
export function comparePerspectives(m: VoteMatrix, perspectives: Perspectives, how: Comparing): Compared[] {
  const { progress = silent } = how
  const pairs = Array.from({ length: perspectives.count }, (_, p) =>
    Array.from({ length: perspectives.count - p - 1 }, (_, k) => [p, p + 1 + k] as const),
  ).flat()
  const tested = pairs.map(([first, second], k) => {
    progress({ what: 'differences', done: k, of: pairs.length })
    return testPair(m, perspectives.members[first]!, perspectives.members[second]!, branch(how.seed, k), how)
  })
  const adjusted = holm(tested.map(({ p }) => p))
  return pairs.map(([first, second], k) => {
    const { gap, p, sides, sampled } = tested[k]!
    const statements = adjusted[k]! <= 0.05 ? listDividing(...sides) : []
    return { first, second, gap, p, adjusted: adjusted[k]!, statements, sampled }
  })
}

function testPair(m: VoteMatrix, inFirst: Uint8Array, inSecond: Uint8Array, seed: number, how: Comparing) {
  const { permutations = 999, mostVotes = 200_000, live } = how
  const who = (first: number, second: number) =>
    Int32Array.from(
      inFirst.reduce<number[]>((found, a, i) => {
        if (Boolean(a) === Boolean(first) && Boolean(inSecond[i]) === Boolean(second)) found.push(i)
        return found
      }, []),
    )
  const [onlyFirst, onlySecond, both] = [who(1, 0), who(0, 1), who(1, 1)]
  const sides = [
    add(sideOf(m, onlyFirst, live), sideOf(m, both, live)),
    add(sideOf(m, onlySecond, live), sideOf(m, both, live)),
  ] as const
  const observed = meanSquareGap(...sides)
  const gap = Math.sqrt(Math.max(0, observed))
  if (!onlyFirst.length || !onlySecond.length) return { gap, p: 1, sides, sampled: false }

  const chance = random(seed)
  const votes = [onlyFirst, onlySecond, both].reduce((sum, people) => sum + votesOf(m, people), 0)
  const part = Math.min(1, mostVotes / Math.max(1, votes))
  const thin = (people: Int32Array) =>
    part === 1
      ? people
      : shuffle(people.slice(), chance)
          .slice(0, Math.max(1, Math.ceil(part * people.length)))
          .sort()
  const [a, b, c] = [thin(onlyFirst), thin(onlySecond), thin(both)]
  const fixed = sideOf(m, c, live)
  const pool = onlyPeople(m, [...a, ...b])
  const all = add(sideOf(pool, everyoneOf(pool), live), fixed)
  const drawn = everyoneOf(pool)
  const target =
    part === 1 ? observed : meanSquareGap(add(sideOf(m, a, live), fixed), add(sideOf(m, b, live), fixed))
  let asLarge = 0
  for (let turn = 0; turn < permutations; turn++) {
    const first = add(sideOf(pool, shuffle(drawn, chance).subarray(0, a.length), live), fixed)
    const second = { agrees: new Int32Array(m.statements), answers: new Int32Array(m.statements) }
    for (let j = 0; j < m.statements; j++) {
      second.agrees[j] = all.agrees[j]! - first.agrees[j]! + fixed.agrees[j]!
      second.answers[j] = all.answers[j]! - first.answers[j]! + fixed.answers[j]!
    }
    // A hair of tolerance: the same arrangement reached another way must count as equal.
    if (meanSquareGap(first, second) >= target - 1e-12) asLarge++
  }
  return { gap, p: (1 + asLarge) / (1 + permutations), sides, sampled: part < 1 }
}

/** Debiased mean square of the differences in the share that agrees; 0 where no statement can be compared. */
export function meanSquareGap(first: Side, second: Side): number {
  let sum = 0
  let weights = 0
  for (let j = 0; j < first.answers.length; j++) {
    const n = first.answers[j]!
    const k = second.answers[j]!
    if (n < 2 || k < 2) continue
    const p = first.agrees[j]! / n
    const q = second.agrees[j]! / k
    const weight = (n * k) / (n + k)
    sum += weight * ((p - q) ** 2 - (p * (1 - p)) / (n - 1) - (q * (1 - q)) / (k - 1))
    weights += weight
  }
  return weights === 0 ? 0 : sum / weights
}

/**
 * Statements sorted by the chance that the true shares lie more than 20 points apart, taken while the mean
 * chance of being wrong stays at most 15%. Only those with 5 answers on both sides. Posteriors share a centre, with the strength of 3 answers.
 */
function listDividing(first: Side, second: Side) {
  const sorted = Array.from(first.answers, (n, statement) => {
    const k = second.answers[statement]!
    // What is listed is published, and nothing is published of fewer than 5 people.
    if (n < FLOOR || k < FLOOR) return { statement, certainty: 0 }
    const [a, b] = [first.agrees[statement]!, second.agrees[statement]!]
    const centre = (3 * (a + b + 1)) / (n + k + 2)
    const certainty = betaFarApart(a + centre, n - a + 3 - centre, b + centre, k - b + 3 - centre, 0.2)
    return { statement, certainty }
  }).sort((one, other) => other.certainty - one.certainty || one.statement - other.statement)
  let doubt = 0
  const until = sorted.findIndex(({ certainty }, at) => {
    doubt += 1 - certainty
    return doubt / (at + 1) > 0.15
  })
  return until < 0 ? sorted : sorted.slice(0, until)
}

/** Holm's step-down adjustment: the k-th smallest chance times the number still standing, never falling. */
export function holm(chances: readonly number[]): number[] {
  const order = chances.map((_, k) => k).sort((a, b) => chances[a]! - chances[b]!)
  const adjusted = chances.map(() => 1)
  let least = 0
  order.forEach((k, rank) => {
    least = Math.max(least, Math.min(1, chances[k]! * (chances.length - rank)))
    adjusted[k] = least
  })
  return adjusted
}

function sideOf(m: VoteMatrix, people: Int32Array, live: ArrayLike<number> | undefined): Side {
  const agrees = new Int32Array(m.statements)
  const answers = new Int32Array(m.statements)
  for (let r = 0; r < people.length; r++) {
    const i = people[r]!
    for (let k = m.starts[i]!; k < m.starts[i + 1]!; k++) {
      const j = m.columns[k]!
      if (live && !live[j]) continue
      answers[j]!++
      if (m.values[k]! > 0) agrees[j]!++
    }
  }
  return { agrees, answers }
}

const add = (one: Side, other: Side): Side => ({
  agrees: one.agrees.map((value, j) => value + other.agrees[j]!),
  answers: one.answers.map((value, j) => value + other.answers[j]!),
})

const everyoneOf = (m: VoteMatrix) => Int32Array.from({ length: m.people }, (_, i) => i)

function votesOf(m: VoteMatrix, people: Int32Array): number {
  if (people.length === m.people) return votesIn(m)
  return people.reduce((sum, i) => sum + m.starts[i + 1]! - m.starts[i]!, 0)
}
