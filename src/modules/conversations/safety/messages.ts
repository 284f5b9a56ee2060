import type { Day } from '../../../kernel/day.js'
import { no, yes } from '../../../kernel/decision.js'
import type { Conversation } from '../conversation.js'
import type { Idea } from '../idea.js'

/** What the house itself tells an author. */
export const HOUSE_TOLD = ['held', 'gone-up', 'kept', 'back', 'hidden', 'shown-again'] as const
export type HouseTold = (typeof HOUSE_TOLD)[number]

/** One message between a safety contact and whoever wrote an idea; or what the house tells that author. */
export type Message = {
  /** the number of the idea */
  readonly n: number
  readonly place: number
  readonly sender: 'contact' | 'author' | 'house'
  readonly told: HouseTold | 'appeal' | null
  readonly text: string | null
  readonly on: Day
  readonly read: boolean
}

export type MessageRefusal = 'no-author' | 'not-a-contact' | 'nothing-to-answer' | 'not-yours'

type Where = Pick<Conversation, 'id' | 'group'>

/** A safety contact writes to whoever wrote an idea, without learning who it is. */
export function leaveMessage(c: Where, idea: Pick<Idea, 'n' | 'author'>, isContact: boolean) {
  if (!isContact) return no<MessageRefusal>('not-a-contact')
  if (idea.author === null) return no<MessageRefusal>('no-author')
  return yes(idea.n, event('message-left', c))
}

/** The author answers what a contact wrote. Nothing begins with them: whoever needs help now finds the numbers. */
export function answerMessage(c: Where, isAuthor: boolean, thread: readonly Pick<Message, 'sender'>[]) {
  if (!isAuthor) return no<MessageRefusal>('not-yours')
  if (!thread.some(({ sender }) => sender === 'contact')) return no<MessageRefusal>('nothing-to-answer')
  return yes(true, event('message-answered', c))
}

const event = (what: string, c: Where) => ({
  name: `conversations.${what}`,
  about: `conversation:${c.id}`,
  group: c.group,
})
