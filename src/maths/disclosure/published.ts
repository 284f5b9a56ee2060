/** What may be said of a set of people: never an exact count, never anything of fewer than five. */

/** People, counted in fives: 12 stand as "at least 10". */
export type Count =
  | { readonly kind: 'at-least'; readonly atLeast: number }
  | { readonly kind: 'fewer-than-5' }

/** Part of those who answered. The words cover both sides of unanimity, so neither gives it away. */
export type Share =
  | { readonly kind: 'about'; readonly percent: number }
  | { readonly kind: 'nearly-all' }
  | { readonly kind: 'hardly-any' }

export type ShownCell = {
  readonly kind: 'shown'
  /** At least so many answered; in fives. */
  readonly heard: number
  readonly agree: Share
  readonly disagree: Share
  readonly unsure: Share
}

export type WithheldCell = {
  readonly kind: 'withheld'
  readonly why: 'fewer-than-5' | 'protects-others'
}

export type Cell = ShownCell | WithheldCell

/** Fewer people than this are never counted out loud. */
export const FEWEST = 5

/** Under this many answers, all and all but one are one word. */
const WORDS_UNDER = 8

/** People in fives, rounded down. */
export const inFives = (people: number): number => Math.floor(people / 5) * 5

/** A count of people as it may be printed. */
export function publishedCount(people: number): Count {
  return people < FEWEST ? { kind: 'fewer-than-5' } : { kind: 'at-least', atLeast: inFives(people) }
}

/**
 * A part of `answers` as it may be printed: to 10% under 20 answers, to 5% from there; under 8, "nearly all"
 * for all and all but one, "hardly any" for none and one (E8).
 */
export function publishedShare(part: number, answers: number): Share {
  if (answers < WORDS_UNDER && part >= answers - 1) return { kind: 'nearly-all' }
  if (answers < WORDS_UNDER && part <= 1) return { kind: 'hardly-any' }
  const step = answers < 20 ? 10 : 5
  return { kind: 'about', percent: Math.round((100 * part) / answers / step) * step }
}

/**
 * A cell as it may be printed, before the attack.
 *
 * @param voters people of the set who have answered anything
 */
export function publishedCell(agrees: number, disagrees: number, unsure: number, voters: number): Cell {
  const answers = agrees + disagrees + unsure
  if (answers < FEWEST || voters < FEWEST) return { kind: 'withheld', why: 'fewer-than-5' }
  return {
    kind: 'shown',
    heard: inFives(answers),
    agree: publishedShare(agrees, answers),
    disagree: publishedShare(disagrees, answers),
    unsure: publishedShare(unsure, answers),
  }
}

/** Whether two cells read the same. */
export function sameCell(one: Cell, other: Cell): boolean {
  if (one.kind === 'withheld' || other.kind === 'withheld')
    return one.kind === other.kind && one.kind === 'withheld' && other.kind === 'withheld'
      ? one.why === other.why
      : false
  return (
    one.heard === other.heard &&
    sameShare(one.agree, other.agree) &&
    sameShare(one.disagree, other.disagree) &&
    sameShare(one.unsure, other.unsure)
  )
}

const sameShare = (one: Share, other: Share): boolean =>
  one.kind === 'about' && other.kind === 'about' ? one.percent === other.percent : one.kind === other.kind
