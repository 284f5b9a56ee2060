import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { Browser } from '../../../testing/browser.js'
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
beforeEach(() => t.setTime('2026-03-21T10:00:00.000Z'))

const codesIn = (html: string) =>
  [...html.matchAll(/class="tl-code[^"]*">([0-9A-Z ]+)</g)].map((found) => found[1]!)

async function cardFor(browser: Browser, form: Readonly<Record<string, string>> = {}) {
  const page = await browser.get('/people/cards/new')
  const id = /name="id" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  const shown = await browser.post('/people/cards/new', { id, kind: 'card', ...form })
  assert.equal(shown.status, 200, shown.text)
  const [number = '', secret = ''] = codesIn(shown.text)
  return { id, number, secret, shown, again: () => browser.post('/people/cards/new', { id, kind: 'card' }) }
}
const signIn = (who: string, card: string, browser = t.anybody()) =>
  browser.post('/people/sign-in/card', { who, card, next: '/people/sessions' })

test('Joe makes a card, and comes in with it where he has no e-mail', async () => {
  const { number, secret } = await cardFor(t.as('joe'))
  assert.match(secret, /^([0-9A-Z]{5} ){4}[0-9A-Z]{5}$/)
  const browser = t.anybody()
  const done = await signIn(number, secret, browser)
  assert.equal(done.status, 303, done.text)
  assert.match((await browser.get('/people/sessions')).text, /With your card/)
  assert.match((await t.as('joe').get('/people/cards')).text, /Last used/)
  assert.doesNotMatch((await t.as('joe').get('/people/cards')).text, /Not yet/)
})

test('it may be typed in small letters, with gaps, and by the name he chose', async () => {
  const { secret } = await cardFor(t.as('joe'), { name: 'Blue Kettle' })
  assert.equal((await signIn(' blue kettle', secret.toLowerCase().replaceAll(' ', '-'))).status, 303)
})

test('the QR code on a card fills in the form and signs nobody in', async () => {
  const { number, secret } = await cardFor(t.as('joe'))
  const plain = secret.replaceAll(' ', '')
  const page = await t.anybody().get(`/people/sign-in/card?number=${number.replace(' ', '')}&code=${plain}`)
  assert.equal(page.status, 200)
  assert.match(page.text, new RegExp(secret))
  assert.ok(!`${page.headers['set-cookie']}`.includes('session='))
})

test('one wrong letter is seen as a slip, before anything is looked up', async () => {
  const { number, secret } = await cardFor(t.as('joe'))
  const slip = (secret.startsWith('7') ? '8' : '7') + secret.slice(1)
  const page = await signIn(number, slip)
  assert.equal(page.status, 422)
  assert.match(page.text, /One letter of the code is not right/)
  assert.match(page.text, new RegExp(slip))
})

test('a card is shown once: the page sent twice makes no second one', async () => {
  const { again, number, secret } = await cardFor(t.as('joe'))
  const second = await again()
  assert.equal(second.status, 409)
  assert.match(second.text, /made and shown already/)
  assert.equal((await signIn(number, secret)).status, 303)
})

test('a new card cancels the old', async () => {
  const old = await cardFor(t.as('joe'))
  const fresh = await cardFor(t.as('joe'))
  assert.equal((await signIn(old.number, old.secret)).status, 422)
  assert.equal((await signIn(fresh.number, fresh.secret)).status, 303)
})

test('two at once leave one card that works', async () => {
  const ids = await Promise.all(
    [1, 2].map(async () => {
      const page = await t.as('joe').get('/people/cards/new')
      return /name="id" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    }),
  )
  const made = await Promise.all(ids.map((id) => t.as('joe').post('/people/cards/new', { id, kind: 'card' })))
  const tries = await Promise.all(
    made.map(({ text }) => codesIn(text)).map(([number = '', secret = '']) => signIn(number, secret)),
  )
  assert.deepEqual(tries.map(({ status }) => status).sort(), [303, 422])
})

test('a cancelled card is of no use, and whoever came in with it is out', async () => {
  const { id, number, secret } = await cardFor(t.as('joe'))
  const browser = t.anybody()
  await signIn(number, secret, browser)
  assert.equal((await browser.get('/people/sessions')).status, 200)
  assert.equal((await t.as('joe').post(`/people/cards/${id}/cancel`)).status, 303)
  assert.equal((await browser.get('/people/sessions')).status, 303)
  assert.equal((await signIn(number, secret)).status, 422)
})

test('by phone a facilitator cancels it by its number, and nobody else does', async () => {
  const { number, secret } = await cardFor(t.as('joe'))
  assert.equal((await t.as('stranger').get('/people/cards/by-phone')).status, 404)
  assert.equal((await t.as('stranger').post('/people/cards/by-phone', { number })).status, 404)
  const done = await t.as('amina').post('/people/cards/by-phone', { number })
  assert.match(done.text, /The card is cancelled/)
  assert.equal((await signIn(number, secret)).status, 422)
})

test('nobody cancels or prints the card of somebody else', async () => {
  const { id } = await cardFor(t.as('joe'))
  assert.equal((await t.as('stranger').post(`/people/cards/${id}/cancel`)).status, 404)
  assert.equal((await t.as('stranger').post(`/people/cards/${id}/print`)).status, 404)
  assert.equal((await t.as('amina').post(`/people/cards/${id}/print`)).status, 409)
})

test('known or not, a card is answered with the same words and the same work', async () => {
  const { number } = await cardFor(t.as('joe'))
  const { secret: other } = await cardFor(t.as('amina'))
  const unknown = (await cardFor(t.as('stranger'))).number
  await t.as('amina').post('/people/cards/by-phone', { number: unknown })
  const watched = async (who: string) => {
    const statements: string[] = []
    const browser = t.anybody()
    await browser.get('/people/sign-in/card')
    const stop = await t.watch((text) => void statements.push(text))
    const page = await signIn(who, other, browser)
    stop()
    return { statements, status: page.status, words: /govuk-error-message">(.*?)<\/p>/.exec(page.text)?.[1] }
  }
  const [known, gone] = [await watched(number), await watched(unknown)]
  assert.deepEqual(known, gone)
  assert.match(known.words ?? '', /do not belong together/)
})

test('twenty wrong tries and the card rests, in every process and after a restart', async () => {
  const { number, secret } = await cardFor(t.as('joe'))
  const { secret: wrong } = await cardFor(t.as('amina'))
  for (let tries = 0; tries < 20; tries++) assert.equal((await signIn(number, wrong)).status, 422)
  assert.match((await signIn(number, secret)).text, /wait 15 minutes/)
  t.setTime('2026-03-21T10:16:00.000Z')
  assert.equal((await signIn(number, secret)).status, 303)
})

test('the card of one organisation opens no door of another', async () => {
  const { number, secret } = await cardFor(t.as('joe'))
  const answer = await signIn(number, secret, t.anybody('harbour'))
  assert.equal(answer.status, 422)
})

test('what is kept of a card is no help to whoever reads the database', async () => {
  const { secret } = await cardFor(t.as('joe'))
  const world = t.worldAt()
  const rows = await world.read.selectFrom('sign_in_card').selectAll().execute()
  await world.end()
  assert.ok(!JSON.stringify(rows).includes(secret.replaceAll(' ', '')))
})

test('forty people behind one router sign in with their cards within a minute', async () => {
  const { openSlow } = await import('../../../platform/web/slow.js')
  const slow = openSlow()
  const org = t.places.riverside.organisation.id
  for (let person = 0; person < 40; person++) {
    const none = async () => undefined
    // Three pages and one try each.
    for (let page = 0; page < 3; page++) await slow.stranger(org, '192.0.2.1', none)
    await slow.tries({ organisation: org, ip: '192.0.2.1', what: 'card', target: `card ${person}` }, none)
  }
})
