export const conversationsSafety = {} as const
