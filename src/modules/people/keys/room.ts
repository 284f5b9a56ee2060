import type { Eraser } from '../../../platform/archive/erase.js'
import type { Route } from '../../../platform/web/route.js'
import { keysLeft } from './commands.js'
import { holdRoutes } from './hold-routes.js'
import { keyRoutes } from './key-routes.js'
import type { KeyPlug } from './plug.js'
import { proposalRoutes } from './proposal-routes.js'

/** Every address of keys, proposals and holds. */
export const allKeyRoutes = (plug: KeyPlug): readonly Route[] => [
  ...keyRoutes(plug),
  ...proposalRoutes(plug),
  ...holdRoutes(plug),
]

/** What these tables hold of a person besides their id: the side they count on, and whom they support in open choices. */
export const erasesKeys: Eraser = async (tx, around, person) => {
  // They are gone before the keys are looked at: a side is counted without them.
  await tx
    .updateTable('person')
    .set((row) => ({ left_at: row.fn.coalesce('left_at', row.val(around.now())) }))
    .where('org_id', '=', around.organisation.id)
    .where('id', '=', person)
    .execute()
  await keysLeft(tx, around, person)
  await tx
    .updateTable('people_proposal')
    .set({ apart: null })
    .where('org_id', '=', around.organisation.id)
    .where('about', '=', `address:${person}`)
    .execute()
  await tx
    .deleteFrom('people_side')
    .where('org_id', '=', around.organisation.id)
    .where('person_id', '=', person)
    .execute()
}
