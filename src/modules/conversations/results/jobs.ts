import { type Instant, instant } from '../../../kernel/day.js'
import { type Id, id, isId } from '../../../kernel/id.js'
import { enterBallots } from '../../../platform/ballots/box.js'
import type { Pool } from '../../../platform/db/pool.js'
import { openTransaction } from '../../../platform/db/scope.js'
import { enqueue } from '../../../platform/jobs/enqueue.js'
import type { Daily, Job, Tasks } from '../../../platform/jobs/job.js'
import type { House } from '../../../platform/room.js'
import type { World } from '../../../platform/world.js'
import { forgetNames, publishSnapshot } from './commands.js'
import { loadCounting } from './load.js'
import { keptOf, snapshotOf, type ToLookAt, toLookAt } from './queries.js'
import { count } from './run-worker.js'
import type { Sent } from './worker.js'

type Of = Id<'Conversation'>

/** Every conversation is looked at so often, whoever forgot to say that somebody voted. */
const SWEEP_MILLIS = 60_000
const AGAIN_MILLIS = 2_000
/** Five go into the record and five stay behind. */
const ENOUGH_WAITING = 10

/** The night's sweep starts a round of minutes that was lost; opening a conversation starts one too. */
export const RESULTS_DAILY: readonly Daily[] = [{ task: 'conversations.sweep', at: '00:05' }]

export const resultsTasks = (house: Pick<House, 'ground'>): Tasks => {
  const { pool } = house.ground
  return {
    'conversations.refresh': async (world, about, job) => {
      if (isId(about)) await refresh(pool, world, id<'Conversation'>(about), job)
    },
    'conversations.enter': async (world, about) => {
      if (isId(about)) await enter(world, id<'Conversation'>(about))
    },
    'conversations.sweep': (world) => sweep(pool, world),
    'conversations.forget': async (world) => {
      const counted = await allCounted(world)
      await world.end()
      for (const of of counted) await ask(pool, world.organisation.id, 'conversations.refresh', of)
    },
  }
}

/**
 * Counts a conversation anew, one count of it at a time: first counts, labels and map, then what divides and the
 * groups of opinion, each published as soon as it is there.
 */
async function refresh(pool: Pool, world: World, of: Of, job: Job): Promise<void> {
  const alone = await holdAlone(pool, of)
  // Somebody else is at it, and may have begun before the last votes came.
  if (!alone) return ask(pool, world.organisation.id, 'conversations.refresh', of, later(world, AGAIN_MILLIS))
  try {
    const [c] = await toLookAt(world, of)
    if (!c || c.isRestored) return
    const [before, standing] = [await keptOf(world, of), await snapshotOf(world, of)]
    const counting = await loadCounting(pool, world, c)
    let n = before?.n ?? -1
    const take = async (sent: Sent) => {
      if (sent.kind === 'snapshot') {
        const answer = await publishSnapshot(world, job.actor, c, sent, n)
        if (!answer.ok) throw new Error(answer.no)
        n = answer.next
      } else if (sent.kept && before) await forgetNames(world, job.actor, c, sent.kept, n)
    }
    const small = standing?.snapshot.small
    const handed = { counting, kept: before?.kept, small: small ? JSON.stringify(small) : undefined }
    await count(handed, take, job.stopping)
    await noteSeen(pool, world, c)
  } finally {
    await alone()
  }
}

/** Holds one conversation for one count, over all processes; PostgreSQL drops it with the connection. */
async function holdAlone(pool: Pool, of: Of): Promise<(() => Promise<void>) | undefined> {
  const client = await pool.connect()
  const lock = `hashtextextended($1, 23)`
  const { rows } = await client.query<{ held: boolean }>(`select pg_try_advisory_lock(${lock}) as held`, [of])
  if (!rows[0]?.held) {
    client.release()
    return undefined
  }
  return async () => {
    await client.query(`select pg_advisory_unlock(${lock})`, [of]).then(
      () => client.release(),
      () => client.release(true),
    )
  }
}

/** Puts what waits into the record, as far as it may. */
async function enter(world: World, of: Of): Promise<void> {
  const [c] = await toLookAt(world, of)
  if (!c || c.isImported) return
  await enterBallots(world, c.box)
}

/** Looks at every conversation that is open or not yet counted for the last time, and comes again in a minute. */
async function sweep(pool: Pool, world: World): Promise<void> {
  const all = await toLookAt(world)
  await world.end()
  for (const c of all) {
    if (c.seen !== c.now) await ask(pool, world.organisation.id, 'conversations.refresh', c.id)
    if (!c.isImported && (c.waiting >= ENOUGH_WAITING || (c.isClosed && c.waiting > 0)))
      await ask(pool, world.organisation.id, 'conversations.enter', c.id)
  }
  if (all.length)
    await ask(pool, world.organisation.id, 'conversations.sweep', 'all', later(world, SWEEP_MILLIS))
}

const later = (world: Pick<World, 'now'>, millis: number): Instant =>
  instant(new Date(Date.parse(world.now()) + millis))

async function allCounted(world: World): Promise<readonly Of[]> {
  const rows = await world.read
    .selectFrom('conversation_memory')
    .select('conversation_id')
    .where('org_id', '=', world.organisation.id)
    .execute()
  return rows.map(({ conversation_id }) => id<'Conversation'>(conversation_id))
}

/** Asks for a job; one that waits for the same already is enough. */
export async function ask(
  pool: Pool,
  org: Id<'Organisation'>,
  task: string,
  about: string,
  at?: Instant,
): Promise<void> {
  const { tx, commit, rollback } = await openTransaction(pool, org)
  try {
    await enqueue(tx, task, about, { key: `${task}:${about}`, ...(at ? { at } : {}) })
    await commit()
  } catch (error) {
    await rollback().catch(() => undefined)
    throw error
  }
}

/** What the ballots looked like when they were loaded: what came since looks otherwise. */
async function noteSeen(
  pool: Pool,
  { organisation }: Pick<World, 'organisation'>,
  { id: of, now, isClosed }: ToLookAt,
): Promise<void> {
  const { tx, commit, rollback } = await openTransaction(pool, organisation.id)
  try {
    const seen = { seen: now, done: isClosed }
    await tx
      .insertInto('conversation_counting')
      .values({ org_id: organisation.id, conversation_id: of, ...seen })
      .onConflict((there) => there.columns(['org_id', 'conversation_id']).doUpdateSet(seen))
      .execute()
    await commit()
  } catch (error) {
    await rollback().catch(() => undefined)
    throw error
  }
}
