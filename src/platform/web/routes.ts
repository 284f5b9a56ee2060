import type { FastifyInstance } from 'fastify'
import { answering } from './answer.js'
import { readForm } from './form.js'
import type { Inside } from './inside.js'
import { sendBare } from './send.js'
import { notHere } from './sorry.js'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** The routes of all rooms; at each address what it does not do is answered with 405. */
export function addRoutes(app: FastifyInstance, inside: Inside): void {
  const { routes } = inside.options
  takeForms(app, inside)
  for (const route of routes) {
    const [method, url] = route
    app.route({ method, url, handler: answering(inside, route) })
  }
  for (const url of new Set(routes.map(([, path]) => path))) {
    const here = routes.filter(([, path]) => path === url).map(([method]) => method)
    const not = METHODS.filter((method) => !here.some((one) => one === method))
    app.route({
      method: not,
      url,
      handler: async (request, reply) => {
        reply.header('allow', here.join(', '))
        await sendBare(inside, request, reply, notHere)
        return reply
      },
    })
  }
}

/** Forms are all that is sent to us: no JSON, and files come with the room that needs them. */
function takeForms(app: FastifyInstance, { limits }: Inside): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_: unknown, body: string) => readForm(body, limits.fields),
  )
}
