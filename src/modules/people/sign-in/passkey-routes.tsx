import { found } from '../../../kernel/found.js'
import { typed } from '../../../platform/web/form.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import { comeIn } from './code-routes.js'
import { type Door, hashOf, nextOf } from './door.js'
import { meOf, proofsOf, renewed, secondFirst } from './me.js'
import { addPasskey, askToMake, askToUse, removePasskey, usePasskey } from './passkey-commands.js'
import { passkeysOf, personOf } from './queries.js'
import { Passkeys, UsePasskey } from './views/passkeys.js'

const AT = '/people/passkeys'
export const passkeyRoutes = (door: Door): readonly Route[] => [
  ['GET', '/people/sign-in/passkey', 'anyone', (visit) => ask(door, visit, 'sign-in')],
  ['POST', '/people/sign-in/passkey', 'anyone', (visit) => signIn(door, visit)],
  ['GET', '/people/second/passkey', 'signed-in', (visit) => ask(door, visit, 'second')],
  ['POST', '/people/second/passkey', 'signed-in', (visit) => second(door, visit)],
  ['GET', AT, 'signed-in', (visit) => list(door, visit)],
  ['POST', AT, 'signed-in', (visit) => add(door, visit)],
  ['POST', `${AT}/remove`, 'signed-in', (visit) => remove(door, visit)],
]

const browserOf = (visit: Visit) => hashOf(visit.holds()).toString('base64url')

async function ask(door: Door, visit: Visit, at: 'sign-in' | 'second', errors: Errors = {}): Promise<Reply> {
  const options = await askToUse(door, visit.world, browserOf(visit))
  const next = nextOf(typed(visit.form, 'next') || visit.query('next'))
  const page = <UsePasskey {...{ at, options, next, own: typed(visit.form, 'own') === 'yes', errors }} />
  return { page, ...(Object.keys(errors).length > 0 && { status: 422 }) }
}

const proven = (door: Door, visit: Visit) => usePasskey(door, visit.world, answerOf(visit), browserOf(visit))

function answerOf({ form }: Visit): string {
  return typeof form.answer === 'string' ? form.answer : ''
}

async function signIn(door: Door, visit: Visit): Promise<Reply> {
  const person = await proven(door, visit)
  // The device saw to it that it was this person (finger, face or screen lock): that is two proofs in one.
  return person
    ? comeIn(visit, person, 'passkey', 'two-factor')
    : ask(door, visit, 'sign-in', { main: visit.say('passkey.wrong') })
}

async function second(door: Door, visit: Visit): Promise<Reply> {
  const person = await proven(door, visit)
  if (person !== meOf(visit).person) return ask(door, visit, 'second', { main: visit.say('passkey.wrong') })
  return renewed(visit, nextOf(typed(visit.form, 'next')), { assurance: 'two-factor' })
}

async function list(door: Door, visit: Visit, errors: Errors = {}): Promise<Reply> {
  const { person, mayChange } = await proofsOf(visit)
  const first = mayChange ? undefined : secondFirst(visit, AT)
  if (first) return first
  const { world } = visit
  const who = await personOf(world.read, world, person)
  const name = who?.name ?? who?.email ?? visit.say('invite.somebody')
  const options = await askToMake(door, world, { id: person, name }, browserOf(visit))
  const passkeys = await passkeysOf(world.read, world, person)
  const page = (
    <Passkeys
      {...{ passkeys, options, zone: world.organisation.zone, name: typed(visit.form, 'name'), errors }}
    />
  )
  return { page, ...(Object.keys(errors).length > 0 && { status: 422 }) }
}

async function add(door: Door, visit: Visit): Promise<Reply> {
  const { person, mayChange } = await proofsOf(visit)
  if (!mayChange) return list(door, visit)
  const name = typed(visit.form, 'name').trim().slice(0, 60)
  if (!name) return list(door, visit, { name: visit.say('passkey.name.ask') })
  const made = { person, name, answer: answerOf(visit), browser: browserOf(visit) }
  if (!(await addPasskey(door, visit.world, made)))
    return list(door, visit, { main: visit.say('passkey.not-made') })
  return renewed(visit, AT, { assurance: 'two-factor' })
}

async function remove(door: Door, visit: Visit): Promise<Reply> {
  const { person, mayChange } = await proofsOf(visit)
  if (!mayChange) return list(door, visit)
  const which = typed(visit.form, 'which')
  const has = await passkeysOf(visit.world.read, visit.world, person)
  found(has.find((one) => one.id === which))
  await removePasskey(visit.world, person, which)
  return { goTo: AT }
}
