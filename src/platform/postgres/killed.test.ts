import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { ask, type Parent, parentOf, scratch, serverOf } from '../../testing/postgres.js'
import { startPostgres } from './start.js'

const onPosix = { skip: process.platform === 'win32' && 'Windows has no such signals' }

async function withNote(parent: Parent, note: string) {
  await ask(
    parent.urls!.owner,
    `create table if not exists note (words text); insert into note values ('${note}')`,
  )
}
const notes = async (parent: Parent) =>
  (await ask(parent.urls!.owner, 'select words from note')).map(({ words }) => words)

test('when only our program is killed, the next start takes over the server still running, and can stop it', async (t) => {
  const folder = scratch(t)
  const first = await parentOf(folder)
  await withNote(first, 'kept')
  const server = serverOf(folder)
  await first.kill()
  process.kill(server, 0)

  const second = await parentOf(folder)
  assert.match(second.note!, /, adopted the one already running$/)
  assert.equal(serverOf(folder), server)
  assert.deepEqual(await notes(second), ['kept'])
  await second.stop()
  await assert.rejects(ask(second.urls!.owner, 'select 1'), /ECONNREFUSED/)

  const third = await parentOf(folder)
  assert.doesNotMatch(third.note!, /adopted/)
  assert.deepEqual(await notes(third), ['kept'])
  await third.stop()
})

test('when both are killed, the next start repairs and nothing acknowledged is lost', async (t) => {
  const folder = scratch(t)
  for (let round = 0; round < 4; round++) {
    const parent = await parentOf(folder)
    const there = round ? await notes(parent) : []
    assert.deepEqual(there, ['one', 'two', 'three'].slice(0, round))
    const words = ['one', 'two', 'three'][round]
    if (!words) return parent.stop()
    await withNote(parent, words)
    const server = serverOf(folder)
    const killed = parent.kill()
    process.kill(server, 'SIGKILL')
    await killed
  }
})

test(
  'when only the server is killed, our program is told in one sentence, and may start it again',
  onPosix,
  async (t) => {
    const folder = scratch(t)
    const first = await startPostgres({ folder })
    if (!first.ok) assert.fail(first.sentence)
    process.kill(serverOf(folder), 'SIGKILL')
    const awake = setInterval(() => {}, 1000) // the database alone keeps no program running
    assert.match(
      await first.server.gone,
      /^The database in .* ended by itself \(something killed it; perhaps memory ran out\): start Throughline again\.$/,
    )
    clearInterval(awake)
    await first.server.stop()

    const second = await startPostgres({ folder })
    if (!second.ok) assert.fail(second.sentence)
    await second.server.stop()
  },
)

test('a server busy with a long question stops when asked', async (t) => {
  const folder = scratch(t)
  const parent = await parentOf(folder)
  const question = assert.rejects(ask(parent.urls!.owner, 'select pg_sleep(600)'))
  await parent.stop()
  await question
})

test('Ctrl-C in a terminal reaches our program and not the server under it', onPosix, async (t) => {
  const folder = scratch(t)
  const parent = await parentOf(folder)
  process.kill(-parent.process.pid!, 'SIGINT')
  assert.deepEqual(await ask(parent.urls!.app, 'select 1 as one'), [{ one: 1 }])
  await parent.stop()
})

// A sleep that took the place of the shell which began another never collects it: the other stays a zombie.
async function zombie() {
  const keeper = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 600'])
  const [said] = await once(keeper.stdout, 'data')
  const pid = Number(said)
  const fields = () => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  while (fields()[0] !== 'Z') await new Promise((resolve) => setTimeout(resolve, 10))
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  return { pid, started: `${boot} ${fields()[19]}`, end: () => keeper.kill() }
}

async function stranger() {
  const sleeper = spawn('sleep', ['600'])
  await once(sleeper, 'spawn')
  return { pid: sleeper.pid!, started: undefined, end: () => sleeper.kill() }
}

const onLinux = { skip: process.platform !== 'linux' && 'zombies are made with Linux’ own means' }
for (const [kind, make] of [
  ['another program now has', stranger],
  ['a program has that ended and was never collected', zombie],
] as const) {
  test(`files left by a power cut that name a number ${kind} do not stand in the way`, onLinux, async (t) => {
    const folder = scratch(t)
    const parent = await parentOf(folder)
    await withNote(parent, 'kept')
    const left = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8')
    const server = serverOf(folder)
    const killed = parent.kill()
    process.kill(server, 'SIGKILL')
    await killed

    const { pid, started, end } = await make()
    t.after(end)
    writeFileSync(join(folder, 'data', 'postmaster.pid'), left.replace(/^\d+/, String(pid)))
    const lock = readdirSync(folder).find((name) => name.startsWith('supervisor-'))!
    const held: { started: string } = JSON.parse(readFileSync(join(folder, lock), 'utf8'))
    writeFileSync(join(folder, lock), JSON.stringify({ pid, started: started ?? held.started }))

    const next = await parentOf(folder)
    assert.equal(next.sentence, undefined)
    assert.deepEqual(await notes(next), ['kept'])
    await next.stop()
  })
}

test('an empty file left by a power cut does not stand in the way', async (t) => {
  const folder = scratch(t)
  await (await parentOf(folder)).stop()
  writeFileSync(join(folder, 'data', 'postmaster.pid'), '')
  for (const name of readdirSync(folder).filter((found) => found.startsWith('supervisor-')))
    writeFileSync(join(folder, name), '')
  const next = await parentOf(folder)
  assert.equal(next.sentence, undefined)
  await next.stop()
})

test('a second start on a folder in use is refused in one sentence, and may go on when the first is done', async (t) => {
  const folder = scratch(t)
  const first = await parentOf(folder)
  const second = await parentOf(folder)
  assert.equal(
    second.sentence,
    `The database in ${folder} is in use by Throughline running as process ${first.process.pid}: stop that one first, or choose another folder.`,
  )
  assert.deepEqual(await ask(first.urls!.app, 'select 1 as one'), [{ one: 1 }])
  await first.stop()
  const third = await parentOf(folder)
  assert.equal(third.ok, true)
  await third.stop()
})

test('of several first starts at the same moment one gets the folder and the others are told so', async (t) => {
  const folder = scratch(t)
  const parents = await Promise.all(Array.from({ length: 4 }, () => parentOf(folder)))
  const holders = parents.filter(({ ok }) => ok)
  assert.equal(holders.length, 1)
  for (const { sentence } of parents.filter(({ ok }) => !ok))
    assert.match(sentence!, /is in use by Throughline/)
  await Promise.all(holders.map(({ stop }) => stop()))
})
