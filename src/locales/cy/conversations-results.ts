import type { conversationsResults as english } from '../en/conversations-results.js'

export const conversationsResults: Record<keyof typeof english, string> = {}
