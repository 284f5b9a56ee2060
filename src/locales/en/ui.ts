/** What stands around every page, and what the parts of a page say by themselves. */
export const ui = {
  'ui.skip': 'Skip to the main part',
  'ui.language': 'Language',
  'ui.rooms': 'Rooms',
  'ui.path': 'Where you are',
  'ui.notices': 'Good to know',
  'ui.signed-in': 'You are signed in as {name}.',
  'ui.sign-out': 'Sign out',
  'ui.not-my-device': 'Not my device',
  'ui.exit': 'Leave this page now',
  'ui.about': 'About this place',
  'ui.made-with': 'made with',

  'ui.error': 'Error',
  'ui.errors': 'Please look at this again',
  'ui.done': 'Done',
  'ui.news': 'New',
  'ui.warning': 'Warning',
  'ui.optional': '(if you like)',
  'ui.room-for': 'There is room for {most} letters.',
  'ui.not-watched': 'Nobody watches this page all the time. Do not report harm here.',
  'ui.back': 'Back',
  'ui.change': 'Change',

  'ui.progress.left':
    '{done} of {of} done. {left, plural, one {One is} other {# are}} left. Stop when you like.',
  'ui.progress.done': 'All {of} done.',

  'pages.title': 'Pages of this list',
  'pages.before': 'Before',
  'pages.after': 'After',
  'pages.one': 'Page {n}',

  'date.day': 'Day',
  'date.month': 'Month',
  'date.year': 'Year',

  'place.help': 'Help',
  'place.privacy': 'Privacy',
  'place.accessibility': 'Accessibility',
  'place.cookies': 'Cookies',
  'place.retention': 'How long we keep things',
  'place.record': 'What happened here',

  'room.home': 'Home',
  'room.people': 'People',
  'room.mine': 'My things',

  'help.now': 'Help now',
  'help.danger': 'In danger now, or badly hurt',
  'help.relay': 'If you cannot hear or speak well on the phone: emergency by text relay',
  'help.health': 'Ill or worried about your health, day or night: NHS',
  'help.samaritans': 'You want somebody to listen, day or night: Samaritans',
  'help.ours': 'Near you',
  'help.more': 'More ways to get help',
} as const
