import type { Say } from '../../../../ui/say.js'
import type { Conversation } from '../../conversation.js'

/** The way to a page of one conversation. A long question is cut: the whole of it stands one page up. */
export const pathTo = (say: Say, c?: Pick<Conversation, 'id' | 'question'>) => [
  { name: say('room.conversations'), href: '/conversations' },
  ...(c ? [{ name: short(c.question), href: `/conversations/${c.id}` }] : []),
]

const ROOM = 48
export const short = (text: string): string => {
  if (text.length <= ROOM) return text
  const cut = text.slice(0, ROOM)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), ROOM - 16))}…`
}
