import { randomUUID } from 'node:crypto'
import { may } from '../../../kernel/actor.js'
import { found } from '../../../kernel/found.js'
import { id, isId } from '../../../kernel/id.js'
import { idAt } from '../../../platform/web/at.js'
import { typed } from '../../../platform/web/form.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import { CARD_KINDS, isNumber, isSecret, nameRefused } from './card.js'
import { cancel, makeOwnCard, type Printed, printForPerson, useCard } from './card-commands.js'
import { comeIn } from './code-routes.js'
import { type Door, nextOf, originOf } from './door.js'
import { meant } from './letters.js'
import { meOf, proofsOf, secondFirst } from './me.js'
import { cardOf, cardsToPrint, findCard } from './queries.js'
import { CardSignIn } from './views/card-sign-in.js'
import { CancelByPhone, Cards, MakeCard } from './views/cards.js'
import { PrintedCard } from './views/printed-card.js'
import { WORDS } from './words.js'

export const cardRoutes = (door: Door): readonly Route[] => [
  ['GET', '/people/sign-in/card', 'anyone', async (visit) => ({ page: askCard(visit) })],
  ['POST', '/people/sign-in/card', 'anyone', (visit) => signIn(door, visit)],
  ['GET', '/people/cards', 'signed-in', async (visit) => ({ page: await list(visit) })],
  [
    'GET',
    '/people/cards/new',
    'signed-in',
    async (visit) => (await guarded(visit)) ?? { page: await askNew(visit) },
  ],
  ['POST', '/people/cards/new', 'signed-in', async (visit) => (await guarded(visit)) ?? make(door, visit)],
  ['POST', '/people/cards/:id/cancel', 'signed-in', cancelOwn],
  ['POST', '/people/cards/:id/print', 'signed-in', (visit) => print(door, visit)],
  ['GET', '/people/cards/by-phone', 'signed-in', async (visit) => ({ page: byPhone(visit) })],
  ['POST', '/people/cards/by-phone', 'signed-in', cancelByPhone],
]

/** The QR code of a card fills this form in, and does nothing else. */
function askCard(visit: Visit, errors: Errors = {}) {
  const { form, query } = visit
  const who = typed(form, 'who') || query('number') || ''
  // What was wrong is shown again, so that the one letter can be mended.
  const secret = typed(form, 'card') || query('code') || ''
  const next = nextOf(typed(form, 'next') || query('next'))
  return <CardSignIn {...{ who, secret, next, own: typed(form, 'own') === 'yes', errors }} />
}

/** What can be seen to be a slip, before anybody looks anything up. */
function slips({ form, say }: Visit): Errors {
  const [who, secret] = [typed(form, 'who'), typed(form, 'card')]
  const errors: Record<string, string> = {}
  // A name may be chosen, but what has a digit in it and the length of a number was meant as one.
  const asNumber = /\d/.test(who) && meant(who).length === 8 && !isNumber(who)
  if (who.trim() === '') errors.who = say('card.who.ask')
  else if (asNumber) errors.who = say('card.number-slip')
  if (!isSecret(secret)) errors.card = say('card.slip')
  return errors
}

/** The proof of a card, from a form that holds it. */
export async function provenBy(door: Door, visit: Visit) {
  const errors = slips(visit)
  if (Object.keys(errors).length > 0) return { ok: false, errors } as const
  const [who, secret] = [typed(visit.form, 'who'), typed(visit.form, 'card')]
  await visit.tries('card', who.trim().toLowerCase())
  const answer = await useCard(door, visit.world, who, secret)
  return answer.ok ? answer : ({ ok: false, errors: { card: visit.say(WORDS[answer.no]) } } as const)
}

async function signIn(door: Door, visit: Visit): Promise<Reply> {
  const proven = await provenBy(door, visit)
  if (!proven.ok) return { page: askCard(visit, proven.errors), status: 422 }
  return comeIn(visit, proven.person, 'card')
}

async function list(visit: Visit, errors: Errors = {}) {
  const { world, actor } = visit
  const card = await cardOf(world.read, world, meOf(visit).person)
  const mends = may(actor, 'people.mend')
  const toPrint = mends ? await cardsToPrint(world) : []
  return <Cards {...{ card, toPrint, mends, zone: world.organisation.zone, errors }} />
}

async function askNew(visit: Visit, errors: Errors = {}) {
  const { form, query, world } = visit
  const kind = CARD_KINDS.find((one) => one === (typed(form, 'kind') || query('kind'))) ?? 'card'
  const has = await cardOf(world.read, world, meOf(visit).person)
  // The page chooses the id, so that a page that is sent twice makes one card.
  return (
    <MakeCard
      kind={kind}
      id={randomUUID()}
      name={typed(form, 'name')}
      has={has !== undefined}
      errors={errors}
    />
  )
}

/** A card is a proof: whoever has a second one shows it before they make one. */
async function guarded(visit: Visit): Promise<Reply | undefined> {
  const { mayChange } = await proofsOf(visit)
  return mayChange ? undefined : secondFirst(visit, '/people/cards/new')
}

async function make(door: Door, visit: Visit): Promise<Reply> {
  const { form, say, world, actor } = visit
  const kind = found(CARD_KINDS.find((one) => one === typed(form, 'kind')))
  const card = id<'Card'>(found(isId(typed(form, 'id')) ? typed(form, 'id') : undefined))
  const name = typed(form, 'name').trim() || undefined
  const odd = name === undefined ? undefined : nameRefused(name)
  if (odd) return { page: await askNew(visit, { name: say(WORDS[odd]) }), status: 422 }
  const answer = await makeOwnCard(world, actor, { id: card, kind, name })
  if (!answer.ok) return { page: await askNew(visit, { main: say(WORDS[answer.no]) }), status: 409 }
  return { page: await printed(door, visit, answer.next, kind) }
}

async function print(door: Door, visit: Visit): Promise<Reply> {
  const { world, actor, say } = visit
  const of = id<'Card'>(idAt(visit, 'id'))
  found(may(actor, 'people.mend') ? await findCard(world.read, world, of) : undefined)
  const answer = await printForPerson(world, actor, of)
  if (!answer.ok) return { page: await list(visit, { main: say(WORDS[answer.no]) }), status: 409 }
  return { page: await printed(door, visit, answer.next, 'card') }
}

async function printed(door: Door, { world }: Visit, card: Printed, kind: 'card' | 'return-code') {
  const origin = await originOf(door, world)
  return <PrintedCard {...{ card, kind, origin, organisation: world.organisation.name }} />
}

async function cancelOwn(visit: Visit): Promise<Reply> {
  const { world, actor, say, session } = visit
  const of = id<'Card'>(idAt(visit, 'id'))
  const card = await cardOf(world.read, world, meOf(visit).person)
  found(card?.id === of ? card : undefined)
  const answer = await cancel(world, actor, { id: of }, session?.hash)
  if (!answer.ok) return { page: await list(visit, { main: say(WORDS[answer.no]) }), status: 422 }
  return { goTo: '/people/cards' }
}

function byPhone({ actor, form }: Visit, errors: Errors = {}, done = false) {
  found(may(actor, 'people.mend') ? true : undefined)
  return <CancelByPhone number={done ? '' : typed(form, 'number')} done={done} errors={errors} />
}

async function cancelByPhone(visit: Visit): Promise<Reply> {
  const { world, actor, say, form } = visit
  found(may(actor, 'people.mend') ? true : undefined)
  const number = typed(form, 'number')
  if (!isNumber(number)) return { page: byPhone(visit, { number: say('card.number-slip') }), status: 422 }
  const answer = await cancel(world, actor, { number })
  if (!answer.ok) return { page: byPhone(visit, { number: say(WORDS[answer.no]) }), status: 422 }
  return { page: byPhone(visit, {}, true) }
}
