import { type Progress, silent } from '../progress.js'
import { branch, random, shuffle } from '../random/random.js'
import { type EmMap, emMap } from './em-map.js'
import { findGroups } from './groups.js'
import { onlyPeople, type VoteMatrix, votesPerPerson } from './matrix.js'
import { pca } from './pca.js'
import { cloudLike, drawVotes, permuteVotes } from './resample.js'

/** With fewer people than this who answered, groups of opinion cannot be told from chance … */
const FEWEST = 60
/** … and so many of them must have answered enough to be placed. */
const FEWEST_PLACED = 45
/** A person's place is looked at from this many votes on, or all statements where there are fewer. */
const PLACED_FROM = 7

/** Whether people stand in groups of opinion. */
export type Verdict = 'too-few' | 'nothing' | 'spectrum' | 'groups'

export type Gate = {
  readonly verdict: Verdict
  /** Chance of so strong a pattern if answers to different statements had nothing to do with each other. */
  readonly pattern: number
  /** Chance of groups so clear if people stood in one cloud without gaps. */
  readonly clear: number
  /** Whether the test ran on a sample of the people, because there are very many. */
  readonly thinned: boolean
}

export type Gating = {
  readonly seed: number
  /** Refits of each stage: 39 make a test at 5%. */
  readonly refits?: number
  /** The most people looked at. */
  readonly most?: number
  readonly progress?: Progress
}

/** 1 for each person with votes enough to be placed. */
export function placed(m: VoteMatrix): Uint8Array {
  const least = Math.min(PLACED_FROM, statementsAnswered(m))
  return Uint8Array.from(votesPerPerson(m), (votes) => (votes > 0 && votes >= least ? 1 : 0))
}

function statementsAnswered(m: VoteMatrix): number {
  const seen = new Uint8Array(m.statements)
  for (let k = 0; k < m.columns.length; k++) seen[m.columns[k]!] = 1
  return seen.reduce((sum, one) => sum + one, 0)
}

/** A person counts by this power of how much is known of her place on the first axis. */
const SURE = 6

/** The map, and the groups k-means finds on it among those placed. */
export function picture(m: VoteMatrix, who = placed(m)) {
  const map = emMap(m)
  const weights = map.xx.map((variance) => Math.max(1e-6, 1 - variance / map.prior.x) ** SURE)
  return { map, weights, found: findGroups(map, { who, weights }) }
}

/**
 * How clear the groups are: the mean silhouette on the map, and that of two groups along the first axis alone.
 * Where there are two groups, the second axis only blurs them; where there are more, it is needed.
 */
function clearness(m: VoteMatrix): number {
  const who = placed(m)
  const { map, weights, found } = picture(m, who)
  const line = { x: map.x, y: new Float64Array(m.people) }
  return found.silhouette + findGroups(line, { who, weights, exactly: 2 }).silhouette
}

/**
 * Are there groups? First parallel analysis: votes dealt out afresh within each statement; is the strongest
 * axis of the real votes stronger than 95% of those (Horn)? Then a parametric bootstrap: votes drawn from a
 * single cloud of people, by probit, with the same missing answers and the same strength, mapped and grouped
 * in the same way; are the real groups clearer (see `clearness`) than 95% of those? Under one strong gradient
 * the second test still finds "groups" too often, so groups are a description, never a fact about people.
 */
export function gate(all: VoteMatrix, { seed, refits = 39, most = 1500, progress = silent }: Gating): Gate {
  const { m, thinned } = thin(all, most, seed)
  const answered = votesPerPerson(all).reduce((sum, votes) => sum + (votes > 0 ? 1 : 0), 0)
  if (answered < FEWEST || m.people < FEWEST_PLACED)
    return { verdict: 'too-few', pattern: 1, clear: 1, thinned }
  const observed = strongest(m)
  let stronger = 0
  for (let k = 0; k < refits; k++) {
    if (strongest(permuteVotes(m, random(branch(seed, k)))) >= observed) stronger++
    progress({ what: 'pattern', done: k + 1, of: refits })
  }
  const pattern = (1 + stronger) / (1 + refits)
  if (pattern > 0.05) return { verdict: 'nothing', pattern, clear: 1, thinned }

  const { map, found } = picture(m)
  const clearest = clearness(m)
  const cloud = matchedCloud(m, map, observed, branch(seed, 5000))
  let clearer = 0
  for (let k = 0; k < refits; k++) {
    const drawn = drawVotes(m, cloud, random(branch(seed, 1000 + k)))
    if (clearness(drawn) >= clearest) clearer++
    progress({ what: 'groups', done: k + 1, of: refits })
  }
  const clear = (1 + clearer) / (1 + refits)
  return { verdict: clear <= 0.05 && found.count > 1 ? 'groups' : 'spectrum', pattern, clear, thinned }
}

/** Only those placed, and of them a sample where there are more than `most`. */
function thin(all: VoteMatrix, most: number, seed: number): { m: VoteMatrix; thinned: boolean } {
  const who = placed(all)
  const people = Int32Array.from(who, (_, i) => i).filter((i) => who[i])
  if (people.length <= most) return { m: onlyPeople(all, people), thinned: false }
  return {
    m: onlyPeople(
      all,
      shuffle(people, random(branch(seed, 9000)))
        .slice(0, most)
        .sort(),
    ),
    thinned: true,
  }
}

const strongest = (m: VoteMatrix) => pca(m, { components: 1 }).eigenvalues[0] ?? 0

/** The cloud whose votes have, on average, as strong a first axis as these. Six steps settle it. */
function matchedCloud(m: VoteMatrix, map: EmMap, observed: number, seed: number) {
  const [sdX, sdY] = [spread(map.x), spread(map.y)]
  const first = map.first.map((value) => value * Math.max(1e-9, sdX))
  const second = map.second.map((value) => value * Math.max(1e-9, sdY))
  let strength = 1
  for (let step = 0; step < 6; step++) {
    let sum = 0
    for (let k = 0; k < 4; k++)
      sum += strongest(drawVotes(m, cloudLike(m, first, second, strength), random(branch(seed, k))))
    strength = Math.min(4, Math.max(0.25, strength * Math.sqrt(observed / Math.max(1e-12, sum / 4))))
  }
  return cloudLike(m, first, second, strength)
}

function spread(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}
