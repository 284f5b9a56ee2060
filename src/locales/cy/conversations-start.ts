import type { conversationsStart as english } from '../en/conversations-start.js'

export const conversationsStart: Record<keyof typeof english, string> = {}
