import { sql } from 'kysely'
import type { Id } from '../../../kernel/id.js'
import { openReading, type Reader } from '../../../platform/db/scope.js'
import type { Organisation } from '../../../platform/organisation.js'
import type { House } from '../../../platform/room.js'
import type { Counted } from './counted.js'

export type At = { readonly organisation: Organisation; readonly of: Id<'Conversation'> }

/** Reads outside a request, in a picture of its own. */
export async function looking<T>(
  { ground }: Pick<House, 'ground'>,
  org: Id<'Organisation'>,
  work: (read: Reader) => Promise<T>,
): Promise<T> {
  const { reader, end } = openReading(ground.pool, org)
  try {
    return await work(reader)
  } finally {
    await end()
  }
}

/** Changes when a conversation, its ideas, their wordings or what is held of them did; and how many batches there are. */
export async function marksOf(read: Reader, { organisation: { id: org }, of }: At) {
  return read
    .selectFrom('conversation as c')
    .select([
      'c.box_id as box',
      sql<string>`concat_ws(' ', c.xmin,
        (select count(*) || ' ' || max(i.xmin::text::bigint) from conversation_idea i
          where i.org_id = c.org_id and i.conversation_id = c.id),
        (select count(*) || ' ' || max(w.xmin::text::bigint) from conversation_idea_wording w
          where w.org_id = c.org_id and w.conversation_id = c.id),
        (select count(*) || ' ' || max(h.xmin::text::bigint) from people_hold h
          where h.org_id = c.org_id and h.about like ${`idea:${of}.%`}))`.as('words'),
      sql<number>`(select coalesce(max(b.n), -1) from ballot_batch b
        where b.org_id = c.org_id and b.box_id = c.box_id)`.as('batches'),
    ])
    .where('c.org_id', '=', org)
    .where('c.id', '=', of)
    .executeTakeFirst()
}

/**
 * What people answered, counted, from ballots that are in the record: there at least five people's go together, so
 * what is put to one person never follows from what another has just answered. Those who came by an open link are
 * counted apart.
 */
export async function countedIn(
  read: Reader,
  { organisation: { id: org }, of }: At,
  box: string,
  link: boolean,
) {
  const from = sql`ballot b join conversation_voter v
    on v.org_id = b.org_id and v.conversation_id = ${of}::uuid and v.pseudonym = b.pseudonym
    where b.org_id = ${org}::uuid and b.box_id = ${box}::uuid and b.batch is not null and b.item % 2 = 0
      and b.value between -1 and 1 and v.came_by <> 'paper' and (v.came_by = 'link') = ${link}`
  const rows = sql<Counted>`(
    select v.perspectives, b.item / 2 as n, b.value, count(*)::int as people from ${from} group by 1, 2, 3
    union all
    select v.perspectives, null, null, count(distinct b.pseudonym)::int from ${from} group by 1)`.as(
    'counted',
  )
  return read.selectFrom(rows).selectAll().execute()
}
