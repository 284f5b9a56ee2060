import type { Random } from '../random/random.js'
import { answersIn, type Cells } from './cells.js'
import { FLOOR } from './labels.js'

/** What is known of a conversation when somebody asks for the next statement. */
export type Asking = {
  readonly cells: Cells
  /** Chance of support per cell, as `support` gives it. */
  readonly chances: Float64Array
  /** Length statements: how far a statement tells people apart, see `loadings`. */
  readonly loadings: Float64Array
  /** Length statements: who wrote each; the same number for the same person. */
  readonly authors: ArrayLike<number>
}

/** The person who asks. */
export type Asker = {
  /** Numbers of the perspectives she stands in. */
  readonly perspectives: readonly number[]
  /** Length statements: non-zero where she has answered. */
  readonly answered: ArrayLike<number>
  /** Authors of the statements she was last shown, the latest last. */
  readonly lastAuthors: readonly number[]
}

export type Propensities = {
  readonly policy: 'hybrid' | 'decision'
  /** Length statements: the chance with which each is shown next; sums to 1, or all 0 when none is left. */
  readonly chances: Float64Array
}

/** Part of the choices made evenly among all, so that what is shown can be told from what is liked. */
const EVEN = 0.15
/** Statements of one author in a row, where there is another. */
const MOST_IN_A_ROW = 2
/** Questions at the start that also serve to place the person on the map. */
const PLACING = 3

/**
 * Loadings of a map as routing wants them: the length of each statement's loading, scaled so that their root
 * mean square over live statements is 1.
 */
export function loadings(first: Float64Array, second: Float64Array, live: ArrayLike<number>): Float64Array {
  const sizes = first.map((value, j) => (live[j] ? Math.hypot(value, second[j]!) : 0))
  const open = sizes.reduce((sum, _, j) => sum + (live[j] ? 1 : 0), 0)
  const mean = Math.sqrt(sizes.reduce((sum, size) => sum + size * size, 0) / Math.max(1, open))
  return mean > 0 ? sizes.map((size) => size / mean) : sizes
}

/**
 * Hybrid until every perspective has 5 answers on 7 in 10 live statements, then decision. Hybrid: what has
 * few answers from her perspectives, what its label hangs on, and at first what tells people apart. Decision:
 * mostly what its label hangs on.
 */
export function policyFor(cells: Cells): Propensities['policy'] {
  const J = cells.statements
  const open = cells.live.reduce((sum, live) => sum + live, 0)
  for (let p = 0; p < cells.perspectives; p++) {
    let covered = 0
    for (let j = 0; j < J; j++) if (cells.live[j] && answersIn(cells, p * J + j) >= FLOOR) covered++
    if (covered < 0.7 * open) return 'hybrid'
  }
  return 'decision'
}

/** All that does not depend on who asks, worked out once for a whole refresh of the counts. */
export type Readied = {
  readonly policy: Propensities['policy']
  readonly statements: number
  readonly perspectives: number
  readonly live: ArrayLike<number>
  readonly authors: ArrayLike<number>
  /** Perspectives × statements: what asking each cell's statement is worth to its perspective. */
  readonly scores: Float64Array
  /** Length statements: what is added while a person is being placed. */
  readonly placing: Float64Array
}

/** Scores every cell. O(perspectives² × statements); choosing for one person is then O(statements). */
export function readied(asking: Asking): Readied {
  const { cells, authors } = asking
  const { statements, perspectives, live } = cells
  const policy = policyFor(cells)
  const scores = Float64Array.from(cells.agrees, (_, at) =>
    cellScore(asking, Math.floor(at / statements), at % statements, policy),
  )
  const placing = asking.loadings.map((loading) => (policy === 'hybrid' ? 0.5 * loading : 0))
  return { policy, statements, perspectives, live, authors, scores, placing }
}

/**
 * With what chance each statement is shown next: the best score with chance .85 (equal scores share it),
 * otherwise any that she has not answered. Nothing she answered, nothing that is not live. O(statements).
 */
export const propensities = (asking: Asking, asker: Asker): Propensities => chancesFor(readied(asking), asker)

/** `propensities` from what was readied before. */
export function chancesFor(ready: Readied, asker: Asker): Propensities {
  const { policy, statements, live, authors } = ready
  const chances = new Float64Array(statements)
  const recent = asker.lastAuthors.slice(-MOST_IN_A_ROW)
  const tired = (j: number) =>
    recent.length === MOST_IN_A_ROW && recent.every((author) => author === authors[j])
  const unseen: number[] = []
  for (let j = 0; j < statements; j++) if (live[j] && !asker.answered[j]) unseen.push(j)
  if (!unseen.length) return { policy, chances }
  const others = unseen.filter((j) => !tired(j))
  const pool = others.length ? others : unseen
  const scores = scoresFor(ready, asker, pool)
  let best = -1
  for (const score of scores) if (score > best) best = score
  const top = pool.filter((_, k) => scores[k]! >= best - 1e-12)
  for (const j of pool) chances[j] = EVEN / pool.length
  for (const j of top) chances[j]! += (1 - EVEN) / top.length
  return { policy, chances }
}

export type Next = {
  readonly statement: number
  readonly chance: number
  readonly policy: Propensities['policy']
}

/** Draws the next statement; its chance is to be kept with the answer. Undefined when none is left. */
export const nextStatement = (asking: Asking, asker: Asker, by: Random): Next | undefined =>
  drawNext(readied(asking), asker, by)

/** `nextStatement` from what was readied before. */
export function drawNext(ready: Readied, asker: Asker, by: Random): Next | undefined {
  const { policy, chances } = chancesFor(ready, asker)
  let left = by.uniform()
  let last = -1
  for (let j = 0; j < chances.length; j++) {
    if (chances[j] === 0) continue
    last = j
    left -= chances[j]!
    if (left < 0) break
  }
  return last < 0 ? undefined : { statement: last, chance: chances[last]!, policy }
}

/** The highest score over her perspectives; somebody in none counts as in the least heard one. */
function scoresFor(ready: Readied, asker: Asker, pool: readonly number[]): Float64Array {
  const { statements, perspectives, scores, placing } = ready
  const all = Array.from({ length: perspectives }, (_, p) => p)
  const hers = asker.perspectives.length ? asker.perspectives : all
  let answered = 0
  for (let k = 0; k < statements; k++) if (asker.answered[k]) answered++
  const isPlaced = answered >= PLACING
  const found = new Float64Array(pool.length)
  for (let k = 0; k < pool.length; k++) {
    const j = pool[k]!
    let best = 0
    for (const p of hers) best = Math.max(best, scores[p * statements + j]!)
    found[k] = isPlaced ? best : best + placing[j]!
  }
  return found
}

function cellScore({ cells, chances }: Asking, p: number, j: number, policy: Propensities['policy']): number {
  const at = p * cells.statements + j
  const answers = answersIn(cells, at)
  const chance = chances[at]!
  // A statement that some other perspective surely does not share can no longer become common ground.
  let alive = 1
  for (let q = 0; q < cells.perspectives; q++)
    if (q !== p) alive = Math.min(alive, Math.max(chances[q * cells.statements + j]!, 0.05))
  const coverage = 1 / (answers + 1)
  const decision = (4 * chance * (1 - chance) * alive) / Math.sqrt(answers + 2)
  return policy === 'hybrid' ? coverage + 0.7 * decision : 0.3 * coverage + 1.5 * decision
}
