import type { Labelled } from '../agreement/labels.js'
import { changesSince, type Snapshot } from './changes.js'
import type { Family } from './families.js'
import { type Reading, readTogether } from './hull.js'
import type { Layer, Structure } from './layer.js'
import { type Cell, type Count, FEWEST } from './published.js'

/** What was printed of one statement at one moment, for one family. Atoms by name, as their order may shift. */
export type Remembered = {
  readonly names: readonly string[]
  readonly counts: Int32Array
  readonly readings: readonly (Reading | undefined)[]
}

/**
 * What a publication must remember for the next: everything a reader may still hold in her hand, and the
 * exact state it was made from. It is as secret as the votes themselves.
 */
export type Memory = {
  readonly declared: number
  /** The states that some cell, count or label was last printed from; oldest first. */
  readonly snapshots: readonly Snapshot[]
  /** cells[set][statement] as last printed, and the snapshot each was made from. */
  readonly cells: readonly (readonly Cell[])[]
  readonly cellsFrom: readonly Int32Array[]
  readonly labels: readonly (Labelled | undefined)[]
  readonly labelsFrom: Int32Array
  /** Per set: the count as printed, and the people it was made from. */
  readonly people: readonly Count[]
  readonly peopleExact: Int32Array
  /** history[statement][family]: what readers have seen, oldest first. */
  readonly history: readonly (readonly (readonly Remembered[])[])[]
}

/** At most so many earlier states are kept; a cell older than all of them is measured from the oldest kept. */
const MOST_SNAPSHOTS = 8

/** How many people changed a cell since it was last printed. */
export function changesFrom(
  memory: Memory,
  now: Snapshot,
): { cell: (set: number, statement: number) => number; label: (statement: number) => number } {
  const J = now.matrix.statements
  const since = memory.snapshots.map((snapshot) => changesSince(snapshot, now))
  const read = (from: number | undefined, set: number, j: number) =>
    from === undefined || from < 0 ? 0 : since[from]![set * J + j]!
  return {
    cell: (set, j) => read(memory.cellsFrom[set]?.[j], set, j),
    label: (j) => read(memory.labelsFrom[j], 0, j),
  }
}

/**
 * What readers have seen once this is printed too. Of the same answers they hold both in their hand at once; and where
 * the last time said no more than "fewer than 5", which is said again, it told nothing that is not told now.
 */
export function remembered(
  seen: readonly (readonly Remembered[])[],
  now: readonly Remembered[],
): readonly (readonly Remembered[])[] {
  const last = seen.at(-1)
  if (last && saidAgain(last, now)) return [...seen.slice(0, -1), now]
  if (!last || !sameAnswers(last[0]!, now[0]!)) return [...seen, now]
  const both = now.map((of, f) => {
    const before = last[f]
    if (!before || !sameAnswers(before, of)) return of
    return { ...of, readings: of.readings.map((one, set) => readTogether(before.readings[set], one)) }
  })
  return [...seen.slice(0, -1), both]
}

const saidAgain = (last: readonly Remembered[], now: readonly Remembered[]) =>
  last.every(({ readings }, f) =>
    readings.every((one, set) => !one || (saysFew(one) && saysFew(now[f]?.readings[set]))),
  )

const saysFew = (reading: Reading | undefined) =>
  reading?.hull.some(({ weights, high }) => weights.every((weight) => weight === 1) && high < FEWEST)

const sameAnswers = (one: Remembered, other: Remembered) =>
  one.readings.length === other.readings.length &&
  one.names.join() === other.names.join() &&
  one.counts.every((count, k) => count === other.counts[k])

/**
 * Earlier publications of a statement as layers of the attack, and today's counts, all in one order of atoms.
 * An atom that some publication did not know had no answers there.
 */
export function layersOf(
  family: Family,
  statement: number,
  remembered: readonly Remembered[],
): { structure: Structure; layers: Layer[] } & Pick<Layer, 'counts' | 'empty'> {
  const names = [...new Set([...family.names, ...remembered.flatMap((layer) => layer.names)])].sort()
  const place = new Map(names.map((name, t) => [name, t]))
  const aligned = (of: readonly string[], counts: Int32Array) => {
    const all = new Int32Array(names.length * 3)
    of.forEach((name, t) => {
      for (let c = 0; c < 3; c++) all[place.get(name)! * 3 + c] = counts[t * 3 + c]!
    })
    return all
  }
  const from = statement * family.atoms * 3
  return {
    structure: {
      atoms: names.length,
      contains: family.sets.map((_, s) => Uint8Array.from(names, (name) => Number(name[s]))),
    },
    layers: remembered.map((layer) => ({
      counts: aligned(layer.names, layer.counts),
      empty: emptyBut(layer.names, names),
      readings: layer.readings,
    })),
    counts: aligned(family.names, family.counts.subarray(from, from + family.atoms * 3)),
    empty: emptyBut(family.names, names),
  }
}

/** 1 for each of all atoms that is not among those in which somebody stands. */
export const emptyBut = (names: readonly string[], all: readonly string[]): Uint8Array =>
  Uint8Array.from(all, (name) => Number(!names.includes(name)))

/** Drops states nothing was printed from any more, and the oldest beyond the ceiling; renumbers the rest. */
export function prune(
  snapshots: readonly Snapshot[],
  numbers: readonly Int32Array[],
): { snapshots: Snapshot[]; numbers: Int32Array[] } {
  const used = new Set<number>()
  for (const list of numbers) for (const from of list) if (from >= 0) used.add(from)
  const kept = [...used].sort((a, b) => a - b).slice(-MOST_SNAPSHOTS)
  const renumber = (from: number) => (from < 0 ? -1 : Math.max(0, kept.indexOf(from)))
  return {
    snapshots: kept.map((k) => snapshots[k]!),
    numbers: numbers.map((list) => list.map(renumber)),
  }
}
