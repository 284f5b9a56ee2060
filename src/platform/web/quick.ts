import type { FastifyReply, FastifyRequest } from 'fastify'
import { dayIn, instant } from '../../kernel/day.js'
import { sayIn } from '../../ui/say.js'
import type { Organisation } from '../organisation.js'
import { type Form, NO_FORM } from './form.js'
import { isOurs } from './guard.js'
import type { Inside } from './inside.js'
import { chosenLanguage } from './language.js'
import type { Route } from './route.js'
import { sendAway, sendData } from './send.js'
import { noteUse } from './sessions.js'
import { holding, partsOf, voiceOf } from './visiting.js'

const nothing = async () => undefined

/**
 * The short way, where a route has one: see `Quick`. Its session is checked like any other, together with those of
 * whoever else asks in the same moment.
 * @returns whether it was answered; otherwise nothing was done and the ordinary way says what is the matter
 */
export async function quickly(
  inside: Inside,
  organisation: Organisation,
  request: FastifyRequest,
  reply: FastifyReply,
  [method, , gate, , quick]: Route,
): Promise<boolean> {
  if (!quick || method !== 'POST' || gate !== 'anyone') return false
  const { ground, log } = inside.options
  const now = instant(ground.clock())
  const form = (request.body as Form | undefined) ?? NO_FORM
  const session = await inside.sessions(organisation.id, request.cookies[inside.cookies.session], now)
  const holds = holding(inside, { organisation, session }, request, reply)
  if (!isOurs(inside, request, holds, form.token)) return false
  if (!session) await inside.slow.stranger(organisation.id, request.ip, nothing)
  const language = chosenLanguage(inside.cookies, request, reply, organisation.language)
  const answer = await quick({
    organisation,
    language,
    say: sayIn(language),
    ...partsOf(request),
    form,
    voice: voiceOf(request.cookies[inside.cookies.voice]),
    person: session?.person,
    today: () => dayIn(organisation.zone, now),
  })
  if (!answer) return false
  if (session)
    await noteUse(ground.pool, organisation.id, session, now).catch((error) =>
      log.warn('session use not noted', { error }),
    )
  if ('data' in answer) sendData(reply, answer)
  else sendAway(reply, answer.goTo)
  return true
}
