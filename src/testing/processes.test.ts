import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Actor } from '../kernel/actor.js'
import { yes } from '../kernel/decision.js'
import { id } from '../kernel/id.js'
import { invitationCode, makeInvitation } from '../modules/people/sign-in/join-commands.js'
import { migrate } from '../platform/db/migrate.js'
import type { Organisation } from '../platform/organisation.js'
import { recheck } from '../platform/record/recheck.js'
import { openWorld } from '../platform/world.js'
import { type Site, site } from './ground.js'

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url))
const WRITERS = 16
const MOST_BY_LINK = 20

let here: Site
let organisation: Organisation
let folder: string
const secret = randomBytes(32).toString('base64')
const running: ChildProcess[] = []

before(async () => {
  here = await site()
  here.clock.now = new Date()
  organisation = await here.organisation('Harbour Care')
  folder = mkdtempSync(join(tmpdir(), 'throughline-processes-'))
})
after(async () => {
  for (const child of running) child.kill('SIGKILL')
  await here.close()
  rmSync(folder, { recursive: true, force: true })
})

test('two web processes and a worker over one database: one is killed, and nothing acknowledged is lost', async () => {
  const [one, two] = [await start('web'), await start('web')]
  await start('worker')
  const load = await openLoad([one.port, two.port])
  await load.until(60)
  one.child.kill('SIGKILL')
  await load.until(load.acknowledged.length + 60)
  await load.stop()
  assert.ok(load.acknowledged.length >= 120)
  assert.deepEqual(await notThere(load.acknowledged), [])
  assert.ok((await whole()).whole)
})

test('restarted one after the other, with the database migrated meanwhile: no request is lost', async () => {
  const [one, two] = [await start('web'), await start('web')]
  const load = await openLoad([one.port, two.port])
  await load.until(20)
  writeFileSync(
    join(folder, '9001-under-load.sql'),
    "alter table organisation add column under_load text not null default 'yes'",
  )
  await migrate(here.ownerUrl, 'throughline_app', [{ folder, grants: {} }])
  for (const old of [one, two]) {
    old.child.kill('SIGTERM')
    await ended(old.child)
    await start('web', old.port)
    await load.until(load.acknowledged.length + 20)
  }
  await load.stop()
  assert.deepEqual(load.lost, [])
  assert.deepEqual(await notThere(load.acknowledged), [])
  assert.ok((await whole()).whole)
})

async function start(process_: 'web' | 'worker', at?: number) {
  const port = at ?? (await freePort())
  const env = {
    // What the tests are told is no setting of the program.
    PATH: process.env.PATH,
    PORT: `${port}`,
    PROCESS: process_,
    SECRET: secret,
    DATABASE_URL: here.appUrl,
    DATABASE_OWNER_URL: here.ownerUrl,
    DATA_FOLDER: join(folder, 'data'),
    LOG_LEVEL: 'error',
    TRUSTED_PROXIES: 'loopback',
  }
  const run = `const { main } = await import(${JSON.stringify(MAIN)}); process.exitCode = await main(['start'])`
  const child = spawn(process.execPath, ['--input-type=module', '-e', run], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  let told = ''
  const ready = new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      told += chunk
      if (/is running/.test(told)) resolve()
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('exit', () => reject(new Error(`a process ended before it was ready: ${told}`)))
  })
  await ready
  return { child, port }
}

const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) => (child.exitCode === null ? child.once('exit', () => resolve()) : resolve()))

/** A group, somebody in it, and how they invite others by a link that many can use. */
async function aGroup(): Promise<() => Promise<string>> {
  const world = openWorld(here.ground, organisation)
  const org_id = organisation.id
  const [group, person] = [id<'Group'>(randomUUID()), id<'Person'>(randomUUID())]
  const actor: Actor = { kind: 'person', id: person, roles: { [group]: ['member'] }, sides: [] }
  await world.act(actor, async (tx) => {
    const made_at = world.now()
    await tx
      .insertInto('people_group')
      .values({ org_id, id: group, kind: 'team', name: 'Garden', made_at })
      .execute()
    await tx.insertInto('person').values({ org_id, id: person, name: 'Amina', joined_at: made_at }).execute()
    await tx
      .insertInto('people_member')
      .values({ org_id, group_id: group, person_id: person, since: made_at })
      .execute()
    return yes(group, { name: 'people.group-made', about: `group:${group}` })
  })
  await world.end()
  const door = { ground: here.ground, secret: Buffer.from(secret, 'base64'), address: 'http://localhost' }
  return async () => {
    const made = await makeInvitation(door, world, actor, {
      kind: 'link',
      group,
      days: 1,
      most: MOST_BY_LINK,
    })
    assert.ok(made.ok)
    await world.end()
    return invitationCode(door, world, made.next)
  }
}

/** Sixteen people at a time who join by a link, one after the other, through whichever process answers. */
async function openLoad(ports: readonly number[]) {
  const acknowledged: string[] = []
  const lost: string[] = []
  let going = true
  const invite = await aGroup()
  const writer = async (n: number) => {
    let code = ''
    for (let i = 0; going; i++) {
      if (i % MOST_BY_LINK === 0) code = await invite()
      const name = `Newcomer ${n} ${randomUUID()}`
      try {
        const form = await ask(ports, n + i, 'GET', `/people/join/${code}`)
        const token = /name="token" value="([^"]+)"/.exec(form.body)?.[1] ?? ''
        const sent = {
          cookie: form.cookie,
          form: { token, name, language: 'en', age: 'yes', back: 'device' },
        }
        const done = await ask(ports, n + i, 'POST', `/people/join/${code}`, sent)
        if (done.status === 303) acknowledged.push(name)
        else lost.push(`${done.status}`)
      } catch (error) {
        lost.push(`${error}`)
      }
    }
  }
  const writers = Array.from({ length: WRITERS }, (_, n) => writer(n))
  return {
    acknowledged,
    lost,
    until: async (many: number) => {
      const until = Date.now() + 60_000
      while (acknowledged.length < many && Date.now() < until)
        await new Promise((resolve) => setTimeout(resolve, 20))
    },
    stop: async () => {
      going = false
      await Promise.all(writers)
    },
  }
}

type Answer = { readonly status: number; readonly body: string; readonly cookie: string }
type Sent = { readonly cookie: string; readonly form: Readonly<Record<string, string>> }

// As a proxy in front does: a process that is not ready, or takes no connection, is passed over for a while.
async function ask(
  ports: readonly number[],
  turn: number,
  method: string,
  path: string,
  sent?: Sent,
): Promise<Answer> {
  for (let i = 0; ; i++) {
    const port = ports[(turn + i) % ports.length]!
    try {
      if (await isReady(port)) return await askOnce(port, method, path, sent)
      if (i > 400) throw new Error('no process is ready')
    } catch (error) {
      const refused = error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED'
      if (!refused) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

// A proxy looks every second or so, not before every request.
const looked = new Map<number, { readonly at: number; readonly ready: Promise<boolean> }>()

function isReady(port: number): Promise<boolean> {
  const last = looked.get(port)
  if (last && Date.now() - last.at < 500) return last.ready
  const ready = askOnce(port, 'GET', '/ready').then(
    ({ status }) => status === 200,
    () => false,
  )
  looked.set(port, { at: Date.now(), ready })
  return ready
}

function askOnce(port: number, method: string, path: string, sent?: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // Everybody comes from somewhere else, or they would be asked to wait for each other.
    const host = { host: 'localhost', 'x-forwarded-for': `10.${randomBytes(3).join('.')}` }
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const headers = { ...host, ...(sent ? { ...form, cookie: sent.cookie } : {}) }
    const asked = request({ port, host: '127.0.0.1', method, path, headers, agent: false }, (answer) => {
      let body = ''
      answer.on('data', (chunk) => (body += chunk))
      answer.on('error', reject)
      answer.on('end', () => {
        const cookie = (answer.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ')
        resolve({ status: answer.statusCode ?? 0, body, cookie })
      })
    })
    asked.on('error', reject)
    asked.end(sent ? new URLSearchParams(sent.form).toString() : undefined)
  })
}

async function notThere(names: readonly string[]): Promise<readonly string[]> {
  const world = openWorld(here.ground, organisation)
  const there = new Set(
    (await world.read.selectFrom('person').select('name').execute()).map(({ name }) => name),
  )
  await world.end()
  return names.filter((name) => !there.has(name))
}

async function whole() {
  await here.sealer.seal(organisation.id)
  const world = openWorld(here.ground, organisation)
  const checked = await recheck(world.read)
  await world.end()
  return checked
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const at = server.address()
      server.close(() => resolve(typeof at === 'object' && at ? at.port : 0))
    })
  })
}
