import type { Daily, Tasks } from '../jobs/job.js'
import type { Ground } from '../world.js'
import { removeEndedSessions } from './sessions.js'

/** What is done with sessions in the background: those that have ended are taken away every night. */
export const sessionTasks = ({ pool }: Pick<Ground, 'pool'>): Tasks => ({
  'session.tidy': async (world) => removeEndedSessions(pool, world.organisation.id, world.now()),
})

export const SESSION_DAILY: readonly Daily[] = [{ task: 'session.tidy', at: '03:20' }]
