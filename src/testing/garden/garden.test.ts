import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { PACES } from '../../platform/web/slow.js'
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

test('a promise is kept when somebody else says so, and not before', async () => {
  const [amina, joe] = [t.as('amina'), t.as('joe')]
  assert.match((await amina.post(`${promised}/confirmation`)).text, /Someone other than the owner/)
  assert.match((await joe.post(`${promised}/confirmation`)).text, /has not said that this is done yet/)
  assert.match((await joe.post(`${promised}/claim`)).text, /Only the person who made the promise/)
  assert.equal((await amina.post(`${promised}/claim`)).status, 303)
  assert.match((await t.as('visitor').post(`${promised}/confirmation`)).text, /need to be a member/)
  assert.equal((await joe.post(`${promised}/confirmation`)).status, 303)
  assert.match((await joe.get(promised)).text, /Kept. Agreed on 2026-03-21/)
})

test('a button is there for those whom the rule lets press it, and for nobody else', async () => {
  const button = /Yes, this promise was kept/
  await t.as('amina').post(`${promised}/claim`)
  assert.match((await t.as('joe').get(promised)).text, button)
  for (const who of ['amina', 'visitor'] as const)
    assert.doesNotMatch((await t.as(who).get(promised)).text, button)
})

test('a missed day stays missed', async () => {
  t.setTime('2026-04-01T09:00:00.000Z')
  const page = await t.as('amina').post(`${promised}/due-date`, theSeventhOfApril)
  assert.match(page.text, /The date has passed, so it cannot be moved/)
})

test('who may only look is not let make a promise, and whoever looks finds only what is theirs to see', async () => {
  const form = { promise: 'Prune the roses', ...inMarch }
  const before = await count()
  assert.equal((await t.as('visitor').post(`/garden/${group}/promises`, form)).status, 422)
  assert.equal(await count(), before)
  const find = async (who: 'visitor' | 'stranger' | 'megan') =>
    (await t.as(who).get('/garden/promises?words=easy%20read')).text
  assert.match(await find('visitor'), /Write Easy Read minutes/)
  for (const who of ['stranger', 'megan'] as const)
    assert.match(await find(who), /Nothing has “easy read” in it/)
})

test('a leaflet of a promise is handed out to the group', async () => {
  const leaflet = await t.as('joe').get(`${promised}/leaflet`)
  assert.match(leaflet.text, /^Promised in the garden\nWrite Easy Read minutes\n/)
  assert.match(leaflet.headers['content-disposition'] ?? '', /%C5%B5y\.txt$/)
})

test('at every address: somebody not signed in comes only where anyone may, and a stranger sees no promise', async () => {
  for (const [method, path, gate] of routes) {
    const at = path.replace(':group', group).replace('/garden/promises/:id', promised)
    const open = async (browser: ReturnType<Town['anybody']>) =>
      method === 'GET' ? browser.get(at) : browser.post(at, { due: '' })
    const [nobody, stranger] = [await open(t.anybody()), await open(t.as('stranger'))]
    const closed = gate === 'signed-in' ? [303, 403] : [404]
    if (gate === 'anyone') assert.ok(![303, 403, 404].includes(nobody.status), `${method} ${path}`)
    else assert.ok(closed.includes(nobody.status), `${method} ${path}: ${nobody.status}`)
    if (path.includes(':') || gate === 'set-up') assert.equal(stranger.status, 404, `${method} ${path}`)
    for (const { text } of [nobody, stranger]) assert.doesNotMatch(text, /Easy Read/)
  }
})

test('somebody who knocks again and again is asked to wait, in words', async () => {
  const knock = (email: string) => t.anybody().post('/garden/gate', { name: 'Sam', email })
  for (let times = 0; times < 5; times++)
    assert.match((await knock('sam@example.org')).text, /We heard you, Sam/)
  const many = await town(routes, {
    site: { recipe: WITH_GARDEN },
    web: { paces: { ...PACES, pair: { burst: 2, perSecond: 1 / 600, slowBelow: 0, slowMs: 0 } } },
  })
  const sam = many.anybody()
  const form = { name: 'Sam', email: 'sam@example.org' }
  for (let times = 0; times < 2; times++) assert.equal((await sam.post('/garden/gate', form)).status, 200)
  const wait = await sam.post('/garden/gate', form)
  assert.equal(wait.status, 429)
  assert.match(wait.text, /Try again in 10 minutes/)
  assert.match(wait.headers['retry-after'] ?? '', /^(600|599)$/)
  assert.equal((await sam.post('/garden/gate', { ...form, email: 'kim@example.org' })).status, 200)
  await many.close()
})
