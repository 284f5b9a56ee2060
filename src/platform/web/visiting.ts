import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../../kernel/actor.js'
import type { Frame } from '../../ui/frame.js'
import { sayIn } from '../../ui/say.js'
import { isFromHere } from '../mail/mailbox.js'
import type { Organisation } from '../organisation.js'
import type { World } from '../world.js'
import { tokenFor } from './csrf.js'
import { type Form, NO_FORM, readText } from './form.js'
import type { Inside } from './inside.js'
import { chosenLanguage } from './language.js'
import type { Visit } from './route.js'
import { findSession, type Session } from './sessions.js'

/** One request to one organisation, before the handler is asked. */
export type Visiting = {
  readonly visit: Visit
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** What this browser holds and a form is bound to. Somebody not signed in is given something to hold. */
  readonly holds: () => string
}

/** @throws TooOften where strangers from one network ask for too much */
export async function visiting(
  inside: Inside,
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Visiting> {
  const language = chosenLanguage(inside.cookies, request, reply, world.organisation.language)
  const session = await sessionOf(inside, world, request)
  const holds = holding(inside, { organisation: world.organisation, session }, request, reply)
  const visit: Visit = {
    world,
    actor: await actorOf(inside, world, session),
    language,
    say: sayIn(language),
    session,
    voice: voiceOf(request.cookies[inside.cookies.voice]),
    ...partsOf(request),
    form: request.method === 'POST' ? ((request.body as Form | undefined) ?? NO_FORM) : NO_FORM,
    file: () => undefined,
    origin: `${inside.scheme}://${request.host}`,
    isFromHere: isFromHere(request.socket.remoteAddress, request.headers),
    holds,
    tries: (what, target) =>
      inside.slow.tries({ organisation: world.organisation.id, ip: request.ip, what, target }, world.end),
    newcomer: (what, target) =>
      inside.slow.newcomer({ organisation: world.organisation.id, ip: request.ip, what, target }, world.end),
  }
  return { visit, request, reply, holds }
}

export const voiceOf = (held: string | undefined) => (held && /^[0-9A-Z]{16}$/.test(held) ? held : undefined)

/** The same request with what its form carried. */
export const withForm = (at: Visiting, form: Form, file: Visit['file'] = () => undefined): Visiting => ({
  ...at,
  visit: { ...at.visit, form, file },
})

/** Who holds the session, if anybody; strangers take turns. */
async function sessionOf(inside: Inside, world: World, request: FastifyRequest) {
  const org = world.organisation.id
  const session = await findSession(world.read, org, request.cookies[inside.cookies.session], world.now())
  if (!session) await inside.slow.stranger(org, request.ip, world.end)
  return session
}

async function actorOf({ options }: Inside, world: World, session: Session | undefined): Promise<Actor> {
  if (!session) return { kind: 'visitor' }
  return session.person === undefined ? { kind: 'operator' } : options.actorOf(world, session)
}

export function partsOf(request: FastifyRequest): Pick<Visit, 'param' | 'query'> {
  const params = request.params as Readonly<Record<string, string | undefined>>
  const { url } = request
  const query = new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?')) : '')
  return {
    param: (name) => readText(params[name] ?? ''),
    query: (name) => {
      const value = query.get(name)
      return value === null ? undefined : readText(value)
    },
  }
}

export function holding(
  { cookies }: Inside,
  { organisation, session }: { readonly organisation: Organisation; readonly session: Session | undefined },
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const name = session ? cookies.session : cookies.visit
  let held = request.cookies[name]
  return () => {
    if (held === undefined || !/^[\w-]{43}$/.test(held)) {
      held = randomBytes(32).toString('base64url')
      reply.setCookie(name, held, cookies.options)
    }
    return `${organisation.id} ${name} ${held}`
  }
}

/** What stands around the page. The token is made, and the cookie behind it set, only where there is a form. */
export async function frameOf({ options, key }: Inside, { visit, request, holds }: Visiting): Promise<Frame> {
  const { world, actor, session, language } = visit
  const address = addressOf(request)
  const around = await options.frame({ world, actor, session, language, address })
  let token: string | undefined
  return {
    ...around,
    language,
    organisation: { name: world.organisation.name },
    address,
    assets: options.assets.addresses,
    get csrf() {
      token ??= tokenFor(key, holds())
      return token
    },
  }
}

/** The page this is, for the language switch: where a form was sent to is no page, so there it is where it stood. */
function addressOf({ method, url, headers, host }: FastifyRequest): string {
  if (method !== 'POST') return url
  const { referer = '' } = headers
  const from = URL.canParse(referer) ? new URL(referer) : undefined
  return from?.host === host ? `${from.pathname}${from.search}` : '/'
}
