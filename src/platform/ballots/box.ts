import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.js'
import { no, yes } from '../../kernel/decision.js'
import { type Id, id } from '../../kernel/id.js'
import { batchRoot, commitBallot, inOrder, nextBatch } from '../../maths/record/batches.js'
import type { Tx } from '../db/scope.js'
import { sha256 } from '../record/sha256.js'
import type { World } from '../world.js'

type Box = Id<'BallotBox'>

/** A box for ballots, made in the transaction of whatever it belongs to. */
export async function makeBox(tx: Tx, world: World): Promise<Box> {
  const box = id<'BallotBox'>(randomUUID())
  await tx
    .insertInto('ballot_box')
    .values({ org_id: world.organisation.id, id: box, made_at: world.now() })
    .execute()
  return box
}

/** Closes a box, in the transaction of whatever it belongs to: waits for ballots under way, then takes none. */
export async function closeBox(tx: Tx, world: Pick<World, 'organisation' | 'now'>, box: Box): Promise<void> {
  await holdAlone(tx, box)
  await tx
    .updateTable('ballot_box')
    .set({ closed_at: world.now() })
    .where('org_id', '=', world.organisation.id)
    .where('id', '=', box)
    .where('closed_at', 'is', null)
    .execute()
}

/** Waits for ballots under way, and lets none in before the transaction ends. The other side is in intake.ts. */
export const holdAlone = (tx: Tx, box: Box) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${box}, 20))`.execute(tx)

const NOBODY: Actor = { kind: 'nobody' }

/**
 * Enters what waits in a box in the record: one root, nobody's name, and leaves in an order that tells nothing. At
 * least five people's ballots go together, and five people's stay behind until the box is closed, so that the last
 * few are never alone.
 * @returns the number of the batch, or why there is none now
 */
export function enterBallots(world: World, box: Box) {
  return world.act(NOBODY, async (tx) => {
    await holdAlone(tx, box)
    const closing = await isClosed(tx, world, box)
    if (closing === undefined) return no('no-such-box')
    const waiting = await ballotsWaiting(tx, world, box)
    const batch = nextBatch(
      waiting.map(({ pseudonym }) => pseudonym.toString('hex')),
      { closing },
    )
    if (!batch.ok) return no(batch.no)
    const chosen = new Set(batch.people)
    const ballots = waiting.filter(({ pseudonym }) => chosen.has(pseudonym.toString('hex')))
    const leaves = inOrder(
      ballots.map(({ item, value, salt }) => commitBallot(sha256, { box, item, value }, salt)),
    )
    const entered = {
      n: await nextNumber(tx, world, box),
      root: Buffer.from(batchRoot(sha256, leaves)),
      leaves,
    }
    await save(tx, world, box, entered, batch.people)
    const facts = { batch: entered.n, root: entered.root.toString('hex'), leaves: leaves.length }
    return yes(entered.n, { name: 'ballots.entered', about: `ballot-box:${box}`, facts })
  })
}

async function isClosed(tx: Tx, world: World, box: Box): Promise<boolean | undefined> {
  const found = await tx
    .selectFrom('ballot_box')
    .select('closed_at')
    .where('org_id', '=', world.organisation.id)
    .where('id', '=', box)
    .executeTakeFirst()
  return found && found.closed_at !== null
}

// No time stands beside a ballot, so who has waited longest is not known. A new order for each batch, drawn from
// the pseudonyms, sees to it that nobody is left behind again and again.
function ballotsWaiting(tx: Tx, world: World, box: Box) {
  return tx
    .selectFrom('ballot')
    .select(['pseudonym', 'item', 'value', 'salt'])
    .where('org_id', '=', world.organisation.id)
    .where('box_id', '=', box)
    .where('batch', 'is', null)
    .orderBy(
      sql`sha256(pseudonym || (select count(*)::text::bytea from ballot_batch where org_id = ${world.organisation.id} and box_id = ${box}))`,
    )
    .execute()
}

async function nextNumber(tx: Tx, world: World, box: Box): Promise<number> {
  const { n } = await tx
    .selectFrom('ballot_batch')
    .select(({ fn }) => fn.coalesce(fn.max('n'), sql<number>`-1`).as('n'))
    .where('org_id', '=', world.organisation.id)
    .where('box_id', '=', box)
    .executeTakeFirstOrThrow()
  return n + 1
}

type Entered = { readonly n: number; readonly root: Buffer; readonly leaves: readonly Uint8Array[] }

async function save(tx: Tx, world: World, box: Box, { n, root, leaves }: Entered, people: readonly string[]) {
  const org = world.organisation.id
  await tx
    .insertInto('ballot_batch')
    .values({ org_id: org, box_id: box, n, root, leaves: Buffer.concat(leaves) })
    .execute()
  await tx
    .updateTable('ballot')
    .set({ batch: n })
    .where('org_id', '=', org)
    .where('box_id', '=', box)
    .where('batch', 'is', null)
    .where(sql<boolean>`pseudonym = any(${people.map((hex) => Buffer.from(hex, 'hex'))}::bytea[])`)
    .execute()
}
