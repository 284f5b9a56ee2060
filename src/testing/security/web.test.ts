import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { text as textOf } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { hasMailbox } from '../../app.js'
import { makeSetUpLink } from '../../modules/people/set-up-commands.js'
import { setUpRoutes } from '../../modules/people/set-up-routes.js'
import { nextOf } from '../../modules/people/sign-in/door.js'
import { hide } from '../../platform/config/setting.js'
import type { Route } from '../../platform/web/route.js'
import { tokenIn } from '../browser.js'
import { type Town, town } from '../town.js'

const routes: readonly Route[] = [
  ...setUpRoutes({ invite: async () => ({ ok: false, no: 'not-allowed' }) }),
  [
    'GET',
    '/words',
    'anyone',
    async () => ({ file: { name: 'words.txt', type: 'text/plain; charset=utf-8', body: 'a' } }),
  ],
]

let t: Town
let asked = 0
let isSlow: (() => Promise<void>) | undefined
before(async () => {
  t = await town(routes, {
    web: {
      isMigrated: async () => {
        asked++
        await isSlow?.()
        return true
      },
    },
  })
})
after(() => t.close())

/** Every address that a page leads to. */
const leadsTo = (html: string) =>
  [...html.matchAll(/\b(?:href|action)="([^"]*)"/g)].map(([, to = '']) => to.replaceAll('&amp;', '&'))

test('no page leads to an address that somebody put into the address of the page', async () => {
  for (const path of [
    '//x//evil.example',
    '//evil.example/',
    '///evil.example',
    '/\\evil.example',
    '//',
    '/%2f/evil.example',
  ]) {
    const { text, status } = await t.anybody().get(path)
    assert.ok(status < 500, path)
    for (const to of leadsTo(text).filter((one) => one.includes('language=')))
      assert.match(to, /^\/(?![/\\])/, `${path} leads to ${to}`)
  }
})

test('nor into where the page before it was', async () => {
  const form = await t.anybody().get('/town/form')
  assert.equal(form.status, 200)
  const host = t.places.riverside.host
  const page = await t.anybody().post('/set-up/none', {}, { referer: `https://${host}//x//evil.example` })
  for (const to of leadsTo(page.text).filter((one) => one.includes('language=')))
    assert.match(to, /^\/(?![/\\])/, to)
})

test('what answers a form is kept nowhere, since it may hold what was typed', async () => {
  const page = await t.anybody().post('/set-up/none')
  assert.equal(page.status, 422)
  assert.equal(page.headers['cache-control'], 'no-store')
})

test('no page takes in a plug-in, and no other site may read one', async () => {
  for (const path of ['/town/form', '/words', '/nowhere', '/health']) {
    const { headers } = await t.anybody().get(path, { origin: 'https://evil.example' })
    assert.match(headers['content-security-policy'] ?? '', /object-src 'none'/, path)
    assert.equal(headers['x-content-type-options'], 'nosniff', path)
    assert.deepEqual(
      Object.keys(headers).filter((name) => name.startsWith('access-control')),
      [],
      path,
    )
  }
})

test('a request is never sent back as it came, which would show what a browser keeps from scripts', async () => {
  for (const method of ['TRACE', 'OPTIONS', 'PUT', 'DELETE'] as const) {
    const headers = { host: t.places.riverside.host, cookie: 'throughline=secret-of-a-browser' }
    const { statusCode, body } = await t.web.inject({ method: method as 'PUT', url: '/words', headers })
    assert.ok(statusCode === 404 || statusCode === 405, `${method} ${statusCode}`)
    assert.doesNotMatch(body, /secret-of-a-browser/)
  }
})

test('a crowd that asks whether we are ready costs one look at the database', async () => {
  asked = 0
  let letGo = () => {}
  isSlow = () => new Promise((resolve) => (letGo = resolve))
  const crowd = Array.from({ length: 200 }, () => t.anybody().get('/ready'))
  while (asked === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  isSlow = undefined
  letGo()
  for (const { status } of await Promise.all(crowd)) assert.equal(status, 200)
  assert.ok(asked < 200, `${asked} looks`)
})

test('letters are read in the browser only where nothing but this machine is the address', () => {
  const has = (address: string, smtpUrl?: string) =>
    hasMailbox({ address, smtpUrl: smtpUrl === undefined ? undefined : hide(smtpUrl) })
  for (const near of [
    'http://localhost:3000',
    'http://127.0.0.1:8080',
    'http://[::1]:3000',
    'https://localhost',
  ])
    assert.ok(has(near), near)
  for (const far of [
    'https://together.example.org',
    'http://localhost.example.org',
    'http://10.0.0.2',
    'http://0.0.0.0',
  ])
    assert.ok(!has(far), far)
  assert.ok(!has('http://localhost:3000', 'smtp://mail.example.org'))
})

test('the style sheet is found by its name alone, packed for whoever can unpack it', async () => {
  const css = /href="(\/assets\/[^"]+\.css)"/.exec((await t.anybody().get('/town/form')).text)?.[1] ?? ''
  const get = (url: string, encoding = '') =>
    t.web.inject({ url, headers: { host: 'x.example', 'accept-encoding': encoding } })
  const plain = await get(css)
  assert.match(`${plain.headers['content-type']}`, /^text\/css/)
  for (const [accepts, packing, unpack] of [
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip', 'gzip', gunzipSync],
  ] as const) {
    const packed = await get(css, accepts)
    assert.equal(packed.headers['content-encoding'], packing)
    assert.equal(unpack(packed.rawPayload).toString(), plain.body)
  }
  for (const path of [
    `${css}/`,
    '/assets/',
    '/assets/manifest.json',
    '/assets/constructor',
    '/assets/%2e%2e%2fmain.js',
    '/assets/..%5cmain.js',
    `${css}%00`,
    `${css}.br`,
  ])
    assert.equal((await get(path)).statusCode, path === `${css}/` ? 200 : 404, path)
})

test('what is no request is answered with a number and not a word', async () => {
  const port = await t.web.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect(port, '127.0.0.1')
  socket.end('no request at all\r\n\r\n')
  assert.match(
    await textOf(socket),
    /^HTTP\/1\.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n$/,
  )
})

test('a way on after signing in is a page of ours, whatever letters are hidden in it', () => {
  for (const there of ['/people/sessions?a=1#b', '/']) assert.equal(nextOf(there), there)
  for (const away of [
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'https://evil.example',
  ])
    assert.equal(nextOf(away), '/', away)
})

test('one set-up link that was used closes every other, also those an earlier start printed', async () => {
  const world = t.worldAt()
  const [first, second] = [await makeSetUpLink(world), await makeSetUpLink(world)]
  await world.end()
  const open = async (code: string) => {
    const browser = t.anybody()
    const page = await browser.get(`/set-up/${code}`)
    assert.ok(tokenIn(page.text))
    return browser.post(`/set-up/${code}`)
  }
  assert.equal((await open(second)).goTo, '/set-up')
  assert.equal((await open(first)).status, 422)
})
