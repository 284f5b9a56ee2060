import type { Part } from '../part.js'
import { entryRoutes } from './entry-routes.js'
import { mineRoutes } from './mine-routes.js'
import { speakRoutes } from './speak-routes.js'
import { voteRoutes } from './vote-routes.js'

export const takePart: Part = {
  routes: (house) => [
    ...entryRoutes(house),
    ...speakRoutes(house),
    ...voteRoutes(house),
    ...mineRoutes(house),
  ],
}
