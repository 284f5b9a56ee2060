import type { Actor } from '../../../kernel/actor.js'
import { no, yes } from '../../../kernel/decision.js'
import type { Tx } from '../../../platform/db/scope.js'
import type { World } from '../../../platform/world.js'
import type { ToLookAt } from './queries.js'
import type { ResultsSnapshot } from './snapshot.js'
import type { Sent } from './worker.js'

type Step = Extract<Sent, { kind: 'snapshot' }>

/**
 * Puts a snapshot in the place of the one before, with what the next must remember, and its hash into the record.
 * @param after the number of the publication it was made after: another may have come in between
 */
export function publishSnapshot(world: World, actor: Actor, c: ToLookAt, step: Step, after: number) {
  return world.act(actor, async (tx) => {
    const at = { org_id: world.organisation.id, conversation_id: c.id }
    await tx
      .selectFrom('conversation')
      .select('id')
      .where('org_id', '=', at.org_id)
      .where('id', '=', c.id)
      .forUpdate()
      .execute()
    const standing = await tx
      .selectFrom('conversation_memory')
      .select('n')
      .where('org_id', '=', at.org_id)
      .where('conversation_id', '=', c.id)
      .executeTakeFirst()
    if ((standing?.n ?? -1) !== after) return no('counted-meanwhile')
    const { seed, asOf }: ResultsSnapshot = JSON.parse(step.text)
    const hash = Buffer.from(step.hash)
    const result = { n: step.n, step: step.step, as_of: asOf, seed, hash, snapshot: step.text }
    await tx
      .insertInto('conversation_result')
      .values({ ...at, ...result })
      .onConflict((there) => there.columns(['org_id', 'conversation_id']).doUpdateSet(result))
      .execute()
    await remember(tx, at, step.n, step.kept)
    const facts = { snapshot: step.n, step: step.step, seed, hash: hash.toString('hex') }
    return yes(step.n, {
      name: 'conversations.counted',
      about: `conversation:${c.id}`,
      group: c.group,
      facts,
    })
  })
}

/** Forgets the names of people who are gone; nothing is published by it. */
export function forgetNames(world: World, actor: Actor, c: ToLookAt, kept: Uint8Array, n: number) {
  return world.act(actor, async (tx) => {
    const at = { org_id: world.organisation.id, conversation_id: c.id }
    await remember(tx, at, n, kept)
    return yes(n, { name: 'conversations.forgot', about: `conversation:${c.id}`, group: c.group })
  })
}

type Place = { readonly org_id: string; readonly conversation_id: string }

async function remember(tx: Tx, at: Place, n: number, bytes: Uint8Array): Promise<void> {
  const kept = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  await tx
    .insertInto('conversation_memory')
    .values({ ...at, n, kept })
    .onConflict((there) => there.columns(['org_id', 'conversation_id']).doUpdateSet({ n, kept }))
    .execute()
}
