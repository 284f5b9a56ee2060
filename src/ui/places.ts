/** The addresses that stand in the frame of every page; the rooms that answer them use the same words. */
export const PLACES = {
  home: '/',
  help: '/help',
  worried: '/help/worried',
  signOut: '/people/sign-out',
  notMyDevice: '/people/not-my-device',
  record: '/record',
  privacy: '/privacy',
  accessibility: '/accessibility',
  cookies: '/cookies',
  retention: '/retention',
} as const

/** Where a quick exit leads: an everyday page that says nothing about where somebody was. */
export const ELSEWHERE = 'https://www.bbc.co.uk/weather'
