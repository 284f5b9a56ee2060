import type { conversationsPaper as english } from '../en/conversations-paper.js'

export const conversationsPaper: Record<keyof typeof english, string> = {}
