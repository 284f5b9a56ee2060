import pg from 'pg'
import type { Pool } from '../db/pool.js'

/**
 * A worker that is killed leaves its jobs locked, and the queue itself would wait four hours for it. So each worker
 * holds a lock that PostgreSQL drops with its connection, and the living look for jobs whose worker is gone.
 */
export type Alive = { readonly release: () => Promise<void> }

const LOCK = `hashtext('throughline worker'), hashtext($1)`

/** Holds the sign of life of one worker, and takes it again where the connection is lost. */
export async function holdAlive(
  ownerUrl: string,
  worker: string,
  trouble: (error: unknown) => void,
): Promise<Alive> {
  let over = false
  let client: pg.Client | undefined
  let again: NodeJS.Timeout | undefined
  const hold = async () => {
    const fresh = new pg.Client({
      connectionString: ownerUrl,
      application_name: 'throughline worker',
      keepAlive: true,
    })
    client = fresh
    fresh.on('error', trouble)
    fresh.on('end', later)
    await fresh.connect()
    await fresh.query(`select pg_advisory_lock(${LOCK})`, [worker])
  }
  // A connection that cannot be made both fails and ends: one new try is enough.
  const later = () => {
    clearTimeout(again)
    if (!over) again = setTimeout(() => hold().catch(failed), 1_000)
  }
  const failed = (error: unknown) => {
    trouble(error)
    later()
  }
  const release = async () => {
    over = true
    clearTimeout(again)
    await client?.end().catch(() => undefined)
  }
  await hold().catch(async (error: unknown) => {
    await release()
    throw error
  })
  return { release }
}

/**
 * Sets free the jobs of workers that are gone. Twice in a row without a sign of life, or it may only be a worker
 * that is starting or whose line was cut for a moment.
 * @param missed who was missing at the last look
 * @returns who is missing now
 */
export async function freeOrphans(pool: Pool, missed: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ locked_by: string }>(`
    select distinct locked_by from graphile_worker._private_jobs as job
    where locked_by is not null and not exists (
      select from pg_locks
      where locktype = 'advisory' and objsubid = 2 and granted
        and database = (select oid from pg_database where datname = current_database())
        and classid = hashtext('throughline worker')::oid and objid = hashtext(job.locked_by)::oid)`)
  const missing = rows.map(({ locked_by }) => locked_by)
  const gone = missing.filter((worker) => missed.has(worker))
  if (gone.length) await pool.query('select graphile_worker.force_unlock_workers($1::text[])', [gone])
  return new Set(missing)
}
