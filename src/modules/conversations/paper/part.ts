import type { Need } from '../../../platform/room.js'
import type { Visit } from '../../../platform/web/route.js'
import type { Part } from '../part.js'
import { sideOf } from './batch.js'
import { toConfirm } from './queries.js'
import { paperRoutes } from './routes.js'
import { TOLD } from './words.js'

async function needsMe({ world, actor, say }: Visit): Promise<readonly Need[]> {
  const side = sideOf(actor)
  if (!side) return []
  return (await toConfirm(world.read, world, side)).map(({ id, question }) => ({
    text: say('paper.needs-you', { question }),
    href: `/conversations/${id}/paper/enter`,
  }))
}

export const paper: Part = { routes: paperRoutes, told: TOLD, needsMe }
