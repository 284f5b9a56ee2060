import { type Room, tellingOf } from '../../platform/room.js'
import { eraseMine } from './mine/commands.js'
import { goingRoutes } from './mine/going-routes.js'
import { MINE_DAILY, mineTasks, tellAtOnce } from './mine/jobs.js'
import { needsMe } from './mine/needs-me.js'
import type { MinePlug } from './mine/plug.js'
import { rightsRoutes } from './mine/rights-routes.js'
import { mineRoutes } from './mine/routes.js'
import { OPEN, QUIET, TOLD } from './mine/words.js'
import { setUpRoutes } from './set-up-routes.js'

/** The room of people. It is told of the other rooms, because leaving and being erased happen in all of them. */
export function peopleBeside(others: readonly Room[]): Room {
  const erases = [eraseMine]
  const own = { told: TOLD, quiet: QUIET, open: OPEN }
  const telling = tellingOf([own, ...others])
  const plug: MinePlug = {
    erasers: () => [...erases, ...others.flatMap(({ erases = [] }) => erases)],
    telling: () => telling,
  }
  return {
    name: 'people',
    title: 'room.people',
    routes: [...setUpRoutes, ...mineRoutes(plug), ...goingRoutes(plug), ...rightsRoutes],
    tasks: mineTasks(plug.telling),
    daily: MINE_DAILY,
    listens: tellAtOnce(telling),
    erases,
    needsMe,
    ...own,
  }
}
