import { FEWEST } from './published.js'

/** Under this many people a dot on the map could be recognised. */
const FEWEST_FOR_DOTS = 20

/** Whether single people may stand on the map as dots. */
export const dotsAllowed = (people: number): boolean => people >= FEWEST_FOR_DOTS

/**
 * Whether the place of a perspective or group may be drawn: it needs 5 people, and so do those outside it,
 * unless there is nobody outside.
 */
export function areaAllowed(members: number, people: number): boolean {
  const outside = people - members
  return members >= FEWEST && (outside === 0 || outside >= FEWEST)
}
