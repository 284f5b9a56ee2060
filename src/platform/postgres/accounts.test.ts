import assert from 'node:assert/strict'
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { ask, parentOf, programFor, scratch, serverOf, unlessRoot } from '../../testing/postgres.js'
import { type Machine, thisMachine } from './machine.js'
import { startPostgres } from './start.js'

const asRoot = { skip: unlessRoot }
const machine = thisMachine()
const LIST = asRoot.skip ? '' : machine.passwd()
const NOBODY = Number(/^nobody:[^:]*:(\d+)/m.exec(LIST)?.[1])

async function started(folder: string, on: Machine) {
  const answer = await startPostgres({ folder, settings: { fsync: 'off' } }, on)
  if (!answer.ok) assert.fail(answer.sentence)
  return answer.server
}

const ownerOf = (folder: string) => statSync(join(folder, 'data')).uid
const runsAs = (folder: string) => statSync(`/proc/${serverOf(folder)}`).uid

test(
  'root lends the database an ordinary account: nobody, where there is no account called postgres',
  asRoot,
  async (t) => {
    const folder = scratch(t)
    const without = { ...machine, passwd: () => LIST.replace(/^postgres:.*\n/m, '') }
    const first = await started(folder, without)
    assert.match(first.note, /^as nobody, /)
    assert.equal(runsAs(folder), NOBODY)
    await first.stop()

    // An account called postgres made later does not lock the database out of its own data.
    const second = await started(folder, machine)
    assert.match(second.note, /^as nobody, /)
    await second.stop()
  },
)

test('where there is no ordinary account at all, root is told so in one sentence', asRoot, async (t) => {
  const onlyRoot = { ...machine, passwd: () => 'root:x:0:0:root:/root:/bin/bash\n' }
  const answer = await startPostgres({ folder: scratch(t) }, onlyRoot)
  assert.equal(
    answer.ok ? '' : answer.sentence,
    'The database may not run as root, and this machine has no account called postgres or nobody to run it as: start Throughline as an ordinary account, or set DATABASE_URL to use another server.',
  )
})

test(
  'in a private folder of root, programs and data go where the account can reach them, and the note says so',
  asRoot,
  async (t) => {
    const open = scratch(t)
    const folder = join(open, 'private', 'throughline')
    const native = join(open, 'private', 'package', 'native')
    mkdirSync(folder, { recursive: true })
    cpSync(machine.bundled()!, native, { recursive: true, verbatimSymlinks: true })
    cpSync(join(dirname(machine.bundled()!), 'package.json'), join(dirname(native), 'package.json'))
    chmodSync(join(open, 'private'), 0o700)
    const closed = { ...machine, bundled: () => native, installed: () => [], elsewhere: [join(open, 'var')] }

    const first = await started(folder, closed)
    const base = readFileSync(join(folder, 'database-is-in.txt'), 'utf8').trim()
    assert.match(base, new RegExp(`^${open}/var/postgres-\\w+$`))
    assert.match(first.note, new RegExp(`, data in ${base} \\(because \\w+ cannot reach ${folder}\\)$`))
    await ask(first.urls.owner, 'create table kept (x int)')
    await first.stop()

    // Opened later, it goes on using the data it has.
    chmodSync(join(open, 'private'), 0o755)
    const second = await started(folder, closed)
    assert.deepEqual(await ask(second.urls.owner, 'select * from kept'), [])
    await second.stop()

    rmSync(base, { recursive: true })
    const third = await startPostgres({ folder }, closed)
    assert.match(
      third.ok ? '' : third.sentence,
      /was in .*, which is gone: put it back, or delete .*database-is-in\.txt/,
    )
  },
)

test('private with nowhere else to go, and made private later, are each one sentence', asRoot, async (t) => {
  const open = scratch(t)
  const folder = join(open, 'private', 'throughline')
  const nowhere = { ...machine, elsewhere: ['/dev/null/nowhere'] }
  mkdirSync(join(open, 'private'), { mode: 0o700 })
  const refused = await startPostgres({ folder }, nowhere)
  assert.match(
    refused.ok ? '' : refused.sentence,
    /cannot reach .*, because a folder above it is private: put/,
  )

  chmodSync(join(open, 'private'), 0o755)
  await (await started(folder, nowhere)).stop()
  chmodSync(join(open, 'private'), 0o700)
  const later = await startPostgres({ folder }, machine)
  assert.match(
    later.ok ? '' : later.sentence,
    /can no longer reach the database in .*: let other accounts pass/,
  )
})

test('an ordinary account runs the database itself, from programs it may not write to', asRoot, async (t) => {
  const folder = scratch(t)
  const home = join(folder, 'home')
  mkdirSync(home, { mode: 0o777 })
  chmodSync(home, 0o777)
  const program = programFor(t)
  const parent = await parentOf(join(home, 'db'), { program, uid: NOBODY, gid: NOBODY })
  assert.equal(parent.note, `as nobody, data in ${join(home, 'db')}`)
  assert.equal(ownerOf(join(home, 'db')), NOBODY)
  assert.deepEqual(await ask(parent.urls!.app, 'select 1 as one'), [{ one: 1 }])
  await parent.stop()
})

test('a folder that belongs to another account is refused in one sentence', asRoot, async (t) => {
  const folder = scratch(t)
  await (await started(folder, machine)).stop()
  const parent = await parentOf(folder, { program: programFor(t), uid: NOBODY, gid: NOBODY })
  assert.equal(
    parent.sentence,
    `This account may not use ${folder}: start Throughline as the account that made it, or choose another folder.`,
  )
})

test('an account number without a name is told to use another server', asRoot, async (t) => {
  const parent = await parentOf(join(scratch(t), 'db'), { program: programFor(t), uid: 54321, gid: 54321 })
  assert.equal(
    parent.sentence,
    'This program runs as account number 54321, which has no name on this machine, and the bundled database cannot run without one: set DATABASE_URL to use another server.',
  )
})
