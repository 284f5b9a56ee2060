import { type Actor, may } from '../../../kernel/actor.js'
import { type Day, day } from '../../../kernel/day.js'
import { no, yes } from '../../../kernel/decision.js'
import type { Id } from '../../../kernel/id.js'

export const RIGHTS = ['access', 'complaint', 'about-me'] as const
export type Right = (typeof RIGHTS)[number]

/** Something a person asked about data on them. */
export type Asked = {
  readonly id: Id<'Right'>
  readonly kind: Right
  readonly person: Id<'Person'> | null
  readonly came: 'page' | 'phone'
  readonly cameOn: Day
  readonly enteredBy: Id<'Person'> | null
  readonly confirmedBy: Id<'Person'> | null
  readonly acknowledgedOn: Day | null
  readonly answeredOn: Day | null
  /** how near its day was when both facilitators were last reminded */
  readonly reminded: number
}

export type RightRefusal =
  | 'not-a-facilitator'
  | 'waits-for-second'
  | 'own-entry'
  | 'not-by-phone'
  | 'confirmed-before'
  | 'acknowledged-before'
  | 'answered-before'
  | 'in-future'

const MONTH_LENGTH = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The same date of the next month, or that month's last day where it has none (UK GDPR, article 12(3)). */
export function aMonthAfter(from: Day): Day {
  const [year = 0, month = 0, date = 0] = from.split('-').map(Number)
  const [nextYear, nextMonth] = month === 12 ? [year + 1, 1] : [year, month + 1]
  const last = Math.min(date, MONTH_LENGTH(nextYear, nextMonth))
  return day(`${nextYear}-${`${nextMonth}`.padStart(2, '0')}-${`${last}`.padStart(2, '0')}`)
}

/** A number of days later, or earlier. */
export function daysAfter(from: Day, days: number): Day {
  return day(new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10))
}

// "Within the period of 30 days beginning when the complaint is received": that day is the first of them.
const ACKNOWLEDGE_DAYS = 30

export type Clock =
  | { readonly kind: 'answer-by'; readonly on: Day }
  | { readonly kind: 'acknowledge-by'; readonly on: Day }
  /** acknowledged: now without undue delay, which has no date of its own */
  | { readonly kind: 'without-delay' }
  | { readonly kind: 'done'; readonly on: Day }

/** What the law asks for next, and by when. It runs from the day it came, also while a second person has not looked. */
export function clockOf({ kind, cameOn, acknowledgedOn, answeredOn }: Asked): Clock {
  if (answeredOn) return { kind: 'done', on: answeredOn }
  if (kind !== 'complaint') return { kind: 'answer-by', on: aMonthAfter(cameOn) }
  if (acknowledgedOn) return { kind: 'without-delay' }
  return { kind: 'acknowledge-by', on: daysAfter(cameOn, ACKNOWLEDGE_DAYS - 1) }
}

/** How near the day is: 0 far, 1 a week or less, 2 two days or less, 3 past. Facilitators are reminded at each. */
export function nearness(asked: Asked, today: Day): 0 | 1 | 2 | 3 {
  const clock = clockOf(asked)
  if (clock.kind === 'done') return 0
  // No date in the law: a reminder after each of the first steps a month brings.
  const on = clock.kind === 'without-delay' ? aMonthAfter(asked.cameOn) : clock.on
  if (today > on) return 3
  if (daysAfter(today, 2) >= on) return 2
  return daysAfter(today, 7) >= on ? 1 : 0
}

const about = (id: Id<'Right'>) => `right:${id}`
const isFacilitator = (actor: Actor) => may(actor, 'people.do-duties')

/** May this actor see it? Whoever asked, and both facilitators. */
export function seesRight(actor: Actor, asked: Asked): boolean {
  return actor.kind === 'person' && (actor.id === asked.person || isFacilitator(actor))
}

/** The second of two people agrees that it was asked like this on the phone. */
export function confirmEntry(asked: Asked, actor: Actor) {
  if (actor.kind !== 'person' || !isFacilitator(actor)) return no<RightRefusal>('not-a-facilitator')
  if (asked.came !== 'phone') return no<RightRefusal>('not-by-phone')
  if (asked.confirmedBy) return no<RightRefusal>('confirmed-before')
  if (asked.enteredBy === actor.id) return no<RightRefusal>('own-entry')
  return yes({ ...asked, confirmedBy: actor.id }, { name: 'people.right-confirmed', about: about(asked.id) })
}

/** "We have it": within 30 days for a complaint. Needs no second person: it only starts well. */
export function acknowledge(asked: Asked, actor: Actor, today: Day) {
  if (!isFacilitator(actor)) return no<RightRefusal>('not-a-facilitator')
  if (asked.answeredOn) return no<RightRefusal>('answered-before')
  if (asked.acknowledgedOn) return no<RightRefusal>('acknowledged-before')
  return yes(
    { ...asked, acknowledgedOn: today },
    { name: 'people.right-acknowledged', about: about(asked.id) },
  )
}

/** The answer. Something taken down on the phone is answered only once both facilitators stand behind it. */
export function answer(asked: Asked, actor: Actor, today: Day) {
  if (!isFacilitator(actor)) return no<RightRefusal>('not-a-facilitator')
  if (asked.answeredOn) return no<RightRefusal>('answered-before')
  if (asked.came === 'phone' && !asked.confirmedBy) return no<RightRefusal>('waits-for-second')
  const acknowledgedOn = asked.acknowledgedOn ?? today
  return yes(
    { ...asked, acknowledgedOn, answeredOn: today },
    { name: 'people.right-answered', about: about(asked.id) },
  )
}

/** Anybody who is signed in may ask, whatever they hold or have done. */
export function ask(id: Id<'Right'>, actor: Actor) {
  if (actor.kind !== 'person') return no('not-a-person')
  return yes(id, { name: 'people.right-asked', about: about(id) })
}

/** A day on which somebody rang: today or before. */
export function takeDown(id: Id<'Right'>, actor: Actor, cameOn: Day, today: Day) {
  if (actor.kind !== 'person' || !isFacilitator(actor)) return no<RightRefusal>('not-a-facilitator')
  if (cameOn > today) return no<RightRefusal>('in-future')
  return yes(id, { name: 'people.right-taken-down', about: about(id) })
}
