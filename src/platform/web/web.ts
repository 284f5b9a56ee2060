import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import fastify, { type FastifyInstance, type InjectOptions, type LightMyRequestResponse } from 'fastify'
import { addCatchAll } from './catch-all.js'
import { cookiesFor } from './cookies.js'
import { csrfKey } from './csrf.js'
import { beginDeadline } from './deadline.js'
import { headersFor } from './headers.js'
import { addHooks } from './hooks.js'
import { openHosts } from './hosts.js'
import { type Inside, LIMITS, type WebOptions } from './inside.js'
import { addRoutes } from './routes.js'
import { addAssets } from './serve-assets.js'
import { openSessions } from './sessions.js'
import { openSlow } from './slow.js'
import { addWatching } from './watching.js'

export type Web = {
  /** @returns the port: the one asked for, or the one the system chose for 0 */
  readonly listen: (at: { readonly port: number; readonly host: string }) => Promise<number>
  /** A request without a network, for tests. */
  readonly inject: (request: InjectOptions) => Promise<LightMyRequestResponse>
  /**
   * Takes no new connections, finishes what is under way, then ends. Whatever shares people out between several
   * processes is told first, by `/ready`, and given `noticeMs` to look: a connection that is just being made
   * when the door closes is lost otherwise.
   */
  readonly close: (noticeMs?: number) => Promise<void>
}

/** The web server over a ground and the routes of all rooms. */
export async function openWeb(options: WebOptions): Promise<Web> {
  const inside = openInside(options)
  const app = server(inside)
  addHooks(app, inside)
  app.addHook('onRequest', async ({ raw }) =>
    beginDeadline(raw, inside.limits.requestMs, (socket) => sayNoMore(LATE, socket)),
  )
  await app.register(cookie)
  await app.register(helmet, headersFor(inside.scheme))
  addAssets(app, options.assets.folder)
  addWatching(app, inside)
  addRoutes(app, inside)
  addCatchAll(app, inside)
  await app.ready()
  return {
    listen: async (at) => {
      await app.listen(at)
      return (app.server.address() as AddressInfo).port
    },
    inject: (request) => app.inject(request),
    close: async (noticeMs = 0) => {
      inside.end.begun = true
      if (noticeMs > 0) await pause(noticeMs)
      // What hangs must not keep the process: it has had its time.
      const late = setTimeout(() => app.server.closeAllConnections(), inside.limits.endMs)
      await app.close()
      clearTimeout(late)
    },
  }
}

function openInside(options: WebOptions): Inside {
  const scheme = options.address.startsWith('https:') ? 'https' : 'http'
  return {
    options,
    scheme,
    limits: { ...LIMITS, ...options.limits },
    hosts: openHosts(options.ground.pool),
    cookies: cookiesFor(scheme === 'https'),
    key: csrfKey(options.secret),
    slow: openSlow(options.paces),
    sessions: openSessions(options.ground.pool),
    end: { begun: false },
  }
}

function server({ options, limits }: Inside): FastifyInstance {
  const app = fastify({
    logger: false,
    trustProxy: options.trustedProxies?.length ? [...options.trustedProxies] : false,
    bodyLimit: limits.bodyBytes,
    // Forms have a shorter time; see deadline.ts.
    requestTimeout: limits.filesMs,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    // Whoever holds an open connection when we stop is served on it once more rather than turned away.
    return503OnClosing: false,
    routerOptions: {
      ignoreTrailingSlash: true,
      maxParamLength: limits.addressLength,
      querystringParser: () => ({}),
    },
    http: { connectionsCheckingInterval: limits.lookMs },
    clientErrorHandler: (error, socket) => sayNoMore(error, socket),
    rewriteUrl: ({ url = '/' }) => (isReadable(url) ? url : '/not-an-address'),
  })
  app.server.headersTimeout = limits.headMs
  return app
}

const LATE = { code: 'ERR_HTTP_REQUEST_TIMEOUT' }
const STATUS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

// What is no request gets a status and no word: there is nothing then that a browser could take for something else.
function sayNoMore({ code = '' }: { readonly code?: string }, socket: Socket): void {
  if (!socket.writable || socket.destroyed) return
  const status = STATUS[code] ?? '400 Bad Request'
  socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`)
}

// Percent signs that mean nothing name no page; the query is read by us and takes anything.
function isReadable(url: string): boolean {
  try {
    decodeURI(url.split('?', 1)[0] ?? '')
    return true
  } catch {
    return false
  }
}
