import type { Id } from '../../../kernel/id.js'
import type { Tx } from '../../../platform/db/scope.js'
import type { World } from '../../../platform/world.js'
import { safetyContactsOf } from '../duties/safety-contacts.js'
import { writeTo } from '../mine/ways.js'

/** Nobody decided in time: deputies and safety contacts are written to. The letter says nothing of what is held. */
export async function goneUp(tx: Tx, world: World): Promise<void> {
  const deputies = await tx
    .selectFrom('people_key')
    .select('person_id')
    .where('org_id', '=', world.organisation.id)
    .where('holds', '=', 'deputy')
    .where('ended_at', 'is', null)
    .where('confirmed_at', 'is not', null)
    .$castTo<{ person_id: Id<'Person'> }>()
    .execute()
  const all = [...deputies.map(({ person_id }) => person_id), ...(await safetyContactsOf(tx, world))]
  for (const person of new Set(all))
    await writeTo(tx, world, person, {
      kind: 'hold',
      subject: (say) => say('digest.subject', { name: world.organisation.name }),
      body: (say) => [say('holds.letter.gone-up'), say('holds.letter.where')],
    })
}
