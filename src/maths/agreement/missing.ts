import { answersIn, type Cells } from './cells.js'
import { FLOOR } from './labels.js'

/** How well one perspective has been heard (E7). For routing and for words; never for a number on a page. */
export type Heard = {
  /** Members who answered, as a part of the target; undefined where no target was set. */
  readonly reach: number | undefined
  /** Answers in, of the 5 a statement needs, over all live statements: 0 to 1. */
  readonly depth: number
  /** Part of the live statements with at least 5 answers: 0 to 1. */
  readonly covered: number
  readonly underHeard: boolean
  /** Answers still needed until every live statement has 5. */
  readonly votesNeeded: number
}

/**
 * Who is missing: under-heard where reach < 1/2, depth < .6, or fewer than 7 in 10 live statements have 5
 * answers. It names perspectives, never people. Without live statements nobody is under-heard.
 *
 * @param targets how many people it was hoped to hear from, per perspective; undefined where unknown
 */
export function heard(cells: Cells, targets: readonly (number | undefined)[] = []): Heard[] {
  const J = cells.statements
  const open = cells.live.reduce((sum, live) => sum + live, 0)
  return Array.from({ length: cells.perspectives }, (_, p) => {
    let answers = 0
    let covered = 0
    for (let j = 0; j < J; j++) {
      if (!cells.live[j]) continue
      const n = answersIn(cells, p * J + j)
      answers += Math.min(n, FLOOR)
      if (n >= FLOOR) covered++
    }
    const target = targets[p]
    const reach = target === undefined ? undefined : cells.voters[p]! / target
    const depth = open === 0 ? 1 : answers / (FLOOR * open)
    const part = open === 0 ? 1 : covered / open
    return {
      reach,
      depth,
      covered: part,
      underHeard: (reach !== undefined && reach < 0.5) || depth < 0.6 || part < 0.7,
      votesNeeded: FLOOR * open - answers,
    }
  })
}
