import type { Cell, Count } from './published.js'

/** What a reader already knows of one part of a sum: least and most. */
export type Part = { readonly low: number; readonly high: number }

/** A sum as it may be printed: `from`, and up to `step - 1` more. */
export type Rounded = { readonly from: number; readonly step: number }

const STEPS = [1, 5, 10, 50, 100, 500, 1_000, 5_000, 10_000, 50_000, 100_000, 500_000, 1_000_000]

/** So far a part may move before its reader would notice: the width of one count in fives. */
const MOVES = 4

/**
 * A number of rows that adds up what is printed part by part, rounded down as coarsely as it must be. An exact
 * sum next to the most (or the least) its parts allow would give away every part at once: 14 people who all
 * answered all ideas. Safe: the sum leaves each part room to move by 4 both ways while each other part moves
 * by one; or it says no more than the parts do.
 */
export function roundedRows(rows: number, parts: readonly Part[]): Rounded {
  const low = parts.reduce((sum, part) => sum + part.low, 0)
  const high = parts.reduce((sum, part) => sum + part.high, 0)
  const room = MOVES + parts.length
  for (const step of STEPS) {
    const from = Math.floor(rows / step) * step
    const to = from + step - 1
    if ((from <= low || high - from >= room) && (to >= high || to - low >= room)) return { from, step }
  }
  return { from: 0, step: Number.MAX_SAFE_INTEGER }
}

/** What a printed count of people says. */
export const partOfCount = (count: Count): Part =>
  count.kind === 'fewer-than-5' ? { low: 0, high: 4 } : { low: count.atLeast, high: count.atLeast + MOVES }

/** What a printed cell says of how many answered, among at most so many people. */
export function partOfCell(cell: Cell, people: Part): Part {
  if (cell.kind === 'shown') return { low: cell.heard, high: Math.min(cell.heard + MOVES, people.high) }
  return cell.why === 'fewer-than-5' ? { low: 0, high: 4 } : { low: 0, high: people.high }
}
