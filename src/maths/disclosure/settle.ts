import type { Labelled } from '../agreement/labels.js'
import { attack } from './attack.js'
import {
  type Board,
  boardOf,
  cellOf,
  layersIn,
  type Mode,
  openIn,
  type Readings,
  readingsOf,
  stays,
  total,
  type Unsettled,
} from './board.js'
import { possibleAnswers, readingFrom } from './hull.js'
import { type Readable, sameLabel } from './label-reading.js'
import { type Remembered, remembered } from './memory.js'
import { type Cell, FEWEST, sameCell } from './published.js'
import type { Target } from './targets.js'

/** Publications of a statement that need no more than five changes each. */
const SOON = 6

/** Cells with at least so many answers are taken as known to who reads the label. */
const LABEL_READ_UNDER = 25

export type Settled = {
  readonly cells: readonly Cell[]
  /** Per set, whether its cell is printed anew: figures, or a word instead. */
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

/** Decides what of one statement may be printed; see `publish`. */
export function settle(unsettled: Unsettled): Settled {
  const board = boardOf(unsettled)
  const modes = board.base.map((_, u): Mode => {
    const before = unsettled.before[u]
    const open = !before || (before.cell.kind === 'withheld' && before.cell.why === 'fewer-than-5')
    return open || before.changed >= enough(board, u) ? 'fresh' : 'kept'
  })
  const waiting = modes.filter(
    (mode, u) => mode === 'kept' && !sameCell(board.base[u]!, unsettled.before[u]!.cell),
  )

  const held = modes.includes('fresh') ? holdBack(board, modes) : { unproven: false, exposed: 0 }
  const readings = readingsOf(board, modes)
  const cells = modes.map((_, u) => cellOf(board, modes, u))
  const { label, labelFresh, read } = settleLabel(board, modes, readings)
  const anew = labelFresh || modes.some((_, u) => !stays(board, modes, u))
  const { families, history, labelBefore } = unsettled
  const now = families.families.map(({ names, counts, sets, atoms }) => {
    const from = unsettled.statement * atoms * 3
    const seen = sets.map((set) => read[set])
    return { names, counts: counts.slice(from, from + atoms * 3), readings: seen }
  })
  return {
    cells,
    fresh: modes.map((_, u) => !stays(board, modes, u)),
    label,
    labelFresh,
    history: anew ? remembered(history, now) : history,
    waiting:
      waiting.length +
      Number(Boolean(!labelFresh && label && labelBefore && label.kind !== unsettled.label.kind)),
    ...held,
  }
}

/**
 * How many people must have changed a cell before it is printed anew. After the first few publications it is a third of
 * those who are in it now: nothing that was printed is ever forgotten, so there must not be too much of it.
 */
function enough({ unsettled, answers }: Board, set: number): number {
  if (unsettled.last || unsettled.history.length < SOON) return FEWEST
  const [a, d, s] = answers[set]!
  return Math.max(FEWEST, Math.ceil((a + d + s) / 3))
}

/**
 * Holds cells back until the attack finds nothing: everyone first, then the smallest, taking the first whose
 * holding back helps; if that is not enough, the whole statement goes blank; and if that tells too much, with what was
 * printed before, all stays as it was. Changes `modes`; returns whether a proof is still missing then, and what the
 * attack finds if so.
 */
function holdBack(board: Board, modes: Mode[]): { unproven: boolean; exposed: number } {
  let findings = openIn(board, readingsOf(board, modes))
  for (let turn = 0; turn < modes.length && total(findings) > 0; turn++) {
    const order = candidates(board, modes, findings)
    if (order.length === 0) break
    let best = order[0]!
    let left: (readonly Target[])[] | undefined
    for (const set of order) {
      const tried = [...modes]
      hold(board, tried, set)
      const found = openIn(board, readingsOf(board, tried))
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
  if (total(openIn(board, readings)) === 0) return { unproven: false, exposed: 0 }
  const exposed = exposedIn(board, modes)
  if (exposed === 0) return { unproven: true, exposed }
  modes.forEach((_, u) => {
    if (board.unsettled.before[u]) modes[u] = 'kept'
  })
  return { unproven: false, exposed: modes.every((mode) => mode === 'kept') ? 0 : exposedIn(board, modes) }
}

/** How much the attack pins for certain. */
function exposedIn(board: Board, modes: readonly Mode[]): number {
  const readings = readingsOf(board, modes)
  return total(layersIn(board, readings, readings).map((of, f) => attack(board.structures[f]!, of)))
}

/**
 * Freshly printed cells in the order to hold them back: everyone, then from the fewest answers. Where only the
 * groups of opinion give something away, they come first: they describe, and the overall split is what people
 * look for.
 */
function candidates(
  { base, answers, unsettled }: Board,
  modes: readonly Mode[],
  findings: readonly (readonly Target[])[],
): number[] {
  const groups = findings[0]!.length === 0 ? (unsettled.families.families[1]?.sets.slice(1) ?? []) : []
  const rank = (u: number) => (groups.includes(u) ? 0 : u === 0 ? 1 : 2)
  const size = (u: number) => answers[u]![0] + answers[u]![1] + answers[u]![2]
  return modes
    .flatMap((mode, u) => (mode === 'fresh' && base[u]!.kind === 'shown' ? [u] : []))
    .sort((u, v) => rank(u) - rank(v) || size(u) - size(v) || u - v)
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
  const refused = { ...kept, labelFresh: !labelBefore?.label }
  if (labelBefore && labelBefore.changed < enough(board, 0)) return kept
  if (modes.includes('blank')) return refused
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
    if (!narrower || total(openIn(board, read, readings)) === 0) return { label, labelFresh: true, read }
  }
  return refused
}

function readables(board: Board, modes: readonly Mode[]): Readable[] {
  const { families, profile } = board.unsettled
  return Array.from({ length: families.sets - 1 }, (_, p) => {
    const u = 1 + p
    const cell = cellOf(board, modes, u)
    const now = board.answers[u]!
    const large = cell.kind === 'shown' && cell.heard >= LABEL_READ_UNDER
    const possible = large ? undefined : possibleAnswers(cell, board.most[u]!)
    // Of a cell that waits, a reader may well suppose that it is still as printed.
    const known = possible?.some((one) => one.every((count, c) => count === now[c]))
    return {
      possible: possible && !known ? [...possible, now] : possible,
      profile: (answers) => profile(p, answers),
      now,
      truth: profile(p, now),
    }
  })
}
