import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { yes } from '../../kernel/decision.js'
import type { Browser, Seen } from '../../testing/browser.js'
import { type Town, town } from '../../testing/town.js'
import type { Route } from './route.js'
import { sessionTasks } from './session-tasks.js'
import { endSessionsOf } from './sessions.js'

const SESSION = '__Host-throughline-session'

const members: readonly Route[] = [
  ['GET', '/members', 'signed-in', async ({ actor }) => text(JSON.stringify(actor))],
  ['GET', '/shed', 'set-up', async ({ actor }) => text(actor.kind)],
]
const text = (body: string) => ({ file: { name: 'who.txt', type: 'text/plain', body } })

let t: Town
let amina: Browser

before(async () => {
  t = await town(members)
})
after(() => t.close())
beforeEach(() => {
  t.setTime('2026-03-21T10:40:00.000Z')
  amina = t.asOn('amina')
})

const isIn = (seen: Seen) => seen.status === 200
const seeMembers = async (browser: Browser) => isIn(await browser.get('/members'))

/** Somebody else's browser, with this cookie put into it. */
async function withCookie(cookie: string | undefined, place: 'riverside' | 'harbour' = 'riverside') {
  const browser = t.anybody(place)
  if (cookie !== undefined) browser.cookies.set(SESSION, cookie)
  return browser
}

async function later(hours: number) {
  t.setTime(new Date(t.clock.now.getTime() + hours * 3_600_000).toISOString())
}

test('whoever signs in is known on the next page, and nobody else is', async () => {
  const page = await amina.get('/members')
  assert.ok(isIn(page))
  assert.equal(JSON.parse(page.text).id, t.people.amina)
  assert.equal((await t.anybody().get('/members')).status, 303)
})

test('the cookie belongs to one host, goes over https only, and no script can read it', async () => {
  const browser = t.anybody()
  const answer = await browser.post('/town/sign-in', { person: t.people.joe })
  const cookie = answer.headers['set-cookie'] ?? ''
  assert.match(cookie, /^__Host-throughline-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax/)
  assert.doesNotMatch(cookie, /Domain|Max-Age=[1-9]/)
})

test('what the browser holds stands nowhere in the database', async () => {
  await amina.get('/members')
  const held = amina.cookies.get(SESSION)!
  const world = t.worldAt()
  const rows = await world.read.selectFrom('session').selectAll().execute()
  await world.end()
  assert.ok(rows.length > 0)
  for (const { id_hash } of rows) {
    assert.equal(id_hash.length, 32)
    assert.ok(!id_hash.equals(Buffer.from(held, 'base64url')))
  }
})

test('a key planted in somebody’s browser before they sign in is worth nothing after', async () => {
  const planted = 'A'.repeat(43)
  const victim = await withCookie(planted)
  await victim.post('/town/sign-in', { person: t.people.joe })
  assert.notEqual(victim.cookies.get(SESSION), planted)
  assert.ok(await seeMembers(victim))
  assert.ok(!(await seeMembers(await withCookie(planted))))
})

test('signing in again ends the session there was', async () => {
  await amina.get('/members')
  const first = amina.cookies.get(SESSION)
  await amina.post('/town/sign-in', { person: t.people.joe })
  assert.notEqual(amina.cookies.get(SESSION), first)
  assert.ok(!(await seeMembers(await withCookie(first))))
})

test('a cookie stolen before somebody signed out opens nothing after', async () => {
  await amina.get('/members')
  const stolen = amina.cookies.get(SESSION)
  assert.ok(await seeMembers(await withCookie(stolen)))
  const out = await amina.post('/town/sign-out')
  assert.match(out.headers['clear-site-data'] ?? '', /"cache", "storage"/)
  assert.ok(!amina.cookies.has(SESSION))
  assert.ok(!(await seeMembers(await withCookie(stolen))))
})

test('the cookie of another organisation opens nothing here', async () => {
  const megan = t.asOn('megan')
  assert.ok(await seeMembers(megan))
  assert.ok(!(await seeMembers(await withCookie(megan.cookies.get(SESSION), 'riverside'))))
  assert.ok(await seeMembers(await withCookie(megan.cookies.get(SESSION), 'harbour')))
})

test('on a shared computer a session ends two hours after it was last used', async () => {
  await amina.get('/members')
  await later(1.9)
  assert.ok(await seeMembers(amina))
  await later(1.9)
  assert.ok(await seeMembers(amina), 'its use was noted')
  await later(2.1)
  assert.ok(!(await seeMembers(amina)))
})

test('on a shared computer a session ends after twelve hours, however much it is used', async () => {
  await amina.get('/members')
  for (let hour = 0; hour < 11; hour++) {
    await later(1)
    assert.ok(await seeMembers(amina), `after ${hour + 1} hours`)
  }
  await later(1)
  assert.ok(!(await seeMembers(amina)))
})

test('on a person’s own device a session lasts thirty days without use, and ninety at most', async () => {
  const own = t.anybody()
  const answer = await own.post('/town/sign-in', { person: t.people.joe, device: 'own' })
  assert.match(answer.headers['set-cookie'] ?? '', /Max-Age=7776000/)
  for (let month = 0; month < 3; month++) {
    await later(29 * 24)
    assert.ok(await seeMembers(own), `after ${(month + 1) * 29} days`)
  }
  await later(4 * 24)
  assert.ok(!(await seeMembers(own)), 'after 91 days')
})

test('a person is signed out everywhere at once', async () => {
  const [phone, tablet, joe] = [t.asOn('amina'), t.asOn('amina'), t.asOn('joe')]
  for (const browser of [phone, tablet, joe]) assert.ok(await seeMembers(browser))
  const world = t.worldAt()
  await world.act({ kind: 'operator' }, async (tx) => {
    await endSessionsOf(tx, world.organisation.id, t.people.amina)
    return yes(1, { name: 'people.signed-out', about: `person:${t.people.amina}` })
  })
  await world.end()
  assert.ok(!(await seeMembers(phone)))
  assert.ok(!(await seeMembers(tablet)))
  assert.ok(await seeMembers(joe))
})

test('sessions that have ended are taken away at night, and no others', async () => {
  await amina.get('/members')
  const own = t.anybody()
  await own.post('/town/sign-in', { person: t.people.joe, device: 'own' })
  await later(13)
  const world = t.worldAt()
  const tidy = sessionTasks(t.ground)['session.tidy']!
  await tidy(world, '', { ...NIGHT, stopping: new AbortController().signal })
  const left = await world.read
    .selectFrom('session')
    .selectAll()
    .where('ends_at', '<=', world.now())
    .execute()
  await world.end()
  assert.deepEqual(left, [])
  assert.ok(await seeMembers(own))
})

const NIGHT = {
  actor: { kind: 'system', name: 'session.tidy' },
  attempt: 1,
  last: false,
  firstTime: async () => true,
} as const

test('whoever opened the set-up link comes to what is for them, and to nothing that is for people', async () => {
  const operator = t.anybody()
  await operator.post('/town/set-up')
  assert.equal((await operator.get('/shed')).text, 'operator')
  assert.equal((await operator.get('/members')).status, 303)
  assert.equal((await amina.get('/shed')).status, 404)
  assert.equal((await t.anybody().get('/shed')).status, 404)
})

test('a cookie that is no key at all is a stranger’s', async () => {
  for (const cookie of ['', 'x', '%00', 'A'.repeat(43), 'A'.repeat(4_000), '"; drop table session'])
    assert.ok(!(await seeMembers(await withCookie(cookie))), cookie)
})
