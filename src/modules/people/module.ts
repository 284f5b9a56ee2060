import type { Room } from '../../platform/room.js'
import { erasesDuties } from './duties/erases.js'
import { DUTY_DAILY, dutyTasks } from './duties/jobs.js'
import { publicRoutes } from './duties/public-routes.js'
import { dutyRoutes } from './duties/routes.js'
import { setUpVerbs } from './duties/verbs.js'
import { keyDaily, keyTasks } from './keys/jobs.js'
import { allKeyRoutes, erasesKeys } from './keys/room.js'
import { keyPlug } from './plugs.js'
import { takeFirstKey } from './set-up-founder.js'
import { setUpRoutes } from './set-up-routes.js'
import { eraseSignIn, SIGN_IN_DAILY, signInTasks } from './sign-in/jobs.js'
import { makeInvitation } from './sign-in/join-commands.js'
import { signInRoutes } from './sign-in/routes.js'
import { signOnVerb } from './sign-in/verbs.js'

/** People: joining and signing in, the two keys, the duties, and what is mine. Each has a folder of its own. */
export const people: Room = {
  name: 'people',
  routes: (house) => [
    ...setUpRoutes({
      takeKey: takeFirstKey,
      invite: (world, actor, wish) => makeInvitation(house, world, actor, { kind: 'letter', ...wish }),
    }),
    ...signInRoutes(house),
    ...allKeyRoutes(keyPlug(house)),
    ...dutyRoutes,
    ...publicRoutes,
  ],
  tasks: (house) => ({ ...signInTasks(house), ...keyTasks(keyPlug(house).holds), ...dutyTasks }),
  daily: [...SIGN_IN_DAILY, ...keyDaily, ...DUTY_DAILY],
  verbs: (open) => [...setUpVerbs(open), signOnVerb(open)],
  erases: [eraseSignIn, erasesKeys, erasesDuties],
}
