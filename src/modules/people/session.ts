import type { Actor } from '../../kernel/actor.js'
import type { Session } from '../../platform/web/sessions.js'
import type { World } from '../../platform/world.js'
import { actorOf as personAsActor } from './queries.js'

/** Who somebody is, from their session. A key asks for a second factor: without it they act as a member. */
export async function actorOf(world: World, session: Session): Promise<Actor> {
  if (!session.person) return { kind: 'operator' }
  const actor = await personAsActor(world, session.person)
  if (actor.kind !== 'person' || session.assurance === 'two-factor') return actor
  const { key: _, ...member } = actor
  return member
}
