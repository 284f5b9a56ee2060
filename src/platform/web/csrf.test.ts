import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Browser, tokenIn } from '../../testing/browser.js'
import { type Town, town } from '../../testing/town.js'
import { tokenFor, tokenHolds } from './csrf.js'
import { typed } from './form.js'
import type { Route } from './route.js'

const said: string[] = []
const routes: readonly Route[] = [
  ['POST', '/say', 'signed-in', ({ form }) => hear(typed(form, 'words'))],
  ['POST', '/shout', 'anyone', ({ form }) => hear(typed(form, 'words'))],
]

async function hear(words: string) {
  said.push(words)
  return { goTo: '/town/form' }
}

let t: Town
before(async () => {
  t = await town(routes)
})
after(() => t.close())

/** Nothing was done with what was sent. */
async function notHeard(words: string, send: () => ReturnType<Browser['post']>, status = 403) {
  const seen = await send()
  assert.equal(seen.status, status)
  assert.ok(!said.includes(words), `${words} was heard`)
  return seen
}

test('a form from a page of ours is heard, signed in or not', async () => {
  assert.equal((await t.as('joe').post('/say', { words: 'one' })).status, 303)
  assert.equal((await t.anybody().post('/shout', { words: 'two' })).status, 303)
  assert.deepEqual(said, ['one', 'two'])
})

test('a form without our token is not, and what was written is kept, one button away from being sent', async () => {
  const words = 'Three long sentences that took me an hour.'
  const joe = t.as('joe')
  const page = await notHeard(words, () => joe.post('/say', { words, token: '' }))
  assert.match(page.text, /Please send that again/)
  assert.ok(page.text.includes(`name="words" value="${words}"`))
  assert.match(page.text, /<form method="post" action="\/say"/)
  assert.equal((await joe.post('/say', { words })).status, 303)
  assert.ok(said.includes(words))
})

test('what proves who somebody is does not come back in a page', async () => {
  const page = await t
    .as('joe')
    .post('/say', { token: '', 'sign-in-code': '483920', pin: '1234', words: 'w' })
  assert.doesNotMatch(page.text, /483920|1234/)
})

test('somebody else’s token, another organisation’s, and one from before signing in are not ours', async () => {
  const tokenOf = async (browser: Browser) => tokenIn((await browser.get('/town/form')).text) ?? ''
  const joe = t.as('joe')
  const others = [t.as('amina'), t.as('megan'), t.anybody()]
  for (const other of others) {
    const token = await tokenOf(other)
    assert.equal(token.length, 86)
    await notHeard('not mine', () => joe.post('/say', { words: 'not mine', token }))
  }
})

test('a form on a page of another site is refused, and nothing that it carried comes back', async () => {
  const from = [
    { origin: 'https://evil.example' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'http://riverside.example' },
  ]
  for (const headers of from) {
    const page = await notHeard('bad', () => t.as('joe').post('/say', { words: 'bad' }, headers))
    assert.match(page.text, /another website/)
    assert.doesNotMatch(page.text, /value="bad"/)
  }
})

test('an old browser that does not say where a form comes from is believed by its token alone', async () => {
  const host = t.places.riverside.host
  const browser = t.anybody()
  const token = tokenIn((await browser.get('/town/form')).text) ?? ''
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const send = (form: Record<string, string>) =>
    t.web.inject({
      method: 'POST',
      url: '/shout',
      headers: { host, cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: `${new URLSearchParams(form)}`,
    })
  assert.equal((await send({ words: 'old but true', token })).statusCode, 303)
  assert.equal((await send({ words: 'old and false', token: 'A'.repeat(86) })).statusCode, 403)
})

test('whoever was signed out while writing loses nothing: sign in, come back, send it', async () => {
  const joe = t.asOn('joe')
  await joe.get('/town/form')
  joe.cookies.delete('__Host-throughline-session')
  const words = 'I wrote this for two hours.'
  const page = await notHeard(words, () => joe.post('/say', { words }))
  assert.match(page.text, /You are not signed in any more/)
  assert.match(page.text, /href="\/sign-in"/)
  assert.ok(page.text.includes(`name="words" value="${words}"`))
})

test('a page without a form sets no cookie, and asks nothing of anybody', async () => {
  const seen = await t.anybody().get('/nowhere-at-all')
  assert.equal(seen.headers['set-cookie'], undefined)
})

test('a token is new on every page, and each of them holds', () => {
  const key = Buffer.alloc(32, 7)
  const [one, two] = [tokenFor(key, 'joe'), tokenFor(key, 'joe')]
  assert.notEqual(one, two)
  assert.ok(tokenHolds(key, 'joe', one) && tokenHolds(key, 'joe', two))
  assert.ok(!tokenHolds(key, 'amina', one))
  assert.ok(!tokenHolds(Buffer.alloc(32, 8), 'joe', one))
  for (const wrong of [undefined, 7, '', 'x', `${one}x`, one.slice(1), ['a']])
    assert.ok(!tokenHolds(key, 'joe', wrong))
})
