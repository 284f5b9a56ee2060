import { createHash, randomBytes } from 'node:crypto'
import type { Instant } from '../../kernel/day.js'
import type { Id } from '../../kernel/id.js'
import { openKey, sealKey } from '../ballots/organisation-key.js'
import type { Written } from '../cli.js'
import { type Client, openPool, type Pool, quotedName } from '../db/pool.js'
import { opening } from '../db/scope.js'
import { recordKey } from '../record/note.js'
import { writeStream } from '../write-stream.js'
import { JOBS, lineOf, type OrganisationLine } from './format.js'
import { isCarried, schemaOf, type Table, tablesInOrder } from './tables.js'

export type BackingUp = {
  /** the owner's connection: it may read every table there is */
  readonly ownerUrl: string
  readonly secret: Uint8Array
  /** where to; packed where it ends in .gz; `-` for standard output */
  readonly file: string
  /** which organisations, one after another */
  readonly organisations: readonly Id<'Organisation'>[]
  readonly now: Instant
  /** the version of this program */
  readonly program: string
  /** where it moves to another installation: the key that opens what is sealed under this one's secret */
  readonly movingKey?: Uint8Array
  readonly progress?: (text: string) => void
}

/** What an archive holds of one organisation. */
export type BackedUp = {
  readonly organisation: Id<'Organisation'>
  readonly size: number
  readonly rows: number
}

/**
 * Writes organisations to an archive: each from one unchanging picture, while the program goes on working. Uses the
 * same little memory however much there is.
 * @throws the database's own error; no file is then left
 */
export async function backup(
  options: BackingUp,
): Promise<(Written & { ok: false }) | { readonly ok: true; readonly organisations: readonly BackedUp[] }> {
  const pool = openPool(options.ownerUrl, { max: 1, trouble: () => undefined })
  const done: BackedUp[] = []
  try {
    const written = await writeStream(options.file, sealedWithSum(archive(pool, options, done)), {
      packed: options.file.endsWith('.gz'),
    })
    return written.ok ? { ok: true, organisations: done } : written
  } finally {
    await pool.end()
  }
}

async function* archive(pool: Pool, options: BackingUp, done: BackedUp[]): AsyncGenerator<string> {
  const { organisations, now, program } = options
  yield lineOf({ archive: 'throughline', v: 1, made: now, program, schema: await schemaOf(pool) })
  for (const org of organisations) {
    const client = await pool.connect()
    try {
      await client.query(`${opening(org, 'read')}; ${SETTINGS}`)
      yield* organisation(client, org, options, done)
      await client.query('commit')
    } finally {
      // Whatever became of it: a connection in the middle of a picture is of no use to anybody.
      client.release(true)
    }
  }
}

// How PostgreSQL prints values, whatever this server or role is set to; and a backup may take its time.
const SETTINGS = `set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'; set local intervalstyle = 'postgres';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local xmloption = 'content';
  set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`

async function* organisation(
  client: Client,
  org: Id<'Organisation'>,
  options: BackingUp,
  done: BackedUp[],
): AsyncGenerator<string> {
  const about = await lineAbout(client, org, options)
  yield lineOf(about)
  let rows = 0
  for (const table of (await tablesInOrder(client)).filter(isCarried)) {
    yield lineOf({ table: table.name, columns: table.columns.map(({ name }) => name) })
    rows += yield* counted(rowsOf(client, org, table), (n) =>
      options.progress?.(`${about.name}: ${table.name} ${n.toLocaleString('en')}`),
    )
  }
  yield lineOf(JOBS)
  yield* counted(query(client, JOBS_TEXT, [org]))
  yield lineOf({ end: org })
  done.push({ organisation: org, size: about.size, rows })
}

async function lineAbout(
  client: Client,
  org: Id<'Organisation'>,
  { secret, movingKey }: BackingUp,
): Promise<OrganisationLine> {
  const { rows } = await client.query<{
    name: string
    hosts: string[]
    size: number
    root: string
    sealed: Buffer | null
  }>(ABOUT, [org])
  const found = rows[0]
  if (!found) throw new Error('this organisation is not there')
  const { name, hosts, size, root, sealed } = found
  const about = { organisation: org, name, hosts, recordKey: recordKey(secret, org).vkey, size, root }
  if (!movingKey) return about
  // Nobody has voted yet where there is no key; one made now lets the new place begin with it.
  const key = sealed ? openKey(sealed, secret, org) : randomBytes(32)
  if (!key) throw new Error('the key of this organisation was sealed under another SECRET')
  return { ...about, movingKey: sealKey(key, movingKey, org).toString('base64') }
}

const ABOUT = `
  select name, array(select host from host where host.org_id = o.org_id order by host) as hosts, size, sealed,
    coalesce((select encode(root, 'hex') from record_entry e where e.org_id = o.org_id and n = size - 1),
      encode(sha256(''), 'hex')) as root
  from organisation o join record_tip using (org_id) left join organisation_key using (org_id) where o.org_id = $1`

const JOBS_TEXT = `
  select to_json(array[identifier, payload->>'about', run_at::text,
    case when key like payload->>'org' || ':%' then substr(key, length(payload->>'org') + 2) end])::text as line
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = task_id
  where payload->>'org' = $1::text and attempts < max_attempts order by j.id`

// A page of rows is about this much text, whether a row is a vote or a long letter.
const PAGE_CHARS = 1_000_000
const PAGE_ROWS = 5_000

async function* rowsOf(client: Client, org: string, { name, columns, key }: Table): AsyncGenerator<string[]> {
  const texts = columns.map((column) => `${quotedName(column.name)}::text`)
  const order = key.length ? `order by ${key.map(quotedName)}` : ''
  await client.query(`declare rows no scroll cursor for select to_json(array[${texts}])::text as line
    from ${quotedName(name)} where org_id = '${org}' ${order}`)
  let ask = 100
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${ask} from rows`)
    yield rows.map(({ line }) => line)
    if (rows.length < ask) break
    const chars = rows.reduce((sum, { line }) => sum + line.length, 0)
    ask = Math.max(1, Math.min(PAGE_ROWS, Math.floor((ask * PAGE_CHARS) / chars)))
  }
  await client.query('close rows')
}

async function* query(client: Client, text: string, values: unknown[]): AsyncGenerator<string[]> {
  const { rows } = await client.query<{ line: string }>(text, values)
  yield rows.map(({ line }) => line)
}

async function* counted(
  pages: AsyncIterable<string[]>,
  progress?: (n: number) => void,
): AsyncGenerator<string, number> {
  let n = 0
  for await (const page of pages) {
    if (page.length) yield `${page.join('\n')}\n`
    n += page.length
    progress?.(n)
  }
  yield lineOf({ rows: n })
  return n
}

/** The last line tells whether all the others are still what they were. */
async function* sealedWithSum(lines: AsyncIterable<string>): AsyncGenerator<string> {
  const sum = createHash('sha256')
  let organisations = 0
  for await (const line of lines) {
    if (line.startsWith('{"end":')) organisations++
    sum.update(line)
    yield line
  }
  yield lineOf({ organisations, sha256: sum.digest('hex') })
}
