import { sql } from 'kysely'
import type { Actor, Side } from '../../kernel/actor.js'
import type { Id } from '../../kernel/id.js'
import type { Role } from '../../kernel/permissions.js'
import type { World } from '../../platform/world.js'
import { GRACE_DAYS } from './keys/key.js'
import type { Group, Perspective } from './person.js'

/** A person as an actor: their groups, their sides and the key they hold, in one question. */
export async function actorOf(world: World, person: Id<'Person'>): Promise<Actor> {
  const org = world.organisation.id
  const found = await world.read
    .selectFrom('person')
    .select([
      sql<Id<'Group'>[]>`array(select group_id from people_member m
        where m.org_id = person.org_id and m.person_id = person.id and m.left_at is null)`.as('groups'),
      sql<Side[]>`array(select distinct p.side from person_perspective pp
        join perspective p on p.org_id = pp.org_id and p.id = pp.perspective_id
        where pp.org_id = person.org_id and pp.person_id = person.id)`.as('sides'),
      sql<boolean>`exists (select from duty_answer d where d.org_id = person.org_id and d.duty = 'contacts'
        and person.id::text in (d.answers ->> 'first-person', d.answers ->> 'deputy-person'))`.as('safety'),
      sql<{
        id: Id<'Key'>
        side: Side
      } | null>`(select json_build_object('id', k.id, 'side', k.side) from people_key k
        where k.org_id = person.org_id and k.person_id = person.id and k.holds = 'facilitator'
          and k.ended_at is null and k.confirmed_at is not null and k.term_ends_on + ${GRACE_DAYS}::integer >= ${world.today()})`.as(
        'key',
      ),
    ])
    .where('org_id', '=', org)
    .where('id', '=', person)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (!found) return { kind: 'visitor' }
  const member: readonly Role[] = ['member']
  const roles = Object.fromEntries(found.groups.map((group) => [group, member]))
  return {
    kind: 'person',
    id: person,
    roles,
    sides: found.sides,
    ...(found.key ? { key: found.key } : {}),
    ...(found.safety ? { safety: true } : {}),
  }
}

/** The perspectives people choose from here, in their order. */
export async function perspectivesOf(
  world: Pick<World, 'read' | 'organisation'>,
): Promise<readonly Perspective[]> {
  const rows = await world.read
    .selectFrom('perspective')
    .select(['id', 'side', 'name_en', 'name_cy'])
    .where('org_id', '=', world.organisation.id)
    .where('retired_at', 'is', null)
    .orderBy('place')
    .$castTo<{ id: Id<'Perspective'>; side: Side; name_en: string; name_cy: string }>()
    .execute()
  return rows.map(({ id, side, name_en, name_cy }) => ({ id, side, name: { en: name_en, cy: name_cy } }))
}

/** The groups that are open, in the order they were made. */
export async function groupsOf(world: Pick<World, 'read' | 'organisation'>): Promise<readonly Group[]> {
  return world.read
    .selectFrom('people_group')
    .select(['id', 'parent_id as parent', 'kind', 'name'])
    .where('org_id', '=', world.organisation.id)
    .where('closed_at', 'is', null)
    .orderBy('made_at')
    .orderBy('id')
    .$castTo<Group>()
    .execute()
}
