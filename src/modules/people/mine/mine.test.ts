import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { wholeHouse } from '../../../testing/house.js'
import { type Neighbours, neighbours } from '../../../testing/neighbours.js'
import { actorOf } from '../queries.js'
import { waysOf } from './ways.js'

let t: Neighbours

before(async () => {
  t = await neighbours(wholeHouse, async (world, { person }) =>
    person ? actorOf(world, person) : { kind: 'operator' },
  )
})
after(() => t.close())

const helps = {
  language: 'cy',
  channel: 'email',
  format: ['easy-read', 'large-print'],
  support: ['breaks'],
  words: 'Ring me the day before',
  seen: 'group',
}

test('a person says which of these they are, with their own words, and changes it', async () => {
  const joe = t.as('joe')
  const form = { which: [t.carer, t.worker], [`words-${t.carer}`]: 'I look after my dad' }
  assert.equal((await joe.post('/people/me/perspectives', form)).goTo, '/people/me?done=perspectives')
  const page = await joe.get('/people/me/perspectives')
  assert.match(page.text, /value="I look after my dad"/)
  assert.equal(page.text.match(/type="checkbox"[^>]*checked/g)?.length, 2)
  const done = await joe.get('/people/me?done=perspectives')
  assert.match(done.text, /We have saved which of these you are/)
  assert.match(done.text, /Carer.*Front-line worker/s)
  assert.equal((await joe.post('/people/me/perspectives', {})).status, 303)
  assert.doesNotMatch((await joe.get('/people/me/perspectives')).text, /checked/)
})

test('which ones somebody chose stays out of the record', async () => {
  await t.as('joe').post('/people/me/perspectives', { which: t.carer, [`words-${t.carer}`]: 'My dad' })
  const said = (await t.events()).filter(({ name }) => name === 'people.perspectives-said')
  assert.ok(said.length > 0)
  for (const { facts, words } of said) assert.deepEqual([facts, words], [{}, {}])
})

test('too many letters are asked for again, with everything kept', async () => {
  const long = 'x'.repeat(201)
  const page = await t
    .as('joe')
    .post('/people/me/perspectives', { which: t.worker, [`words-${t.worker}`]: long })
  assert.equal(page.status, 422)
  assert.match(page.text, new RegExp(long))
  assert.match(page.text, /room for 200 letters/)
})

test('whoever holds a key keeps a perspective of its side', async () => {
  await t.giveKey(t.people.amina, 'lived')
  const amina = t.as('amina')
  const refused = await amina.post('/people/me/perspectives', { which: t.worker })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /You hold a key for one side/)
  assert.equal((await amina.post('/people/me/perspectives', { which: [t.carer, t.worker] })).status, 303)
  await t.endKeys()
})

test('others see a perspective only when five or more people here have it, and then in fives', async () => {
  const here = async () => (await t.as('joe').get('/people')).text
  await t.as('amina').post('/people/me/perspectives', { which: t.worker })
  await t.as('joe').post('/people/me/perspectives', { which: t.carer })
  for (const name of ['Ann', 'Bob', 'Cai'])
    await (await t.joins(name)).post('/people/me/perspectives', { which: t.carer })
  assert.doesNotMatch(await here(), /Carer:/)
  for (const name of ['Dee', 'Eve'])
    await (await t.joins(name)).post('/people/me/perspectives', { which: t.carer })
  assert.match(await here(), /Carer: 5 or more/)
  assert.doesNotMatch(await here(), /worker:|Ann/)
  assert.match(await here(), /Garden forum.*5 people or more/s)
})

test('somebody who is in no group sees groups, and nobody’s name', async () => {
  const details = { name: 'Joe', listed: 'yes', digest: 'weekly' }
  assert.equal((await t.as('joe').post('/people/me/details', details)).status, 303)
  assert.match((await t.as('amina').get('/people')).text, /To be found by name: Joe/)
  assert.doesNotMatch((await t.as('stranger').get('/people')).text, /Joe/)
})

test('what helps is said in plain choices, and everything that is sent keeps to it', async () => {
  const joe = t.as('joe')
  assert.equal((await joe.post('/people/me/needs', helps)).goTo, '/people/me?done=needs')
  const world = t.worldAt()
  assert.deepEqual(await waysOf(world, t.people.joe), {
    language: 'cy',
    channel: 'email',
    format: ['easy-read', 'large-print'],
    digest: 'weekly',
    address: 'joe@example.org',
  })
  const { review_on } = await world.read
    .selectFrom('person_need')
    .select('review_on')
    .where('person_id', '=', t.people.joe)
    .executeTakeFirstOrThrow()
  assert.equal(review_on, '2027-03-21', 'asked again in a year where no day was chosen')
  await world.end()
  await joe.post('/people/me/needs', { ...helps, channel: 'post' })
  const again = t.worldAt()
  assert.equal((await waysOf(again, t.people.joe))?.address, undefined)
  await again.end()
})

test('what helps is seen by those whom the person chose, and by nobody else', async () => {
  await t.as('joe').post('/people/me/needs', { ...helps, seen: 'group' })
  const here = async (who: 'amina' | 'stranger' | 'megan') => (await t.as(who).get('/people/needs')).text
  assert.match(await here('amina'), /Ring me the day before/)
  for (const who of ['stranger', 'megan'] as const) assert.doesNotMatch(await here(who), /Ring me/)
  await t.as('joe').post('/people/me/needs', { ...helps, seen: 'facilitators' })
  assert.doesNotMatch(await here('amina'), /Ring me/)
  await t.giveKey(t.people.amina, 'lived')
  assert.match(await here('amina'), /Ring me/)
  await t.as('joe').post('/people/me/needs', { ...helps, seen: 'only-me' })
  assert.doesNotMatch(await here('amina'), /Ring me/)
  await t.endKeys()
})

test('a day that is past, or far away, is asked for again', async () => {
  const on = (year: string) => ({ 'review-day': '1', 'review-month': '2', 'review-year': year })
  assert.match(
    (await t.as('joe').post('/people/me/needs', { ...helps, ...on('2025') })).text,
    /still to come/,
  )
  assert.match(
    (await t.as('joe').post('/people/me/needs', { ...helps, ...on('2031') })).text,
    /within two years/,
  )
  assert.equal((await t.as('joe').post('/people/me/needs', {})).status, 422)
})

test('a name is needed, and how often news comes is one of three', async () => {
  const page = await t.as('joe').post('/people/me/details', { name: '  ', digest: 'daily' })
  assert.equal(page.status, 422)
  assert.match(page.text, /Write what we should call you/)
  assert.match(page.text, /Choose how often you want news/)
})

test('at every address of my own: nobody comes in unless signed in, and nobody reaches another’s things', async () => {
  for (const [method, path, gate] of t.options.routes) {
    if (!path.startsWith('/people') || gate !== 'signed-in' || path.includes(':')) continue
    const open = (browser: ReturnType<Neighbours['anybody']>) =>
      method === 'GET' ? browser.get(path) : browser.post(path, {})
    assert.ok([303, 403].includes((await open(t.anybody())).status), `${method} ${path}`)
    const megan = await open(t.as('megan'))
    assert.doesNotMatch(megan.text, /Ring me|Garden forum|my dad/, `${method} ${path}`)
  }
})
