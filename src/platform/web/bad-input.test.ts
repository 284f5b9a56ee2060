import assert from 'node:assert/strict'
import { connect, type Socket } from 'node:net'
import { after, before, test } from 'node:test'
import { tokenIn } from '../../testing/browser.js'
import { type Town, town } from '../../testing/town.js'
import { typed } from './form.js'
import type { Route } from './route.js'

let letGo: () => void = () => undefined
let held: () => void = () => undefined
const working = new Promise<void>((resolve) => {
  held = resolve
})

const heard: string[] = []
const routes: readonly Route[] = [
  [
    'POST',
    '/say',
    'anyone',
    async ({ form }) => {
      heard.push(typed(form, 'words'))
      return { goTo: '/town/form' }
    },
  ],
  [
    'GET',
    '/hold',
    'anyone',
    async () => {
      const wait = new Promise<void>((resolve) => {
        letGo = resolve
      })
      held()
      await wait
      return { goTo: '/held' }
    },
  ],
]

let t: Town
let port: number
let host: string

before(async () => {
  t = await town(routes, { web: { limits: { headMs: 200, requestMs: 400, lookMs: 50 } } })
  host = t.places.riverside.host
  port = await t.web.listen({ port: 0, host: '127.0.0.1' })
})
after(() => t.close())

type Talk = { readonly socket: Socket; readonly said: Promise<string> }

/** A real connection, on which we may say anything. `said` is all that came back once the other side closed. */
async function talk(...words: readonly (string | Buffer)[]): Promise<Talk> {
  const socket = connect(port, '127.0.0.1')
  let text = ''
  socket.setEncoding('latin1').on('data', (some) => {
    text += some
  })
  const said = new Promise<string>((resolve) => {
    socket.on('close', () => resolve(text)).on('error', () => undefined)
  })
  await new Promise((resolve) => socket.once('connect', resolve))
  for (const word of words) socket.write(word)
  return { socket, said }
}

const head = (line: string, ...more: readonly string[]) =>
  [line, `host: ${host}`, ...more, '', ''].join('\r\n')
const post = (...more: readonly string[]) =>
  head('POST /say HTTP/1.1', 'content-type: application/x-www-form-urlencoded', 'connection: close', ...more)

/** The process lives, answers, and holds no connection to the database for anybody. */
async function isWell() {
  const { said } = await talk(head('GET /town/form HTTP/1.1', 'connection: close'))
  assert.match(await said, /^HTTP\/1\.1 200 /)
  while (t.pool.totalCount !== t.pool.idleCount) await new Promise((resolve) => setTimeout(resolve, 5))
}

test('ten megabytes are refused with a page that says so, before they have all come', async () => {
  const { socket, said } = await talk(post(`content-length: ${10 * 1_048_576}`), Buffer.alloc(2_000_000, 'a'))
  assert.match(await said, /^HTTP\/1\.1 413 .*That was too much at once/s)
  assert.ok(socket.destroyed)
  await isWell()
})

test('ten megabytes in pieces of unknown number are refused too', async () => {
  const { socket, said } = await talk(post('transfer-encoding: chunked'))
  const piece = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(65_536, 'a'), Buffer.from('\r\n')])
  for (let n = 0; n < 160 && !socket.destroyed; n++) socket.write(piece)
  assert.match(await said, /^HTTP\/1\.1 413 /)
  await isWell()
})

test('ten thousand fields are refused with a page that says so', async () => {
  const body = Array.from({ length: 10_000 }, (_, n) => `a${n}=1`).join('&')
  const { said } = await talk(post(`content-length: ${body.length}`), body)
  assert.match(await said, /^HTTP\/1\.1 413 .*That was too much at once/s)
  await isWell()
})

test('what is no form is not read', async () => {
  for (const type of [
    'application/json',
    'text/xml',
    'multipart/form-data; boundary=x',
    'text/plain',
    'x',
    '',
  ]) {
    const lines = ['POST /say HTTP/1.1', `content-type: ${type}`, 'connection: close', 'content-length: 2']
    const { said } = await talk(head(lines[0]!, ...lines.slice(1)), '{}')
    assert.match(await said, /^HTTP\/1\.1 415 .*We could not read that/s, type)
  }
  await isWell()
})

test('half a form, and then the line goes dead: nothing is done and nothing is held', async () => {
  const { socket, said } = await talk(post('content-length: 1000'), 'words=half')
  socket.destroy()
  await said
  await isWell()
  assert.deepEqual(heard, [])
  assert.doesNotMatch(t.lines.join(''), /"what":"broken"/)
})

test('a form that drips in is ended, and so is a head that drips in', async () => {
  for (const opening of [post('content-length: 100000'), 'GET /town/form HTTP/1.1\r\nx-slow: ']) {
    const { socket, said } = await talk(opening)
    const drip = setInterval(() => socket.write('a'), 20)
    assert.match(await said, /^HTTP\/1\.1 408 /)
    clearInterval(drip)
  }
  await isWell()
  assert.deepEqual(heard, [])
})

test('a hundred connections that say nothing keep nobody else out', async () => {
  const silent = await Promise.all(Array.from({ length: 100 }, () => talk('GET ')))
  await isWell()
  await Promise.all(silent.map(({ said }) => said))
})

test('what is no HTTP at all is told so and nothing more', async () => {
  const not = [
    '\0\0\0\0\r\n\r\n',
    'GET\r\n\r\n',
    '\x16\x03\x01\x02\x00\x01',
    head('GET / HTTP/9.9'),
    `GET /${'x'.repeat(40_000)} HTTP/1.1\r\n`,
    head('GET / HTTP/1.1', `x: ${'y'.repeat(40_000)}`),
    head('POST /say HTTP/1.1', 'content-length: 5', 'transfer-encoding: chunked'),
    head('POST /say HTTP/1.1', 'content-length: -1'),
    head('GET /\r\nx: y HTTP/1.1'),
  ]
  for (const words of not) {
    const { socket, said } = await talk(words)
    socket.end()
    const answer = await said
    assert.match(answer, /^$|^HTTP\/1\.1 (4\d\d|505) /, JSON.stringify(words.slice(0, 40)))
    assert.doesNotMatch(answer, /at .*\.js/)
  }
  await isWell()
})

test('two requests hidden in one are not two', async () => {
  const smuggled = head('POST /say HTTP/1.1', 'content-length: 4', 'content-length: 40')
  const { socket, said } = await talk(smuggled, '0\r\n\r\nGET /town/form HTTP/1.1\r\n\r\n')
  socket.end()
  assert.match(await said, /^HTTP\/1\.1 400 /)
})

test('a whole form still goes through after all of that', async () => {
  const page = await t.web.inject({ method: 'GET', url: '/town/form', headers: { host } })
  const cookie = `${page.headers['set-cookie']}`.split(';')[0]
  const body = `${new URLSearchParams({ token: tokenIn(page.body) ?? '', words: 'still here' })}`
  const { said } = await talk(post(`cookie: ${cookie}`, `content-length: ${body.length}`), body)
  assert.match(await said, /^HTTP\/1\.1 303 /)
  assert.deepEqual(heard, ['still here'])
})

test('at the end no new connection is taken, and what is under way is finished', async () => {
  const { said } = await talk(head('GET /hold HTTP/1.1'))
  await working
  const closed = t.web.close()
  const refused = connect(port, '127.0.0.1')
  const error = await new Promise<Error>((resolve) => refused.on('error', resolve))
  assert.match(error.message, /ECONNREFUSED/)
  letGo()
  await closed
  assert.match(await said, /^HTTP\/1\.1 303 .*location: \/held/s)
})
