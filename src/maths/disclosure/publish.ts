import { countCells } from '../agreement/cells.js'
import type { Labelled } from '../agreement/labels.js'
import type { VoteMatrix } from '../opinion/matrix.js'
import type { Perspectives } from '../perspectives.js'
import { type Progress, silent } from '../progress.js'
import type { Unsettled } from './board.js'
import { countFamilies, type Families, votersOf } from './families.js'
import { profileReader } from './label-reading.js'
import { changesFrom, type Memory, prune } from './memory.js'
import { type Cell, type Count, FEWEST, publishedCount } from './published.js'
import { settle } from './settle.js'

export type Publication = {
  /**
   * cells[set][statement]. Sets: 0 everyone, then the perspectives in their order, then the groups in theirs.
   */
  readonly cells: readonly (readonly Cell[])[]
  /** Per set: how many have answered anything. */
  readonly people: readonly Count[]
  /** Per statement: the label to print (maybe an earlier one), or undefined where it is withheld. */
  readonly labels: readonly (Labelled | undefined)[]
  readonly labelShown: Uint8Array
  readonly withheld: {
    readonly fewerThanFive: number
    readonly protectsOthers: number
    readonly labels: number
    /** Cells and labels left as they were, because fewer than five people changed them. */
    readonly waiting: number
  }
  /**
   * Statements wholly withheld, of which no proof was found that even the words for it tell nothing (very many
   * overlapping sets of very few people).
   */
  readonly unproven: number
  /** What the attack still pins in those: 0, or the publication must not go out. */
  readonly exposed: number
  /** For the next publication. Secret. */
  readonly memory: Memory
}

export type Request = {
  readonly matrix: VoteMatrix
  /** The declared perspectives (or everyone as one), then the groups of opinion where there are any. */
  readonly unions: Perspectives
  /** How many of the unions are declared. */
  readonly declared: number
  /** Length statements, non-zero where a statement is open; absent means all are. */
  readonly live?: ArrayLike<number>
  /** One per statement, from `labelStatements` over all the unions, with the same `divides` and `required`. */
  readonly labels: readonly Labelled[]
  readonly divides?: ArrayLike<number>
  readonly required?: ArrayLike<number>
  /** The memory of the publication before, if there was one. */
  readonly previous?: Memory
  /** Labels stay as they were, to be decided with the next publication of the same votes. */
  readonly labelsWait?: boolean
  /** Nothing comes after this publication. */
  readonly last?: boolean
  readonly progress?: Progress
}

/** A request with all that is counted from it once. */
type Work = {
  readonly request: Request
  readonly families: Families
  readonly voters: Int32Array
  readonly profile: ReturnType<typeof profileReader>
  readonly changes: ReturnType<typeof changesFrom> | undefined
}

/**
 * Decides what may be printed of a conversation (E8). A cell is safe when there is a proof of it: other worlds,
 * in whole numbers, in which all that is printed reads the same (`unproven`; what must stay hidden: `targetsOf`).
 * 1. A cell of fewer than 5 answers, or of a set of fewer than 5 people, is withheld; the others are rounded.
 * 2. While a proof is missing, or somebody who took part could work something out with her own answer besides
 *    (`targetsFor`), freshly printed cells are held back, first everyone's, then from the smallest
 *    (groups of opinion before everyone where only they give something away), each time the first that helps. Held back: left as it was printed before, or withheld. If that is not
 *    enough, every cell of the statement is withheld in one word.
 * 3. A label is printed if there is still a proof when it is read together with the cells; otherwise the
 *    earlier label stays, or none.
 * 4. With `previous`: a cell or label is renewed only if at least 5 people of the set added or changed an
 *    answer to the statement since (after 6 publications of it: as many as a third of those in the cell, but for the
 *    `last`), and a count of people only with 5 newcomers; the proof is over all earlier publications and this
 *    one together. People keep their numbers.
 *
 * Deterministic; at most sets x sets proofs a statement. What it does not judge: text, the order in which
 * statements are printed, which statements divide (list only such as divide on cells of 5 or more), figures
 * of a group crossed with a perspective (never print one), and what readers gather from the choice of what to
 * hold back.
 *
 * @throws RangeError when parts differ in size, the publication before had other perspectives, or a label does
 *   not follow from the cells
 */
export function publish(request: Request): Publication {
  const { matrix, unions, declared, live, required, previous, progress = silent } = request
  check(request)
  const families = countFamilies(matrix, unions, declared, live)
  const J = families.statements
  const now = { matrix, members: families.members }
  const voters = votersPerSet(families)
  const profile = profileReader(countCells(matrix, unions, live), required)
  const work = { request, families, voters, profile, changes: previous && changesFrom(previous, now) }
  const fresh = previous?.snapshots.length ?? 0
  const cells: Cell[][] = Array.from(voters, () => [])
  const cellsFrom = Array.from(voters, () => new Int32Array(J).fill(-1))
  const labels: (Labelled | undefined)[] = []
  const labelsFrom = new Int32Array(J).fill(-1)
  const history: Memory['history'][number][] = []
  let waiting = 0
  let exposed = 0
  let unproven = 0

  for (let j = 0; j < J; j++) {
    if (live && !live[j]) {
      for (const row of cells) row.push({ kind: 'withheld', why: 'fewer-than-5' })
      labels.push(undefined)
      history.push(previous?.history[j] ?? [])
      continue
    }
    const settled = settle(unsettled(work, j))
    settled.cells.forEach((cell, u) => {
      cells[u]!.push(cell)
      cellsFrom[u]![j] = settled.fresh[u] ? fresh : (previous?.cellsFrom[u]?.[j] ?? -1)
    })
    labels.push(settled.label)
    labelsFrom[j] = settled.labelFresh ? fresh : (previous?.labelsFrom[j] ?? -1)
    history.push(settled.history)
    waiting += settled.waiting
    exposed += settled.exposed
    unproven += Number(settled.unproven)
    if (j % 16 === 15 || j === J - 1) progress({ what: 'disclosure', done: j + 1, of: J })
  }
  const people = countPeople(voters, previous)
  const pruned = prune([...(previous?.snapshots ?? []), now], [...cellsFrom, labelsFrom])
  const withheld = (why: string) =>
    cells.reduce(
      (sum, row) =>
        sum +
        row.filter((cell, j) => cell.kind === 'withheld' && cell.why === why && (!live || live[j])).length,
      0,
    )
  return {
    cells,
    people: people.shown,
    labels,
    labelShown: Uint8Array.from(labels, (label) => (label ? 1 : 0)),
    withheld: {
      fewerThanFive: withheld('fewer-than-5'),
      protectsOthers: withheld('protects-others'),
      labels: labels.filter((label, j) => !label && (!live || live[j])).length,
      waiting,
    },
    unproven,
    exposed,
    memory: {
      declared,
      snapshots: pruned.snapshots,
      cells,
      cellsFrom: pruned.numbers.slice(0, -1),
      labels,
      labelsFrom: pruned.numbers.at(-1)!,
      people: people.shown,
      peopleExact: people.exact,
      history,
    },
  }
}

function check({ matrix, labels, live, declared, previous }: Request) {
  if (previous && previous.declared !== declared)
    throw new RangeError('the publication before had other perspectives')
  if (labels.length !== matrix.statements) throw new RangeError('one label per statement is needed')
  if (live && live.length !== matrix.statements) throw new RangeError('one mark per statement is needed')
}

function unsettled({ request, families, voters, profile, changes }: Work, j: number): Unsettled {
  const { declared, labels, divides, previous, labelsWait, last } = request
  // Groups drawn anew in another number are other sets: nothing was printed of them before.
  const known = previous && previous.cells.length !== families.sets ? 1 + declared : families.sets
  const decided = (previous?.labelsFrom[j] ?? -1) >= 0
  return {
    families,
    statement: j,
    voters,
    label: labels[j]!,
    divides: Boolean(divides?.[j]),
    profile: (p, answers) => profile(p, j, answers),
    before: Array.from(voters, (_, u) => {
      const cell = u < known ? previous?.cells[u]?.[j] : undefined
      return cell && { cell, changed: changes!.cell(u, j) }
    }),
    labelBefore:
      decided || labelsWait
        ? { label: previous?.labels[j], changed: labelsWait ? 0 : changes!.label(j) }
        : undefined,
    last: Boolean(last),
    history: previous?.history[j] ?? [],
  }
}

/** People per set who have answered anything, over whichever family holds the set. */
function votersPerSet(families: Families): Int32Array {
  const voters = new Int32Array(families.sets)
  for (const family of families.families)
    family.sets.forEach((set, s) => {
      voters[set] = votersOf(family, family.contains[s]!)
    })
  return voters
}

/** Counts of people move in fives, and only with five newcomers or more. */
function countPeople(
  voters: Int32Array,
  previous: Memory | undefined,
): { shown: Count[]; exact: Int32Array } {
  const exact = Int32Array.from(voters)
  const shown = Array.from(voters, (of, u) => {
    const before = previous?.people[u]
    if (!before || Math.abs(of - previous!.peopleExact[u]!) >= FEWEST) return publishedCount(of)
    exact[u] = previous!.peopleExact[u]!
    return before
  })
  return { shown, exact }
}
