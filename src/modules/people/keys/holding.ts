import type { Side } from '../../../kernel/actor.js'
import type { Day } from '../../../kernel/day.js'
import { type Decision, type Event, no, yes } from '../../../kernel/decision.js'
import type { Id } from '../../../kernel/id.js'
import { isFreshlyRecovered, type Refusal as NotChosen } from './choice.js'
import { event, newChoice, seat, settled, standing, tally, winner, without } from './deciding.js'
import {
  ANSWER_DAYS,
  type At,
  CHOICE_DAYS,
  type Choice,
  choiceOf,
  fix,
  GRACE_DAYS,
  type Key,
  type KeyEnd,
  type Keys,
  keyHeldBy,
  keyOf,
  LAPSE_DAYS,
  plusDays,
  type Somebody,
  STAND_IN_DAYS,
  whyNot,
  withChoice,
  withKey,
} from './key.js'

export type Refusal =
  | NotChosen
  | 'no-key'
  | 'no-deputy'
  | 'nobody-holds-it'
  | 'asked-already'
  | 'answered-lately'

type Answer = Decision<Keys, Refusal>

/** Asks a facilitator “are you there?”. Without an answer for 14 days the key goes on. Anybody here may ask. */
export function ask(s: Keys, who: Somebody, side: Side, { today }: At): Answer {
  const key = keyOf(s, side)
  if (!key) return no('nobody-holds-it')
  if (key.person === who.id) return no('your-own-key')
  if (key.askedOn) return no('asked-already')
  // Asking again and again would be a way to wear somebody out.
  if (key.answeredOn && today < plusDays(key.answeredOn, GRACE_DAYS)) return no('answered-lately')
  return yes(withKey(s, { ...key, askedOn: today }), about('holder-asked', key))
}

export function answer(s: Keys, who: Somebody, { today }: At): Answer {
  const key = keyHeldBy(s, who.id)
  if (!key) return no('no-key')
  return yes(withKey(s, { ...key, askedOn: null, answeredOn: today }), about('holder-answered', key))
}

/** “I am away”: the deputy takes the key, and the holder becomes the deputy, who gets it back the same way. */
export function goAway(s: Keys, who: Somebody, at: At): Answer {
  const key = keyHeldBy(s, who.id)
  if (key?.holds !== 'facilitator') return no('no-key')
  const deputy = ableDeputy(s, key.side, at.today)
  if (!deputy) return no('no-deputy')
  const stoodIn = standIn(s, key, 'stood-down', at)
  const back = {
    side: key.side,
    holds: 'deputy',
    person: who.id,
    how: 'named',
    termEndsOn: key.termEndsOn,
  } as const
  return yes(seat(stoodIn.next, back, at).next, about('key-handed-over', key))
}

/** Gives the key back for good. */
export function standDown(s: Keys, who: Somebody, at: At): Answer {
  const key = keyHeldBy(s, who.id)
  return key ? standIn(s, key, 'stood-down', at) : no('no-key')
}

/** Ends a key. The deputy stands in, if there is one whose term is not over; otherwise the place is empty. */
export function standIn(s: Keys, key: Key, why: KeyEnd, at: At) {
  const gone = withKey(s, { ...key, ended: why })
  const deputy = key.holds === 'facilitator' ? ableDeputy(s, key.side, at.today) : undefined
  const happened = about('key-ended', key, { why, 'stands-in': deputy !== undefined })
  if (!deputy) return yes(gone, happened)
  const termEndsOn = later(key.termEndsOn, plusDays(at.today, STAND_IN_DAYS))
  const { side, person } = deputy
  const next = seat(gone, { side, holds: 'facilitator', person, how: 'stood-in', termEndsOn }, at).next
  return yes(next, happened)
}

function ableDeputy(s: Keys, side: Side, today: Day): Key | undefined {
  const deputy = keyOf(s, side, 'deputy')
  return deputy && today <= plusDays(deputy.termEndsOn, GRACE_DAYS) ? deputy : undefined
}

/** Somebody left or was removed: their key goes on, and they are in no choice any more. */
export function leave(s: Keys, person: Id<'Person'>, at: At): Keys {
  const key = keyHeldBy(s, person)
  const after = key ? standIn(s, key, 'left', at).next : s
  const choices = after.choices.map((choice): Choice => {
    if (choice.ended) return choice
    const left = without(choice, person, at.today)
    return {
      ...left,
      callers: left.callers.filter((one) => one !== person),
      voices: left.voices.filter((voice) => voice.person !== person),
    }
  })
  return { ...after, choices }
}

/** The operator gives an organisation that lost a key somebody to hold it. Shown to all; members may choose anew at once. */
export function recover(s: Keys, whom: Somebody, side: Side, at: At): Answer {
  const refused = whyNot(s, whom, side, 'facilitator')
  if (refused) return no(refused)
  const there = choiceOf(s, side)
  const cleared = there ? withChoice(s, { ...there, ended: 'overtaken' }) : s
  const { next } = seat(cleared, { side, holds: 'facilitator', person: whom.id, how: 'recovered' }, at)
  const key = keyOf(next, side)!
  return yes(fix(next, whom.id, side, at.today), about('key-recovered', key))
}

/** What the calendar asks for next, if anything: the day's job does one after the other, each with its own record. */
export function due(s: Keys, at: At): Extract<Answer, { ok: true }> | undefined {
  for (const key of s.keys.filter(({ ended }) => !ended)) {
    const happened = keyDue(s, key, at)
    if (happened) return happened
  }
  for (const choice of s.choices.filter(({ ended }) => !ended)) {
    const happened = choiceDue(s, choice, at)
    if (happened) return happened
  }
  return undefined
}

function keyDue(s: Keys, key: Key, at: At) {
  if (key.holds === 'facilitator' && at.today >= answerBy(key)) return standIn(s, key, 'absent', at)
  if (at.today > plusDays(key.termEndsOn, GRACE_DAYS)) return standIn(s, key, 'term-over', at)
  const termOver = key.holds === 'facilitator' && at.today > key.termEndsOn
  if (!termOver || choiceOf(s, key.side)) return undefined
  const choice = newChoice(key.side, 'facilitator', 'term', at, { openedOn: at.today })
  return yes(withChoice(s, choice), event('choice-opened', choice))
}

/** The day on which a key goes on where its holder has not answered. */
export function answerBy(key: Key): Day {
  const asked = key.askedOn ?? NEVER
  const waits = key.waitsSince === null ? NEVER : later(key.waitsSince, key.since)
  const first = earlier(asked, waits)
  return first === NEVER ? NEVER : plusDays(first, ANSWER_DAYS)
}
const NEVER: Day = '9999-12-31'
const earlier = (a: Day, b: Day) => [a, b].sort()[0]!
const later = (a: Day, b: Day) => [a, b].sort()[1]!

function choiceDue(s: Keys, choice: Choice, at: At) {
  const person = winner(s, choice, at.today)
  if (person && !whyNot(s, { id: person, side: choice.side }, choice.side, choice.holds)) {
    const passed = settled(s, choice, at, event('choice-opened', choice))
    if (passed.ok) return passed
  }
  if (!isStale(choice, at.today)) return undefined
  return yes(withChoice(s, { ...choice, ended: 'lapsed' }), event('choice-lapsed', choice))
}

/** Nobody joined in, nobody answered, or it could not be decided: put away, so that a fresh one can begin. */
function isStale(choice: Choice, today: Day): boolean {
  const accepted = standing(choice).length
  if (!choice.openedOn || accepted === 0)
    return today >= plusDays(choice.openedOn ?? choice.madeOn, LAPSE_DAYS)
  const byOne = choice.how === 'named' || choice.how === 'founded'
  // One person who waits to be confirmed may wait until there are others.
  return !(byOne && accepted === 1) && today >= plusDays(choice.openedOn, CHOICE_DAYS)
}

/** How the key of a side stands, and what is missing. */
export type Held =
  | { readonly kind: 'held'; readonly key: Key; readonly termOver: boolean; readonly recovered: boolean }
  /** nobody counts on this side: somebody must be invited */
  | { readonly kind: 'nobody-here' }
  /** there is nobody else with lived experience to confirm them: somebody must be invited */
  | { readonly kind: 'needs-another'; readonly choice: Choice }
  | { readonly kind: 'to-confirm'; readonly choice: Choice; readonly have: number; readonly need: number }
  | { readonly kind: 'to-answer'; readonly choice: Choice }
  | { readonly kind: 'to-choose'; readonly choice: Choice }
  | { readonly kind: 'empty' }

export function held(s: Keys, side: Side, today: Day): Held {
  const key = keyOf(s, side)
  if (key)
    return {
      kind: 'held',
      key,
      termOver: today > key.termEndsOn,
      recovered: isFreshlyRecovered(key, today),
    }
  const choice = choiceOf(s, side)
  if (!choice) return { kind: s.sizes[side] === 0 ? 'nobody-here' : 'empty' }
  const [first] = tally(s, choice, today)
  if (first && first.needed === undefined) return { kind: 'needs-another', choice }
  if (first && side === 'lived' && (choice.how === 'named' || choice.how === 'founded'))
    return { kind: 'to-confirm', choice, have: first.confirmed, need: first.needed ?? 0 }
  return { kind: choice.how === 'named' && !first ? 'to-answer' : 'to-choose', choice }
}

const about = (what: string, key: Key, more: Event['facts'] = {}): Event => ({
  name: `people.${what}`,
  about: `key:${key.id}`,
  facts: { side: key.side, holds: key.holds, ...more },
})
