import { CompiledQuery } from 'kysely'
import type { Actor } from '../../kernel/actor.js'
import { dayIn, instant } from '../../kernel/day.js'
import type { Event } from '../../kernel/decision.js'
import type { Id } from '../../kernel/id.js'
import { openPool, type Pool, quotedName } from '../db/pool.js'
import { openReading, openTransaction, type Transaction, type Tx } from '../db/scope.js'
import { type Trace, traceOf } from '../operator/trace.js'
import { keyChanged } from '../record/key-changes.js'
import { recordKey } from '../record/note.js'
import { openSealer } from '../record/sealer.js'
import { type Listeners, writing } from '../record/write.js'
import { type Around, type Eraser, erase } from './erase.js'
import type { ErasedPerson } from './erasures.js'
import type { OrganisationLine } from './format.js'
import { takeKey } from './keys.js'
import { type Loader, loaderFor } from './load.js'
import { proveRecord } from './proof.js'
import { readArchive } from './read.js'
import { Refused, sentenceOf } from './refused.js'
import { survey } from './survey.js'
import { type Table, tablesInOrder } from './tables.js'

export type Restoring = {
  /** the owner's connection: it alone may say which host belongs to whom */
  readonly ownerUrl: string
  readonly secret: Uint8Array
  readonly file: string
  /** one of the archive's host names: only that organisation */
  readonly organisation?: string
  /** the host name it gets here, instead of those it had */
  readonly as?: string
  /** what is here of the same organisation goes first */
  readonly replace?: boolean
  /** open votes are closed where their voters could not be told apart here */
  readonly closeVotes?: boolean
  /** what `backup --move` wrote */
  readonly movingKey?: Uint8Array
  /** who was erased since the backup, as far as is known outside the database being replaced */
  readonly erased: readonly ErasedPerson[]
  readonly erasers: readonly Eraser[]
  readonly listeners: Listeners
  readonly clock: () => Date
  readonly progress?: (text: string) => void
}

export type Restored = {
  readonly name: string
  readonly hosts: readonly string[]
  readonly rows: number
  /** people erased again */
  readonly erased: number
  readonly votesClosed: number
  readonly keyChanged: boolean
  /** entries in the record now; all were worked out again */
  readonly entries: number
  readonly trace: Trace<'record.restored'>
}

export type Restoration = { readonly restored: readonly Restored[] } & (
  | { readonly ok: true }
  | { readonly ok: false; readonly sentence: string }
)

/**
 * Puts organisations of an archive into this installation, each all or not at all. Whoever was erased since is
 * erased again before anybody can look. That it was restored is an event of its record.
 * @throws the database's own error; nothing of that organisation then stays
 */
export async function restore(options: Restoring): Promise<Restoration> {
  const pool = openPool(options.ownerUrl, { max: 2, trouble: () => undefined })
  const restored: Restored[] = []
  try {
    const chosen = await survey(pool, options)
    const tables = await tablesInOrder(pool)
    for await (const one of organisationsOf(pool, options, chosen, tables)) restored.push(one)
    return { ok: true, restored }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, sentence: sentenceOf(error), restored }
    throw error
  } finally {
    await pool.end()
  }
}

type Open = Transaction & { readonly about: OrganisationLine; readonly replaced: Replaced; rows: number }

async function* organisationsOf(
  pool: Pool,
  options: Restoring,
  chosen: { readonly made: string; readonly organisations: ReadonlySet<string> },
  tables: readonly Table[],
): AsyncGenerator<Restored> {
  let open: Open | undefined
  let load: Loader | undefined
  try {
    for await (const part of readArchive(options.file)) {
      if (part.kind === 'organisation' && chosen.organisations.has(part.about.organisation))
        open = await begin(pool, part.about, tables, options)
      if (!open) continue
      if (part.kind === 'table') {
        const isElsewhere = part.table.table === 'host' && options.as !== undefined
        load = isElsewhere ? undefined : loaderFor(open.tx, open.about.organisation, part.table, tables)
      }
      if (part.kind === 'rows' && load) {
        await load(part.rows)
        open.rows += part.rows.length
        options.progress?.(`${open.about.name}: ${open.rows.toLocaleString('en')} rows`)
      }
      if (part.kind !== 'end') continue
      const done = await finish(open, options, chosen.made)
      const { about } = open
      open = undefined
      yield { ...done, entries: await sealed(pool, about.organisation, recordKeyHere(options, about)) }
    }
  } catch (error) {
    await open?.rollback().catch(() => undefined)
    throw error
  }
}

const run = (tx: Tx, text: string, values: unknown[] = []) => tx.executeQuery(CompiledQuery.raw(text, values))
const recordKeyHere = ({ secret }: Restoring, { organisation }: OrganisationLine) =>
  recordKey(secret, organisation).vkey

/** What the archive takes the place of. */
type Replaced = {
  readonly erased: readonly Id<'Person'>[]
  readonly size?: number
}

async function begin(
  pool: Pool,
  about: OrganisationLine,
  tables: readonly Table[],
  { replace = false }: Restoring,
): Promise<Open> {
  const org = about.organisation
  const transaction = await openTransaction(pool, org)
  const { tx, rollback } = transaction
  try {
    await run(tx, 'set local statement_timeout = 0')
    await run(tx, 'set local idle_in_transaction_session_timeout = 0')
    await run(tx, 'set constraints all deferred')
    // Whoever writes here meanwhile waits, and then finds what was restored.
    await run(tx, 'select from organisation where org_id = $1 for update', [org])
    const erased = await tx.selectFrom('erasure').select('person_id').where('org_id', '=', org).execute()
    const tip = await tx.selectFrom('record_tip').select('size').where('org_id', '=', org).executeTakeFirst()
    // It may have come here since the survey.
    if (tip && !replace) throw new Refused('exists', about.name)
    for (const { name } of [...tables].reverse())
      await run(tx, `delete from ${quotedName(name)} where org_id = $1`, [org])
    await run(
      tx,
      "select graphile_worker.complete_jobs(array(select id from graphile_worker._private_jobs where payload->>'org' = $1::text))",
      [org],
    )
    const replaced = { erased: erased.map(({ person_id }) => person_id as Id<'Person'>), ...tip }
    return { ...transaction, about, replaced, rows: 0 }
  } catch (error) {
    await rollback().catch(() => undefined)
    throw error
  }
}

async function finish(open: Open, options: Restoring, made: string): Promise<Omit<Restored, 'entries'>> {
  const { tx, about, commit } = open
  const org = about.organisation
  if (options.as) await tx.insertInto('host').values({ org_id: org, host: options.as }).execute()
  await run(tx, 'set constraints all immediate').catch(() => {
    throw new Refused('altered', 'its tables do not fit together')
  })
  await hasItsHosts(tx, about, options)
  const proof = await proveRecord(tx, about.recordKey)
  if (!proof.ok) throw new Refused('record-broken', proof.why)

  const around = await aroundOf(tx, about, options.clock)
  const record = (event: Event) =>
    writing(tx, { org, actor: OPERATOR, at: around.now(), event, listeners: options.listeners })
  const votesClosed = await takeKey(tx, about, { ...options, at: around.now() })
  const key = recordKeyHere(options, about)
  const isNewKey = key !== about.recordKey
  if (isNewKey)
    await tx.executeQuery(record(keyChanged({ key: about.recordKey, ...proof }, key, `organisation:${org}`)))
  const persons = await toErase(tx, open, options)
  for (const person of persons)
    await tx.executeQuery(record(await erase(tx, around, person, options.erasers)))

  const event = restoredEvent({
    org,
    made,
    proof,
    replaced: open.replaced,
    erased: persons.length,
    votesClosed,
  })
  await commit(record(event))
  return {
    name: about.name,
    hosts: options.as ? [options.as] : about.hosts,
    rows: open.rows,
    erased: persons.length,
    votesClosed,
    keyChanged: isNewKey,
    trace: traceOf(org, event),
  }
}

// The survey looked at the addresses the archive names: its table may not hold another one.
async function hasItsHosts(
  tx: Tx,
  { organisation, hosts }: OrganisationLine,
  { as }: Restoring,
): Promise<void> {
  const rows = await tx.selectFrom('host').select('host').where('org_id', '=', organisation).execute()
  const named = as ? [as] : hosts
  if (rows.length !== named.length || !rows.every(({ host }) => named.includes(host)))
    throw new Refused('altered', 'addresses that it does not name')
}

const OPERATOR: Actor = { kind: 'operator' }

type Facts = {
  readonly org: string
  readonly made: string
  readonly proof: { readonly size: number; readonly root: string }
  readonly replaced: Replaced
  readonly erased: number
  readonly votesClosed: number
}

// Members see from when the archive was, how far the record went then, and how far it had gone before.
function restoredEvent({ org, made, proof, replaced, erased, votesClosed }: Facts) {
  const facts = {
    made,
    size: proof.size,
    root: proof.root,
    'replaced-size': replaced.size ?? null,
    'erased-again': erased,
    'votes-closed': votesClosed,
  }
  return { name: 'record.restored', about: `organisation:${org}`, facts } as const
}

async function aroundOf(tx: Tx, about: OrganisationLine, clock: () => Date): Promise<Around> {
  const row = await tx
    .selectFrom('organisation')
    .select(['name', 'language', 'time_zone'])
    .where('org_id', '=', about.organisation)
    .executeTakeFirst()
  if (!row) throw new Refused('altered', 'the organisation itself is missing')
  const now = () => instant(clock())
  const language = row.language === 'cy' ? 'cy' : 'en'
  return {
    organisation: { id: about.organisation, name: row.name, language, zone: row.time_zone },
    now,
    today: () => dayIn(row.time_zone, now()),
  }
}

async function toErase(
  tx: Tx,
  { about, replaced }: Open,
  { erased }: Restoring,
): Promise<readonly Id<'Person'>[]> {
  const known = erased.filter(({ org }) => org === about.organisation).map(({ person }) => person)
  const rows = await tx
    .selectFrom('erasure')
    .select('person_id')
    .where('org_id', '=', about.organisation)
    .execute()
  const already = new Set<string>(rows.map(({ person_id }) => person_id))
  return [...new Set([...replaced.erased, ...known])].filter((person) => !already.has(person)).sort()
}

/** Gives what was written last its place, and works out the whole record once more, as it now stands. */
async function sealed(pool: Pool, org: Id<'Organisation'>, key: string): Promise<number> {
  const sealer = openSealer(pool, () => undefined)
  await sealer.seal(org)
  const { reader, end } = openReading(pool, org)
  const proof = await proveRecord(reader, key).finally(end)
  if (!proof.ok) throw new Error(`the record does not verify after the restore: ${proof.why}`)
  return proof.size
}
