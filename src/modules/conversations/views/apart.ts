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
  for (let round = 0; round < ROUNDS; round++) {
    for (let a = 0; a < moved.length; a++)
      for (let b = a + 1; b < moved.length; b++) part(moved[a]!, moved[b]!, gap, 2.4 * (a + b))
    for (const spot of moved) {
      for (const box of boxes) leave(spot, box, gap / 2)
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

/** Up or down, whichever is nearer: words are wider than they are high. */
function leave(spot: Moving, box: Box, room: number): void {
  if (spot.x < box.left - room || spot.x > box.right + room) return
  const [up, down] = [spot.y - (box.top - room), box.bottom + room - spot.y]
  if (up <= 0 || down <= 0) return
  spot.y += up < down ? -up : down
}
