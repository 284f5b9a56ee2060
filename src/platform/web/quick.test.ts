import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Town, town } from '../../testing/town.js'
import type { Quick, Route } from './route.js'

const short: Quick = async ({ form, person, voice }) => {
  if (form.way === 'long') return undefined
  return form.way === 'away' ? { goTo: '/town/form' } : { data: { person, voice } }
}

const routes: readonly Route[] = [
  [
    'POST',
    '/nod',
    'anyone',
    async ({ actor }) => ({ goTo: actor.kind === 'person' ? '/known' : '/unknown' }),
    short,
  ],
]

let t: Town
before(async () => {
  t = await town(routes)
})
after(() => t.close())

test('the short way knows who asks by the same session, and answers a script with plain values', async () => {
  const answer = await t.as('joe').post('/nod')
  assert.deepEqual(JSON.parse(answer.text), { person: t.people.joe })
  assert.equal(answer.headers['cache-control'], 'no-store')
  assert.match(answer.headers['content-type'] ?? '', /^application\/json/)
  assert.deepEqual(JSON.parse((await t.anybody().post('/nod')).text), {})
})

test('where the short way does not know enough, the request goes the ordinary way', async () => {
  assert.equal((await t.as('joe').post('/nod', { way: 'long' })).goTo, '/known')
  assert.equal((await t.anybody().post('/nod', { way: 'long' })).goTo, '/unknown')
  assert.equal((await t.as('joe').post('/nod', { way: 'away' })).goTo, '/town/form')
})

test('a form without our token, or from another site, gets no further by the short way', async () => {
  const joe = t.as('joe')
  assert.equal((await joe.post('/nod', { token: 'x'.repeat(86) })).status, 403)
  const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }
  assert.equal((await joe.post('/nod', {}, foreign)).status, 403)
})

test('who has signed out is nobody there, at once', async () => {
  const megan = t.asOn('megan')
  assert.deepEqual(JSON.parse((await megan.post('/nod')).text), { person: t.people.megan })
  const held = [...megan.cookies].find(([name]) => name.endsWith('session'))
  await megan.post('/town/sign-out')
  if (held) megan.cookies.set(...held)
  await megan.get('/town/form')
  assert.deepEqual(JSON.parse((await megan.post('/nod')).text), {})
})

test('forty who ask in the same moment each hear of themselves', async () => {
  const names = ['amina', 'joe', 'visitor', 'stranger'] as const
  const browsers = names.flatMap((name) => Array.from({ length: 10 }, () => ({ name, it: t.asOn(name) })))
  await Promise.all(browsers.map(({ it }) => it.get('/town/form')))
  const answers = await Promise.all(browsers.map(({ it }) => it.post('/nod')))
  assert.deepEqual(
    answers.map(({ text }) => JSON.parse(text).person),
    browsers.map(({ name }) => t.people[name]),
  )
})
