import type { Key } from '../../../locales/en.js'
import type { Say } from '../../../ui/say.js'
import type { HiddenWhy, Whose } from '../idea.js'
import type { AddRefusal } from './adding.js'
import type { AskKind } from './asks.js'
import type { DetailKind } from './checks/details.js'
import type { GuessKind } from './checks/guess.js'
import type { HouseTold, MessageRefusal } from './messages.js'
import type { WordingKind } from './wording.js'

export const REFUSED: Record<AddRefusal | MessageRefusal, Key> = {
  'not-open': 'safety.no.not-open',
  'not-here': 'safety.no.not-here',
  full: 'safety.no.full',
  'many-of-yours': 'safety.no.many-of-yours',
  'personal-details': 'safety.no.personal-details',
  'not-yours': 'safety.no.not-yours',
  'voted-on': 'safety.no.voted-on',
  'not-shown': 'safety.no.not-shown',
  'same-language': 'safety.no.same-language',
  'no-author': 'safety.no.no-author',
  'not-a-contact': 'safety.no.not-a-contact',
  'nothing-to-answer': 'safety.no.nothing-to-answer',
}

export const HIDDEN_WORDS: Record<HiddenWhy, Key> = {
  threat: 'safety.hidden.threat',
  'names-worker': 'safety.hidden.names-worker',
  'personal-details': 'safety.hidden.personal-details',
  hate: 'safety.hidden.hate',
  elsewhere: 'safety.hidden.elsewhere',
}

export const DETAIL_WORDS: Record<DetailKind, Key> = {
  name: 'safety.detail.name',
  phone: 'safety.detail.phone',
  email: 'safety.detail.email',
  address: 'safety.detail.address',
  postcode: 'safety.detail.postcode',
  'nhs-number': 'safety.detail.nhs-number',
  web: 'safety.detail.web',
}

export const GUESS_WORDS: Record<GuessKind, Key> = {
  relatives: 'safety.guess.relatives',
  diagnoses: 'safety.guess.diagnoses',
  jobs: 'safety.guess.jobs',
  services: 'safety.guess.services',
}

export const WHOSE_WORDS: Record<Whose, Key> = {
  mine: 'safety.whose.mine',
  'with-help': 'safety.whose.with-help',
  supporter: 'safety.whose.supporter',
}

export const WORDING_WORDS: Record<WordingKind, Key> = {
  translation: 'safety.wording.translation',
  'easy-read': 'safety.wording.easy-read',
  plainer: 'safety.wording.plainer',
}

export const ASK_WORDS: Record<AskKind, { readonly ask: Key; readonly done: Key; readonly heard: Key }> = {
  plainer: { ask: 'safety.ask.plainer', done: 'safety.ask.plainer.done', heard: 'safety.ask.plainer.heard' },
  'not-my-language': {
    ask: 'safety.ask.language',
    done: 'safety.ask.language.done',
    heard: 'safety.ask.language.heard',
  },
  'easy-read': { ask: 'safety.ask.easy', done: 'safety.ask.easy.done', heard: 'safety.ask.easy.heard' },
}

/** What the house tells an author of what became of their words. */
export const HOUSE_WORDS: Record<HouseTold, Key> = {
  held: 'safety.house.held',
  'gone-up': 'safety.house.gone-up',
  kept: 'safety.house.kept',
  back: 'safety.house.back',
  hidden: 'safety.house.hidden',
  'shown-again': 'safety.house.shown-again',
}

const LANGUAGES: Readonly<Record<string, Key>> = { en: 'safety.language.en', cy: 'safety.language.cy' }

/** What a language is called, in the language of the page; by its code where it is neither of ours. */
export const namedIn = (say: Say, language: string): string => {
  const key = LANGUAGES[language]
  return key ? say(key) : language
}

export const SAFETY_TOLD = {
  'conversations.idea-added': 'safety.told.idea-added',
  'conversations.idea-mended': 'safety.told.idea-mended',
  'conversations.idea-taken-back': 'safety.told.idea-taken-back',
  'conversations.idea-worded': 'safety.told.idea-worded',
  'conversations.wording-promised': 'safety.told.wording-promised',
  'conversations.worried': 'safety.told.worried',
  'conversations.worry-read': 'safety.told.worry-read',
  'conversations.message-left': 'safety.told.message-left',
  'conversations.message-answered': 'safety.told.message-answered',
} as const satisfies Record<string, Key>
