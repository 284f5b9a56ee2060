import type { Side } from '../../../kernel/actor.js'
import type { Day } from '../../../kernel/day.js'
import type { Id } from '../../../kernel/id.js'
import type { State } from '../conversation.js'
import type { Whose } from '../idea.js'

/** A perspective that is asked for in a conversation. */
export type Offered = { readonly id: Id<'Perspective'>; readonly side: Side }

/** What somebody says of themselves before their first answer. */
export type Saying = {
  readonly perspectives: readonly Id<'Perspective'>[]
  /** they ticked "none of these" */
  readonly none: boolean
  readonly whose: Whose
  readonly agreedSmall: boolean
}

export type SpeakingRefusal = 'closed' | 'frozen' | 'nothing-ticked' | 'both-ticked' | 'small-first'

type Before = {
  readonly state: State
  readonly today: Day
  readonly smallRoom: boolean
  /** the first answer is there, so what was said stands */
  readonly frozen: boolean
  readonly offered: readonly Offered[]
}

export type Spoken =
  | { readonly ok: true; readonly stands: readonly Id<'Perspective'>[] }
  | { readonly ok: false; readonly no: SpeakingRefusal }

/** "Speaking today as": any number of those asked for, or none of them; nobody is made to take a second one. */
export function sayWhoSpeaks(said: Saying, before: Before): Spoken {
  if (!isTaking(before.state, before.today)) return { ok: false, no: 'closed' }
  if (before.frozen) return { ok: false, no: 'frozen' }
  if (before.offered.length && !said.none && !said.perspectives.length)
    return { ok: false, no: 'nothing-ticked' }
  if (said.none && said.perspectives.length) return { ok: false, no: 'both-ticked' }
  if (before.smallRoom && !said.agreedSmall) return { ok: false, no: 'small-first' }
  return { ok: true, stands: standsIn(said.perspectives, before.offered, said.whose) }
}

/**
 * What answers count under. A supporter's own guess is never lived experience: it counts under no such perspective,
 * whoever the guess is about.
 */
export function standsIn(
  ticked: readonly Id<'Perspective'>[],
  offered: readonly Offered[],
  whose: Whose,
): readonly Id<'Perspective'>[] {
  return offered
    .filter(({ id, side }) => ticked.includes(id) && !(whose === 'supporter' && side === 'lived'))
    .map(({ id }) => id)
}

/** Does it take answers? Until it is closed, and not after the last day that was named. */
export const isTaking = (state: State, today: Day): boolean =>
  state.kind === 'open' && (state.closesOn === null || today <= state.closesOn)
