import type { Say } from '../../../../ui/say.js'
import type { Conversation } from '../../conversation.js'

/** The way to a page of a conversation, from the top. */
export const pathTo = (say: Say, { id, question }: Pick<Conversation, 'id' | 'question'>, n?: number) => [
  { name: say('room.conversations'), href: '/conversations' },
  { name: question, href: `/conversations/${id}` },
  ...(n === undefined
    ? []
    : [{ name: say('safety.idea.title', { n: n + 1 }), href: `/conversations/${id}/ideas/${n}` }]),
]
