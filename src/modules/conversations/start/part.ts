import type { Part } from '../part.js'
import { changeRoutes } from './change-routes.js'
import { conversationKinds } from './changes.js'
import { deleteRoutes } from './delete-routes.js'
import { erasesStart } from './erases.js'
import { firstRoutes } from './first-routes.js'
import { inviteRoutes } from './invite-routes.js'
import { startDaily, startListens, startTasks } from './jobs.js'
import { listRoutes } from './list-routes.js'
import { startNeedsMe } from './needs-me.js'
import { prepareRoutes } from './prepare-routes.js'
import { replyRoutes } from './reply-routes.js'
import { seedRoutes } from './seed-routes.js'
import { START_TOLD } from './words.js'

/** Starting a conversation, its first page, inviting to it, changing it, and answering it. */
export const start: Part = {
  routes: (house) => [
    ...listRoutes,
    ...prepareRoutes(house),
    ...seedRoutes(house),
    ...deleteRoutes(house),
    ...inviteRoutes(house),
    ...changeRoutes(house),
    ...replyRoutes(house),
    ...firstRoutes(house),
  ],
  keys: () => ({ kinds: Object.values(conversationKinds) }),
  tasks: startTasks,
  daily: startDaily,
  listens: startListens,
  erases: [erasesStart],
  told: START_TOLD,
  needsMe: startNeedsMe,
}
