import type { Say } from '../../../../ui/say.js'
import type { Needs } from '../needs.js'

/** What helps somebody, a line for each thing. */
export const needLines = (needs: Needs, say: Say): readonly string[] => [
  say(`helps.language.${needs.language}`),
  say(`mine.channel.${needs.channel}`),
  ...needs.format.map((one) => say(`mine.format.${one}`)),
  ...needs.support.map((one) => say(`mine.support.${one}`)),
]
