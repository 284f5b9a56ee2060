import { sql } from 'kysely'
import type { Instant } from '../../kernel/day.js'
import type { Id } from '../../kernel/id.js'
import type { Tx } from '../db/scope.js'

/** @property at not before; @property key a job that waits under the same key is replaced, not doubled */
export type When = { readonly at?: Instant; readonly key?: string }

/**
 * Asks for a job. It exists when the transaction is committed, and never otherwise.
 * @param about an id or a day, at most 100 characters; never a name or a text
 */
export async function enqueue(tx: Tx, task: string, about: string, { at, key }: When = {}): Promise<void> {
  await sql`select enqueue(${task}, ${about}, ${at ?? null}::timestamptz, ${key ?? null})`.execute(tx)
}

export type Once = {
  readonly org: Id<'Organisation'>
  readonly task: string
  readonly about: string
  readonly at: Instant
}

/** Notes that this is done. @returns false where it was noted before: then there is nothing to do */
export async function firstTime(tx: Tx, { org, task, about, at }: Once): Promise<boolean> {
  const noted = await tx
    .insertInto('job_done')
    .values({ org_id: org, task, about, at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(noted.numInsertedOrUpdatedRows) === 1
}
