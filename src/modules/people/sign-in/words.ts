import type { Key } from '../../../locales/en.js'
import type { CardRefusal } from './card.js'
import type { CodeRefusal } from './code.js'
import type { InvitationRefusal } from './invitation.js'

export type Refusal = CodeRefusal | CardRefusal | InvitationRefusal

// A refusal without words here does not compile.
export const WORDS: Record<Refusal, Key> = {
  'code-wrong': 'code.wrong',
  'code-old': 'code.old',
  'code-tried': 'code.tried',
  'card-wrong': 'card.wrong',
  'card-slip': 'card.slip',
  'number-slip': 'card.number-slip',
  'card-wait': 'card.wait',
  'card-ended': 'card.ended',
  'card-printed': 'card.printed',
  'name-odd': 'card.name-odd',
  'not-allowed': 'sign-in.not-allowed',
  'invitation-closed': 'join.closed',
  'invitation-full': 'join.full',
  'already-here': 'join.already',
  'sign-in-first': 'join.sign-in-first',
}

/** How the record page tells what happened. `{who}` is whoever did it. */
export const TOLD: Readonly<Record<string, Key>> = {
  'people.invited': 'told.invited',
  'people.invitation-cancelled': 'told.invitation-cancelled',
  'people.joined': 'told.joined',
  'people.card-made': 'told.card-made',
  'people.card-printed': 'told.card-printed',
  'people.card-cancelled': 'told.card-cancelled',
  'people.card-cancelled-by-phone': 'told.card-cancelled-by-phone',
  'people.email-changed': 'told.email-changed',
  'people.proof-added': 'told.proof-added',
  'people.proof-removed': 'told.proof-removed',
  'people.sign-on-set': 'told.sign-on-set',
  'people.sign-on-joined': 'told.sign-on-joined',
  'people.supported': 'told.supported',
  'people.support-changed': 'told.support-changed',
  'people.persons-joined': 'told.persons-joined',
}
