import { Type } from '@sinclair/typebox'
import { found } from '../../../kernel/found.js'
import { type Id, id, isId } from '../../../kernel/id.js'
import { fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import { typed } from '../../../platform/web/form.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Way } from '../../../platform/web/sessions.js'
import type { Errors } from '../../../ui/frame.js'
import type { Say } from '../../../ui/say.js'
import { CODE_DIGITS, digitsOf } from './code.js'
import { addressOf, sendCode, useCode } from './code-commands.js'
import { type Door, nextOf } from './door.js'
import { signOnOf } from './queries.js'
import { SignIn } from './views/sign-in.js'
import { TypeCode } from './views/type-code.js'
import { WORDS } from './words.js'

const address = (say: Say) => Type.Object({ email: fieldsIn(say).email(say('code.email.ask')) })

export const codeRoutes = (door: Door): readonly Route[] => [
  ['GET', '/people/sign-in', 'anyone', async (visit) => ({ page: await signIn(visit) })],
  ['POST', '/people/sign-in', 'anyone', (visit) => askCode(door, visit)],
  ['GET', '/people/sign-in/code', 'anyone', async (visit) => ({ page: typeCode(visit) })],
  ['POST', '/people/sign-in/code', 'anyone', (visit) => tryIt(door, visit)],
  ['POST', '/people/sign-in/code/again', 'anyone', (visit) => again(door, visit)],
]

async function signIn(visit: Visit, errors: Errors = {}) {
  const next = nextOf(typed(visit.form, 'next') || visit.query('next'))
  const signOn = await signOnOf(visit.world)
  return <SignIn email={typed(visit.form, 'email')} next={next} signOn={signOn?.name} errors={errors} />
}

async function askCode(door: Door, visit: Visit): Promise<Reply> {
  const filled = fill(address(visit.say), visit.form)
  if (!filled.ok) return { page: await signIn(visit, filled.errors), status: 422 }
  return send(door, visit, filled.value.email)
}

async function send(door: Door, visit: Visit, email: string): Promise<Reply> {
  await visit.tries('code-letter', email)
  const { world, language } = visit
  const letter = await sendCode(door, world, { purpose: 'sign-in', email, language })
  if (!letter) return { page: await signIn(visit, { email: visit.say('code.many') }), status: 429 }
  const next = nextOf(typed(visit.form, 'next'))
  return { goTo: `/people/sign-in/code?letter=${letter}&next=${encodeURIComponent(next)}` }
}

/** One press more: nothing has to be typed again. */
async function again(door: Door, visit: Visit): Promise<Reply> {
  const letter = letterOf(typed(visit.form, 'letter'))
  const to = letter && (await addressOf(visit.world, letter, 'sign-in'))
  return to ? send(door, visit, to.email) : { page: await signIn(visit), status: 422 }
}

export const letterOf = (raw: string | undefined): Id<'Code'> | undefined =>
  raw !== undefined && isId(raw) ? id<'Code'>(raw) : undefined

function typeCode(visit: Visit, errors: Errors = {}) {
  const { form, query } = visit
  const letter = letterOf(typed(form, 'letter') || query('letter'))
  const next = nextOf(typed(form, 'next') || query('next'))
  // Somebody who comes with a page of theirs from before keeps what they ticked.
  const props = { letter, next, email: typed(form, 'email'), own: typed(form, 'own') === 'yes', errors }
  return <TypeCode {...props} />
}

async function tryIt(door: Door, visit: Visit): Promise<Reply> {
  const { form, say, world } = visit
  const letter = letterOf(typed(form, 'letter'))
  const code = typed(form, 'code')
  const filled = letter ? undefined : fill(address(say), form)
  const errors: Record<string, string> = filled && !filled.ok ? { ...filled.errors } : {}
  if (digitsOf(code).length !== CODE_DIGITS) errors.code = say('code.length', { digits: CODE_DIGITS })
  if (Object.keys(errors).length > 0) return { page: typeCode(visit, errors), status: 422 }
  const email = filled?.ok ? filled.value.email : undefined
  await visit.tries('code', letter ?? found(email))
  const answer = await useCode(door, world, { purpose: 'sign-in', letter, email, typed: code })
  if (!answer.ok) return { page: typeCode(visit, { code: say(WORDS[answer.no]) }), status: 422 }
  return comeIn(visit, answer.person, 'code')
}

/** In: a session under a new key, and on to where they wanted to go. */
export function comeIn(
  { form }: Pick<Visit, 'form'>,
  person: Id<'Person'>,
  way: Way,
  assurance: 'one-factor' | 'two-factor' = 'one-factor',
): Reply {
  const ownDevice = typed(form, 'own') === 'yes'
  return { goTo: nextOf(typed(form, 'next')), session: { start: { person, way, assurance, ownDevice } } }
}
