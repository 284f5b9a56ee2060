import type { Event } from '../../kernel/decision.js'
import type { Id } from '../../kernel/id.js'
import type { Tx } from '../db/scope.js'
import type { World } from '../world.js'

/** What an eraser may know of the world besides the transaction it works in. */
export type Around = Pick<World, 'organisation' | 'now' | 'today'>

/** How somebody goes, for rooms that know people under other names, or keep what they wrote. */
export type Going = {
  /** the installation's secret, with which a room finds the pseudonyms of a person */
  readonly secret: Uint8Array
  /** whoever only leaves may let what they wrote stand, under nobody's name */
  readonly words: 'keep' | 'remove'
}

/** A room's own part of erasing somebody: handed in by its plug, since only the room knows its tables. */
export type Eraser = (tx: Tx, world: Around, person: Id<'Person'>, going: Going) => Promise<void>

/**
 * Erases a person, in the transaction of `world.act`: what they wrote goes, with the salt without which nobody can
 * guess at it; each room takes out its own; an id that names nobody any more stays, so that a restored backup can
 * erase them again. The record still verifies. A second time does no harm.
 * @returns the event to record
 */
export async function erase(
  tx: Tx,
  world: Around,
  person: Id<'Person'>,
  rooms: readonly Eraser[],
  { secret }: Pick<Going, 'secret'>,
): Promise<Event> {
  const org_id = world.organisation.id
  await tx.deleteFrom('event_word').where('org_id', '=', org_id).where('person_id', '=', person).execute()
  for (const eraser of rooms) await eraser(tx, world, person, { secret, words: 'remove' })
  await tx
    .insertInto('erasure')
    .values({ org_id, person_id: person, at: world.now() })
    .onConflict((already) => already.doNothing())
    .execute()
  return { name: 'people.erased', about: `person:${person}` }
}
