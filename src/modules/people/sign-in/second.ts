import type { Actor } from '../../../kernel/actor.js'
import type { Assurance, Way } from '../../../platform/web/sessions.js'

/** The proofs that can stand beside the first. */
export const SECONDS = ['passkey', 'app', 'card', 'code', 'recovery'] as const
export type Second = (typeof SECONDS)[number]

/** What a person has that can be a second proof. */
export type Having = Readonly<Record<Second, boolean>>

export type SecondRefusal = 'second-wrong' | 'second-wait' | 'second-first'

// The way a session was begun is no second proof of itself. A letter reached the same address a code would.
const SAME: Readonly<Record<Way, readonly Second[]>> = {
  invitation: ['code'],
  code: ['code'],
  card: ['card'],
  passkey: ['passkey'],
  // Work sign-on and work e-mail are often one account.
  organisation: ['code'],
}

/** The second proofs this person can give in a session that was begun this way. */
export function secondsFor(way: Way | undefined, having: Having): readonly Second[] {
  const same = way === undefined ? SECONDS : SAME[way]
  return SECONDS.filter((second) => having[second] && !same.includes(second))
}

/**
 * May this session add or take away proofs? Whoever has made themselves safer with a second one shows it first.
 * Whoever holds a key shows any other proof they have: else somebody who got hold of their e-mail could make a card
 * and come in with both. Without any, the first one is made here and now.
 */
export function mayChangeProofs(
  { assurance, way }: { readonly assurance: Assurance; readonly way?: Way | undefined },
  having: Having & { readonly key: boolean },
): boolean {
  if (assurance === 'two-factor') return true
  if (having.key) return secondsFor(way, having).length === 0
  return !(having.passkey || having.app || having.recovery)
}

/** A key is held, and a safety contact acts, only while two proofs were given: without the second, neither. */
export function withoutKey(actor: Actor, assurance: Assurance): Actor {
  if (actor.kind !== 'person' || assurance === 'two-factor') return actor
  const { key: _, safety: __, ...rest } = actor
  return rest
}
