import type { Actor } from '../../../kernel/actor.js'
import { no, yes } from '../../../kernel/decision.js'

/** What becomes of a person's words when they leave. */
export const WORDS_AFTER = ['keep', 'remove'] as const
export type WordsAfter = (typeof WORDS_AFTER)[number]

/** What somebody still carries here that others would be left without. */
export type Carries = {
  /** a key of a side: as facilitator or deputy, accepted or not */
  readonly key: boolean
}

export type LeavingRefusal = 'not-a-person' | 'holds-key'

/** What keeps somebody from going, if anything: a key is handed on first, so that no side is left without one. */
export function keepsHere(actor: Actor, carries: Carries): LeavingRefusal | undefined {
  if (actor.kind !== 'person') return 'not-a-person'
  return carries.key ? 'holds-key' : undefined
}

/** They leave. The record keeps that somebody left, and whether their words stayed. */
export function leave(actor: Actor, carries: Carries, words: WordsAfter) {
  const why = keepsHere(actor, carries)
  if (actor.kind !== 'person' || why) return no<LeavingRefusal>(why ?? 'not-a-person')
  return yes(actor.id, { name: 'people.left', about: `person:${actor.id}`, facts: { words } })
}
