import type { Id } from '../kernel/id.js'
import type { Key } from '../locales/en.js'
import type { Eraser } from './archive/erase.js'
import type { Verb } from './cli.js'
import type { Daily, Tasks } from './jobs/job.js'
import type { OpenInstallation } from './operator/verb.js'
import type { Listeners } from './record/write.js'
import type { Route, Visit } from './web/route.js'
import type { Ground, World } from './world.js'

/** What rooms are built over: one installation. */
export type House = {
  readonly ground: Ground
  /** the installation's secret; keys are derived from it, and it is never used itself */
  readonly secret: Uint8Array
  /** the installation's own address, `https://together.example.org` */
  readonly address: string
}
/** Something that waits for a person, in words, and where it is done. */
export type Need = { readonly text: string; readonly href: string }

/** Each event name with the sentence the record tells it in: `{who}` is whoever did it. */
export type Told = Readonly<Record<string, Key>>

/** Rows of one kind, under the name of the table they stand in, or of another word for them. */
export type Kept = { readonly table: string; readonly rows: readonly Readonly<Record<string, unknown>>[] }

/** What a room plugs into the house. Everything is optional: a room may have no page, or only pages. */
export type Room = {
  readonly name: string
  readonly routes?: (house: House) => readonly Route[]
  readonly tasks?: (house: House) => Tasks
  readonly daily?: readonly Daily[]
  /** which of its tasks follow which event, of this room or another */
  readonly listens?: Listeners
  /** commands of the command line; those that touch an organisation open the installation themselves */
  readonly verbs?: (open: OpenInstallation) => readonly Verb[]
  /** removes what this room keeps of a person who is erased */
  readonly erases?: readonly Eraser[]
  /** its name in the list of rooms that the record can be narrowed to */
  readonly title?: Key
  /** the sentence of each of its events */
  readonly told?: Told
  /** what it keeps of a person where nothing but the room itself leads to them, for the file they take away */
  readonly mine?: (world: World, person: Id<'Person'>, house: House) => Promise<readonly Kept[]>
  /** events that only whoever did them finds in the record */
  readonly quiet?: readonly string[]
  /** events that anybody may read, without names */
  readonly open?: readonly string[]
  /** what waits for whoever looks at the first page */
  readonly needsMe?: (visit: Visit, house: House) => Promise<readonly Need[]>
}

/** What the platform itself writes in the record. */
const HOUSE_TOLD = {
  'record.head-signed': 'told.head-signed',
  'record.exported': 'told.exported',
  'record.restored': 'told.restored',
  'record.backed-up': 'told.backed-up',
  'record.key-changed': 'told.key-changed',
  'ballots.entered': 'told.ballots-entered',
} as const satisfies Told

/** The record as all rooms tell it. */
export type Telling = {
  readonly told: Told
  readonly quiet: readonly string[]
  readonly open: readonly string[]
}

export function tellingOf(rooms: readonly Pick<Room, 'told' | 'quiet' | 'open'>[]): Telling {
  return {
    told: Object.assign({ ...HOUSE_TOLD }, ...rooms.map(({ told = {} }) => told)),
    quiet: rooms.flatMap(({ quiet = [] }) => quiet),
    open: [...Object.keys(HOUSE_TOLD), ...rooms.flatMap(({ open = [] }) => open)],
  }
}

/** All listeners of all rooms, as the record asks for them. */
export function listenersOf(rooms: readonly Pick<Room, 'listens'>[]): Listeners {
  const all: Record<string, string[]> = {}
  for (const { listens = {} } of rooms)
    for (const [event, tasks] of Object.entries(listens)) all[event] = [...(all[event] ?? []), ...tasks]
  return all
}
