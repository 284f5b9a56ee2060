import type { Conversation } from '../../conversation.js'

/** Fewer people than this, and no line of theirs leaves this place. */
export const FEWEST_PEOPLE = 5

export type RowsRefusal = 'not-announced' | 'not-closed' | 'few-people'

/**
 * Why single answers may not be given out, even if two people wished it; nothing where they may.
 * @param people how many count in it with at least one answer to an idea that is open to everybody
 */
export function whyNotRows(
  { rowsAnnounced, state }: Pick<Conversation, 'rowsAnnounced' | 'state'>,
  people: number,
): RowsRefusal | undefined {
  if (!rowsAnnounced) return 'not-announced'
  if (state.kind !== 'closed') return 'not-closed'
  return people < FEWEST_PEOPLE ? 'few-people' : undefined
}
