import type { Id } from '../../kernel/id.js'
import { commitBallot, placeIn } from '../../maths/record/batches.js'
import type { Receipt } from '../record/check-receipt.js'
import { sha256 } from '../record/sha256.js'
import type { World } from '../world.js'

/** The receipts of one voter in one box, for that voter's eyes only. */
export async function receiptsOf(
  world: World,
  box: Id<'BallotBox'>,
  pseudonym: Uint8Array,
): Promise<readonly Receipt[]> {
  const ballots = await world.read
    .selectFrom('ballot')
    .leftJoin('ballot_batch', (join) =>
      join
        .onRef('ballot_batch.org_id', '=', 'ballot.org_id')
        .onRef('ballot_batch.box_id', '=', 'ballot.box_id')
        .onRef('ballot_batch.n', '=', 'ballot.batch'),
    )
    .select(['item', 'value', 'salt', 'root', 'leaves'])
    .where('ballot.org_id', '=', world.organisation.id)
    .where('ballot.box_id', '=', box)
    .where('pseudonym', '=', Buffer.from(pseudonym))
    .orderBy('item')
    .execute()
  return ballots.map(({ item, value, salt, root, leaves }) => {
    const said = { box, item, value }
    const place = leaves && placeIn(sha256, split(leaves), commitBallot(sha256, said, salt))
    return { said, salt, ...(place && root ? { entered: { ...place, root } } : {}) }
  })
}

const split = (leaves: Buffer) =>
  Array.from({ length: leaves.length / 32 }, (_, i) => leaves.subarray(i * 32, i * 32 + 32))
