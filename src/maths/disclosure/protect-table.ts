import { attackTable, type CountTable, type Range } from './table.js'

/** One figure of a table as it may be printed. One word for small and for protecting: the word tells nothing. */
export type TableFigure = { readonly kind: 'shown'; readonly count: number } | { readonly kind: 'withheld' }

export type ProtectedTable = {
  /** Length of table.counts: inner figures and totals. */
  readonly figures: readonly TableFigure[]
  /** Figures under the threshold. */
  readonly small: number
  /** Further figures withheld so that no small one can be worked out. */
  readonly protecting: number
  /** Small figures an attacker still pins to within 1: none, unless the table is too thin to hide them in. */
  readonly pinned: readonly Range[]
}

export type TableRules = {
  /** Counts of 1 .. threshold-1 are withheld. 10 for culture; may be raised, never lowered; 5 elsewhere. */
  readonly threshold: number
  /** Whether a count of nobody is withheld as well. */
  readonly zeros?: boolean
}

/** An attacker who knows a count to within 1 of either side knows it. */
const WIDTH_OF_PINNED = 2

/**
 * Cell suppression for a table of counts, judged by the attack and not by a recipe: small figures are
 * withheld, and while the attack pins one of them, the cheapest rectangle of further figures that leaves it
 * room is withheld too (L. Cox, "Suppression methodology and statistical disclosure control", 1980: moving
 * people round a rectangle of hidden figures changes no total). Totals count as figures and cost more.
 * At most as many rounds as there are figures.
 *
 * @throws RangeError when the threshold is under 5
 */
export function protectTable(table: CountTable, rules: TableRules): ProtectedTable {
  if (!(rules.threshold >= 5)) throw new RangeError('the threshold may be raised, never lowered under 5')
  const hidden = smallFigures(table, rules)
  const small = Uint8Array.from(hidden)
  const given: Set<number> = new Set()
  for (let round = 0; round < hidden.length; round++) {
    const worst = pinnedIn(table, hidden, small).find((range) => !given.has(range.cell))
    if (!worst) break
    const before = count(hidden)
    for (const k of cheapestRectangle(table, hidden, worst.cell)) hidden[k] = 1
    if (count(hidden) === before) given.add(worst.cell)
  }
  return {
    figures: Array.from(table.counts, (value, k) =>
      hidden[k] ? { kind: 'withheld' } : { kind: 'shown', count: value },
    ),
    small: count(small),
    protecting: count(hidden) - count(small),
    pinned: pinnedIn(table, hidden, small),
  }
}

/** 1 for each figure, totals included, that is too small to be printed. */
export function smallFigures(table: CountTable, rules: TableRules): Uint8Array {
  return Uint8Array.from(table.counts, (value) =>
    value < rules.threshold && (value > 0 || rules.zeros) ? 1 : 0,
  )
}

/** The small figures that the attack gets to within 1. */
function pinnedIn(table: CountTable, hidden: Uint8Array, small: Uint8Array): Range[] {
  return attackTable(table, hidden).filter(
    (range) => small[range.cell] && range.most - range.least <= WIDTH_OF_PINNED,
  )
}

const count = (marks: Uint8Array) => marks.reduce((sum, mark) => sum + mark, 0)

/**
 * The four corners whose hiding gives `cell` room at the least cost, cost being the people in newly hidden
 * figures and a large surcharge for each total. Where no rectangle gives room enough, the one that gives most.
 */
function cheapestRectangle(table: CountTable, hidden: Uint8Array, cell: number): number[] {
  const width = table.columns + 1
  const row = Math.floor(cell / width)
  const column = cell % width
  const grand = table.counts[table.counts.length - 1]!
  let best: number[] = []
  let bestRoom = -1
  let bestCost = Infinity
  for (let r = 0; r <= table.rows; r++) {
    for (let c = 0; c <= table.columns; c++) {
      if (r === row || c === column) continue
      const corners = [row * width + c, r * width + column, r * width + c]
      const room = Math.min(WIDTH_OF_PINNED + 1, roomIn(table, row, column, r, c))
      let cost = 0
      for (const k of corners) {
        if (hidden[k]) continue
        const total = k % width === table.columns || k >= table.rows * width
        cost += 1 + table.counts[k]! + (total ? 2 * grand : 0)
      }
      if (room < bestRoom || (room === bestRoom && cost >= bestCost)) continue
      best = corners
      bestRoom = room
      bestCost = cost
    }
  }
  return best
}

/** How far the figure at (row, column) can move along the rectangle, both ways together. */
function roomIn(table: CountTable, row: number, column: number, r: number, c: number): number {
  const width = table.columns + 1
  const at = (i: number, j: number) => table.counts[i * width + j]!
  // A total moves with its line and not against it.
  const acrossIsTotal = column === table.columns || c === table.columns
  const downIsTotal = row === table.rows || r === table.rows
  const rising: number[] = []
  const falling: number[] = [at(row, column)]
  const across = acrossIsTotal ? 1 : -1
  const down = downIsTotal ? 1 : -1
  for (const [value, direction] of [
    [at(row, c), across],
    [at(r, column), down],
    [at(r, c), across * down],
  ] as const) {
    if (direction > 0) falling.push(value)
    else rising.push(value)
  }
  return Math.min(...falling) + (rising.length > 0 ? Math.min(...rising) : Infinity)
}
