import { type Answers, mostIn } from './hull.js'
import type { Layer, Structure } from './layer.js'
import { FEWEST } from './published.js'

/** Something small that a reader must not be able to work out of one statement. */
export type Target = {
  readonly what: 'count' | 'unanimity' | 'newcomers'
  /** The people of `set` who are not in `less`. -1: nobody is taken away; the number of sets: those in no other. */
  readonly set: number
  readonly less: number
  readonly atoms: Uint8Array
  readonly layer: number
  /** Which of the three answers are added up. */
  readonly weights: Answers
  /** The figure is safe if its least and most are at least so far apart. */
  readonly room: number
}

/** A count known to within 1 is known: its least and most must be further apart than this. */
const WIDTH_OF_PINNED = 2

/** All answers, agrees, disagrees, not sures. */
const WEIGHTS: readonly Answers[] = [
  [1, 1, 1],
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]

/** All but one answer: nobody there means the rest were of one mind. */
const DISSENT: readonly Answers[] = [
  [0, 1, 1],
  [1, 0, 1],
  [1, 1, 0],
]

/** Under so many answers, unanimity is not printed. */
const UNANIMITY_UNDER = 8

/** The weighted count over the marked atoms. */
function countIn(atoms: Uint8Array, layer: Layer, weights: Answers): number {
  let sum = 0
  for (let t = 0; t < atoms.length; t++)
    if (atoms[t]) for (let c = 0; c < 3; c++) sum += weights[c]! * layer.counts[t * 3 + c]!
  return sum
}

/**
 * What must stay hidden of one statement, over all publications of it:
 * - wherever somebody is and fewer than 5 answered: answers, agrees, disagrees and not sures of a set, of a set without
 *   another, of those in no set. They need a range of 3, or as much as one printed cell around these people
 *   leaves by itself (if 30 people answered and nobody disagreed, that is a printable fact about the 30, and
 *   so about any 3 of them; that the 3 were 2 agrees and a not sure is none);
 * - fewer than 5 newcomers among them since the publication before;
 * - in a cell of 5 to 7 answers that were all, or all but one, the same: which of the two.
 */
export function targetsOf(structure: Structure, layers: readonly Layer[]): Target[] {
  const targets: Target[] = []
  const ALL = WEIGHTS[0]!
  for (const { set, less, atoms } of smallSets(structure)) {
    const answers = layers.map((layer) => countIn(atoms, layer, ALL))
    layers.forEach((layer, l) => {
      const nobody = layer.empty && atoms.every((mark, t) => !mark || layer.empty![t])
      if (answers[l]! < FEWEST && !nobody)
        for (const weights of WEIGHTS) {
          const room = roomFor(structure, layer, atoms, weights)
          if (room > 0) targets.push({ what: 'count', set, less, atoms, layer: l, weights, room })
        }
      const came = l === 0 ? FEWEST : answers[l]! - answers[l - 1]!
      if (came >= 0 && came < FEWEST)
        targets.push({
          what: 'newcomers',
          set,
          less,
          atoms,
          layer: l,
          weights: ALL,
          room: WIDTH_OF_PINNED + 1,
        })
    })
  }
  return targets.concat(unanimities(structure, layers))
}

function unanimities(structure: Structure, layers: readonly Layer[]): Target[] {
  const targets: Target[] = []
  structure.contains.forEach((atoms, set) => {
    layers.forEach((layer, l) => {
      const answers = countIn(atoms, layer, WEIGHTS[0]!)
      if (!layer.readings[set] || answers < FEWEST || answers >= UNANIMITY_UNDER) return
      for (const weights of DISSENT) {
        if (countIn(atoms, layer, weights) > 1) continue
        // "All of everyone agreed" says so of each part of everyone: no further harm is done there.
        const said = (layer.plain ?? layer.readings).some(
          (other, u) =>
            other && u !== set && inside(structure, atoms, u) && mostIn(other.hull, weights) === 0,
        )
        if (!said) targets.push({ what: 'unanimity', set, less: -1, atoms, layer: l, weights, room: 1 })
      }
    })
  })
  return targets
}

/** Every set, every set without another, and those in no set but everyone, each once. */
function smallSets(structure: Structure): { set: number; less: number; atoms: Uint8Array }[] {
  const { contains, atoms } = structure
  const known = new Set<string>()
  const found: { set: number; less: number; atoms: Uint8Array }[] = []
  const add = (set: number, less: number, marks: Uint8Array) => {
    const key = marks.join('')
    if (known.has(key) || !marks.includes(1)) return
    known.add(key)
    found.push({ set, less, atoms: marks })
  }
  contains.forEach((marks, set) => {
    add(set, -1, marks)
  })
  contains.forEach((marks, set) => {
    contains.forEach((taken, less) => {
      add(
        set,
        less,
        marks.map((mark, t) => (mark && !taken[t] ? 1 : 0)),
      )
    })
  })
  const rest = Uint8Array.from({ length: atoms }, (_, t) =>
    contains.every((marks, set) => set === 0 || !marks[t]) ? 1 : 0,
  )
  add(0, contains.length, rest)
  return found
}

const inside = (structure: Structure, atoms: Uint8Array, set: number) =>
  atoms.every((mark, t) => !mark || structure.contains[set]![t])

/** How wide the range must be: 3, or as wide as the one printed cell that says most of these people. */
function roomFor(structure: Structure, layer: Layer, atoms: Uint8Array, weights: Answers): number {
  const room = WIDTH_OF_PINNED + 1
  return weights === WEIGHTS[0] ? room : Math.min(room, mostPrinted(structure, layer, atoms, weights))
}

/**
 * The most there can be by the one printed cell around these people that says most of them; less one where
 * `known` stands in that cell and is counted herself.
 */
function mostPrinted(
  structure: Structure,
  layer: Layer,
  atoms: Uint8Array,
  weights: Answers,
  known?: Known,
): number {
  let most = Infinity
  ;(layer.plain ?? layer.readings).forEach((reading, set) => {
    if (!reading || !inside(structure, atoms, set)) return
    const herself = known && structure.contains[set]![known.atom] && weights[known.answer] ? 1 : 0
    most = Math.min(most, mostIn(reading.hull, weights) - herself)
  })
  return most
}

/** Somebody whose answer in the last publication is known: the reader herself. */
export type Known = { readonly atom: number; readonly answer: number }

/** One of each kind of person who answered in the last publication. */
export function insidersOf(layers: readonly Layer[]): Known[] {
  return Array.from(layers.at(-1)!.counts, (count, k) => ({ count, atom: Math.floor(k / 3), answer: k % 3 }))
    .filter(({ count }) => count > 0)
    .map(({ atom, answer }) => ({ atom, answer }))
}

/**
 * What must stay hidden from a reader who took part. Not what one printed cell and her own answer tell by
 * themselves: that 3 of 155 were not sure leaves 2, if she is one of them; that "nearly all" agree leaves
 * nobody, if she is the one who does not.
 */
export function targetsFor(structure: Structure, layers: readonly Layer[], known: Known): Target[] {
  const last = layers.length - 1
  return targetsOf(structure, layers).flatMap((target) => {
    const { atoms, weights, layer, what } = target
    if (layer !== last || what === 'newcomers' || weights === WEIGHTS[0]) return [target]
    const most = mostPrinted(structure, layers[last]!, atoms, weights, known)
    const room = Math.min(target.room, most)
    return room > 0 ? [{ ...target, room }] : []
  })
}
