import type { Id } from '../../../kernel/id.js'
import type { World } from '../../../platform/world.js'

/** The numbers of ideas that are held back now: they are not put to people, not shown and not counted. */
export async function heldIdeas(
  { read, organisation }: Pick<World, 'read' | 'organisation'>,
  of: Id<'Conversation'>,
): Promise<ReadonlySet<number>> {
  const rows = await read
    .selectFrom('people_hold')
    .select('about')
    .where('org_id', '=', organisation.id)
    .where('state', '<>', 'back')
    .where('about', 'like', `%${of}%`)
    .execute()
  // What is held stands as a kind of thing and its id: the conversation's, then the idea's number.
  return new Set(rows.flatMap(({ about }) => /[^\da-f](\d{1,6})$/.exec(about)?.[1] ?? []).map(Number))
}
