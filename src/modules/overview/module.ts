import type { Room } from '../../platform/room.js'
import { routes } from './routes.js'

/** Reads all rooms and owns nothing. */
export const overview: Room = { name: 'overview', routes: () => routes }
