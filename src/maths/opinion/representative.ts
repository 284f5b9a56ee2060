import type { Tally } from './matrix.js'

/** One side (agree or disagree) of a statement within a group against everybody else (Polis, repness.clj). */
export type Side = {
  /** Share of the group's answers on this side, smoothed: (A + 1) / (S + 2). */
  readonly share: number
  /** How far that share is from a half, in standard errors. */
  readonly shareTest: number
  /** The share as a multiple of the others'. */
  readonly ratio: number
  /** How far the two shares are apart, in standard errors. */
  readonly ratioTest: number
}

export type Representative = {
  readonly statement: number
  readonly answer: 'agree' | 'disagree'
  readonly side: Side
}

/** One-sided 90%. */
const CERTAIN = 1.2816
const MOST = 5

/** @param inside,outside counts on this side; insideAll, outsideAll all answers, "not sure" included */
export function sideOf(inside: number, insideAll: number, outside: number, outsideAll: number): Side {
  const share = (inside + 1) / (insideAll + 2)
  return {
    share,
    shareTest: shareTest(inside, insideAll),
    ratio: share / ((outside + 1) / (outsideAll + 2)),
    ratioTest: twoShares(inside + 1, insideAll + 1, outside + 1, outsideAll + 1),
  }
}

/** 2 sqrt(n + 1) ((k + 1)/(n + 1) - 1/2): is k of n more than half? */
export const shareTest = (k: number, n: number) => 2 * Math.sqrt(n + 1) * ((k + 1) / (n + 1) - 0.5)

function twoShares(k1: number, n1: number, k2: number, n2: number): number {
  const pooled = (k1 + k2) / (n1 + n2)
  if (pooled === 1) return 0
  return (k1 / n1 - k2 / n2) / Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
}

const certain = ({ ratioTest, shareTest }: Side) => ratioTest > CERTAIN && shareTest > CERTAIN

/**
 * What sets a group apart: statements on which it is both more than half on one side and more so than the
 * others, each with 90% certainty; strongest first, with the strongest agreement in front; at most 5. The side
 * told is the one that differs more from the others. (Polis puts all agreements before all disagreements, and
 * names a best agreement also where nothing is certain; here an empty list says so.)
 *
 * @param group,others counts within the group and within all other groups
 */
export function representative(group: Tally, others: Tally): Representative[] {
  const found = Array.from(group.agrees, (agrees, statement): Representative | undefined => {
    const disagrees = group.disagrees[statement]!
    const inside = agrees + disagrees + group.unsure[statement]!
    const [outAgrees, outDisagrees] = [others.agrees[statement]!, others.disagrees[statement]!]
    const outside = outAgrees + outDisagrees + others.unsure[statement]!
    const agree = sideOf(agrees, inside, outAgrees, outside)
    const disagree = sideOf(disagrees, inside, outDisagrees, outside)
    if (!certain(agree) && !certain(disagree)) return undefined
    return agree.ratioTest > disagree.ratioTest
      ? { statement, answer: 'agree', side: agree }
      : { statement, answer: 'disagree', side: disagree }
  }).filter((one) => one !== undefined)
  const strength = ({ side }: Representative) => side.ratio * side.ratioTest * side.share * side.shareTest
  const sorted = found.sort((a, b) => strength(b) - strength(a) || a.statement - b.statement)
  const best = sorted.find(({ answer }) => answer === 'agree')
  return (best ? [best, ...sorted.filter((one) => one !== best)] : sorted).slice(0, MOST)
}
