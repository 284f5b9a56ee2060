import type { Cells } from '../agreement/cells.js'
import { type CellProfile, cellProfile, type Labelled, labelFrom } from '../agreement/labels.js'
import { centres } from '../agreement/support.js'
import type { Answers } from './hull.js'

/** What a reader knows of one perspective's cell before the label is read. */
export type Readable = {
  /** Every count the cell may hold; undefined where there are too many to go through. */
  readonly possible: readonly Answers[] | undefined
  /** What the labels ask of a cell with these counts: the attacker is taken to know the prior exactly. */
  readonly profile: (answers: Answers) => CellProfile
  /** The cell as it is, and its profile. */
  readonly now: Answers
  readonly truth: CellProfile
}

/** At most so many combinations of kinds of cell are gone through; beyond, the largest are taken as known. */
const MOST_COMBINATIONS = 20_000

export type Slack = 'weakest' | 'others'

type Named = { readonly weakest: number; readonly of: (profile: CellProfile) => number }

type Candidate = { readonly answers: Answers; readonly profile: CellProfile; readonly kind: number }

/**
 * What remains possible in each cell once the label is printed: counts that no combination with the other
 * cells turns into this label are struck out. Cells too large to go through are taken as known to the
 * attacker, which only makes her stronger.
 *
 * @param divides whether the statement divides (E5), taken as known
 * @returns per perspective the counts left, or undefined where there were too many to go through
 * @throws RangeError when the label does not follow from the cells as they are
 */
export function readLabel(
  cells: readonly Readable[],
  label: Labelled,
  divides: boolean,
): (Answers[] | undefined)[] {
  const candidates = candidatesOf(cells)
  const kinds = kindsOf(cells, candidates)
  const wanted = nameOf(label)
  mustFollow(cells, wanted, divides)
  const left = kinds.map(() => new Set<number>())
  everyCombination(
    kinds.map((map) => [...map.values()]),
    (chosen) => {
      if (nameOf(labelFrom(chosen, divides)) !== wanted) return true
      chosen.forEach((profile, p) => {
        left[p]!.add(kindOf(profile))
      })
      return true
    },
  )
  const fits = candidates.map((list, p) => list?.filter((one) => left[p]!.has(one.kind)))
  return byWeakest(cells, fits, label).map((list) => list?.map((one) => one.answers))
}

/**
 * Counts that may be exchanged freely, in any cells at once, without the label changing: the proof's side of
 * `readLabel`. Starts from the truth and admits one kind of cell after the other, the smallest cells first,
 * as long as every combination still gives this label.
 *
 * @param slack where the label names the least certain: whether its cell or the others may move further
 * @returns per perspective the counts, the true one among them, or undefined where there are too many
 * @throws RangeError when the label does not follow from the cells as they are
 */
export function sameLabel(
  cells: readonly Readable[],
  label: Labelled,
  divides: boolean,
  slack: Slack,
): (Answers[] | undefined)[] {
  const candidates = candidatesOf(cells)
  const wanted = nameOf(label)
  mustFollow(cells, wanted, divides)
  const kinds = kindsOf(cells, candidates)
  const box = cells.map(({ truth }) => new Map([[kindOf(truth), truth]]))
  const bySize = cells.map((_, p) => p).sort((p, q) => sizeOf(candidates[p]) - sizeOf(candidates[q]))
  for (const p of bySize)
    for (const [kind, profile] of kinds[p]!) {
      if (box[p]!.has(kind)) continue
      const tried = box.map((map, q) => (q === p ? [profile] : [...map.values()]))
      if (tried.reduce((product, list) => product * list.length, 1) > MOST_COMBINATIONS) continue
      if (everyCombination(tried, (chosen) => nameOf(labelFrom(chosen, divides)) === wanted))
        box[p]!.set(kind, profile)
    }
  const named = chanceOf(label)
  const line = named && lineOf(cells, named, slack)
  return candidates.map((list, p) =>
    list
      ?.filter(({ kind, profile, answers }) => {
        if (sameAnswers(answers, cells[p]!.now)) return true
        if (!box[p]!.has(kind)) return false
        if (!named || !profile.eligible) return true
        return p === named.weakest ? named.of(profile) < line! : named.of(profile) > line!
      })
      .map((one) => one.answers),
  )
}

/** A chance with the least certain perspective on one side and all others on the other. */
function lineOf(cells: readonly Readable[], { weakest, of }: Named, slack: Slack): number {
  const least = of(cells[weakest]!.truth)
  if (slack === 'others') return least
  const next = cells.flatMap(({ truth }, p) => (p !== weakest && truth.eligible ? [of(truth)] : []))
  return Math.min(1, ...next)
}

function mustFollow(cells: readonly Readable[], wanted: string, divides: boolean) {
  const truth = cells.map((cell) => cell.truth)
  if (nameOf(labelFrom(truth, divides)) !== wanted)
    throw new RangeError(`the label "${wanted}" does not follow from the cells`)
}

/** What a label says aloud. Scores are not printed. */
const nameOf = (label: Labelled): string => {
  if (label.kind === 'opposed') return `opposed ${label.by}`
  if (label.kind === 'not-enough-voices') return `voices ${label.from}`
  return label.kind
}

const kindOf = (profile: CellProfile): number =>
  [profile.eligible, profile.enough, profile.heard, profile.shares, profile.leans, profile.opposes].reduce(
    (kind, holds) => kind * 2 + Number(holds),
    0,
  )

const sizeOf = (list: readonly Candidate[] | undefined) => list?.length ?? Infinity

const sameAnswers = (one: Answers, other: Answers) => one.every((count, c) => count === other[c])

function candidatesOf(cells: readonly Readable[]): (Candidate[] | undefined)[] {
  return cells.map(({ possible, profile }) =>
    possible?.map((answers) => {
      const found = profile(answers)
      return { answers, profile: found, kind: kindOf(found) }
    }),
  )
}

/** Whether something holds of every choice of one profile per cell; stops at the first of which it does not. */
function everyCombination(
  lists: readonly (readonly CellProfile[])[],
  holds: (chosen: readonly CellProfile[]) => boolean,
): boolean {
  const chosen = new Array<CellProfile>(lists.length)
  const from = (p: number): boolean =>
    p === lists.length
      ? holds(chosen)
      : lists[p]!.every((profile) => {
          chosen[p] = profile
          return from(p + 1)
        })
  return from(0)
}

/** The chance by which a label names the least certain perspective; undefined where it names none. */
function chanceOf(label: Labelled): Named | undefined {
  if (label.kind === 'common-ground') return { weakest: label.weakest, of: (profile) => profile.chance }
  if (label.kind === 'leaning') return { weakest: label.weakest, of: (profile) => profile.unguarded }
  return undefined
}

/** Per cell one profile of each kind it may be of. */
function kindsOf(
  cells: readonly Readable[],
  candidates: readonly (readonly Candidate[] | undefined)[],
): Map<number, CellProfile>[] {
  const kinds = cells.map(({ truth }, p) => {
    const list = candidates[p]
    return new Map<number, CellProfile>(
      list ? list.map((one) => [one.kind, one.profile]) : [[kindOf(truth), truth]],
    )
  })
  const bySize = cells
    .map((_, p) => p)
    .sort((p, q) => (candidates[q]?.length ?? 0) - (candidates[p]?.length ?? 0))
  for (const p of bySize) {
    if (kinds.reduce((product, kind) => product * kind.size, 1) <= MOST_COMBINATIONS) break
    kinds[p] = new Map([[kindOf(cells[p]!.truth), cells[p]!.truth]])
  }
  return kinds
}

/** "Least certain: X" says that no other perspective's chance is under X's. */
function byWeakest(
  cells: readonly Readable[],
  fits: readonly (readonly Candidate[] | undefined)[],
  label: Labelled,
): (readonly Candidate[] | undefined)[] {
  const named = chanceOf(label)
  if (!named) return [...fits]
  const { weakest, of: chance } = named
  const reach = fits.map((list, p) => {
    const known = list && list.length > 0 ? list.map((one) => one.profile) : [cells[p]!.truth]
    return { eligible: known.some((one) => !one.eligible) ? undefined : true, chances: known.map(chance) }
  })
  const least = Math.min(...reach[weakest]!.chances)
  const most = Math.min(
    ...reach.map((one, p) => (p !== weakest && one.eligible ? Math.max(...one.chances) : 1)),
  )
  return fits.map((list, p) =>
    list?.filter((one) =>
      p === weakest ? chance(one.profile) <= most : !one.profile.eligible || chance(one.profile) >= least,
    ),
  )
}

/**
 * What the labels would ask of perspective p's cell on statement j if it held other counts, all else as it is.
 *
 * @param required length perspectives, as given to `labelStatements`
 */
export function profileReader(
  cells: Cells,
  required?: ArrayLike<number>,
): (perspective: number, statement: number, answers: Answers) => CellProfile {
  const centre = centres(cells)
  return (p, j, [agrees, disagrees, unsure]) =>
    cellProfile({
      agrees,
      disagrees,
      answers: agrees + disagrees + unsure,
      voters: cells.voters[p]!,
      centre: centre[p * cells.statements + j]!,
      required: Boolean(required?.[p]),
    })
}
