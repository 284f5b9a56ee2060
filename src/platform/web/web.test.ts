import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { type Town, town } from '../../testing/town.js'
import { openPool } from '../db/pool.js'
import type { Route } from './route.js'
import { PACES } from './slow.js'
import { openWeb } from './web.js'

const words = (body: string | Uint8Array | Readable, name = 'words.txt') => ({
  file: { name, type: 'text/plain; charset=utf-8', body },
})

const routes: readonly Route[] = [
  ['GET', '/words', 'signed-in', async () => words('one, two')],
  ['GET', '/bytes', 'anyone', async () => words(Uint8Array.from([111, 110, 101]), 'Cân “ŵy”\r\n.txt')],
  ['GET', '/stream', 'anyone', async ({ world }) => words(Readable.from(namesOf(world)))],
  ['GET', '/things/:id', 'anyone', async ({ param, query }) => words(`${param('id')} ${query('q')}`)],
  ['GET', '/away', 'anyone', async ({ query }) => ({ goTo: query('to') ?? '/' })],
  ['GET', '/nettles', 'anyone', () => sting('“I live at 4 Elm Row”, wrote amina@example.org')],
  ['GET', '/no-database', 'anyone', () => sting('connect ECONNREFUSED', 'ECONNREFUSED')],
  ['GET', '/knock', 'anyone', knock],
]

async function sting(message: string, code?: string): Promise<never> {
  throw Object.assign(new Error(message), code && { code })
}

async function* namesOf(world: Parameters<Route[3]>[0]['world']) {
  const rows = await world.read.selectFrom('person').select('name').orderBy('name').execute()
  for (const { name } of rows) yield `${name} `
}

async function knock({ tries, query }: Parameters<Route[3]>[0]) {
  await tries('knock', query('at') ?? '')
  return words('come in')
}

let t: Town
before(async () => {
  t = await town(routes)
})
after(() => t.close())

/** Waits for what comes right after an answer. A test that waits in vain is stopped by the runner. */
async function until(is: () => boolean) {
  while (!is()) await new Promise((resolve) => setTimeout(resolve, 5))
}

const logged = (what: string) => t.lines.map((line) => JSON.parse(line)).filter((line) => line.what === what)

test('every page says what it may do: nothing runs that is not ours, nobody frames it, no site learns of it', async () => {
  for (const path of ['/town/form', '/nowhere', '/nettles', '/words']) {
    const { headers } = await t.anybody().get(path)
    const policy = headers['content-security-policy'] ?? ''
    for (const rule of [
      "default-src 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
      "base-uri 'none'",
    ])
      assert.ok(policy.includes(rule), `${path}: ${rule}`)
    assert.doesNotMatch(policy, /unsafe|\*|data:|http:/)
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.equal(headers['referrer-policy'], 'same-origin')
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin')
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin')
    assert.match(headers['permissions-policy'] ?? '', /camera=\(\)/)
    assert.match(headers['strict-transport-security'] ?? '', /max-age=63072000/)
    assert.equal(headers['x-powered-by'], undefined)
    assert.equal(headers.server, undefined)
  }
})

test('no page has a script or a style inside it', async () => {
  for (const path of ['/town/form', '/nowhere', '/nettles'])
    assert.doesNotMatch(
      (await t.as('joe').get(path)).text,
      /<style|<script(?! type="module" src)| style="| on\w+="/,
    )
})

test('pages of somebody signed in are kept nowhere; the style sheet is kept for a year', async () => {
  assert.equal((await t.as('joe').get('/town/form')).headers['cache-control'], 'no-store')
  assert.equal((await t.as('joe').get('/words')).headers['cache-control'], 'no-store')
  assert.equal((await t.anybody().get('/town/form')).headers['cache-control'], 'private, no-cache')
  const css = /href="(\/assets\/[^"]+\.css)"/.exec((await t.anybody().get('/town/form')).text)?.[1] ?? ''
  const sheet = await t.anybody().get(css)
  assert.equal(sheet.status, 200)
  assert.match(sheet.headers['cache-control'] ?? '', /max-age=31536000, immutable/)
})

test('no file is reached outside the assets', async () => {
  for (const path of ['/assets/../package.json', '/assets/%2e%2e/package.json', '/assets/..%2fpackage.json'])
    assert.notEqual((await t.anybody().get(path)).status, 200, path)
})

test('asking only for the head of a page is answered like the page', async () => {
  const { host } = t.places.riverside
  const head = await t.web.inject({ method: 'HEAD', url: '/town/form', headers: { host } })
  assert.equal(head.statusCode, 200)
  assert.equal(head.body, '')
  assert.match(`${head.headers['content-type']}`, /text\/html/)
  assert.equal((await t.web.inject({ method: 'HEAD', url: '/stream', headers: { host } })).statusCode, 200)
})

test('what an address does not do is said to be not done here', async () => {
  const { host } = t.places.riverside
  for (const method of ['PUT', 'PATCH', 'DELETE', 'POST'] as const) {
    const answer = await t.web.inject({ method, url: '/words', headers: { host } })
    assert.equal(answer.statusCode, 405, method)
    assert.equal(answer.headers.allow, 'GET')
    assert.match(answer.body, /cannot be done here/)
  }
})

test('a page that is not there, a broken address and one that is far too long each get a page', async () => {
  assert.equal((await t.as('joe').get('/nowhere')).status, 404)
  assert.equal((await t.anybody().post('/nowhere', { a: 'b' })).status, 404)
  for (const path of ['/%', '/%E0%A4%A', '/things/%FF', '/%00'])
    assert.equal((await t.anybody().get(path)).status, 404, path)
  const x = 'x'.repeat(2_048)
  for (const path of [`/things/1?q=${x}`, `/things/${x}`, `/${x}`]) {
    const long = await t.anybody().get(path)
    assert.equal(long.status, 414)
    assert.match(long.text, /That address is too long/)
  }
})

test('a name that nobody has is told nothing of who lives here', async () => {
  for (const host of ['evil.example', '', 'a b', '<script>', 'x'.repeat(300), '[::1]', '127.0.0.1:80']) {
    const answer = await t.web.inject({ method: 'GET', url: '/town/form', headers: { host } })
    assert.equal(answer.statusCode, 404, host)
    assert.doesNotMatch(answer.body, /Riverside|Harbour/)
  }
})

test('only a proxy we were told of may say whose address was asked for, and from where', async () => {
  const { riverside, harbour } = t.places
  const headers = { host: riverside.host, 'x-forwarded-host': harbour.host, 'x-forwarded-for': '203.0.113.7' }
  const ask = { method: 'GET', url: '/town/form', headers } as const
  assert.match((await t.web.inject({ ...ask, remoteAddress: '10.0.0.2' })).body, /Riverside Care/)
  assert.equal(logged('a proxy is in front of us that we were not told of: set TRUSTED_PROXIES').length, 1)

  const one = { burst: 1, perSecond: 1 / 600, slowBelow: 0, slowMs: 0 }
  const paces = { ...PACES, strangers: one }
  const web = await openWeb({ ...t.options, trustedProxies: ['10.0.0.2'], paces })
  const from = async (remoteAddress: string, address: string) => {
    const answer = await web.inject({
      ...ask,
      remoteAddress,
      headers: { ...headers, 'x-forwarded-for': address },
    })
    return `${answer.statusCode} ${/Harbour|Riverside/.exec(answer.body)?.[0]}`
  }
  assert.equal(await from('10.0.0.2', '203.0.113.7'), '200 Harbour')
  assert.equal(await from('10.0.0.2', '203.0.113.7'), '429 Harbour')
  assert.equal(await from('10.0.0.2', '203.0.113.8'), '200 Harbour')
  assert.equal(await from('10.0.0.3', '203.0.113.9'), '200 Riverside')
  assert.equal(await from('10.0.0.3', '203.0.113.10'), '429 Riverside')
  await web.close()
})

test('a page found by one organisation is another’s own at another name', async () => {
  assert.match((await t.as('joe').get('/town/form')).text, /Riverside Care/)
  assert.match((await t.as('megan').get('/town/form')).text, /Harbour Care/)
  assert.doesNotMatch((await t.as('megan').get('/town/form')).text, /Riverside/)
})

test('what broke is told calmly with something to quote, and stands once in the log without what people wrote', async () => {
  const page = await t.as('joe').get('/nettles?secret=1')
  assert.equal(page.status, 500)
  const reference = /<strong>([2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4})<\/strong>/.exec(page.text)?.[1]
  assert.ok(reference)
  assert.doesNotMatch(page.text, /Elm Row|at .*\.js|Error:/)
  const [line, ...more] = logged('broken').filter((line) => line.reference === reference)
  assert.deepEqual(more, [])
  assert.equal(line?.route, '/nettles')
  assert.match(JSON.stringify(line), /web\.test\.js/)
  assert.doesNotMatch(JSON.stringify(line), /Elm Row|amina|secret/)
})

test('the log says what was asked for by its pattern, and never by whom or about what', async () => {
  t.lines.length = 0
  await t.as('joe').get('/things/6f1c?q=private')
  const [line] = logged('request')
  assert.deepEqual(Object.keys(line), ['time', 'level', 'what', 'request', 'method', 'route', 'status', 'ms'])
  assert.equal(line.route, '/things/:id')
  assert.doesNotMatch(t.lines.join(''), /6f1c|private|127\.0\.0\.1|joe/)
})

test('while the database is away people are told to come back in a moment', async () => {
  const page = await t.anybody().get('/no-database')
  assert.equal(page.status, 503)
  assert.equal(page.headers['retry-after'], '30')
  assert.match(page.text, /We are away for a moment/)
})

test('with no database at all there is still a page, the process lives, and says it is not ready', async () => {
  const pool = openPool('postgres://nobody@127.0.0.1:1/nothing', { max: 1, trouble: () => undefined })
  const gone = await town([], { web: { ground: { ...t.ground, pool } } })
  const page = await gone.anybody().get('/town/form')
  assert.equal(page.status, 503)
  assert.match(page.text, /We are away for a moment/)
  assert.equal((await gone.anybody().get('/health')).status, 200)
  const ready = await gone.anybody().get('/ready')
  assert.equal(ready.status, 503)
  assert.equal(ready.text, 'no database\n')
  await gone.close()
  await pool.end()
})

test('a process that still lacks a migration is not ready', async () => {
  const early = await town([], { web: { isMigrated: async () => false } })
  assert.equal((await early.anybody().get('/ready')).text, 'migrations are missing\n')
  await early.close()
})

test('an answer never leads to another site', async () => {
  for (const to of [
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '\\\\evil',
    '',
  ])
    assert.equal((await t.anybody().get(`/away?to=${encodeURIComponent(to)}`)).status, 500, to)
  assert.equal((await t.anybody().get('/away?to=%2Fa%20b%3Fc%3Dd%23e')).goTo, '/a%20b?c=d#e')
  const split = await t.anybody().get(`/away?to=${encodeURIComponent('/a\r\nset-cookie: x=y')}`)
  assert.equal(split.headers['set-cookie'], undefined)
})

test('a page speaks the language a person chose, else the one their browser asks for, else the organisation’s', async () => {
  const asked = (headers: Record<string, string>) => t.anybody().get('/nowhere', headers)
  assert.match((await asked({})).text, /<html lang="en"/)
  assert.match((await asked({ 'accept-language': 'fr, cy;q=0.8, en;q=0.5' })).text, /<html lang="cy"/)
  const browser = t.anybody()
  assert.match((await browser.get('/nowhere?language=cy')).text, /<html lang="cy"/)
  assert.match((await browser.get('/nowhere', { 'accept-language': 'en' })).text, /<html lang="cy"/)
  assert.match((await browser.get('/nowhere?language=xx')).text, /<html lang="cy"/)
})

test('the language switch on a page that answers a form leads back to where the form stood', async () => {
  const joe = t.as('joe')
  await joe.get('/words?from=here')
  const page = await joe.post('/town/sign-in', { person: 'nobody' })
  assert.equal(page.status, 404)
  assert.match(page.text, /href="\/words\?from=here&amp;language=cy"/)
  const odd = { referer: 'https://evil.example/words' }
  assert.match((await joe.post('/town/sign-in', { person: 'nobody' }, odd)).text, /href="\/\?language=cy"/)
})

test('a file carries its name, whatever letters are in it', async () => {
  const seen = await t.anybody().get('/bytes')
  assert.equal(seen.text, 'one')
  assert.match(
    seen.headers['content-disposition'] ?? '',
    /^attachment; filename="[\w. -]+"; filename\*=UTF-8''C%C3%A2n/,
  )
})

test('a long file may still be reading when the page that starts it is done', async () => {
  assert.equal((await t.anybody().get('/stream')).text, 'amina joe stranger visitor ')
  await until(() => t.pool.totalCount === t.pool.idleCount)
})

test('no request keeps a connection to the database, however it ends', async () => {
  for (const path of ['/town/form', '/nowhere', '/nettles', '/words', '/no-database', '/stream'])
    await t.as('joe').get(path)
  await until(() => t.pool.totalCount === t.pool.idleCount)
})

test('those who run this see that it lives and is ready, and its measures only with the token', async () => {
  assert.equal((await t.anybody().get('/health')).text, 'alive\n')
  assert.equal((await t.anybody().get('/ready')).text, 'ready\n')
  assert.equal((await t.anybody().get('/metrics')).status, 404)
})
