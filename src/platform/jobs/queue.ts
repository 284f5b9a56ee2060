import type { Pool } from '../db/pool.js'

/** How the queue stands, over all organisations: counts and kinds, never what a job is about. */
export type QueueState = {
  /** due now and not begun */
  readonly waiting: number
  /** seconds since the one that waits longest was due */
  readonly longestSeconds: number
  readonly failing: readonly Failing[]
}
export type Failing = {
  readonly task: string
  /** still tried again, or given up after the last try */
  readonly kind: 'trying' | 'given-up'
  readonly jobs: number
  /** tries of the one that was tried most */
  readonly tries: number
  /** the kind of error it met last, such as `Error ECONNREFUSED` */
  readonly why: string
}

/** @param owner a pool as the owner of the tables: the queue is nobody else's to read */
export async function queueState(owner: Pool): Promise<QueueState> {
  const line = await owner.query<{ waiting: number; seconds: number }>(`
    select count(*)::int as waiting, coalesce(extract(epoch from now() - min(run_at)), 0)::int as seconds
    from graphile_worker.jobs where locked_at is null and run_at <= now() and attempts < max_attempts`)
  const failing = await owner.query<Failing>(`
    select task_identifier as task, case when attempts < max_attempts then 'trying' else 'given-up' end as kind,
           count(*)::int as jobs, max(attempts)::int as tries, coalesce(max(left(last_error, 80)), '') as why
    from graphile_worker.jobs where last_error is not null
    group by 1, 2 order by 1, 2`)
  return {
    waiting: line.rows[0]?.waiting ?? 0,
    longestSeconds: line.rows[0]?.seconds ?? 0,
    failing: failing.rows,
  }
}

/** Takes away jobs that were given up a month ago: until then `doctor` shows them. */
export async function sweepQueue(owner: Pool): Promise<void> {
  await owner.query(`
    delete from graphile_worker._private_jobs
    where attempts >= max_attempts and locked_at is null and updated_at < now() - interval '30 days'`)
}
