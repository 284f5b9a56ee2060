import type { Key } from '../../../locales/en.js'
import type { ConversationRefusal } from '../conversation.js'
import { REFUSED } from '../words.js'
import type { DeleteRefusal } from './delete-draft.js'
import type { Missing } from './prepare.js'
import type { ReplyRefusal } from './reply.js'
import type { SlipRefusal } from './slip.js'

/** A refusal without words here does not compile. */
export const START_NO: Record<
  ConversationRefusal | DeleteRefusal | Missing | SlipRefusal | ReplyRefusal,
  Key
> = {
  ...REFUSED,
  replier: 'conversations.no.no-replier',
  perspectives: 'start.no.perspectives',
  'last-day-past': 'start.no.last-day-past',
  'small-and-link': 'start.no.small-and-link',
  'seed-details': 'start.no.seed-details',
  'not-open': 'start.no.not-open',
  'nobody-new': 'start.no.nobody-new',
  'cancelled-already': 'start.no.cancelled-already',
  'not-yours': 'start.no.not-yours',
  'not-due': 'start.no.not-due',
  'replied-already': 'start.no.replied-already',
  'maker-is-here': 'start.no.maker-is-here',
  'worry-in-it': 'start.no.worry-in-it',
}

export const START_TOLD = {
  'conversations.prepared': 'start.told.prepared',
  'conversations.draft-deleted': 'start.told.draft-deleted',
  'conversations.slips-made': 'start.told.slips-made',
  'conversations.letters-sent': 'start.told.letters-sent',
  'conversations.slips-cancelled': 'start.told.slips-cancelled',
  'conversations.last-day-over': 'start.told.last-day-over',
  'conversations.closed': 'start.told.closed',
  'conversations.replied': 'start.told.replied',
  'conversations.members-told': 'start.told.members-told',
  'conversations.reply-late': 'start.told.reply-late',
  'conversations.reply-judged': 'start.told.reply-judged',
  'conversations.second-reply-due': 'start.told.second-reply-due',
} as const satisfies Record<`conversations.${string}`, Key>

/** What was just done, where a page of ours was led to with `?done=`. */
export const START_DONE = {
  started: 'start.done.started',
  saved: 'start.done.saved',
  opened: 'start.done.opened',
  asked: 'start.done.asked',
  letters: 'start.done.letters',
  cancelled: 'start.done.cancelled',
  replied: 'start.done.replied',
  verdict: 'start.done.verdict',
  deleted: 'start.done.deleted',
} as const satisfies Record<string, Key>

export function doneWords(done: string | undefined): Key | undefined {
  return Object.entries(START_DONE).find(([name]) => name === done)?.[1]
}
