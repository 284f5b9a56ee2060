/** The first page, and the page of signed heads that anybody may read. */
export const overview = {
  'home.title': 'Welcome to {name}',
  'home.lead': 'Here we decide together what care and support should be like.',
  'home.waiting': 'This place is still being set up. Please come back soon.',
  'home.record': 'See the seal on our record',
  'heads.title': 'The seal on our record',
  'heads.lead':
    'Each night we seal everything that happened here. Anybody can keep a seal, and check it later.',
  'heads.what':
    'If somebody changed the past, the seal you kept would not fit any more. It cannot show a change made before you kept it.',
  'heads.none': 'The first seal is made tonight.',
  'heads.of': 'Seal of {day}',
  'heads.size': '{size, plural, one {one thing} other {# things}} in the record up to then.',
  'heads.feed': 'Get each new seal in a feed reader',
} as const
