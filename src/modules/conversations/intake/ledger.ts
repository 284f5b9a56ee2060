import { basename } from 'node:path'
import { type ReadCsv, readCsv } from '../../../platform/csv.js'
import type { Counts, Fault, Notice, Rows, SheetFault } from './faults.js'

/** Faults are counted to the end, but of one kind in one file only so many are told. */
const MOST_TOLD = 3
/** If not one of so many rows can be used, this is not the table it is said to be, and the rest is not read. */
const MOST_TRIED = 10_000

/** What was met on the way through the files: nothing is dropped without standing here. */
export type Ledger = {
  readonly faults: Fault[]
  readonly notices: Notice[]
  readonly counts: Map<string, { rows: Rows; read: number; used: number; replaced: number; refused: number }>
  /** Faults of rows, beyond those told. */
  more: number
  /** A fault that no leniency can pass over: a missing file, a missing column. */
  stopped: boolean
}

export const newLedger = (): Ledger => ({
  faults: [],
  notices: [],
  counts: new Map(),
  more: 0,
  stopped: false,
})

export function stop(ledger: Ledger, fault: Fault): void {
  ledger.faults.push(fault)
  ledger.stopped = true
}

export function countsOf(ledger: Ledger): Counts[] {
  return [...ledger.counts].map(([file, counts]) => ({ file, ...counts }))
}

export function noticeOnce(ledger: Ledger, notice: Notice): void {
  const same = JSON.stringify(notice)
  if (!ledger.notices.some((known) => JSON.stringify(known) === same)) ledger.notices.push(notice)
}

/** How a file's rows are taken: cells by the name of their column. */
export type Taking = {
  readonly rows: Rows
  /** Columns that must be there, as `comment-id`: lower case, words joined by hyphens. */
  readonly columns: readonly string[]
  /** Whether the heading may stand after some lines about the file; its first cells then differ. */
  readonly late?: boolean
  /** Called with the heading, before any row. */
  readonly heading?: (names: readonly string[], line: number) => void
  /** @returns a fault where the row cannot be used; 'explained' where one that was told already says why */
  readonly row: (
    cell: (column: string) => string,
    line: number,
    cells: readonly string[],
  ) => Fault | 'explained' | undefined
  /** The first row, where the file has no heading: it counts as a row. */
  readonly first?: (cells: readonly string[]) => void
  /** Rows before the heading, where it is late. */
  readonly before?: (cells: readonly string[]) => void
}

/** Hands over the rows of a file one by one, with the line each stands on. */
export type RowsOf = (
  path: string,
  row: (cells: string[], line: number) => boolean,
) => Promise<ReadCsv | { readonly ok: false; readonly broken: SheetFault; readonly line?: number }>

/** Reads one table into the ledger. @returns whether it could be read to its end */
export async function readTable(
  path: string,
  ledger: Ledger,
  taking: Taking,
  rowsOf: RowsOf = readCsv,
): Promise<boolean> {
  const file = basename(path)
  const counts = { rows: taking.rows, read: 0, used: 0, replaced: 0, refused: 0 }
  ledger.counts.set(file, counts)
  let places: Map<string, number> | undefined
  let width = 0
  let early = 0
  const told = new Map<Fault['kind'], number>()
  const refuse = (fault: Fault | 'explained') => {
    counts.refused++
    if (fault === 'explained') return ledger.more++
    const alike = told.get(fault.kind) ?? 0
    told.set(fault.kind, alike + 1)
    return alike < MOST_TOLD ? ledger.faults.push(fault) : ledger.more++
  }
  const head = (cells: readonly string[], line: number) => {
    const names = cells.map(plainName)
    const missing = taking.columns.find((column) => !names.includes(column))
    if (missing !== undefined && taking.late && early++ < 40) taking.before?.(cells)
    else if (missing !== undefined)
      stop(
        ledger,
        taking.late
          ? { kind: 'no-heading', file, columns: taking.columns.join(', ') }
          : { kind: 'no-column', file, line, column: missing },
      )
    else {
      // The first of two columns with one name counts.
      places = new Map(names.map((name, at) => [name, at] as const).reverse())
      width = cells.length
      taking.heading?.(names, line)
      if (taking.first) {
        taking.first(cells)
        counts.read++
        counts.used++
      }
    }
  }
  const result = await rowsOf(path, (cells, line) => {
    const at = places
    if (!at) head(cells, line)
    else {
      counts.read++
      const fault =
        cells.length === width
          ? taking.row((column) => cells[at.get(column) ?? -1]?.trim() ?? '', line, cells)
          : ({ kind: 'cells', file, line, expected: width, found: cells.length } as const)
      if (fault) refuse(fault)
      else counts.used++
      if (counts.read === MOST_TRIED && counts.used === 0)
        stop(ledger, { kind: 'no-table', file, rows: MOST_TRIED })
    }
    return !ledger.stopped
  })
  if (!result.ok) {
    const { broken, line } = result
    stop(
      ledger,
      broken === 'broken-quotes' || broken === 'row-too-long' || broken === 'no-value'
        ? { kind: broken, file, line: line ?? 1 }
        : { kind: broken, file },
    )
    return false
  }
  for (const { kind, line } of result.oddities) noticeOnce(ledger, { kind, file, line })
  if (!places && !ledger.stopped)
    stop(ledger, { kind: 'no-heading', file, columns: taking.columns.join(', ') })
  return !ledger.stopped
}

/** A column's name as it is looked up: `Comment ID`, `comment_id` and `comment-id` are one. */
export const plainName = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
