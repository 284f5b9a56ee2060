import type { Ending } from '../progress.js'

/** One published figure: `low <= sum of coefficients x unknowns <= high`. An open end is Infinity. */
export type Figure = {
  /** Length unknowns. */
  readonly coefficients: ArrayLike<number>
  readonly low: number
  readonly high: number
}

/** The largest value found, whether it is the very largest, and the unknowns there. */
export type Largest = { readonly value: number; readonly ending: Ending; readonly at: Float64Array }

const TINY = 1e-9

/**
 * Linear programming over unknown counts (all >= 0) of which some figures are known. G. Dantzig's simplex
 * method on a small dense tableau; it starts at `truth`, a point known to fit, so no first phase is needed,
 * and each further question starts where the last one ended. Bland's rule takes over after many steps, so
 * that it cannot turn in circles; the ceiling is 60 x (rows + columns) steps.
 *
 * @param truth length unknowns, >= 0, fits every figure
 * @returns a function: the objective (length unknowns) to the largest value it can take (Infinity if no
 *   figure bounds it)
 * @throws RangeError when the truth does not fit a figure
 */
export function largestUnder(
  figures: readonly Figure[],
  truth: ArrayLike<number>,
): (objective: ArrayLike<number>) => Largest {
  const unknowns = truth.length
  const { table, rows, columns, sign, source } = tableau(figures, truth)
  const width = columns + 1
  // basis[r] and outside[c] name variables: below `columns` a step up or down, from there on a row's slack.
  const basis = Int32Array.from({ length: rows }, (_, r) => columns + r)
  const outside = Int32Array.from({ length: columns }, (_, c) => c)

  return (objective) => {
    const last = rows * width
    table.fill(0, last, last + width)
    const worth = (variable: number) =>
      variable < columns ? sign[variable]! * objective[source[variable]!]! : 0
    for (let c = 0; c < columns; c++) table[last + c] = worth(outside[c]!)
    for (let r = 0; r < rows; r++) {
      const value = worth(basis[r]!)
      if (value === 0) continue
      for (let c = 0; c <= columns; c++) table[last + c]! -= value * table[r * width + c]!
    }

    const ceiling = 60 * (rows + columns)
    let ending: Ending = 'stopped'
    let bounded = true
    for (let step = 0; step < ceiling; step++) {
      const column = entering(table, last, columns, outside, step > ceiling / 3)
      if (column < 0) {
        ending = 'converged'
        break
      }
      const row = leaving(table, rows, width, column, basis)
      if (row < 0) {
        ending = 'converged'
        bounded = false
        break
      }
      pivot(table, rows, width, row, column)
      const held = basis[row]!
      basis[row] = outside[column]!
      outside[column] = held
    }

    const at = Float64Array.from({ length: unknowns }, (_, k) => truth[k]!)
    for (let r = 0; r < rows; r++) {
      const variable = basis[r]!
      if (variable < columns) at[source[variable]!]! += sign[variable]! * table[r * width + columns]!
    }
    let value = 0
    for (let k = 0; k < unknowns; k++) value += objective[k]! * at[k]!
    return { value: bounded ? value : Infinity, ending, at }
  }
}

/**
 * The unknowns as steps up and down from the truth: every row is then "at most something >= 0", and standing
 * still is a solution.
 */
function tableau(figures: readonly Figure[], truth: ArrayLike<number>) {
  const unknowns = truth.length
  const down: number[] = []
  for (let k = 0; k < unknowns; k++) if (truth[k]! > 0) down.push(k)
  const columns = unknowns + down.length
  const source = Int32Array.from({ length: columns }, (_, c) => (c < unknowns ? c : down[c - unknowns]!))
  const sign = Int8Array.from({ length: columns }, (_, c) => (c < unknowns ? 1 : -1))

  const limits: { readonly figure: Figure | undefined; readonly times: number; readonly room: number }[] = []
  for (const figure of figures) {
    let at = 0
    let lowest = 0
    for (let k = 0; k < unknowns; k++) {
      at += figure.coefficients[k]! * truth[k]!
      if (figure.coefficients[k]! < 0) lowest = -Infinity
    }
    if (at > figure.high + 1e-6 || at < figure.low - 1e-6)
      throw new RangeError(`the truth (${at}) does not fit a figure (${figure.low} to ${figure.high})`)
    if (figure.high < Infinity) limits.push({ figure, times: 1, room: Math.max(0, figure.high - at) })
    if (figure.low > lowest) limits.push({ figure, times: -1, room: Math.max(0, at - figure.low) })
  }
  for (const k of down) limits.push({ figure: undefined, times: 1, room: truth[k]! })

  const rows = limits.length
  const width = columns + 1
  const table = new Float64Array((rows + 1) * width)
  let bound = unknowns
  limits.forEach((limit, r) => {
    table[r * width + columns] = limit.room
    if (!limit.figure) {
      table[r * width + bound++] = 1
      return
    }
    for (let c = 0; c < columns; c++)
      table[r * width + c] = limit.times * sign[c]! * limit.figure.coefficients[source[c]!]!
  })
  return { table, rows, columns, sign, source }
}

/** The column that helps most; under Bland's rule the helpful one that is named first. -1 when none helps. */
function entering(
  table: Float64Array,
  last: number,
  columns: number,
  outside: Int32Array,
  bland: boolean,
): number {
  let best = -1
  for (let c = 0; c < columns; c++) {
    const gain = table[last + c]!
    if (gain <= TINY) continue
    if (best < 0) best = c
    else if (bland ? outside[c]! < outside[best]! : gain > table[last + best]!) best = c
  }
  return best
}

/** The row that stops the step first; ties by name. -1 when nothing stops it. */
function leaving(
  table: Float64Array,
  rows: number,
  width: number,
  column: number,
  basis: Int32Array,
): number {
  let best = -1
  let least = Infinity
  for (let r = 0; r < rows; r++) {
    const slope = table[r * width + column]!
    if (slope <= TINY) continue
    const ratio = Math.max(0, table[r * width + width - 1]!) / slope
    if (ratio < least - TINY || (ratio < least + TINY && basis[r]! < basis[best]!)) {
      least = Math.min(least, ratio)
      best = r
    }
  }
  return best
}

/** Swaps the variable of the row with that of the column. */
function pivot(table: Float64Array, rows: number, width: number, row: number, column: number) {
  const base = row * width
  const scale = 1 / table[base + column]!
  table[base + column] = 1
  for (let c = 0; c < width; c++) table[base + c]! *= scale
  for (let r = 0; r <= rows; r++) {
    if (r === row) continue
    const factor = table[r * width + column]!
    if (factor === 0) continue
    table[r * width + column] = 0
    for (let c = 0; c < width; c++) table[r * width + c]! -= factor * table[base + c]!
  }
}
