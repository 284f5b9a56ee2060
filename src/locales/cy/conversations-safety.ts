import type { conversationsSafety as english } from '../en/conversations-safety.js'

export const conversationsSafety: Record<keyof typeof english, string> = {}
