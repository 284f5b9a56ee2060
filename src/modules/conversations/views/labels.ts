import type { Box } from './apart.js'

/** A name for something drawn: it may stand above its top or below its bottom, middle over `x`. */
export type Named = {
  readonly x: number
  readonly top: number
  readonly bottom: number
  readonly width: number
  readonly height: number
}

const STEPS = 40

/**
 * Where names stand so that each can be read: none on another, none on what is `taken`, all in the frame. A name
 * stands above what it names, else below, else further off; where there is no room at all, where it hides least.
 */
export function labelled(names: readonly Named[], taken: readonly Box[], frame: Box): Box[] {
  const placed: Box[] = []
  for (const name of names) {
    const full = [...taken, ...placed]
    const places = placesFor(name, frame).map((box) => ({ box, hidden: hiddenBy(box, full) }))
    placed.push(places.reduce((best, one) => (one.hidden < best.hidden ? one : best)).box)
  }
  return placed
}

/** From the nearest place on, up and down by turns. */
function placesFor({ x, top, bottom, width, height }: Named, frame: Box): Box[] {
  const left = within(x - width / 2, frame.left, frame.right - width)
  return Array.from({ length: STEPS }, (_, step) => [
    top - height - (step * height) / 2,
    bottom + (step * height) / 2,
  ])
    .flat()
    .map((y) => {
      const at = within(y, frame.top, frame.bottom - height)
      return { left, right: left + width, top: at, bottom: at + height }
    })
}

const within = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value))

/** How much of a box lies under others. */
const hiddenBy = (box: Box, others: readonly Box[]): number =>
  others.reduce((sum, other) => sum + shared(box, other), 0)

function shared(one: Box, other: Box): number {
  const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  return wide > 0 && high > 0 ? wide * high : 0
}
