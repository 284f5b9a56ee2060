/** What the results of a conversation say. */
export const conversationsResults = {
  'results.told.counted': 'New results of a conversation came out',
  'results.told.forgot': 'The names of people who are gone were taken out of what results are counted with',
} as const
