import { CompiledQuery } from 'kysely'
import type { Actor } from '../../kernel/actor.js'
import { dayIn, instant } from '../../kernel/day.js'
import type { Event } from '../../kernel/decision.js'
import type { Id } from '../../kernel/id.js'
import { type Pool, quotedName } from '../db/pool.js'
import { openReading, openTransaction, type Transaction, type Tx } from '../db/scope.js'
import { traceOf } from '../operator/trace.js'
import { keyChanged } from '../record/key-changes.js'
import { recordKey } from '../record/note.js'
import { openSealer } from '../record/sealer.js'
import { writing } from '../record/write.js'
import { type Around, erase } from './erase.js'
import type { OrganisationLine } from './format.js'
import { takeKey } from './keys.js'
import { proveRecord } from './proof.js'
import { Refused } from './refused.js'
import type { Restored, Restoring } from './restore.js'
import type { Table } from './tables.js'

/** An organisation on its way in: everything so far is in one transaction. */
export type Open = Transaction & {
  readonly about: OrganisationLine
  readonly tables: readonly Table[]
  readonly replaced: Replaced
  rows: number
}

const run = (tx: Tx, text: string, values: unknown[] = []) => tx.executeQuery(CompiledQuery.raw(text, values))
const recordKeyHere = ({ secret }: Restoring, { organisation }: OrganisationLine) =>
  recordKey(secret, organisation).vkey

/** What the archive takes the place of. */
type Replaced = {
  readonly erased: readonly Id<'Person'>[]
  readonly size?: number
}

/** Opens the transaction and takes out what was there. @throws Refused where it may not be replaced */
export async function begin(
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
    return { ...transaction, about, tables, replaced, rows: 0 }
  } catch (error) {
    await rollback().catch(() => undefined)
    throw error
  }
}

/**
 * All rows are in: proves the record, puts the key under this secret, erases again whoever was erased since, and
 * commits it together with the events that say so.
 * @throws Refused where the archive does not hold together
 */
export async function finish(
  open: Open,
  options: Restoring,
  made: string,
): Promise<Omit<Restored, 'entries'>> {
  const { tx, about, commit } = open
  const org = about.organisation
  if (options.as) await tx.insertInto('host').values({ org_id: org, host: options.as }).execute()
  await run(tx, 'set constraints all immediate').catch(() => {
    throw new Refused('altered', 'its tables do not fit together')
  })
  await hasItsHosts(tx, about, options)
  // The tables are new to the planner, which would read each of them whole for every page of the proof.
  for (const { name } of open.tables) await run(tx, `analyze ${quotedName(name)}`)
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
    await tx.executeQuery(record(await erase(tx, around, person, options.erasers, options)))

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
export async function sealed(pool: Pool, about: OrganisationLine, options: Restoring): Promise<number> {
  const org = about.organisation
  const sealer = openSealer(pool, () => undefined)
  await sealer.seal(org)
  const { reader, end } = openReading(pool, org)
  const proof = await proveRecord(reader, recordKeyHere(options, about)).finally(end)
  if (!proof.ok) throw new Error(`the record does not verify after the restore: ${proof.why}`)
  return proof.size
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
