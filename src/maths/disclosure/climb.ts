import { placeOf } from './deltas.js'
import type { Answers } from './hull.js'

/** What a world must keep to, as changes from the truth. */
export type Limits = {
  /** contains[set][atom]. */
  readonly contains: readonly Uint8Array[]
  /** Per set a map of the changes that fit what is printed; undefined: any. */
  readonly sets: readonly (Uint8Array | undefined)[]
  /** Per atom a map of the changes it can make at all. */
  readonly atoms: readonly Uint8Array[]
}

/** One person answers, or answers no more, or answers otherwise. */
const STEPS: readonly Answers[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
  [-1, 0, 0],
  [0, -1, 0],
  [0, 0, -1],
  [1, -1, 0],
  [-1, 1, 0],
  [1, 0, -1],
  [-1, 0, 1],
  [0, 1, -1],
  [0, -1, 1],
]

/**
 * How far the weighted count over the marked atoms can be moved away from the truth one person at a time, up
 * or down, every world on the way fitting all that is printed; where a step alone does not fit, somebody in
 * another atom takes the opposite step. For sets that overlap, where whole cells cannot be counted through.
 *
 * @param enough the walk ends there; also its ceiling in steps
 */
export function climb(
  limits: Limits,
  marked: ArrayLike<number>,
  weights: Answers,
  way: 1 | -1,
  enough: number,
): number {
  const atoms = limits.atoms.length
  const moved = new Int8Array(atoms * 3)
  const sums = new Int8Array(limits.contains.length * 3)
  const gain = (by: Answers) => way * (weights[0] * by[0] + weights[1] * by[1] + weights[2] * by[2])
  const steps = STEPS.filter((by) => gain(by) > 0)
  const add = (atom: number, by: Answers, sign: number) => {
    for (let c = 0; c < 3; c++) {
      const change = sign * by[c]!
      moved[atom * 3 + c]! += change
      for (let set = 0; set < limits.contains.length; set++)
        if (limits.contains[set]![atom]) sums[set * 3 + c]! += change
    }
  }
  const allows = (atom: number) => inMap(limits.atoms[atom]!, moved, atom)
  const holds = () => limits.sets.every((map, set) => !map || inMap(map, sums, set))

  const step = (): boolean => {
    for (let atom = 0; atom < atoms; atom++) {
      if (!marked[atom]) continue
      for (const by of steps) {
        add(atom, by, 1)
        if (allows(atom)) {
          if (holds()) return true
          for (let other = 0; other < atoms; other++) {
            if (marked[other]) continue
            add(other, by, -1)
            if (allows(other) && holds()) return true
            add(other, by, 1)
          }
        }
        add(atom, by, -1)
      }
    }
    return false
  }
  let far = 0
  while (far < enough && step()) far++
  return far
}

function inMap(map: Uint8Array, changes: Int8Array, at: number): boolean {
  const place = placeOf(changes[at * 3]!, changes[at * 3 + 1]!, changes[at * 3 + 2]!)
  return place >= 0 && map[place] === 1
}
