import type { Side } from '../../../kernel/actor.js'
import { type Day, day } from '../../../kernel/day.js'
import type { Id } from '../../../kernel/id.js'

/** Who holds what: each side has a facilitator, and a deputy who stands in. */
export type Holds = 'facilitator' | 'deputy'
type Who = Id<'Person'>

/** A key that somebody holds, for one side and one term. */
export type Key = {
  readonly id: Id<'Key'>
  readonly side: Side
  readonly holds: Holds
  readonly person: Who
  readonly how: 'founded' | 'named' | 'chosen' | 'stood-in' | 'recovered'
  readonly since: Day
  readonly termEndsOn: Day
  /** somebody asked “are you there?” and waits for an answer */
  readonly askedOn: Day | null
  readonly answeredOn: Day | null
  /** the oldest proposal of the other side that waits for this key */
  readonly waitsSince: Day | null
  readonly ended: KeyEnd | null
}
export type KeyEnd =
  | 'term-over'
  | 'stood-down'
  | 'new-choice'
  | 'left'
  | 'recovered'
  | 'replaced'
  | 'absent'
  | 'moved-up'

/** A key on its way to somebody. */
export type Choice = {
  readonly id: Id<'Choice'>
  readonly side: Side
  readonly holds: Holds
  /** `named` by one person, `called` by members, `term`: a term is over, `founded`: whoever set it all up */
  readonly how: 'founded' | 'named' | 'called' | 'term'
  readonly namedBy: Who | null
  readonly madeOn: Day
  /** none while members are still being found to call it */
  readonly openedOn: Day | null
  readonly callers: readonly Who[]
  readonly candidates: readonly Candidate[]
  readonly voices: readonly Voice[]
  readonly ended: ChoiceEnd | null
}
export type ChoiceEnd = 'chosen' | 'declined' | 'withdrawn' | 'lapsed' | 'overtaken'
export type Candidate = {
  readonly person: Who
  readonly acceptedOn: Day | null
  readonly declinedOn: Day | null
}
/** Whom a member supports; nobody where they want none of those who are named. */
export type Voice = { readonly person: Who; readonly supports: Who | null }

/** All that the rules of keys look at in one organisation. */
export type Keys = {
  readonly keys: readonly Key[]
  readonly choices: readonly Choice[]
  /** how many people count on each side */
  readonly sizes: Readonly<Record<Side, number>>
  /** who held a key that ended less than a term ago */
  readonly lately: readonly { readonly person: Who; readonly side: Side }[]
  /** whether anybody ever held a key here */
  readonly begun: boolean
  /** what this change fixes: on which side somebody counts, until a day */
  readonly fixed: readonly { readonly person: Who; readonly side: Side; readonly until: Day }[]
}

/** Somebody as the rules see them: on which side they count, or why on none. */
export type Somebody = { readonly id: Who; readonly side: Side | 'both' | 'none' }

/** When it is, and where new ids come from. */
export type At = { readonly today: Day; readonly fresh: () => string }

/** A key is held for a year at a time. */
export const TERM_DAYS = 365
/** How long somebody may take to answer, and how long a choice runs unless more than half have spoken. */
export const ANSWER_DAYS = 14
/** What nobody answered is put away after this many days. */
export const LAPSE_DAYS = 28
/** A choice that comes to nothing is put away after this many days, so that a fresh one can begin. */
export const CHOICE_DAYS = 42
/** How long a holder acts on after their term while a new choice runs; how long a recovered key is shown. */
export const GRACE_DAYS = 30
/** A deputy who stands in has at least this long. */
export const STAND_IN_DAYS = 60

export const other = (side: Side): Side => (side === 'lived' ? 'learnt' : 'lived')

/** @param days may be negative */
export function plusDays(from: Day, days: number): Day {
  const date = new Date(`${from}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return day(date.toISOString().slice(0, 10))
}

export const keyOf = (s: Keys, side: Side, holds: Holds = 'facilitator') =>
  s.keys.find((key) => key.side === side && key.holds === holds && !key.ended)

export const keyHeldBy = (s: Keys, person: Who) => s.keys.find((key) => key.person === person && !key.ended)

export const choiceOf = (s: Keys, side: Side, holds: Holds = 'facilitator') =>
  s.choices.find((choice) => choice.side === side && choice.holds === holds && !choice.ended)

export const withKey = (s: Keys, changed: Key): Keys => ({
  ...s,
  keys: s.keys.some(({ id }) => id === changed.id)
    ? s.keys.map((key) => (key.id === changed.id ? changed : key))
    : [...s.keys, changed],
})

export const withChoice = (s: Keys, changed: Choice): Keys => ({
  ...s,
  choices: s.choices.some(({ id }) => id === changed.id)
    ? s.choices.map((choice) => (choice.id === changed.id ? changed : choice))
    : [...s.choices, changed],
})

/** Whoever acts for a side is held to it for a term, so that nobody acts for both. */
export const fix = (s: Keys, person: Who, side: Side, today: Day): Keys => ({
  ...s,
  fixed: [...s.fixed, { person, side, until: plusDays(today, TERM_DAYS) }],
})

export type NotForThem = 'choose-a-side' | 'not-your-side' | 'held-the-other-side' | 'holds-a-key'

/**
 * Why somebody may not hold this key, if there is a reason. Whoever holds the deputy's key may move up to the
 * facilitator's, and whoever holds this key may be chosen for it again.
 */
export function whyNot(s: Keys, who: Somebody, side: Side, holds: Holds): NotForThem | undefined {
  if (who.side === 'both') return 'choose-a-side'
  if (who.side !== side) return 'not-your-side'
  const held = keyHeldBy(s, who.id)
  if (held && (held.side !== side || (held.holds === 'facilitator' && holds === 'deputy')))
    return 'holds-a-key'
  if (s.lately.some((key) => key.person === who.id && key.side !== side)) return 'held-the-other-side'
  return undefined
}

/** Saturday or Sunday. */
export const isFreeDay = (on: Day): boolean => [0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay())
