import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { ask, scratch } from '../../testing/postgres.js'
import { thisMachine } from './machine.js'
import { startPostgres } from './start.js'

/** A disk of its own with little room; undefined where this machine does not let us make one. */
function smallDisk(t: Parameters<typeof scratch>[0], megabytes: number): string | undefined {
  const place = join(
    scratch(t, (folder) => spawnSync('/bin/umount', ['--lazy', join(folder, 'disk')])),
    'disk',
  )
  mkdirSync(place)
  const options = ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', place]
  if (spawnSync('/bin/mount', options).status !== 0) return undefined
  return place
}

const cannot = 'no small disk can be mounted here'
const FULL =
  /^The disk is full: the database in .* needs room to start, so free some space and start again\.$/
const fill = (place: string) => writeFileSync(join(place, 'filler'), Buffer.alloc(freeIn(place)))
const freeIn = (place: string) => {
  const { bavail, bsize } = statfsSync(place)
  return bavail * bsize
}

test('a disk too small for the first start is said in one sentence, and no half of a database stays', async (t) => {
  const place = smallDisk(t, 20)
  if (!place) return t.skip(cannot)
  const answer = await startPostgres({ folder: join(place, 'db') })
  assert.match(answer.ok ? '' : answer.sentence, FULL)
  assert.deepEqual(
    readdirSync(join(place, 'db')).filter((name) => name === 'data' || name.startsWith('new-')),
    [],
  )
})

test('a full disk stops a start in one sentence; with room again, everything is there', async (t) => {
  const place = smallDisk(t, 120)
  if (!place) return t.skip(cannot)
  const folder = join(place, 'db')
  const first = await startPostgres({ folder })
  if (!first.ok) assert.fail(first.sentence)
  await ask(first.server.urls.owner, `create table promise (words text); insert into promise values ('kept')`)
  await first.server.stop()

  fill(place)
  const second = await startPostgres({ folder })
  assert.match(second.ok ? '' : second.sentence, FULL)

  rmSync(join(place, 'filler'))
  const third = await startPostgres({ folder })
  if (!third.ok) assert.fail(third.sentence)
  assert.deepEqual(await ask(third.server.urls.owner, 'select words from promise'), [{ words: 'kept' }])
  await third.server.stop()
})

test('a disk that fills up under a running server loses nothing acknowledged', async (t) => {
  const place = smallDisk(t, 120)
  if (!place) return t.skip(cannot)
  const folder = join(place, 'db')
  const first = await startPostgres({ folder })
  if (!first.ok) assert.fail(first.sentence)
  const { urls, gone, stop } = first.server
  await ask(urls.owner, 'create table promise (n int, words text)')
  fill(place)
  let acknowledged = 0
  await assert.rejects(async () => {
    for (;;) {
      await ask(urls.owner, `insert into promise values (${acknowledged}, repeat('x', 7000))`)
      acknowledged++
    }
  })
  // It may stand still or end; if it ends, it says why.
  const said = await Promise.race([gone, stop()])
  if (said) assert.match(said, FULL)
  await stop()

  rmSync(join(place, 'filler'))
  const second = await startPostgres({ folder })
  if (!second.ok) assert.fail(second.sentence)
  const [row] = await ask(second.server.urls.owner, 'select count(*)::int as n from promise')
  assert.ok(Number(row?.n) >= acknowledged, `${row?.n} of ${acknowledged}`)
  await second.server.stop()
})

test('a port somebody took in the meantime is passed over for another', async (t) => {
  const somebody = createServer().listen(0, '127.0.0.1')
  t.after(() => somebody.close())
  await new Promise((resolve) => somebody.once('listening', resolve))
  const address = somebody.address()
  const taken = typeof address === 'object' && address ? address.port : 0

  const machine = thisMachine()
  const asked: number[] = []
  const freePort = async () => {
    asked.push(asked.length < 2 ? taken : await machine.freePort())
    return asked.at(-1)!
  }
  const answer = await startPostgres(
    { folder: scratch(t), settings: { fsync: 'off' } },
    { ...machine, freePort },
  )
  if (!answer.ok) assert.fail(answer.sentence)
  assert.equal(asked.length, 3)
  assert.deepEqual(await ask(answer.server.urls.app, 'select 1 as one'), [{ one: 1 }])
  await answer.server.stop()
})
