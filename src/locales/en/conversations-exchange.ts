export const conversationsExchange = {} as const
