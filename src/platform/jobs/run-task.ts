import { type Id, isId } from '../../kernel/id.js'
import { organisationOf } from '../organisation.js'
import { type Ground, openWorld } from '../world.js'
import { firstTime } from './enqueue.js'
import type { Task } from './job.js'

/** What a worker tells whoever keeps the log and the counts. Nothing here says what a job was about. */
export type Happened =
  | { readonly kind: 'job-done'; readonly task: string; readonly attempt: number; readonly millis: number }
  | {
      readonly kind: 'job-failed'
      readonly task: string
      readonly attempt: number
      readonly last: boolean
      readonly error: unknown
    }
  | { readonly kind: 'queue-trouble'; readonly error: unknown }

/** What the queue hands over with a job. */
export type Handed = { readonly attempt: number; readonly most: number; readonly stopping: AbortSignal }

/**
 * Does one job in the world of its organisation, which is opened for it and closed after it, whatever happens.
 * @throws an error that holds a kind and no content: it is written into the queue, where it is not an organisation's own
 */
export async function runTask(
  ground: Ground,
  [name, task]: readonly [string, Task],
  payload: unknown,
  { attempt, most, stopping }: Handed,
  tell: (happened: Happened) => void,
): Promise<void> {
  const began = performance.now()
  const last = attempt >= most
  try {
    const { org, about } = read(payload)
    const organisation = await organisationOf(ground.pool, org)
    // It has left this installation since: nothing is left to do.
    if (!organisation) return
    const world = openWorld(ground, organisation)
    const once = (tx: Parameters<typeof firstTime>[0]) =>
      firstTime(tx, { org, task: name, about, at: world.now() })
    const actor = { kind: 'system', name } as const
    try {
      await task(world, about, { actor, attempt, last, firstTime: once, stopping })
    } finally {
      await world.end()
    }
    tell({ kind: 'job-done', task: name, attempt, millis: Math.round(performance.now() - began) })
  } catch (error) {
    tell({ kind: 'job-failed', task: name, attempt, last, error })
    throw new Error(kindOf(error))
  }
}

function read(payload: unknown): { org: Id<'Organisation'>; about: string } {
  if (typeof payload === 'object' && payload && 'org' in payload && 'about' in payload) {
    const { org, about } = payload
    if (typeof org === 'string' && isId(org) && typeof about === 'string')
      return { org: org as Id<'Organisation'>, about }
  }
  throw new Error('a job without its organisation')
}

// A message can quote what people wrote; a name and a code cannot.
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'thrown'
  const code = 'code' in error && /^[\w-]{1,40}$/.test(`${error.code}`) ? ` ${error.code}` : ''
  return `${error.name.slice(0, 40)}${code}`
}
