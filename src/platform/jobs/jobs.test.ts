import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { yes } from '../../kernel/decision.js'
import { aPerson, eventsOf, type Site, site } from '../../testing/ground.js'
import type { Organisation } from '../organisation.js'
import { openWorld } from '../world.js'
import { enqueue } from './enqueue.js'
import type { Task, Tasks } from './job.js'
import { freeOrphans } from './orphans.js'
import { queueState } from './queue.js'
import type { Happened } from './run-task.js'
import { openWorker } from './worker.js'

let here: Site
let garden: Organisation
let harbour: Organisation

before(async () => {
  here = await site({ listeners: { 'garden.watered': ['garden.tell'] } })
  garden = await here.organisation('The Garden')
  harbour = await here.organisation('Harbour Care')
})
after(() => here.close())

/** Asks for jobs as a person's change does: inside its transaction. */
async function ask(organisation: Organisation, task: string, abouts: readonly string[]) {
  const world = openWorld(here.ground, organisation)
  await world.act(aPerson(), async (tx) => {
    for (const about of abouts) await enqueue(tx, task, about)
    return yes('asked', { name: 'garden.asked', about: 'bed:1' })
  })
  await world.end()
}

const working = (tasks: Tasks, heard: Happened[] = []) =>
  openWorker({
    ownerUrl: here.ownerUrl,
    ground: here.ground,
    tasks,
    daily: [],
    tell: (happened) => void heard.push(happened),
  })

/** Waits until it is so. The test runner ends a test that would wait for ever. */
async function until(isSo: () => boolean | Promise<boolean>) {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10))
}
const ids = (n: number) => Array.from({ length: n }, () => randomUUID())
const nothing: Task = async () => undefined
const locks = async () =>
  (
    await here.owner.query<{ n: number }>(
      'select count(*)::int n from graphile_worker.jobs where locked_at is not null',
    )
  ).rows[0]!.n

test('what follows an event is done as the organisation it happened in, and only there', async () => {
  const seen: string[] = []
  const worker = await working({
    'garden.tell': async (world, about, { actor }) => {
      const found = await world.read
        .selectFrom('event')
        .select('name')
        .where('id', '=', about)
        .executeTakeFirst()
      seen.push(`${world.organisation.name} ${found?.name} ${actor.name}`)
    },
  })
  const world = openWorld(here.ground, harbour)
  await world.act(aPerson(), async () => yes('wet', { name: 'garden.watered', about: 'bed:1' }))
  await until(() => seen.length === 1)
  assert.deepEqual(seen, ['Harbour Care garden.watered garden.tell'])
  await worker.stop()
})

test('a job whose change was taken back never comes', async () => {
  const seen: string[] = []
  const worker = await working({ 'garden.tell': async (_, about) => void seen.push(about) })
  const world = openWorld(here.ground, garden)
  const change = world.act(aPerson(), async (tx) => {
    await enqueue(tx, 'garden.tell', 'never')
    throw new Error('a power cut')
  })
  await assert.rejects(change, /power cut/)
  await ask(garden, 'garden.tell', ['this one'])
  await until(() => seen.length > 0)
  assert.deepEqual(seen, ['this one'])
  await worker.stop()
})

test('three workers side by side do each of three hundred jobs once', async () => {
  const seen: string[] = []
  const tasks = { 'garden.tell': async (_: unknown, about: string) => void seen.push(about) }
  const wanted = ids(300)
  await ask(garden, 'garden.tell', wanted)
  const workers = await Promise.all([working(tasks), working(tasks), working(tasks)])
  await until(() => seen.length >= wanted.length)
  await Promise.all(workers.map((worker) => worker.stop()))
  assert.deepEqual([...seen].sort(), [...wanted].sort())
})

test('a job that fails is tried again, and its second try finds nothing of the first', async () => {
  const tries: number[] = []
  const heard: Happened[] = []
  const about = randomUUID()
  const task: Task = async (world, _, job) => {
    tries.push(job.attempt)
    await world.act(job.actor, async (tx) => {
      assert.ok(await job.firstTime(tx))
      if (job.attempt === 1) throw new RangeError('the can is empty: ask Joe on 01632 960 001')
      return yes('wet', { name: 'garden.soaked', about: `bed:${about}` })
    })
  }
  const worker = await working({ 'garden.soak': task }, heard)
  await ask(garden, 'garden.soak', [about])
  await until(() => heard.length === 1)
  await until(async () => (await locks()) === 0)
  const { failing } = await queueState(here.owner)
  assert.deepEqual(failing, [{ task: 'garden.soak', kind: 'trying', jobs: 1, tries: 1, why: 'RangeError' }])
  await here.owner.query(`update graphile_worker._private_jobs set run_at = now()`)
  await until(() => heard.length === 2)
  assert.deepEqual(tries, [1, 2])
  assert.deepEqual(
    heard.map(({ kind }) => kind),
    ['job-failed', 'job-done'],
  )
  const events = await eventsOf(here, garden)
  assert.equal(events.filter((event) => event.about === `bed:${about}`).length, 1)
  await worker.stop()
})

test('what a failing job was about, and what it said, is nowhere in the queue’s report', async () => {
  const heard: Happened[] = []
  const task: Task = async () => {
    throw Object.assign(new Error('Joe is unwell'), { code: 'ECONNREFUSED' })
  }
  const worker = await working({ 'garden.fail': task }, heard)
  await ask(garden, 'garden.fail', ['secret-about'])
  await until(() => heard.length === 1)
  await until(async () => (await locks()) === 0)
  const report = JSON.stringify(await queueState(here.owner))
  assert.match(report, /Error ECONNREFUSED/)
  assert.doesNotMatch(report, /Joe|secret-about/)
  assert.ok(!report.includes(garden.id))
  const kept = await here.owner.query('select last_error from graphile_worker.jobs')
  assert.doesNotMatch(JSON.stringify(kept.rows), /Joe/)
  await worker.stop()
})

test('after its last try a job is given up, and is seen as such', async () => {
  const heard: Happened[] = []
  const last: boolean[] = []
  const task: Task = async (_, __, job) => {
    last.push(job.last)
    throw new Error('no')
  }
  await here.owner.query('delete from graphile_worker._private_jobs')
  const worker = await working({ 'garden.fail': task }, heard)
  await ask(garden, 'garden.fail', ['a'])
  await until(() => heard.length === 1)
  await until(async () => (await locks()) === 0)
  await here.owner.query(
    'update graphile_worker._private_jobs set attempts = max_attempts - 1, run_at = now()',
  )
  await until(() => heard.length === 2)
  await until(async () => (await queueState(here.owner)).failing[0]?.kind === 'given-up')
  assert.deepEqual(last, [false, true])
  const { failing } = await queueState(here.owner)
  assert.deepEqual(failing, [{ task: 'garden.fail', kind: 'given-up', jobs: 1, tries: 12, why: 'Error' }])
  await worker.stop()
})

test('a worker that is asked to stop finishes what it has begun and leaves the rest to others', async () => {
  const begun: string[] = []
  const done: string[] = []
  let finish = () => {}
  const mayFinish = new Promise<void>((resolve) => {
    finish = resolve
  })
  const dig: Task = async (_, about) => {
    begun.push(about)
    await mayFinish
    done.push(about)
  }
  const wanted = ids(12)
  await ask(garden, 'garden.dig', wanted)
  const worker = await working({ 'garden.dig': dig })
  await until(() => begun.length === 4)
  const stopped = worker.stop()
  finish()
  await stopped
  assert.deepEqual([...done].sort(), [...begun].sort())
  assert.ok(done.length < wanted.length)
  assert.equal(await locks(), 0)
  const next = await working({ 'garden.dig': dig })
  await until(() => done.length >= wanted.length)
  await next.stop()
  assert.deepEqual([...done].sort(), [...wanted].sort())
})

test('the job of a killed worker is found and done by another', async () => {
  const modules = (path: string) => JSON.stringify(new URL(path, import.meta.url))
  const program = `
    import { openPool } from ${modules('../db/pool.js')}
    import { openWorker } from ${modules('./worker.js')}
    const pool = openPool(${JSON.stringify(here.appUrl)}, { max: 4, trouble: () => {} })
    const ground = { pool, sealer: { nudge: () => {} }, listeners: {}, clock: () => new Date() }
    const tasks = { 'garden.hang': async () => { console.log('begun'); await new Promise(() => {}) } }
    await openWorker({ ownerUrl: ${JSON.stringify(here.ownerUrl)}, ground, tasks, daily: [], tell: () => {} })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program])
  await ask(garden, 'garden.hang', ['bed'])
  await once(child.stdout, 'data')
  const seen: string[] = []
  const worker = await working({ 'garden.hang': async (_, about) => void seen.push(about) })
  // The worker lives, so its job stays its own, however often the others look.
  const missed = await freeOrphans(here.owner, await freeOrphans(here.owner, new Set()))
  assert.equal(missed.size, 0)
  assert.equal(await locks(), 1)

  child.kill('SIGKILL')
  await once(child, 'exit')
  await until(async () => (await freeOrphans(here.owner, new Set())).size === 1)
  assert.equal(await locks(), 1)
  await freeOrphans(here.owner, await freeOrphans(here.owner, new Set()))
  await until(() => seen.length === 1)
  assert.deepEqual(seen, ['bed'])
  await worker.stop()
})

test('a database that drops every connection is waited for, and work goes on', async () => {
  const seen: string[] = []
  const worker = await working({ 'garden.tell': async (_, about) => void seen.push(about) })
  const drop = `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and usename = current_user`
  await Promise.all([here.owner.query(drop), here.pool.query(drop)])
  await ask(garden, 'garden.tell', ['after']).catch(() => ask(garden, 'garden.tell', ['after']))
  await until(() => seen.includes('after'))
  // It still shows that it is alive: nobody takes its jobs.
  await until(async () => {
    const held = await here.owner.query(
      `select 1 from pg_locks where locktype = 'advisory' and objsubid = 2 and classid = hashtext('throughline worker')::oid`,
    )
    return held.rowCount === 1
  })
  await worker.stop()
})

test('an organisation that has left the installation leaves no job that fails for ever', async () => {
  const heard: Happened[] = []
  await here.owner.query('delete from graphile_worker._private_jobs')
  await here.owner.query(`select graphile_worker.add_job('garden.tell', $1)`, [
    JSON.stringify({ org: randomUUID(), about: 'x' }),
  ])
  const worker = await working({ 'garden.tell': nothing }, heard)
  await until(async () => {
    const left = await here.owner.query('select 1 from graphile_worker.jobs')
    return left.rowCount === 0
  })
  assert.deepEqual(heard, [])
  await worker.stop()
})
