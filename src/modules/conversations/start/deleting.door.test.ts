import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { wholeHouse } from '../../../testing/house.js'
import { type Neighbours, neighbours } from '../../../testing/neighbours.js'
import { closeBrowser, pageFaults, withoutBrowser } from '../../../testing/page-checks.js'
import { actorOf } from '../../people/index.js'

let n: Neighbours

before(async () => {
  n = await neighbours(wholeHouse, actorOf)
})
after(async () => {
  await closeBrowser()
  await n.close()
})

/** Holds a key and has given a second proof, without which a key opens nothing. */
async function joeWithKey() {
  await n.giveKey(n.people.joe, 'learnt')
  const joe = n.as('joe')
  await joe.get('/town/form')
  const client = await n.owner.connect()
  await client.query(`begin; set local app.org_id = '${n.places.riverside.organisation.id}'`)
  await client.query(`update session set assurance = 'two-factor' where person_id = $1`, [n.people.joe])
  await client.query('commit')
  client.release()
  return joe
}

const SECRET = 'What do we do about the lift?'

async function draft(question = SECRET) {
  const amina = n.as('amina')
  const started = await amina.post('/conversations/start', {
    ...{ question, about: 'It stands still.', language: 'en', group: n.group },
  })
  const at = started.goTo.replace(/\/prepare.*/, '')
  const who = { link: 'no', groups: [n.group], [`ask-${n.carer}`]: 'must' }
  assert.equal((await amina.post(`${at}/prepare/who`, who)).status, 303)
  const words = { question: 'Beth am y lifft?', by: 'Carys', easy: '', easyby: '' }
  assert.equal((await amina.post(`${at}/prepare/languages`, words)).status, 303)
  const seed = { text: 'Mend the lift', language: 'en', translation: 'Trwsio’r lifft', easy: 'Mend it.' }
  assert.equal((await amina.post(`${at}/prepare/seeds`, seed)).status, 303)
  return { at, id: at.replace('/conversations/', '') }
}

/** How many rows of each table still say something of it. */
async function left(id: string) {
  const world = n.worldAt()
  const counted: [string, number][] = []
  const tables = [
    ...(['conversation_group', 'conversation_perspective', 'conversation_idea'] as const),
    ...(['conversation_wording', 'conversation_wording_due', 'conversation_choice'] as const),
    'conversation_idea_wording' as const,
  ]
  for (const table of tables)
    counted.push([
      table,
      (await world.read.selectFrom(table).select('org_id').where('conversation_id', '=', id).execute())
        .length,
    ])
  const own = await world.read.selectFrom('conversation').select('id').where('id', '=', id).execute()
  await world.end()
  return new Map([...counted, ['conversation', own.length] as const])
}

test('whoever started a conversation deletes it before it opens, and is asked once more', async () => {
  const amina = n.as('amina')
  const { at, id } = await draft()
  const before = await left(id)
  assert.equal(before.get('conversation_idea'), 1)
  assert.equal(before.get('conversation_idea_wording'), 2)
  assert.match((await amina.get(`${at}/prepare`)).text, new RegExp(`href="${at}/prepare/delete"`))
  const asked = (await amina.get(`${at}/prepare/delete`)).text
  assert.match(asked, /What do we do about the lift\?/)
  assert.match(asked, /One first idea goes with it/)
  assert.equal((await left(id)).get('conversation'), 1, 'looking deletes nothing')

  const gone = await amina.post(`${at}/prepare/delete`)
  assert.equal(gone.goTo, '/conversations?done=deleted')
  const list = (await amina.get(gone.goTo)).text
  assert.match(list, /It is removed, with its first ideas/)
  assert.doesNotMatch(list, /What do we do about the lift/)
  for (const [table, rows] of await left(id)) assert.equal(rows, 0, table)
  assert.equal((await amina.get(`${at}/prepare`)).status, 404)
  assert.equal((await amina.post(`${at}/prepare/delete`)).status, 404, 'pressed twice, it is gone once')
  assert.equal((await amina.post(`${at}/prepare/time`, { minutes: '5' })).status, 404, 'in a second window')
})

test('the record says that it was deleted and by whom, without a word of it', async () => {
  const { at, id } = await draft()
  await n.as('amina').post(`${at}/prepare/delete`)
  const world = n.worldAt()
  const events = await world.read
    .selectFrom('event')
    .selectAll()
    .where('name', '=', 'conversations.draft-deleted')
    .where('about', '=', `conversation:${id}`)
    .execute()
  await world.end()
  assert.equal(events.length, 1)
  assert.doesNotMatch(JSON.stringify(events), /lift/)
  assert.match((await n.as('amina').get('/record')).text, /removed a conversation that was never open/)
})

test('nobody else deletes it: no member, no stranger, no visitor, and no holder of a key while its maker is there', async () => {
  const { at, id } = await draft()
  for (const who of ['joe', 'stranger'] as const) {
    assert.equal((await n.as(who).get(`${at}/prepare/delete`)).status, 404)
    assert.equal((await n.as(who).post(`${at}/prepare/delete`)).status, 404)
  }
  assert.equal((await n.anybody().get(`${at}/prepare/delete`)).status, 303)
  const joe = await joeWithKey()
  const asked = await joe.get(`${at}/prepare/delete`)
  assert.match(asked.text, /Only whoever started it can remove it/)
  assert.doesNotMatch(asked.text, /Remove it for good/)
  assert.equal((await joe.post(`${at}/prepare/delete`)).status, 422)
  assert.equal((await left(id)).get('conversation'), 1)
  await n.endKeys()
})

test('where its maker has left the group, the holder of a key deletes it', async () => {
  const { at, id } = await draft()
  const joe = await joeWithKey()
  const since = n.worldAt().now()
  await n.write((tx) =>
    tx.updateTable('people_member').set({ left_at: since }).where('person_id', '=', n.people.amina).execute(),
  )
  assert.equal((await joe.post(`${at}/prepare/delete`)).goTo, '/conversations?done=deleted')
  assert.equal((await left(id)).get('conversation'), 0)
  await n.write((tx) =>
    tx.updateTable('people_member').set({ left_at: null }).where('person_id', '=', n.people.amina).execute(),
  )
  await n.endKeys()
})

test('a worry about a first idea is not deleted along with it', async () => {
  const { at, id } = await draft()
  const world = n.worldAt()
  await n.write((tx) =>
    tx
      .insertInto('conversation_worry')
      .values({
        ...{ org_id: world.organisation.id, id: randomUUID(), conversation_id: id, n: 0 },
        ...{ said: 'Who is meant?', made_on: world.today() },
      })
      .execute(),
  )
  await world.end()
  const refused = await n.as('amina').post(`${at}/prepare/delete`)
  assert.equal(refused.status, 422)
  assert.match(refused.text, /It stays until that is looked at/)
  assert.equal((await left(id)).get('conversation_idea'), 1)
})

test('what was ever open is not deleted, not even by a mistake of the program', async () => {
  const { at, id } = await draft()
  await n.write((tx) => tx.updateTable('organisation').set({ opened_at: n.worldAt().now() }).execute())
  await n.as('amina').post(`${at}/prepare/reply`, { replier: 'Sian', person: '', days: '28' })
  assert.equal((await n.as('amina').post(`${at}/prepare/open`)).goTo, `${at}?done=opened`)
  assert.equal((await n.as('amina').get(`${at}/prepare/delete`)).status, 404)
  assert.equal((await n.as('amina').post(`${at}/prepare/delete`)).status, 404)
  await assert.rejects(
    n.write((tx) => tx.deleteFrom('conversation').where('id', '=', id).execute()),
    /a conversation that was opened stays/,
  )
})

test('the page that asks is well made, in both languages', { skip: withoutBrowser }, async () => {
  const { at } = await draft()
  const amina = n.as('amina')
  const welsh = (await amina.get(`${at}/prepare/delete?language=cy`)).text
  assert.match(welsh, /Ydych chi am ddileu hon\?/)
  assert.deepEqual(await pageFaults(welsh), [])
  assert.deepEqual(await pageFaults((await amina.get(`${at}/prepare/delete?language=en`)).text), [])
})
