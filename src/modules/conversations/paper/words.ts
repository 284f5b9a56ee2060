import type { Key } from '../../../locales/en.js'
import type { Language, Say } from '../../../ui/say.js'
import type { BatchRefusal } from './batch.js'
import { LETTERS, type SheetFault } from './sheet.js'

export const REFUSED: Record<BatchRefusal, Key> = {
  'not-allowed': 'paper.no.not-allowed',
  'not-open': 'paper.no.not-open',
  'own-side': 'paper.no.own-side',
  'confirmed-already': 'paper.no.confirmed-already',
  'no-sheets': 'paper.no.no-sheets',
  'code-used': 'paper.no.code-used',
  'no-perspective': 'paper.no.no-perspective',
}

/** What is the matter with the line that was typed, and what to do. */
export function faultWords(say: Say, language: Language, fault: SheetFault): string {
  switch (fault.kind) {
    case 'nothing':
      return say('paper.fault.nothing')
    case 'not-read':
      return say('paper.fault.not-read', { piece: fault.piece, ...LETTERS[language] })
    case 'too-many-marks':
      return say('paper.fault.too-many-marks', { most: fault.most })
    default:
      return say(`paper.fault.${fault.kind}`, { number: fault.number })
  }
}

export const TOLD = {
  'conversations.paper-begun': 'paper.told.begun',
  'conversations.paper-confirmed': 'paper.told.confirmed',
} as const satisfies Record<string, Key>
