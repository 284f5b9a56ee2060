import { mkdtemp, open, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { SheetFault } from '../../intake/faults.js'
import type { RowsOf } from '../../intake/ledger.js'
import { type Unpacking, unzip } from '../unzip.js'
import { type Book, partIn, readBook, unescaped } from './book.js'
import { NotXml, readXml } from './read-xml.js'

const UNPACKING: Unpacking = { nameOf: partIn, mostBytes: 64 * 1_048_576, mostEntries: 1_000 }
const MOST_COLUMNS = 200

/** Begins as a zip does, and so is a spreadsheet (.xlsx) and no CSV. */
export async function isZip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return bytesRead === 4 && buffer.equals(Buffer.from('PK\u0003\u0004'))
  } finally {
    await file.close()
  }
}

class Stop extends Error {
  constructor(
    readonly fault: SheetFault | 'enough',
    readonly row: number,
  ) {
    super()
  }
}

/**
 * Reads the first sheet that is shown of a spreadsheet (.xlsx) and hands over its rows as a CSV would: with the number
 * each has on the screen, without empty ones, as wide as the first. A formula counts by the value it had when the file
 * was saved, a date as 2026-03-21. The readers there are build every cell from the first to the last in memory, and
 * one cell at the far corner of a sheet is then seventeen thousand million; here only what is there counts.
 */
export const readSheet: RowsOf = async (path, row) => {
  const folder = await mkdtemp(join(dirname(path), 'sheet-'))
  try {
    const opened = await unzip(path, folder, UNPACKING)
    if (!opened.ok)
      return { ok: false, broken: opened.no === 'zip-too-large' ? 'sheet-too-large' : 'not-a-sheet' }
    const book = await readBook(folder)
    if (!book) return { ok: false, broken: 'not-a-sheet' }
    return (await rowsIn(book, row)) ? { ok: true, oddities: [] } : { ok: false, broken: 'empty' }
  } catch (error) {
    if (error instanceof Stop)
      return error.fault === 'enough'
        ? { ok: true, oddities: [] }
        : { ok: false, broken: error.fault, line: error.row }
    if (error instanceof NotXml) return { ok: false, broken: 'not-a-sheet' }
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type Cell = {
  readonly column: number
  readonly type: string
  readonly style: number
  value: string | undefined
  inline: string
  isFormula: boolean
}

/** @returns whether there was any row */
async function rowsIn(book: Book, row: Parameters<RowsOf>[1]): Promise<boolean> {
  let [line, width, spoken] = [0, 0, false]
  let cells: string[] = []
  let cell: Cell | undefined
  let next = 0
  await readXml(book.sheet, {
    open: (name, { r, t, s }) => {
      if (name === 'row') [line, next, cells] = [/^\d{1,7}$/.test(r ?? '') ? Number(r) : line + 1, 0, []]
      if (name === 'c') {
        const column = /^[A-Z]{1,3}\d{1,7}$/.test(r ?? '') ? columnOf(r ?? '') : next
        cell = {
          column,
          type: t ?? 'n',
          style: Number(s ?? 0),
          value: undefined,
          inline: '',
          isFormula: false,
        }
        next = column + 1
      }
      if (name === 'f' && cell) cell.isFormula = true
      if (name === 'rPh') spoken = true
    },
    close: (name, text) => {
      if (name === 'v' && cell) cell.value = text
      if (name === 't' && cell && !spoken) cell.inline += text
      if (name === 'rPh') spoken = false
      if (name === 'c' && cell) {
        const said = saidIn(cell, book, line)
        if (said !== '' && cell.column >= MOST_COLUMNS) throw new Stop('row-too-long', line)
        if (said !== '') cells[cell.column] = said
        cell = undefined
      }
      if (name !== 'row' || !cells.length) return
      width ||= cells.length
      const whole = Array.from({ length: Math.max(width, cells.length) }, (_, at) => cells[at] ?? '')
      if (!row(whole, line)) throw new Stop('enough', line)
    },
  })
  return width > 0
}

/** `AB12` is the 28th column, 27 from 0. */
const columnOf = (place: string) =>
  [...place.replace(/\d+$/, '')].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1

/** What stands in a cell, as it would in a CSV. */
function saidIn({ type, style, value, inline, isFormula }: Cell, book: Book, line: number): string {
  // Words made by a formula may be none; a number may not.
  const isUnknown = isFormula && (value === undefined || (value === '' && type !== 'str'))
  if (type === 'e' || isUnknown) throw new Stop('no-value', line)
  if (type === 'inlineStr') return unescaped(inline)
  if (value === undefined || value === '') return ''
  if (type === 's') return book.words[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  const number = Number(value)
  if (type === 'd') return value.slice(0, 10)
  if (type !== 'n' || Number.isNaN(number)) return unescaped(value)
  if (book.dates[style]) return dateOf(number, book.from1904)
  // As a spreadsheet shows it: 15 figures, so that .1 + .2 is .3.
  return `${Number(number.toPrecision(15))}`
}

const DAY_MILLIS = 86_400_000

/** Days since the last of 1899, or the first of 1904. A time by itself has no day. */
function dateOf(days: number, from1904: boolean): string {
  const first = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  const when = new Date(first + Math.round((days * DAY_MILLIS) / 1_000) * 1_000)
  if (Number.isNaN(when.getTime())) return `${days}`
  const [day = '', time = ''] = when.toISOString().split('T')
  if (days < 1) return time.slice(0, 5)
  return Number.isInteger(days) ? day : `${day} ${time.slice(0, 5)}`
}
