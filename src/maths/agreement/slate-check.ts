/** People left out of a slate: together they weigh `weight`, marked `statement`, and each holds fewer than `level`. */
export type Violation = { readonly statement: number; readonly level: number; readonly weight: number }

/**
 * Checks a slate from first principles, sharing nothing with how it was chosen: every unchosen statement and
 * every level l for which people of weight l/size or more marked it while each holds fewer than l chosen
 * statements. None means weighted EJR+ holds.
 */
export function violations(
  chosen: readonly number[],
  slate: {
    readonly marks: readonly (readonly number[])[]
    readonly weights: ArrayLike<number>
    readonly candidates: readonly number[]
    readonly size: number
  },
): Violation[] {
  const { marks, weights, candidates, size } = slate
  const holds = marks.map((marked) => chosen.filter((statement) => marked.includes(statement)).length)
  const found: Violation[] = []
  for (const statement of candidates) {
    if (chosen.includes(statement)) continue
    for (let level = 1; level <= size; level++) {
      let weight = 0
      marks.forEach((marked, i) => {
        if (holds[i]! < level && marked.includes(statement)) weight += weights[i]!
      })
      // The same hair of tolerance as in the choosing, on the other side.
      if (weight > level / size + 1e-9) found.push({ statement, level, weight })
    }
  }
  return found
}
