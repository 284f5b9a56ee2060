import { sql } from 'kysely'
import type { Id } from '../../../kernel/id.js'
import { openTransaction } from '../../../platform/db/scope.js'
import type { House } from '../../../platform/room.js'
import type { Drawn } from './voters.js'

/** What came of an idea that somebody was shown. */
export const OUTCOMES = ['shown', 'answered', 'skipped', 'not-my-language', 'plainer'] as const
export type Outcome = (typeof OUTCOMES)[number]

export type Shown = {
  readonly of: Id<'Conversation'>
  readonly pseudonym: Buffer
  readonly n: number
  readonly drawn: Drawn | undefined
  readonly outcome: Outcome
}

type Pool = House['ground']['pool']
type Waiting = Map<string, Shown>
type Log = { readonly waiting: Map<Id<'Organisation'>, Waiting>; writing: Promise<void>; due: boolean }

// A commit of its own for each would cost as much as the vote. What waits here is lost where the process is killed:
// a second's worth of what was shown, never a vote.
const EVERY_MS = 1_000
const MOST = 5_000

const logs = new WeakMap<Pool, Log>()

function logOf({ ground: { pool } }: Pick<House, 'ground'>): Log {
  const log = logs.get(pool) ?? { waiting: new Map(), writing: Promise.resolve(), due: false }
  logs.set(pool, log)
  return log
}

/** Notes what somebody was shown and what came of it; written a moment later, with what others were shown. */
export function noteShown(house: Pick<House, 'ground'>, org: Id<'Organisation'>, shown: Shown): void {
  const log = logOf(house)
  const waiting: Waiting = log.waiting.get(org) ?? new Map()
  log.waiting.set(org, waiting)
  const key = `${shown.of} ${shown.pseudonym.toString('latin1')} ${shown.n}`
  const before = waiting.get(key)
  const keeps = shown.outcome === 'shown' && before
  waiting.set(key, {
    ...shown,
    drawn: before?.drawn ?? shown.drawn,
    outcome: keeps ? before.outcome : shown.outcome,
  })
  if (waiting.size >= MOST) void writeShown(house)
  else if (!log.due) {
    log.due = true
    setTimeout(() => void writeShown(house), EVERY_MS).unref()
  }
}

/** Writes what waits. Never fails: it is of use to whoever studies what was asked, and no vote hangs on it. */
export function writeShown(house: Pick<House, 'ground'>): Promise<void> {
  const log = logOf(house)
  log.due = false
  log.writing = log.writing.then(async () => {
    const all = [...log.waiting]
    log.waiting.clear()
    for (const [org, waiting] of all)
      await write(house.ground.pool, org, [...waiting.values()]).catch(() => undefined)
  })
  return log.writing
}

async function write(pool: Pool, org: Id<'Organisation'>, rows: readonly Shown[]): Promise<void> {
  if (!rows.length) return
  // In an order of their own, so that where they stand tells nothing of when they came.
  const sorted = [...rows].sort((a, b) => Buffer.compare(a.pseudonym, b.pseudonym) || a.n - b.n)
  const { tx, commit, rollback } = await openTransaction(pool, org)
  try {
    await sql`
      insert into conversation_shown (org_id, conversation_id, pseudonym, n, chance, policy, outcome)
      select ${org}::uuid, s.of_id, s.pseudonym, s.n, s.chance, s.policy, s.outcome
      from unnest(${sorted.map(({ of }) => of)}::uuid[], ${sorted.map(({ pseudonym }) => pseudonym)}::bytea[],
        ${sorted.map(({ n }) => n)}::int[], ${sorted.map(({ drawn }) => drawn?.chance ?? null)}::real[],
        ${sorted.map(({ drawn }) => drawn?.policy ?? null)}::text[], ${sorted.map(({ outcome }) => outcome)}::text[])
        as s (of_id, pseudonym, n, chance, policy, outcome)
      where exists (select from conversation_voter v where v.org_id = ${org}::uuid
        and v.conversation_id = s.of_id and v.pseudonym = s.pseudonym)
      on conflict (org_id, conversation_id, pseudonym, n) do update
        set outcome = excluded.outcome where excluded.outcome <> 'shown' and conversation_shown.outcome <> excluded.outcome
    `.execute(tx)
  } catch (error) {
    await rollback().catch(() => undefined)
    throw error
  }
  await commit()
}
