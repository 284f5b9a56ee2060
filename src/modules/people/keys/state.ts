import { sql } from 'kysely'
import type { Side } from '../../../kernel/actor.js'
import { type Day, dayIn, type Instant } from '../../../kernel/day.js'
import type { Id } from '../../../kernel/id.js'
import type { Around } from '../../../platform/archive/erase.js'
import type { Reader, Tx } from '../../../platform/db/scope.js'
import {
  type Candidate,
  type Choice,
  type Key,
  type Keys,
  other,
  plusDays,
  type Somebody,
  TERM_DAYS,
  type Voice,
} from './key.js'

/** On which side a person counts: the one fixed for a term, else the one all their perspectives are on. */
const sideAt = (today: Day) => sql<Somebody['side']>`coalesce(
  (select s.side from people_side s
   where s.org_id = person.org_id and s.person_id = person.id and s.until_day >= ${today}),
  (select case when count(*) = 0 then 'none' when count(distinct p.side) = 1 then min(p.side) else 'both' end
   from person_perspective pp join perspective p on p.org_id = pp.org_id and p.id = pp.perspective_id
   where pp.org_id = person.org_id and pp.person_id = person.id))`

/** Waits for whoever else is changing keys here, so that what is read next stays true until the end. */
export async function lockKeys(tx: Tx, { organisation }: Around): Promise<void> {
  await tx
    .selectFrom('organisation')
    .select('org_id')
    .where('org_id', '=', organisation.id)
    .forNoKeyUpdate()
    .execute()
}

/** How the keys of an organisation stand. */
export async function keysOf(read: Reader, around: Around): Promise<Keys> {
  const [org, today] = [around.organisation.id, around.today()]
  const keys = await standingKeys(read, around)
  const since = plusDays(today, -TERM_DAYS)
  const ended = await read
    .selectFrom('people_key')
    .select(['person_id as person', 'side'])
    .where('org_id', '=', org)
    .where('ended_at', '>', sql<Instant>`${since}::date`)
    .$castTo<Keys['lately'][number]>()
    .execute()
  const first = await read
    .selectFrom('people_key')
    .select('id')
    .where('org_id', '=', org)
    .limit(1)
    .executeTakeFirst()
  return {
    keys,
    choices: await openChoices(read, org),
    sizes: await sizesOf(read, around),
    lately: ended,
    begun: first !== undefined,
    fixed: [],
  }
}

async function standingKeys(
  read: Reader,
  { organisation: { id: org, zone } }: Around,
): Promise<readonly Key[]> {
  const rows = await read
    .selectFrom('people_key')
    .selectAll()
    .select(
      sql<Instant | null>`(select min(p.proposed_at) from people_proposal p
        where p.org_id = people_key.org_id and p.state = 'open' and p.side <> people_key.side
          and people_key.holds = 'facilitator')`.as('waits_since'),
    )
    .where('org_id', '=', org)
    .where('ended_at', 'is', null)
    .$castTo<KeyRow>()
    .execute()
  const on = (at: Instant | null) => (at === null ? null : dayIn(zone, at))
  return rows.map((row) => ({
    id: row.id,
    side: row.side,
    holds: row.holds,
    person: row.person_id,
    how: row.how,
    since: dayIn(zone, row.confirmed_at ?? row.named_at),
    termEndsOn: row.term_ends_on,
    askedOn: on(row.asked_at),
    answeredOn: on(row.answered_at),
    waitsSince: on(row.waits_since),
    ended: null,
  }))
}

type KeyRow = Pick<Key, 'id' | 'side' | 'holds' | 'how'> & {
  readonly person_id: Id<'Person'>
  readonly named_at: Instant
  readonly confirmed_at: Instant | null
  readonly term_ends_on: Day
  readonly asked_at: Instant | null
  readonly answered_at: Instant | null
  readonly waits_since: Instant | null
}

async function openChoices(read: Reader, org: Id<'Organisation'>): Promise<readonly Choice[]> {
  const rows = await read
    .selectFrom('people_choice as c')
    .select([
      'id',
      'side',
      'holds',
      'how',
      'named_by as namedBy',
      'made_on as madeOn',
      'opened_on as openedOn',
      sql<readonly Id<'Person'>[]>`array(select person_id from people_choice_caller x
        where x.org_id = c.org_id and x.choice_id = c.id order by person_id)`.as('callers'),
      sql<readonly Candidate[]>`coalesce((select json_agg(json_build_object('person', person_id,
        'acceptedOn', accepted_on, 'declinedOn', declined_on) order by person_id) from people_candidate x
        where x.org_id = c.org_id and x.choice_id = c.id), '[]')`.as('candidates'),
      sql<readonly Voice[]>`coalesce((select json_agg(json_build_object('person', person_id,
        'supports', candidate_id) order by person_id) from people_voice x
        where x.org_id = c.org_id and x.choice_id = c.id), '[]')`.as('voices'),
    ])
    .where('org_id', '=', org)
    .where('ended_at', 'is', null)
    .$castTo<Omit<Choice, 'ended'>>()
    .execute()
  return rows.map((row) => ({ ...row, ended: null }))
}

async function sizesOf(read: Reader, { organisation, today }: Around): Promise<Keys['sizes']> {
  const rows = await read
    .selectFrom((from) =>
      from
        .selectFrom('person')
        .select(sideAt(today()).as('side'))
        .where('org_id', '=', organisation.id)
        .where('left_at', 'is', null)
        .as('someone'),
    )
    .select(['side', sql<number>`count(*)`.as('n')])
    .groupBy('side')
    .execute()
  const size = (side: Side) => rows.find((row) => row.side === side)?.n ?? 0
  return { lived: size('lived'), learnt: size('learnt') }
}

/** Somebody of this organisation who has not left, as the rules of keys see them. */
export async function somebody(read: Reader, { organisation, today }: Around, person: Id<'Person'>) {
  const row = await read
    .selectFrom('person')
    .select(sideAt(today()).as('side'))
    .where('org_id', '=', organisation.id)
    .where('id', '=', person)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  return row && { id: person, side: row.side }
}

/** Everybody who counts on a side or could, by name. */
export async function peopleOf(read: Reader, { organisation, today }: Around) {
  return read
    .selectFrom('person')
    .select(['id', 'name', sideAt(today()).as('side')])
    .where('org_id', '=', organisation.id)
    .where('left_at', 'is', null)
    .where('name', 'is not', null)
    .orderBy('name')
    .orderBy('id')
    .$castTo<{ id: Id<'Person'>; name: string; side: Somebody['side'] }>()
    .execute()
}

/** Whether a person is held to the other side at the moment. */
export async function isFixedElsewhere(
  read: Reader,
  { organisation, today }: Around,
  person: Id<'Person'>,
  side: Side,
) {
  const row = await read
    .selectFrom('people_side')
    .select('side')
    .where('org_id', '=', organisation.id)
    .where('person_id', '=', person)
    .where('until_day', '>=', today())
    .executeTakeFirst()
  return row?.side === other(side)
}
