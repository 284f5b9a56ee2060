import { type Figure, largestUnder } from './simplex.js'

/**
 * A table of counts with its totals: rows + 1 by columns + 1, row by row; the last row and the last column
 * are the totals, the last figure of all the grand total.
 */
export type CountTable = {
  readonly rows: number
  readonly columns: number
  /** Length (rows + 1) x (columns + 1). */
  readonly counts: Int32Array
}

/** What an attacker can work out about one figure that is not printed. Whole numbers. */
export type Range = { readonly cell: number; readonly least: number; readonly most: number }

/**
 * Adds the totals to the inner counts.
 *
 * @param inner rows x columns, row by row
 * @throws RangeError when the length is wrong or a count is no whole number >= 0
 */
export function withTotals(rows: number, columns: number, inner: ArrayLike<number>): CountTable {
  if (inner.length !== rows * columns) throw new RangeError(`${rows} x ${columns} counts are needed`)
  const counts = new Int32Array((rows + 1) * (columns + 1))
  const width = columns + 1
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const count = inner[r * columns + c]!
      if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is not a count`)
      counts[r * width + c] = count
      counts[r * width + columns]! += count
      counts[rows * width + c]! += count
      counts[rows * width + columns]! += count
    }
  }
  return { rows, columns, counts }
}

/**
 * The attack on a table of which some figures are not printed: for each of them the least and the most it can
 * be, given all that is printed and that every row and column adds up. Exact: in a table with totals the
 * linear programme has whole-number corners. (As in the audit of statistical offices, lower bound 0; after M.
 * Fischetti and J. Salazar, "Models and algorithms for optimizing cell suppression", 2001.)
 *
 * @param hidden length of table.counts, non-zero where a figure is not printed
 * @throws RangeError when the length is wrong
 */
export function attackTable(table: CountTable, hidden: ArrayLike<number>): Range[] {
  if (hidden.length !== table.counts.length) throw new RangeError('one mark per figure is needed')
  const places: number[] = []
  for (let k = 0; k < hidden.length; k++) if (hidden[k]) places.push(k)
  if (places.length === 0) return []

  const largest = largestUnder(
    lines(table, places),
    places.map((k) => table.counts[k]!),
  )
  const objective = new Float64Array(places.length)
  return places.map((cell, v) => {
    objective[v] = 1
    const most = Math.floor(largest(objective).value + 1e-6)
    objective[v] = -1
    const least = Math.max(0, Math.ceil(-largest(objective).value - 1e-6))
    objective[v] = 0
    return { cell, least, most }
  })
}

/** Each row and each column as a figure: what is printed of it leaves a known sum for what is not. */
function lines(table: CountTable, places: readonly number[]): Figure[] {
  const width = table.columns + 1
  const figures: Figure[] = []
  const add = (isIn: (k: number) => boolean, isTotal: (k: number) => boolean) => {
    const coefficients = Float64Array.from(places, (k) => (isIn(k) ? (isTotal(k) ? -1 : 1) : 0))
    let sum = 0
    for (let v = 0; v < places.length; v++) sum += coefficients[v]! * table.counts[places[v]!]!
    if (coefficients.some((value) => value !== 0)) figures.push({ coefficients, low: sum, high: sum })
  }
  for (let r = 0; r <= table.rows; r++)
    add(
      (k) => Math.floor(k / width) === r,
      (k) => k % width === table.columns,
    )
  for (let c = 0; c <= table.columns; c++)
    add(
      (k) => k % width === c,
      (k) => Math.floor(k / width) === table.rows,
    )
  return figures
}
