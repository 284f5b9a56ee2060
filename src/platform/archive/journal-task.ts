import type { Tasks } from '../jobs/job.js'
import type { Room } from '../room.js'
import type { Ground } from '../world.js'
import { keepJournal } from './journal.js'

const TASK = 'record.keep-erasures'

/** Whenever somebody was erased, whichever room did it, it is written down outside the database too. */
export const erasureListens: Room = { name: 'record', listens: { 'people.erased': [TASK] } }

export function erasureTasks({ pool }: Ground, dataFolder: string): Tasks {
  return {
    [TASK]: async (world) => void (await keepJournal(pool, world.organisation.id, dataFolder)),
  }
}
