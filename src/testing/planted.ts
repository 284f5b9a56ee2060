import { buildMatrix, type VoteLog, type VoteMatrix } from '../maths/opinion/matrix.js'
import { fromLabels, type Perspectives } from '../maths/perspectives.js'
import { random } from '../maths/random/random.js'

/**
 * Towns whose truth is known, to see whether the maths finds it. Each is drawn from a seed.
 */
export type Setting = { readonly b0: number; readonly bs: number; readonly ps: number }

/** Support of a statement in a perspective: logistic(b0 + bs * shared + ps * the perspective's own). */
export const TYPICAL: Setting = { b0: 0.5, bs: 1.1, ps: 0.8 }
export const DIVIDED: Setting = { b0: 0, bs: 0.8, ps: 1.6 }
export const ALMOST_NONE: Setting = { b0: -0.4, bs: 0.6, ps: 1.6 }

export const SMALL: readonly number[] = [8, 10, 14, 20]
export const LARGE: readonly number[] = [15, 20, 30, 40]

export type Town = {
  readonly matrix: VoteMatrix
  readonly perspectives: Perspectives
  /** count × statements, row by row: the true share that agrees. */
  readonly support: Float64Array
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x))

/**
 * Perspectives of these sizes and 40 statements. Each person sees each statement with chance .7, agrees with
 * chance = support, else is unsure with chance .35, else disagrees. Where `selective`, whoever does not agree
 * is seen with half the chance.
 */
export function agreementTown(
  seed: number,
  sizes: readonly number[],
  { b0, bs, ps }: Setting,
  selective = false,
  statements = 40,
): Town {
  const chance = random(seed)
  const support = new Float64Array(sizes.length * statements)
  for (let j = 0; j < statements; j++) {
    const shared = chance.normal()
    for (let p = 0; p < sizes.length; p++)
      support[p * statements + j] = logistic(b0 + bs * shared + ps * chance.normal())
  }
  const labels = Int32Array.from(sizes.flatMap((size, p) => Array<number>(size).fill(p)))
  const person: number[] = []
  const statement: number[] = []
  const vote: number[] = []
  for (let i = 0; i < labels.length; i++)
    for (let j = 0; j < statements; j++) {
      const agrees = chance.uniform() < support[labels[i]! * statements + j]!
      const answer = agrees ? 1 : chance.uniform() < 0.35 ? 0 : -1
      if (chance.uniform() >= (selective && !agrees ? 0.35 : 0.7)) continue
      person.push(i)
      statement.push(j)
      vote.push(answer)
    }
  const log = {
    person: Int32Array.from(person),
    statement: Int32Array.from(statement),
    vote: Int8Array.from(vote),
  }
  return {
    matrix: buildMatrix(log, labels.length, statements),
    perspectives: fromLabels(labels, sizes.length),
    support,
  }
}

export type Camps = {
  readonly people: number
  readonly statements: number
  /** Part of the people in each group; sums to 1. */
  readonly shares: readonly number[]
  /** How far the groups lean apart on a statement, in logits. 0: no groups. */
  readonly spread: number
  /** How far people of one group differ, on two shared directions. */
  readonly within: number
  /** About how many votes a person gives (log-normal around this). */
  readonly per: number
  /** Part of answers that are "not sure". */
  readonly passes: number
}

export const VERY_CLEAR = {
  statements: 60,
  shares: [0.6, 0.4],
  spread: 2.5,
  within: 0.3,
  per: 20,
  passes: 0.12,
}
export const NOISE = { statements: 60, shares: [1], spread: 0, within: 0, per: 20, passes: 0.12 }

/** Groups that lean apart. Statement centre .6 + .9z in logits; a group's lean spread * z per statement. */
export function plantedGroups(
  seed: number,
  { people, statements, shares, spread, within, per, passes }: Camps,
): { matrix: VoteMatrix; groups: Int32Array } {
  const chance = random(seed)
  const normals = (scale: number) => Float64Array.from({ length: statements }, () => scale * chance.normal())
  const centre = normals(0.9).map((value) => value + 0.6)
  const leans = shares.map(() => normals(spread))
  const [across, along] = [normals(within), normals(within)]
  const groups = new Int32Array(people)
  const person: number[] = []
  const statement: number[] = []
  const vote: number[] = []
  const order = Int32Array.from({ length: statements }, (_, j) => j)
  let before = 0
  shares.forEach((share, g) => {
    const until = g === shares.length - 1 ? people : Math.round(before + share * people)
    groups.fill(g, before, until)
    before = until
  })
  for (let i = 0; i < people; i++) {
    const [u, v] = [chance.normal(), chance.normal()]
    const votes = Math.min(statements, Math.max(1, Math.round(per * Math.exp(0.5 * chance.normal()))))
    for (let k = 0; k < votes; k++) {
      // Draw without replacement: a partial shuffle from the front.
      const at = k + chance.whole(statements - k)
      const j = order[at]!
      order[at] = order[k]!
      order[k] = j
      const lean = centre[j]! + leans[groups[i]!]![j]! + u * across[j]! + v * along[j]!
      person.push(i)
      statement.push(j)
      vote.push(chance.uniform() < passes ? 0 : chance.uniform() < logistic(lean) ? 1 : -1)
    }
  }
  const log = {
    person: Int32Array.from(person),
    statement: Int32Array.from(statement),
    vote: Int8Array.from(vote),
  }
  return { matrix: buildMatrix(log, people, statements), groups }
}

/**
 * A large log for timing: two camps, people who differ within them along a second direction, each answering
 * about `density` of the statements.
 */
export function manyVotes(seed: number, people: number, statements: number, density: number): VoteLog {
  const chance = random(seed)
  const normals = (scale: number) => Float64Array.from({ length: statements }, () => scale * chance.normal())
  const [centre, lean, second] = [normals(0.9), normals(1.2), normals(0.8)]
  const most = Math.ceil(people * statements * density * 1.1) + 1000
  const person = new Int32Array(most)
  const statement = new Uint16Array(most)
  const vote = new Int8Array(most)
  let rows = 0
  for (let i = 0; i < people; i++) {
    const camp = chance.uniform() < 0.6 ? 1 : -1
    const place = chance.normal()
    // Gaps between answered statements are geometric: one draw a vote instead of one a cell.
    for (let j = gap(); j < statements && rows < most; j += 1 + gap()) {
      person[rows] = i
      statement[rows] = j
      const agrees = logistic(0.6 + centre[j]! + camp * lean[j]! + place * second[j]!)
      vote[rows] = chance.uniform() < 0.12 ? 0 : chance.uniform() < agrees ? 1 : -1
      rows++
    }
  }
  function gap() {
    return Math.floor(Math.log(1 - chance.uniform()) / Math.log(1 - density))
  }
  return {
    person: person.subarray(0, rows),
    statement: statement.subarray(0, rows),
    vote: vote.subarray(0, rows),
  }
}
