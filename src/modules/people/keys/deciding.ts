import type { Side } from '../../../kernel/actor.js'
import type { Day } from '../../../kernel/day.js'
import { type Event, yes } from '../../../kernel/decision.js'
import { type Id, id } from '../../../kernel/id.js'
import {
  ANSWER_DAYS,
  type At,
  type Choice,
  type Holds,
  type Key,
  type Keys,
  keyOf,
  plusDays,
  TERM_DAYS,
  whyNot,
  withChoice,
} from './key.js'

type Passed = { readonly ok: true; readonly next: Keys; readonly event: Event }

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
export function settled(s: Keys, choice: Choice, at: At, otherwise: Event): Passed {
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
