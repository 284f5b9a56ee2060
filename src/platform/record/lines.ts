import { createHash } from 'node:crypto'
import { leafHash } from '../../maths/record/merkle.js'
import { canonical } from './canonical.js'
import { checkpointBody } from './checkpoint.js'
import { fromBase64, originOf, type Signer, signNote } from './note.js'
import { sha256 } from './sha256.js'

/** An event as it enters the record: codes, ids, numbers and days, and sealed words. See docs/record-format.md. */
export type Entered = { readonly id: string; readonly at: string; readonly words: object }

/** What a person wrote, with the salt of its seal. It stands beside the event, never in it. */
export type Texts = Readonly<Record<string, { readonly salt: string; readonly text: string }>>

export type EntryToWrite = {
  readonly n: number
  /** as entryOf() makes it */
  readonly event: Entered
  /** 32 bytes, as the record keeps it */
  readonly root: Uint8Array
  /** true: whoever asked for the file may not see this event, so only its leaf hash is written */
  readonly leftOut?: boolean
  readonly texts?: Texts
}

/** Makes the lines of an export, each without its line end. The last one signs all before it. */
export type ExportLines = {
  readonly first: () => string
  readonly entry: (entry: EntryToWrite) => string
  /** The leaves of a batch, straight after the entry that brought its root into the record. */
  readonly ballots: (n: number, commitments: readonly Uint8Array[]) => string
  /** A head that was signed earlier, straight after the last entry it counts. */
  readonly head: (note: string) => string
  /** @param root over `size` entries: as the record keeps it, not worked out from this file */
  readonly end: (size: number, root: Uint8Array) => string
}

export type ExportOf = {
  readonly organisation: string
  readonly signer: Signer
  /** keys that signed this record before it moved here, as `name+hash+base64` */
  readonly earlierKeys?: readonly string[]
  /** 2026-03-31T10:40:00.000Z */
  readonly exported: string
}

export function exportLines({ organisation, signer, earlierKeys = [], exported }: ExportOf): ExportLines {
  const running = createHash('sha256')
  let count = 0
  const keep = (line: object) => {
    const text = canonical(line)
    running.update(text).update('\n')
    count++
    return text
  }
  const origin = originOf(organisation)
  return {
    first: () => {
      const earlier = earlierKeys.length ? { earlier: earlierKeys } : {}
      return keep({ kind: 'record', v: 1, organisation, origin, key: signer.vkey, ...earlier, exported })
    },
    entry: ({ n, event, root, leftOut = false, texts = {} }) => {
      const leaf = base64(leafHash(sha256, Buffer.from(canonical(event))))
      const seen = leftOut ? {} : { event, ...(Object.keys(texts).length ? { texts } : {}) }
      return keep({ kind: 'entry', n, leaf, root: base64(root), ...seen })
    },
    ballots: (n, commitments) => keep({ kind: 'ballots', n, leaves: commitments.map(base64) }),
    head: (note) => keep({ kind: 'head', note }),
    end: (size, root) => {
      const more = [`exported ${exported}`, `lines ${count} ${running.copy().digest('base64')}`]
      return canonical({
        kind: 'end',
        note: signNote(checkpointBody({ origin, size, root, more }), [signer]),
      })
    },
  }
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

export type Line =
  | {
      readonly kind: 'record'
      readonly organisation: string
      readonly origin: string
      readonly key: string
      readonly earlier: readonly string[]
      readonly exported: string
    }
  | EntryLine
  | { readonly kind: 'ballots'; readonly n: number; readonly leaves: readonly Uint8Array[] }
  | { readonly kind: 'head' | 'end'; readonly note: string }

export type EntryLine = {
  readonly kind: 'entry'
  /** -1 where it is not a whole number */
  readonly n: number
  /** undefined where it is not 32 bytes */
  readonly leaf: Uint8Array | undefined
  readonly root: Uint8Array | undefined
  /** its canonical form, and what is read from it; undefined where the event is left out */
  readonly event: { readonly text: string; readonly fields: Fields } | undefined
  readonly texts: Fields
}

type Fields = Readonly<Record<string, unknown>>

/** What a line of a file says. `exact`: it is written the way this program writes it, to the byte. */
export type ReadLine =
  | { readonly ok: true; readonly line: Line; readonly exact: boolean }
  | { readonly ok: false; readonly no: 'not-json' | 'not-a-line' | 'newer' }

/** Reads one line, and as much of a damaged one as can still help to place it. */
export function readLine(text: string): ReadLine {
  const value = parsed(text)
  if (value === undefined) return { ok: false, no: 'not-json' }
  if (!isFields(value)) return { ok: false, no: 'not-a-line' }
  if (value.kind === 'record' && value.v !== 1) return { ok: false, no: 'newer' }
  const line = lineOf(value)
  if (!line) return { ok: false, no: 'not-a-line' }
  const strange = Object.keys(value).some((key) => !FIELDS[line.kind].includes(key))
  return { ok: true, line, exact: !strange && written(value) === text }
}

const FIELDS: Readonly<Record<Line['kind'], readonly string[]>> = {
  record: ['kind', 'v', 'organisation', 'origin', 'key', 'earlier', 'exported'],
  entry: ['kind', 'n', 'leaf', 'root', 'event', 'texts'],
  ballots: ['kind', 'n', 'leaves'],
  head: ['kind', 'note'],
  end: ['kind', 'note'],
}

function lineOf(value: Fields): Line | undefined {
  const { kind, note } = value
  if (kind === 'entry') return entryOf(value)
  if (kind === 'head' || kind === 'end') return typeof note === 'string' ? { kind, note } : undefined
  if (kind === 'ballots') return ballotsOf(value)
  return kind === 'record' ? firstOf(value) : undefined
}

function firstOf({ organisation, origin, key, earlier = [], exported }: Fields): Line | undefined {
  const texts = [organisation, origin, key, exported]
  if (!texts.every(isText) || !Array.isArray(earlier) || !earlier.every(isText)) return undefined
  const [of = '', from = '', by = '', at = ''] = texts
  return { kind: 'record', organisation: of, origin: from, key: by, earlier, exported: at }
}

function entryOf({ n, leaf, root, event, texts }: Fields): Line | undefined {
  const text = isFields(event) ? written(event) : undefined
  const seen = isFields(event) && text !== undefined ? { text, fields: event } : undefined
  const digest = digestOf(leaf)
  if (!seen && !digest) return undefined
  return {
    kind: 'entry',
    n: isCount(n) ? n : -1,
    leaf: digest,
    root: digestOf(root),
    event: seen,
    texts: isFields(texts) ? texts : {},
  }
}

function ballotsOf({ n, leaves }: Fields): Line | undefined {
  if (!isCount(n) || !Array.isArray(leaves)) return undefined
  const digests = leaves.map(digestOf)
  return digests.every((one) => one !== undefined) ? { kind: 'ballots', n, leaves: digests } : undefined
}

function digestOf(value: unknown): Uint8Array | undefined {
  const bytes = isText(value) ? fromBase64(value) : undefined
  return bytes?.length === 32 ? bytes : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function written(value: unknown): string | undefined {
  try {
    return canonical(value)
  } catch {
    return undefined
  }
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
