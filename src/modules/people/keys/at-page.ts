import { type Actor, may } from '../../../kernel/actor.js'
import { found } from '../../../kernel/found.js'
import { type Id, id, isId } from '../../../kernel/id.js'
import type { Reply, Visit } from '../../../platform/web/route.js'
import { standsForIn } from './hold-queries.js'
import type { Seen } from './kinds.js'
import type { KeyPlug } from './plug.js'
import { DONE, type JustDone } from './words.js'

/** Somebody with the key they hold, also where this session has not shown a second proof yet: the buttons are theirs. */
export async function holderOf({ world, actor }: Visit): Promise<Actor> {
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

/** Whoever holds a key shows a second proof before they use it. */
export async function stopFor(visit: Visit, plug: KeyPlug): Promise<Reply | undefined> {
  const { world, actor } = visit
  const key = actor.kind === 'person' && (await standsForIn(world.read, world, actor.id))
  return key ? plug.needsSecondFactor(visit) : undefined
}

export const seen = ({ world, language, say }: Visit): Seen => ({
  read: world.read,
  around: world,
  language,
  say,
})

/** What was just done, where the address says so. */
export function justDone(visit: Visit): JustDone | undefined {
  const done = visit.query('done')
  return Object.keys(DONE).find((one): one is JustDone => one === done)
}

/** A person chosen in a form. */
export const personIn = (raw: unknown): Id<'Person'> | undefined =>
  typeof raw === 'string' && isId(raw) ? id<'Person'>(raw) : undefined
