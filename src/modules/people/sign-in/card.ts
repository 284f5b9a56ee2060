import type { Actor } from '../../../kernel/actor.js'
import { may } from '../../../kernel/actor.js'
import { type Instant, instant } from '../../../kernel/day.js'
import { no, yes } from '../../../kernel/decision.js'
import type { Id } from '../../../kernel/id.js'
import { isSpelt, meant } from './letters.js'

/** A printed sign-in card, or the return code of somebody who has only this device. */
export type Card = {
  readonly id: Id<'Card'>
  readonly person: Id<'Person'>
  readonly kind: CardKind
  readonly number: string
  readonly name: string | null
  readonly madeAt: Instant
  /** nothing: the person themselves */
  readonly madeBy: Id<'Person'> | null
  /** nothing: agreed by two people, and not printed yet */
  readonly printedAt: Instant | null
  readonly lastUsedAt: Instant | null
  readonly endedAt: Instant | null
}

export const CARD_KINDS = ['card', 'return-code'] as const
export type CardKind = (typeof CARD_KINDS)[number]

export type CardRefusal =
  | 'card-wrong'
  | 'card-slip'
  | 'number-slip'
  | 'card-wait'
  | 'not-allowed'
  | 'card-ended'
  | 'card-printed'
  | 'name-odd'

/** Random letters on a card: 24 of 5 bits are 120 bits. One more letter shows a slip. */
export const SECRET_LETTERS = 24
export const NUMBER_LETTERS = 7

/** Wrong tries at one card, in all processes together, and after how long they are forgotten. */
export const WRONG_MOST = 20
export const WRONG_MINUTES = 15

export const isNumber = (text: string) => isSpelt(meant(text), NUMBER_LETTERS + 1)
export const isSecret = (text: string) => isSpelt(meant(text), SECRET_LETTERS + 1)

const NAME = /^[\p{L}\p{N}][\p{L}\p{N} .'’-]{1,38}[\p{L}\p{N}]$/u

/** A name to type instead of the number. Nothing that could itself be a number or an e-mail address. */
export function nameRefused(name: string): 'name-odd' | undefined {
  return NAME.test(name) && !isNumber(name) ? undefined : 'name-odd'
}

/** What the name or number on a card is looked up by. A slip in a number is told before anybody looks. */
export function lookedUpBy(typed: string): { readonly number: string } | { readonly name: string } {
  return isNumber(typed) ? { number: meant(typed) } : { name: typed.trim().toLowerCase() }
}

type Window = { readonly since: Instant; readonly wrong: number }

/** Were there too many wrong tries just now? */
export function mustWait(tries: Window | undefined, now: Instant, most = WRONG_MOST): boolean {
  return tries !== undefined && tries.wrong >= most && now < windowEnds(tries)
}

/** One wrong try more; after a while they begin anew. */
export function oneMore(tries: Window | undefined, now: Instant): Window {
  if (!tries || now >= windowEnds(tries)) return { since: now, wrong: 1 }
  return { since: tries.since, wrong: tries.wrong + 1 }
}

const windowEnds = ({ since }: Window) => instant(new Date(Date.parse(since) + WRONG_MINUTES * 60_000))

/** The person makes one for themselves; the one before is no good any more. */
export function makeCard(card: Pick<Card, 'id' | 'kind'>, actor: Actor) {
  if (actor.kind !== 'person') return no('not-allowed')
  return yes(card, cardEvent('people.card-made', card.id, card.kind))
}

/** A card that two people agreed on is printed once, by somebody who holds a key. */
export function printCard(card: Card, actor: Actor) {
  if (!may(actor, 'people.mend')) return no('not-allowed')
  if (card.endedAt !== null) return no('card-ended')
  if (card.printedAt !== null) return no('card-printed')
  return yes(card, cardEvent('people.card-printed', card.id, card.kind))
}

/** The person cancels their own; by phone a facilitator does it for them. */
export function cancelCard(card: Card, actor: Actor, why: 'cancelled' | 'by-phone', now: Instant) {
  const own = actor.kind === 'person' && actor.id === card.person
  if (why === 'cancelled' ? !own : !may(actor, 'people.mend')) return no('not-allowed')
  if (card.endedAt !== null) return no('card-ended')
  const event = cardEvent(
    why === 'cancelled' ? 'people.card-cancelled' : 'people.card-cancelled-by-phone',
    card.id,
    card.kind,
  )
  return yes({ ...card, endedAt: now, endedWhy: why }, event)
}

// A card's id leads to its person only inside the database: who has one is nobody else's business.
const cardEvent = (name: string, card: Id<'Card'>, kind: CardKind) => ({
  name,
  about: `card:${card}`,
  facts: { kind },
})
