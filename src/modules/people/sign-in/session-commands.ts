import type { Id } from '../../../kernel/id.js'
import type { World } from '../../../platform/world.js'
import { aside, type Door } from './door.js'

/** Signs a person out at one of the places where they are signed in; nobody else's can be named here. */
export function signOutAt(door: Door, world: World, person: Id<'Person'>, hash: string): Promise<boolean> {
  return aside(door, world, async (tx) => {
    const gone = await tx
      .deleteFrom('session')
      .where('org_id', '=', world.organisation.id)
      .where('person_id', '=', person)
      .where('id_hash', '=', Buffer.from(hash, 'hex'))
      .executeTakeFirst()
    return gone.numDeletedRows > 0n
  })
}

/** Signs a person out everywhere but here. */
export function signOutElsewhere(
  door: Door,
  world: World,
  person: Id<'Person'>,
  here: Buffer,
): Promise<void> {
  return aside(door, world, async (tx) => {
    await tx
      .deleteFrom('session')
      .where('org_id', '=', world.organisation.id)
      .where('person_id', '=', person)
      .where('id_hash', '<>', here)
      .execute()
  })
}
