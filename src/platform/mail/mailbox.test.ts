import assert from 'node:assert/strict'
import { createServer, get } from 'node:http'
import { after, before, test } from 'node:test'
import { yes } from '../../kernel/decision.js'
import { Missing } from '../../kernel/found.js'
import { aPerson, type Site, site } from '../../testing/ground.js'
import { frame } from '../../testing/sample-frame.js'
import { renderPage } from '../../ui/page.js'
import { openWorker } from '../jobs/worker.js'
import { openWorld } from '../world.js'
import { isFromHere } from './mailbox.js'
import { mailbox } from './mailbox-page.js'
import { post } from './post.js'
import { mailTasks } from './send.js'

let here: Site
before(async () => {
  here = await site()
})
after(() => here.close())

test('only this very machine may look: not through a proxy, not by another name', () => {
  assert.ok(isFromHere('127.0.0.1', { host: 'localhost:3000' }))
  assert.ok(isFromHere('::ffff:127.0.0.1', { host: '127.0.0.1:3000' }))
  assert.ok(isFromHere('::1', { host: '[::1]:3000' }))
  for (const socket of [undefined, '', '10.0.0.7', '172.17.0.1', '::ffff:10.0.0.7', '127.0.0.1.example'])
    assert.ok(!isFromHere(socket, { host: 'localhost:3000' }), socket)
  for (const name of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip', 'x-forwarded-host'])
    assert.ok(!isFromHere('127.0.0.1', { host: 'localhost', [name]: '127.0.0.1' }), name)
  for (const host of ['harbour.example', 'localhost.evil.example', '127.0.0.1.nip.io', undefined])
    assert.ok(!isFromHere('127.0.0.1', host ? { host } : {}), host)
})

test('a header that claims to be this machine does not make it so, over a real connection', async () => {
  const server = createServer((request, response) =>
    response.end(`${isFromHere(request.socket.remoteAddress, request.headers)}`),
  )
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  const ask = (headers: Record<string, string>) =>
    new Promise<string>((answer) => {
      get({ port, host: '127.0.0.1', headers }, (reply) => reply.once('data', (text) => answer(`${text}`)))
    })
  assert.equal(await ask({}), 'true')
  assert.equal(await ask({ 'X-Forwarded-For': '127.0.0.1' }), 'false')
  assert.equal(await ask({ Host: 'together.example' }), 'false')
  await new Promise((closed) => server.close(closed))
})

test('whoever asks from elsewhere is told nothing is there', async () => {
  const world = openWorld(here.ground, await here.organisation('Harbour Care'))
  await assert.rejects(mailbox(world, false), Missing)
  await world.end()
})

test('the mailbox shows what would have been sent, says that nothing was, and keeps to its organisation', async () => {
  const harbour = await here.organisation('Harbour Care')
  const other = await here.organisation('The Garden')
  here.clock.now = new Date('2026-03-21T22:40:00.000Z')
  let done = 0
  const tasks = mailTasks(here.ground, undefined)
  const tell = () => void done++
  const worker = await openWorker({ ownerUrl: here.ownerUrl, ground: here.ground, tasks, daily: [], tell })
  const world = openWorld(here.ground, harbour)
  const letter = {
    kind: 'code',
    address: 'amina@example.org',
    subject: 'Your <code>',
    body: '123 456\n<script>x',
  }
  await world.act(aPerson(), async (tx) => {
    await post(tx, world, letter)
    await post(tx, world, { ...letter, kind: 'invitation', address: 'joe@example.org' })
    return yes('told', { name: 'garden.told', about: 'bed:1' })
  })
  while (done === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  await worker.stop()

  const page = renderPage(frame(), await mailbox(world, true))
  assert.match(page, /nothing on this page was really sent/)
  assert.match(page, /amina@example\.org/)
  assert.match(page, /joe@example\.org/, 'what would wait for the morning can be read now')
  assert.match(page, /Your &lt;code/)
  assert.match(page, /123 456<br\/>&lt;script/)
  const welsh = renderPage(frame({ language: 'cy' }), await mailbox(world, true))
  assert.match(welsh, /21 Mawrth 2026/)
  await world.end()
  const theirs = openWorld(here.ground, other)
  assert.match(renderPage(frame(), await mailbox(theirs, true)), /There are no letters yet/)
  await theirs.end()
})
