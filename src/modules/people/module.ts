import type { Room } from '../../platform/room.js'
import type { Route } from '../../platform/web/route.js'
import { erasesDuties } from './duties/erases.js'
import { DUTY_DAILY, dutyTasks } from './duties/jobs.js'
import { publicRoutes } from './duties/public-routes.js'
import { dutyRoutes } from './duties/routes.js'
import { setUpVerbs } from './duties/verbs.js'
import { takeFirstKey } from './set-up-founder.js'
import { setUpRoutes } from './set-up-routes.js'
import type { Door } from './sign-in/door.js'
import { makeInvitation } from './sign-in/join-commands.js'

export const people: Room = {
  name: 'people',
  routes: [...dutyRoutes, ...publicRoutes],
  tasks: dutyTasks,
  daily: DUTY_DAILY,
  verbs: setUpVerbs,
  erases: [erasesDuties],
}

/** The addresses that need the ground itself: setting up, which sends an invitation. */
export function peopleRoutes(door: Door): readonly Route[] {
  return setUpRoutes({
    takeKey: takeFirstKey,
    invite: (world, actor, wish) => makeInvitation(door, world, actor, { kind: 'letter', ...wish }),
  })
}
