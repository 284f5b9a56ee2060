import type { Part } from '../part.js'
import { ideasRoutes } from './ideas-routes.js'
import { importVerb } from './import-verb.js'
import { exchangeRoutes } from './routes.js'
import { keepIn, letOut } from './rows/kinds.js'
import { rowsRoutes } from './rows/routes.js'
import { exchangeTasks } from './sent-job.js'
import { TOLD } from './words.js'

export const exchange: Part = {
  routes: (house) => [...exchangeRoutes, ...ideasRoutes(house), ...rowsRoutes(house)],
  keys: () => ({ kinds: [letOut, keepIn] }),
  tasks: exchangeTasks,
  verbs: (open) => [importVerb(open)],
  told: TOLD,
}
