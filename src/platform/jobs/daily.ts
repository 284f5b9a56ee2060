import { sql } from 'kysely'
import { type Day, dayIn, type Instant, instant } from '../../kernel/day.js'
import type { Id } from '../../kernel/id.js'
import { openReading, openTransaction } from '../db/scope.js'
import type { Ground } from '../world.js'
import { enqueue, firstTime } from './enqueue.js'
import type { Daily } from './job.js'

type Organisation = Id<'Organisation'>

/**
 * What of the day's work is due where an organisation is. Later is fine: a worker that was down at the hour catches
 * up, and where the clocks skip the hour it is done right after. Once a day is held by `job_done`, not here.
 */
export function dueIn(
  zone: string,
  at: Instant,
  daily: readonly Daily[],
): { day: Day; tasks: readonly string[] } {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const time = clock.format(new Date(at))
  return { day: dayIn(zone, at), tasks: daily.filter((one) => time >= one.at).map(({ task }) => task) }
}

/** Asks for the day's work of every organisation in whose zone it is time. @returns how many jobs it asked for */
export async function dailyRound(
  ground: Ground,
  daily: readonly Daily[],
  trouble: (error: unknown, org: Organisation) => void,
): Promise<number> {
  const { rows } = await ground.pool.query<{ org_id: Organisation }>('select distinct org_id from host')
  let asked = 0
  for (const { org_id } of rows) {
    // One organisation's trouble is not another's.
    asked += await roundOf(ground, org_id, daily).catch((error: unknown) => {
      trouble(error, org_id)
      return 0
    })
  }
  return asked
}

async function roundOf(ground: Ground, org: Organisation, daily: readonly Daily[]): Promise<number> {
  const at = instant(ground.clock())
  const { day, tasks } = await stillToDo(ground, org, at, daily)
  if (tasks.length === 0) return 0
  const { tx, commit, rollback } = await openTransaction(ground.pool, org)
  try {
    let asked = 0
    for (const task of tasks) {
      // Two workers may be here at once: the second waits for the first, and finds it noted.
      if (!(await firstTime(tx, { org, task: `daily:${task}`, about: day, at }))) continue
      await enqueue(tx, task, day)
      asked++
    }
    await sql`delete from job_done where org_id = ${org} and at < ${at}::timestamptz - interval '60 days'`.execute(
      tx,
    )
    await commit()
    return asked
  } catch (error) {
    await rollback().catch(() => undefined)
    throw error
  }
}

async function stillToDo(ground: Ground, org: Organisation, at: Instant, daily: readonly Daily[]) {
  const { reader, end } = openReading(ground.pool, org)
  try {
    const found = await reader.selectFrom('organisation').select('time_zone').executeTakeFirst()
    if (!found) return { day: dayIn('UTC', at), tasks: [] }
    const { day, tasks } = dueIn(found.time_zone, at, daily)
    const done = await reader.selectFrom('job_done').select('task').where('about', '=', day).execute()
    const noted = new Set(done.map(({ task }) => task))
    return { day, tasks: tasks.filter((task) => !noted.has(`daily:${task}`)) }
  } finally {
    await end()
  }
}
