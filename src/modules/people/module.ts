import type { Room } from '../../platform/room.js'
import { setUpRoutes } from './set-up-routes.js'

export const people: Room = { name: 'people', routes: setUpRoutes }
