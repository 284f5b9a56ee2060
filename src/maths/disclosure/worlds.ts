import type { Limits } from './climb.js'
import {
  both,
  CHANGES,
  type Changes,
  fittingChanges,
  mapOf,
  placeOf,
  STRAIGHT_CHANGES,
  sumsOf,
} from './deltas.js'
import type { Answers } from './hull.js'
import type { Layer, Structure } from './layer.js'

/**
 * Other worlds in which everything printed would read the same: whole numbers, cell by cell, and so a proof
 * that a reader cannot tell. A world is the truth with some counts changed by a few people, in the same way at
 * every publication from `from` on. Atoms that lie in two or more sets stay as they are, but for the one that
 * is looked at and one other that takes the opposite change (two people swap answers); so with overlapping
 * sets worlds may be missed, and none is invented.
 */
export type Worlds = {
  /** Changes of one atom that some world makes while the atoms in `still` keep their counts. */
  readonly changesOf: (atom: number, still: ArrayLike<number>) => Changes
  /** Changes of everyone that some world makes; undefined: any. */
  readonly everyone: () => Changes
  /** For walks through explicit worlds. */
  readonly limits: () => Limits
}

/**
 * @param from the first publication the changes apply to
 * @param others changes of everyone that are possible in every other family; absent means any
 */
export function worldsOf(
  structure: Structure,
  layers: readonly Layer[],
  from: number,
  others?: Changes,
): Worlds {
  const { atoms, contains } = structure
  const within = contains.map((marks, set) => allowed(layers, from, marks, set))
  const free = Array.from({ length: atoms }, (_, t) => room(layers, from, t))
  const setsOf = Array.from({ length: atoms }, (_, t) =>
    contains.flatMap((marks, set) => (set > 0 && marks[t] ? [set] : [])),
  )
  /** The atom of a set that lies in no other set: -1 where there is none. */
  const alone = contains.map((_, set) => setsOf.findIndex((sets) => sets.length === 1 && sets[0] === set))
  const outside = setsOf.findIndex((sets) => sets.length === 0)
  const everyone = both(within[0], others)
  const roomOf = free.map(mapOf)

  /** What the people of a set alone can change, if others of the set change by `by`. */
  const changesAlone = (set: number, still: ArrayLike<number>, by: Answers): Changes => {
    const atom = alone[set]!
    const fit = within[set]
    if (atom < 0 || still[atom]) return !fit || contain(fit, by) ? [[0, 0, 0]] : []
    if (!fit) return free[atom]!.filter(isStraight)
    const map = roomOf[atom]!
    return fit
      .map((one): Answers => [one[0] - by[0], one[1] - by[1], one[2] - by[2]])
      .filter((one) => {
        const place = placeOf(...one)
        return place >= 0 && map[place]
      })
  }
  const same: Answers = [0, 0, 0]
  const restOf = (touched: readonly number[], still: ArrayLike<number>): Changes => {
    const lists = contains.flatMap((_, set) =>
      set === 0 || touched.includes(set) ? [] : [changesAlone(set, still, same)],
    )
    if (outside >= 0 && !still[outside]) lists.push(free[outside]!.filter(isStraight))
    return sumsOf(lists)
  }

  /** The sums that the sets not touched can make, for the same atoms kept still. */
  const rests = new Map<string, Changes>()
  const knownRest = (touched: readonly number[], still: Uint8Array) => {
    const key = `${touched} ${still.join('')}`
    const known = rests.get(key) ?? restOf(touched, still)
    rests.set(key, known)
    return known
  }
  const end = everyone && mapOf(everyone)
  const works = (by: Answers, touched: readonly Touched[], still: Uint8Array, whole: Answers) => {
    const lists: Changes[] = []
    for (const { set, sign } of touched) {
      const list = changesAlone(set, still, [sign * by[0], sign * by[1], sign * by[2]])
      if (list.length === 0) return false
      lists.push(list)
    }
    if (!end) return true
    const rest = knownRest(
      touched.map(({ set }) => set),
      still,
    )
    return meets(sumsOf([[whole], ...lists]), rest, end)
  }

  return {
    changesOf: (atom, still) => {
      const held = Uint8Array.from({ length: atoms }, (_, t) => (t === atom || still[t] ? 1 : 0))
      const own = setsOf[atom]!.map((set): Touched => ({ set, sign: 1 }))
      const partners = partnersOf(setsOf, atom, held)
      return free[atom]!.filter((by) => {
        if (works(by, own, held, by)) return true
        if (!isStraight(by)) return false
        const back: Answers = [-by[0], -by[1], -by[2]]
        return partners.some(({ partner, touched, held: both }) => {
          return roomOf[partner]![placeOf(...back)] === 1 && works(by, touched, both, same)
        })
      })
    },
    everyone: () => both(restOf([], new Uint8Array(atoms)), within[0]) ?? [],
    limits: () => ({
      contains,
      sets: within.map((list, set) => (set === 0 ? end : list && mapOf(list))),
      atoms: roomOf,
    }),
  }
}

/** A set whose people change by a change (sign 1) or by its opposite (-1). */
type Touched = { readonly set: number; readonly sign: 1 | -1 }

/** Atoms of several sets with which an atom may swap answers: only sets that hold one of the two notice. */
function partnersOf(setsOf: readonly (readonly number[])[], atom: number, held: Uint8Array) {
  return setsOf.flatMap((sets, partner) => {
    if (held[partner] || sets.length < 2) return []
    const touched = [
      ...setsOf[atom]!.filter((set) => !sets.includes(set)).map((set): Touched => ({ set, sign: 1 })),
      ...sets.filter((set) => !setsOf[atom]!.includes(set)).map((set): Touched => ({ set, sign: -1 })),
    ]
    const both = held.slice()
    both[partner] = 1
    return [{ partner, touched, held: both }]
  })
}

const STRAIGHT = mapOf(STRAIGHT_CHANGES)

const isStraight = (by: Answers) => STRAIGHT[placeOf(...by)] === 1

/** Whether some sum of one change of each list lies in the map. */
function meets(one: Changes, other: Changes, map: Uint8Array): boolean {
  for (const [a, d, s] of one)
    for (const by of other) {
      const place = placeOf(a + by[0], d + by[1], s + by[2])
      if (place >= 0 && map[place]) return true
    }
  return false
}

const contain = (list: Changes, [a, d, s]: Answers) =>
  list.some((one) => one[0] === a && one[1] === d && one[2] === s)

/** Changes of a set that fit all that was printed of it since; undefined where nothing was. */
function allowed(
  layers: readonly Layer[],
  from: number,
  marks: Uint8Array,
  set: number,
): Changes | undefined {
  // Everyone's changes are only looked up, never added to others: a longer list costs little.
  const tried = set === 0 ? CHANGES : STRAIGHT_CHANGES
  let fit: Changes | undefined
  for (const layer of layers.slice(from)) {
    const reading = layer.readings[set]
    if (!reading) continue
    const counts: [number, number, number] = [0, 0, 0]
    marks.forEach((mark, t) => {
      if (mark) for (let c = 0; c < 3; c++) counts[c]! += layer.counts[t * 3 + c]!
    })
    fit = both(fit, fittingChanges(reading, counts, tried))
  }
  return fit
}

/** Changes of an atom that leave no count under nought, and do not undo what was answered before. */
function room(layers: readonly Layer[], from: number, atom: number): Changes {
  const least: [number, number, number] = [Infinity, Infinity, Infinity]
  for (const layer of layers.slice(from))
    for (let c = 0; c < 3; c++) least[c] = Math.min(least[c]!, layer.counts[atom * 3 + c]!)
  const answers = (layer: Layer | undefined) =>
    layer ? layer.counts[atom * 3]! + layer.counts[atom * 3 + 1]! + layer.counts[atom * 3 + 2]! : 0
  const came = from === 0 ? Infinity : answers(layers[from]) - answers(layers[from - 1])
  const large = least[0] + least[1] + least[2] > 60
  return (large ? STRAIGHT_CHANGES : CHANGES).filter(
    ([a, d, s]) =>
      least[0] + a >= 0 && least[1] + d >= 0 && least[2] + s >= 0 && (came < 0 || came + a + d + s >= 0),
  )
}
