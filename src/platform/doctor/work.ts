import type { Id } from '../../kernel/id.js'
import type { Pool } from '../db/pool.js'
import { openReading, type Reader } from '../db/scope.js'
import { queueState } from '../jobs/queue.js'
import { unreachable } from './database.js'
import { attention, type Line, many, ok, wrong } from './line.js'

/** The queue, as the owner of the tables sees it: how long it is and what fails, never what a job is about. */
export async function lookAtQueue(owner: Pool): Promise<readonly Line[]> {
  try {
    const { waiting, longestSeconds, failing } = await queueState(owner)
    const minutes = Math.floor(longestSeconds / 60)
    const line =
      minutes >= 5
        ? wrong(
            'queue',
            `${many(waiting, 'job waits', 'jobs wait')}, the longest for ${many(minutes, 'minute', 'minutes')}.`,
            'Is a worker running (PROCESS=worker or all)?',
          )
        : ok('queue', waiting ? `${many(waiting, 'job waits', 'jobs wait')} for a moment.` : 'No job waits.')
    const troubles = failing.map(({ task, kind, jobs, tries, why }) =>
      kind === 'trying'
        ? attention(
            'queue',
            `${many(jobs, 'job', 'jobs')} of the kind ${task} failed and will be tried again (${tries} so far: ${why}).`,
            'Look at the log for the kind of job and the error.',
          )
        : wrong(
            'queue',
            `${many(jobs, 'job', 'jobs')} of the kind ${task} failed ${tries} times and ${jobs === 1 ? 'was' : 'were'} given up (${why}).`,
            'Mend the cause: the log names it. Such jobs are shown here for a month.',
          ),
    )
    return [line, ...troubles]
  } catch (error) {
    return [unreachable('DATABASE_OWNER_URL', error)]
  }
}

/** Each organisation's record, the keepers of its heads, and its time zone. */
export async function lookAtOrganisations(pool: Pool, now: Date): Promise<readonly Line[]> {
  const { rows } = await pool.query<{ org_id: Id<'Organisation'>; host: string }>(
    'select distinct on (org_id) org_id, host from host order by org_id, host',
  )
  if (rows.length === 0) return [ok('organisations', 'There is no organisation yet.')]
  const lines: Line[] = [
    ok('organisations', `${many(rows.length, 'organisation is', 'organisations are')} here.`),
  ]
  for (const { org_id, host } of rows) {
    const { reader, end } = openReading(pool, org_id)
    try {
      lines.push(...(await lookAtOne(reader, host, now)))
    } finally {
      await end()
    }
  }
  const settled = lines.every(({ state }) => state === 'ok')
  return settled
    ? [...lines, ok('record', 'All that happened is sealed, and the heads of the record are signed.')]
    : lines
}

const DAY = 86_400_000

async function lookAtOne(reader: Reader, host: string, now: Date): Promise<readonly Line[]> {
  const before = (millis: number) => new Date(now.getTime() - millis).toISOString()
  const organisation = await reader.selectFrom('organisation').select('time_zone').executeTakeFirst()
  const late = await reader
    .selectFrom('event_waiting')
    .innerJoin('event', (join) =>
      join.onRef('event.org_id', '=', 'event_waiting.org_id').onRef('event.id', '=', 'event_id'),
    )
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('at', '<', before(5 * 60_000) as `${number}-${number}-${number}T${string}Z`)
    .executeTakeFirst()
  const tip = await reader.selectFrom('record_tip').select('size').executeTakeFirst()
  const head = await reader
    .selectFrom('record_head')
    .select('made_at')
    .orderBy('on_day', 'desc')
    .limit(1)
    .executeTakeFirst()
  const keepers = await reader.selectFrom('head_keeper').select('address').limit(1).execute()

  const lines: Line[] = []
  if (!isZone(organisation?.time_zone ?? 'UTC'))
    lines.push(
      wrong(
        'time zone',
        `${host}: ${organisation?.time_zone} is no time zone.`,
        'Set one like Europe/London.',
      ),
    )
  if (late?.n)
    lines.push(
      wrong(
        'record',
        `${host}: ${many(late.n, 'event waits', 'events wait')} to be sealed for over five minutes.`,
        'Start Throughline: it seals what waits.',
      ),
    )
  if (tip?.size && (!head || head.made_at < before(2 * DAY)))
    lines.push(
      attention(
        'record',
        `${host}: no head of the record was signed for two days.`,
        'Is a worker running (PROCESS=worker or all)?',
      ),
    )
  if (keepers.length === 0)
    lines.push(
      attention(
        'record',
        `${host}: nobody is sent the day’s head of the record.`,
        'Both facilitators should be: then it exists outside this machine.',
      ),
    )
  return lines
}

export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
