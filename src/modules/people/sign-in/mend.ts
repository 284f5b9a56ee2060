import { no } from '../../../kernel/decision.js'

/** What two people may agree on for somebody who cannot get in any more, and why it may not be. */
export type MendRefusal =
  | 'email-taken'
  | 'nobody-there'
  | 'same-person'
  | 'both-hold-a-key'
  | 'key-would-move'
  | 'both-sides'

export type Account = {
  readonly id: string
  readonly isHere: boolean
  /** a key of either side that is not over, whether accepted yet or not */
  readonly holdsKey: boolean
}

/**
 * May two accounts become one? Never while both hold a key: then one person would hold both. And a key does not move
 * from account to account: who holds one is kept, and the other comes to it.
 */
export function mayJoin(from: Account | undefined, into: Account | undefined) {
  if (!from?.isHere || !into?.isHere) return no('nobody-there')
  if (from.id === into.id) return no('same-person')
  if (from.holdsKey && into.holdsKey) return no('both-hold-a-key')
  if (from.holdsKey) return no('key-would-move')
  return { ok: true } as const
}
