import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { no, yes } from '../kernel/decision.js'
import { aPerson, eventsOf, type Site, site } from '../testing/ground.js'
import type { Tx } from './db/scope.js'
import type { Organisation } from './organisation.js'
import { openWorld, type World } from './world.js'

let here: Site
let organisation: Organisation
let world: World

before(async () => {
  here = await site({ listeners: { 'garden.watered': ['garden.tell'] } })
  organisation = await here.organisation('Harbour Care')
  world = openWorld(here.ground, organisation)
})
after(async () => {
  await world.end()
  await here.close()
})

const keep = (tx: Tx, address: string) =>
  tx.insertInto('head_keeper').values({ org_id: organisation.id, address }).execute()
const kept = () => world.read.selectFrom('head_keeper').select('address').execute()
const watered = (about = `bed:${randomUUID()}`) => ({ name: 'garden.watered', about }) as const

test('a change and its record arrive together', async () => {
  const amina = aPerson()
  const answer = await world.act(amina, async (tx) => {
    await keep(tx, 'amina@example.org')
    return yes('done', { ...watered('bed:1'), facts: { litres: 5 }, words: { why: 'It was dry, Joe.' } })
  })
  assert.ok(answer.ok)
  assert.deepEqual(await kept(), [{ address: 'amina@example.org' }])
  const [event] = await eventsOf(here, organisation)
  assert.equal(event?.at, '2026-03-21T10:40:00.000Z')
  assert.equal(event?.about, 'bed:1')
  assert.deepEqual(event?.facts, { litres: 5 })
  await world.end()
})

test('the record holds a commitment to what was said, and the words stand beside it', async () => {
  const [event] = await eventsOf(here, organisation)
  const words = JSON.stringify(event?.words)
  assert.match(words, /^\{"why":"[0-9a-f]{64}"\}$/)
  assert.doesNotMatch(JSON.stringify(event), /Joe/)
  const [beside] = await world.read.selectFrom('event_word').select(['field', 'said']).execute()
  assert.deepEqual(beside, { field: 'why', said: 'It was dry, Joe.' })
  await world.end()
})

test('a refusal leaves nothing behind, even where something was written first', async () => {
  const before = await kept()
  const answer = await world.act(aPerson(), async (tx) => {
    await keep(tx, 'nobody@example.org')
    return no('changed-my-mind')
  })
  assert.deepEqual(answer, { ok: false, no: 'changed-my-mind' })
  assert.deepEqual(await kept(), before)
})

test('a record that cannot be written takes the change with it', async () => {
  const before = await kept()
  const broken = { name: 'not a name', about: 'bed:1' }
  await assert.rejects(
    world.act(aPerson(), async (tx) => {
      await keep(tx, 'lost@example.org')
      return yes(1, broken)
    }),
    /event_name_check/,
  )
  assert.deepEqual(await kept(), before)
})

test('a change that fails half-way is undone, and the next one works', async () => {
  const before = await kept()
  const twice = async (tx: Tx) => {
    await keep(tx, 'twice@example.org')
    await keep(tx, 'twice@example.org')
    return yes(1, watered())
  }
  await assert.rejects(world.act(aPerson(), twice), /duplicate key/)
  assert.deepEqual(await kept(), before)
  assert.ok((await world.act(aPerson(), async () => yes(1, watered()))).ok)
})

test('a name or a sentence is not a fact, and is not let into the record', async () => {
  for (const fact of ['Joe Bloggs', 'joe@example.org', 'a\nb', '', 1.5])
    await assert.rejects(
      world.act(aPerson(), async () => yes(1, { ...watered(), facts: { fact } })),
      /is not a (fact|whole number)/,
    )
})

test('whoever listens to an event has a job waiting the moment it is committed', async () => {
  await here.owner.query('delete from graphile_worker._private_jobs')
  const about = `bed:${randomUUID()}`
  await world.act(aPerson(), async () => yes(1, watered(about)))
  const { rows } = await here.owner.query('select task_identifier from graphile_worker.jobs')
  assert.deepEqual(rows, [{ task_identifier: 'garden.tell' }])
})

test('a refused change leaves no job', async () => {
  await here.owner.query('delete from graphile_worker._private_jobs')
  await world.act(aPerson(), async () => no('not-now'))
  const { rows } = await here.owner.query('select task_identifier from graphile_worker.jobs')
  assert.deepEqual(rows, [])
})

test('another organisation sees none of it', async () => {
  const elsewhere = openWorld(here.ground, await here.organisation('Somewhere Else'))
  for (const table of ['event', 'event_word', 'head_keeper', 'organisation'] as const) {
    const rows = await elsewhere.read.selectFrom(table).selectAll().execute()
    assert.ok(
      rows.every(({ org_id }) => org_id === elsewhere.organisation.id),
      table,
    )
  }
  await elsewhere.end()
})

test('nobody writes into another organisation, whatever the code says', async () => {
  const elsewhere = openWorld(here.ground, await here.organisation('Somewhere Else'))
  await assert.rejects(
    elsewhere.act(aPerson(), async (tx) => {
      await keep(tx, 'thief@example.org')
      return yes(1, watered())
    }),
    /row-level security/,
  )
})

test('what happened is never changed or removed by the program', async () => {
  for (const statement of ['update event set name = name', 'delete from event', 'truncate event'])
    await assert.rejects(here.pool.query(statement), /permission denied/)
  await assert.rejects(here.pool.query('update record_entry set n = n + 1'), /permission denied/)
})

test('without a scope there is an error, never everybody’s rows', async () => {
  await assert.rejects(here.pool.query('select * from event'), /app.org_id|invalid input syntax/)
})

test('reading within one request sees one unchanging picture', async () => {
  const reader = openWorld(here.ground, organisation)
  const count = async () => (await reader.read.selectFrom('event').select('id').execute()).length
  const before = await count()
  await world.act(aPerson(), async () => yes(1, watered()))
  assert.equal(await count(), before)
  await reader.end()
  assert.equal(await count(), before + 1)
  await reader.end()
})

test('two who change the same things in another order both get an answer', async () => {
  const [one, two] = [randomUUID(), randomUUID()]
  await world.act(aPerson(), async (tx) => {
    const box = (id: string) => ({ org_id: organisation.id, id, made_at: world.now() })
    await tx
      .insertInto('ballot_box')
      .values([box(one), box(two)])
      .execute()
    return yes(1, watered())
  })
  const lock = (tx: Tx, id: string) =>
    tx.selectFrom('ballot_box').select('id').where('id', '=', id).forUpdate().execute()
  const both = [
    [one, two],
    [two, one],
  ].map(([first, second]) =>
    openWorld(here.ground, organisation).act(aPerson(), async (tx) => {
      await lock(tx, first!)
      await new Promise((resolve) => setTimeout(resolve, 50))
      await lock(tx, second!)
      return yes(1, watered())
    }),
  )
  assert.deepEqual(
    (await Promise.all(both)).map(({ ok }) => ok),
    [true, true],
  )
})
