import { randomUUID } from 'node:crypto'
import { type Id, id } from '../../kernel/id.js'
import type { Tx } from '../db/scope.js'
import { enqueue } from '../jobs/enqueue.js'
import type { World } from '../world.js'
import { isAddress } from './address.js'
import { type Letter, mayGoAt, oneLine, plainText } from './letter.js'

/**
 * Puts a letter in the outbox, inside the transaction of the change it tells of: it goes when the change is
 * committed, and never otherwise. At night it waits for the morning.
 * @throws where the address is not one plain e-mail address: whoever asked for it has already looked
 */
export async function post(
  tx: Tx,
  world: Pick<World, 'organisation' | 'now'>,
  letter: Letter,
): Promise<Id<'Letter'>> {
  if (!isAddress(letter.address)) throw new Error('not an e-mail address')
  const made = id<'Letter'>(randomUUID())
  const now = world.now()
  const at = mayGoAt(letter.kind, world.organisation.zone, now)
  await tx
    .insertInto('letter')
    .values({
      org_id: world.organisation.id,
      id: made,
      kind: letter.kind,
      address: letter.address,
      subject: oneLine(letter.subject),
      body: plainText(letter.body),
      made_at: now,
      due_at: at,
    })
    .execute()
  await enqueue(tx, 'letter.send', made, { at })
  return made
}
