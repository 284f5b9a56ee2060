import type { conversationsTakePart as english } from '../en/conversations-take-part.js'

export const conversationsTakePart: Record<keyof typeof english, string> = {}
