import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser } from '../../../testing/browser.js'
import { type At, type Doorstep, doorstep } from '../../../testing/doorstep.js'
import { forgingProvider, type Saying } from '../../../testing/forging-provider.js'
import { SHARED, withoutShared } from '../../../testing/shared-data.js'
import { actorOf } from '../queries.js'
import { signInRoutes } from './routes.js'
import { removeSignOn, setSignOn } from './sign-on-commands.js'

let t: Doorstep
let door: At
let provider: Awaited<ReturnType<typeof forgingProvider>>
const AT = '/people/sign-in/organisation'

before(async () => {
  t = await doorstep(
    (at) => {
      door = at
      return signInRoutes(at)
    },
    async (world, { person }) => (person ? actorOf(world, person) : { kind: 'visitor' }),
  )
  provider = await forgingProvider('throughline')
  await use(provider.issuer)
})
after(async () => {
  await provider.close()
  await t.close()
})

async function use(issuer: string, clientId = 'throughline', clientSecret = 'hush') {
  const set = { issuer, clientId, clientSecret, name: 'Council sign-on' }
  const answer = await setSignOn(door, t.worldAt(), set)
  assert.ok(answer.ok)
}

/** Sets out, and gives the address at the provider. */
async function setOut(browser: Browser, next = '/people/sessions'): Promise<string> {
  const page = await browser.get(`${AT}?next=${next}`)
  assert.equal(page.status, 200, page.text)
  const ready = await browser.post(AT, { next })
  const link = /href="(https?:\/\/127[^"]+)"/.exec(ready.text)?.[1]
  assert.ok(link, ready.text)
  return link.replaceAll('&amp;', '&')
}

async function come(browser: Browser, query: string) {
  const page = await browser.get(`${AT}/back?${query}`)
  assert.equal(page.status, 200)
  assert.ok(!`${page.headers['set-cookie']}`.includes('session='), 'coming back by a link signs nobody in')
  const back = /name="back" value="([^"]*)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
  return browser.post(`${AT}/back`, { back })
}

async function withSaying(saying: Saying) {
  const browser = t.anybody()
  return come(browser, provider.come(await setOut(browser), saying))
}

const VERIFIED = { claims: { email: 'Joe@example.org', email_verified: true } }
const claimIn = (html: string) => /yes%2F([0-9a-f-]{36})/.exec(html)?.[1] ?? ''

test('a sign-on that is joined to nobody lets nobody in, and says the same whether the address is known', async () => {
  const known = await withSaying(VERIFIED)
  const unknown = await withSaying({ claims: { email: 'nobody@example.org', email_verified: true } })
  assert.match(known.text, /not joined to your place here yet/)
  const same = (html: string) =>
    html
      .replaceAll(claimIn(html), 'claim')
      .replace(/href="[^"]*language=cy"/, '')
      .replace(/name="token" value="[^"]+"/g, '')
  assert.equal(same(known.text), same(unknown.text))
})

test('it is joined to the person with that verified address once they say yes, signed in as usual', async () => {
  const claim = claimIn((await withSaying(VERIFIED)).text)
  assert.equal((await t.anybody().get(`${AT}/yes/${claim}`)).status, 303, 'sign in first')
  assert.equal((await t.as('stranger').get(`${AT}/yes/${claim}`)).status, 404, 'not their address')
  assert.equal((await t.as('stranger').post(`${AT}/yes/${claim}`)).status, 404)
  assert.match((await t.as('joe').get(`${AT}/yes/${claim}`)).text, /Join Council sign-on to your place here/)
  assert.equal((await t.as('joe').post(`${AT}/yes/${claim}`)).status, 303)
  assert.equal((await t.as('joe').post(`${AT}/yes/${claim}`)).status, 404, 'a claim is good once')
  const browser = t.anybody()
  const done = await come(browser, provider.come(await setOut(browser)))
  assert.equal(done.status, 303, done.text)
  assert.equal(done.goTo, '/people/sessions')
  assert.match((await browser.get('/people/sessions')).text, /With the sign-on of your work/)
})

test('an address that the provider does not call verified joins nobody', async () => {
  for (const email_verified of [false, undefined, 'true']) {
    const page = await withSaying({ claims: { sub: 'other', email: 'joe@example.org', email_verified } })
    assert.equal((await t.as('joe').get(`${AT}/yes/${claimIn(page.text)}`)).status, 404)
  }
})

const FORGED: Readonly<Record<string, Saying>> = {
  'for somebody else (wrong audience)': { claims: { aud: 'another-program' } },
  'of another way (wrong nonce)': { claims: { nonce: 'another' } },
  'of another provider (wrong issuer)': { claims: { iss: 'https://evil.example' } },
  'too old (expired)': { claims: { iat: 1_700_000_000, exp: 1_700_000_300 } },
  'not signed (alg none)': { alg: 'none' },
  'signed by another key': { foreign: true },
  'about nobody': { claims: { sub: '' } },
}
for (const [what, saying] of Object.entries(FORGED))
  test(`what the provider says is refused where it is ${what}`, async () => {
    const page = await withSaying(saying)
    assert.equal(page.status, 422)
    assert.match(page.text, /did not let you in/)
    assert.ok(!`${page.headers['set-cookie']}`.includes('session='))
  })

test('a way back is good once: replayed state and replayed code are refused', async () => {
  const browser = t.anybody()
  const query = provider.come(await setOut(browser))
  assert.equal((await come(browser, query)).status, 303)
  const again = t.anybody()
  assert.equal((await come(again, query)).status, 422)
  const other = await setOut(again)
  const state = new URL(other).searchParams.get('state') ?? ''
  const replayed = new URLSearchParams(query)
  replayed.set('state', state)
  assert.equal((await come(again, `${replayed}`)).status, 422, 'a code that was used')
})

test('two with the same way back at the same moment: one is in', async () => {
  const browser = t.anybody()
  const query = provider.come(await setOut(browser))
  await browser.get(`${AT}/back?${query}`)
  const both = await Promise.all([1, 2].map(() => browser.post(`${AT}/back`, { back: query })))
  assert.equal(both.filter(({ status }) => status === 303).length, 1)
})

test('a way back that began in another browser, or was made up, is refused', async () => {
  const attacker = t.anybody()
  const query = provider.come(await setOut(attacker))
  const victim = t.anybody()
  await victim.get('/people/sign-in')
  assert.equal((await come(victim, query)).status, 422)
  assert.equal((await come(t.anybody(), 'code=x&state=y')).status, 422)
  assert.equal((await come(t.anybody(), 'error=access_denied')).status, 422)
})

test('a way back is good for a quarter of an hour', async () => {
  const browser = t.anybody()
  const query = provider.come(await setOut(browser))
  t.setTime('2026-03-21T10:56:00.000Z')
  assert.equal((await come(browser, query)).status, 422)
  t.setTime('2026-03-21T10:40:00.000Z')
})

test('the secret is sealed, and members see that a sign-on was set, not the secret', async () => {
  const world = t.worldAt()
  const row = await world.read.selectFrom('sign_on').selectAll().executeTakeFirstOrThrow()
  await world.end()
  assert.ok(!row.sealed.includes('hush'))
  const event = (await t.events()).find(({ name }) => name === 'people.sign-on-set')
  assert.deepEqual(event?.facts, { host: '127.0.0.1' })
  assert.equal(event?.actor, 'operator')
})

test('only https is asked, but for this machine itself', async () => {
  const set = { issuer: 'http://sign-on.example', clientId: 'x', clientSecret: 'y', name: 'z' }
  assert.deepEqual(await setSignOn(door, t.worldAt(), set), { ok: false, no: 'not-https' })
})

test('where there is no sign-on, there is no such page, and at another organisation neither', async () => {
  assert.equal((await t.anybody('harbour').get(AT)).status, 404)
  assert.equal((await t.anybody('harbour').post(AT)).status, 404)
  assert.doesNotMatch((await t.anybody('harbour').get('/people/sign-in')).text, /Council sign-on/)
  assert.match((await t.anybody().get('/people/sign-in')).text, /Council sign-on/)
})

test('a provider that is away is said to be away', async () => {
  await use('http://127.0.0.1:1')
  const browser = t.anybody()
  await browser.get(AT)
  const page = await browser.post(AT)
  assert.equal(page.status, 422)
  assert.match(page.text, /does not answer just now/)
  await use(provider.issuer)
})

test('a real provider (oidc-provider) lets alice in, once she said yes', {
  skip: withoutShared,
}, async () => {
  const idp = await realProvider()
  try {
    await use(idp.issuer, 'rp', 's3cr3t')
    const browser = t.anybody()
    const query = await idp.signIn(await setOut(browser))
    const page = await come(browser, query)
    // Its addresses are not called verified, so it joins nobody by itself.
    assert.match(page.text, /not joined to your place here yet/)
    const replay = await come(browser, query)
    assert.equal(replay.status, 422)
    const org_id = t.places.riverside.organisation.id
    await t.write((tx) =>
      tx
        .insertInto('sign_on_person')
        .values({
          org_id,
          issuer: idp.issuer,
          subject: 'alice',
          person_id: t.people.joe,
          since: t.worldAt().now(),
        })
        .execute(),
    )
    const again = await idp.signIn(await setOut(browser))
    assert.equal((await come(browser, again)).status, 303)
  } finally {
    idp.stop()
    await use(provider.issuer)
  }
})

/** The provider that stands with the shared data, told where we want people back. */
async function realProvider() {
  const port = await freePort()
  const folder = join('node_modules', '.cache', 'throughline')
  const file = join(folder, `idp-${process.pid}.mjs`)
  const back = `https://${t.places.riverside.host}${AT}/back`
  mkdirSync(folder, { recursive: true })
  const text = readFileSync(join(SHARED, 'interop', 'oidc-test-idp', 'idp.mjs'), 'utf8')
  writeFileSync(file, text.replace('http://127.0.0.1:4998/cb', back))
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, PORT: `${port}` },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (said: Buffer) => said.includes('up ') && resolve())
    child.on('exit', () => reject(new Error('the provider did not start')))
  })
  const issuer = `http://127.0.0.1:${port}`
  return {
    issuer,
    signIn: (address: string) => walk(issuer, address, back),
    stop: () => {
      child.kill()
      rmSync(file, { force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const at = server.address()
      server.close(() => resolve(typeof at === 'object' && at ? at.port : 0))
    })
  })
}

/** Alice at the provider: signs in there, says yes, and is sent back. @returns the query she comes back with */
async function walk(issuer: string, address: string, back: string): Promise<string> {
  const jar = new Map<string, string>()
  const go = async (url: string, body?: URLSearchParams) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(new URL(url, issuer), {
      redirect: 'manual',
      headers: { cookie },
      ...(body && { method: 'POST', body }),
    })
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      jar.set(name, value)
    }
    return answer
  }
  let answer = await go(address)
  for (let steps = 0; steps < 12; steps++) {
    const to = answer.headers.get('location')
    if (to?.startsWith(back)) return new URL(to).search.slice(1)
    if (to) {
      answer = await go(to)
      continue
    }
    const html = await answer.text()
    const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1] ?? ''
    const form = { prompt, ...(prompt === 'login' && { login: 'alice', password: 'x' }) }
    answer = await go(/action="([^"]+)"/.exec(html)?.[1] ?? '', new URLSearchParams(form))
  }
  throw new Error('the provider never sent Alice back')
}

test('what was set up can be taken away, and nobody needs it', async () => {
  assert.ok((await removeSignOn(t.worldAt())).ok)
  assert.equal((await t.anybody().get(AT)).status, 404)
  assert.deepEqual(await removeSignOn(t.worldAt()), { ok: false, no: 'no-sign-on' })
})
