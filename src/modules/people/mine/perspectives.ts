import type { Actor, Side } from '../../../kernel/actor.js'
import { no, yes } from '../../../kernel/decision.js'
import type { Id } from '../../../kernel/id.js'

/** One answer to "which of these are you?", with a person's own words beside it if they wish. */
export type Said = {
  readonly id: Id<'Perspective'>
  readonly side: Side
  readonly ownWords?: string | undefined
}

export type PerspectiveRefusal = 'not-a-person' | 'side-fixed'

/** Others see a perspective only where at least this many people here have it. */
export const FEWEST_SHOWN = 5

/**
 * A person says which of these they are: any number, none too. Whoever holds a key keeps a perspective of its side:
 * that side is fixed for the term. Which ones they are stays out of the record.
 */
export function sayWhichIAm(actor: Actor, said: readonly Said[]) {
  if (actor.kind !== 'person') return no<PerspectiveRefusal>('not-a-person')
  const { key } = actor
  if (key && !said.some(({ side }) => side === key.side)) return no<PerspectiveRefusal>('side-fixed')
  return yes(said, { name: 'people.perspectives-said', about: `person:${actor.id}` })
}

/** How many there are, as others may know it: in fives, and nothing of fewer than five. */
export function inFives(count: number): number | undefined {
  return count < FEWEST_SHOWN ? undefined : count - (count % FEWEST_SHOWN)
}
