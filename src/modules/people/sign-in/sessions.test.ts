import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Doorstep, doorstep } from '../../../testing/doorstep.js'
import { actorOf } from '../queries.js'
import { signInRoutes } from './routes.js'

let t: Doorstep

before(async () => {
  t = await doorstep(signInRoutes, async (world, { person }) =>
    person ? actorOf(world, person) : { kind: 'visitor' },
  )
})
after(() => t.close())

const COOKIE = '__Host-throughline-session'
const hashes = (html: string) => [...html.matchAll(/name="which" value="(\w+)"/g)].map((found) => found[1]!)

test('Joe sees where he is signed in, and signs out there', async () => {
  const [here, there] = [t.asOn('joe'), t.asOn('joe')]
  await there.get('/people/sessions')
  const page = await here.get('/people/sessions')
  const all = hashes(page.text)
  assert.ok(all.length >= 2)
  assert.match(page.text, /This device/)
  for (const which of all.slice(0)) {
    const row = page.text.slice(0, page.text.indexOf(which))
    if (row.lastIndexOf('This device') > row.lastIndexOf('tl-card')) continue
    assert.equal((await here.post('/people/sessions/end', { which })).status, 303)
  }
  assert.equal((await there.get('/people/sessions')).status, 303)
  assert.equal((await here.get('/people/sessions')).status, 200)
})

test('nobody signs out somebody else', async () => {
  const joe = t.asOn('joe')
  const [which = ''] = hashes((await joe.get('/people/sessions')).text)
  assert.equal((await t.as('stranger').post('/people/sessions/end', { which })).status, 404)
  assert.equal((await t.as('stranger').post('/people/sessions/end', { which: 'x' })).status, 404)
  assert.equal((await joe.get('/people/sessions')).status, 200)
  assert.equal((await t.anybody().get('/people/sessions')).status, 303)
})

test('everywhere else at once', async () => {
  const [here, there] = [t.asOn('amina'), t.asOn('amina')]
  await there.get('/people/sessions')
  assert.equal((await here.post('/people/sessions/end-others')).status, 303)
  assert.equal((await there.get('/people/sessions')).status, 303)
  assert.equal((await here.get('/people/sessions')).status, 200)
})

test('a key planted in somebody’s browser before they sign in is worth nothing after', async () => {
  const planted = 'a'.repeat(43)
  const victim = t.anybody()
  victim.cookies.set(COOKIE, planted)
  let goTo = ''
  const [sent] = await t.lettersOf('joe@example.org', async () => {
    goTo = (await victim.post('/people/sign-in', { email: 'joe@example.org' })).goTo
  })
  const letter = new URL(goTo, 'https://x').searchParams.get('letter') ?? ''
  const code = /\d{4} \d{4}/.exec(sent!.body)![0]
  await victim.post('/people/sign-in/code', { letter, code })
  assert.notEqual(victim.cookies.get(COOKIE), planted)
  const attacker = t.anybody()
  attacker.cookies.set(COOKIE, planted)
  assert.equal((await attacker.get('/people/sessions')).status, 303)
})

test('what was stolen is of no use after signing out, and the browser is told to forget', async () => {
  const joe = t.asOn('joe')
  await joe.get('/people/sessions')
  const thief = t.anybody()
  thief.cookies.set(COOKIE, joe.cookies.get(COOKIE) ?? '')
  assert.equal((await thief.get('/people/sessions')).status, 200)
  const out = await joe.post('/people/sign-out')
  assert.equal(out.headers['clear-site-data'], '"cache", "storage"')
  assert.match((await joe.get('/people/sign-out')).text, /You are signed out/)
  assert.equal((await thief.get('/people/sessions')).status, 303)
})

test('not my device: a new session that the browser forgets, and the old key is worth nothing', async () => {
  const joe = t.asOn('joe')
  await joe.get('/people/not-my-device')
  const before = joe.cookies.get(COOKIE)
  const done = await joe.post('/people/not-my-device')
  assert.equal(done.status, 303)
  assert.doesNotMatch(done.headers['set-cookie'] ?? '', /session=[^;]+;[^,]*max-age/i)
  assert.notEqual(joe.cookies.get(COOKIE), before)
  const old = t.anybody()
  old.cookies.set(COOKIE, before ?? '')
  assert.equal((await old.get('/people/sessions')).status, 303)
  assert.equal((await t.anybody().get('/people/not-my-device')).status, 200)
})

test('not my device, at once: nothing of us is left in the browser, whoever it was', async () => {
  const kept = (browser: { cookies: Map<string, string> }) =>
    [...browser.cookies.keys()].filter((name) => !name.endsWith('-visit'))
  for (const browser of [t.asOn('joe'), t.anybody()]) {
    await browser.get('/people/not-my-device?language=cy')
    assert.ok(kept(browser).some((name) => name.endsWith('-language')))
    const out = await browser.post('/people/not-my-device/forget')
    assert.equal(out.goTo, '/people/sign-out')
    assert.deepEqual(kept(browser), [])
  }
})
