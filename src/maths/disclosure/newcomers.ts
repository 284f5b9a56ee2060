import { fits } from './deltas.js'
import type { Layer, Structure } from './layer.js'
import type { Target } from './targets.js'

/** Counts of every set at every publication: [layer][set] agrees, disagrees, not sures. */
type Sums = readonly (readonly (readonly [number, number, number])[])[]

/**
 * Whether newcomers at a publication are hidden for certain: other worlds, in whole numbers, in which all that is
 * printed reads the same and so many more or fewer came. A world adds people to one side of that publication, or takes
 * them from it, one answer in one atom at a time. Nobody who is there in the last publication is taken away to the
 * last of her kind, so the same worlds stand for who took part and knows her own answer. It finds most proofs at once;
 * what it does not find must be looked for with the linear programme.
 */
export function newcomersAreHidden(structure: Structure, layers: readonly Layer[]): (of: Target) => boolean {
  const sums = layers.map(({ counts }) =>
    structure.contains.map((marks) => {
      const sum: [number, number, number] = [0, 0, 0]
      for (let t = 0; t < structure.atoms; t++)
        if (marks[t]) for (let c = 0; c < 3; c++) sum[c]! += counts[t * 3 + c]!
      return sum
    }),
  )
  const known = new Map<string, boolean>()
  return (target) => {
    const key = `${target.layer} ${target.atoms.join('')}`
    const before = known.get(key)
    if (before !== undefined) return before
    const more = reach(structure, layers, sums, target, 1, target.room)
    const hidden =
      more >= target.room ||
      more + reach(structure, layers, sums, target, -1, target.room - more) >= target.room
    known.set(key, hidden)
    return hidden
  }
}

/** How many more (way 1) or fewer (way -1) may have come, up to `enough`. */
function reach(
  structure: Structure,
  layers: readonly Layer[],
  sums: Sums,
  { atoms, layer: at }: Target,
  way: 1 | -1,
  enough: number,
): number {
  const sides = [
    { from: at, to: layers.length, sign: way },
    { from: 0, to: at, sign: -way },
  ].map((side) => ({
    ...side,
    moved: new Int32Array(structure.atoms * 3),
    sets: new Int32Array(structure.contains.length * 3),
  }))
  type Side = (typeof sides)[number]
  const [late, early] = sides as [Side, Side]

  /** In no atom do fewer answer than before, where that was so. */
  const arrive = (t: number) => {
    const answers = (l: number, moved: Int32Array) => {
      const { counts } = layers[l]!
      const count = (c: number) => counts[t * 3 + c]!
      return {
        was: count(0) + count(1) + count(2),
        by: moved[t * 3]! + moved[t * 3 + 1]! + moved[t * 3 + 2]!,
      }
    }
    const [now, then] = [answers(at, late.moved), answers(at - 1, early.moved)]
    return now.was < then.was || now.was + now.by >= then.was + then.by
  }
  const stands = ({ from, to, moved, sets }: Side, t: number, c: number) => {
    for (let l = from; l < to; l++) {
      const count = layers[l]!.counts[t * 3 + c]!
      const left = count + moved[t * 3 + c]!
      if (left < 0 || (l === layers.length - 1 && count > 0 && left < 1)) return false
      for (let set = 0; set < structure.contains.length; set++) {
        const reading = structure.contains[set]![t] ? layers[l]!.readings[set] : undefined
        if (!reading) continue
        const [a, d, s] = sums[l]![set]!
        if (!fits(reading, a + sets[set * 3]!, d + sets[set * 3 + 1]!, s + sets[set * 3 + 2]!)) return false
      }
    }
    return arrive(t)
  }
  const shift = ({ moved, sets }: Side, t: number, c: number, by: number) => {
    moved[t * 3 + c]! += by
    for (let set = 0; set < structure.contains.length; set++)
      if (structure.contains[set]![t]) sets[set * 3 + c]! += by
  }
  const step = () => {
    for (const side of sides)
      for (let t = 0; t < structure.atoms; t++) {
        if (!atoms[t]) continue
        for (let c = 0; c < 3; c++) {
          shift(side, t, c, side.sign)
          if (stands(side, t, c)) return true
          shift(side, t, c, -side.sign)
        }
      }
    return false
  }
  let far = 0
  while (far < enough && step()) far++
  return far
}
