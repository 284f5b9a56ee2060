import type { conversationsExchange as english } from '../en/conversations-exchange.js'

export const conversationsExchange: Record<keyof typeof english, string> = {}
