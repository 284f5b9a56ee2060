import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { Client } from 'pg'
import { startTestServer, testDatabase, testServer } from './database.js'

async function ask(url: string, sql: string) {
  const client = new Client(url)
  await client.connect()
  return client
    .query(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}

const garden = {
  name: 'a_fresh_garden',
  fill: async ({ ownerUrl }: { ownerUrl: string }) => {
    await ask(
      ownerUrl,
      `create table bed (name text); insert into bed values ('beans'); grant select on bed to throughline_app`,
    )
  },
}

test('a test file gets an empty database of its own', async () => {
  const mine = await testDatabase()
  await ask(mine.ownerUrl, 'create table note (words text)')
  const yours = await testDatabase()
  assert.deepEqual(await ask(yours.appUrl, `select 1 from pg_tables where tablename = 'note'`), [])
  await mine.drop()
  await assert.rejects(ask(mine.ownerUrl, 'select 1'), /does not exist/)
  await yours.drop()
})

test('files that ask for the same start at the same time each get a clone, made from one template', async () => {
  const clones = await Promise.all([1, 2, 3, 4].map(() => testDatabase(garden)))
  await ask(clones[0]!.ownerUrl, `insert into bed values ('leeks')`)
  const counts = await Promise.all(clones.map(({ appUrl }) => ask(appUrl, 'select count(*)::int n from bed')))
  assert.deepEqual(counts.flat(), [{ n: 2 }, { n: 1 }, { n: 1 }, { n: 1 }])
  await Promise.all(clones.map(({ drop }) => drop()))
})

test('the app may connect to a clone and make nothing in it; the owner is no superuser', async () => {
  const { appUrl, ownerUrl, drop } = await testDatabase(garden)
  await assert.rejects(ask(appUrl, 'create table sneaky (x int)'), /permission denied/)
  await assert.rejects(ask(appUrl, 'create temporary table sneaky (x int)'), /permission denied/)
  for (const url of [appUrl, ownerUrl])
    assert.deepEqual(
      await ask(url, 'select rolsuper s, rolbypassrls b from pg_roles where rolname = current_user'),
      [{ s: false, b: false }],
    )
  await drop()
})

test('a server that a killed run left behind is stopped by the next run, and its folder cleared', async () => {
  const script = `import { startTestServer } from ${JSON.stringify(new URL('./database.js', import.meta.url))}
    console.log((await startTestServer()).ownerUrl); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script])
  const [url] = await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
  await ask(String(url).trim(), 'select 1')

  const server = await startTestServer()
  await assert.rejects(ask(String(url).trim(), 'select 1'), /ECONNREFUSED/)
  await server.stop()
})

test('the tests do not wait for the disk', async () => {
  const { ownerUrl } = await testServer()
  assert.deepEqual(await ask(ownerUrl, 'show fsync'), [{ fsync: 'off' }])
})
