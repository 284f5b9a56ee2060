import type { FastifyInstance } from 'fastify'
import { answering } from './answer.js'
import { readForm } from './form.js'
import type { Inside } from './inside.js'
import type { Takes } from './route.js'
import { sendBare } from './send.js'
import { notHere } from './sorry.js'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** The routes of all rooms; at each address what it does not do is answered with 405. */
export function addRoutes(app: FastifyInstance, inside: Inside): void {
  const { routes } = inside.options
  takeForms(app, inside)
  for (const route of routes) {
    const [method, url, , , , takes] = route
    const handler = answering(inside, route)
    if (takes) takesFiles(app, takes, (child) => child.route({ method, url, handler }))
    else app.route({ method, url, handler })
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

/** One route that is sent files: they stay on the line until it is known that their sender may come here. */
function takesFiles(
  app: FastifyInstance,
  { files, fileBytes }: Takes,
  add: (child: FastifyInstance) => void,
): void {
  void app.register(async (child) => {
    const bodyLimit = files * fileBytes
    child.addContentTypeParser('multipart/form-data', { bodyLimit }, async () => undefined)
    add(child)
  })
}

/** Forms are all that is sent to us: no JSON, and files only where a route takes them. */
function takeForms(app: FastifyInstance, { limits }: Inside): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_: unknown, body: string) => readForm(body, limits.fields),
  )
}
