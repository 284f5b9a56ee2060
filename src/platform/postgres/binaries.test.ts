import assert from 'node:assert/strict'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { ask, scratch } from '../../testing/postgres.js'
import { programIn } from './binaries.js'
import { type Machine, thisMachine } from './machine.js'
import { startPostgres } from './start.js'

// These tests choose the programs themselves.
delete process.env.THROUGHLINE_POSTGRES_BINARIES
const machine = thisMachine()
const bare: Machine = { ...machine, platform: 'sunos-sparc', bundled: () => undefined, installed: () => [] }
const own = machine.installed().find((folder) => existsSync(programIn(folder, 'initdb')))
const settings = { fsync: 'off' }

async function sentence(folder: string, on: Machine, binaries?: string) {
  const answer = await startPostgres({ folder, settings, ...(binaries ? { binaries } : {}) }, on)
  if (answer.ok) await answer.server.stop()
  return answer.ok ? `started ${answer.server.version}` : answer.sentence
}

test('a machine there is no bundled PostgreSQL for, with none of its own, is told what to do', async (t) => {
  assert.equal(
    await sentence(scratch(t), bare),
    'There is no bundled PostgreSQL for this machine (sunos-sparc), and no other was found: install PostgreSQL 15 or later, or set DATABASE_URL to use another server.',
  )
})

test('a bundled PostgreSQL this machine cannot run is told apart from none', async (t) => {
  const folder = scratch(t)
  fakePostgres(join(folder, 'native', 'bin'), 'echo not for this machine >&2; exit 127')
  const strange = { ...bare, bundled: () => join(folder, 'native') }
  assert.match(
    await sentence(join(folder, 'db'), strange),
    /^The bundled PostgreSQL cannot run on this machine/,
  )
})

test('a PostgreSQL older than 15 is passed over, and the sentence says which was found', async (t) => {
  const folder = scratch(t)
  fakePostgres(join(folder, '13'), `echo 'postgres (PostgreSQL) 13.22 (Debian 13.22-1)'`)
  const old = { ...bare, installed: () => [join(folder, '13')] }
  assert.equal(
    await sentence(join(folder, 'db'), old),
    'PostgreSQL 13.22 is too old: Throughline needs version 15 or later.',
  )
})

test('a folder chosen for its programs that has none is named', async (t) => {
  const folder = scratch(t)
  assert.match(
    await sentence(folder, machine, folder),
    new RegExp(`^There is no PostgreSQL that can run in ${folder}: `),
  )
})

test('links the package leaves to an install script are made by us', async (t) => {
  const folder = scratch(t)
  const native = join(folder, 'package', 'native')
  const { list } = copyWithoutLinks(native)
  assert.match(await sentence(join(folder, 'db'), { ...bare, bundled: () => native }), /^started \d+/)
  for (const { target } of list) assert.ok(existsSync(join(folder, 'package', target)), target)
})

test('data made by another version is not touched, and the sentence says how to bring it along', async (t) => {
  const folder = scratch(t)
  await sentence(folder, machine)
  writeFileSync(join(folder, 'data', 'PG_VERSION'), '14\n')
  assert.match(
    await sentence(folder, { ...machine, installed: () => [] }),
    new RegExp(
      `^The database in ${folder} was made by PostgreSQL 14, and the one to run it here is \\d+\\S*: `,
    ),
  )
})

test('without a bundled one, a PostgreSQL of this machine serves, and goes on serving its data when one is bundled', {
  skip: own ? false : 'this machine has no PostgreSQL of its own',
}, async (t) => {
  const folder = scratch(t)
  const first = await startPostgres({ folder, settings }, { ...machine, bundled: () => undefined })
  if (!first.ok) assert.fail(first.sentence)
  await ask(first.server.urls.owner, 'create table kept (x int)')
  await first.server.stop()

  const second = await startPostgres({ folder, settings }, machine)
  if (!second.ok) assert.fail(second.sentence)
  assert.equal(second.server.version, first.server.version)
  assert.deepEqual(await ask(second.server.urls.owner, 'select * from kept'), [])
  await second.server.stop()
})

// Stands in for a PostgreSQL that cannot be had here.
function fakePostgres(folder: string, script: string) {
  mkdirSync(folder, { recursive: true })
  for (const name of ['postgres', 'initdb']) {
    writeFileSync(programIn(folder, name), `#!/bin/sh\n${script}\n`)
    chmodSync(programIn(folder, name), 0o755)
  }
}

function copyWithoutLinks(native: string) {
  const from = machine.bundled()!
  const list: readonly { target: string }[] = JSON.parse(readFileSync(join(from, 'pg-symlinks.json'), 'utf8'))
  const links = new Set(list.map(({ target }) => join(dirname(from), target)))
  cpSync(from, native, { recursive: true, filter: (path) => !links.has(path) })
  cpSync(join(dirname(from), 'package.json'), join(dirname(native), 'package.json'))
  return { list }
}
