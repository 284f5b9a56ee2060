import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../kernel/actor.js'
import type { Day } from '../../../kernel/day.js'
import { no, yes } from '../../../kernel/decision.js'
import { found } from '../../../kernel/found.js'
import { type Id, id } from '../../../kernel/id.js'
import type { Reader } from '../../../platform/db/scope.js'
import type { World } from '../../../platform/world.js'
import { tellContacts } from '../../people/index.js'
import type { Here } from '../voice.js'

/** Somebody is worried about an idea, or about whoever wrote it. */
export type Worry = {
  readonly id: Id<'Worry'>
  readonly of: Id<'Conversation'>
  readonly n: number
  /** their name, where they gave it */
  readonly by: string | null
  readonly said: string | null
  readonly on: Day
  readonly seenOn: Day | null
}

export type Worrying = { readonly said: string | undefined; readonly withName: boolean }

const NOBODY: Actor = { kind: 'nobody' }

/**
 * Keeps a worry and writes to the safety contact and the deputy: letters that say nothing of what it is about. The
 * record says that somebody was worried in this conversation, and neither who nor about what.
 */
export function sayWorried(
  world: World,
  { conversation, looking }: Here,
  n: number,
  { said, withName }: Worrying,
) {
  return world.act(NOBODY, async (tx) => {
    const made = id<'Worry'>(randomUUID())
    const named = withName && looking.actor.kind === 'person' ? looking.actor.id : null
    await tx
      .insertInto('conversation_worry')
      .values({
        ...{ org_id: world.organisation.id, id: made, conversation_id: conversation.id, n },
        ...{ person_id: named, said: said ?? null, made_on: world.today() },
      })
      .execute()
    await tellContacts(tx, world)
    const { id: of, group } = conversation
    return yes(made, { name: 'conversations.worried', about: `conversation:${of}`, group })
  })
}

const worries = (read: Reader, { organisation }: Pick<World, 'organisation'>) =>
  read
    .selectFrom('conversation_worry as w')
    .leftJoin('person as p', (on) => on.onRef('p.org_id', '=', 'w.org_id').onRef('p.id', '=', 'w.person_id'))
    .select(['w.id', 'w.conversation_id as of', 'w.n', 'p.name as by', 'w.said', 'w.made_on as on'])
    .select('w.seen_on as seenOn')
    .where('w.org_id', '=', organisation.id)
    .$castTo<Worry>()

/** Every worry, those nobody has seen to first. Only for a safety contact: whoever calls has looked. */
export const worriesOf = (read: Reader, org: Pick<World, 'organisation'>): Promise<readonly Worry[]> =>
  worries(read, org)
    .orderBy('w.seen_on', (by) => by.desc().nullsFirst())
    .orderBy('w.made_on', 'desc')
    .orderBy('w.id')
    .limit(500)
    .execute()

export const findWorry = (read: Reader, org: Pick<World, 'organisation'>, of: Id<'Worry'>) =>
  worries(read, org).where('w.id', '=', of).executeTakeFirst()

/** A contact has seen to a worry. Who did is in the record; what it was about is not. */
export function seenTo(world: World, actor: Actor, of: Id<'Worry'>) {
  return world.act(actor, async (tx) => {
    if (actor.kind !== 'person') return no('not-a-contact')
    const worry = found(await findWorry(tx, world, of))
    await tx
      .updateTable('conversation_worry')
      .set({ seen_by: actor.id, seen_on: world.today() })
      .where('org_id', '=', world.organisation.id)
      .where('id', '=', of)
      .where('seen_on', 'is', null)
      .execute()
    return yes(worry, { name: 'conversations.worry-read', about: `worry:${of}` })
  })
}
