import type { Refusal, Tool } from './promise.js'

// A refusal without words here does not compile.
export const WORDS: Record<Refusal, string> = {
  'not-allowed': 'You need to be a member of this group to do that',
  'not-yours': 'Only the person who made the promise can do that',
  'own-promise': 'Someone other than the owner needs to agree that it was kept',
  'not-open': 'This promise has already been answered',
  'not-said-kept': 'The owner has not said that this is done yet',
  'past-due': 'The date has passed, so it cannot be moved. Say what happened instead',
  'not-later': 'Choose a date after the one you promised',
}

export const TOOL_WORDS: Record<Tool, string> = { spade: 'A spade', rake: 'A rake', time: 'An hour' }
