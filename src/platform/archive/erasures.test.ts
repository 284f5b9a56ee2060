import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { yes } from '../../kernel/decision.js'
import { type Id, id } from '../../kernel/id.js'
import { aPerson, eventsOf, type Site, site } from '../../testing/ground.js'
import { installationOf, ran } from '../../testing/installation.js'
import { type LivedIn, livedIn } from '../../testing/organisation.js'
import { recordExport } from '../record/export-verb.js'
import { recordKey } from '../record/note.js'
import { listenersOf } from '../room.js'
import { openWorld } from '../world.js'
import { backupVerb } from './backup-verb.js'
import { type Eraser, erase } from './erase.js'
import { journalIn, keepJournal, readJournal } from './journal.js'
import { erasureListens, erasureTasks } from './journal-task.js'
import { proveRecord } from './proof.js'
import { restoreVerb } from './restore-verb.js'

const secret = randomBytes(32)
let here: Site
let harbour: LivedIn
let folder: string
const at = (name: string) => join(folder, name)

const A_JOB = {
  actor: { kind: 'system', name: 'record.keep-erasures' },
  attempt: 1,
  last: false,
  firstTime: async () => true,
  stopping: new AbortController().signal,
} as const

// What the room `people` will hand in: only it knows its tables.
const namesGo: Eraser = async (tx, world, person) => {
  await tx
    .updateTable('person')
    .set({ name: null, email: null, erased_at: world.now() })
    .where('org_id', '=', world.organisation.id)
    .where('id', '=', person)
    .execute()
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-erasures-'))
  here = await site()
  harbour = await livedIn(here, 'Harbour Care', secret)
})
after(async () => {
  await here.close()
  rmSync(folder, { recursive: true, force: true })
})

const amina = () => id<'Person'>(harbour.people.amina)
const installation = (target: Site, dataFolder: string) =>
  installationOf(target, { secret, dataFolder: at(dataFolder), erasers: [namesGo] })

async function eraseOne(target: Site, person: Id<'Person'>) {
  const world = openWorld(target.ground, harbour.organisation)
  const answer = await world.act({ kind: 'operator' }, async (tx) =>
    yes(undefined, await erase(tx, world, person, [namesGo], { secret })),
  )
  assert.ok(answer.ok)
  await target.sealer.seal(harbour.organisation.id)
  await target.sealer.idle()
}

async function look(target: Site) {
  const world = openWorld(target.ground, harbour.organisation)
  const words = await world.read.selectFrom('event_word').select('said').execute()
  const people = await world.read.selectFrom('person').select(['id', 'name']).execute()
  const proof = await proveRecord(world.read, recordKey(secret, harbour.organisation.id).vkey)
  await world.end()
  return {
    hers: words.filter(({ said }) => said.startsWith('Amina')).length,
    others: words.filter(({ said }) => said.startsWith('Joe')).length,
    name: people.find((one) => one.id === amina())?.name,
    proof,
  }
}

test('before: what Amina wrote is there, and is in the backup', async () => {
  const { hers, others, name } = await look(here)
  assert.deepEqual({ hers, others, name }, { hers: 2, others: 1, name: 'amina' })
  const backup = await ran(backupVerb(installation(here, 'data')), [at('before.jsonl.gz')])
  assert.equal(backup.code, 0, backup.told)
})

test('erased, her words and name are gone, those of others are not, and the record still verifies', async () => {
  await eraseOne(here, amina())
  const { hers, others, name, proof } = await look(here)
  assert.deepEqual({ hers, others, name }, { hers: 0, others: 1, name: null })
  assert.ok(proof.ok, 'why' in proof ? proof.why : '')
})

test('the journal outside the database holds every erasure once, however often it is looked through', async () => {
  const { id: org } = harbour.organisation
  assert.equal(await keepJournal(here.pool, org, at('data')), 1)
  assert.equal(await keepJournal(here.pool, org, at('data')), 0)
  assert.deepEqual(readJournal(at('data')), [{ org, person: amina(), day: '2026-03-21' }])
  assert.doesNotMatch(readFileSync(journalIn(at('data')), 'utf8'), /amina/i)
})

test('a journal line that was only half written is written again', async () => {
  const { id: org } = harbour.organisation
  const whole = readFileSync(journalIn(at('data')), 'utf8')
  writeFileSync(journalIn(at('data')), whole.slice(0, -20))
  assert.equal(await keepJournal(here.pool, org, at('data')), 1)
  assert.equal(readJournal(at('data')).length, 1)
  appendFileSync(journalIn(at('data')), '{"org":"')
  assert.equal(readJournal(at('data')).length, 1)
})

test('whenever somebody is erased, a job waits that writes it down outside the database', async () => {
  const fresh = await site({ listeners: listenersOf([erasureListens]) })
  try {
    const organisation = await fresh.organisation('Garden Town')
    const world = openWorld(fresh.ground, organisation)
    const person = aPerson()
    assert.equal(person.kind, 'person')
    if (person.kind !== 'person') return
    await world.act(person, async (tx) => yes(undefined, await erase(tx, world, person.id, [], { secret })))
    const { rows } = await fresh.owner.query('select task_identifier from graphile_worker.jobs')
    assert.deepEqual(rows, [{ task_identifier: 'record.keep-erasures' }])

    const task = erasureTasks(fresh.ground, at('by-job'))['record.keep-erasures']
    await task?.(world, '', A_JOB)
    assert.deepEqual(readJournal(at('by-job')), [
      { org: organisation.id, person: person.id, day: '2026-03-21' },
    ])
  } finally {
    await fresh.close()
  }
})

test('a record exported after the backup tells who was erased', async () => {
  const done = await ran(recordExport(installation(here, 'data')), [at('after.jsonl')])
  assert.equal(done.code, 0, done.told)
})

test('the database destroyed, the data folder kept: whoever was erased since the backup is erased again', async () => {
  const fresh = await site()
  try {
    const done = await ran(restoreVerb(installation(fresh, 'data')), [at('before.jsonl.gz')])
    assert.equal(done.code, 0, done.told)
    assert.match(done.told, /Erased again, as they were erased since the backup: 1\./)
    await isGone(fresh)
  } finally {
    await fresh.close()
  }
})

for (const [what, file] of [
  ['the journal, rescued from elsewhere', () => journalIn(at('data'))],
  ['a record exported later', () => at('after.jsonl')],
] as const)
  test(`everything destroyed: ${what} is enough to erase her again`, async () => {
    const fresh = await site()
    try {
      const args = [at('before.jsonl.gz'), '--erasures', file()]
      const done = await ran(restoreVerb(installation(fresh, `empty-${what.length}`)), args)
      assert.equal(done.code, 0, done.told)
      await isGone(fresh)
      // And from now on this data folder knows it too.
      assert.equal(readJournal(at(`empty-${what.length}`)).length, 1)
    } finally {
      await fresh.close()
    }
  })

test('the database still there and replaced: what it knows of erasures is used by itself', async () => {
  const done = await ran(restoreVerb(installation(here, 'another-folder')), [
    at('before.jsonl.gz'),
    '--replace',
  ])
  assert.equal(done.code, 0, done.told)
  await isGone(here)
})

test('a restore killed at any moment leaves what was there before, whole', async () => {
  const backup = await ran(backupVerb(installation(here, 'data')), [at('later.jsonl')])
  assert.equal(backup.code, 0, backup.told)
  const before = await look(here)
  const script = new URL('../../testing/restore-to-kill.js', import.meta.url).pathname
  for (const lines of [1, 4, 9]) {
    const child = spawn(
      process.execPath,
      [script, here.ownerUrl, at('later.jsonl'), secret.toString('hex')],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    let seen = 0
    for await (const chunk of child.stdout) {
      seen += String(chunk).split('\n').length
      if (seen >= lines) break
    }
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    assert.equal(
      child.signalCode,
      'SIGKILL',
      'it was done before it could be killed: the test would be empty',
    )
    assert.deepEqual(await look(here), before)
  }
})

async function isGone(target: Site) {
  const { hers, others, name, proof } = await look(target)
  assert.deepEqual({ hers, others, name }, { hers: 0, others: 1, name: null })
  assert.ok(proof.ok, 'why' in proof ? proof.why : '')
  const events = await eventsOf(target, harbour.organisation)
  assert.ok(events.some((e) => e.name === 'people.erased' && e.about === `person:${amina()}`))
}
