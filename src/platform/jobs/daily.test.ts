import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import type { Instant } from '../../kernel/day.js'
import { type Site, site } from '../../testing/ground.js'
import { layOrganisation } from '../db/lay.js'
import { dailyRound, dueIn } from './daily.js'
import type { Daily } from './job.js'

const DAILY: readonly Daily[] = [{ task: 'garden.water', at: '01:30' }]
const dueAt = (zone: string, at: string) => dueIn(zone, at as Instant, DAILY).tasks.length === 1
const QUARTERS = 96

let here: Site
before(async () => {
  here = await site()
})
after(() => here.close())
beforeEach(async () => {
  await here.owner.query('delete from graphile_worker._private_jobs')
})

const lay = (zone: string) =>
  layOrganisation(here.owner, { name: zone, host: `${randomUUID()}.example`, language: 'en', zone })
const round = () =>
  dailyRound(here.ground, DAILY, (error) => {
    throw error
  })
const asked = async (org: string) => {
  const { rows } = await here.owner.query<{ payload: { org: string; about: string } }>(
    'select payload from graphile_worker._private_jobs order by id',
  )
  return rows.filter(({ payload }) => payload.org === org).map(({ payload }) => payload.about)
}
/** Looks every quarter of an hour from a moment on, as the worker does. @returns the moments at which it asked */
async function everyQuarter(from: string, quarters: number): Promise<string[]> {
  const times: string[] = []
  for (let i = 0; i < quarters; i++) {
    here.clock.now = new Date(Date.parse(from) + i * 900_000)
    if (await round()) times.push(here.clock.now.toISOString().slice(0, 16))
  }
  return times
}

test('the hour is the organisation’s own', () => {
  assert.equal(dueAt('Europe/London', '2026-07-01T00:29:00.000Z'), false)
  assert.equal(dueAt('Europe/London', '2026-07-01T00:30:00.000Z'), true)
  assert.equal(dueAt('Europe/London', '2026-01-01T00:30:00.000Z'), false)
  assert.equal(dueAt('Asia/Kathmandu', '2026-07-01T19:44:00.000Z'), false)
  assert.equal(dueAt('Asia/Kathmandu', '2026-07-01T19:45:00.000Z'), true)
  assert.equal(dueIn('Asia/Kathmandu', '2026-07-01T19:45:00.000Z', DAILY).day, '2026-07-02')
})

test('in March, when the hour is skipped, the day’s work is done once, right after', async () => {
  const org = await lay('Europe/London')
  const times = await everyQuarter('2026-03-28T12:00:00Z', QUARTERS)
  // It was already past the hour on the 28th; on the 29th the clock goes from 00:59 to 02:00.
  assert.deepEqual(times, ['2026-03-28T12:00', '2026-03-29T01:00'])
  assert.deepEqual(await asked(org), ['2026-03-28', '2026-03-29'])
})

test('in October, when the hour comes twice, the day’s work is done once', async () => {
  const org = await lay('Europe/London')
  const times = await everyQuarter('2026-10-24T23:15:00Z', QUARTERS)
  assert.deepEqual(times, ['2026-10-25T00:30'])
  assert.deepEqual(await asked(org), ['2026-10-25'])
})

test('a whole year in London has 365 of them, one for each day', async () => {
  const org = await lay('Europe/London')
  const hours = 24 * 365
  for (let i = 0; i < hours; i += 6) {
    here.clock.now = new Date(Date.parse('2027-01-01T00:00:00Z') + i * 3_600_000)
    await round()
  }
  const days = await asked(org)
  assert.equal(days.length, 365)
  assert.equal(new Set(days).size, 365)
})

test('a worker that was down at the hour catches up the same day', async () => {
  const org = await lay('Europe/London')
  here.clock.now = new Date('2028-05-01T19:00:00Z')
  await round()
  await round()
  assert.deepEqual(await asked(org), ['2028-05-01'])
})

test('two workers that look at the same moment ask once', async () => {
  const org = await lay('Europe/London')
  here.clock.now = new Date('2028-06-01T12:00:00Z')
  await Promise.all([round(), round(), round(), round()])
  assert.deepEqual(await asked(org), ['2028-06-01'])
})

test('an organisation whose time zone cannot be read stops nobody else', async () => {
  const broken = await lay('Mars/Olympus')
  const org = await lay('Europe/London')
  here.clock.now = new Date('2028-07-01T12:00:00Z')
  const troubled: string[] = []
  await dailyRound(here.ground, DAILY, (_, about) => void troubled.push(about))
  assert.deepEqual(troubled, [broken])
  assert.deepEqual(await asked(org), ['2028-07-01'])
})

test('the notes of what was done do not pile up', async () => {
  await lay('Europe/London')
  here.clock.now = new Date('2029-01-01T12:00:00Z')
  await dailyRound(here.ground, DAILY, () => undefined)
  const client = await here.pool.connect()
  const { rows } = await here.owner.query<{ org_id: string }>('select distinct org_id from host')
  for (const { org_id } of rows.slice(0, 3)) {
    await client.query(`begin; set local app.org_id = '${org_id}'`)
    const { rows: notes } = await client.query('select about from job_done')
    await client.query('commit')
    assert.ok(notes.length <= 1, `${notes.length} notes`)
  }
  client.release()
})
