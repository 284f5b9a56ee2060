import { finished } from 'node:stream/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { openWorld } from '../world.js'
import { extendDeadline } from './deadline.js'
import { hasFiles, NoFiles, receive } from './files.js'
import type { Form } from './form.js'
import { guard } from './guard.js'
import type { Inside } from './inside.js'
import { watchActs } from './metrics.js'
import { quickly } from './quick.js'
import type { Gate, Handle, Reply, Route, Takes } from './route.js'
import { sendBare, sendData, sendFile, sendGoTo, sendPage } from './send.js'
import { noteUse } from './sessions.js'
import { type Instead, insteadOf, nobodyLivesHere } from './sorry.js'
import { type Visiting, visiting, withForm } from './visiting.js'

/** The way of every request: whose address, who asks, may they come here, what is the answer, send it. */
export function answering(inside: Inside, route: Route, check = guard) {
  const { ground, metrics, log } = inside.options
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const organisation = await inside.hosts.at(request.hostname)
    if (!organisation) {
      await sendBare(inside, request, reply, nobodyLivesHere)
      return reply
    }
    if (await quickly(inside, organisation, request, reply, route)) return reply
    const world = watchActs(openWorld(ground, organisation), metrics)
    try {
      const at = await visiting(inside, world, request, reply)
      const { session } = at.visit
      if (session)
        await noteUse(ground.pool, organisation.id, session, world.now()).catch((error) =>
          log.warn('session use not noted', { error }),
        )
      await send(inside, at, await answer(inside, at, route, check))
      return reply
    } finally {
      await world.end()
    }
  }
}

async function answer(
  inside: Inside,
  at: Visiting,
  [, , gate, handle, , takes]: Route,
  check: typeof guard,
): Promise<Reply | Instead> {
  try {
    if (takes && hasFiles(at.request)) return await withFiles(inside, at, { gate, handle, takes }, check)
    return check(inside, at, gate) ?? (await handle(at.visit))
  } catch (error) {
    // What stops a request on purpose still gets a page with everything around it.
    const instead = insteadOf(error)
    if (!instead) throw error
    return instead
  }
}

type Taking = { readonly gate: Gate; readonly handle: Handle; readonly takes: Takes }

/** Whoever may not come here is told so before a file of theirs is kept; files are gone after the answer. */
async function withFiles(
  inside: Inside,
  at: Visiting,
  { gate, handle, takes }: Taking,
  check: typeof guard,
): Promise<Reply | Instead> {
  // A slow line must not hold a connection to the database.
  await at.visit.world.end()
  const stops = (form: Form) => check(inside, withForm(at, form), gate)
  try {
    const { form, files, remove } = await receive(at.request, takes, inside.limits.fields, (soFar) => {
      if (stops(soFar)) return false
      extendDeadline(at.request.raw, inside.limits.filesMs)
      return true
    })
    try {
      return stops(form) ?? (await handle(withForm(at, form, (name) => files.get(name)).visit))
    } finally {
      await remove()
    }
  } catch (error) {
    const stopped = error instanceof NoFiles && stops(error.form)
    if (!stopped) throw error
    return stopped
  }
}

async function send(inside: Inside, at: Visiting, answer: Reply | Instead): Promise<void> {
  if ('page' in answer) return sendPage(inside, at, answer)
  if ('data' in answer) return sendData(at.reply, answer)
  if ('goTo' in answer) {
    if (answer.organisationChanged) inside.hosts.forget(at.request.hostname)
    return sendGoTo(inside, at, answer)
  }
  const { body } = answer.file
  await sendFile(at, answer)
  // A stream may still be reading from this world. Whoever went away before its end is no trouble of ours.
  if (typeof body !== 'string' && !(body instanceof Uint8Array)) await finished(body).catch(() => undefined)
}
