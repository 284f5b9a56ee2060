import type { Instant } from '../../kernel/day.js'
import type { Id } from '../../kernel/id.js'
import type { Written } from '../cli.js'
import type { Client, Pool } from '../db/pool.js'
import { opening, openReading } from '../db/scope.js'
import { writeStream } from '../write-stream.js'
import { earlierKeys } from './key-changes.js'
import { type EventRow, entryOf } from './leaf.js'
import { type ExportLines, exportLines, type Texts } from './lines.js'
import type { Signer } from './note.js'

export type Exporting = {
  /** the serving role's connections: an export sees what the program sees, of one organisation */
  readonly pool: Pool
  readonly organisation: Id<'Organisation'>
  readonly signer: Signer
  /** `-` for standard output */
  readonly file: string
  readonly now: Instant
  /** leave out what people wrote; the seals stay */
  readonly withoutWords?: boolean
  /** only events about this thing, like `person:4f6c…`; of the others only the leaf hash is written */
  readonly about?: string
  /** only events of this room, like `people` */
  readonly room?: string
  readonly progress?: (done: number, of: number) => void
}

export type Exported =
  | { readonly ok: true; readonly size: number; readonly root: string; readonly leftOut: number }
  | Extract<Written, { ok: false }>

/**
 * Writes an organisation's record for a stranger to verify: every sealed entry with its root, what people wrote
 * beside it, the leaves of each batch of ballots, the signed heads, and a head over all of it. From one unchanging
 * picture, in pages, so that a million entries need no more memory than a thousand. Whoever calls seals what waits
 * first. See docs/record-format.md.
 * @throws the database's own error; no file is then left
 */
export async function exportRecord(options: Exporting): Promise<Exported> {
  const { reader, end } = openReading(options.pool, options.organisation)
  const keys = await earlierKeys(reader).finally(end)
  const client = await options.pool.connect()
  let ok = false
  try {
    await client.query(opening(options.organisation, 'read'))
    await client.query('set local idle_in_transaction_session_timeout = 0')
    const tip = await tipOf(client, options.organisation)
    const count = { leftOut: 0 }
    const written = await writeStream(
      options.file,
      inPieces(lines(client, { ...options, earlierKeys: keys }, tip, count)),
    )
    await client.query('commit')
    ok = true
    return written.ok ? { ok: true, size: tip.size, root: tip.root.toString('hex'), ...count } : written
  } finally {
    client.release(!ok)
  }
}

type Tip = { readonly size: number; readonly root: Buffer }

// The root of a record without entries is the hash of nothing.
const TIP = `
  select size, coalesce((select root from record_entry where org_id = $1 and n = size - 1), sha256('')) as root
  from record_tip where org_id = $1`

async function tipOf(client: Client, org: string): Promise<Tip> {
  const { rows } = await client.query<Tip>(TIP, [org])
  if (!rows[0]) throw new Error('this organisation has no record')
  return rows[0]
}

async function* lines(
  client: Client,
  options: Exporting & { readonly earlierKeys: readonly string[] },
  { size, root }: Tip,
  count: { leftOut: number },
): AsyncGenerator<string> {
  const { organisation, signer, now, progress, earlierKeys } = options
  const file = exportLines({ organisation, signer, earlierKeys, exported: now })
  yield file.first()
  for (const head of await headsIn(client, organisation, 0, 0)) yield file.head(head.note)
  for (let from = 0; from < size; ) {
    const page = await pageFrom(client, options, from)
    if (page.entries.length === 0) throw new Error(`entry ${from} of the record is missing`)
    yield* pageLines(file, page, options, count)
    from += page.entries.length
    progress?.(from, size)
  }
  yield file.end(size, root)
}

function* pageLines(file: ExportLines, page: Page, options: Exporting, count: { leftOut: number }) {
  for (const { n, root, ...row } of page.entries) {
    const leftOut = isLeftOut(row, options)
    if (leftOut) count.leftOut++
    const texts = leftOut ? {} : (page.texts.get(row.id) ?? {})
    yield file.entry({ n, event: entryOf(row), root, leftOut, texts })
    const leaves = leftOut ? undefined : page.batches.get(row.id)
    if (leaves) yield file.ballots(n, leaves)
    for (const note of page.heads.get(n + 1) ?? []) yield file.head(note)
  }
}

function isLeftOut({ name, about }: EventRow, options: Exporting): boolean {
  if (options.about !== undefined && about !== options.about) return true
  return options.room !== undefined && !name.startsWith(`${options.room}.`)
}

// Small enough that a thousand long texts are not held at once.
const PAGE = 250

type Entry = EventRow & { readonly n: number; readonly root: Buffer }
type Page = {
  readonly entries: readonly Entry[]
  /** event -> field -> text */
  readonly texts: ReadonlyMap<string, Texts>
  /** event -> leaves */
  readonly batches: ReadonlyMap<string, readonly Uint8Array[]>
  /** size -> notes */
  readonly heads: ReadonlyMap<number, readonly string[]>
}

async function pageFrom(client: Client, options: Exporting, from: number): Promise<Page> {
  const { organisation: org, withoutWords = false } = options
  const { rows: entries } = await client.query<Entry>(ENTRIES, [org, from, PAGE])
  const ids = entries.map(({ id }) => id)
  const [texts, batches, heads] = await Promise.all([
    withoutWords ? new Map<string, Texts>() : textsOf(client, org, ids),
    batchesOf(client, org, ids),
    headsIn(client, org, from + 1, from + entries.length),
  ])
  const bySize = new Map<number, string[]>()
  for (const { size, note } of heads) bySize.set(size, [...(bySize.get(size) ?? []), note])
  return { entries, texts, batches, heads: bySize }
}

// The limits keep each page to its own rows, whatever the planner believes of the tables.
const ENTRIES = `
  select n, root, e.* from (
    select n, root, event_id from record_entry where org_id = $1 and n >= $2 order by n limit $3) r
  cross join lateral (
    select id, at, actor, name, about, group_id, facts, words from event
    where org_id = $1 and id = r.event_id limit 1) e
  order by n`

async function textsOf(client: Client, org: string, ids: readonly string[]) {
  const { rows } = await client.query<{ event_id: string; texts: Texts }>(
    `select event_id, json_object_agg(field, json_build_object('salt', encode(salt, 'hex'), 'text', said)) as texts
     from event_word where org_id = $1 and event_id = any ($2::uuid[]) group by event_id`,
    [org, ids],
  )
  return new Map(rows.map(({ event_id, texts }) => [event_id, texts]))
}

// An event that brought a batch into the record names the box and the batch: `ballot-box:4f6c…`, batch 3.
const BATCHES = `
  select e.id, leaves from event e
  join ballot_batch b on b.org_id = e.org_id and b.box_id::text = split_part(about, ':', 2) and b.n = (facts->>'batch')::int
  where e.org_id = $1 and e.id = any ($2::uuid[]) and name = 'ballots.entered'`

async function batchesOf(client: Client, org: string, ids: readonly string[]) {
  const { rows } = await client.query<{ id: string; leaves: Buffer }>(BATCHES, [org, ids])
  return new Map(
    rows.map(({ id, leaves }) => [
      id,
      Array.from({ length: leaves.length / 32 }, (_, i) => leaves.subarray(i * 32, i * 32 + 32)),
    ]),
  )
}

async function headsIn(client: Client, org: string, from: number, to: number) {
  const { rows } = await client.query<{ size: number; note: string }>(
    'select size, note from record_head where org_id = $1 and size between $2 and $3 order by size, on_day',
    [org, from, to],
  )
  return rows
}

// A file is written faster in larger pieces than line by line.
async function* inPieces(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = ''
  for await (const line of lines) {
    piece += `${line}\n`
    if (piece.length < 1 << 16) continue
    yield piece
    piece = ''
  }
  if (piece) yield piece
}
