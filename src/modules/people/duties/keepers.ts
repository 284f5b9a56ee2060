import type { Tx } from '../../../platform/db/scope.js'
import type { World } from '../../../platform/world.js'

/**
 * To whom the day's head of the record is sent: those named from the command line, and, once they are here, the
 * facilitators of both sides by themselves. Each address once, in order.
 */
export async function headKeepers(
  tx: Pick<Tx, 'selectFrom'>,
  { organisation, today }: Pick<World, 'organisation' | 'today'>,
): Promise<readonly string[]> {
  const org = organisation.id
  const named = await tx.selectFrom('head_keeper').select('address').where('org_id', '=', org).execute()
  const holders = await tx
    .selectFrom('people_key as k')
    .innerJoin('person as p', (join) =>
      join.onRef('p.org_id', '=', 'k.org_id').onRef('p.id', '=', 'k.person_id'),
    )
    .select('p.email')
    .where('k.org_id', '=', org)
    .where('k.holds', '=', 'facilitator')
    .where('k.ended_at', 'is', null)
    .where('k.confirmed_at', 'is not', null)
    .where('k.term_ends_on', '>=', today())
    .where('p.email', 'is not', null)
    .execute()
  const all = [...named.map(({ address }) => address), ...holders.flatMap(({ email }) => email ?? [])]
  return [...new Set(all.map((address) => address.toLowerCase()))].sort()
}
