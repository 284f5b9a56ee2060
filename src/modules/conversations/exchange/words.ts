import type { Key } from '../../../locales/en.js'
import type { Say } from '../../../ui/say.js'
import { type BringRefusal, MOST_NAMES } from './bring.js'

/** Why what was read cannot stand here, and what to do, in one sentence. */
export function bringWords(say: Say, refusal: BringRefusal): string {
  switch (refusal.kind) {
    case 'long-idea':
      return say('exchange.no.long-idea', { idea: refusal.idea })
    case 'unknown-perspectives':
      return say('exchange.no.unknown-perspectives', {
        n: refusal.names.length,
        names: refusal.names.map((name) => `“${name}”`).join(', '),
      })
    case 'many-perspectives':
      return say('exchange.no.many-perspectives', { n: refusal.n, most: MOST_NAMES })
    case 'long-perspective':
    case 'unknown-required':
    case 'not-in-files':
      return say(`exchange.no.${refusal.kind}`, { name: refusal.name })
    default:
      return say(`exchange.no.${refusal.kind}`)
  }
}

export const TOLD = {
  'conversations.imported': 'exchange.told.imported',
  'conversations.archived': 'exchange.told.archived',
  'conversations.import-asked': 'exchange.told.import-asked',
  'conversations.import-answered': 'exchange.told.import-answered',
  'conversations.import-stopped': 'exchange.told.import-stopped',
} as const satisfies Record<string, Key>
