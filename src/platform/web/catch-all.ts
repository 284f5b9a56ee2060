import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Missing } from '../../kernel/found.js'
import { answering } from './answer.js'
import type { Inside } from './inside.js'
import { reference } from './reference.js'
import { sendBare } from './send.js'
import { sorryFor } from './sorry.js'

/** The one place where what was thrown becomes a page, and where what nobody foresaw is logged, once. */
export function addCatchAll(app: FastifyInstance, inside: Inside): void {
  app.setErrorHandler((error, request, reply) => failed(inside, error, request, reply))
  app.setNotFoundHandler(answering(inside, ['GET', '*', 'anyone', nowhere], () => undefined))
}

async function failed(inside: Inside, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const { log } = inside.options
  const told = reference()
  const { broken, ...instead } = sorryFor(error, told)
  if (hasGone(request)) log.info('went away midway', { request: request.id })
  else if (broken) {
    const { method, routeOptions, id } = request
    log.error('broken', { request: id, reference: told, method, route: routeOptions.url ?? '', error })
  }
  try {
    await sendBare(inside, request, reply, instead)
  } catch (worse) {
    log.error('no page for what broke', { request: request.id, reference: told, error: worse })
    reply.code(500).type('text/plain; charset=utf-8').send(`Sorry, something went wrong here. ${told}\n`)
  }
  return reply
}

const hasGone = ({ raw }: FastifyRequest) => raw.destroyed && !raw.complete

async function nowhere(): Promise<never> {
  throw new Missing()
}
