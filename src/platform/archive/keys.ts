import type { Instant } from '../../kernel/day.js'
import { openKey, sealKey } from '../ballots/organisation-key.js'
import type { Tx } from '../db/scope.js'
import type { OrganisationLine } from './format.js'
import { Refused } from './refused.js'

type Keys = {
  readonly secret: Uint8Array
  readonly movingKey?: Uint8Array
  readonly closeVotes?: boolean
  readonly at: Instant
}

/**
 * Puts the organisation's own key under the secret of this installation, so that whoever voted before is still the
 * same voter. Where it cannot be opened, votes that are open would count people twice: they are closed, if that was
 * asked for, and the next key is a new one.
 * @returns how many open votes were closed
 * @throws Refused where the key cannot be opened and nothing was said about open votes
 */
export async function takeKey(tx: Tx, about: OrganisationLine, keys: Keys): Promise<number> {
  const { organisation: org, name } = about
  const row = await tx
    .selectFrom('organisation_key')
    .select('sealed')
    .where('org_id', '=', org)
    .executeTakeFirst()
  if (row && openKey(row.sealed, keys.secret, org)) return 0
  const moved = keys.movingKey && openMoved(about, keys.movingKey)
  if (moved) {
    const sealed = sealKey(moved, keys.secret, org)
    await tx
      .insertInto('organisation_key')
      .values({ org_id: org, sealed })
      .onConflict((held) => held.column('org_id').doUpdateSet({ sealed }))
      .execute()
    return 0
  }
  if (!row) return 0
  if (!keys.closeVotes) throw new Refused('other-secret', name)
  await tx.deleteFrom('organisation_key').where('org_id', '=', org).execute()
  const closed = await tx
    .updateTable('ballot_box')
    .set({ closed_at: keys.at })
    .where('org_id', '=', org)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return Number(closed.numUpdatedRows)
}

function openMoved({ organisation, name, movingKey }: OrganisationLine, key: Uint8Array): Buffer {
  const opened = movingKey && openKey(Buffer.from(movingKey, 'base64'), key, organisation)
  if (!opened) throw new Refused('wrong-key', name)
  return opened
}
