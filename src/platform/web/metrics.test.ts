import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { yes } from '../../kernel/decision.js'
import { type Town, town } from '../../testing/town.js'
import { type Metrics, watchPool } from './metrics.js'
import { openMetrics } from './open-metrics.js'
import type { Route } from './route.js'

const routes: readonly Route[] = [
  [
    'POST',
    '/water/:bed',
    'signed-in',
    async ({ world, actor }) => {
      await world.act(actor, async () => yes(1, { name: 'garden.watered', about: 'bed:1' }))
      return { goTo: '/town/form' }
    },
  ],
]
const token = 'a token of some length'

let t: Town
let metrics: Metrics
before(async () => {
  metrics = await openMetrics({})
  t = await town(routes, { web: { metrics, metricsToken: token } })
  watchPool(t.pool, metrics)
})
after(async () => {
  await t.close()
  await metrics.close()
})

const read = (authorization?: string) => t.anybody().get('/metrics', authorization ? { authorization } : {})

test('measures are for those who have the token', async () => {
  for (const wrong of [undefined, 'Bearer', 'Bearer wrong', token, `Bearer ${token} `])
    assert.equal((await read(wrong)).status, 401, wrong)
  assert.equal((await read(`Bearer ${token}`)).status, 200)
})

test('requests, acts and statements are measured by the names of the conventions, and by nobody’s name', async () => {
  await t.as('joe').post('/water/4elmrow?private=yes')
  const { text } = await read(`Bearer ${token}`)
  const line = (start: string) => text.split('\n').filter((one) => one.startsWith(start))
  const waters = line('http_server_request_duration_count').filter((one) => one.includes('/water/:bed'))
  assert.match(waters[0] ?? '', /http_request_method="POST".*http_response_status_code="303".* 1$/)
  assert.match(line('throughline_act_duration_count')[0] ?? '', /outcome="done".* 1$/)
  assert.ok(Number(line('db_client_operation_duration_count')[0]?.split(' ').at(-1)) > 3)
  assert.doesNotMatch(text, /elmrow|private|joe|127\.0\.0\.1/)
})

test('they are sent to whoever collects, in OpenTelemetry’s form', async () => {
  const bodies: string[] = []
  const collector = createServer((request, response) => {
    let body = ''
    request.on('data', (some) => {
      body += some
    })
    request.on('end', () => {
      bodies.push(`${request.url} ${body}`)
      response.end('{}')
    })
  })
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`
  const sending = await openMetrics({ endpoint, pool: t.pool })
  sending.served({ method: 'GET', route: '/people/:id', status: 200, scheme: 'https', seconds: 0.012 })
  await sending.close()
  await new Promise((resolve) => collector.close(resolve))
  assert.equal(bodies.length, 1)
  assert.match(bodies[0]!, /^\/v1\/metrics \{"resourceMetrics"/)
  assert.match(bodies[0]!, /"http\.server\.request\.duration"/)
  assert.match(bodies[0]!, /"db\.client\.connection\.count"/)
})
