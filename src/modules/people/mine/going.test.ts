import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { yes } from '../../../kernel/decision.js'
import type { Id } from '../../../kernel/id.js'
import { recheck } from '../../../platform/record/recheck.js'
import { wholeHouse } from '../../../testing/house.js'
import { type Neighbours, neighbours } from '../../../testing/neighbours.js'
import { whereStands as everywhere } from '../../../testing/where-stands.js'
import { actorOf } from '../queries.js'
import { mentions, TOLD_OTHERWISE } from './held.js'

let t: Neighbours

before(async () => {
  t = await neighbours(wholeHouse, async (world, { person }) =>
    person ? actorOf(world, person) : { kind: 'operator' },
  )
})
after(() => t.close())

const WORDS = 'The marigolds by the north gate need water'

async function says(person: Id<'Person'>, text: string) {
  const world = t.worldAt()
  await world.act({ kind: 'person', id: person, roles: {}, sides: [] }, async () =>
    yes(undefined, {
      name: 'garden.said',
      about: `bed:${randomUUID()}`,
      words: { said: text },
      wordsOf: person,
    }),
  )
}

/** Somebody with something in every table that can hold something of them. */
async function livesHere(name: string) {
  const one = await t.joins(name)
  const org_id = t.places.riverside.organisation.id
  await one.post('/people/me/perspectives', {
    which: t.carer,
    [`words-${t.carer}`]: `${name} minds the bees`,
  })
  await one.post('/people/me/needs', {
    language: 'en',
    channel: 'email',
    words: `${name} needs a chair with arms`,
    seen: 'only-me',
  })
  await one.post('/people/rights', { kind: 'about-me', said: `${name} was written about in the minutes` })
  await says(one.person, `${WORDS}, says ${name}`)
  const email = `${name.toLowerCase()}@example.org`
  await t.write(async (tx) => {
    const letter = {
      org_id,
      id: randomUUID(),
      kind: 'digest',
      address: email,
      subject: `News, ${name}`,
      body: name,
    }
    const now = t.worldAt().now()
    await tx
      .insertInto('letter')
      .values({ ...letter, made_at: now, due_at: now })
      .execute()
    await tx.insertInto('head_keeper').values({ org_id, address: email }).execute()
  })
  return { ...one, email }
}

const whereStands = (text: string) => everywhere(t, text)

test('a person takes everything about them away, from every table, to read and for a program', async () => {
  const zora = await livesHere('Zora')
  const json = JSON.parse((await zora.get('/people/me/download.json')).text)
  const tables = json.held.map(({ table }: { table: string }) => table).sort()
  for (const table of [
    'people_member',
    'people_rights',
    'person',
    'person_need',
    'person_perspective',
    'session',
  ])
    assert.ok(tables.includes(table), table)
  assert.match(JSON.stringify(json.happened), /marigolds/)
  assert.match(JSON.stringify(json.letters), /News, Zora/)
  assert.doesNotMatch(JSON.stringify(json), /id_hash|salt/)
  const page = await zora.get('/people/me/download.html')
  assert.match(page.headers['content-disposition'] ?? '', /my-things-2026-03-21\.html/)
  for (const words of [/marigolds/, /minds the bees/, /chair with arms/, /written about in the minutes/])
    assert.match(page.text, words)
  assert.doesNotMatch(page.text, /people\.|garden\.said|person_need/, 'no code is shown')
})

test('every table that points to a person is walked, or has a reason not to be', async () => {
  const world = t.worldAt()
  const found = await mentions(world)
  const tables = new Set(found.map(({ table }) => table))
  const { rows } = await t.owner.query<{ table_name: string }>(
    `select distinct table_name from information_schema.columns
     where table_schema = 'public' and column_name = 'person_id'`,
  )
  assert.ok(rows.length > 5)
  for (const { table_name } of rows) assert.ok(tables.has(table_name), table_name)
  for (const table of Object.keys(TOLD_OTHERWISE))
    assert.ok(tables.has(table), `${table} is excused and not there`)
  assert.ok(
    found.some(({ column }) => column === 'entered_by'),
    'acts of theirs are found by their key too',
  )
  await world.end()
})

test('nothing of others is in what one person takes away', async () => {
  const [ann, bea] = [await livesHere('Annwen'), await livesHere('Beata')]
  const taken = (await ann.get('/people/me/download.json')).text
  assert.doesNotMatch(taken, new RegExp(`Beata|${bea.person}`))
})

test('who leaves can keep their words there without their name', async () => {
  const una = await livesHere('Una')
  assert.equal((await una.post('/people/me/leave', {})).status, 422)
  const gone = await una.post('/people/me/leave', { words: 'keep' })
  assert.equal(gone.goTo, '/people/gone')
  assert.match((await una.get('/people/gone')).text, /You have left/)
  assert.equal((await una.get('/people/me')).status, 303, 'they are signed out')
  assert.deepEqual(await whereStands('una@example.org'), [])
  assert.deepEqual(await whereStands('marigolds by the north gate need water, says una'), [
    'public.event_word',
  ])
})

test('who leaves can take their words with them', async () => {
  const vera = await livesHere('Vera')
  await vera.post('/people/me/leave', { words: 'remove' })
  assert.deepEqual(await whereStands('vera'), [])
})

test('who is erased is asked twice, and after it no table holds their name, their address or a word of theirs', async () => {
  const wilf = await livesHere('Wilfred')
  assert.ok((await whereStands('wilfred')).length >= 6, 'he stands in many places before')
  assert.equal((await wilf.post('/people/me/erase', {})).status, 422)
  assert.equal((await wilf.post('/people/me/erase', { sure: 'no' })).goTo, '/people/me')
  assert.equal((await wilf.post('/people/me/erase', { sure: 'yes' })).goTo, '/people/me/erase/surely')
  assert.ok((await whereStands('wilfred')).length >= 6, 'nothing has happened yet')
  assert.equal((await wilf.post('/people/me/erase/surely', {})).status, 422)
  assert.equal((await wilf.post('/people/me/erase/surely', { surely: 'no' })).goTo, '/people/me')
  assert.equal((await wilf.post('/people/me/erase/surely', { surely: 'yes' })).goTo, '/people/gone/erased')
  assert.deepEqual(await whereStands('wilfred'), [])
  assert.equal((await wilf.get('/people/me')).status, 303, 'his session has ended')
  const told = (await t.as('joe').get('/record')).text
  assert.match(told, /Somebody was erased/)
  assert.doesNotMatch(told, /Wilfred/)
})

test('after people were erased the record still fits, entry by entry', async () => {
  await t.sealer.seal(t.places.riverside.organisation.id)
  await t.sealer.idle()
  const world = t.worldAt()
  const checked = await recheck(world.read)
  assert.ok(checked.whole && checked.size > 20)
  await world.end()
})

test('what an erased person did is told as done by somebody who has left', async () => {
  const page = (await t.as('joe').get('/record')).text
  assert.match(page, /Somebody who has left did something here/)
})

test('who holds a key is told why they must wait, and how to hand it on; nothing of theirs is touched', async () => {
  await t.giveKey(t.people.amina, 'lived')
  const amina = t.as('amina')
  for (const path of ['/people/me/leave', '/people/me/erase']) {
    const page = (await amina.get(path)).text
    assert.match(page, /You hold a key for one side/)
    assert.match(page, /href="\/people\/keys"/)
  }
  assert.equal((await amina.post('/people/me/leave', { words: 'remove' })).status, 422)
  assert.equal((await amina.post('/people/me/erase', { sure: 'yes' })).status, 422)
  assert.equal((await amina.post('/people/me/erase/surely', { surely: 'yes' })).status, 422)
  assert.match((await amina.get('/people/me')).text, /amina@example.org/)
  await t.endKeys()
})
