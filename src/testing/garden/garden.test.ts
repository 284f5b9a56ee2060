import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { type Town, town } from '../town.js'
import { routes } from './routes.js'
import { WITH_GARDEN } from './tables.js'

let t: Town
let group: string
let promised: string

const inMarch = { 'due-day': '31', 'due-month': '3', 'due-year': '2026' }
const theSeventhOfApril = { 'due-day': '7', 'due-month': '4', 'due-year': '2026' }

before(async () => {
  t = await town(routes, { site: { recipe: WITH_GARDEN } })
  group = t.places.riverside.group
})
after(() => t.close())

beforeEach(async () => {
  t.setTime('2026-03-21T10:40:00.000Z')
  promised = await promise('Write Easy Read minutes')
})

async function promise(words: string): Promise<string> {
  const form = { promise: words, ...inMarch, tools: ['spade', 'time'] }
  const made = await t.as('amina').post(`/garden/${group}/promises`, form)
  assert.equal(made.status, 303, made.text)
  return made.goTo
}

const count = async () => (await t.events()).length

test('a promise is made, and what was promised is on its page', async () => {
  const page = await t.as('joe').get(promised)
  assert.equal(page.status, 200)
  assert.match(page.text, /<h1>Write Easy Read minutes<\/h1>/)
  assert.match(page.text, /Due on 2026-03-31/)
})

test('the change and its record arrive together', async () => {
  const before = await count()
  const moved = await t.as('amina').post(`${promised}/due-date`, theSeventhOfApril)
  assert.equal(moved.status, 303)
  assert.match((await t.as('joe').get(promised)).text, /Due on 2026-04-07/)
  const events = await t.events()
  assert.equal(events.length, before + 1)
  const event = events.find(
    ({ name, about }) => name === 'garden.due-moved' && promised.endsWith(about.slice(8)),
  )
  assert.deepEqual(event?.facts, { from: '2026-03-31', to: '2026-04-07' })
  assert.equal(event?.actor, `person:${t.people.amina}`)
})

test('a refusal leaves no trace, and says why in words', async () => {
  const before = await count()
  const page = await t.as('joe').post(`${promised}/due-date`, theSeventhOfApril)
  assert.equal(page.status, 422)
  assert.match(page.text, /Only the person who made the promise can do that/)
  assert.equal(await count(), before)
  assert.match((await t.as('joe').get(promised)).text, /Due on 2026-03-31/)
})

test('a date that is not a date is asked for again, in words, with what was typed kept', async () => {
  const typed = { 'due-day': '31', 'due-month': '4', 'due-year': '2026' }
  const page = await t.as('amina').post(`${promised}/due-date`, typed)
  assert.equal(page.status, 422)
  assert.match(page.text, /<title>Error: When will this be done\?/)
  assert.match(page.text, /<a href="#due">Enter the new date/)
  assert.match(page.text, /name="due-day"[^>]*value="31"/)
})

test('all that was typed and ticked is kept when one thing is missing', async () => {
  const form = { promise: 'Bring “biscuits” & tea', 'due-day': '', tools: ['rake', 'time'] }
  const page = await t.as('amina').post(`/garden/${group}/promises`, form)
  assert.equal(page.status, 422)
  assert.match(page.text, />Bring “biscuits” &amp; tea<\/textarea>/)
  assert.match(page.text, /value="rake"[^>]*checked/)
  assert.doesNotMatch(page.text, /value="spade"[^>]*checked/)
})

test('someone outside the group is told nothing is there', async () => {
  for (const path of [promised, `${promised}/due-date`, `${promised}/leaflet`, `/garden/${group}/new`])
    assert.equal((await t.as('stranger').get(path)).status, 404, path)
  for (const path of ['due-date', 'claim', 'confirmation'])
    assert.equal((await t.as('stranger').post(`${promised}/${path}`, theSeventhOfApril)).status, 404, path)
  const form = { promise: 'Let me in', ...inMarch }
  assert.equal((await t.as('stranger').post(`/garden/${group}/promises`, form)).status, 404)
})

test('another organisation is told nothing is there, even where its people hold the same role', async () => {
  assert.equal((await t.as('megan').get(promised)).status, 404)
  assert.equal((await t.as('megan').post(`${promised}/claim`)).status, 404)
})

test('somebody who is not signed in is asked to, and comes back to where they wanted to go', async () => {
  const answer = await t.anybody().get(`${promised}?from=mail`)
  assert.equal(answer.status, 303)
  assert.equal(answer.goTo, `/sign-in?next=${encodeURIComponent(`${promised}?from=mail`)}`)
})
