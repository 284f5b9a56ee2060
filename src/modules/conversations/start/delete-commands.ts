import type { Actor } from '../../../kernel/actor.js'
import { found } from '../../../kernel/found.js'
import type { Id } from '../../../kernel/id.js'
import { closeBox } from '../../../platform/ballots/box.js'
import type { Reader, Tx } from '../../../platform/db/scope.js'
import type { World } from '../../../platform/world.js'
import type { Conversation } from '../conversation.js'
import { lockConversation } from '../queries.js'
import { type Around, deleteDraft } from './delete-draft.js'

type Org = Pick<World, 'organisation'>

/** Deletes a draft with all that was written for it; the record keeps that it was done, and no word of it. */
export function deleteTheDraft(world: World, actor: Actor, of: Id<'Conversation'>) {
  return world.act(actor, async (tx) => {
    const draft = found(await lockConversation(tx, world, { actor }, of))
    const answer = deleteDraft(draft, actor, await aroundOf(tx, world, draft))
    if (answer.ok) await takeAway(tx, world, draft)
    return answer
  })
}

/** Is whoever started it still in its group, and is somebody worried about an idea in it? */
export async function aroundOf(db: Reader, { organisation }: Org, c: Conversation): Promise<Around> {
  const org = organisation.id
  const maker = await db
    .selectFrom('people_member as m')
    .innerJoin('person as p', (on) => on.onRef('p.org_id', '=', 'm.org_id').onRef('p.id', '=', 'm.person_id'))
    .select('p.id')
    .where('m.org_id', '=', org)
    .where('m.group_id', '=', c.group)
    .where('p.id', '=', c.startedBy)
    .where('m.left_at', 'is', null)
    .where('p.left_at', 'is', null)
    .executeTakeFirst()
  const worries = (['conversation_worry', 'conversation_message'] as const).map((table) =>
    db
      .selectFrom(table)
      .select('n')
      .where('org_id', '=', org)
      .where('conversation_id', '=', c.id)
      .executeTakeFirst(),
  )
  return {
    makerIsHere: maker !== undefined,
    hasWorry: (await Promise.all(worries)).some((one) => one !== undefined),
  }
}

// What hangs on something else goes before it.
const WRITTEN = [
  'conversation_ask',
  'conversation_idea_wording',
  'conversation_idea',
  'conversation_wording_due',
  'conversation_wording',
  'conversation_choice',
  'conversation_perspective',
  'conversation_group',
] as const

async function takeAway(tx: Tx, world: World, { id, box }: Conversation): Promise<void> {
  const org = world.organisation.id
  for (const table of WRITTEN)
    await tx.deleteFrom(table).where('org_id', '=', org).where('conversation_id', '=', id).execute()
  await tx
    .deleteFrom('conversation')
    .where('org_id', '=', org)
    .where('id', '=', id)
    .where('opened_at', 'is', null)
    .execute()
  // An empty box has no word in it. It stays, as every box does, and takes nothing any more.
  await closeBox(tx, world, box)
}
