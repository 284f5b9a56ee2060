import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { PERMISSIONS } from './headers.js'
import type { Inside } from './inside.js'
import { sendBare } from './send.js'
import { longAddress } from './sorry.js'

/** What happens around every request: its number, its headers, and one line about it at the end. */
export function addHooks(app: FastifyInstance, inside: Inside): void {
  const { log, metrics, trustedProxies } = inside.options
  let warned = false
  app.setGenReqId(() => randomUUID())
  app.addHook('onRequest', async (request, reply) => {
    reply.header('permissions-policy', PERMISSIONS).header('x-request-id', request.id)
    if (!warned && !trustedProxies?.length && isForwarded(request)) {
      warned = true
      log.warn('a proxy is in front of us that we were not told of: set TRUSTED_PROXIES')
    }
    if (request.url.length <= inside.limits.addressLength) return
    await sendBare(inside, request, reply, longAddress)
  })
  app.addHook('onSend', async (_, reply) => {
    if (inside.end.begun) reply.header('connection', 'close')
  })
  app.addHook('onResponse', async (request, reply) => {
    const ms = Math.round(reply.elapsedTime)
    const { method, routeOptions, id } = request
    // The pattern, not the address: `/people/:id` says what was asked for without saying about whom.
    const route = routeOptions.url ?? 'none'
    const status = reply.statusCode
    log.info('request', { request: id, method, route, status, ms })
    metrics.served({ method, route, status, scheme: inside.scheme, seconds: reply.elapsedTime / 1_000 })
  })
}

const isForwarded = ({ headers }: FastifyRequest) =>
  headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined
