import type { Key } from '../../../locales/en.js'
import type { Told } from '../../../platform/room.js'
import type { LeavingRefusal } from './leaving.js'
import type { NeedRefusal } from './needs.js'
import type { PerspectiveRefusal } from './perspectives.js'
import type { RightRefusal } from './rights.js'

type Refusal = PerspectiveRefusal | NeedRefusal | LeavingRefusal | RightRefusal

// A refusal without words here does not compile.
export const WORDS: Readonly<Record<Refusal, Key>> = {
  'not-a-person': 'mine.no.not-a-person',
  'side-fixed': 'mine.no.side-fixed',
  'review-past': 'mine.no.review-past',
  'review-far': 'mine.no.review-far',
  'holds-key': 'mine.no.holds-key',
  'not-a-facilitator': 'rights.no.not-a-facilitator',
  'waits-for-second': 'rights.no.waits-for-second',
  'own-entry': 'rights.no.own-entry',
  'not-by-phone': 'rights.no.not-by-phone',
  'confirmed-before': 'rights.no.confirmed-before',
  'acknowledged-before': 'rights.no.acknowledged-before',
  'answered-before': 'rights.no.answered-before',
  'in-future': 'rights.no.in-future',
}

export const TOLD = {
  'people.perspectives-said': 'told.perspectives-said',
  'people.needs-said': 'told.needs-said',
  'people.details-changed': 'told.details-changed',
  'people.left': 'told.left',
  'people.erased': 'told.erased',
  'people.right-asked': 'told.right-asked',
  'people.right-taken-down': 'told.right-taken-down',
  'people.right-confirmed': 'told.right-confirmed',
  'people.right-acknowledged': 'told.right-acknowledged',
  'people.right-answered': 'told.right-answered',
  'people.letters-written': 'told.letters-written',
  'people.needs-reminded': 'told.needs-reminded',
  'people.rights-reminded': 'told.rights-reminded',
} as const satisfies Told

/** What is nobody's business but that of whoever did it. */
export const QUIET: readonly string[] = [
  'people.perspectives-said',
  'people.needs-said',
  'people.details-changed',
  'people.right-asked',
]

/** What anybody may read of this place. */
export const OPEN: readonly string[] = [
  'people.organisation-made',
  'people.set-up-link-made',
  'people.set-up-opened',
  'people.organisation-named',
]

/** What was just done, by the word after `?done=` in the address. */
export const DONE: Readonly<Record<string, Key>> = {
  perspectives: 'mine.done.perspectives',
  needs: 'mine.done.needs',
  details: 'mine.done.details',
  asked: 'rights.done.asked',
  'taken-down': 'rights.done.taken-down',
  confirmed: 'rights.done.confirmed',
  acknowledged: 'rights.done.acknowledged',
  answered: 'rights.done.answered',
}

/** The names of what is kept, as a person would say them. */
export const HELD: Readonly<Record<string, Key>> = {
  person: 'held.person',
  person_perspective: 'held.perspectives',
  person_need: 'held.needs',
  people_member: 'held.groups',
  people_key: 'held.keys',
  people_rights: 'held.rights',
  session: 'held.sessions',
  conversation_idea: 'held.ideas',
  conversation_message: 'held.messages',
}
