import type { Key } from '../../../locales/en.js'
import type { Refusal, State } from './duty.js'

/** Why something about the duties was refused. */
export const WORDS: Readonly<Record<Refusal, Key>> = {
  'not-allowed': 'duties.no.not-allowed',
  'not-all-done': 'duties.no.not-all-done',
  'numbers-first': 'duties.no.numbers-first',
  'one-side': 'duties.no.one-side',
  'open-already': 'duties.no.open-already',
  'same-side': 'duties.no.same-side',
  'not-asked': 'duties.no.not-asked',
  'asked-already': 'duties.no.asked-already',
  'nothing-to-make': 'duties.no.nothing-to-make',
}

export const STATES: Readonly<Record<Exclude<State['kind'], 'done'>, Key>> = {
  'to-do': 'duties.say.to-do',
  begun: 'duties.say.begun',
  stale: 'duties.say.stale',
  stopped: 'duties.say.stopped',
}

/** How each event of this part is told on the page of what happened. */
export const TOLD = {
  'people.duty-answered': 'duties.told.answered',
  'people.duty-change-asked': 'duties.told.change-asked',
  'people.duty-change-agreed': 'duties.told.change-agreed',
  'people.duty-change-put-away': 'duties.told.change-put-away',
  'people.notice-made': 'duties.told.notice-made',
  'people.opening-asked': 'duties.told.opening-asked',
  'people.opened': 'duties.told.opened',
  'people.opening-put-away': 'duties.told.opening-put-away',
  'people.cleared': 'duties.told.cleared',
  'people.keepers-set': 'duties.told.keepers-set',
} as const satisfies Readonly<Record<string, Key>>

/** What was just done, by the word after `?done=` in the address. */
export const DONE: Readonly<Record<string, Key>> = {
  numbers: 'duties.done.numbers',
  saved: 'duties.done.saved',
  notice: 'duties.done.notice',
  asked: 'duties.done.asked',
  opened: 'duties.done.opened',
  'not-yet': 'duties.done.not-yet',
  change: 'duties.done.change',
  agreed: 'duties.done.agreed',
  'put-away': 'duties.done.put-away',
}
