import { betaCdf } from '../intervals/special.js'
import { answersIn, type Cells } from './cells.js'
import { centres, type Evidence, SILENCE, supportOf } from './support.js'

/** Fewer people than this are never spoken for, and never counted out loud. */
export const FLOOR = 5

/** A statement's place across the perspectives. Perspectives are given by their number. */
export type Labelled =
  | { readonly kind: 'opposed'; readonly by: readonly number[] }
  | { readonly kind: 'not-enough-voices'; readonly from: readonly number[] }
  | {
      readonly kind: 'common-ground'
      /** The least chance over the perspectives, and whose it is. */
      readonly score: number
      readonly weakest: number
      readonly differsInStrength: boolean
    }
  | { readonly kind: 'leaning'; readonly score: number; readonly weakest: number }
  | { readonly kind: 'divided' }
  | { readonly kind: 'open' }

/** All that a label needs to know of one perspective's cell. */
export type CellProfile = {
  /** At least 5 members have answered something, or the facilitator said this perspective must be heard. */
  readonly eligible: boolean
  /** At least 5 answered this statement. */
  readonly enough: boolean
  /** Enough, and at least 3 in 10 of the perspective's members. */
  readonly heard: boolean
  /** Enough, very likely a majority even if those silent are less favourable, at most 1 in 3 disagree. */
  readonly shares: boolean
  /** The same with less certainty, taking no account of those silent. */
  readonly leans: boolean
  /** Enough, and very likely a majority disagrees. */
  readonly opposes: boolean
  /** The chance of support, guarded for silence, and without the guard. */
  readonly chance: number
  readonly unguarded: number
}

/** What the labels ask of a cell. `disagrees` is people; `required` as the facilitator said. */
export function cellProfile(cell: Evidence & { disagrees: number; required: boolean }): CellProfile {
  const { answers, disagrees, voters, required } = cell
  const enough = answers >= FLOOR
  const chance = supportOf(cell, SILENCE)
  const unguarded = supportOf(cell, 0)
  const few = disagrees * 3 <= answers
  return {
    eligible: voters >= FLOOR || required,
    enough,
    heard: enough && answers >= 0.3 * voters,
    shares: enough && few && chance >= 0.8,
    leans: enough && few && unguarded >= 0.75,
    opposes: enough && 1 - betaCdf(0.5, disagrees + 1, answers - disagrees + 1) >= 0.8,
    chance,
    unguarded,
  }
}

/**
 * The label of one statement from the profiles of its cells (E2), in this order: opposed, not enough voices
 * yet, common ground, leaning, divided, open.
 *
 * @param profiles one per perspective
 * @param divides whether the statement is among those that divide some pair (E5)
 */
export function labelFrom(profiles: readonly CellProfile[], divides: boolean): Labelled {
  const which = (holds: (profile: CellProfile) => boolean) =>
    profiles.flatMap((profile, p) => (holds(profile) ? [p] : []))
  const by = which((profile) => profile.opposes)
  if (by.length) return { kind: 'opposed', by }

  const eligible = which((profile) => profile.eligible)
  const unheard = eligible.filter((p) => !profiles[p]!.heard)
  if (!eligible.length) return { kind: 'not-enough-voices', from: profiles.map((_, p) => p) }
  if (unheard.length && eligible.every((p) => !profiles[p]!.heard || profiles[p]!.shares))
    return { kind: 'not-enough-voices', from: unheard }

  const least = (of: (profile: CellProfile) => number) =>
    eligible.reduce((weakest, p) => (of(profiles[p]!) < of(profiles[weakest]!) ? p : weakest), eligible[0]!)
  if (eligible.every((p) => profiles[p]!.shares)) {
    const weakest = least((profile) => profile.chance)
    return {
      kind: 'common-ground',
      score: profiles[weakest]!.chance,
      weakest,
      differsInStrength: divides,
    }
  }
  if (eligible.every((p) => profiles[p]!.leans)) {
    const weakest = least((profile) => profile.unguarded)
    return { kind: 'leaning', score: profiles[weakest]!.unguarded, weakest }
  }
  return { kind: divides ? 'divided' : 'open' }
}

/** Profiles of every cell, p * statements + j, remembering those of equal counts. */
export function profiles(cells: Cells, required?: ArrayLike<number>): CellProfile[] {
  const centre = centres(cells)
  const J = cells.statements
  const known = new Map<string, CellProfile>()
  return Array.from(cells.agrees, (agrees, at) => {
    const p = Math.floor(at / J)
    const answers = answersIn(cells, at)
    const disagrees = cells.disagrees[at]!
    const must = Boolean(required?.[p])
    const key = `${p} ${agrees} ${disagrees} ${answers} ${centre[at]}`
    const before = known.get(key)
    if (before) return before
    const evidence = { agrees, answers, voters: cells.voters[p]!, centre: centre[at]! }
    const profile = cellProfile({ ...evidence, disagrees, required: must })
    known.set(key, profile)
    return profile
  })
}

/**
 * Labels every statement (E2). A statement that is not live is open: nobody was asked.
 *
 * @param required length perspectives, non-zero where the facilitator said it must be heard
 * @param divides length statements, non-zero where E5 lists it
 */
export function labelStatements(
  cells: Cells,
  { required, divides }: { required?: ArrayLike<number>; divides?: ArrayLike<number> } = {},
): Labelled[] {
  const all = profiles(cells, required)
  const J = cells.statements
  return Array.from({ length: J }, (_, j) =>
    cells.live[j]
      ? labelFrom(
          Array.from({ length: cells.perspectives }, (_, p) => all[p * J + j]!),
          Boolean(divides?.[j]),
        )
      : { kind: 'open' },
  )
}
