import { found } from '../../../kernel/found.js'
import { typed } from '../../../platform/web/form.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import { provenBy } from './card-routes.js'
import { sendCode, useCode } from './code-commands.js'
import { letterOf } from './code-routes.js'
import { type Door, nextOf } from './door.js'
import { meOf, proofsOf, renewed, secondFirst } from './me.js'
import { personOf } from './queries.js'
import { SECONDS, type Second, secondsFor } from './second.js'
import {
  beginApp,
  confirmApp,
  makeRecovery,
  removeApp,
  secretOf,
  tryApp,
  useRecovery,
} from './second-commands.js'
import { base32 } from './totp.js'
import { App, NewApp, Recovery, RecoveryCodes } from './views/app.js'
import { SecondProof } from './views/second.js'
import { WORDS } from './words.js'

const APP = '/people/ways/app'
const RECOVERY = '/people/ways/recovery'

export const secondRoutes = (door: Door): readonly Route[] => [
  ['GET', '/people/second', 'signed-in', (visit) => ask(visit)],
  ['POST', '/people/second', 'signed-in', (visit) => prove(door, visit)],
  ['POST', '/people/second/letter', 'signed-in', (visit) => sendLetter(door, visit)],
  ['GET', APP, 'signed-in', (visit) => appPage(visit)],
  ['POST', `${APP}/new`, 'signed-in', (visit) => newApp(door, visit)],
  ['POST', APP, 'signed-in', (visit) => confirm(door, visit)],
  ['POST', `${APP}/remove`, 'signed-in', (visit) => remove(visit)],
  ['GET', RECOVERY, 'signed-in', (visit) => recoveryPage(visit)],
  ['POST', RECOVERY, 'signed-in', (visit) => recovery(door, visit)],
]

async function ask(visit: Visit, errors: Errors = {}): Promise<Reply> {
  const { session, having } = await proofsOf(visit)
  const { form, query } = visit
  const next = nextOf(typed(form, 'next') || query('next'))
  if (session.assurance === 'two-factor') return { goTo: next }
  const can = secondsFor(session.way, having)
  const letter = letterOf(typed(form, 'letter') || query('letter'))
  const card = { who: typed(form, 'who'), secret: typed(form, 'card') }
  const page = <SecondProof {...{ can, next, letter, card, errors }} />
  return { page, ...(Object.keys(errors).length > 0 && { status: 422 }) }
}

async function sendLetter(door: Door, visit: Visit): Promise<Reply> {
  const { world, language } = visit
  const { person, session, having } = await proofsOf(visit)
  found(secondsFor(session.way, having).includes('code') || undefined)
  const email = found((await personOf(world.read, world, person))?.email ?? undefined)
  await visit.tries('code-letter', email)
  const letter = await sendCode(door, world, { purpose: 'second', email, person, language })
  if (!letter) return ask(visit, { main: visit.say('code.many') })
  const next = encodeURIComponent(nextOf(typed(visit.form, 'next')))
  return { goTo: `/people/second?letter=${letter}&next=${next}` }
}

async function prove(door: Door, visit: Visit): Promise<Reply> {
  const { session, having } = await proofsOf(visit)
  const kind = SECONDS.find((one) => one === typed(visit.form, 'kind'))
  // What was the first proof, or is not theirs, cannot be the second.
  if (!kind || !secondsFor(session.way, having).includes(kind))
    return ask(visit, { main: visit.say('second.wrong') })
  const errors = await TRY[kind](door, visit)
  if (errors) return ask(visit, errors)
  return renewed(visit, nextOf(typed(visit.form, 'next')), { assurance: 'two-factor' })
}

type Try = (door: Door, visit: Visit) => Promise<Errors | undefined>

const TRY: Record<Second, Try> = {
  app: async (door, visit) => {
    const { person } = meOf(visit)
    await visit.tries('app', person)
    const answer = await tryApp(door, visit.world, person, typed(visit.form, 'app'), true)
    return answer.ok ? undefined : { app: visit.say(WORDS[answer.no]) }
  },
  recovery: async (door, visit) => {
    const { person } = meOf(visit)
    await visit.tries('recovery', person)
    const answer = await useRecovery(door, visit.world, person, typed(visit.form, 'recovery'))
    return answer.ok ? undefined : { recovery: visit.say(WORDS[answer.no]) }
  },
  card: async (door, visit) => {
    const proven = await provenBy(door, visit)
    if (!proven.ok) return proven.errors
    return proven.person === meOf(visit).person ? undefined : { card: visit.say('card.wrong') }
  },
  code: async (door, visit) => {
    const letter = letterOf(typed(visit.form, 'letter'))
    if (!letter) return { code: visit.say('code.old') }
    await visit.tries('code', letter)
    const answer = await useCode(door, visit.world, {
      purpose: 'second',
      letter,
      typed: typed(visit.form, 'code'),
    })
    if (!answer.ok) return { code: visit.say(WORDS[answer.no]) }
    return answer.person === meOf(visit).person ? undefined : { code: visit.say('code.wrong') }
  },
  // By its own page, since it needs a script.
  passkey: async (_, { say }) => ({ main: say('second.wrong') }),
}

async function appPage(visit: Visit): Promise<Reply> {
  const { having, mayChange } = await proofsOf(visit)
  return (mayChange ? undefined : secondFirst(visit, APP)) ?? { page: <App has={having.app} /> }
}

/** A new secret, shown with its QR code until the first number from the app was typed. */
async function newApp(door: Door, visit: Visit): Promise<Reply> {
  const { person, having, mayChange } = await proofsOf(visit)
  if (!mayChange || having.app) return appPage(visit)
  return showSecret(visit, await beginApp(door, visit.world, person))
}

function showSecret({ world }: Visit, secret: Uint8Array, errors: Errors = {}): Reply {
  const issuer = world.organisation.name
  const text = base32(secret)
  const query = `secret=${text}&issuer=${encodeURIComponent(issuer)}`
  const uri = `otpauth://totp/${encodeURIComponent(issuer)}?${query}`
  const wrong = Object.keys(errors).length > 0 && ({ status: 422 } as const)
  return { page: <NewApp uri={uri} secret={text} errors={errors} />, ...wrong }
}

async function confirm(door: Door, visit: Visit): Promise<Reply> {
  const { world, say, form } = visit
  const { person, mayChange } = await proofsOf(visit)
  const secret = await secretOf(door, world, person)
  if (!mayChange || !secret) return appPage(visit)
  await visit.tries('app', person)
  const answer = await tryApp(door, world, person, typed(form, 'app'), false)
  if (!answer.ok) return showSecret(visit, secret, { app: say(WORDS[answer.no]) })
  await confirmApp(world, person)
  return renewed(visit, RECOVERY, { assurance: 'two-factor' })
}

async function remove(visit: Visit): Promise<Reply> {
  const { person, mayChange } = await proofsOf(visit)
  if (!mayChange) return appPage(visit)
  await removeApp(visit.world, person)
  return { goTo: '/people/ways' }
}

async function recoveryPage(visit: Visit): Promise<Reply> {
  const { having, mayChange } = await proofsOf(visit)
  return (
    (mayChange ? undefined : secondFirst(visit, RECOVERY)) ?? { page: <Recovery has={having.recovery} /> }
  )
}

async function recovery(door: Door, visit: Visit): Promise<Reply> {
  const { person, mayChange } = await proofsOf(visit)
  if (!mayChange) return recoveryPage(visit)
  const codes = await makeRecovery(door, visit.world, person)
  return { page: <RecoveryCodes codes={codes} organisation={visit.world.organisation.name} /> }
}
