import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import type { EndLine, Head, LastLine, OrganisationLine, RowsLine, TableLine } from './format.js'
import { Refused } from './refused.js'
import { isSound } from './shape.js'

/** What an archive says, part by part. Rows come as the text of their arrays, some hundreds at a time. */
export type Part =
  | { readonly kind: 'head'; readonly head: Head }
  | { readonly kind: 'organisation'; readonly about: OrganisationLine }
  | { readonly kind: 'table'; readonly table: TableLine }
  | { readonly kind: 'rows'; readonly rows: readonly string[] }
  | { readonly kind: 'end'; readonly end: EndLine }

type Control = Head | OrganisationLine | TableLine | RowsLine | EndLine | LastLine

// A statement with this many rows costs little more for each than one with ten times as many.
const BATCH_ROWS = 2_000
const BATCH_CHARS = 2_000_000

/**
 * Reads an archive from its beginning, holding little of it at a time. Only once it ends without a refusal is it
 * known to be whole.
 * @throws Refused where it is not an archive, cut off, altered, or cannot be read
 */
export async function* readArchive(path: string): AsyncGenerator<Part> {
  const state: State = { sum: createHash('sha256'), counted: 0, organisations: 0, place: 'start' }
  let batch: string[] = []
  let chars = 0
  for await (const line of linesOf(path)) {
    if (state.place === 'over') throw new Refused('altered', 'there is more after its end')
    if (line.startsWith('[')) {
      if (state.place !== 'rows') throw new Refused('altered', 'a row where none belongs')
      state.sum.update(line).update('\n')
      state.counted++
      chars += line.length
      batch.push(line)
      if (batch.length < BATCH_ROWS && chars < BATCH_CHARS) continue
    }
    if (batch.length) yield { kind: 'rows', rows: batch }
    batch = []
    chars = 0
    if (line.startsWith('[')) continue
    const control = controlOf(line, state)
    const part = meet(control, state)
    if (!('sha256' in control)) state.sum.update(line).update('\n')
    if (part) yield part
  }
  if (state.place !== 'over') throw new Refused(state.place === 'start' ? 'not-an-archive' : 'cut-off')
}

type State = {
  readonly sum: ReturnType<typeof createHash>
  counted: number
  organisations: number
  place: 'start' | 'between' | 'tables' | 'rows' | 'over'
}

function controlOf(line: string, { place }: State): Control {
  try {
    const value = JSON.parse(line)
    if (typeof value === 'object' && value !== null) return value
  } catch {}
  throw new Refused(place === 'start' ? 'not-an-archive' : 'altered', '')
}

/** Holds a line against what may stand in its place. */
function meet(line: Control, state: State): Part | undefined {
  const { place } = state
  if (place === 'start') {
    if (!('archive' in line) || line.archive !== 'throughline') throw new Refused('not-an-archive')
    if (line.v !== 1) throw new Refused('newer-form')
    sound(line, 'archive')
    state.place = 'between'
    return { kind: 'head', head: line }
  }
  if ('sha256' in line && place === 'between') {
    sound(line, 'sha256')
    if (line.sha256 !== state.sum.digest('hex') || line.organisations !== state.organisations)
      throw new Refused('altered', 'its closing sum does not fit')
    state.place = 'over'
    return undefined
  }
  if ('organisation' in line && place === 'between') {
    sound(line, 'organisation')
    state.place = 'tables'
    return { kind: 'organisation', about: line }
  }
  if ('table' in line && place === 'tables') {
    sound(line, 'table')
    state.place = 'rows'
    state.counted = 0
    return { kind: 'table', table: line }
  }
  if ('rows' in line && place === 'rows') {
    if (line.rows !== state.counted) throw new Refused('altered', 'rows are missing or added')
    state.place = 'tables'
    return undefined
  }
  if ('end' in line && place === 'tables') {
    state.place = 'between'
    state.organisations++
    return { kind: 'end', end: line }
  }
  throw new Refused('altered', 'a line where it does not belong')
}

function sound(line: Control, kind: string): void {
  if (!isSound(line, kind)) throw new Refused('altered', 'a line that is not as ours are')
}

// The longest line there is holds the leaves of a batch of ballots, twice over as hex.
const LONGEST = 160 * 1024 * 1024

/**
 * The lines of an archive, unpacked where its name ends in .gz.
 * @throws Refused where it cannot be read, is cut off, or has a line without end
 */
// Not node:readline: it also splits at U+2028, which people's words may hold.
export async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path, { highWaterMark: 1 << 18 })
  const bytes = path.endsWith('.gz') ? file.pipe(createGunzip()) : file
  file.once('error', (error) => bytes.destroy(error))
  let rest: Buffer[] = []
  let held = 0
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      let from = 0
      for (let to = chunk.indexOf(10); to >= 0; to = chunk.indexOf(10, from)) {
        rest.push(chunk.subarray(from, to))
        yield Buffer.concat(rest).toString('utf8')
        rest = []
        held = 0
        from = to + 1
      }
      if (from < chunk.length) rest.push(chunk.subarray(from))
      held += chunk.length - from
      if (held > LONGEST) throw new Refused('altered', 'a line longer than any of ours')
    }
  } catch (error) {
    throw asRefused(error)
  } finally {
    file.destroy()
  }
  if (rest.length) throw new Refused('cut-off')
}

function asRefused(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? `${error.code}` : ''
  if (code === 'Z_BUF_ERROR') return new Refused('cut-off')
  if (code.startsWith('Z_')) return new Refused('altered')
  if (code === 'ENOENT') return new Refused('unreadable', 'there is no such file')
  if (code === 'EACCES') return new Refused('unreadable', 'this file may not be read')
  if (code === 'EISDIR') return new Refused('unreadable', 'that is a folder')
  return error
}
