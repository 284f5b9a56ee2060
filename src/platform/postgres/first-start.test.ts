import assert from 'node:assert/strict'
import type { ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { ask, parentOf, scratch } from '../../testing/postgres.js'
import { type StartOptions, type Supervised, startPostgres } from './start.js'

async function started(options: StartOptions): Promise<Supervised> {
  const answer = await startPostgres(options)
  if (!answer.ok) assert.fail(answer.sentence)
  return answer.server
}

const SAFE = `select name, setting from pg_settings where name in
  ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'listen_addresses')
  order by name`

test('the first start makes a database that keeps what it was given, and the second finds it again', async (t) => {
  const folder = scratch(t)
  const first = await started({ folder })
  assert.match(first.version, /^\d+/)
  assert.match(first.note, new RegExp(`^as \\w+, data in ${folder}$`))
  assert.deepEqual(
    (await ask(first.urls.owner, SAFE)).map(({ name, setting }) => `${name}: ${setting}`),
    [
      'data_checksums: on',
      'fsync: on',
      'full_page_writes: on',
      'listen_addresses: 127.0.0.1',
      'synchronous_commit: on',
    ],
  )
  const [, , , , socket] = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')
  assert.equal(socket, '', 'a way in other than by 127.0.0.1')
  await ask(
    first.urls.owner,
    `create table promise (words text); insert into promise values ('Addewid: tŷ, ŵyr')`,
  )
  await first.stop()
  await first.stop()

  const second = await started({ folder })
  assert.deepEqual(await ask(second.urls.owner, 'select words from promise'), [{ words: 'Addewid: tŷ, ŵyr' }])
  await second.stop()
})

test('the program that serves owns nothing and makes nothing; neither role stands above the rules', async (t) => {
  const { urls, stop } = await started({ folder: scratch(t) })
  for (const url of [urls.owner, urls.app]) {
    const [role] = await ask(
      url,
      `select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication from pg_roles where rolname = current_user`,
    )
    assert.deepEqual(new Set(Object.values(role!)), new Set([false]))
    const elsewhere = Object.assign(new URL(url), { pathname: '/postgres' }).href
    await assert.rejects(ask(elsewhere, 'select 1'), /permission denied/)
  }
  for (const sql of [
    'create table x (y int)',
    'create temporary table x (y int)',
    'create schema x',
    'create database x',
  ])
    await assert.rejects(ask(urls.app, sql), /permission denied/)
  assert.deepEqual(
    await ask(
      urls.app,
      `select pg_get_userbyid(datdba) as owner from pg_database where datname = 'throughline'`,
    ),
    [{ owner: 'throughline_owner' }],
  )
  await stop()
})

test('nobody else on the machine can read the passwords, the data or the log', {
  skip: process.platform === 'win32' && 'Windows has no such modes',
}, async (t) => {
  const folder = scratch(t)
  await (await started({ folder })).stop()
  for (const name of ['secrets.json', 'server.log', 'data'])
    assert.equal(statSync(join(folder, name)).mode & 0o077, 0, name)
  const left = readdirSync(folder).filter((name) => !/^supervisor-\d+\.lock$/.test(name))
  assert.deepEqual(left.sort(), ['data', 'secrets.json', 'server.log'])
})

test('a database opens to its password alone', async (t) => {
  const { urls, stop } = await started({ folder: scratch(t) })
  const wrong = Object.assign(new URL(urls.app), { password: 'guess' }).href
  await assert.rejects(ask(wrong, 'select 1'), /password authentication failed/)
  await stop()
})

test('what people write does not get into the log, even when something goes wrong with it', async (t) => {
  const folder = scratch(t)
  const { urls, stop } = await started({ folder })
  await ask(urls.owner, 'create table person (name text unique)')
  const add = `insert into person values ('Amina Okafor')`
  await ask(urls.owner, add)
  await assert.rejects(ask(urls.owner, add), /duplicate key/)
  await assert.rejects(ask(urls.owner, `select 'Amina Okafor'::int`), /invalid input/)
  await stop()
  assert.doesNotMatch(readFileSync(join(folder, 'server.log'), 'utf8'), /Amina/)
})

test('killed at any step of the first start, the next start goes on from there', async (t) => {
  const folder = scratch(t)
  const has = (path: string) => existsSync(join(folder, path))
  const steps = [
    () => has('secrets.json'),
    () => readdirSync(folder).some((name) => name.startsWith('new-') && has(join(name, 'data', 'base'))),
    () => has('data/PG_VERSION'),
    () => has('data/postmaster.pid'),
  ]
  for (const isSeen of steps) {
    const { ok } = await parentOf(folder, { onStart: (child) => killWhen(child, isSeen) })
    assert.equal(ok, undefined, `it had started before this was seen: ${isSeen}`)
  }
  const { urls, stop } = await started({ folder })
  assert.deepEqual(await ask(urls.app, 'select 1 as one'), [{ one: 1 }])
  await stop()
})

// Looks every millisecond: each step lasts for tens of them.
async function killWhen(child: ChildProcess, isSeen: () => boolean) {
  while (child.exitCode === null && !isSeen()) await sleep(1)
  child.kill('SIGKILL')
}

test('a role that was given too much, or a database taken away, is as it should be after the next start', async (t) => {
  const folder = scratch(t)
  const before = await started({ folder, ownerMakesDatabases: true })
  const spare = before.urls.owner.replace(/throughline$/, 'spare')
  await ask(before.urls.owner, 'create database spare')
  await ask(spare, 'drop database throughline with (force)')
  await before.stop()

  const after = await started({ folder })
  assert.deepEqual(await ask(after.urls.app, 'select current_database() as here'), [{ here: 'throughline' }])
  await assert.rejects(ask(after.urls.owner, 'create database another'), /permission denied/)
  await after.stop()
})

test('data others may look into, as some backups leave it, is closed again rather than refused', async (t) => {
  const folder = scratch(t)
  await (await started({ folder })).stop()
  chmodSync(join(folder, 'data'), 0o777)
  await (await started({ folder })).stop()
  assert.equal(statSync(join(folder, 'data')).mode & 0o077, 0)
})

test('passwords that are missing or belong to another database are said in a sentence', async (t) => {
  const folder = scratch(t)
  await (await started({ folder })).stop()
  const file = join(folder, 'secrets.json')
  const secrets: object = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...secrets, superuser: 'x'.repeat(43) }))
  const other = await startPostgres({ folder })
  assert.match(other.ok ? '' : other.sentence, /passwords in .* do not open the database there: put back/)
  rmSync(file)
  const none = await startPostgres({ folder })
  assert.match(
    none.ok ? '' : none.sentence,
    /passwords of the database in .* are missing: put its file secrets.json back/,
  )
})

test('a log that has grown is put aside at the next start, and only one is kept', async (t) => {
  const folder = scratch(t)
  await (await started({ folder })).stop()
  writeFileSync(join(folder, 'server.log'), 'x'.repeat(1_000_001))
  await (await started({ folder })).stop()
  assert.ok(statSync(join(folder, 'server.log')).size < 10_000)
  assert.equal(statSync(join(folder, 'server.log.old')).size, 1_000_001)
})
