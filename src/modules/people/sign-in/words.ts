import type { Key } from '../../../locales/en.js'
import type { CardRefusal } from './card.js'
import type { CodeRefusal } from './code.js'
import type { InvitationRefusal } from './invitation.js'
import type { MendRefusal } from './mend.js'
import type { SecondRefusal } from './second.js'
import type { SupportRefusal } from './support.js'

export type Refusal =
  | CodeRefusal
  | CardRefusal
  | InvitationRefusal
  | SecondRefusal
  | SupportRefusal
  | MendRefusal

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
  'second-wrong': 'second.wrong',
  'second-wait': 'second.wait',
  'second-first': 'second.first',
  'not-agreed': 'support.not-agreed',
  'no-helper': 'support.no-helper',
  'email-taken': 'mend.email-taken',
  'nobody-there': 'mend.nobody-there',
  'same-person': 'mend.same-person',
  'both-hold-a-key': 'mend.both-hold-a-key',
  'key-would-move': 'mend.key-would-move',
  'both-sides': 'mend.both-sides',
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
  'people.sign-on-removed': 'told.sign-on-removed',
  'people.sign-on-joined': 'told.sign-on-joined',
  'people.persons-joined': 'told.persons-joined',
}
