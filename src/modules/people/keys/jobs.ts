import type { Daily, Tasks } from '../../../platform/jobs/job.js'
import { keysDay } from './commands.js'
import { type HoldPlug, holdsDay } from './hold-commands.js'
import { proposalsDay } from './proposal-commands.js'

/** What the calendar asks of keys, proposals and holds. Whatever is done already is not due any more. */
export const keyTasks = (holds: HoldPlug): Tasks => ({
  'people.keys-day': async (world, _, { actor }) => {
    await proposalsDay(world, actor)
    await keysDay(world, actor)
  },
  'people.holds-day': (world, _, { actor }) => holdsDay(world, actor, holds),
})

export const keyDaily: readonly Daily[] = [
  { task: 'people.keys-day', at: '00:10' },
  { task: 'people.holds-day', at: '00:15' },
]
