import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from '../../../testing/browser.js'
import { type Doorstep, doorstep } from '../../../testing/doorstep.js'
import { softPasskey } from '../../../testing/soft-passkey.js'
import { actorOf } from '../queries.js'
import { signInRoutes } from './routes.js'
import { withoutKey } from './second.js'
import { hotp, stepAt } from './totp.js'

let t: Doorstep
let origin = ''

before(async () => {
  t = await doorstep(signInRoutes, async (world, { person, assurance }) =>
    person ? withoutKey(await actorOf(world, person), assurance) : { kind: 'visitor' },
  )
  origin = `https://${t.places.riverside.host}`
})
after(() => t.close())

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
function unbase32(text: string): Buffer {
  const bits = [...text].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

async function byCode(email: string, browser = t.anybody()): Promise<Browser> {
  const { letter, code } = await letterAfter(email, () => browser.post('/people/sign-in', { email }))
  assert.equal((await browser.post('/people/sign-in/code', { letter, code })).status, 303)
  // A page of the new session, so that the next form is one of it.
  await browser.get('/people/sessions')
  return browser
}

async function letterAfter(email: string, ask: () => Promise<{ goTo: string }>) {
  let goTo = ''
  const [sent] = await t.lettersOf(email, async () => {
    goTo = (await ask()).goTo
  })
  const letter = new URL(goTo, 'https://x').searchParams.get('letter') ?? ''
  return { letter, code: /\d{4} \d{4}/.exec(sent?.body ?? '')?.[0] ?? '' }
}
const number = (secret: Buffer, off = 0) => hotp(secret, stepAt(t.clock.now.getTime()) + off)
const isFacilitator = async (browser: Browser) => (await browser.get('/people/cards/by-phone')).status === 200
const optionsIn = (html: string): { challenge: string } =>
  JSON.parse((/data-options="([^"]+)"/.exec(html)?.[1] ?? '{}').replaceAll('&quot;', '"'))

let secret: Buffer
let recovery: readonly string[]

test('with one proof a facilitator has no key; the first second proof is made here and now', async () => {
  const amina = await byCode('amina@example.org')
  assert.ok(!(await isFacilitator(amina)))
  const ask = await amina.get('/people/second?next=/people/cards/by-phone')
  assert.match(ask.text, /Choose your second proof/)
  const shown = await amina.post('/people/ways/app/new')
  secret = unbase32(/class="tl-code">([A-Z2-7 ]+)</.exec(shown.text)![1]!.replaceAll(' ', ''))
  assert.equal(secret.length, 20)
  const wrong = await amina.post('/people/ways/app', { app: '000000' })
  assert.equal(wrong.status, 422)
  const before = amina.cookies.get('__Host-throughline-session')
  const done = await amina.post('/people/ways/app', { app: number(secret) })
  assert.equal(done.goTo, '/people/ways/recovery')
  assert.notEqual(amina.cookies.get('__Host-throughline-session'), before, 'a new key for the session')
  assert.ok(await isFacilitator(amina))
  const codes = await amina.post('/people/ways/recovery')
  recovery = [...codes.text.matchAll(/class="tl-code">([0-9A-Z ]+)</g)].map((found) => found[1]!)
  assert.equal(recovery.length, 8)
})

test('from then on the second proof is asked for, and a number of the app is good once', async () => {
  t.setTime('2026-03-21T10:45:00.000Z')
  const amina = await byCode('amina@example.org')
  const form = { kind: 'app', app: number(secret), next: '/people/cards/by-phone' }
  assert.equal((await amina.post('/people/second', { ...form, app: '000000' })).status, 422)
  const done = await amina.post('/people/second', form)
  assert.equal(done.goTo, '/people/cards/by-phone')
  assert.ok(await isFacilitator(amina))
  const again = await byCode('amina@example.org')
  assert.equal((await again.post('/people/second', form)).status, 422)
  assert.ok(!(await isFacilitator(again)))
})

test('whoever got into her e-mail cannot make a card, an app, codes, a passkey or another address', async () => {
  t.setTime('2026-03-21T10:50:00.000Z')
  const thief = await byCode('amina@example.org')
  for (const path of [
    '/people/cards/new',
    '/people/ways/app',
    '/people/ways/recovery',
    '/people/passkeys',
    '/people/ways/email',
  ]) {
    const page = await thief.get(path)
    assert.equal(page.status, 303, path)
    assert.match(page.goTo, /^\/people\/second\?/)
  }
  const card = { id: '00000000-0000-4000-8000-000000000001', kind: 'card' }
  for (const [path, form] of [
    ['/people/cards/new', card],
    ['/people/ways/app/new', {}],
    ['/people/ways/app', { app: '000000' }],
    ['/people/ways/app/remove', {}],
    ['/people/ways/recovery', {}],
    ['/people/passkeys', { name: 'mine', answer: '{}' }],
    ['/people/passkeys/remove', { which: 'x' }],
    ['/people/ways/email', { email: 'thief@example.org' }],
  ] as const)
    assert.match((await thief.post(path, form)).goTo, /^\/people\/second\?/, path)
  assert.ok(!(await isFacilitator(thief)))
})

test('a code by e-mail is no second proof beside a code by e-mail', async () => {
  const amina = await byCode('amina@example.org')
  assert.equal((await amina.post('/people/second/letter')).status, 404)
  assert.equal((await amina.post('/people/second', { kind: 'code', code: '1234 5678' })).status, 422)
})

test('a recovery code is good once, also for two at the same moment', async () => {
  t.setTime('2026-03-21T11:00:00.000Z')
  const both = [await byCode('amina@example.org'), await byCode('amina@example.org')]
  const form = { kind: 'recovery', recovery: recovery[0]!.toLowerCase() }
  const answers = await Promise.all(both.map((browser) => browser.post('/people/second', form)))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 422])
})

test('five wrong numbers and the app rests, for every process', async () => {
  t.setTime('2026-03-21T12:00:00.000Z')
  const amina = await byCode('amina@example.org')
  for (let tries = 0; tries < 5; tries++) await amina.post('/people/second', { kind: 'app', app: '000000' })
  const page = await amina.post('/people/second', { kind: 'app', app: number(secret) })
  assert.match(page.text, /many wrong tries/)
})

test('a card and a code together are two proofs', async () => {
  t.setTime('2026-03-22T10:00:00.000Z')
  const joe = await byCode('joe@example.org')
  const page = await joe.get('/people/cards/new')
  const id = /name="id" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  const shown = await joe.post('/people/cards/new', { id, kind: 'card' })
  const [who = '', card = ''] = [...shown.text.matchAll(/class="tl-code[^"]*">([0-9A-Z ]+)</g)].map(
    (one) => one[1]!,
  )
  const byCard = t.anybody()
  await byCard.post('/people/sign-in/card', { who, card })
  await byCard.get('/people/sessions')
  assert.equal(
    (await byCard.post('/people/second', { kind: 'card', who, card })).status,
    422,
    'not the card again',
  )
  const { letter, code } = await letterAfter('joe@example.org', () =>
    byCard.post('/people/second/letter', { next: '/people/sessions' }),
  )
  const done = await byCard.post('/people/second', { kind: 'code', letter, code, next: '/people/sessions' })
  assert.equal(done.status, 303, done.text)
  assert.match((await byCard.get('/people/sessions')).text, /With a second proof/)
  const other = await byCode('joe@example.org')
  assert.equal((await other.post('/people/second', { kind: 'card', who, card })).status, 303)
})

test('a second proof of somebody else is none', async () => {
  const stranger = t.as('stranger')
  for (const kind of ['app', 'recovery', 'card', 'code', 'passkey', 'nothing'])
    assert.equal((await stranger.post('/people/second', { kind, app: number(secret) })).status, 422, kind)
  assert.equal((await t.anybody().get('/people/second')).status, 303)
})

test('Joe adds a passkey, comes in with it as with two proofs, and takes it away again', async () => {
  t.setTime('2026-03-23T10:00:00.000Z')
  const joe = await byCode('joe@example.org')
  const key = softPasskey()
  const page = await joe.get('/people/passkeys')
  const answer = key.make(optionsIn(page.text), { origin })
  assert.equal((await joe.post('/people/passkeys', { name: 'my phone', answer })).status, 303)
  assert.match((await joe.get('/people/passkeys')).text, /my phone/)
  assert.equal(
    (await joe.post('/people/passkeys', { name: 'again', answer })).status,
    422,
    'a challenge is good once',
  )

  const phone = t.anybody()
  const ask = await phone.get('/people/sign-in/passkey')
  const used = key.use(optionsIn(ask.text), { origin })
  assert.equal((await phone.post('/people/sign-in/passkey', { answer: used })).status, 303)
  assert.match((await phone.get('/people/sessions')).text, /With a second proof/)

  const thief = t.anybody()
  await thief.get('/people/sign-in/passkey')
  assert.equal((await thief.post('/people/sign-in/passkey', { answer: used })).status, 422, 'another browser')

  const which = /name="which" value="([^"]+)"/.exec((await joe.get('/people/passkeys')).text)?.[1] ?? ''
  assert.equal((await t.asOn('stranger').post('/people/passkeys/remove', { which })).status, 404)
  assert.equal((await joe.post('/people/passkeys/remove', { which })).status, 303)
  const late = await phone.get('/people/sign-in/passkey')
  const after = await phone.post('/people/sign-in/passkey', {
    answer: key.use(optionsIn(late.text), { origin }),
  })
  assert.equal(after.status, 422)
})

test('a passkey is of no use without its person, from another site, late, or at another organisation', async () => {
  t.setTime('2026-03-24T10:00:00.000Z')
  const joe = await byCode('joe@example.org')
  const key = softPasskey()
  const answer = key.make(optionsIn((await joe.get('/people/passkeys')).text), { origin })
  assert.equal((await joe.post('/people/passkeys', { name: 'tablet', answer })).status, 303)
  const tryIt = async (
    way: { origin: string; verified?: boolean },
    wait = 0,
    place: 'riverside' | 'harbour' = 'riverside',
  ) => {
    t.setTime('2026-03-24T10:00:00.000Z')
    const browser = t.anybody(place)
    const asked = optionsIn((await browser.get('/people/sign-in/passkey')).text)
    t.clock.now = new Date(t.clock.now.getTime() + wait * 60_000)
    return (await browser.post('/people/sign-in/passkey', { answer: key.use(asked, way) })).status
  }
  assert.equal(await tryIt({ origin }), 303)
  assert.equal(await tryIt({ origin, verified: false }), 422, 'nobody showed that it is them')
  assert.equal(await tryIt({ origin: 'https://evil.example' }), 422)
  assert.equal(await tryIt({ origin }, 11), 422, 'too late')
  assert.equal(await tryIt({ origin }, 0, 'harbour'), 422, 'another organisation')
  const { text } = await t.anybody().get('/people/sign-in/passkey')
  assert.match(text, /Passkeys need JavaScript/)
  const script = await t.anybody().get(/src="(\/assets\/passkey-[^"]+)"/.exec(text)?.[1] ?? '')
  assert.match(script.headers['content-type'] ?? '', /javascript/)
})
