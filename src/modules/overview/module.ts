import { type Room, tellingOf } from '../../platform/room.js'
import { overviewRoutes } from './routes.js'

/** Reads all rooms and owns nothing. */
export function overviewOf(rooms: readonly Room[]): Room {
  return {
    name: 'overview',
    routes: (house) =>
      overviewRoutes({
        telling: tellingOf(rooms),
        rooms: rooms.flatMap(({ name, title, told }) => (title && told ? [{ name, title }] : [])),
        needsMe: rooms.flatMap(({ needsMe }) => (needsMe ? [(visit) => needsMe(visit, house)] : [])),
      }),
  }
}
