import type { GROUP_KINDS } from '../person.js'

/** The perspectives by their place in the seven that are offered. */
const DRAWS = 0
const CARER = 1
const PEER = 2
const FRONT_LINE = 3
const MANAGER = 4
const COMMISSIONER = 5
const PROVIDER = 6

export const NAME = 'Example: Harbour Care (made up)'

type NewGroup = {
  readonly name: string
  readonly kind: (typeof GROUP_KINDS)[number]
  readonly under: string | null
}

/** Two levels, two teams, a forum and a board: those above come first. */
export const GROUPS: readonly NewGroup[] = [
  { name: 'Harbour Care', kind: 'level', under: null },
  { name: 'Harbour Town', kind: 'level', under: 'Harbour Care' },
  { name: 'Home support team', kind: 'team', under: 'Harbour Town' },
  { name: 'Day centre team', kind: 'team', under: 'Harbour Town' },
  { name: 'The Friday forum', kind: 'forum', under: 'Harbour Care' },
  { name: 'Board', kind: 'board', under: 'Harbour Care' },
]

export type Part = {
  readonly name: string
  readonly is: readonly number[]
  /** the first is the one they join by */
  readonly groups: readonly string[]
  readonly language?: 'cy'
  /** others do not find them by name */
  readonly unlisted?: true
}

const HOME = 'Home support team'
const DAY = 'Day centre team'
const FORUM = 'The Friday forum'
const BOARD = 'Board'

/** Whoever set it up: the director, who holds the key of those who learnt it through work. */
export const DIRECTOR: Part = { name: 'Angharad Price', is: [MANAGER], groups: ['Harbour Care', BOARD] }

/** Everybody else, in the order they came. Nobody has an e-mail address: no letter ever leaves the example. */
export const OTHERS = [
  { name: 'Nia Llewellyn', is: [DRAWS], groups: [FORUM, BOARD], language: 'cy' },
  { name: 'Carys Morgan', is: [CARER], groups: [FORUM, HOME] },
  { name: 'Tom Ashby', is: [DRAWS], groups: [FORUM] },
  { name: 'Gwenllian Rees', is: [DRAWS], groups: [FORUM, DAY], language: 'cy' },
  { name: 'Rhodri Vaughan', is: [DRAWS, PEER], groups: [DAY, FORUM] },
  { name: 'Peter Lomax', is: [MANAGER], groups: [BOARD, HOME] },
  { name: 'Sioned Parry', is: [FRONT_LINE], groups: [HOME], language: 'cy' },
  { name: 'Marcus Bell', is: [FRONT_LINE], groups: [HOME] },
  { name: 'Samuel Okoro', is: [DRAWS], groups: [FORUM, HOME] },
  { name: 'Geraint Hughes', is: [CARER], groups: [FORUM], unlisted: true },
  { name: 'Priya Nair', is: [CARER], groups: [FORUM, DAY] },
  { name: 'Kasia Nowak', is: [FRONT_LINE], groups: [DAY] },
  { name: 'Eleri Tudor', is: [FRONT_LINE, CARER], groups: [DAY] },
  { name: 'Hywel Ellis', is: [FRONT_LINE], groups: [DAY, HOME], unlisted: true },
  { name: 'Delyth Owen', is: [COMMISSIONER], groups: [BOARD], language: 'cy' },
  { name: 'Mair Pugh', is: [DRAWS], groups: [DAY], unlisted: true },
  { name: 'Leanne Court', is: [PEER, DRAWS], groups: [DAY, FORUM] },
  { name: 'Alun Probert', is: [CARER], groups: [HOME] },
  { name: 'Ruth Calder', is: [PROVIDER], groups: [BOARD] },
  { name: 'Ffion Bevan', is: [DRAWS, CARER], groups: [FORUM] },
  { name: 'Ravi Menon', is: [COMMISSIONER], groups: [BOARD], unlisted: true },
  { name: 'Joan Whitlock', is: [CARER], groups: [HOME] },
  { name: 'Iolo Jenkins', is: [PROVIDER, MANAGER], groups: [HOME] },
] as const satisfies readonly Part[]

export type Name = (typeof OTHERS)[number]['name']

export const LIVED_KEY: Name = 'Nia Llewellyn'
export const LIVED_DEPUTY: Name = 'Rhodri Vaughan'
export const LEARNT_DEPUTY: Name = 'Peter Lomax'
export const CONFIRMING: readonly Name[] = ['Carys Morgan', 'Tom Ashby', 'Gwenllian Rees']

/** Three to look through the eyes of. */
export const LOOK_AS = [
  { name: 'Carys Morgan', what: 'a carer' },
  { name: 'Sioned Parry', what: 'a front-line worker' },
  { name: 'Angharad Price', what: 'the director, who holds a key' },
] as const
