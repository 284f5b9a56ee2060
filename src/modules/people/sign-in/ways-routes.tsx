import { Type } from '@sinclair/typebox'
import { fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import { typed } from '../../../platform/web/form.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import type { Say } from '../../../ui/say.js'
import { CODE_DIGITS, digitsOf } from './code.js'
import { addressOf, sendCode, useCode } from './code-commands.js'
import { letterOf } from './code-routes.js'
import type { Door } from './door.js'
import { changeEmail } from './email-commands.js'
import { meOf, proofsOf, secondFirst } from './me.js'
import { cardOf, passkeysOf, personOf } from './queries.js'
import { ConfirmEmail, NewEmail } from './views/email.js'
import { Ways } from './views/ways.js'
import { WORDS } from './words.js'

const AT = '/people/ways/email'
const address = (say: Say) => Type.Object({ email: fieldsIn(say).email(say('code.email.ask')) })

export const waysRoutes = (door: Door): readonly Route[] => [
  ['GET', '/people/ways', 'signed-in', async (visit) => ({ page: await ways(visit) })],
  ['GET', AT, 'signed-in', (visit) => email(visit)],
  ['POST', AT, 'signed-in', (visit) => askNew(door, visit)],
  ['POST', `${AT}/again`, 'signed-in', (visit) => again(door, visit)],
  ['POST', `${AT}/code`, 'signed-in', (visit) => confirm(door, visit)],
]

async function ways(visit: Visit) {
  const { world } = visit
  const { person, having } = await proofsOf(visit)
  const who = await personOf(world.read, world, person)
  const card = await cardOf(world.read, world, person)
  const passkeys = await passkeysOf(world.read, world, person)
  return <Ways email={who?.email ?? null} card={card} passkeys={passkeys.length} having={having} />
}

async function email(visit: Visit, errors: Errors = {}): Promise<Reply> {
  const { person, mayChange } = await proofsOf(visit)
  const first = mayChange ? undefined : secondFirst(visit, AT)
  if (first) return first
  const letter = letterOf(typed(visit.form, 'letter') || visit.query('letter'))
  const wrong = Object.keys(errors).length > 0 && ({ status: 422 } as const)
  if (letter && (await addressOf(visit.world, letter, 'new-email')))
    return { page: <ConfirmEmail letter={letter} errors={errors} />, ...wrong }
  const who = await personOf(visit.world.read, visit.world, person)
  const page = <NewEmail now={who?.email ?? null} email={typed(visit.form, 'email')} errors={errors} />
  return { page, ...wrong }
}

async function askNew(door: Door, visit: Visit): Promise<Reply> {
  const filled = fill(address(visit.say), visit.form)
  if (!filled.ok) return email(visit, filled.errors)
  const { mayChange } = await proofsOf(visit)
  if (!mayChange) return email(visit)
  return send(door, visit, filled.value.email)
}

async function send(door: Door, visit: Visit, to: string): Promise<Reply> {
  const { world, language } = visit
  const { person } = meOf(visit)
  await visit.tries('code-letter', to)
  const letter = await sendCode(door, world, { purpose: 'new-email', email: to, person, language })
  if (!letter) return email(visit, { email: visit.say('code.many') })
  return { goTo: `${AT}?letter=${letter}` }
}

/** One press more: nothing has to be typed again. */
async function again(door: Door, visit: Visit): Promise<Reply> {
  const letter = letterOf(typed(visit.form, 'letter'))
  const sent = letter && (await addressOf(visit.world, letter, 'new-email'))
  return sent && sent.person === meOf(visit).person ? send(door, visit, sent.email) : email(visit)
}

async function confirm(door: Door, visit: Visit): Promise<Reply> {
  const { world, say, form } = visit
  const { person, mayChange } = await proofsOf(visit)
  if (!mayChange) return email(visit)
  const code = typed(form, 'code')
  const letter = letterOf(typed(form, 'letter'))
  if (digitsOf(code).length !== CODE_DIGITS || !letter)
    return email(visit, { code: say('code.length', { digits: CODE_DIGITS }) })
  await visit.tries('code', letter)
  const sent = await addressOf(world, letter, 'new-email')
  // A letter that somebody else asked for is not theirs to confirm.
  if (sent?.person !== person) return email(visit, { code: say(WORDS['code-old']) })
  const answer = await useCode(door, world, { purpose: 'new-email', letter, typed: code })
  if (!answer.ok) return email(visit, { code: say(WORDS[answer.no]) })
  const changed = await changeEmail(world, person, answer.email)
  return changed.ok ? { goTo: '/people/ways' } : email(visit, { main: say(WORDS[changed.no]) })
}
