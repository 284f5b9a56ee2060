import type { FastifyInstance } from 'fastify'
import { answering } from './answer.js'
import { readForm } from './form.js'
import type { Inside } from './inside.js'
import type { Gate, Route } from './route.js'
import { sendBare } from './send.js'
import { notHere } from './sorry.js'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** The routes of all rooms; at each address what it does not do is answered with 405. */
export function addRoutes(app: FastifyInstance, inside: Inside): void {
  const { routes } = inside.options
  takeForms(app, inside)
  for (const [method, url, gate, handle] of routes)
    app.route({ method, url, handler: answering(inside, [method, url, gate, handle]) })
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

/** Addresses that belong to the site itself rather than to a room. */
const OWN: readonly (readonly [method: string, path: string, gate: string])[] = [
  ['GET', '/assets/*', 'anyone: style sheet and letters'],
  ['GET', '/health', 'anyone: one word, nothing of any organisation'],
  ['GET', '/metrics', 'the token in METRICS_TOKEN'],
  ['GET', '/ready', 'anyone: one word, nothing of any organisation'],
]

/** Every address there is and who may come to it, as a table in Markdown: `docs/access.md`. */
export function accessTable(routes: readonly Route[]): string {
  const rows = [...OWN, ...routes.map(([method, path, gate]) => [method, path, GATES[gate]] as const)]
  const lines = rows
    .sort(([a, x], [b, y]) => (x === y ? compare(a, b) : compare(x, y)))
    .map(([method, path, gate]) => `| ${method} | \`${path}\` | ${gate} |`)
  return ['| | address | who may come here at all |', '|---|---|---|', ...lines, ''].join('\n')
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const GATES: Record<Gate, string> = {
  anyone: 'anyone',
  'set-up': 'whoever opened the set-up link',
  'signed-in': 'people who are signed in',
}
