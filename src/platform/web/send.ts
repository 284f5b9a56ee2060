import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Frame } from '../../ui/frame.js'
import { renderPage } from '../../ui/page.js'
import type { Inside } from './inside.js'
import { chosenLanguage } from './language.js'
import type { Reply } from './route.js'
import { endSession, LASTS, startSession } from './sessions.js'
import type { Instead } from './sorry.js'
import { frameOf, type Visiting } from './visiting.js'

type Page = Extract<Reply, { page: unknown }> | Instead

export async function sendPage(inside: Inside, at: Visiting, answer: Page): Promise<void> {
  const html = renderPage(await frameOf(inside, at), answer.page)
  // A page of somebody signed in is kept nowhere: not on a shared computer, not behind the Back button. What answers
  // a form may hold what was typed: not that either.
  const isKept = !at.visit.session && !at.visit.voice && at.request.method !== 'POST'
  at.reply.header('cache-control', isKept ? 'private, no-cache' : 'no-store')
  sendHtml(at.reply, answer, html)
}

/** A page with nothing around it that must be asked for: where there is no organisation, or no database. */
export async function sendBare(
  inside: Inside,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Instead,
): Promise<void> {
  const organisation = await inside.hosts.at(request.hostname).catch(() => undefined)
  const language = chosenLanguage(inside.cookies, request, reply, organisation?.language ?? 'en')
  const { helpWhenBroken } = inside.options
  const local = (organisation && (await helpWhenBroken?.(organisation, language).catch(() => []))) ?? []
  const frame: Frame = {
    language,
    organisation: { name: organisation?.name ?? 'Throughline' },
    address: request.url,
    assets: inside.options.assets.addresses,
    rooms: [],
    notices: [],
    help: { local },
    csrf: '',
  }
  reply.header('cache-control', 'no-store')
  sendHtml(reply, answer, renderPage(frame, answer.page))
}

function sendHtml(reply: FastifyReply, { status = 200, ...rest }: Page, html: string) {
  reply.code(status).header('vary', 'Cookie, Accept-Language').type('text/html; charset=utf-8')
  if ('retryAfter' in rest && rest.retryAfter !== undefined) reply.header('retry-after', rest.retryAfter)
  void reply.send(html)
}

type GoTo = Extract<Reply, { goTo: string }>

export async function sendGoTo(inside: Inside, { visit, reply }: Visiting, answer: GoTo): Promise<void> {
  const to = ownAddress(answer.goTo)
  if (answer.session) await changeSession(inside, visit, reply, answer.session)
  if (answer.voice) keepVoice(inside, reply, answer.voice)
  sendAway(reply, to)
}

/** @throws where the address would leave this site */
export const sendAway = (reply: FastifyReply, to: string): void =>
  void reply.header('cache-control', 'no-store').redirect(ownAddress(to), 303)

/** Told to a script of ours. */
export function sendData(reply: FastifyReply, { data }: Extract<Reply, { data: unknown }>): void {
  void reply
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(data))
}

const ELSEWHERE = 'http://here.invalid'

/** @throws where the address would leave this site, as one that a browser reads as another host would */
function ownAddress(to: string): string {
  const url = /^\/(?![/\\])/.test(to) ? new URL(to, ELSEWHERE) : undefined
  if (url?.origin !== ELSEWHERE) throw new Error('an answer leads to an address of this site')
  return `${url.pathname}${url.search}${url.hash}`
}

function keepVoice({ cookies }: Inside, reply: FastifyReply, voice: NonNullable<GoTo['voice']>): void {
  if ('forget' in voice) void reply.clearCookie(cookies.voice, cookies.options)
  else {
    const maxAge = voice.ownDevice ? { maxAge: LASTS.ownDevice.whole / 1000 } : {}
    void reply.setCookie(cookies.voice, voice.keep, { ...cookies.options, ...maxAge })
  }
}

type Change = NonNullable<GoTo['session']>

async function changeSession(inside: Inside, visit: Visiting['visit'], reply: FastifyReply, change: Change) {
  const { cookies, options, scheme } = inside
  const { world, session } = visit
  const org = world.organisation.id
  const { pool } = options.ground
  await world.end()
  if ('end' in change) {
    if (session) await endSession(pool, org, session)
    reply.clearCookie(cookies.session, cookies.options)
    if (change.forget)
      for (const name of [cookies.language, cookies.visit, cookies.voice])
        reply.clearCookie(name, cookies.options)
    if (scheme === 'https') reply.header('clear-site-data', '"cache", "storage"')
    return
  }
  const key = await startSession(pool, org, world.now(), change.start, session)
  const maxAge = change.start.ownDevice ? { maxAge: LASTS.ownDevice.whole / 1_000 } : {}
  reply.setCookie(cookies.session, key, { ...cookies.options, ...maxAge })
  reply.clearCookie(cookies.visit, cookies.options)
}

type FileReply = Extract<Reply, { file: unknown }>

export async function sendFile({ reply, visit }: Visiting, { file, inline }: FileReply): Promise<void> {
  const { name, type, body } = file
  reply
    .type(type)
    .header('content-disposition', dispositionOf(name, inline === true))
    .header('cache-control', visit.session ? 'no-store' : 'private, no-cache')
  void reply.send(typeof body === 'string' || body instanceof Readable ? body : Buffer.from(body))
}

/** RFC 6266: the plain name for old programs, the whole one for the others. */
function dispositionOf(name: string, inline: boolean): string {
  const plain = name.replace(/[^\w. -]/g, '_')
  const whole = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${whole}`
}
