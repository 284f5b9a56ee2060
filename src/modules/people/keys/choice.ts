import type { Side } from '../../../kernel/actor.js'
import type { Day } from '../../../kernel/day.js'
import { type Decision, no, yes } from '../../../kernel/decision.js'
import type { Id } from '../../../kernel/id.js'
import { event, newChoice, settled, standing, without } from './deciding.js'
import {
  type At,
  type Choice,
  choiceOf,
  fix,
  GRACE_DAYS,
  type Holds,
  type Key,
  type Keys,
  keyHeldBy,
  keyOf,
  type NotForThem,
  other,
  plusDays,
  type Somebody,
  whyNot,
  withChoice,
} from './key.js'

export type Refusal =
  | NotForThem
  | 'begun'
  | 'not-yours-to-name'
  | 'key-is-held'
  | 'choice-open'
  | 'no-choice'
  | 'not-open-yet'
  | 'called-already'
  | 'your-own-key'
  | 'too-few-to-call'
  | 'not-asked'
  | 'named-already'
  | 'not-a-candidate'
  | 'not-yours-to-withdraw'

type Answer = Decision<Keys, Refusal>

/** Members who call a new choice of somebody who holds the key: five, or all the others, but at least two. */
export function callersNeeded(s: Keys, side: Side, today: Day): number | undefined {
  const key = keyOf(s, side)
  // An empty place needs no protection, and a recovered key was chosen by nobody.
  if (!key || today > key.termEndsOn || isFreshlyRecovered(key, today)) return 1
  const others = s.sizes[side] - 1
  return others < 2 ? undefined : Math.min(5, others)
}

export const isFreshlyRecovered = ({ how, since }: Pick<Key, 'how' | 'since'>, today: Day) =>
  how === 'recovered' && today <= plusDays(since, GRACE_DAYS)

/** Whoever set it all up takes their own side. The lived side waits to be confirmed by others. */
export function found(s: Keys, who: Somebody, side: Side, at: At): Answer {
  if (s.begun || s.choices.some(({ ended }) => !ended)) return no('begun')
  const refused = whyNot(s, who, side, 'facilitator')
  if (refused) return no(refused)
  const candidate = { person: who.id, acceptedOn: at.today, declinedOn: null }
  const choice = newChoice(side, 'facilitator', 'founded', at, {
    namedBy: who.id,
    openedOn: at.today,
    candidates: [candidate],
  })
  const next = fix(withChoice(s, choice), who.id, side, at.today)
  return settled(next, choice, at, event('key-taken-on', choice))
}

/**
 * Names the facilitator of the other side, where that place is empty, or one's own deputy. The learnt side's holds it
 * from acceptance on; the lived side's is then confirmed by members.
 */
export function name(s: Keys, by: Somebody, whom: Somebody, holds: Holds, at: At): Answer {
  const mine = standsFor(s, by)
  if (!mine || (holds === 'deputy' && keyOf(s, mine)?.person !== by.id)) return no('not-yours-to-name')
  const side = holds === 'deputy' ? mine : other(mine)
  if (holds === 'facilitator' && keyOf(s, side)) return no('key-is-held')
  if (choiceOf(s, side, holds)) return no('choice-open')
  if (whom.id === by.id || keyHeldBy(s, whom.id)) return no('holds-a-key')
  if (s.lately.some((key) => key.person === whom.id && key.side !== side)) return no('held-the-other-side')
  const candidate = { person: whom.id, acceptedOn: null, declinedOn: null }
  const choice = newChoice(side, holds, 'named', at, {
    namedBy: by.id,
    openedOn: at.today,
    candidates: [candidate],
  })
  return yes(withChoice(s, choice), event('key-offered', choice))
}

/** The side somebody speaks for as its facilitator: by their key, or as the first one, who still waits for it. */
export function standsFor(s: Keys, who: Somebody): Side | undefined {
  const key = keyHeldBy(s, who.id)
  if (key) return key.holds === 'facilitator' ? key.side : undefined
  return s.choices.find((one) => !one.ended && one.how === 'founded' && one.namedBy === who.id)?.side
}

/** Calls a new choice, or joins those who call it. It opens once there are enough. */
export function call(s: Keys, who: Somebody, side: Side, at: At): Answer {
  if (who.side !== side) return no(who.side === 'both' ? 'choose-a-side' : 'not-your-side')
  const there = choiceOf(s, side)
  if (there?.openedOn) return no('choice-open')
  if (there?.callers.includes(who.id)) return no('called-already')
  if (keyOf(s, side)?.person === who.id && at.today <= keyOf(s, side)!.termEndsOn) return no('your-own-key')
  const needed = callersNeeded(s, side, at.today)
  if (needed === undefined) return no('too-few-to-call')
  const calling = there ?? newChoice(side, 'facilitator', 'called', at, {})
  const callers = [...calling.callers, who.id]
  const opens = callers.length >= needed
  const choice = { ...calling, callers, openedOn: opens ? at.today : null }
  const next = fix(withChoice(s, choice), who.id, side, at.today)
  return yes(next, event(opens ? 'choice-opened' : 'choice-asked-for', choice))
}

/** Puts somebody of that side forward. Whoever puts themselves forward has accepted. */
export function nominate(s: Keys, who: Somebody, whom: Somebody, side: Side, at: At): Answer {
  const choice = choiceOf(s, side)
  if (!choice) return no('no-choice')
  if (!choice.openedOn) return no('not-open-yet')
  if (who.side !== side) return no(who.side === 'both' ? 'choose-a-side' : 'not-your-side')
  const before = choice.candidates.find(({ person }) => person === whom.id)
  if (before && !before.declinedOn) return no('named-already')
  const refused = whyNot(s, whom, side, 'facilitator')
  if (refused) return no(refused)
  const themselves = who.id === whom.id
  const candidate = { person: whom.id, acceptedOn: themselves ? at.today : null, declinedOn: null }
  const candidates = [...choice.candidates.filter(({ person }) => person !== whom.id), candidate]
  const next = fix(withChoice(s, { ...choice, candidates }), who.id, side, at.today)
  return yes(next, event('candidate-put-forward', choice))
}

export function accept(s: Keys, who: Somebody, of: Id<'Choice'>, at: At): Answer {
  const asked = askedIn(s, who, of)
  if (!asked) return no('not-asked')
  const refused = whyNot(s, who, asked.side, asked.holds)
  if (refused) return no(refused)
  const choice = withCandidate(asked, who.id, { acceptedOn: at.today, declinedOn: null })
  const next = fix(withChoice(s, choice), who.id, asked.side, at.today)
  return settled(next, choice, at, event('candidate-accepted', choice))
}

/** Says no to a key that was offered, or takes back an acceptance. */
export function decline(s: Keys, who: Somebody, of: Id<'Choice'>, at: At): Answer {
  const choice = s.choices.find((one) => one.id === of && !one.ended)
  const candidate = choice?.candidates.find(({ person }) => person === who.id)
  if (!choice || !candidate || candidate.declinedOn) return no('not-asked')
  return yes(withChoice(s, without(choice, who.id, at.today)), event('candidate-declined', choice))
}

/** Says whom a member supports, or that it should be none of them; the last word counts. */
export function support(s: Keys, who: Somebody, of: Id<'Choice'>, whom: Id<'Person'> | null, at: At): Answer {
  const choice = s.choices.find((one) => one.id === of && !one.ended)
  if (!choice) return no('no-choice')
  if (!choice.openedOn) return no('not-open-yet')
  if (who.side !== choice.side) return no(who.side === 'both' ? 'choose-a-side' : 'not-your-side')
  if (whom && !standing(choice).some(({ person }) => person === whom)) return no('not-a-candidate')
  const voices = [
    ...choice.voices.filter(({ person }) => person !== who.id),
    { person: who.id, supports: whom },
  ]
  const heard = { ...choice, voices }
  const next = fix(withChoice(s, heard), who.id, choice.side, at.today)
  return settled(next, heard, at, event('voice-given', choice))
}

/** Takes an offer back before the key has passed. */
export function withdraw(s: Keys, who: Somebody, of: Id<'Choice'>): Answer {
  const choice = s.choices.find((one) => one.id === of && !one.ended)
  if (!choice) return no('no-choice')
  const theirs =
    choice.namedBy === who.id || (choice.holds === 'deputy' && keyOf(s, choice.side)?.person === who.id)
  if (choice.how !== 'named' || !theirs) return no('not-yours-to-withdraw')
  return yes(withChoice(s, { ...choice, ended: 'withdrawn' }), event('key-offer-withdrawn', choice))
}

function askedIn(s: Keys, who: Somebody, of: Id<'Choice'>): Choice | undefined {
  const choice = s.choices.find((one) => one.id === of && !one.ended)
  const mine = choice?.candidates.find(({ person }) => person === who.id)
  return mine && !mine.acceptedOn && !mine.declinedOn ? choice : undefined
}

const withCandidate = (
  choice: Choice,
  person: Id<'Person'>,
  change: Pick<Choice['candidates'][number], 'acceptedOn' | 'declinedOn'>,
): Choice => ({
  ...choice,
  candidates: choice.candidates.map((one) => (one.person === person ? { person, ...change } : one)),
})
