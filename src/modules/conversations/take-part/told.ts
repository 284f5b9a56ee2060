import type { Say } from '../../../ui/say.js'
import { MOST_MARKS } from '../idea.js'
import type { Own, Place } from './own.js'
import type { After } from './turn.js'

/** What is said after a turn: short, for the bar on the page; whole, for whoever hears the page. */
export type Told = { readonly short: string; readonly whole: string; readonly canUndo: boolean }

/** "Agree saved. Undo. About 11 left": what was done, how to take it back, how much is still to come. */
export function toldOf(say: Say, after: After, place: Place, own: Own): Told {
  const left = say('take.left', { left: place.left })
  const plain = (short: string): Told => ({ short, whole: `${short} ${left}`, canUndo: false })
  switch (after.kind) {
    case 'saved': {
      const short = say('take.saved', { answer: say(`take.vote.${after.vote}`) })
      return { short, whole: `${short} ${say('take.undo')}. ${left}`, canUndo: true }
    }
    case 'undone':
      return plain(say('take.undone'))
    case 'skipped':
      return plain(say('take.skipped'))
    case 'marked':
      return plain(say('take.marked', { left: MOST_MARKS - own.marks.size }))
    case 'unmarked':
      return plain(say('take.unmarked'))
    case 'five-used':
      return plain(say('take.five-used'))
    case 'gone':
      return plain(say('take.gone'))
    default:
      return { short: '', whole: '', canUndo: false }
  }
}
