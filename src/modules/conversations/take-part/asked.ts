import type { Id } from '../../../kernel/id.js'
import type { House } from '../../../platform/room.js'
import { noteShown } from './shown.js'
import { heldVoter } from './voters.js'

type Asked = {
  readonly of: Id<'Conversation'>
  readonly pseudonym: Buffer
  readonly n: number
  readonly what: 'plainer' | 'not-my-language'
}

/**
 * Somebody asked for plainer words, or for their language, instead of answering: that is what came of showing them the
 * idea. One that is not in their language is put aside, like one that was skipped.
 */
export function noteAsked(house: Pick<House, 'ground'>, org: Id<'Organisation'>, asked: Asked): void {
  const { what, ...where } = asked
  const voter = heldVoter(house, asked.pseudonym)
  if (what === 'not-my-language') voter?.own.aside.add(asked.n)
  noteShown(house, org, { ...where, drawn: voter?.drawn.get(asked.n), outcome: what })
}
