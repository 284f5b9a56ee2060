import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { Runner, TaskList, WorkerEvents } from 'graphile-worker'
import { openPool, type Pool } from '../db/pool.js'
import type { Ground } from '../world.js'
import { dailyRound } from './daily.js'
import type { Daily, Tasks } from './job.js'
import { Logger, parseCronItems, run } from './library.js'
import { freeOrphans, holdAlive } from './orphans.js'
import { sweepQueue } from './queue.js'
import { type Happened, runTask } from './run-task.js'

export type WorkerOptions = {
  /** the queue belongs to the owner of the tables; the tasks themselves run as the serving role */
  readonly ownerUrl: string
  readonly ground: Ground
  readonly tasks: Tasks
  readonly daily: readonly Daily[]
  readonly tell: (happened: Happened) => void
  /** jobs under way at the same time in this process */
  readonly atOnce?: number
  /** No other worker can be at this database: what is locked was left by a killed one, and is free at once. */
  readonly alone?: boolean
}

export type Worker = {
  /** Takes no more jobs and finishes those under way; after 20 seconds what still runs is left for another try. */
  readonly stop: () => Promise<void>
}

const LOOK_AROUND_MILLIS = 20_000
const STOP_MILLIS = 20_000
const STUCK_MILLIS = 3_000
const LONGEST_PAUSE_MILLIS = 15_000
const DAILY = 'daily.round'

/** Starts doing jobs. A database that goes away and comes back is waited for. */
export async function openWorker(options: WorkerOptions): Promise<Worker> {
  const { ownerUrl, tell, atOnce = 4, alone = false } = options
  const trouble = (error: unknown) => tell({ kind: 'queue-trouble', error })
  const pool = openPool(ownerUrl, { max: atOnce + 3, trouble })
  const stopping = new AbortController()
  let turn: Turn | undefined
  const open = async () => {
    turn = await openTurn(pool, options, trouble)
    return turn
  }
  try {
    if (alone) await freeOrphans(pool, await freeOrphans(pool, new Set()))
    await open()
  } catch (error) {
    await pool.end()
    throw error
  }
  const keepGoing = async () => {
    for (let failed = 0; ; failed++) {
      await turn?.ended.then(
        () => undefined,
        (error) => trouble(error),
      )
      await turn?.close()
      const wait = Math.min(1_000 * 2 ** failed, LONGEST_PAUSE_MILLIS)
      await pause(wait, undefined, { signal: stopping.signal }).catch(() => undefined)
      if (stopping.signal.aborted) return
      const opened = await open().catch(trouble)
      if (opened) failed = -1
      // Asked to stop while it was opened: nobody else would end it.
      if (stopping.signal.aborted) await opened?.stop()
    }
  }
  const going = keepGoing()
  const looking = lookAround(pool, trouble, stopping.signal)
  const stop = async () => {
    stopping.abort()
    await turn?.stop()
    await Promise.all([going, looking])
    await turn?.close()
    await pool.end()
  }
  return { stop }
}

/** One life of the queue's runner: it ends when it is stopped, or when it met something it could not mend. */
type Turn = {
  readonly ended: Promise<void>
  readonly stop: () => Promise<void>
  readonly close: () => Promise<void>
}

async function openTurn(
  pool: Pool,
  options: WorkerOptions,
  trouble: (error: unknown) => void,
): Promise<Turn> {
  const events: WorkerEvents = new EventEmitter()
  const name = new Promise<string>((known) =>
    events.once('pool:create', ({ workerPool }) => known(workerPool.id)),
  )
  const runner = await run({
    pgPool: pool,
    taskList: taskList(pool, options, trouble),
    parsedCronItems: parseCronItems([{ task: DAILY, match: '*/10 * * * *', options: { maxAttempts: 1 } }]),
    concurrency: options.atOnce ?? 4,
    noHandleSignals: true,
    events,
    logger: loggerTo(trouble),
  })
  giveUpWhereStuck(events, () => void endRunner(runner))
  const alive = await holdAlive(options.ownerUrl, await name, trouble).catch(async (error: unknown) => {
    await endRunner(runner)
    throw error
  })
  return { ended: runner.promise, stop: () => endRunner(runner), close: alive.release }
}

// The queue's library keeps what its first question was answered for good, a failure too: a connection lost in that
// moment would leave a worker that never takes a job again. Then a new one is opened in its place.
function giveUpWhereStuck(events: WorkerEvents, giveUp: () => void): void {
  let failingSince: number | undefined
  const fine = () => {
    failingSince = undefined
  }
  events.on('worker:getJob:empty', fine)
  events.on('job:start', fine)
  events.on('worker:getJob:error', () => {
    failingSince ??= performance.now()
    if (performance.now() - failingSince > STUCK_MILLIS) giveUp()
  })
}

async function endRunner(runner: Runner): Promise<void> {
  const late = new AbortController()
  const done = runner.stop().catch(() => undefined)
  const limit = pause(STOP_MILLIS, undefined, { signal: late.signal, ref: false }).then(
    () => runner.kill('stopped while it ran'),
    () => undefined,
  )
  await Promise.race([done, limit.catch(() => undefined)])
  late.abort()
}

function taskList(
  pool: Pool,
  { ground, tasks, daily, tell }: WorkerOptions,
  trouble: (error: unknown) => void,
) {
  const round = async () => {
    await dailyRound(ground, daily, trouble)
    await sweepQueue(pool)
  }
  const list: TaskList = { [DAILY]: round }
  for (const [name, task] of Object.entries(tasks)) {
    list[name] = (payload, { job, abortSignal: stopping }) =>
      runTask(
        ground,
        [name, task],
        payload,
        { attempt: job.attempts, most: job.max_attempts, stopping },
        tell,
      )
  }
  return list
}

async function lookAround(pool: Pool, trouble: (error: unknown) => void, signal: AbortSignal): Promise<void> {
  let missed: ReadonlySet<string> = new Set()
  while (!signal.aborted) {
    missed = await freeOrphans(pool, missed).catch((error: unknown) => {
      trouble(error)
      return missed
    })
    await pause(LOOK_AROUND_MILLIS, undefined, { signal, ref: false }).catch(() => undefined)
  }
}

// What the queue says of a failed job quotes the job, so only trouble of its own is passed on.
const loggerTo = (trouble: (error: unknown) => void) =>
  new Logger(() => (level, message, meta) => {
    if (level === 'error' && !meta?.failure) trouble(meta?.error ?? new Error(message))
  })
