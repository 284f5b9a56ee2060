import type { Key } from '../../locales/en.js'
import type { ConversationRefusal } from './conversation.js'

export const REFUSED: Record<ConversationRefusal, Key> = {
  'not-allowed': 'conversations.no.not-allowed',
  'not-open-yet': 'conversations.no.not-open-yet',
  'not-draft': 'conversations.no.not-draft',
  'no-question': 'conversations.no.no-question',
  'no-replier': 'conversations.no.no-replier',
}

export const TOLD = {
  'conversations.started': 'conversations.told.started',
  'conversations.opened': 'conversations.told.opened',
} as const satisfies Record<string, Key>
