import type { Part } from '../part.js'
import { conversationVerb } from './archive/verb.js'
import { ideasRoutes } from './ideas-routes.js'
import { importVerb } from './import-verb.js'
import { exchangeRoutes } from './routes.js'
import { keepIn, letOut } from './rows/kinds.js'
import { rowsRoutes } from './rows/routes.js'
import { EXCHANGE_DAILY, exchangeTasks } from './sent-job.js'
import { TOLD } from './words.js'

export const exchange: Part = {
  routes: (house) => [...exchangeRoutes, ...ideasRoutes(house), ...rowsRoutes(house)],
  keys: () => ({ kinds: [letOut, keepIn] }),
  tasks: exchangeTasks,
  daily: EXCHANGE_DAILY,
  verbs: (open) => [importVerb(open), conversationVerb(open)],
  told: TOLD,
}
