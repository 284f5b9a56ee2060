import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Typed } from '../../../testing/browser.js'
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

const NEWCOMER = { name: 'Carol', language: 'en', age: 'yes' } as const

async function linkFor(most = '30', days = '7') {
  const made = await t.as('joe').post('/people/invitations/link', { group: t.group, days, most })
  assert.equal(made.status, 303, made.text)
  const page = await t.as('joe').get(made.goTo)
  const code = /class="tl-code">([^<]+)</.exec(page.text)?.[1]?.replaceAll(' ', '') ?? ''
  assert.match(code, /^[0-9A-Z]{16}$/)
  return { at: made.goTo, path: `/people/join/${code}`, code, page }
}

async function letterTo(email: string, words = 'You know about gardens.') {
  const made = await t.as('joe').post('/people/invitations/letter', { group: t.group, email, words })
  assert.equal(made.status, 303, made.text)
  const letter = (await t.letters(email.toLowerCase())).at(-1)
  const path = /https:\/\/[^/\s]+(\/people\/join\/\w+)/.exec(letter?.body ?? '')?.[1] ?? ''
  return { at: made.goTo, path, letter }
}

const join = (browser: Browser, path: string, form: Typed = {}) =>
  browser.post(path, { ...NEWCOMER, ...form })

async function people() {
  const world = t.worldAt()
  const all = await world.read.selectFrom('person').selectAll().orderBy('joined_at').execute()
  const members = await world.read.selectFrom('people_member').selectAll().execute()
  const perspectives = await world.read.selectFrom('person_perspective').selectAll().execute()
  await world.end()
  return { all, members, perspectives }
}
const named = async (name: string) => (await people()).all.filter((person) => person.name === name)

test('the first letter is in both languages, says who invites, and that nothing happens by itself', async () => {
  const { letter, path } = await letterTo('carol@example.org')
  assert.match(letter?.subject ?? '', /^An invitation \/ Gwahoddiad$/)
  assert.match(letter?.body ?? '', /joe invites you to join Garden at Riverside Care/)
  assert.match(letter?.body ?? '', /Mae joe yn eich gwahodd/)
  assert.match(letter?.body ?? '', /You know about gardens/)
  assert.match(letter?.body ?? '', /Nothing happens until you press/)
  const page = await t.anybody().get(path)
  assert.match(page.text, /joe invites you to join Garden/)
  assert.match(page.text, /Who sees what/)
})

test('somebody invited by letter says who they are and is in, with that address', async () => {
  const { path, at } = await letterTo('Dai@Example.org')
  const browser = t.anybody()
  const form = { name: 'Dai', perspectives: [t.lived, t.learnt], [`words-${t.lived}`]: 'for my mother' }
  const done = await join(browser, path, { ...form, language: 'cy' })
  assert.equal(done.status, 303, done.text)
  assert.match((await browser.get(done.goTo)).text, /You have joined/)
  const [dai] = await named('Dai')
  assert.equal(dai?.email, 'dai@example.org')
  assert.equal(dai?.language, 'cy')
  const { members, perspectives } = await people()
  assert.ok(members.some((one) => one.person_id === dai?.id && one.group_id === t.group))
  assert.deepEqual(
    perspectives.filter((one) => one.person_id === dai?.id).map((one) => one.own_words),
    ['for my mother', null],
  )
  assert.match((await t.as('joe').get(at)).text, /Used/)
  assert.ok(!(await t.as('joe').get(at)).text.includes('dai@example.org'), 'the address is forgotten')
})

test('a letter lets one person in, also when two press at the same moment', async () => {
  const { path } = await letterTo('ela@example.org')
  const both = [t.anybody(), t.anybody()]
  for (const browser of both) await browser.get(path)
  const answers = await Promise.all(both.map((browser) => join(browser, path, { name: 'Ela' })))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409])
  assert.equal((await named('Ela')).length, 1)
  assert.match((await t.anybody().get(path)).text, /This invitation has ended/)
})

test('an invitation never signs in somebody who is here already: they sign in first', async () => {
  const { path } = await letterTo('amina@example.org')
  const page = await t.anybody().get(path)
  assert.match(page.text, /You are here already/)
  const pressed = await join(t.anybody(), path)
  assert.equal(pressed.status, 422)
  assert.ok(!pressed.headers['set-cookie']?.includes('session='))
})

test('whoever invites is not told whether an address is known', async () => {
  const known = await letterTo('amina@example.org')
  const unknown = await letterTo('nobody@example.org')
  const page = async (at: string, email: string) =>
    (await t.as('joe').get(at)).text
      .replaceAll(email, 'email')
      .replace(/[0-9a-f-]{36}/g, 'id')
      .replace(/name="token" value="[^"]+"/g, '')
  assert.equal(await page(known.at, 'amina@example.org'), await page(unknown.at, 'nobody@example.org'))
})

test('a mail scanner that opens every link changes nothing', async () => {
  const { path } = await letterTo('fred@example.org')
  const { path: link } = await linkFor()
  await t.sealer.idle()
  const before = await counts()
  for (const at of [path, link, '/people/sign-in', '/people/sign-in/code', '/people/sign-in/card'])
    for (const method of ['GET', 'HEAD'] as const) {
      const answer = await t.web.inject({ method, url: at, headers: { host: t.places.riverside.host } })
      assert.ok([200, 405].includes(answer.statusCode), `${method} ${at}: ${answer.statusCode}`)
      assert.ok(!`${answer.headers['set-cookie'] ?? ''}`.includes('session='), at)
    }
  assert.deepEqual(await counts(), before)
  assert.equal((await join(t.anybody(), path, { name: 'Fred' })).status, 303)
})

/** How many rows there are of everything. */
async function counts() {
  const { rows } = await t.owner.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  )
  const org = t.places.riverside.organisation.id
  const client = await t.owner.connect()
  await client.query(`begin; set local app.org_id = '${org}'`)
  const all: Record<string, string> = {}
  for (const { name } of rows)
    all[name] = (
      await client.query<{ md5: string }>(
        `select md5(string_agg(x::text, '' order by x::text)) from "${name}" x`,
      )
    ).rows[0]!.md5
  await client.query('rollback')
  client.release()
  return all
}

test('fifty people join by one QR code in the same second: all are in, and none is lost', async () => {
  const { path, at } = await linkFor('100')
  const before = await people()
  const fifty = Array.from({ length: 50 }, (_, n) => ({ browser: t.anybody(), name: `Guest ${n}` }))
  await Promise.all(fifty.map(({ browser }) => browser.get(path)))
  const answers = await Promise.all(
    fifty.map(({ browser, name }) => join(browser, path, { name, back: 'card', perspectives: [t.lived] })),
  )
  const acknowledged = answers.filter(({ status }) => status === 303).length
  assert.equal(acknowledged, 50)
  const after = await people()
  assert.equal(after.all.length - before.all.length, acknowledged)
  assert.equal(after.members.length - before.members.length, acknowledged)
  assert.match((await t.as('joe').get(at)).text, /50 of 100 people joined/)
})

test('a link for ten lets ten in, however many press at once', async () => {
  const { path } = await linkFor('10')
  const many = Array.from({ length: 15 }, () => t.anybody())
  await Promise.all(many.map((browser) => browser.get(path)))
  const answers = await Promise.all(many.map((one) => join(one, path, { name: 'Tenth', back: 'device' })))
  assert.equal(answers.filter(({ status }) => status === 303).length, 10)
  assert.equal((await named('Tenth')).length, 10)
  assert.match((await t.anybody().get(path)).text, /As many people joined/)
})

test('a link can be typed from a poster, with its gaps', async () => {
  const { code, path } = await linkFor()
  const typed = code.toLowerCase().replace(/(.{4})/g, '$1-')
  const found = await t.anybody().get(`/people/join?code=${typed}`)
  assert.equal(found.goTo, path)
  const missed = await t.anybody().get('/people/join?code=7KQM2R4X')
  assert.match(missed.text, /We cannot find this code/)
})

test('a link that was taken back, or whose time is over, lets nobody in', async () => {
  const { path, at } = await linkFor('10', '1')
  assert.equal((await t.as('joe').post(`${at}/cancel`)).status, 303)
  assert.match((await t.anybody().get(path)).text, /It was taken back/)
  const old = await linkFor('10', '1')
  t.setTime('2026-03-23T10:40:00.000Z')
  const late = await join(t.anybody(), old.path, { name: 'Late', back: 'card' })
  assert.match(late.text, /Its time is over/)
  assert.equal((await named('Late')).length, 0)
  t.setTime('2026-03-21T10:40:00.000Z')
})

test('somebody under 16 is thanked, and nothing they wrote is kept', async () => {
  const { path } = await linkFor()
  await t.sealer.idle()
  const before = await counts()
  const page = await join(t.anybody(), path, { name: 'Young', age: 'no', back: 'card' })
  assert.equal(page.status, 200)
  assert.match(page.text, /You can join when you are 16/)
  assert.deepEqual(await counts(), before)
})

test('what is missing is asked for in words, and what was written is kept', async () => {
  const { path } = await linkFor()
  const page = await t
    .anybody()
    .post(path, { name: 'Gwen', language: 'en', back: 'email', email: 'gwen', perspectives: t.lived })
  assert.equal(page.status, 422)
  assert.match(page.text, /Say whether you are 16 or over/)
  assert.match(page.text, /Write an e-mail address/)
  assert.match(page.text, /value="Gwen"/)
  assert.match(page.text, new RegExp(`value="${t.lived}" checked|checked[^>]*value="${t.lived}"`))
})

test('somebody who is signed in joins one group more with one press', async () => {
  const { path } = await linkFor()
  const page = await t.as('stranger').get(path)
  assert.match(page.text, /You are signed in/)
  assert.equal((await t.as('stranger').post(path)).status, 303)
  const again = await t.as('stranger').post(path)
  assert.match(again.text, /You are in this group already/)
})

test('only the inviter and the facilitators see an invitation; for others it is not there', async () => {
  const { at } = await linkFor()
  assert.equal((await t.as('amina').get(at)).status, 200)
  assert.equal((await t.as('visitor').get(at)).status, 404)
  assert.equal((await t.as('visitor').post(`${at}/cancel`)).status, 404)
  assert.equal((await t.as('megan').get(at)).status, 404)
  assert.match((await t.as('amina').get('/people/invitations')).text, /Link and QR code/)
})

test('somebody in no group has nobody to invite to', async () => {
  assert.equal((await t.as('visitor').get('/people/invitations/letter')).status, 404)
  const form = { group: t.group, email: 'x@example.org' }
  assert.equal((await t.as('visitor').post('/people/invitations/letter', form)).status, 404)
  assert.equal((await t.anybody().get('/people/invitations')).status, 303)
})

test('the link of one organisation opens no door of another', async () => {
  const { path } = await linkFor()
  assert.equal((await t.anybody('harbour').get(path)).status, 404)
  assert.equal((await join(t.anybody('harbour'), path)).status, 404)
})

test('the record says who invited and that somebody joined, with no address and no code', async () => {
  const events = await t.events()
  assert.ok(events.some(({ name, actor }) => name === 'people.invited' && actor === `person:${t.people.joe}`))
  assert.ok(events.some(({ name }) => name === 'people.joined'))
  assert.doesNotMatch(JSON.stringify(events), /example\.org|Carol|Garden/)
})
