import type { Actor } from '../../../kernel/actor.js'
import { type Decision, no, yes } from '../../../kernel/decision.js'
import { type Conversation, type ConversationRefusal, keeps } from '../conversation.js'

export type DeleteRefusal = 'maker-is-here' | 'worry-in-it'

/** What the rule has to know beside the draft. */
export type Around = {
  /** whoever started it has an account and is in its group */
  readonly makerIsHere: boolean
  /** somebody told of a worry about a first idea, or wrote about one: that is not deleted along with it */
  readonly hasWorry: boolean
}

/**
 * Deletes a conversation that was never open. That is for whoever started it; for a holder of a key only where they
 * are not there any more.
 */
export function deleteDraft(
  c: Conversation,
  actor: Actor,
  { makerIsHere, hasWorry }: Around,
): Decision<Conversation, ConversationRefusal | DeleteRefusal> {
  if (!keeps(c, actor)) return no('not-allowed')
  if (c.state.kind !== 'draft') return no('not-draft')
  const isMaker = actor.kind === 'person' && actor.id === c.startedBy
  if (!isMaker && makerIsHere) return no('maker-is-here')
  if (hasWorry) return no('worry-in-it')
  return yes(c, { name: 'conversations.draft-deleted', about: `conversation:${c.id}`, group: c.group })
}
