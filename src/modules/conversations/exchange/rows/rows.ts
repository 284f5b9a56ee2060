import type { Conversation } from '../../conversation.js'

export type RowsRefusal = 'not-announced' | 'small-room' | 'not-closed' | 'few-people'

/**
 * Why single answers may not be given out, even if two people wished it; nothing where they may.
 * @param people how many count in it with at least one answer to an idea that is open to everybody
 */
export function whyNotRows(
  {
    rowsAnnounced,
    smallRoom,
    state,
    fewest,
  }: Pick<Conversation, 'rowsAnnounced' | 'smallRoom' | 'state' | 'fewest'>,
  people: number,
): RowsRefusal | undefined {
  if (!rowsAnnounced) return 'not-announced'
  // There everybody agreed to numbers in that room, and a line would be one of a handful.
  if (smallRoom) return 'small-room'
  if (state.kind !== 'closed') return 'not-closed'
  return people < fewest ? 'few-people' : undefined
}
