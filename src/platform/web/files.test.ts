import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { after, before, beforeEach, test } from 'node:test'
import { tokenIn } from '../../testing/browser.js'
import { type Town, town } from '../../testing/town.js'
import { typed } from './form.js'
import type { Route } from './route.js'

const MOST = 100_000
let kept: { words: string; path: string; bytes: number; text: string }[] = []

const routes: readonly Route[] = [
  ['POST', '/letter', 'anyone', async () => ({ goTo: '/town/form' })],
  [
    'POST',
    '/photo',
    'signed-in',
    async ({ form, file }) => {
      const photo = file('photo')
      if (photo)
        kept.push({ words: typed(form, 'words'), ...photo, text: readFileSync(photo.path, 'latin1') })
      return { goTo: '/town/form' }
    },
    undefined,
    { files: 2, fileBytes: MOST },
  ],
]

let t: Town
let port: number | undefined
before(async () => {
  t = await town(routes, { web: { limits: { requestMs: 300, lookMs: 50 } } })
})
beforeEach(() => {
  kept = []
})
after(() => t.close())

const photo = (size = 10) => ({ photo: { name: '../../etc/cat.png', body: 'x'.repeat(size) } })
const noneLeft = () => kept.every(({ path }) => !existsSync(path))

test('a file comes with its words under a name of ours, and is gone once there is an answer', async () => {
  const seen = await t.as('joe').postFiles('/photo', { words: 'Our cat' }, photo(20))
  assert.equal(seen.status, 303, seen.text)
  assert.deepEqual(
    kept.map(({ words, bytes, text }) => [words, bytes, text]),
    [['Our cat', 20, 'x'.repeat(20)]],
  )
  assert.ok(!kept[0]?.path.includes('cat'))
  assert.ok(noneLeft())
})

test('a field left empty has no file', async () => {
  const seen = await t.as('joe').postFiles('/photo', {}, { photo: { name: '', body: '' } })
  assert.equal(seen.status, 303)
  assert.deepEqual(kept, [])
})

test('without our token, signed out, or from another site, nothing is kept', async () => {
  const joe = t.as('joe')
  assert.equal((await joe.postFiles('/photo', { token: '' }, photo())).status, 403)
  assert.equal((await joe.postFiles('/photo', {}, photo(), { 'sec-fetch-site': 'cross-site' })).status, 403)
  const signedOut = await t.anybody().postFiles('/photo', {}, photo())
  assert.equal(signedOut.status, 403)
  assert.deepEqual(kept, [])
})

test('a file larger than the route takes is turned away, and so are too many of them', async () => {
  const joe = t.as('joe')
  assert.equal((await joe.postFiles('/photo', {}, photo(MOST + 1))).status, 413)
  const [a, b, c] = [photo().photo, photo().photo, photo().photo]
  assert.equal((await joe.postFiles('/photo', {}, { a, b, c })).status, 413)
  assert.equal((await joe.postFiles('/photo', { words: 'x'.repeat(20_000) }, photo())).status, 413)
  assert.deepEqual(kept, [])
})

/** Half of a file at once, and the other half long after a form would have been ended. */
async function joeSendsSlowly(): Promise<string> {
  const browser = t.as('joe')
  const token = tokenIn((await browser.get('/town/form')).text) ?? ''
  port ??= await t.web.listen({ port: 0, host: '127.0.0.1' })
  const field = `--x\r\ncontent-disposition: form-data; name="token"\r\n\r\n${token}\r\n`
  const file = `--x\r\ncontent-disposition: form-data; name="photo"; filename="cat.png"\r\n\r\n`
  const [first, rest] = [`${field}${file}first half`, ', second half\r\n--x--\r\n']
  const { host } = t.places.riverside
  const head = [
    ...['POST /photo HTTP/1.1', `host: ${host}`, 'connection: close', 'sec-fetch-site: same-origin'],
    ...[`cookie: ${[...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')}`],
    ...['content-type: multipart/form-data; boundary=x', `content-length: ${first.length + rest.length}`],
  ]
  const socket = connect(port, '127.0.0.1').setEncoding('latin1')
  let said = ''
  socket.on('data', (some) => {
    said += some
  })
  const over = new Promise((done) => socket.on('close', done).on('error', done))
  socket.write([...head, '', first].join('\r\n'))
  setTimeout(() => socket.writable && socket.write(rest), 900)
  await over
  return said
}

test('a file over a slow line takes its time, once it is known that its sender may send it', async () => {
  assert.match(await joeSendsSlowly(), /^HTTP\/1\.1 303 /)
  assert.deepEqual(
    kept.map(({ text }) => text),
    ['first half, second half'],
  )
})

test('a form with files is refused wherever no file is asked for', async () => {
  assert.equal((await t.anybody().postFiles('/letter', {}, photo())).status, 415)
})

test('what only claims to be a form with files is unreadable, and breaks nothing', async () => {
  const joe = t.as('joe')
  await joe.get('/town/form')
  for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x']) {
    const seen = await joe.post('/photo', { words: 'no' }, { 'content-type': type })
    assert.ok([400, 403, 415].includes(seen.status), `${type}: ${seen.status}`)
  }
  assert.equal((await joe.postFiles('/photo', {}, photo())).status, 303)
})
