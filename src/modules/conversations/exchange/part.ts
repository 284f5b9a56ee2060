import type { Part } from '../part.js'
import { conversationVerb } from './archive/verb.js'
import { ideasRoutes } from './ideas-routes.js'
import { importVerb } from './import-verb.js'
import { exchangeRoutes } from './routes.js'
import { exchangeTasks } from './sent-job.js'
import { TOLD } from './words.js'

export const exchange: Part = {
  routes: (house) => [...exchangeRoutes, ...ideasRoutes(house)],
  tasks: exchangeTasks,
  verbs: (open) => [importVerb(open), conversationVerb(open)],
  told: TOLD,
}
