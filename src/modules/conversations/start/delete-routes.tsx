import type { House } from '../../../platform/room.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import { aroundOf, deleteTheDraft } from './delete-commands.js'
import { deleteDraft } from './delete-draft.js'
import { draftAt } from './prepare-routes.js'
import { seedsOf } from './settings.js'
import { DeletePage } from './views/delete.js'
import { START_NO } from './words.js'

const DELETE = '/conversations/:id/prepare/delete'

/** Deleting a draft: what goes and what stays is said first. */
export const deleteRoutes = (house: House): readonly Route[] => [
  ['GET', DELETE, 'signed-in', async (visit) => ({ page: await ask(house, visit) })],
  ['POST', DELETE, 'signed-in', (visit) => remove(house, visit)],
]

async function ask(house: House, visit: Visit, errors: Errors = {}) {
  const { world, actor, say } = visit
  const draft = await draftAt(house, visit)
  const may = deleteDraft(draft, actor, await aroundOf(world.read, world, draft))
  const seeds = await seedsOf(world.read, world, draft)
  return (
    <DeletePage
      draft={draft}
      seeds={seeds.length}
      refused={may.ok ? undefined : say(START_NO[may.no])}
      errors={errors}
    />
  )
}

async function remove(house: House, visit: Visit): Promise<Reply> {
  const { world, actor, say } = visit
  const { id } = await draftAt(house, visit)
  const answer = await deleteTheDraft(world, actor, id)
  if (!answer.ok) return { page: await ask(house, visit, { main: say(START_NO[answer.no]) }), status: 422 }
  return { goTo: '/conversations?done=deleted' }
}
