import type { Answers, Hull } from './hull.js'
import type { Layer, Structure } from './layer.js'
import { type Figure, largestUnder } from './simplex.js'
import { type Target, targetsOf } from './targets.js'

/** What an attacker may know besides: bounds on everyone's answers, and one person's own answer. */
export type Knowledge = {
  readonly everyone?: Hull
  /** Somebody of this atom gave this answer (0 agree, 1 disagree, 2 not sure): the attacker herself. */
  readonly insider?: { readonly atom: number; readonly answer: number }
}

/** Something small that the attacker gets closer than she may, and how close. */
export type Finding = Target & { readonly low: number; readonly high: number }

type Sought = {
  readonly target: Target
  readonly objective: Float64Array
  least: number
  most: number
}

/**
 * The attack on what is printed of one statement, over all publications of it together. Unknowns: how many of
 * each atom gave each answer, at each publication. Known: every printed cell (as bounds), that people may
 * come and do not go, and `knowledge`. Sought: every target (see `targetsOf`). By linear programming, so each
 * range found is the attacker's or wider by what lies between whole numbers: a finding is certain.
 *
 * @param targets what is sought; all, if not given
 * @returns the targets whose range is narrower than it must be
 * @throws RangeError when what is printed contradicts the truth
 */
export function attack(
  structure: Structure,
  layers: readonly Layer[],
  knowledge: Knowledge = {},
  targets: readonly Target[] = targetsOf(structure, layers),
): Finding[] {
  const unknowns = layers.length * structure.atoms * 3
  const truth = new Float64Array(unknowns)
  layers.forEach((layer, l) => {
    truth.set(layer.counts, l * structure.atoms * 3)
  })
  const sought = targets.map((target): Sought => {
    const objective = objectiveOf(structure, target, unknowns)
    const value = dot(objective, truth)
    return { target, objective, least: value, most: value }
  })
  if (sought.length === 0) return []
  const largest = largestUnder(figuresOf(structure, layers, knowledge, unknowns), truth)

  const narrow = (one: Sought) => one.most - one.least < one.target.room
  for (const one of sought) {
    for (const way of [1, -1]) {
      if (!narrow(one)) break
      const found = largest(one.objective.map((weight) => way * weight))
      // Each corner found is a possible truth for every other figure too: most need no search of their own.
      if (found.value < Infinity) for (const other of sought) widen(other, dot(other.objective, found.at))
      else if (way > 0) one.most = Infinity
      else one.least = -Infinity
    }
  }
  return sought.filter(narrow).map(({ target, least, most }) => ({ ...target, low: least, high: most }))
}

function widen(one: Sought, value: number) {
  const low = Math.ceil(value - 1e-6)
  const high = Math.floor(value + 1e-6)
  if (high > one.most) one.most = high
  if (low < one.least) one.least = low
}

function dot(weights: Float64Array, values: Float64Array): number {
  let sum = 0
  for (let k = 0; k < weights.length; k++) if (weights[k] !== 0) sum += weights[k]! * values[k]!
  return sum
}

function objectiveOf(structure: Structure, target: Target, unknowns: number): Float64Array {
  const { atoms, weights, layer, what } = target
  const objective = weighted(structure, atoms, weights, layer, unknowns)
  if (what !== 'newcomers') return objective
  const before = weighted(structure, atoms, weights, layer - 1, unknowns)
  return objective.map((value, k) => value - before[k]!)
}

/** Sums over some atoms as coefficients of the unknowns of one layer. */
function weighted(
  structure: Structure,
  atoms: ArrayLike<number>,
  weights: Answers,
  layer: number,
  unknowns: number,
): Float64Array {
  const coefficients = new Float64Array(unknowns)
  const from = layer * structure.atoms * 3
  for (let t = 0; t < structure.atoms; t++) {
    if (!atoms[t]) continue
    for (let c = 0; c < 3; c++) coefficients[from + t * 3 + c] = weights[c]!
  }
  return coefficients
}

function figuresOf(
  structure: Structure,
  layers: readonly Layer[],
  knowledge: Knowledge,
  unknowns: number,
): Figure[] {
  const figures: Figure[] = []
  const add = (set: number, hull: Hull | undefined, layer: number) => {
    for (const bound of hull ?? []) {
      const coefficients = weighted(structure, structure.contains[set]!, bound.weights, layer, unknowns)
      figures.push({ coefficients, low: bound.low, high: bound.high })
    }
  }
  layers.forEach((layer, l) => {
    layer.readings.forEach((reading, set) => {
      add(set, reading?.hull, l)
    })
  })
  add(0, knowledge.everyone, layers.length - 1)
  for (let l = 1; l < layers.length; l++) figures.push(...arrivals(structure, layers, l, unknowns))
  if (knowledge.insider) {
    const { atom, answer } = knowledge.insider
    const coefficients = new Float64Array(unknowns)
    coefficients[((layers.length - 1) * structure.atoms + atom) * 3 + answer] = 1
    figures.push({ coefficients, low: 1, high: Infinity })
  }
  return figures
}

/** People come and do not go: in no atom do fewer answer than before (left out where it was not so). */
function arrivals(structure: Structure, layers: readonly Layer[], l: number, unknowns: number): Figure[] {
  const figures: Figure[] = []
  const only = new Uint8Array(structure.atoms)
  for (let t = 0; t < structure.atoms; t++) {
    only.fill(0)
    only[t] = 1
    const now = weighted(structure, only, [1, 1, 1], l, unknowns)
    const before = weighted(structure, only, [1, 1, 1], l - 1, unknowns)
    const answers = (layer: Layer) =>
      layer.counts[t * 3]! + layer.counts[t * 3 + 1]! + layer.counts[t * 3 + 2]!
    if (answers(layers[l]!) < answers(layers[l - 1]!)) continue
    figures.push({ coefficients: now.map((value, k) => value - before[k]!), low: 0, high: Infinity })
  }
  return figures
}
