import { sql } from 'kysely'
import { type Id, id } from '../../../kernel/id.js'
import type { World } from '../../../platform/world.js'
import { ideaOfItem, TAKEN_BACK } from '../idea.js'
import { fewestOf } from '../report/fewest.js'
import type { ResultsSnapshot } from './snapshot.js'

type At = Pick<World, 'read' | 'organisation'>
type Of = Id<'Conversation'>

/** A snapshot as it stands in the table, with the hash the record holds of it. */
export type Stored = { readonly snapshot: ResultsSnapshot; readonly hash: string }

// Snapshots never change, and reading one is most of what a page costs: the last few are kept as read.
const READ_MOST = 16
const read = new Map<string, ResultsSnapshot>()

/** The one snapshot that everything of a conversation is shown from; undefined before there is any. */
export async function snapshotOf(at: At, of: Of): Promise<Stored | undefined> {
  const row = await at.read
    .selectFrom('conversation_result')
    .select('hash')
    .where('org_id', '=', at.organisation.id)
    .where('conversation_id', '=', of)
    .executeTakeFirst()
  if (!row) return undefined
  const hash = row.hash.toString('hex')
  const known = read.get(`${of} ${hash}`)
  if (known) return { snapshot: known, hash }
  const { snapshot: text } = await at.read
    .selectFrom('conversation_result')
    .select('snapshot')
    .where('org_id', '=', at.organisation.id)
    .where('conversation_id', '=', of)
    .executeTakeFirstOrThrow()
  const snapshot: ResultsSnapshot = JSON.parse(text)
  read.set(`${of} ${hash}`, snapshot)
  const [oldest] = read.keys()
  if (read.size > READ_MOST && oldest !== undefined) read.delete(oldest)
  return { snapshot, hash }
}

/** Where the hash of a snapshot stands in the record: undefined while it is on its way there. */
export async function placeInRecord(
  { read: db, organisation }: At,
  of: Of,
  hash: string,
): Promise<{ readonly event: string; readonly n: number | null } | undefined> {
  const row = await db
    .selectFrom('event')
    .leftJoin('record_entry', (on) =>
      on.onRef('record_entry.org_id', '=', 'event.org_id').onRef('record_entry.event_id', '=', 'event.id'),
    )
    .select(['event.id', 'record_entry.n'])
    .where('event.org_id', '=', organisation.id)
    .where('event.name', 'in', ['conversations.counted', 'conversations.imported'])
    .where('event.about', '=', `conversation:${of}`)
    .where(sql<boolean>`event.facts ->> 'hash' = ${hash}`)
    .executeTakeFirst()
  return row && { event: row.id, n: row.n }
}

/** What a publication remembered, if there was one. Secret. */
export async function keptOf({ read: db, organisation }: At, of: Of) {
  return db
    .selectFrom('conversation_memory')
    .select(['n', 'kept'])
    .where('org_id', '=', organisation.id)
    .where('conversation_id', '=', of)
    .executeTakeFirst()
}

// What is in the record already has not changed since: a changed ballot waits again, with a fresh salt.
const LOOKS = sql<string>`concat_ws('/',
  (select count(*) || ':' || coalesce(sum(hashtextextended(encode(salt, 'hex'), 0)), 0) from ballot b
    where b.org_id = c.org_id and b.box_id = c.box_id and batch is null),
  (select count(*) from ballot_batch b where b.org_id = c.org_id and b.box_id = c.box_id),
  (select count(*) || ':' || coalesce(sum(hashtextextended(
      concat_ws(' ', encode(pseudonym, 'hex'), came_by, whose, agreed_small, perspectives), 0)), 0)
    from conversation_voter v where v.org_id = c.org_id and v.conversation_id = c.id),
  (select count(*) || ':' || count(hidden_why) from conversation_idea i
    where i.org_id = c.org_id and i.conversation_id = c.id),
  (select count(confirmed_by) from conversation_paper_batch p
    where p.org_id = c.org_id and p.conversation_id = c.id),
  (closed_at is not null)::text)`
const WAITING = sql<number>`(select count(distinct pseudonym)::int from ballot b
  where b.org_id = c.org_id and b.box_id = c.box_id and batch is null)`

/**
 * Conversations that may have something to count: open, or closed and not yet counted for the last time; with what
 * their ballots look like now, and looked like when they were last counted.
 * @param of only this one, also after its last count
 */
export async function toLookAt({ read: db, organisation }: At, of?: Of) {
  const all = db
    .selectFrom('conversation as c')
    .leftJoin('conversation_counting as k', (on) =>
      on.onRef('k.org_id', '=', 'c.org_id').onRef('k.conversation_id', '=', 'c.id'),
    )
    .select([
      'c.id',
      'c.box_id',
      'k.seen',
      'c.source',
      'c.closed_at',
      'c.group_id',
      'c.small_room',
      'c.fewest',
    ])
    .select([LOOKS.as('now'), WAITING.as('waiting')])
    .where('c.org_id', '=', organisation.id)
    .where('c.opened_at', 'is not', null)
  const rows = await (of === undefined
    ? all.where(sql<boolean>`not coalesce(k.done, false)`)
    : all.where('c.id', '=', of)
  ).execute()
  return rows.map((row) => ({
    id: id<'Conversation'>(row.id),
    box: id<'BallotBox'>(row.box_id),
    seen: row.seen,
    now: row.now,
    isClosed: row.closed_at !== null,
    isImported: row.source !== null,
    /** its results came with it (docs/decisions/0075) */
    isRestored: row.source === 'archive',
    group: row.group_id,
    smallRoom: row.small_room,
    fewest: fewestOf(row.fewest),
    waiting: row.waiting,
  }))
}

export type ToLookAt = Awaited<ReturnType<typeof toLookAt>>[number]

/** One person's own answers in one box, for their eyes alone. */
export async function ownAnswers(
  { read: db, organisation }: At,
  box: Id<'BallotBox'>,
  pseudonym: Uint8Array,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('ballot')
    .select(['item', 'value'])
    .where('org_id', '=', organisation.id)
    .where('box_id', '=', box)
    .where('pseudonym', '=', Buffer.from(pseudonym))
    .orderBy('item')
    .execute()
  return new Map(
    rows.flatMap(({ item, value }) => {
      const { n, kind } = ideaOfItem(item)
      return kind === 'vote' && value !== TAKEN_BACK ? [[`${n}`, value] as const] : []
    }),
  )
}
