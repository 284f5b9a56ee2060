import { type Actor, may } from '../../../kernel/actor.js'
import { found } from '../../../kernel/found.js'
import { type Id, id, isId } from '../../../kernel/id.js'
import type { Handle, Reply, Visit } from '../../../platform/web/route.js'
import { standsForIn } from './hold-queries.js'
import type { Seen } from './kinds.js'
import type { KeyPlug } from './plug.js'

/** Somebody with the key they hold, also where this session has not shown a second proof yet: the buttons are theirs. */
export async function holderOf({ world, actor }: Pick<Visit, 'world' | 'actor'>): Promise<Actor> {
  if (actor.kind !== 'person' || actor.key) return actor
  const row = await world.read
    .selectFrom('people_key')
    .select(['id', 'side'])
    .where('org_id', '=', world.organisation.id)
    .where('person_id', '=', actor.id)
    .where('holds', '=', 'facilitator')
    .where('ended_at', 'is', null)
    .$castTo<{ id: Id<'Key'>; side: 'lived' | 'learnt' }>()
    .executeTakeFirst()
  return row ? { ...actor, key: row } : actor
}

/** Somebody who is a member here, or holds a key. For everybody else there is nothing to be found. */
export async function memberAt(visit: Visit): Promise<Actor> {
  const actor = await holderOf(visit)
  return found(may(actor, 'people.see') ? actor : undefined)
}

/** Whoever holds a key, or is a safety contact, shows a second proof before they use it. */
async function stopFor(visit: Visit, plug: KeyPlug, next: string): Promise<Reply | undefined> {
  const { world, actor } = visit
  if (actor.kind !== 'person') return undefined
  const key = await standsForIn(world.read, world, actor.id)
  const acts = key !== undefined || (await plug.holds.isSafetyContact(world.read, world, actor.id))
  return acts ? plug.secondFirst(visit, next) : undefined
}

/** A handler that whoever holds a key comes to with two proofs only. `next` is the page to come back to. */
export const proven =
  (plug: KeyPlug, next: (visit: Visit) => string, handle: Handle): Handle =>
  async (visit) =>
    (await stopFor(visit, plug, next(visit))) ?? handle(visit)

export const seen = ({ world, language, say }: Visit): Seen => ({
  read: world.read,
  around: world,
  language,
  say,
})

/** A person chosen in a form. */
export const personIn = (raw: unknown): Id<'Person'> | undefined =>
  typeof raw === 'string' && isId(raw) ? id<'Person'>(raw) : undefined
