import { createHash, randomBytes } from 'node:crypto'
import type { Selectable } from 'kysely'
import { type Instant, instant } from '../../kernel/day.js'
import { type Id, id } from '../../kernel/id.js'
import type { Pool } from '../db/pool.js'
import { openTransaction, type Reader, type Tx } from '../db/scope.js'
import type { DB } from '../db/tables.js'
import { askTogether } from './together.js'

/** How sure we are of who this is. `set-up`: whoever holds the machine, before there are people. */
export type Assurance = 'set-up' | 'one-factor' | 'two-factor'

/** By what a session was begun; a second proof must be of another kind. */
export const WAYS = ['invitation', 'code', 'card', 'passkey', 'organisation'] as const
export type Way = (typeof WAYS)[number]

/** A browser that is signed in. What it holds is never kept, only its SHA-256. */
export type Session = {
  readonly hash: Buffer
  readonly person?: Id<'Person'> | undefined
  readonly assurance: Assurance
  readonly way?: Way | undefined
  readonly madeAt: Instant
  readonly seenAt: Instant
  readonly endsAt: Instant
}

export type NewSession = {
  readonly person?: Id<'Person'> | undefined
  readonly assurance: Assurance
  readonly way?: Way | undefined
  /** The person said that this device is theirs. */
  readonly ownDevice?: boolean
}

type Org = Id<'Organisation'>

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** When a session ends by itself: some time after it was last used, and some time after it began. */
export const LASTS = {
  sharedDevice: { idle: 2 * HOUR, whole: 12 * HOUR },
  ownDevice: { idle: 30 * DAY, whole: 90 * DAY },
} as const

// That it was used is noted at most this often: a page must not cost a write.
const NOTED_EVERY = 5 * 60_000

const KEY = /^[\w-]{43}$/
const hashOf = (key: string) => createHash('sha256').update(key).digest()
const after = (from: Instant, ms: number): Instant => instant(new Date(Date.parse(from) + ms))

/**
 * The session of what a browser holds, in one query. Within the organisation's wall: the cookie of another one
 * finds nothing. Looked up by hash, so how long it takes says nothing about any key that is right.
 */
export async function findSession(
  read: Reader,
  org: Org,
  key: string | undefined,
  now: Instant,
): Promise<Session | undefined> {
  if (key === undefined || !KEY.test(key)) return undefined
  const row = await read
    .selectFrom('session')
    .selectAll()
    .where('org_id', '=', org)
    .where('id_hash', '=', hashOf(key))
    .executeTakeFirst()
  return row && going(row, now)
}

/** `findSession` for many at once: those who ask in the same moment share one journey. */
export function openSessions(pool: Pool): typeof findTogether {
  const ask = askTogether<Row>(pool, {
    name: 'sessions-together',
    text: 'select * from session where org_id = $1 and id_hash = any($2::bytea[])',
    keyOf: ({ id_hash }) => id_hash,
  })
  async function findTogether(org: Org, key: string | undefined, now: Instant): Promise<Session | undefined> {
    if (key === undefined || !KEY.test(key)) return undefined
    const row = await ask(org, hashOf(key))
    return row && going(row, now)
  }
  return findTogether
}

type Row = Selectable<DB['session']>

/** The session of a row, unless it has ended. */
function going(row: Row, now: Instant): Session | undefined {
  if (now >= row.ends_at || now >= after(row.seen_at, idleOf(row))) return undefined
  return {
    hash: row.id_hash,
    person: row.person_id === null ? undefined : id<'Person'>(row.person_id),
    assurance: row.assurance as Assurance,
    way: WAYS.find((way) => way === row.way),
    madeAt: row.made_at,
    seenAt: row.seen_at,
    endsAt: row.ends_at,
  }
}

const idleOf = (row: { readonly made_at: Instant; readonly ends_at: Instant }) =>
  Date.parse(row.ends_at) - Date.parse(row.made_at) > LASTS.sharedDevice.whole
    ? LASTS.ownDevice.idle
    : LASTS.sharedDevice.idle

/**
 * Starts a session under a new key, whatever the browser came with: a key planted in somebody's browser is worth
 * nothing. The session it had, if any, ends in the same transaction.
 * @returns what the browser is to hold: 32 random bytes, base64url
 */
export async function startSession(
  pool: Pool,
  org: Org,
  now: Instant,
  fresh: NewSession,
  before?: Session,
): Promise<string> {
  const key = randomBytes(32).toString('base64url')
  const { whole } = fresh.ownDevice ? LASTS.ownDevice : LASTS.sharedDevice
  await write(pool, org, async (tx) => {
    if (before) await remove(tx, org).where('id_hash', '=', before.hash).execute()
    const row = {
      org_id: org,
      id_hash: hashOf(key),
      person_id: fresh.person ?? null,
      assurance: fresh.assurance,
      way: fresh.way ?? null,
      made_at: now,
      seen_at: now,
      ends_at: after(now, whole),
    }
    await tx.insertInto('session').values(row).execute()
  })
  return key
}

export async function endSession(pool: Pool, org: Org, session: Session): Promise<void> {
  await write(pool, org, (tx) => remove(tx, org).where('id_hash', '=', session.hash).execute())
}

/** Signs a person out everywhere, in the change that asks for it (a lost card, a removed member, an erasure). */
export async function endSessionsOf(tx: Tx, org: Org, person: Id<'Person'>): Promise<void> {
  await remove(tx, org).where('person_id', '=', person).execute()
}

/** Notes that a session was used, where that was not noted just now. */
export async function noteUse(pool: Pool, org: Org, session: Session, now: Instant): Promise<void> {
  if (now < after(session.seenAt, NOTED_EVERY)) return
  await write(pool, org, (tx) =>
    tx
      .updateTable('session')
      .set({ seen_at: now })
      .where('org_id', '=', org)
      .where('id_hash', '=', session.hash)
      .execute(),
  )
}

/** Takes away what has ended; a nightly job of each organisation. */
export async function removeEndedSessions(pool: Pool, org: Org, now: Instant): Promise<void> {
  await write(pool, org, (tx) => remove(tx, org).where('ends_at', '<=', now).execute())
}

const remove = (tx: Tx, org: Org) => tx.deleteFrom('session').where('org_id', '=', org)

// A session is nothing that happened in the organisation, so it goes round world.act and its record.
async function write(pool: Pool, org: Org, change: (tx: Tx) => Promise<unknown>): Promise<void> {
  const { tx, commit, rollback } = await openTransaction(pool, org)
  try {
    await change(tx)
  } catch (error) {
    await rollback().catch(() => undefined)
    throw error
  }
  await commit()
}
