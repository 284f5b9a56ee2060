export const conversationsResults = {} as const
