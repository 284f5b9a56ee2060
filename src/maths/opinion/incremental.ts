import { random } from '../random/random.js'
import { buildMatrix, meansOf, type Tally, type VoteMatrix } from './matrix.js'
import { type Axes, BLOCK } from './pca.js'
import { principalAxes } from './principal-axes.js'

/**
 * A conversation as it goes on, one vote at a time: counts, and for every pair of statements the sums from
 * which the exact covariance follows. All are whole numbers, so nothing drifts: after any order of votes and
 * changes they equal what one pass over the last votes would give.
 */
export type Live = {
  people: number
  readonly statements: number
  readonly agrees: Int32Array
  readonly disagrees: Int32Array
  readonly unsure: Int32Array
  /**
   * Four numbers for each ordered pair (j, k), at 4 * (j * statements + k), added up over people whose vote
   * on j came after the one on k: sum of x_j x_k, people, sum of x_j, sum of x_k. One row is touched a vote.
   */
  readonly pairs: Int32Array
  /** Per person, each vote as 4 * statement + vote + 1, in the order given; the first `given` are in use. */
  readonly votes: Int32Array[]
  readonly given: number[]
}

export function newLive(people: number, statements: number): Live {
  const counts = () => new Int32Array(statements)
  return {
    people,
    statements,
    agrees: counts(),
    disagrees: counts(),
    unsure: counts(),
    pairs: new Int32Array(4 * statements * statements),
    votes: [],
    given: [],
  }
}

/**
 * Takes one vote: a first one, or another in place of an earlier one. O(votes of that person).
 *
 * @param vote 1 agree, -1 disagree, 0 not sure
 * @returns whether it changed anything; the same vote again does not
 * @throws RangeError for a statement or vote that does not exist
 */
export function addVote(live: Live, person: number, statement: number, vote: number): boolean {
  if (statement < 0 || statement >= live.statements) throw new RangeError(`no statement ${statement}`)
  if (vote !== 1 && vote !== -1 && vote !== 0) throw new RangeError(`${vote} is not a vote`)
  live.people = Math.max(live.people, person + 1)
  const given = live.given[person] ?? 0
  const votes = roomFor(live, person, given)
  const packed = 4 * statement + vote + 1
  let before = -1
  for (let k = 0; k < given; k++) if (votes[k]! >> 2 === statement) before = k
  if (before >= 0 && votes[before] === packed) return false

  const fresh = before < 0
  const old = fresh ? 0 : (votes[before]! & 3) - 1
  const moved = vote - old
  const { pairs } = live
  const row = 4 * statement * live.statements
  for (let k = 0; k < given; k++) {
    if (k === before) continue
    const at = row + 4 * (votes[k]! >> 2)
    const other = (votes[k]! & 3) - 1
    pairs[at]! += moved * other
    pairs[at + 2]! += moved
    if (fresh) {
      pairs[at + 1]! += 1
      pairs[at + 3]! += other
    }
  }
  if (!fresh) count(live, statement, old, -1)
  count(live, statement, vote, 1)
  if (fresh) live.given[person] = given + 1
  votes[fresh ? given : before] = packed
  return true
}

function roomFor(live: Live, person: number, given: number): Int32Array {
  const votes = live.votes[person]
  if (votes && given < votes.length) return votes
  const larger = new Int32Array(Math.max(8, 2 * given))
  if (votes) larger.set(votes)
  live.votes[person] = larger
  return larger
}

function count({ agrees, disagrees, unsure }: Tally, statement: number, vote: number, by: number) {
  const into = vote > 0 ? agrees : vote < 0 ? disagrees : unsure
  into[statement]! += by
}

/** Sums over the people who voted on both statements: whole numbers, statements × statements. */
export type CoVotes = {
  /** Sum of x_j x_k. */
  readonly products: Int32Array
  /** Sum of x_j, over those who also voted on k. */
  readonly sums: Int32Array
  readonly people: Int32Array
}

export function coVotes({ statements: m, pairs, agrees, disagrees, unsure }: Live): CoVotes {
  const products = new Int32Array(m * m)
  const sums = new Int32Array(m * m)
  const people = new Int32Array(m * m)
  for (let j = 0; j < m; j++)
    for (let k = 0; k < m; k++) {
      const at = j * m + k
      if (j === k) {
        products[at] = agrees[j]! + disagrees[j]!
        sums[at] = agrees[j]! - disagrees[j]!
        people[at] = agrees[j]! + disagrees[j]! + unsure[j]!
        continue
      }
      const one = 4 * at
      const other = 4 * (k * m + j)
      products[at] = pairs[one]! + pairs[other]!
      people[at] = pairs[one + 1]! + pairs[other + 1]!
      sums[at] = pairs[one + 2]! + pairs[other + 3]!
    }
  return { products, sums, people }
}

/**
 * Gram matrix of the residuals, blanks filled with means: G_jk = sum over those who voted on both of
 * (x_j - mean_j)(x_k - mean_k), from the whole sums. Statements × statements. O(statements^2).
 */
export function gram({ products, sums, people }: CoVotes, means: Float64Array): Float64Array {
  const m = means.length
  const result = new Float64Array(m * m)
  for (let j = 0; j < m; j++)
    for (let k = 0; k < m; k++) {
      const at = j * m + k
      result[at] =
        products[at]! -
        means[j]! * sums[k * m + j]! -
        means[k]! * sums[at]! +
        means[j]! * means[k]! * people[at]!
    }
  return result
}

/** Principal axes of the votes so far, from the sums alone: the same as `pca` of the matrix, up to rounding. */
export function axesOf(
  live: Live,
  { components = 2, warm = [] }: { components?: number; warm?: readonly Float64Array[] } = {},
): Axes {
  const m = live.statements
  const means = meansOf(live)
  const matrix = gram(coVotes(live), means)
  const width = Math.min(m, Math.max(BLOCK, components))
  const chance = random(1)
  const block = new Float64Array(m * width)
  for (let j = 0; j < m; j++)
    for (let c = 0; c < width; c++)
      block[j * width + c] = warm[c]?.[j] ?? chance.normal() * Math.sqrt(matrix[j * m + j]!)
  const people = Math.max(1, live.people)
  const image = (vectors: Float64Array) => timesMatrix(matrix, vectors, m, width, people)
  return { means, ...principalAxes(image, block, { rows: m, width, components, most: 100, tolerance: 1e-5 }) }
}

function timesMatrix(matrix: Float64Array, vectors: Float64Array, m: number, width: number, people: number) {
  const product = new Float64Array(m * width)
  for (let j = 0; j < m; j++)
    for (let k = 0; k < m; k++) {
      const value = matrix[j * m + k]! / people
      if (value === 0) continue
      for (let c = 0; c < width; c++) product[j * width + c]! += value * vectors[k * width + c]!
    }
  return product
}

/** The votes as they stand, for everything that is made in one go. */
export function toMatrix({ people, statements, votes, given }: Live): VoteMatrix {
  const total = given.reduce((sum, n) => sum + (n ?? 0), 0)
  const log = { person: new Int32Array(total), statement: new Int32Array(total), vote: new Int8Array(total) }
  let at = 0
  for (let i = 0; i < people; i++)
    for (let k = 0; k < (given[i] ?? 0); k++) {
      log.person[at] = i
      log.statement[at] = votes[i]![k]! >> 2
      log.vote[at++] = (votes[i]![k]! & 3) - 1
    }
  return buildMatrix(log, people, statements)
}
