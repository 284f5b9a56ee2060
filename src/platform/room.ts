import type { Eraser } from './archive/erase.js'
import type { Verb } from './cli.js'
import type { Daily, Tasks } from './jobs/job.js'
import type { OpenInstallation } from './operator/verb.js'
import type { Listeners } from './record/write.js'
import type { Route } from './web/route.js'
import type { Ground } from './world.js'

/** What rooms are built over: one installation. */
export type House = {
  readonly ground: Ground
  /** the installation's secret; keys are derived from it, and it is never used itself */
  readonly secret: Uint8Array
  /** the installation's own address, `https://together.example.org` */
  readonly address: string
}

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
}

/** All listeners of all rooms, as the record asks for them. */
export function listenersOf(rooms: readonly Room[]): Listeners {
  const all: Record<string, string[]> = {}
  for (const { listens = {} } of rooms)
    for (const [event, tasks] of Object.entries(listens)) all[event] = [...(all[event] ?? []), ...tasks]
  return all
}
