import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { yes } from '../../kernel/decision.js'
import { testDatabase } from '../../testing/database.js'
import { aPerson, type Site, site } from '../../testing/ground.js'
import { smtpServer } from '../../testing/smtp-server.js'
import type { Environment } from '../config/config.js'
import { openConfig } from '../config/open.js'
import { startPostgres } from '../postgres/start.js'
import { openWorld } from '../world.js'
import { lookAtClocks } from './database.js'
import type { Line } from './line.js'
import { lookAtEverything } from './look.js'
import { lookAtNode } from './machine.js'
import { isZone } from './work.js'

let here: Site
let folder: string
before(async () => {
  here = await site()
  folder = join(mkdtempSync(join(tmpdir(), 'throughline-')), 'data')
  openConfig({ DATA_FOLDER: folder })
})
after(() => here.close())

const whole = (): Environment => ({
  DATA_FOLDER: folder,
  DATABASE_URL: here.appUrl,
  DATABASE_OWNER_URL: here.ownerUrl,
  ADDRESS: 'https://harbour.example',
  TRUSTED_PROXIES: '127.0.0.1',
})
const look = (env: Environment) => lookAtEverything(env, '24.1.0')
const about = (lines: readonly Line[], what: string) =>
  lines.filter((line) => line.about === what).map(({ state, said }) => `${state}: ${said}`)
const wrongs = (lines: readonly Line[]) => lines.filter(({ state }) => state === 'wrong')

test('where everything is as it should be, nothing is called wrong', async () => {
  const lines = await look(whole())
  assert.deepEqual(wrongs(lines), [])
  assert.match(about(lines, 'database').join(), /^ok: PostgreSQL \d+\.\d+.* answers\.$/)
  assert.deepEqual(about(lines, 'tables'), ['ok: The tables are those of this version.'])
  assert.deepEqual(about(lines, 'queue'), ['ok: No job waits.'])
  assert.deepEqual(about(lines, 'data folder'), [`ok: ${folder} is there, and private.`])
})

test('every line that is not ok says what to do, in a sentence', async () => {
  const lines = await look({ ...whole(), ADDRESS: '', TRUSTED_PROXIES: '', DATABASE_CONNECTIONS: '500' })
  for (const { state, said, todo = '' } of lines) {
    assert.match(said, /^[A-Z0-9/].*\.$/)
    if (state !== 'ok') assert.match(todo, /^[A-Z].+/, said)
  }
  assert.ok(wrongs(lines).some(({ said }) => said.includes('500 of the 100 connections')))
})

test('an old Node is said, and which one to take', () => {
  assert.equal(lookAtNode('18.20.0').state, 'wrong')
  assert.equal(lookAtNode('20.18.1').state, 'wrong')
  assert.equal(lookAtNode('20.19.0').state, 'attention')
  assert.equal(lookAtNode('24.1.0').state, 'ok')
})

test('mistakes in the settings are each a line, and the rest is not guessed', async () => {
  const lines = await look({ PORT: 'x', LOG_LEVEL: 'loud' })
  assert.equal(about(lines, 'settings').length, 2)
  assert.deepEqual(about(lines, 'database'), [])
})

test('a database that is down is said in words, and everything else is still looked at', async () => {
  const server = await smtpServer('takes')
  const gone = 'postgres://throughline_app:hunter2@127.0.0.1:1/throughline'
  const lines = await look({
    ...whole(),
    DATABASE_URL: gone,
    DATABASE_OWNER_URL: gone.replace('_app', '_owner'),
    SMTP_URL: server.url,
    MAIL_FROM: 'a@harbour.example',
  })
  assert.match(
    about(lines, 'database').join(),
    /wrong: Of the database in DATABASE_URL: nothing listens there\./,
  )
  assert.deepEqual(about(lines, 'mail'), ['ok: The mail server answers, and knows us.'])
  assert.ok(about(lines, 'disk').length === 1)
  assert.ok(!JSON.stringify(lines).includes('hunter2'))
  await server.close()
})

test('a wrong password, a database that is not there and an owner that serves are each said', async () => {
  const changed = (change: Partial<URL>) => Object.assign(new URL(here.appUrl), change).href
  const unknown = await look({ ...whole(), DATABASE_URL: changed({ pathname: '/nowhere' }) })
  assert.match(about(unknown, 'database').join(), /there is no such database/)
  const refused = await look({ ...whole(), DATABASE_URL: changed({ password: 'hunter2' }) })
  assert.match(about(refused, 'database').join(), /does not accept the password/)
  const asOwner = await look({
    ...whole(),
    DATABASE_URL: here.ownerUrl,
    DATABASE_OWNER_URL: '',
    PROCESS: 'web',
    SECRET: SECRET,
  })
  assert.match(about(asOwner, 'role').join(), /owns the tables/)
})
const SECRET = Buffer.from(Array.from({ length: 32 }, (_, i) => (i * 37 + 11) % 256)).toString('hex')

test('tables that are missing are said before anybody meets a broken page', async () => {
  const empty = await testDatabase()
  const lines = await look({ ...whole(), DATABASE_URL: empty.appUrl, DATABASE_OWNER_URL: empty.ownerUrl })
  assert.match(about(lines, 'tables').join(), /steps are missing/)
  await empty.drop()
})

test('jobs that wait too long, that fail and that were given up are said, and what they are about is not', async () => {
  const add = (task: string, about: string) =>
    here.owner.query(`select graphile_worker.add_job($1, json_build_object('about', $2::text))`, [
      task,
      about,
    ])
  await add('letter.send', 'secret-about')
  await add('garden.tell', 'secret-about')
  await add('garden.soak', 'secret-about')
  const set = (task: string, how: string) =>
    here.owner.query(`update graphile_worker._private_jobs set ${how}
      where task_id = (select id from graphile_worker._private_tasks where identifier = '${task}')`)
  await set('letter.send', `attempts = 3, last_error = 'NotTaken', run_at = now() + interval '1 hour'`)
  await set('garden.soak', `attempts = max_attempts, last_error = 'Error 23505'`)
  await set('garden.tell', `run_at = now() - interval '20 minutes'`)
  const lines = await look(whole())
  assert.deepEqual(about(lines, 'queue'), [
    'wrong: 1 job waits, the longest for 20 minutes.',
    'wrong: 1 job of the kind garden.soak failed 25 times and was given up (Error 23505).',
    'attention: 1 job of the kind letter.send failed and will be tried again (3 so far: NotTaken).',
  ])
  assert.ok(!JSON.stringify(lines).includes('secret-about'))
  await here.owner.query('delete from graphile_worker._private_jobs')
})

test('a record that is not sealed, not signed and kept by nobody is said', async () => {
  const organisation = await here.organisation('Harbour Care')
  const world = openWorld(here.ground, organisation)
  await world.act(aPerson(), async () => yes('wet', { name: 'garden.watered', about: 'bed:1' }))
  await here.sealer.idle()
  const lines = await look(whole())
  assert.match(about(lines, 'record').join(' '), /no head of the record was signed for two days/)
  assert.match(about(lines, 'record').join(' '), /nobody is sent the day’s head/)
  const client = await here.pool.connect()
  await client.query(`begin; set local app.org_id = '${organisation.id}'`)
  await client.query('insert into event_waiting (org_id, event_id) select org_id, id from event')
  await client.query('commit')
  client.release()
  assert.match(about(await look(whole()), 'record').join(' '), /1 event waits to be sealed/)
})

test('clocks that differ are said, more or less loudly', () => {
  assert.equal(lookAtClocks(300).state, 'ok')
  assert.equal(lookAtClocks(-5_000).state, 'attention')
  assert.equal(lookAtClocks(120_000).state, 'wrong')
})

test('a time zone that is none is noticed', () => {
  assert.ok(isZone('Europe/London'))
  assert.ok(!isZone('Mars/Olympus'))
})

test('a folder and a secret that others can read are said, with the command that mends it', async () => {
  const open = join(mkdtempSync(join(tmpdir(), 'throughline-')), 'data')
  mkdirSync(open)
  chmodSync(open, 0o755)
  writeFileSync(join(open, 'secret'), SECRET)
  chmodSync(join(open, 'secret'), 0o644)
  const lines = await look({ DATA_FOLDER: open })
  assert.match(about(lines, 'data folder').join(), /Others on this machine may look into/)
  assert.match(about(lines, 'secret').join(), /Others on this machine can read/)
  assert.match(about(lines, 'database').join(), /The bundled database is not running/)
})

test('the bundled database is found where it runs, and looked into', async () => {
  const own = mkdtempSync(join(tmpdir(), 'throughline-'))
  chmodSync(own, 0o711)
  assert.match(about(await look({ DATA_FOLDER: own }), 'database').join(), /is not running/)
  const started = await startPostgres({ folder: own })
  assert.ok(started.ok)
  try {
    assert.match(about(await look({ DATA_FOLDER: own }), 'database').join(), /PostgreSQL \d+\.\d+.* answers/)
  } finally {
    await started.server.stop()
    rmSync(own, { recursive: true, force: true })
  }
})

test('an address without encryption, and a proxy that is not named, are said', async () => {
  const plain = await look({ ...whole(), ADDRESS: 'http://harbour.example' })
  assert.match(about(plain, 'address').join(), /wrong: The address http:\/\/harbour.example is not encrypted/)
  const behind = await look({ ...whole(), TRUSTED_PROXIES: '' })
  assert.match(about(behind, 'proxy').join(), /all visitors seem to come from one address/)
})

test('the command ends with 1 where something is wrong, and can say it as JSON', () => {
  const program = `
    import { doctorVerb } from ${JSON.stringify(new URL('./verb.js', import.meta.url).href)}
    const terminal = { say: (text) => process.stdout.write(text), tell: (text) => process.stderr.write(text), progress: () => {} }
    process.exitCode = await doctorVerb.run(process.argv.slice(1), terminal)`
  const doctor = (env: Environment, ...args: readonly string[]) =>
    spawnSync(process.execPath, ['--input-type=module', '-e', program, '--', ...args], {
      env: { PATH: process.env.PATH, ...env },
      encoding: 'utf8',
    })
  const fine = doctor(whole())
  assert.match(fine.stdout, /^ok {8} +settings +Every setting can be read\.$/m)
  const broken = doctor({ PORT: 'x' }, '--json')
  assert.equal(broken.status, 1)
  const { wrong, lines }: { wrong: number; lines: readonly Line[] } = JSON.parse(broken.stdout)
  assert.equal(wrong, 1)
  assert.ok(lines.some(({ said }) => said === 'PORT must be a whole number from 1 to 65535; it is "x".'))
  assert.equal(doctor({}, '--jason').status, 2)
})
