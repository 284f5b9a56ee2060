import { type Actor, may, type Side } from '../../../kernel/actor.js'
import type { Day, Instant } from '../../../kernel/day.js'
import { type Decision, type Event, no, yes } from '../../../kernel/decision.js'
import type { Id } from '../../../kernel/id.js'
import { isFreeDay, plusDays } from './key.js'

/** Why something is held: a kind that says nothing of the content. */
export const HOLD_KINDS = ['threat', 'names-worker', 'personal-details', 'distress'] as const
export type HoldKind = (typeof HOLD_KINDS)[number]

/** Whom somebody stands for when two people decide. A safety contact belongs to neither side. */
export type StandsFor = Side | 'safety'
export type Decider = {
  readonly id: Id<'Person'>
  readonly standsFor: StandsFor
  readonly as: 'facilitator' | 'deputy' | 'safety'
}

export type Said = {
  readonly person: Id<'Person'>
  readonly standsFor: StandsFor
  readonly says: 'keep' | 'back'
}

/** A thing that one person holds at once, until two have decided. */
export type Hold = {
  readonly id: Id<'Hold'>
  readonly about: string
  readonly kind: HoldKind
  readonly by: Id<'Person'>
  /** none where a safety contact held it */
  readonly side: Side | null
  readonly since: Instant
  /** the last day for two people to decide */
  readonly dueOn: Day
  readonly state: 'held' | 'gone-up' | 'kept' | 'back'
  readonly said: readonly Said[]
  readonly appealedAt: Instant | null
  readonly appealAnsweredAt: Instant | null
}

export type HoldRefusal =
  | 'may-not-hold'
  | 'held-already'
  | 'may-not-decide'
  | 'decided'
  | 'somebody-else-decides'
  | 'not-its-author'
  | 'appealed-already'
  | 'not-held'
  | 'no-appeal'
  | 'the-other-side-decides'

type Answer = Decision<Hold, HoldRefusal>

const WORKING_DAYS = 2

/** Two working days on, Saturdays and Sundays left out. Bank holidays are not known here, so they count as working days. */
export function dueOn(today: Day): Day {
  let due = today
  for (let left = WORKING_DAYS; left > 0; ) {
    due = plusDays(due, 1)
    if (!isFreeDay(due)) left--
  }
  return due
}

type New = Pick<Hold, 'id' | 'about' | 'kind'>

/** Holds a thing at once. One facilitator is enough, or one safety contact. */
export function hold(actor: Actor, isSafetyContact: boolean, made: New, now: Instant, today: Day): Answer {
  if (actor.kind !== 'person' || !(isSafetyContact || (actor.key && may(actor, 'people.hold'))))
    return no('may-not-hold')
  const held: Hold = {
    ...made,
    by: actor.id,
    side: actor.key?.side ?? null,
    since: now,
    dueOn: dueOn(today),
    state: 'held',
    said: [],
    appealedAt: null,
    appealAnsweredAt: null,
  }
  return yes(held, event('held', held))
}

/**
 * Says what should become of it. It is decided once two people say the same who stand for different sides: the two
 * facilitators; after it has gone up also deputies and safety contacts.
 */
export function say(h: Hold, who: Decider | undefined, says: Said['says'], now: Instant): Answer {
  if (!who) return no('may-not-decide')
  if (h.state !== 'held' && h.state !== 'gone-up') return no('decided')
  if (h.state === 'held' && who.as !== 'facilitator') return no('somebody-else-decides')
  // The last word for a side counts, and nobody speaks for two.
  const others = h.said.filter(({ person, standsFor }) => person !== who.id && standsFor !== who.standsFor)
  const said = [...others, { person: who.id, standsFor: who.standsFor, says }]
  const agreed = said.filter((one) => one.says === says).length >= 2
  if (!agreed) return yes({ ...h, said }, event('hold-spoken-on', h))
  const next: Hold = { ...h, said, state: says === 'keep' ? 'kept' : 'back' }
  return yes(next, event(says === 'keep' ? 'hold-kept' : 'hold-ended', next, { at: now }))
}

/** Nobody decided in time: it comes back; threats and personal details stay held and go up. */
export function timeUp(h: Hold, today: Day): Answer {
  if (h.state !== 'held' || today <= h.dueOn) return no('decided')
  const up = h.kind === 'threat' || h.kind === 'personal-details'
  const next: Hold = { ...h, state: up ? 'gone-up' : 'back' }
  return yes(next, event(up ? 'hold-gone-up' : 'hold-came-back', next))
}

/** Its author asks, once, to look at it again. */
export function appeal(h: Hold, isAuthor: boolean, now: Instant): Answer {
  if (!isAuthor) return no('not-its-author')
  if (h.state === 'back') return no('not-held')
  if (h.appealedAt) return no('appealed-already')
  const next: Hold = { ...h, appealedAt: now }
  return yes(next, event('hold-appealed', next))
}

/** Who held it does not judge the appeal: the facilitator of the other side does. */
export function answerAppeal(h: Hold, who: Decider | undefined, says: Said['says'], now: Instant): Answer {
  if (who?.as !== 'facilitator') return no('may-not-decide')
  if (!h.appealedAt || h.appealAnsweredAt) return no('no-appeal')
  if (h.state === 'back') return no('not-held')
  if (who.id === h.by || who.standsFor === h.side) return no('the-other-side-decides')
  const next: Hold = { ...h, appealAnsweredAt: now, state: says === 'back' ? 'back' : h.state }
  return yes(next, event(says === 'back' ? 'appeal-upheld' : 'appeal-turned-down', next))
}

const event = (what: string, { id, about, kind }: Hold, more: Event['facts'] = {}): Event => ({
  name: `people.${what}`,
  about: `hold:${id}`,
  facts: { about, kind, ...more },
})
