/** How making and removing the example is told in the record of the organisations beside it. */
export const TOLD = {
  'people.example-made': 'example.told.made',
  'people.example-removed': 'example.told.removed',
} as const

/** Anybody may read of it. */
export const OPEN = ['people.example-made', 'people.example-removed'] as const
