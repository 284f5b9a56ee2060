import { randomUUID } from 'node:crypto'
import type { Instant } from '../../../kernel/day.js'
import type { Id } from '../../../kernel/id.js'
import type { Session } from '../../../platform/web/sessions.js'
import type { World } from '../../../platform/world.js'
import { aside, type Door } from './door.js'
import type { Support, SupportKind } from './support.js'

export type NotedSupport = Support & {
  readonly id: Id<'Support'>
  readonly madeAt: Instant
  readonly endedAt: Instant | null
}

const supports = (world: World, person: Id<'Person'>) =>
  world.read
    .selectFrom('people_support')
    .select(['id', 'kind', 'helper', 'paid', 'made_at as madeAt', 'ended_at as endedAt'])
    .where('org_id', '=', world.organisation.id)
    .where('person_id', '=', person)
    .$castTo<NotedSupport>()

/**
 * Whose answer is it, in this session? Nothing where nobody helps. Rooms keep its id beside what was said, so that
 * a later change counts too: `voiceOf` says whether it is the person's voice or the supporter's.
 */
export async function supportOf(
  world: World,
  session: Pick<Session, 'hash' | 'person'> | undefined,
): Promise<NotedSupport | undefined> {
  if (session?.person === undefined) return undefined
  return supports(world, session.person)
    .where('session_hash', '=', session.hash)
    .where('ended_at', 'is', null)
    .orderBy('made_at', 'desc')
    .executeTakeFirst()
}

/** All that a person noted of help, the newest first. Only they are shown it. */
export const supportsOf = (world: World, person: Id<'Person'>): Promise<readonly NotedSupport[]> =>
  supports(world, person).orderBy('made_at', 'desc').limit(100).execute()

/** Notes that somebody helps, from now on in this session. That a person has help enters no record. */
export function noteSupport(
  door: Door,
  world: World,
  session: Session & { person: Id<'Person'> },
  support: Support,
) {
  return aside(door, world, async (tx) => {
    await tx
      .updateTable('people_support')
      .set({ ended_at: world.now() })
      .where('org_id', '=', world.organisation.id)
      .where('session_hash', '=', session.hash)
      .where('ended_at', 'is', null)
      .execute()
    await tx
      .insertInto('people_support')
      .values({
        org_id: world.organisation.id,
        id: randomUUID(),
        person_id: session.person,
        session_hash: session.hash,
        made_at: world.now(),
        ...support,
      })
      .execute()
  })
}

export function endSupport(door: Door, world: World, session: Session): Promise<void> {
  return aside(door, world, async (tx) => {
    await tx
      .updateTable('people_support')
      .set({ ended_at: world.now() })
      .where('org_id', '=', world.organisation.id)
      .where('session_hash', '=', session.hash)
      .where('ended_at', 'is', null)
      .execute()
  })
}

/** The private way to say later whose answer it was. @returns whether there was such a note of this person's */
export function changeSupport(
  door: Door,
  world: World,
  person: Id<'Person'>,
  of: Id<'Support'>,
  kind: SupportKind,
) {
  return aside(door, world, async (tx) => {
    const changed = await tx
      .updateTable('people_support')
      .set({ kind, changed_at: world.now() })
      .where('org_id', '=', world.organisation.id)
      .where('person_id', '=', person)
      .where('id', '=', of)
      .executeTakeFirst()
    return changed.numUpdatedRows > 0n
  })
}
