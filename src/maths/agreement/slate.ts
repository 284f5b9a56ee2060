import { violations } from './slate-check.js'

/** What people marked: per person, the statements that matter most to her. */
export type Marks = readonly (readonly number[])[]

export type Slate = {
  /** In the order chosen. `level` is how many each of the people it was chosen for had been owed; 0: to fill. */
  readonly chosen: readonly { readonly statement: number; readonly level: number }[]
  readonly certificate: {
    readonly size: number
    readonly candidates: number
    readonly people: number
    /** Unchosen statements that people of enough weight, with too few chosen, marked: found by an independent check. */
    readonly violations: number
  }
}

export type Choosing = {
  readonly marks: Marks
  /** Per person; sums to 1 over those who gave marks. */
  readonly weights: Float64Array
  readonly candidates: readonly number[]
  /** The most statements to choose. */
  readonly size: number
  /** Per statement; of equally marked ones the higher goes first, then the older. */
  readonly score: ArrayLike<number>
}

/** Sums of weights are compared with this tolerance: far less than one person's weight, far more than rounding. */
const HAIR = 1e-9

/**
 * A slate on which nobody of weight is left out (weighted Greedy Justified Candidate, Brill and Peters).
 * For level l = size down to 1: while the people who marked an unchosen statement and hold fewer than l chosen
 * ones weigh l/size or more, choose the heaviest such statement. Then fill up by sequential proportional
 * approval voting. Weighted EJR+ holds: no unchosen statement is marked by people of weight l/size each
 * holding fewer than l chosen ones. It speaks for the marks received, not for those who gave none.
 *
 * At most `size` are chosen: give each person size * weight to spend and charge each supporter of a choice at
 * level l an equal part by weight, at most size * weight / l; her last payment came when she held fewer than
 * l, so her payments never exceed her purse. O(size * marks).
 *
 * @throws RangeError when marks and weights differ in number
 */
export function chooseSlate({ marks, weights, candidates, size, score }: Choosing): Slate {
  if (marks.length !== weights.length) throw new RangeError('each person needs marks and a weight')
  const open = new Set(candidates)
  const held = new Int32Array(marks.length)
  const chosen: { statement: number; level: number }[] = []
  const better = (a: number, b: number) => score[b]! - score[a]! || a - b
  const ranked = [...open].sort(better)

  const choose = (statement: number, level: number) => {
    open.delete(statement)
    chosen.push({ statement, level })
    marks.forEach((marked, i) => {
      if (marked.includes(statement)) held[i]!++
    })
  }
  const heaviest = (weigh: (i: number) => number) => {
    const sums = new Map<number, number>()
    marks.forEach((marked, i) => {
      const weight = weigh(i)
      if (weight > 0) for (const j of marked) if (open.has(j)) sums.set(j, (sums.get(j) ?? 0) + weight)
    })
    let best: { statement: number; weight: number } | undefined
    for (const statement of ranked) {
      const weight = sums.get(statement) ?? 0
      if (weight > 0 && open.has(statement) && (!best || weight > best.weight + HAIR))
        best = { statement, weight }
    }
    return best
  }

  for (let level = size; level >= 1; level--) {
    for (let next = heaviest((i) => (held[i]! < level ? weights[i]! : 0)); next; ) {
      if (next.weight < level / size - HAIR) break
      choose(next.statement, level)
      next = heaviest((i) => (held[i]! < level ? weights[i]! : 0))
    }
  }
  while (chosen.length < size) {
    const next = heaviest((i) => weights[i]! / (held[i]! + 1))
    if (!next) break
    choose(next.statement, 0)
  }
  const ids = chosen.map(({ statement }) => statement)
  return {
    chosen,
    certificate: {
      size,
      candidates: candidates.length,
      people: marks.filter((marked) => marked.length > 0).length,
      violations: violations(ids, { marks, weights, candidates, size }).length,
    },
  }
}
