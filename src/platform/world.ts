import type { Actor } from '../kernel/actor.js'
import { type Day, dayIn, type Instant, instant } from '../kernel/day.js'
import type { Decision } from '../kernel/decision.js'
import type { Pool } from './db/pool.js'
import { openReading, openTransaction, type Reader, type Tx } from './db/scope.js'
import type { Organisation } from './organisation.js'
import type { Sealer } from './record/sealer.js'
import { type Listeners, writing } from './record/write.js'

/** Everything outside the process that a handler, a job or a command line may touch, within one organisation. */
export type World = {
  readonly organisation: Organisation
  readonly read: Reader
  readonly now: () => Instant
  readonly today: () => Day
  readonly act: Act
  /** Gives back the connection that reading holds. Whoever opened the world calls it once, at the end. */
  readonly end: () => Promise<void>
}

export type Act = <T, No extends string>(
  actor: Actor,
  change: (tx: Tx) => Promise<Decision<T, No>>,
) => Promise<Decision<T, No>>

export type Ground = {
  readonly pool: Pool
  readonly sealer: Sealer
  readonly listeners: Listeners
  readonly clock: () => Date
}

/** Opens the world of one organisation, for one request, one job or one command. */
export function openWorld(ground: Ground, organisation: Organisation): World {
  const { pool, sealer, listeners, clock } = ground
  const org = organisation.id
  const now = () => instant(clock())
  const reading = openReading(pool, org)

  const once: Act = async (actor, change) => {
    const { tx, commit, rollback } = await openTransaction(pool, org)
    let decision: Awaited<ReturnType<typeof change>>
    let record: Parameters<typeof commit>[0]
    try {
      decision = await change(tx)
      if (decision.ok) record = writing(tx, { org, actor, at: now(), event: decision.event, listeners })
    } catch (error) {
      await rollback().catch(() => undefined)
      throw error
    }
    if (!decision.ok) await rollback()
    else await commit(record)
    return decision
  }

  // A change and its record stand or fall together, and a refusal leaves nothing behind.
  const act: Act = async (actor, change) => {
    // The reader's picture is from before the change, and its connection may be the last one: give it back first.
    await reading.end()
    for (let tries = 1; ; tries++) {
      try {
        const decision = await once(actor, change)
        if (decision.ok) sealer.nudge(org)
        return decision
      } catch (error) {
        if (tries === TRIES || !isCollision(error)) throw error
      }
    }
  }

  return {
    organisation,
    read: reading.reader,
    now,
    today: () => dayIn(organisation.zone, now()),
    act,
    end: reading.end,
  }
}

// Two changes that got in each other's way: the database undid one of them and asks for it again.
const TRIES = 4
const COLLISIONS = ['40001', '40P01']
const isCollision = (error: unknown) =>
  error instanceof Error && 'code' in error && COLLISIONS.some((code) => code === error.code)
