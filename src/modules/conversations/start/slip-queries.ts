import { type Id, id } from '../../../kernel/id.js'
import type { Reader, Tx } from '../../../platform/db/scope.js'
import type { House } from '../../../platform/room.js'
import type { World } from '../../../platform/world.js'
import { pseudonymIn } from '../voice.js'

type Org = Pick<World, 'organisation'>

/** A slip or a code from a letter, as a conversation knows it. */
export type Slip = { readonly used: boolean }

/** The slip that has this pseudonym here; nothing where there is none, or where its run was cancelled before its use. */
export async function findSlip(
  db: Reader,
  { organisation }: Org,
  of: Id<'Conversation'>,
  pseudonym: Uint8Array,
): Promise<Slip | undefined> {
  return db
    .selectFrom('conversation_slip')
    .select('used')
    .where('org_id', '=', organisation.id)
    .where('conversation_id', '=', of)
    .where('pseudonym', '=', Buffer.from(pseudonym))
    .executeTakeFirst()
}

/**
 * Uses a slip, inside the transaction that makes its voter. Its code stays good as a return code, so that whoever
 * holds it comes back as the same voter, whatever was lost.
 * @returns whether there is such a slip: also true where it was used before
 */
export async function useSlip(
  tx: Tx,
  { organisation }: Org,
  of: Id<'Conversation'>,
  pseudonym: Uint8Array,
): Promise<boolean> {
  const used = await tx
    .updateTable('conversation_slip')
    .set({ used: true })
    .where('org_id', '=', organisation.id)
    .where('conversation_id', '=', of)
    .where('pseudonym', '=', Buffer.from(pseudonym))
    .executeTakeFirst()
  return Number(used.numUpdatedRows) === 1
}

/**
 * Which conversation a code from a slip or a letter belongs to. A code is tried in the box of each conversation that
 * has slips: what stands in the tables does not say whose it is.
 */
export async function conversationOfSlip(
  house: Pick<House, 'ground' | 'secret'>,
  world: Pick<World, 'organisation' | 'read'>,
  code: string,
): Promise<Id<'Conversation'> | undefined> {
  const boxes = await world.read
    .selectFrom('conversation as c')
    .select(['c.id', 'c.box_id'])
    .where('c.org_id', '=', world.organisation.id)
    .where('c.opened_at', 'is not', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('conversation_slip_run as r')
          .select('r.id')
          .whereRef('r.org_id', '=', 'c.org_id')
          .whereRef('r.conversation_id', '=', 'c.id'),
      ),
    )
    .orderBy('c.opened_at', 'desc')
    .execute()
  for (const box of boxes) {
    const pseudonym = await pseudonymIn(house, world, id<'BallotBox'>(box.box_id), code)
    const of = id<'Conversation'>(box.id)
    if (await findSlip(world.read, world, of, pseudonym)) return of
  }
  return undefined
}
