export const conversationsTakePart = {} as const
