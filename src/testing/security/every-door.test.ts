import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { houseRoutes } from '../../app.js'
import { actorOf } from '../../modules/people/index.js'
import type { Route } from '../../platform/web/route.js'
import type { Browser } from '../browser.js'
import { type Doorstep, doorstep } from '../doorstep.js'

let t: Doorstep
let routes: readonly Route[]

before(async () => {
  t = await doorstep((at) => {
    routes = houseRoutes(at, false)
    return routes
  }, actorOf)
})
after(() => t.close())

// Something that could be there in each place of an address, and is not.
const filled = (path: string) => path.replace(/:\w+/g, () => randomUUID())
const send = (browser: Browser, [method, path]: Route) =>
  method === 'GET' ? browser.get(filled(path)) : browser.post(filled(path), { email: 'eve@example.org' })

async function happened() {
  const events = await t.events()
  return events.map(({ id }) => id).sort()
}

/** Everything people of Riverside wrote or are called by, that nobody else may meet. */
const PRIVATE = ['joe@example.org', 'amina@example.org']

test('somebody not signed in comes to every address of the house: nothing happens, nothing breaks, nobody is named', async () => {
  assert.ok(routes.length > 80, 'the house has hardly any addresses: this would show little')
  const before = await happened()
  for (const route of routes) {
    const [method, path, gate] = route
    const at = `${method} ${path}`
    const { status, text, goTo, headers } = await send(t.anybody(), route)
    assert.ok(status < 500, `${at}: ${status}`)
    assert.doesNotMatch(`${headers['set-cookie']}`, /throughline-session=[^;]/, at)
    for (const word of PRIVATE) assert.ok(!text.includes(word), `${at} says ${word}`)
    if (gate !== 'signed-in') continue
    if (method === 'GET') assert.match(goTo, /^\/people\/sign-in\?next=/, at)
    else assert.equal(status, 403, at)
  }
  assert.deepEqual(await happened(), before)
})

test('somebody of another organisation, and somebody in no group, meet nobody else’s address on any page', async () => {
  for (const name of ['megan', 'stranger'] as const)
    for (const route of routes.filter(([method]) => method === 'GET')) {
      const { status, text } = await send(t.as(name), route)
      assert.ok(status < 500, `${name} at ${route[1]}: ${status}`)
      for (const word of PRIVATE) assert.ok(!text.includes(word), `${name} at ${route[1]} meets ${word}`)
    }
})

test('a form without its token changes nothing at any address, whoever is signed in', async () => {
  const before = await happened()
  const host = t.places.riverside.host
  const amina = t.as('amina')
  assert.equal((await amina.get('/people/sessions')).status, 200)
  const cookie = [...amina.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  for (const [method, path] of routes) {
    if (method !== 'POST') continue
    const type = 'application/x-www-form-urlencoded'
    const headers = { host, cookie, 'content-type': type, origin: `https://${host}` }
    const answer = await t.web.inject({
      method,
      url: filled(path),
      headers,
      payload: 'email=eve%40example.org',
    })
    assert.ok(answer.statusCode === 403 || answer.statusCode === 404, `${path}: ${answer.statusCode}`)
  }
  assert.deepEqual(await happened(), before)
})
