import type { Cells } from '../../../maths/agreement/cells.js'

/** How many people who stand in exactly these perspectives gave this answer. */
export type Counted = {
  readonly perspectives: readonly string[]
  /** the number of the idea; nothing where the row counts those who answered anything */
  readonly n: number | null
  readonly value: number | null
  readonly people: number
}

/**
 * Cells from counted rows instead of from single ballots.
 * @param place where each live idea stands among them
 */
export function cellsFrom(
  rows: readonly Counted[],
  perspectives: readonly string[],
  place: ReadonlyMap<number, number>,
): Cells {
  const [P, J] = [perspectives.length, place.size]
  const cells = (): Int32Array => new Int32Array(P * J)
  const [agrees, disagrees, unsure, elsewhere, elsewhereAgrees] = [
    cells(),
    cells(),
    cells(),
    cells(),
    cells(),
  ]
  const voters = new Int32Array(P)
  for (const { perspectives: stands, n, value, people } of rows) {
    const j = n === null ? undefined : place.get(n)
    for (let p = 0; p < P; p++) {
      const isHers = stands.includes(perspectives[p]!)
      if (n === null) voters[p]! += isHers ? people : 0
      if (j === undefined || value === null) continue
      const at = p * J + j
      if (isHers) (value > 0 ? agrees : value < 0 ? disagrees : unsure)[at]! += people
      else {
        elsewhere[at]! += people
        if (value > 0) elsewhereAgrees[at]! += people
      }
    }
  }
  const live = new Uint8Array(J).fill(1)
  const counts = { agrees, disagrees, unsure, elsewhere, elsewhereAgrees }
  return { perspectives: P, statements: J, ...counts, voters, live }
}
