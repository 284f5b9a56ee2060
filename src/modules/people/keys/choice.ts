import type { Side } from '../../../kernel/actor.js'
import type { Day } from '../../../kernel/day.js'
import { type Decision, type Event, no, yes } from '../../../kernel/decision.js'
import { type Id, id } from '../../../kernel/id.js'
import {
  ANSWER_DAYS,
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
  TERM_DAYS,
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

/** Those who are put forward and have accepted. */
export const standing = (choice: Choice) => choice.candidates.filter(({ acceptedOn }) => acceptedOn !== null)

/**
 * How many other members must confirm the lived side's facilitator: three, or all, where there are fewer. Of so few,
 * those who say nothing for 14 days are not waited for, unless somebody says no; never nobody.
 * @returns nothing where there is nobody else yet: then it waits
 */
export function confirmationsNeeded(
  others: number,
  days: { readonly asked: Day; readonly today: Day },
  objected: boolean,
): number | undefined {
  if (others < 1) return undefined
  const patient = days.today < plusDays(days.asked, ANSWER_DAYS)
  return others > 3 || patient || objected ? Math.min(3, others) : 1
}

export type Tally = {
  readonly person: Id<'Person'>
  readonly voices: number
  /** others of that side who confirm them, and how many it takes; the learnt side asks for none */
  readonly confirmed: number
  readonly needed: number | undefined
}

/** How it stands for each who accepted, the most supported first. */
export function tally(s: Keys, choice: Choice, today: Day): readonly Tally[] {
  const noes = choice.voices.filter(({ supports }) => supports === null).length
  return standing(choice)
    .map(({ person, acceptedOn }) => {
      const voices = choice.voices.filter(({ supports }) => supports === person)
      const confirmed = voices.filter((voice) => voice.person !== person).length
      const opened = choice.openedOn ?? today
      const asked = acceptedOn && acceptedOn > opened ? acceptedOn : opened
      const others = othersThan(person, s, choice)
      const needed =
        choice.side === 'lived'
          ? confirmationsNeeded(others, { asked, today }, noes >= Math.max(1, confirmed))
          : 0
      return { person, voices: voices.length, confirmed, needed }
    })
    .sort((a, b) => b.voices - a.voices)
}

/** Who can confirm somebody: the others of that side. Whoever they would replace is not waited for, or could block it. */
function othersThan(person: Id<'Person'>, s: Keys, { side, holds, how }: Choice): number {
  const others = s.sizes[side] - 1
  const holder = keyOf(s, side, holds)
  const replaced = (how === 'called' || how === 'term') && holder !== undefined && holder.person !== person
  return replaced && others > 1 ? others - 1 : others
}

/** Whom the key goes to now, if it is decided. */
export function winner(s: Keys, choice: Choice, today: Day): Id<'Person'> | undefined {
  if (choice.ended || !choice.openedOn) return undefined
  const [first, second] = tally(s, choice, today)
  if (!first || first.needed === undefined || first.confirmed < first.needed) return undefined
  const alone = !second || first.voices > second.voices
  if (choice.how === 'named' || choice.how === 'founded') return alone ? first.person : undefined
  if (first.voices * 2 > s.sizes[choice.side]) return first.person
  const ripe = today >= plusDays(choice.openedOn, ANSWER_DAYS)
  return ripe && alone && first.voices > 0 ? first.person : undefined
}

/** The key passes, where it is decided to whom; otherwise only what was just said is kept. */
export function settled(s: Keys, choice: Choice, at: At, otherwise: Event): Answer {
  const person = winner(s, choice, at.today)
  const free = person && !whyNot(s, { id: person, side: choice.side }, choice.side, choice.holds)
  if (!person || !free) return yes(s, otherwise)
  const how = choice.how === 'called' || choice.how === 'term' ? 'chosen' : choice.how
  return seat(withChoice(s, { ...choice, ended: 'chosen' }), { ...choice, person, how }, at)
}

type Seat = Pick<Key, 'side' | 'holds' | 'person' | 'how'> & { readonly termEndsOn?: Day }

/** Hands the key over. Until this moment the old holder kept it, so nothing stood still. */
export function seat(s: Keys, { side, holds, person, how, termEndsOn }: Seat, at: At) {
  const key: Key = {
    id: id(at.fresh()),
    side,
    holds,
    person,
    how,
    since: at.today,
    termEndsOn: termEndsOn ?? plusDays(at.today, TERM_DAYS),
    askedOn: null,
    answeredOn: null,
    waitsSince: null,
    ended: null,
  }
  const keys = s.keys.map((one): Key => {
    if (one.ended) return one
    if (one.side === side && one.holds === holds) return { ...one, ended: whyEnded(one, key, at.today) }
    return one.person === person ? { ...one, ended: 'moved-up' } : one
  })
  return yes({ ...s, keys: [...keys, key], begun: true }, {
    name: 'people.key-passed',
    about: `key:${key.id}`,
    facts: { side, holds, how },
  } satisfies Event)
}

function whyEnded(old: Key, { how, holds }: Key, today: Day) {
  if (how === 'recovered') return 'recovered'
  if (today > old.termEndsOn) return 'term-over'
  return holds === 'deputy' ? 'replaced' : 'new-choice'
}

/** Somebody is not in this choice any more: as a candidate, a caller or a voice. */
export function without(choice: Choice, person: Id<'Person'>, today: Day): Choice {
  const candidates = choice.candidates.map((one) =>
    one.person === person ? { person, acceptedOn: null, declinedOn: today } : one,
  )
  const voices = choice.voices.filter((voice) => voice.supports !== person)
  const nobody = candidates.every(({ declinedOn }) => declinedOn !== null)
  const over = nobody && (choice.how === 'named' || choice.how === 'founded')
  return { ...choice, candidates, voices, ended: over ? 'declined' : null }
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

type Begun = Partial<Pick<Choice, 'namedBy' | 'openedOn' | 'candidates'>>

export const newChoice = (side: Side, holds: Holds, how: Choice['how'], at: At, begun: Begun): Choice => ({
  id: id(at.fresh()),
  side,
  holds,
  how,
  namedBy: null,
  madeOn: at.today,
  openedOn: null,
  callers: [],
  candidates: [],
  voices: [],
  ended: null,
  ...begun,
})

/** Who supports whom is nobody's to know, so no event of a choice says it. */
export const event = (what: string, choice: Choice): Event => ({
  name: `people.${what}`,
  about: `choice:${choice.id}`,
  facts: { side: choice.side, holds: choice.holds },
})
