import { sql } from 'kysely'
import type { Id } from '../../kernel/id.js'
import { append, type Frontier, leafHash, rootOf } from '../../maths/record/merkle.js'
import type { Pool } from '../db/pool.js'
import { openTransaction } from '../db/scope.js'
import { leafOf } from './leaf.js'
import { sha256 } from './sha256.js'

type Organisation = Id<'Organisation'>

/**
 * Gives committed events their place in the record. Writers commit side by side and wait for nobody; what must be
 * one after the other, the place of each event in the organisation's tree, is done here, many events at a time.
 */
export type Sealer = {
  /** Something was committed: seal soon. Costs the caller nothing. */
  readonly nudge: (org: Organisation) => void
  /** Seals all that waits. @returns how many events found their place */
  readonly seal: (org: Organisation) => Promise<number>
  /** Settles when nothing is being sealed. */
  readonly idle: () => Promise<void>
}

const AT_ONCE = 1_000

export function openSealer(pool: Pool, trouble: (error: unknown) => void): Sealer {
  const busy = new Map<Organisation, { again: boolean; done: Promise<unknown> }>()

  const nudge = (org: Organisation) => {
    const running = busy.get(org)
    if (running) running.again = true
    else {
      const state = { again: false, done: Promise.resolve<unknown>(undefined) }
      busy.set(org, state)
      state.done = rounds(org, state).finally(() => busy.delete(org))
    }
  }
  const rounds = async (org: Organisation, state: { again: boolean }) => {
    do {
      state.again = false
      // A breath: whoever commits meanwhile shares this round, and many organisations share one disk.
      await new Promise((resolve) => setTimeout(resolve, 20))
      await seal(org).catch(trouble)
    } while (state.again)
  }
  const seal = async (org: Organisation) => {
    let sealed = 0
    for (;;) {
      const some = await sealSome(pool, org)
      sealed += some
      if (some < AT_ONCE) return sealed
    }
  }
  const idle = async () => {
    while (busy.size) await Promise.all([...busy.values()].map(({ done }) => done))
  }
  return { nudge, seal, idle }
}

async function sealSome(pool: Pool, org: Organisation): Promise<number> {
  const { tx, commit, rollback } = await openTransaction(pool, org)
  try {
    // The tip is the one thing writers of an organisation share; only sealers hold it.
    const tip = await tx.selectFrom('record_tip').select(['size', 'frontier']).forUpdate().executeTakeFirst()
    if (!tip) {
      await rollback()
      return 0
    }
    const { rows: events } = await sql<Parameters<typeof leafOf>[0]>`
      with taken as (
        delete from event_waiting where (org_id, event_id) in (
          select org_id, event_id from event_waiting where org_id = ${org} limit ${AT_ONCE})
        returning event_id)
      select id, at, actor, name, about, group_id, facts, words
      from event join taken on event.id = taken.event_id where org_id = ${org} order by at, id`.execute(tx)
    if (events.length === 0) {
      await rollback()
      return 0
    }
    let frontier = frontierFrom(tip.frontier, tip.size)
    const roots = events.map((event) => {
      frontier = append(sha256, frontier, leafHash(sha256, leafOf(event)))
      return Buffer.from(rootOf(sha256, frontier))
    })
    const places = events.map((_, i) => tip.size + i)
    const placed = sql`
      with entries as (
        insert into record_entry (org_id, n, event_id, root)
        select ${org}::uuid, n, event_id, root
        from unnest(${places}::bigint[], ${events.map(({ id }) => id)}::uuid[], ${roots}::bytea[]) as e (n, event_id, root))
      update record_tip set size = ${tip.size + events.length}, frontier = ${Buffer.concat(frontier.roots)}
      where org_id = ${org}`.compile(tx)
    await commit(placed)
    return events.length
  } catch (error) {
    await rollback().catch(() => undefined)
    throw error
  }
}

function frontierFrom(bytes: Uint8Array, size: number): Frontier {
  const roots = Array.from({ length: bytes.length / 32 }, (_, i) => bytes.subarray(i * 32, i * 32 + 32))
  return { size, roots }
}
