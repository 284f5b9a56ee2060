import { no, yes } from '../../../kernel/decision.js'
import type { Daily, Job, Tasks } from '../../../platform/jobs/job.js'
import type { World } from '../../../platform/world.js'
import { clearOld } from './retention.js'

export const DUTY_DAILY: readonly Daily[] = [{ task: 'people.clear-old', at: '03:10' }]

export const dutyTasks: Tasks = {
  'people.clear-old': (world, about, job) => clear(world, about, job),
}

/** What the page of times says, done. A night in which nothing was too old leaves no line. */
async function clear(world: World, day: string, job: Job): Promise<void> {
  await world.act(job.actor, async (tx) => {
    const cleared = await clearOld(tx, world.organisation.id, world.now())
    if (!Object.keys(cleared).length) return no('nothing-old')
    return yes(cleared, { name: 'people.cleared', about: `day:${day}`, facts: cleared })
  })
}
