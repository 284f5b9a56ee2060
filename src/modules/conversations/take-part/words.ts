import type { Key } from '../../../locales/en.js'
import type { SpeakingRefusal } from './speaking.js'

export const REFUSED: Record<SpeakingRefusal, Key> = {
  closed: 'take.no.closed',
  frozen: 'take.no.frozen',
  'nothing-ticked': 'take.no.nothing-ticked',
  'both-ticked': 'take.no.both-ticked',
  'small-first': 'take.no.small-first',
}
