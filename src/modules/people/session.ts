import type { Actor } from '../../kernel/actor.js'
import type { Session } from '../../platform/web/sessions.js'
import type { World } from '../../platform/world.js'
import { actorOf as personAsActor } from './queries.js'
import { withoutKey } from './sign-in/second.js'

/** Who somebody is, from their session. A key asks for a second factor: without it they act as a member. */
export async function actorOf(world: World, session: Session): Promise<Actor> {
  if (!session.person) return { kind: 'operator' }
  return withoutKey(await personAsActor(world, session.person), session.assurance)
}
