/** The example: an organisation that is made up, for newcomers. */
export const peopleExample = {
  'example.notice': 'This is a made-up example. Nobody here is real.',
  'example.told.made': '{who} made a made-up example beside this place.',
  'example.told.removed': '{who} took away the made-up example beside this place.',
} as const
