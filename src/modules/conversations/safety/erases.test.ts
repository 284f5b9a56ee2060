import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { enterBallots } from '../../../platform/ballots/box.js'
import { organisationKey } from '../../../platform/ballots/organisation-key.js'
import { receiptsOf } from '../../../platform/ballots/receipt.js'
import { checkReceipt, readReceipt, receiptText } from '../../../platform/record/check-receipt.js'
import { wholeHouse } from '../../../testing/house.js'
import { type Neighbours, neighbours } from '../../../testing/neighbours.js'
import { type Talk, talk } from '../../../testing/talk.js'
import { actorOf } from '../../people/index.js'
import { erasesVoice } from './erases.js'

let n: Neighbours
let t: Talk

before(async () => {
  n = await neighbours(wholeHouse, actorOf)
  t = await talk(n, { link: false })
})
after(() => n.close())

/** A member who spoke here: put an idea, voted on the seeds, asked for plainer words. */
async function speaks(name: string) {
  const joined = await n.joins(name)
  const { pseudonym, votes } = await t.comes([n.carer], 'member', joined.person)
  const form = {
    text: `${name.split(' ')[0]?.toLowerCase()} would like more light`,
    language: 'en',
    whose: 'mine',
    beside: 'none',
    sure: 'yes',
  }
  const { goTo } = await joined.post(`${t.at}/add`, form)
  const idea = Number(/ideas\/(\d+)/.exec(goTo)?.[1])
  for (const seed of [0, 1, 2]) await votes(seed, seed === 1 ? 'disagree' : 'agree')
  await joined.post(`${t.at}/ideas/0/plainer`)
  return { ...joined, pseudonym, votes, idea, said: form.text }
}
const reading = async <T>(work: (world: ReturnType<Neighbours['worldAt']>) => Promise<T>) => {
  const world = n.worldAt()
  try {
    return await work(world)
  } finally {
    await world.end()
  }
}
/** All there is to count, without who it was: what somebody outside could ever compare. */
const counted = () =>
  reading(async ({ read }) => ({
    ballots: await read
      .selectFrom('ballot')
      .select(['item', 'value', 'salt', 'batch'])
      .orderBy('item')
      .orderBy('salt')
      .execute(),
    roots: await read.selectFrom('ballot_batch').select(['n', 'root', 'leaves']).orderBy('n').execute(),
    voters: await read
      .selectFrom('conversation_voter')
      .select(['came_by', 'perspectives', 'whose', 'frozen'])
      .orderBy(sql`perspectives::text`)
      .orderBy('came_by')
      .execute(),
    asks: await read.selectFrom('conversation_ask').select(['n', 'kind']).orderBy('n').execute(),
  }))
const ideaAt = (idea: number) =>
  reading(({ read }) =>
    read
      .selectFrom('conversation_idea')
      .select(['text', 'author'])
      .where('conversation_id', '=', t.id)
      .where('n', '=', idea)
      .executeTakeFirstOrThrow(),
  )
/** In how many rows of any table this name still stands. */
const standsIn = (pseudonym: Buffer) =>
  reading(async ({ read }) => {
    const columns = await read
      .selectFrom(
        sql<{
          table: string
          column: string
        }>`(select table_name::text as "table", column_name::text as "column"
          from information_schema.columns where table_schema = current_schema() and data_type = 'bytea')`.as(
          'c',
        ),
      )
      .select(['table', 'column'])
      .execute()
    let rows = 0
    for (const { table, column } of columns) {
      const found = await read
        .selectFrom(
          sql<{
            one: number
          }>`(select 1 as one from ${sql.table(table)} where ${sql.ref(column)} = ${pseudonym})`.as('f'),
        )
        .select('one')
        .execute()
      rows += found.length
    }
    return rows
  })

test('whoever is erased loses the words of their ideas; votes, counts, roots and others’ receipts stay as they were', async () => {
  const rhys = await speaks('Rhys Tomos')
  const others = []
  for (let i = 0; i < 10; i++) {
    const one = await t.comes([n.worker])
    await one.votes(0, i % 2 ? 'agree' : 'unsure')
    others.push(one)
  }
  const world = n.worldAt()
  assert.ok((await enterBallots(world, t.box)).ok)
  await world.end()
  const before = await counted()
  assert.ok((await standsIn(rhys.pseudonym)) >= 6)
  const file = await rhys.get('/people/me/download.json')
  assert.match(file.text, /rhys would like more light/)

  assert.equal((await rhys.post('/people/me/erase/surely', { surely: 'yes' })).goTo, '/people/gone/erased')
  const idea = await ideaAt(rhys.idea)
  assert.equal(idea.text, null)
  assert.notDeepEqual(idea.author, rhys.pseudonym)
  assert.equal(await standsIn(rhys.pseudonym), 0)
  assert.deepEqual(await counted(), before)
  for (const { pseudonym } of others) {
    const receipts = await reading((here) => receiptsOf(here, t.box, pseudonym))
    for (const receipt of receipts.filter(({ entered }) => entered)) {
      const kept = readReceipt(receiptText(receipt))
      assert.ok(kept?.entered && checkReceipt(kept, { root: kept.entered.root }).ok)
    }
  }
  assert.match((await n.as('joe').get(`${t.at}/ideas/${rhys.idea}`)).text, /took the words away/)
})

test('whoever leaves with “remove my words” loses them too; with “keep” they stand under a name that says nothing', async () => {
  const [goes, stays] = [await speaks('Mari Lloyd'), await speaks('Owen Pugh')]
  const leave = (who: typeof goes, words: string) => who.post('/people/me/leave', { words })
  assert.equal((await leave(goes, 'remove')).goTo, '/people/gone')
  assert.equal((await leave(stays, 'keep')).goTo, '/people/gone')
  assert.equal((await ideaAt(goes.idea)).text, null)
  assert.equal(await standsIn(goes.pseudonym), 0)
  assert.equal((await ideaAt(stays.idea)).text, stays.said)
  assert.deepEqual((await ideaAt(stays.idea)).author, stays.pseudonym)
})

test('others’ words for a removed idea go as well, also from the record; so do messages about it', async () => {
  const nia = await speaks('Nia Prys')
  const joe = n.as('joe')
  const words = { kind: 'translation', language: 'cy', text: 'Hoffai nia gael mwy o olau' }
  assert.equal((await joe.post(`${t.at}/ideas/${nia.idea}/words`, words)).status, 303)
  const left = () =>
    reading(async ({ read }) => ({
      wordings: (await read.selectFrom('conversation_idea_wording').select('text').execute()).length,
      words: (await read.selectFrom('event_word').select('said').where('said', '=', words.text).execute())
        .length,
    }))
  assert.deepEqual(await left(), { wordings: 1, words: 1 })
  await nia.post('/people/me/erase/surely', { surely: 'yes' })
  assert.deepEqual(await left(), { wordings: 0, words: 0 })
})

test('a restored backup finds them too: the key is read in the transaction that brings it in', async () => {
  const gwen = await speaks('Gwen Rowlands')
  await organisationKey(n.pool, n.places.riverside.organisation.id, n.options.secret)
  await n.write(async (tx) => {
    // As while a backup comes in: this very transaction put the idea back.
    await tx
      .updateTable('conversation_idea')
      .set({ text: 'It was back again' })
      .where('conversation_id', '=', t.id)
      .where('n', '=', gwen.idea)
      .execute()
    const around = n.worldAt()
    await erasesVoice(tx, around, gwen.person, { secret: n.options.secret, words: 'remove' })
  })
  assert.equal((await ideaAt(gwen.idea)).text, null)
  assert.equal(await standsIn(gwen.pseudonym), 0)
})

test('under another secret nobody is found, and nothing breaks', async () => {
  const siwan = await speaks('Siwan Hopkin')
  await n.write(async (tx) => {
    await erasesVoice(tx, n.worldAt(), siwan.person, { secret: new Uint8Array(32), words: 'remove' })
  })
  assert.equal((await ideaAt(siwan.idea)).text, siwan.said)
})

test('every table that knows people by their pseudonym lets it be changed, so that an erasure never stops half way', async () => {
  const rows = await reading(({ read }) =>
    read
      .selectFrom(
        sql<{ table: string }>`(select c.relname::text as "table" from pg_class c
          join pg_attribute a on a.attrelid = c.oid and a.attname in ('pseudonym', 'author')
          where c.relnamespace = (select oid from pg_namespace where nspname = current_schema()) and c.relkind = 'r'
            and a.atttypid = 'bytea'::regtype
            and not has_column_privilege(current_user, c.oid, a.attnum, 'update')
            and not exists (select from pg_constraint f where f.conrelid = c.oid and f.contype = 'f'
              and f.confrelid = 'conversation_voter'::regclass and f.confupdtype = 'c'))`.as('t'),
      )
      .select('table')
      .execute(),
  )
  assert.deepEqual(rows, [])
})
