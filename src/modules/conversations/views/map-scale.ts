import type { Area } from '../report/report.js'
import type { Spot } from './apart.js'

/** From places on the map to places on the picture. */
export type Scale = {
  readonly x: (v: number) => number
  readonly y: (v: number) => number
  readonly size: number
}

type Paper = { readonly width: number; readonly height: number; readonly margin: number }

/** One scale for both directions, so that distances mean the same every way. */
export function fitting(
  areas: readonly Area[],
  spots: readonly Spot[],
  { width, height, margin }: Paper,
): Scale {
  const xs = [...areas.flatMap(({ x, long }) => [x - long, x + long]), ...spots.map(({ x }) => x)]
  const ys = [...areas.flatMap(({ y, long }) => [y - long, y + long]), ...spots.map(({ y }) => y)]
  const [fromX, toX, fromY, toY] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const size = Math.min((width - 2 * margin) / (toX - fromX || 1), (height - 2 * margin) / (toY - fromY || 1))
  const round = (v: number) => Math.round(v * 10) / 10
  return {
    size: round(size),
    x: (v) => round(width / 2 + (v - (fromX + toX) / 2) * size),
    y: (v) => round(height / 2 - (v - (fromY + toY) / 2) * size),
  }
}

/** How far an area reaches up from its middle. */
export function heightOf({ long, short, turn }: Area): number {
  const angle = (turn * Math.PI) / 180
  return Math.hypot(long * Math.sin(angle), short * Math.cos(angle))
}
