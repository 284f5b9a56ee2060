/** The same in Welsh. */
export const peopleExample = {
  'example.notice': 'Enghraifft ffug yw hon. Does neb yma’n berson go iawn.',
  'example.told.made': 'Gwnaeth {who} enghraifft ffug wrth ymyl y lle hwn.',
  'example.told.removed': 'Tynnodd {who} yr enghraifft ffug wrth ymyl y lle hwn.',
} as const
