import type { Key } from '../../../locales/en.js'

export const TOLD = {
  'conversations.counted': 'results.told.counted',
  'conversations.forgot': 'results.told.forgot',
} as const satisfies Record<string, Key>
