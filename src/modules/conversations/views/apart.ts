/** A place on a picture, in its own units. */
export type Spot = { readonly x: number; readonly y: number }
/** Something already drawn that must stay readable. */
export type Box = {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const ROUNDS = 80

/**
 * Moves spots just so far apart that each can be read: at least `gap` between two, none on a box, all in the
 * frame. Nothing is drawn by lot; spots on one place part in a fan. Where there is no room it does what it can.
 */
export function apart(spots: readonly Spot[], gap: number, boxes: readonly Box[], frame: Box): Spot[] {
  const moved = spots.map(({ x, y }) => ({ x, y }))
  const walls = joined(boxes, gap)
  for (let round = 0; round < ROUNDS; round++) {
    for (let a = 0; a < moved.length; a++)
      for (let b = a + 1; b < moved.length; b++) part(moved[a]!, moved[b]!, gap, 2.4 * (a + b))
    for (const spot of moved) {
      for (const box of walls) leave(spot, box, gap / 2, frame)
      spot.x = Math.min(frame.right, Math.max(frame.left, spot.x))
      spot.y = Math.min(frame.bottom, Math.max(frame.top, spot.y))
    }
  }
  return moved
}

type Moving = { x: number; y: number }

function part(one: Moving, other: Moving, gap: number, fan: number): void {
  const far = Math.hypot(other.x - one.x, other.y - one.y)
  if (far >= gap) return
  const [x, y] =
    far < 0.5 ? [Math.cos(fan), Math.sin(fan)] : [(other.x - one.x) / far, (other.y - one.y) / far]
  const by = (gap - far) / 2
  one.x -= x * by
  one.y -= y * by
  other.x += x * by
  other.y += y * by
}

/** By the shortest way that stays in the frame. */
function leave(spot: Moving, box: Box, room: number, frame: Box): void {
  const { left, top, right, bottom } = grown(box, room)
  if (spot.x <= left || spot.x >= right || spot.y <= top || spot.y >= bottom) return
  const ways = [
    { x: spot.x, y: top },
    { x: spot.x, y: bottom },
    { x: left, y: spot.y },
    { x: right, y: spot.y },
  ].filter(({ x, y }) => x >= frame.left && x <= frame.right && y >= frame.top && y <= frame.bottom)
  const far = (way: Spot) => Math.abs(way.x - spot.x) + Math.abs(way.y - spot.y)
  const [nearest] = ways.sort((a, b) => far(a) - far(b))
  if (nearest) Object.assign(spot, nearest)
}

const grown = ({ left, top, right, bottom }: Box, by: number): Box => ({
  ...{ left: left - by, top: top - by, right: right + by, bottom: bottom + by },
})

/** Boxes between which nothing fits count as one: a spot would go to and fro between them. */
function joined(boxes: readonly Box[], gap: number): Box[] {
  const all: Box[] = []
  for (const box of boxes) {
    const near = all.findIndex((other) => meet(grown(box, gap / 2), grown(other, gap / 2)))
    if (near < 0) all.push(box)
    else all[near] = around(all[near]!, box)
  }
  return all.length < boxes.length ? joined(all, gap) : all
}

const meet = (one: Box, other: Box) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom

const around = (one: Box, other: Box): Box => ({
  left: Math.min(one.left, other.left),
  top: Math.min(one.top, other.top),
  right: Math.max(one.right, other.right),
  bottom: Math.max(one.bottom, other.bottom),
})
