import { sql } from 'kysely'
import { id } from '../../kernel/id.js'
import type { Reader, Tx } from '../../platform/db/scope.js'
import type { World } from '../../platform/world.js'
import { sidesHeld } from './duties/queries.js'
import { perspectivesOf } from './queries.js'
import type { There } from './set-up.js'

type Here = Pick<World, 'organisation' | 'today'>

/** What is there of an organisation that is being set up. */
export async function thereOf(read: Reader, world: Here): Promise<There> {
  const { organisation } = world
  const org = organisation.id
  const row = await read
    .selectFrom('organisation')
    .select([
      'named_at',
      sql<number>`(select count(*)::int from people_group g where g.org_id = organisation.org_id
        and g.closed_at is null)`.as('groups'),
      sql<boolean>`exists (select from setup_asked a where a.org_id = organisation.org_id)`.as('asked'),
    ])
    .where('org_id', '=', org)
    .executeTakeFirstOrThrow()
  const founder = await read
    .selectFrom('setup_founder')
    .select(['person_id', 'side'])
    .where('org_id', '=', org)
    .executeTakeFirst()
  return {
    named: row.named_at !== null,
    perspectives: await perspectivesOf({ read, organisation }),
    groups: row.groups,
    founder: founder && { id: id(founder.person_id), side: founder.side === 'lived' ? 'lived' : 'learnt' },
    otherAsked: row.asked,
    bothSides: (await sidesHeld(read, world)).length === 2,
  }
}

/** The same, while nobody else changes it. */
export async function lockThere(tx: Tx, world: Here): Promise<There> {
  await sql`select pg_advisory_xact_lock(hashtext(${`set-up ${world.organisation.id}`}))`.execute(tx)
  return thereOf(tx, world)
}

/** Who was asked to hold the other key, and when. */
export async function askedOf({ read, organisation }: Pick<World, 'read' | 'organisation'>) {
  return read
    .selectFrom('setup_asked')
    .select(['name', 'asked_at as at'])
    .where('org_id', '=', organisation.id)
    .executeTakeFirst()
}

/** Whoever set it up, to be shown on the form that mends who they are. */
export async function founderOf({ read, organisation }: Pick<World, 'read' | 'organisation'>) {
  return read
    .selectFrom('setup_founder as f')
    .innerJoin('person as p', (join) =>
      join.onRef('p.org_id', '=', 'f.org_id').onRef('p.id', '=', 'f.person_id'),
    )
    .select(['p.name', 'p.email'])
    .where('f.org_id', '=', organisation.id)
    .executeTakeFirst()
}
