import type { CellProfile, Labelled } from '../agreement/labels.js'
import { attack } from './attack.js'
import { both } from './deltas.js'
import { answersOf, type Families } from './families.js'
import { type Answers, possibleAnswers, type Reading, readingFrom, readingOf } from './hull.js'
import { type Readable, sameLabel } from './label-reading.js'
import type { Layer, Structure } from './layer.js'
import { layersOf, MOST_REMEMBERED, type Remembered } from './memory.js'
import { unproven } from './proof.js'
import { type Cell, FEWEST, inFives, publishedCell, sameCell } from './published.js'
import type { Target } from './targets.js'
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
  readonly labelBefore: { readonly label: Labelled; readonly changed: number } | undefined
  /** What readers saw of this statement earlier: publications by families. */
  readonly history: readonly (readonly Remembered[])[]
}

export type Settled = {
  readonly cells: readonly Cell[]
  /** Per set, whether its figures are printed anew. */
  readonly fresh: readonly boolean[]
  readonly label: Labelled | undefined
  readonly labelFresh: boolean
  readonly history: readonly (readonly Remembered[])[]
  /** Figures and labels that differ by now but wait for more people. */
  readonly waiting: number
  /** Whether some target has no proof of safety although all that could be is held back. */
  readonly unproven: boolean
  /** What the attack then pins for certain. */
  readonly exposed: number
}

/** Cells with at least so many answers are taken as known to who reads the label. */
const LABEL_READ_UNDER = 25

/**
 * fresh: printed as it is now. kept: too few changes, as before. held: kept back to protect another. blank: the
 * whole statement is withheld, in one word for all its cells, so that not even the reasons tell anything.
 */
type Readings = readonly (Reading | undefined)[]

type Mode = 'fresh' | 'kept' | 'held' | 'blank'

/** Everything the attack on one statement needs, made once. */
type Board = {
  readonly unsettled: Unsettled
  readonly base: readonly Cell[]
  readonly answers: readonly Answers[]
  readonly structures: readonly Structure[]
  readonly earlier: readonly (readonly Layer[])[]
  readonly counts: readonly Int32Array[]
  readonly most: Int32Array
}

/** Decides what of one statement may be printed; see `publish`. */
export function settle(unsettled: Unsettled): Settled {
  const board = boardOf(unsettled)
  const modes = board.base.map((cell, u): Mode => {
    const before = unsettled.before[u]
    if (cell.kind === 'withheld' || before?.cell.kind !== 'shown') return 'fresh'
    return before.changed < FEWEST ? 'kept' : 'fresh'
  })
  const waiting = modes.filter(
    (mode, u) => mode === 'kept' && !sameCell(board.base[u]!, unsettled.before[u]!.cell),
  )

  const held = modes.includes('fresh') ? holdBack(board, modes) : { unproven: false, exposed: 0 }
  const readings = readingsOf(board, modes)
  const cells = modes.map((_, u) => cellOf(board, modes, u))
  const { label, labelFresh, read } = settleLabel(board, modes, readings)
  const anew = labelFresh || modes.includes('fresh')
  const { families, history, labelBefore } = unsettled
  const now = families.families.map(({ names, counts, sets, atoms }) => {
    const from = unsettled.statement * atoms * 3
    const seen = sets.map((set) => read[set])
    return { names, counts: counts.slice(from, from + atoms * 3), readings: seen }
  })
  return {
    cells,
    fresh: modes.map((mode, u) => mode === 'fresh' && cells[u]!.kind === 'shown'),
    label,
    labelFresh,
    history: anew ? [...history, now].slice(-MOST_REMEMBERED) : history,
    waiting:
      waiting.length +
      Number(Boolean(!labelFresh && label && labelBefore && label.kind !== unsettled.label.kind)),
    ...held,
  }
}

function boardOf(unsettled: Unsettled): Board {
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
  return {
    unsettled,
    base,
    answers,
    structures: aligned.map(({ structure }) => structure),
    earlier: aligned.map(({ layers }) => layers),
    counts: aligned.map(({ counts }) => counts),
    most: voters.map((people) => inFives(people) + 4),
  }
}

/** The cell as it will stand. */
function cellOf({ base, unsettled }: Board, modes: readonly Mode[], u: number): Cell {
  if (modes[u] === 'fresh') return base[u]!
  const before = unsettled.before[u]?.cell
  return before?.kind === 'shown' ? before : { kind: 'withheld', why: 'protects-others' }
}

/** What each set's cell lets a reader conclude about now; undefined where an earlier cell stands. */
function readingsOf(board: Board, modes: readonly Mode[]): (Reading | undefined)[] {
  return modes.map((mode, u) => {
    if (mode !== 'fresh' && board.unsettled.before[u]?.cell.kind === 'shown') return undefined
    if (mode === 'blank') return { hull: [{ weights: [1, 1, 1], low: 0, high: board.most[u]! }] }
    return readingOf(cellOf(board, modes, u), board.most[u]!)
  })
}

/** All publications of the statement, this one last, for each family. */
function layersIn(board: Board, readings: Readings, plain: Readings): Layer[][] {
  return board.unsettled.families.families.map(({ sets }, f) => [
    ...board.earlier[f]!,
    {
      counts: board.counts[f]!,
      readings: sets.map((set) => readings[set]),
      plain: sets.map((set) => plain[set]),
    },
  ])
}

/** What has no proof of safety, in every family; each must allow for what the others say of everyone. */
function unprovenIn(board: Board, readings: Readings, plain = readings): (readonly Target[])[] {
  const layers = layersIn(board, readings, plain)
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

const total = (findings: readonly (readonly Target[])[]) => findings.reduce((sum, of) => sum + of.length, 0)

/**
 * Holds cells back until the attack finds nothing: everyone first, then the smallest, taking the first whose
 * holding back helps; if that is not enough, the whole statement goes blank. Changes `modes`; returns whether
 * a proof is still missing then, and what the attack finds if so.
 */
function holdBack(board: Board, modes: Mode[]): { unproven: boolean; exposed: number } {
  let findings = unprovenIn(board, readingsOf(board, modes))
  for (let turn = 0; turn < modes.length && total(findings) > 0; turn++) {
    const order = candidates(board, modes)
    if (order.length === 0) break
    let best = order[0]!
    let left: (readonly Target[])[] | undefined
    for (const set of order) {
      const tried = [...modes]
      hold(board, tried, set)
      const found = unprovenIn(board, readingsOf(board, tried))
      if (set === order[0]) left = found
      if (total(found) >= total(findings)) continue
      best = set
      left = found
      break
    }
    hold(board, modes, best)
    findings = left!
  }
  if (total(findings) === 0) return { unproven: false, exposed: 0 }
  modes.forEach((mode, u) => {
    if (mode !== 'kept' && board.unsettled.voters[u]! >= FEWEST) modes[u] = 'blank'
  })
  const readings = readingsOf(board, modes)
  if (total(unprovenIn(board, readings)) === 0) return { unproven: false, exposed: 0 }
  const layers = layersIn(board, readings, readings)
  return { unproven: true, exposed: total(layers.map((of, f) => attack(board.structures[f]!, of))) }
}

/** Freshly printed cells: everyone, then from the fewest answers. */
function candidates({ base, answers }: Board, modes: readonly Mode[]): number[] {
  const size = (u: number) => (u === 0 ? -1 : answers[u]![0] + answers[u]![1] + answers[u]![2])
  return modes
    .flatMap((mode, u) => (mode === 'fresh' && base[u]!.kind === 'shown' ? [u] : []))
    .sort((u, v) => size(u) - size(v) || u - v)
}

/** Holds a set back, and every set of just the same people, which would give it away. */
function hold({ base, unsettled }: Board, modes: Mode[], set: number) {
  for (const { sets, contains } of unsettled.families.families) {
    const at = sets.indexOf(set)
    if (at < 0) continue
    sets.forEach((other, s) => {
      if (modes[other] !== 'fresh' || base[other]!.kind !== 'shown') return
      if (contains[s]!.every((mark, t) => mark === contains[at]![t])) modes[other] = 'held'
    })
  }
}

/** Prints the label unless reading it together with the cells pins something; then the earlier one, or none. */
function settleLabel(board: Board, modes: readonly Mode[], readings: Readings) {
  const { label, labelBefore } = board.unsettled
  const kept = { label: labelBefore?.label, labelFresh: false, read: readings }
  if (labelBefore && labelBefore.changed < FEWEST) return kept
  if (modes.includes('blank')) return kept
  const readable = readables(board, modes)
  // Two ways to prove that a reader learns nothing; either is enough.
  for (const slack of ['weakest', 'others'] as const) {
    const read = [...readings]
    let narrower = false
    sameLabel(readable, label, board.unsettled.divides, slack).forEach((possible, p) => {
      if (!possible || possible.length === readable[p]!.possible!.length) return
      read[1 + p] = readingFrom(possible)
      narrower = true
    })
    if (!narrower || total(unprovenIn(board, read, readings)) === 0) return { label, labelFresh: true, read }
  }
  return kept
}

function readables(board: Board, modes: readonly Mode[]): Readable[] {
  const { families, profile, before } = board.unsettled
  return Array.from({ length: families.sets - 1 }, (_, p) => {
    const u = 1 + p
    const cell = cellOf(board, modes, u)
    const stale = modes[u] !== 'fresh' && before[u]?.cell.kind === 'shown'
    const large = cell.kind === 'shown' && cell.heard >= LABEL_READ_UNDER
    return {
      possible: stale || large ? undefined : possibleAnswers(cell, board.most[u]!),
      profile: (answers) => profile(p, answers),
      now: board.answers[u]!,
      truth: profile(p, board.answers[u]!),
    }
  })
}
