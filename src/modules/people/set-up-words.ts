import type { Key } from '../../locales/en.js'
import type { FounderRefusal } from './set-up-founder.js'
import type { ListRefusal } from './set-up-lists.js'

/** Why a step of setting up was refused. */
export const WORDS: Readonly<Record<ListRefusal | FounderRefusal, Key>> = {
  'two-people': 'set-up.no.two-people',
  'not-yet': 'set-up.no.not-yet',
  'last-of-side': 'set-up.no.last-of-side',
  'same-name': 'set-up.no.same-name',
  'too-many': 'set-up.no.too-many',
  gone: 'set-up.no.gone',
  'no-such-parent': 'set-up.no.no-such-parent',
  'last-group': 'set-up.no.last-group',
  'has-groups': 'set-up.no.has-groups',
  'not-of-side': 'set-up.no.not-of-side',
}

export const LINK_WORDS: Readonly<Record<'no-such-link' | 'link-used' | 'link-old', Key>> = {
  'no-such-link': 'set-up.no-such-link',
  'link-used': 'set-up.link-used',
  'link-old': 'set-up.link-old',
}

/** How each event of setting up is told on the page of what happened. */
export const TOLD = {
  'people.organisation-made': 'set-up.told.organisation-made',
  'people.set-up-link-made': 'set-up.told.link-made',
  'people.set-up-opened': 'set-up.told.opened',
  'people.organisation-named': 'set-up.told.named',
  'people.perspectives-taken': 'set-up.told.perspectives-taken',
  'people.perspective-added': 'set-up.told.perspective-added',
  'people.perspective-renamed': 'set-up.told.perspective-renamed',
  'people.perspective-taken-out': 'set-up.told.perspective-taken-out',
  'people.group-made': 'set-up.told.group-made',
  'people.group-changed': 'set-up.told.group-changed',
  'people.group-closed': 'set-up.told.group-closed',
  'people.founder-came': 'set-up.told.founder-came',
  'people.founder-mended': 'set-up.told.founder-mended',
  'people.other-side-asked': 'set-up.told.other-side-asked',
} as const satisfies Readonly<Record<string, Key>>

/** What was just done, by the word after `?done=` in the address. */
export const DONE: Readonly<Record<string, Key>> = {
  name: 'set-up.happened.name',
  perspectives: 'set-up.happened.perspectives',
  groups: 'set-up.happened.groups',
  you: 'set-up.happened.you',
  'asked-other': 'set-up.happened.asked',
  paper: 'set-up.happened.paper',
}
