import type { Tally } from './matrix.js'

/** A statement of facts about the speaker is asked of everybody. */
const META = 49

/**
 * How much Polis wants a statement shown next, which it draws with a chance in proportion:
 * ((1 - p)(E + 1) a (1 + 8 * 2^(-S/5)))^2, with p and a the smoothed shares of "not sure" and agree, S the
 * answers and E the extremity.
 *
 * @param counts over the people in groups
 */
export function priorities(counts: Tally, extremity: Float64Array, meta: ArrayLike<number>): Float64Array {
  return extremity.map((far, j) => {
    if (meta[j]) return META
    const answers = counts.agrees[j]! + counts.disagrees[j]! + counts.unsure[j]!
    const unsure = (counts.unsure[j]! + 1) / (answers + 2)
    const agree = (counts.agrees[j]! + 1) / (answers + 2)
    return ((1 - unsure) * (far + 1) * agree * (1 + 8 * 2 ** (-answers / 5))) ** 2
  })
}
