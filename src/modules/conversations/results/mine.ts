import { FARTHEST } from '../report/map.js'
import type { Cell, Share, StatementEntry } from '../report/report.js'
import type { Scale } from './snapshot.js'

/** A person's own answers by the idea's number: 1 agree, -1 disagree, 0 not sure. */
export type Own = ReadonlyMap<string, number>

/** With fewer answers to ideas on the map nobody can say where somebody stands. */
const FEWEST_ANSWERS = 3

/**
 * Where somebody stands, from their own answers and from what is printed of everybody else, and nothing more: so it
 * tells them nothing that a reader of the page could not work out. In units of the map, to a tenth.
 *
 * The model is the map's own: an answer is its mean plus how far the idea lies along both axes; a place is the most
 * likely one, doubtful at first (mean 0, variance 1 on both axes).
 */
export function ownPlace(
  statements: readonly StatementEntry[],
  { x: sizeX, y: sizeY, reach, noise }: Scale,
  own: Own,
): { readonly x: number; readonly y: number } | undefined {
  let [xx, xy, yy, xd, yd] = [noise, 0, noise, 0, 0]
  let answers = 0
  for (const { id, place, everyone } of statements) {
    const vote = own.get(id)
    if (vote === undefined || !place || everyone.kind !== 'shown') continue
    answers++
    const [first, second] = [(place.x * reach) / FARTHEST, (place.y * reach) / FARTHEST]
    const off = vote - meanOf(everyone)
    xx += first * first
    xy += first * second
    yy += second * second
    xd += first * off
    yd += second * off
  }
  if (answers < FEWEST_ANSWERS) return undefined
  const determinant = xx * yy - xy * xy
  return {
    x: tenth((sizeX * (yy * xd - xy * yd)) / determinant),
    y: tenth((sizeY * (xx * yd - xy * xd)) / determinant),
  }
}

const meanOf = ({ agree, disagree }: Extract<Cell, { kind: 'shown' }>) => partOf(agree) - partOf(disagree)
const partOf = (share: Share) => {
  if (share.kind === 'about') return share.percent / 100
  return share.kind === 'nearly-all' ? 0.95 : 0.05
}
const tenth = (value: number) => Math.round(value * 10) / 10 + 0
