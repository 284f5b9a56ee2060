import type { Room } from '../../platform/room.js'
import { setUpRoutes } from './set-up-routes.js'
import { eraseSignIn, SIGN_IN_DAILY, signInTasks } from './sign-in/jobs.js'
import { signInRoutes } from './sign-in/routes.js'

export const people: Room = {
  name: 'people',
  routes: (house) => [...setUpRoutes, ...signInRoutes(house)],
  tasks: signInTasks,
  daily: SIGN_IN_DAILY,
  erases: [eraseSignIn],
}
