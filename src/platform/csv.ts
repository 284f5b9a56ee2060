import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { CsvError, parse } from 'csv-parse'

/** What was unusual about a file, and was understood. */
export type Oddity = {
  readonly kind: 'byte-order-mark' | 'crlf' | 'semicolons' | 'tabs' | 'utf-16' | 'windows-1252'
  /** The first line where it shows. */
  readonly line: number
}
/** Why a file could not be read to its end. */
export type Broken =
  | 'missing'
  | 'folder'
  | 'unreadable'
  | 'empty'
  | 'not-text'
  | 'broken-quotes'
  | 'row-too-long'

export type ReadCsv =
  | { readonly ok: true; readonly oddities: readonly Oddity[] }
  | { readonly ok: false; readonly broken: Broken; readonly line?: number }

const NEWLINE = 10
/** A row longer than this is no row of a table. */
const LONGEST_ROW = 1_000_000
/** The most cells a row may have: a participant's row has one for every statement. */
const MOST_CELLS = 70_000

/**
 * Reads a CSV file as a stream and hands over its rows one by one, with the line each ends on. Understands
 * what spreadsheets and old exports do: byte-order marks, UTF-16, Windows-1252, CRLF, semicolons, tabs; each
 * is reported. Blank lines are skipped. Two passes: one to learn how the file is written, one to read it.
 *
 * @param row says whether to go on
 */
export async function readCsv(
  path: string,
  row: (cells: string[], line: number) => boolean,
): Promise<ReadCsv> {
  try {
    const known = await stat(path)
    if (known.isDirectory()) return { ok: false, broken: 'folder' }
    // A pipe or a device can only be read once, and may never end.
    if (!known.isFile()) return { ok: false, broken: 'unreadable' }
    const form = await formOf(path)
    if (form === 'empty' || form === 'not-text') return { ok: false, broken: form }
    const parser = parse({
      delimiter: form.delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_ROW,
      info: true,
    })
    // Whichever end fails or leaves early takes the other with it; what failed is thrown below.
    pipeline(decoded(path, form.encoding), parser, () => {})
    for await (const { record, info } of parser) {
      if (record.length > MOST_CELLS) return { ok: false, broken: 'row-too-long', line: info.lines }
      if (!row(record, info.lines)) break
    }
    return { ok: true, oddities: form.oddities }
  } catch (error) {
    return brokenBy(error)
  }
}

async function* decoded(path: string, encoding: Form['encoding']) {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of createReadStream(path)) yield decoder.decode(Buffer.from(chunk), { stream: true })
  yield decoder.decode()
}

function brokenBy(error: unknown): ReadCsv {
  if (error instanceof CsvError) {
    const line = 'lines' in error && typeof error.lines === 'number' ? { line: error.lines } : {}
    return {
      ok: false,
      broken: error.code === 'CSV_MAX_RECORD_SIZE' ? 'row-too-long' : 'broken-quotes',
      ...line,
    }
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return { ok: false, broken: code === 'ENOENT' ? 'missing' : 'unreadable' }
}

type Form = {
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  delimiter: string
  oddities: Oddity[]
}

/** The first pass: how the file is encoded (by all of it) and separated (by its first line). */
async function formOf(path: string): Promise<Form | 'empty' | 'not-text'> {
  let head = Buffer.alloc(0)
  let lines = 1
  let stray: number | undefined
  let zeros = false
  const strict = new TextDecoder('utf-8', { fatal: true })
  for await (const piece of createReadStream(path)) {
    const chunk = Buffer.from(piece)
    if (head.length < 65_536) head = Buffer.concat([head, chunk.subarray(0, 65_536)])
    zeros ||= chunk.includes(0)
    if (stray !== undefined) continue
    if (!decodes(strict, chunk)) stray = lines + linesBeforeStray(chunk)
    lines += linesIn(chunk)
  }
  if (stray === undefined && !decodes(strict)) stray = lines
  if (head.length === 0) return 'empty'
  const wide =
    head[0] === 0xff && head[1] === 0xfe
      ? 'utf-16le'
      : head[0] === 0xfe && head[1] === 0xff
        ? 'utf-16be'
        : undefined
  if (zeros && !wide) return 'not-text'
  const encoding = wide ?? (stray === undefined ? 'utf-8' : 'windows-1252')
  const text = new TextDecoder(encoding).decode(head)
  if (!/\S/.test(text)) return 'empty'
  const delimiter = delimiterOf(text)
  const oddities: Oddity[] = []
  const odd = (kind: Oddity['kind'], line = 1) => oddities.push({ kind, line })
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) odd('byte-order-mark')
  if (wide) odd('utf-16')
  if (encoding === 'windows-1252') odd('windows-1252', stray)
  if (/\r\n/.test(text)) odd('crlf')
  if (delimiter === ';') odd('semicolons')
  if (delimiter === '\t') odd('tabs')
  return { encoding, delimiter, oddities }
}

const linesIn = (chunk: Buffer) => chunk.reduce((lines, byte) => (byte === NEWLINE ? lines + 1 : lines), 0)

/** Lines before the first that is not UTF-8. A letter cut off by the chunk before does not count against it. */
function linesBeforeStray(chunk: Buffer): number {
  let from = 0
  while (from < 3 && (chunk[from]! & 0xc0) === 0x80) from++
  for (let lines = 0; ; lines++) {
    const end = chunk.indexOf(NEWLINE, from)
    if (end < 0 || !isUtf8(chunk.subarray(from, end))) return lines
    from = end + 1
  }
}

function decodes(decoder: TextDecoder, chunk?: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined })
    return true
  } catch {
    return false
  }
}

/** The most frequent separator outside quotes in the first line. */
function delimiterOf(text: string): string {
  const line = text
    .trimStart()
    .replace(/"(?:[^"]|"")*"?/g, '')
    .split(/[\r\n]/, 1)[0]!
  const count = (mark: string) => line.split(mark).length - 1
  return [';', '\t'].reduce((most, mark) => (count(mark) > count(most) ? mark : most), ',')
}
