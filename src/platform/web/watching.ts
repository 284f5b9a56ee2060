import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Inside } from './inside.js'

/** For those who keep this running: is the process alive, may it be sent requests, what has it measured. */
export function addWatching(app: FastifyInstance, inside: Inside): void {
  const { metricsToken, metrics, log } = inside.options
  const plain = { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' }

  app.get('/health', async (_, reply) => reply.headers(plain).send('alive\n'))

  // Anybody may ask: those who ask at the same moment share one look at the database.
  let looking: Promise<string | undefined> | undefined
  const look = () => {
    looking ??= notReady(inside)
      .catch(() => 'no database')
      .finally(() => {
        looking = undefined
      })
    return looking
  }

  app.get('/ready', async (_, reply) => {
    const missing = inside.end.begun ? 'stopping' : await look()
    return reply
      .code(missing ? 503 : 200)
      .headers(plain)
      .send(`${missing ?? 'ready'}\n`)
  })

  if (metricsToken !== undefined) {
    app.get('/metrics', async (request, reply) => {
      if (!sameText(request.headers.authorization ?? '', `Bearer ${metricsToken}`)) {
        log.warn('metrics asked for without the token')
        return reply
          .code(401)
          .headers({ ...plain, 'www-authenticate': 'Bearer' })
          .send('needs the token\n')
      }
      const body = await metrics.read()
      return reply
        .headers({ ...plain, 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
        .send(body)
    })
  }
}

async function notReady({ options }: Inside): Promise<string | undefined> {
  await options.ground.pool.query('select 1')
  return (await options.isMigrated?.()) === false ? 'migrations are missing' : undefined
}

// Hashed first, so that neither what is right nor how long it is shows in the time taken.
function sameText(a: string, b: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(a), hash(b))
}
