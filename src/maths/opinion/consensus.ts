import type { Tally } from './matrix.js'
import { shareTest } from './representative.js'

const CERTAIN = 1.2816
const MOST = 5

/**
 * What everybody together agrees or disagrees with (Polis): more than half, with one-sided 90% certainty,
 * strongest first, at most 5 of each.
 */
export function consensus({ agrees, disagrees, unsure }: Tally): {
  readonly agree: readonly number[]
  readonly disagree: readonly number[]
} {
  const top = (side: Int32Array) =>
    Array.from(side, (k, statement) => {
      const n = agrees[statement]! + disagrees[statement]! + unsure[statement]!
      return { statement, share: (k + 1) / (n + 2), test: shareTest(k, n) }
    })
      .filter(({ share, test }) => share > 0.5 && test > CERTAIN)
      .sort((a, b) => b.share * b.test - a.share * a.test || a.statement - b.statement)
      .slice(0, MOST)
      .map(({ statement }) => statement)
  return { agree: top(agrees), disagree: top(disagrees) }
}

/**
 * Group-informed consensus: the product over groups of (agrees + 1) / (answers + 2), length statements. A
 * ranking, never a claim: the top of it always exists, also where nothing is shared.
 *
 * @param groups counts within each group
 */
export function groupInformedConsensus(groups: readonly Tally[], statements: number): Float64Array {
  return Float64Array.from({ length: statements }, (_, j) =>
    groups.reduce((product, { agrees, disagrees, unsure }) => {
      const answers = agrees[j]! + disagrees[j]! + unsure[j]!
      return (product * (agrees[j]! + 1)) / (answers + 2)
    }, 1),
  )
}
