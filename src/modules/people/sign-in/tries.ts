import type { Tx } from '../../../platform/db/scope.js'
import type { World } from '../../../platform/world.js'
import { mustWait, oneMore } from './card.js'

/**
 * One try at something that could be guessed, counted for all processes together and after a restart too. Tries at
 * one target wait for each other; a right one clears the count.
 * @param look is not asked to decide while the target rests, but asked all the same, so that both take as long
 */
export async function tryAt<T>(
  tx: Tx,
  world: World,
  { target, most }: { readonly target: Buffer; readonly most?: number },
  look: () => Promise<T | undefined>,
): Promise<{ readonly right: T } | 'wrong' | 'wait'> {
  const [org_id, now] = [world.organisation.id, world.now()]
  // There before it is looked at, so that two wrong tries at once are two.
  await tx
    .insertInto('sign_in_try')
    .values({ org_id, target, since: now, wrong: 0 })
    .onConflict((there) => there.doNothing())
    .execute()
  const tries = await tx
    .selectFrom('sign_in_try')
    .select(['since', 'wrong'])
    .where('org_id', '=', org_id)
    .where('target', '=', target)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const waits = mustWait(tries, now, most)
  const right = await look()
  const next = right !== undefined ? { since: now, wrong: 0 } : oneMore(tries, now)
  await tx
    .updateTable('sign_in_try')
    .set(waits ? tries : next)
    .where('org_id', '=', org_id)
    .where('target', '=', target)
    .execute()
  if (waits) return 'wait'
  return right === undefined ? 'wrong' : { right }
}
