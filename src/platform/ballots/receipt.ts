import type { Id } from '../../kernel/id.js'
import { commitBallot, placeIn } from '../../maths/record/batches.js'
import { sha256 } from '../record/sha256.js'
import type { World } from '../world.js'

/**
 * What a voter keeps: enough to show, to anybody and without us, that this answer is in the batch whose root stands
 * in the record. Bytes are base64.
 */
export type Receipt = {
  readonly box: Id<'BallotBox'>
  readonly item: number
  readonly value: number
  readonly salt: string
  /** undefined while the ballot waits for its batch */
  readonly entered?: {
    readonly batch: number
    readonly root: string
    readonly index: number
    readonly size: number
    readonly proof: readonly string[]
  }
}

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
    .select(['item', 'value', 'salt', 'batch', 'root', 'leaves'])
    .where('ballot.org_id', '=', world.organisation.id)
    .where('ballot.box_id', '=', box)
    .where('pseudonym', '=', Buffer.from(pseudonym))
    .orderBy('item')
    .execute()
  return ballots.map(({ item, value, salt, batch, root, leaves }) => {
    const said = { box, item, value }
    const receipt = { ...said, salt: base64(salt) }
    const place = leaves && placeIn(sha256, split(leaves), commitBallot(sha256, said, salt))
    if (batch === null || !root || !place) return receipt
    const { index, size, proof } = place
    return { ...receipt, entered: { batch, root: base64(root), index, size, proof: proof.map(base64) } }
  })
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

const split = (leaves: Buffer) =>
  Array.from({ length: leaves.length / 32 }, (_, i) => leaves.subarray(i * 32, i * 32 + 32))
