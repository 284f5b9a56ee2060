import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import {
  createReadStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { eventsOf, type Site, site } from '../../testing/ground.js'
import { installationOf, ran } from '../../testing/installation.js'
import { type LivedIn, livedIn, vote } from '../../testing/organisation.js'
import { organisationKey } from '../ballots/organisation-key.js'
import type { Verb } from '../cli.js'
import type { Organisation } from '../organisation.js'
import { recordExport } from '../record/export-verb.js'
import { recordKey } from '../record/note.js'
import { physicalLines } from '../record/physical-lines.js'
import { verifyRecord } from '../record/verify.js'
import { report } from '../record/words.js'
import { openWorld } from '../world.js'
import { backupVerb } from './backup-verb.js'
import { restoreVerb } from './restore-verb.js'

const [oldSecret, newSecret] = [randomBytes(32), randomBytes(32)]
let here: Site
let harbour: LivedIn
let garden: LivedIn
let folder: string
const at = (name: string) => join(folder, name)

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-move-'))
  here = await site()
  harbour = await livedIn(here, 'Harbour Care', oldSecret)
  garden = await livedIn(here, 'Garden Town', oldSecret)
})
after(async () => {
  await here.close()
  rmSync(folder, { recursive: true, force: true })
})

const old = (verb: (open: ReturnType<typeof installationOf>) => Verb) =>
  verb(installationOf(here, { secret: oldSecret, dataFolder: at('old') }))
const moved = (there: Site) => installationOf(there, { secret: newSecret, dataFolder: at('new') })

async function elsewhere(work: (there: Site) => Promise<void>) {
  const there = await site()
  await work(there).finally(() => there.close())
}

async function ballots(target: Site, organisation: Organisation) {
  const world = openWorld(target.ground, organisation)
  const rows = await world.read.selectFrom('ballot').select('pseudonym').execute()
  const open = await world.read.selectFrom('ballot_box').select('id').where('closed_at', 'is', null).execute()
  await world.end()
  return { votes: rows.length, open: open.length }
}

test('moving writes two files, neither for others to read, and the second alone opens nothing', async () => {
  const host = await hostOf(here, harbour.organisation)
  const done = await ran(old(backupVerb), [
    at('move.jsonl.gz'),
    '--move',
    at('move.key'),
    '--organisation',
    host,
  ])
  assert.equal(done.code, 0, done.told)
  assert.equal(statSync(at('move.key')).mode & 0o077, 0)
  assert.equal(Buffer.from(readFileSync(at('move.key'), 'utf8').trim(), 'base64url').length, 32)
})

test('a key file that is there already is never written over', async () => {
  const before = readFileSync(at('move.key'))
  const done = await ran(old(backupVerb), [at('again.jsonl.gz'), '--move', at('move.key')])
  assert.equal(done.code, 2)
  assert.match(done.told, /is there already/)
  assert.ok(readFileSync(at('move.key')).equals(before))
  assert.equal(existsSync(at('again.jsonl.gz')), false)
})

test('in another installation people vote on as the same voters, and nobody counts twice', () =>
  elsewhere(async (there) => {
    const done = await ran(restoreVerb(moved(there)), [at('move.jsonl.gz'), '--key', at('move.key')])
    assert.equal(done.code, 0, done.told)
    await vote(there, harbour.organisation.id, harbour.box, newSecret)
    assert.deepEqual(await ballots(there, harbour.organisation), { votes: 7, open: 1 })
    // The key is what it was, sealed under the secret of the new place and no longer under the old one.
    const org = harbour.organisation.id
    assert.deepEqual(
      await organisationKey(there.pool, org, newSecret),
      await organisationKey(here.pool, org, oldSecret),
    )
    await assert.rejects(organisationKey(there.pool, org, oldSecret), /another SECRET/)
  }))

test('the record says under which key it goes on, and verifies from its first entry under both', () =>
  elsewhere(async (there) => {
    await ran(restoreVerb(moved(there)), [at('move.jsonl.gz'), '--key', at('move.key')])
    const org = harbour.organisation.id
    const events = await eventsOf(there, harbour.organisation)
    const changed = factsOf(events, 'record.key-changed')
    const { 'old-key': before, 'new-key': now } = changed
    assert.deepEqual([before, now], [recordKey(oldSecret, org).vkey, recordKey(newSecret, org).vkey])

    const done = await ran(recordExport(moved(there)), [at('moved.jsonl')])
    assert.equal(done.code, 0, done.told)
    const kept = [...(await headsOf(here, harbour.organisation))]
    const verdict = await verifyRecord(physicalLines(createReadStream(at('moved.jsonl'))), { kept })
    assert.ok('findings' in verdict)
    assert.deepEqual(verdict.findings, [])
    assert.equal(verdict.kept[0]?.is, 'fits', 'the head kept from before the move belongs to this record')
    const told = report(verdict, { key: false, head: true })
    assert.match(told, /the record was restored from a backup/)
    assert.match(told, /From there on another key signs\. Heads from before still fit\./)
  }))

test('without the key nothing is moved, and the sentence says what can be done', () =>
  elsewhere(async (there) => {
    const done = await ran(restoreVerb(moved(there)), [at('move.jsonl.gz')])
    assert.equal(done.code, 2)
    assert.match(done.told, /^Harbour Care was backed up under another SECRET/)
    const { rows } = await there.owner.query('select from host')
    assert.equal(rows.length, 0)
  }))

test('the key of another move is refused', () =>
  elsewhere(async (there) => {
    writeFileSync(at('other.key'), randomBytes(32).toString('base64url'))
    const done = await ran(restoreVerb(moved(there)), [at('move.jsonl.gz'), '--key', at('other.key')])
    assert.equal(done.code, 2)
    assert.equal(done.told, 'The key file does not belong to this archive of Harbour Care.')
  }))

test('a secret that is lost does not lose the organisation: open votes are closed instead, and members see it', () =>
  elsewhere(async (there) => {
    const done = await ran(restoreVerb(moved(there)), [at('move.jsonl.gz'), '--close-votes'])
    assert.equal(done.code, 0, done.told)
    assert.deepEqual(await ballots(there, harbour.organisation), { votes: 7, open: 0 })
    const events = await eventsOf(there, harbour.organisation)
    assert.equal(factsOf(events, 'record.restored')['votes-closed'], 1)
    await organisationKey(there.pool, harbour.organisation.id, newSecret)
  }))

test('one of several is taken out of an archive by its address, and given another', () =>
  elsewhere(async (there) => {
    const all = await ran(old(backupVerb), [at('all.jsonl')])
    assert.equal(all.code, 0, all.told)
    assert.match(all.told, /Harbour Care: .*\n.*Garden Town: |Garden Town: .*\n.*Harbour Care: /)
    const host = await hostOf(here, garden.organisation)
    const args = [at('all.jsonl'), '--close-votes', '--organisation', host, '--as', 'Garden.Example']
    const done = await ran(restoreVerb(moved(there)), args)
    assert.equal(done.code, 0, done.told)
    const { rows } = await there.owner.query('select host, org_id from host')
    assert.deepEqual(rows, [{ host: 'garden.example', org_id: garden.organisation.id }])
    const nobody = await ran(restoreVerb(moved(there)), [at('all.jsonl'), '--organisation', 'nobody.example'])
    assert.equal(nobody.told, 'There is no organisation at nobody.example in this archive.')
  }))

test('all of an archive come back, each with its own record', () =>
  elsewhere(async (there) => {
    const done = await ran(restoreVerb(installationOf(there, { secret: oldSecret, dataFolder: at('old') })), [
      at('all.jsonl'),
    ])
    assert.equal(done.code, 0, done.told)
    for (const { organisation } of [harbour, garden]) {
      const events = await eventsOf(there, organisation)
      assert.equal(events.filter(({ name }) => name === 'record.restored').length, 1)
      assert.equal(events.filter(({ name }) => name === 'record.key-changed').length, 0)
    }
  }))

test('every one of these commands stands in the record of each organisation, as done by the operator', async () => {
  for (const { organisation } of [harbour, garden]) {
    const events = await eventsOf(here, organisation)
    const acts = events.filter(({ actor }) => actor === 'operator').map(({ name }) => name)
    assert.ok(acts.includes('record.backed-up'), organisation.name)
  }
})

test('where there are several organisations, an export asks which', async () => {
  const done = await ran(old(recordExport), [at('which.jsonl')])
  assert.equal(done.code, 2)
  assert.match(done.told, /^There are several organisations here: say which with --organisation/)
})

function factsOf(events: Awaited<ReturnType<typeof eventsOf>>, name: string): Record<string, unknown> {
  const event = events.find((one) => one.name === name)
  assert.ok(event, `no ${name}`)
  return event.facts as Record<string, unknown>
}

async function hostOf({ owner }: Site, { id }: Organisation): Promise<string> {
  const { rows } = await owner.query<{ host: string }>('select host from host where org_id = $1', [id])
  return rows[0]!.host
}

async function headsOf({ ground }: Site, organisation: Organisation): Promise<readonly string[]> {
  const world = openWorld(ground, organisation)
  const heads = await world.read.selectFrom('record_head').select('note').execute()
  await world.end()
  return heads.map(({ note }) => note)
}
