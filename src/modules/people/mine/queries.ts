import { sql } from 'kysely'
import type { Actor, Side } from '../../../kernel/actor.js'
import type { Day } from '../../../kernel/day.js'
import type { Id } from '../../../kernel/id.js'
import type { Reader } from '../../../platform/db/scope.js'
import type { World } from '../../../platform/world.js'
import { perspectivesOf } from '../queries.js'
import { CHANNELS, FORMATS, type Needs, SEEN_BY, SUPPORTS } from './needs.js'
import { FEWEST_SHOWN, inFives } from './perspectives.js'

/** What a person can change about themselves. */
export type Me = {
  readonly id: Id<'Person'>
  readonly name: string
  readonly email: string | null
  readonly language: 'en' | 'cy'
  readonly digest: 'immediate' | 'weekly' | 'off'
  readonly listed: boolean
}

export async function findMe(world: World, actor: Actor): Promise<Me | undefined> {
  if (actor.kind !== 'person') return undefined
  const row = await world.read
    .selectFrom('person')
    .select(['id', 'name', 'email', 'language', 'digest', 'listed'])
    .where('org_id', '=', world.organisation.id)
    .where('id', '=', actor.id)
    .where('left_at', 'is', null)
    .$castTo<Omit<Me, 'name'> & { readonly name: string | null }>()
    .executeTakeFirst()
  return row && { ...row, name: row.name ?? '' }
}

/** Which of these they said they are: perspective -> their own words beside it, or none. */
export async function saidBy(
  world: World,
  person: Id<'Person'>,
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await world.read
    .selectFrom('person_perspective')
    .select(['perspective_id', 'own_words'])
    .where('org_id', '=', world.organisation.id)
    .where('person_id', '=', person)
    .execute()
  return new Map(rows.map(({ perspective_id, own_words }) => [perspective_id, own_words]))
}

const among = <const T extends string>(all: readonly T[], some: readonly string[]) =>
  all.filter((one) => some.includes(one))

/** What helps a person take part, where they said it. */
export async function needsOf(
  read: Reader,
  org: Id<'Organisation'>,
  person: Id<'Person'>,
): Promise<Needs | undefined> {
  const row = await read
    .selectFrom('person_need as n')
    .innerJoin('person as p', (join) =>
      join.onRef('p.org_id', '=', 'n.org_id').onRef('p.id', '=', 'n.person_id'),
    )
    .select(['n.format', 'n.channel', 'n.support', 'n.own_words', 'n.seen_by', 'n.review_on', 'p.language'])
    .where('n.org_id', '=', org)
    .where('n.person_id', '=', person)
    .executeTakeFirst()
  return (
    row && {
      language: row.language === 'cy' ? 'cy' : 'en',
      channel: CHANNELS.find((one) => one === row.channel) ?? 'email',
      format: among(FORMATS, row.format),
      support: among(SUPPORTS, row.support),
      ownWords: row.own_words ?? undefined,
      seenBy: SEEN_BY.find((one) => one === row.seen_by) ?? 'only-me',
      reviewOn: row.review_on,
    }
  )
}

/** A perspective as others may see it here: how many at least, in fives, or not enough to say. */
export type Heard = {
  readonly name: { readonly en: string; readonly cy: string }
  readonly side: Side
  readonly atLeast: number
}

/** The perspectives that five or more people here have. The others are not named, so that nobody is found out. */
export async function perspectivesHere(world: World): Promise<readonly Heard[]> {
  const rows = await world.read
    .selectFrom('person_perspective as pp')
    .innerJoin('person as p', (join) =>
      join.onRef('p.org_id', '=', 'pp.org_id').onRef('p.id', '=', 'pp.person_id'),
    )
    .select(['pp.perspective_id', sql<number>`count(*)::int`.as('people')])
    .where('pp.org_id', '=', world.organisation.id)
    .where('p.left_at', 'is', null)
    .groupBy('pp.perspective_id')
    .having(sql<number>`count(*)`, '>=', FEWEST_SHOWN)
    .execute()
  const counts = new Map<string, number>(rows.map(({ perspective_id, people }) => [perspective_id, people]))
  return (await perspectivesOf(world)).flatMap(({ id, name, side }) => {
    const atLeast = inFives(counts.get(id) ?? 0)
    return atLeast === undefined ? [] : [{ name, side, atLeast }]
  })
}

/** A group as the page of people shows it. */
export type GroupHere = {
  readonly id: Id<'Group'>
  readonly parent: Id<'Group'> | null
  readonly name: string
  readonly kind: string
  /** at least so many people, in fives; nothing where there are fewer than five */
  readonly atLeast: number | undefined
  readonly mine: boolean
  /** those who wish to be found by name */
  readonly names: readonly string[]
}

/** Every open group. Names only for those who belong somewhere here, and only of people who wish it. */
export async function groupsHere(
  world: World,
  actor: Actor,
  withNames: boolean,
): Promise<readonly GroupHere[]> {
  const me = actor.kind === 'person' ? actor.id : null
  const rows = await world.read
    .selectFrom('people_group as g')
    .select([
      'g.id',
      'g.parent_id',
      'g.name',
      'g.kind',
      sql<number>`(select count(*)::int from people_member m join person p on p.org_id = m.org_id and p.id = m.person_id
        where m.org_id = g.org_id and m.group_id = g.id and m.left_at is null and p.left_at is null)`.as(
        'people',
      ),
      sql<boolean>`exists (select from people_member m where m.org_id = g.org_id and m.group_id = g.id
        and m.left_at is null and m.person_id = ${me}::uuid)`.as('mine'),
      sql<
        string[]
      >`array(select p.name from people_member m join person p on p.org_id = m.org_id and p.id = m.person_id
        where m.org_id = g.org_id and m.group_id = g.id and m.left_at is null and p.left_at is null
          and p.listed and p.name is not null order by lower(p.name) limit 200)`.as('names'),
    ])
    .where('g.org_id', '=', world.organisation.id)
    .where('g.closed_at', 'is', null)
    .orderBy('g.made_at')
    .orderBy('g.id')
    .$castTo<{
      id: Id<'Group'>
      parent_id: Id<'Group'> | null
      name: string
      kind: string
      people: number
      mine: boolean
      names: string[]
    }>()
    .execute()
  return rows.map(({ id, parent_id, name, kind, people, mine, names }) => ({
    id,
    parent: parent_id,
    name,
    kind,
    atLeast: inFives(people),
    mine,
    names: withNames ? names : [],
  }))
}

/** Does this person hold a key, or is one on its way to them? Then the others would be left without it. */
export async function holdsKey(
  read: Reader,
  org: Id<'Organisation'>,
  person: Id<'Person'>,
): Promise<boolean> {
  const row = await read
    .selectFrom('people_key')
    .select('id')
    .where('org_id', '=', org)
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** The facilitators of both sides, to write to. */
export async function facilitatorsOf(read: Reader, org: Id<'Organisation'>, today: Day) {
  const rows = await read
    .selectFrom('people_key')
    .select('person_id')
    .where('org_id', '=', org)
    .where('holds', '=', 'facilitator')
    .where('ended_at', 'is', null)
    .where('confirmed_at', 'is not', null)
    .where('term_ends_on', '>=', today)
    .$castTo<{ person_id: Id<'Person'> }>()
    .execute()
  return rows.map(({ person_id }) => person_id)
}

/** What helps somebody, as those may see it whom they chose: both facilitators, or the people in their groups too. */
export type HelpsSeen = { readonly name: string; readonly needs: Needs }

export async function needsSeen(world: World, actor: Actor): Promise<readonly HelpsSeen[]> {
  if (actor.kind !== 'person') return []
  const org = world.organisation.id
  const rows = await world.read
    .selectFrom('person_need as n')
    .innerJoin('person as p', (join) =>
      join.onRef('p.org_id', '=', 'n.org_id').onRef('p.id', '=', 'n.person_id'),
    )
    .select(['p.id', 'p.name'])
    .where('n.org_id', '=', org)
    .where('p.left_at', 'is', null)
    .where('p.id', '<>', actor.id)
    .where((e) =>
      e.or([
        ...(actor.key ? [e('n.seen_by', 'in', ['facilitators', 'group'])] : []),
        e.and([
          e('n.seen_by', '=', 'group'),
          sql<boolean>`exists (select from people_member m join people_member o on o.org_id = m.org_id
            and o.group_id = m.group_id and o.left_at is null
            where m.org_id = n.org_id and m.person_id = n.person_id and m.left_at is null
              and o.person_id = ${actor.id}::uuid)`,
        ]),
      ]),
    )
    .orderBy(sql`lower(p.name)`)
    .$castTo<{ id: Id<'Person'>; name: string | null }>()
    .execute()
  const seen: HelpsSeen[] = []
  for (const { id, name } of rows) {
    const needs = await needsOf(world.read, org, id)
    if (needs && name) seen.push({ name, needs })
  }
  return seen
}
