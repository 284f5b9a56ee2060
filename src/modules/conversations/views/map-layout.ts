import type { Area } from '../report/report.js'
import { apart, type Box, type Spot } from './apart.js'
import { labelled, type Named } from './labels.js'
import { linesOf } from './lines.js'
import { fitting, heightOf, type Scale } from './map-scale.js'

/** How large a map is drawn, in its own units, and how large what stands on it. */
export type Size = {
  readonly id: 'wide' | 'narrow'
  readonly width: number
  readonly height: number
  readonly margin: number
  /** of the ring around a number */
  readonly radius: number
  readonly letter: number
  /** letters of a name on one line */
  readonly letters: number
}
export const WIDE: Size = {
  ...{ id: 'wide', width: 720, height: 520, margin: 44 },
  ...{ radius: 13, letter: 19, letters: 44 },
}
/** For a phone: letters must stay large enough to read. */
export const NARROW: Size = {
  ...{ id: 'narrow', width: 330, height: 400, margin: 30 },
  ...{ radius: 11, letter: 15, letters: 26 },
}

/** The shape of a perspective stands in the middle of its area and before its name. */
export const MARK = 18
export const STAR = 17
const EDGE = 5
/** Rather more than a bold letter takes, in parts of its height. */
const LETTER_WIDE = 0.56
export const LINE_HIGH = 1.2

export type Things = {
  readonly areas: readonly Area[]
  /** by area */
  readonly names: readonly string[]
  readonly points: readonly Spot[]
  /** where whoever looks stands, and what that is called */
  readonly mine: { readonly at: Spot; readonly name: string } | undefined
}
export type Lettered = { readonly lines: readonly string[]; readonly box: Box }
export type Laid = {
  readonly scale: Scale
  /** what of the paper is drawn on, from top to bottom */
  readonly used: { readonly top: number; readonly height: number }
  readonly areas: readonly (Lettered & { readonly area: Area; readonly middle: Spot })[]
  readonly points: readonly { readonly at: Spot; readonly spot: Spot }[]
  readonly mine: (Lettered & { readonly star: Spot }) | undefined
}

/** Where everything on the map stands, so that each name and each number can be read. */
export function layOut({ areas, names, points, mine }: Things, size: Size): Laid {
  const scale = fitting(areas, [...points, ...(mine ? [mine.at] : [])], size)
  const on = ({ x, y }: Spot): Spot => ({ x: scale.x(x), y: scale.y(y) })
  const frame = inside(size, EDGE)
  const star = mine && on(mine.at)
  const own = star && named(mine.name, { x: star.x, top: star.y - STAR, bottom: star.y + STAR }, size, 0)
  const called = areas.map((area, at) => named(names[at]!, reachOf(area, scale), size, MARK + 5))
  const taken = star ? [around(star, STAR)] : []
  const boxes = labelled([...(own ? [own] : []), ...called], taken, frame)
  const ofAreas = own ? boxes.slice(1) : boxes
  const middles = apart(areas.map(on), MARK + 4, [...boxes, ...taken], frame).map(rounded)
  const truths = points.map(on)
  const full = [...boxes, ...taken, ...middles.map((middle) => around(middle, MARK / 2))]
  const spots = apart(truths, 2 * size.radius + 3, full, inside(size, size.radius + 3)).map(rounded)
  const ovals = areas.map((area) => reachOf(area, scale))
  const rings = spots.map((spot) => around(spot, size.radius))
  return {
    scale,
    used: used([...boxes, ...taken, ...ovals, ...rings], size),
    areas: areas.map((area, a) => ({
      ...{ area, middle: middles[a]!, lines: called[a]!.lines, box: ofAreas[a]! },
    })),
    points: truths.map((at, p) => ({ at, spot: spots[p]! })),
    mine: star && own ? { star, lines: own.lines, box: boxes[0]! } : undefined,
  }
}

const ROOM = 14

function used(things: readonly Pick<Box, 'top' | 'bottom'>[], { height }: Size) {
  const top = Math.max(0, Math.floor(Math.min(...things.map((one) => one.top)) - ROOM))
  const bottom = Math.min(height, Math.ceil(Math.max(...things.map((one) => one.bottom)) + ROOM))
  return { top, height: bottom - top }
}

const rounded = ({ x, y }: Spot): Spot => ({ x: Math.round(x), y: Math.round(y) })

const inside = ({ width, height }: Size, edge: number): Box => ({
  ...{ left: edge, top: edge, right: width - edge, bottom: height - edge },
})

const around = ({ x, y }: Spot, room: number): Box => ({
  ...{ left: x - room, top: y - room, right: x + room, bottom: y + room },
})

type Reach = Pick<Named, 'x' | 'top' | 'bottom'>

function reachOf(area: Area, scale: Scale): Reach {
  const high = heightOf(area)
  return { x: scale.x(area.x), top: scale.y(area.y + high) - 4, bottom: scale.y(area.y - high) + 4 }
}

/** The room a name takes in bold, with so much before it. */
function named(name: string, reach: Reach, { letter, letters }: Size, before: number) {
  const lines = linesOf(name, letters)
  const longest = Math.max(...lines.map((line) => [...line].length))
  return {
    ...reach,
    lines,
    width: Math.ceil(before + LETTER_WIDE * letter * longest),
    height: Math.ceil(LINE_HIGH * letter * lines.length),
  }
}
