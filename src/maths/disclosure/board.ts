import type { CellProfile, Labelled } from '../agreement/labels.js'
import { attack } from './attack.js'
import { both } from './deltas.js'
import { answersOf, type Families } from './families.js'
import { type Answers, type Reading, readingOf, readTogether } from './hull.js'
import type { Layer, Structure } from './layer.js'
import { layersOf, type Remembered } from './memory.js'
import { newcomersAreHidden } from './newcomers.js'
import { unproven } from './proof.js'
import { type Cell, inFives, publishedCell } from './published.js'
import { insidersOf, type Known, type Target, targetsFor } from './targets.js'
import { worldsOf } from './worlds.js'

/** One statement before it is printed. Sets as in the publication: 0 everyone, perspectives, groups. */
export type Unsettled = {
  readonly families: Families
  readonly statement: number
  /** Per set: people who have answered anything. */
  readonly voters: Int32Array
  readonly label: Labelled
  readonly divides: boolean
  /** What the labels ask of union p's cell (set 1 + p) with these counts. */
  readonly profile: (union: number, answers: Answers) => CellProfile
  /** Per set the cell as last printed and how many people changed it since; undefined if never printed. */
  readonly before: readonly ({ readonly cell: Cell; readonly changed: number } | undefined)[]
  /** The label as last decided, undefined inside if it was withheld. */
  readonly labelBefore: { readonly label: Labelled | undefined; readonly changed: number } | undefined
  /** Nothing comes after this publication. */
  readonly last: boolean
  /** What readers saw of this statement earlier: publications by families. */
  readonly history: readonly (readonly Remembered[])[]
}

/**
 * fresh: printed as it is now. kept: too few changes, as before. held: kept back to protect another. blank: the
 * whole statement is withheld, in one word for all its cells, so that not even the reasons tell anything.
 */
export type Readings = readonly (Reading | undefined)[]

export type Mode = 'fresh' | 'kept' | 'held' | 'blank'

/** Everything the attack on one statement needs, made once. */
export type Board = {
  readonly unsettled: Unsettled
  readonly base: readonly Cell[]
  readonly answers: readonly Answers[]
  readonly structures: readonly Structure[]
  readonly earlier: readonly (readonly Layer[])[]
  /** Per family and set: what was printed of just the same answers already. A reader holds both in one hand. */
  readonly beside: readonly Readings[]
  /** Per family: today's answers. */
  readonly today: readonly Pick<Layer, 'counts' | 'empty'>[]
  readonly most: Int32Array
}

/** Lays the statement out: today's answers, and all earlier publications in one order of atoms. */
export function boardOf(unsettled: Unsettled): Board {
  const { families, statement, voters, history } = unsettled
  const answers: Answers[] = []
  for (const family of families.families)
    family.sets.forEach((set, s) => {
      answers[set] = answersOf(family, statement, family.contains[s]!)
    })
  const base = answers.map(([a, d, s], u) => publishedCell(a, d, s, voters[u]!))
  const aligned = families.families.map((family, f) => {
    const seen = history.flatMap((publication) => {
      const of = publication[f]
      return of && of.readings.length === family.sets.length ? [of] : []
    })
    return layersOf(family, statement, seen)
  })
  const isNow = aligned.map(({ layers, counts }) => {
    const last = layers.at(-1)
    return Boolean(last?.counts.every((count, k) => count === counts[k]))
  })
  return {
    unsettled,
    base,
    answers,
    structures: aligned.map(({ structure }) => structure),
    earlier: aligned.map(({ layers }, f) => (isNow[f] ? layers.slice(0, -1) : layers)),
    beside: aligned.map(({ layers }, f) => (isNow[f] ? layers.at(-1)!.readings : [])),
    today: aligned,
    most: voters.map((people) => inFives(people) + 4),
  }
}

/** Whether the cell stays as it was printed before. */
export const stays = ({ unsettled }: Board, modes: readonly Mode[], u: number) =>
  modes[u] === 'kept' || (modes[u] !== 'fresh' && unsettled.before[u]?.cell.kind === 'shown')

/** The cell as it will stand. */
export function cellOf(board: Board, modes: readonly Mode[], u: number): Cell {
  if (modes[u] === 'fresh') return board.base[u]!
  if (stays(board, modes, u)) return board.unsettled.before[u]!.cell
  return { kind: 'withheld', why: 'protects-others' }
}

/** What each set's cell lets a reader conclude about now; undefined where an earlier cell stands. */
export function readingsOf(board: Board, modes: readonly Mode[]): (Reading | undefined)[] {
  return modes.map((mode, u) => {
    if (stays(board, modes, u)) return undefined
    if (mode === 'blank') return { hull: [{ weights: [1, 1, 1], low: 0, high: board.most[u]! }] }
    return readingOf(cellOf(board, modes, u), board.most[u]!)
  })
}

/** All publications of the statement, this one last, for each family. */
export function layersIn(board: Board, readings: Readings, plain: Readings): Layer[][] {
  return board.unsettled.families.families.map(({ sets }, f) => {
    const { counts, empty } = board.today[f]!
    const seen = (of: Readings) => sets.map((set, s) => readTogether(board.beside[f]![s], of[set]))
    return [...board.earlier[f]!, { counts, empty, readings: seen(readings), plain: seen(plain) }]
  })
}

/**
 * So many earlier publications are looked at in whole numbers. Worlds that differ over many publications are rarely
 * found, though they are there: over all of them the linear programme decides.
 */
const RECENT = 3

/** What has no proof of safety, in every family; each must allow for what the others say of everyone. */
function unprovenIn(board: Board, all: readonly (readonly Layer[])[]): (readonly Target[])[] {
  const layers = all.map((of) => of.slice(-1 - RECENT))
  return layers.map((of, f) => {
    if (layers.length === 1) return unproven(board.structures[f]!, of)
    return unproven(board.structures[f]!, of, (from) =>
      layers
        .map((other, g) => {
          if (g === f) return undefined
          // A family may remember fewer publications: those it shares with this one are the last.
          const start = Math.max(0, from - (of.length - other.length))
          return worldsOf(board.structures[g]!, other, start).everyone()
        })
        .reduce((one, other) => both(one, other), undefined),
    )
  })
}

/**
 * What is not known to be safe: what has no proof; failing that, what can be worked out of all that was ever printed,
 * and what somebody who took part could work out with her own answer besides.
 */
export function openIn(board: Board, readings: Readings, plain = readings): (readonly Target[])[] {
  const layers = layersIn(board, readings, plain)
  return unprovenIn(board, layers).map((open, f) => {
    if (open.length > 0) return open
    const [structure, all] = [board.structures[f]!, layers[f]!]
    const recent = all.slice(-1 - RECENT)
    return [
      ...(all.length > recent.length ? attack(structure, all) : []),
      ...insidersOf(recent).flatMap((insider) => byInsider(structure, recent, insider)),
    ]
  })
}

function byInsider(structure: Structure, layers: readonly Layer[], insider: Known): readonly Target[] {
  const hides = newcomersAreHidden(structure, layers)
  const sought = targetsFor(structure, layers, insider).filter(
    (target) => target.what !== 'newcomers' || !hides(target),
  )
  return attack(structure, layers, { insider }, sought)
}

export const total = (findings: readonly (readonly Target[])[]) =>
  findings.reduce((sum, of) => sum + of.length, 0)
