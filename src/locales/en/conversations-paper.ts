export const conversationsPaper = {} as const
