export const conversationsStart = {} as const
