import { randomBytes } from 'node:crypto'
import type { Actor } from '../../../kernel/actor.js'
import { no } from '../../../kernel/decision.js'
import { found } from '../../../kernel/found.js'
import { type Id, id } from '../../../kernel/id.js'
import type { Tx } from '../../../platform/db/scope.js'
import type { World } from '../../../platform/world.js'
import {
  type Card,
  type CardKind,
  type CardRefusal,
  cancelCard,
  lookedUpBy,
  makeCard,
  NUMBER_LETTERS,
  printCard,
  SECRET_LETTERS,
} from './card.js'
import { aside, type Door, hashOf, keyedHash, NOBODY, sameHash } from './door.js'
import { meant, spell } from './letters.js'
import { findCard } from './queries.js'
import { tryAt } from './tries.js'

/** What stands on a card. Shown once, and never kept as it is. */
export type Printed = { readonly number: string; readonly secret: string; readonly name: string | null }

const letters = (count: number) => spell(randomBytes(count))

type OwnCard = { readonly id: Id<'Card'>; readonly kind: CardKind; readonly name: string | undefined }

/**
 * A person makes a card for themselves; the one before is no good any more. The page chose the card's id, so a page
 * that is sent twice makes one card.
 */
export function makeOwnCard(world: World, actor: Actor, { id: card, kind, name }: OwnCard) {
  return world.act(NOBODY, async (tx) => {
    const answer = makeCard({ id: card, kind }, actor)
    if (!answer.ok || actor.kind !== 'person') return no('not-allowed')
    // One at a time for each person, so that two at once leave one card.
    await lockPerson(tx, world, actor.id)
    if (await findCard(tx, world, card)) return no('card-printed')
    await endCardsOf(tx, world, actor.id, 'replaced')
    const printed: Printed = {
      number: letters(NUMBER_LETTERS),
      secret: letters(SECRET_LETTERS),
      name: name ?? null,
    }
    await tx
      .insertInto('sign_in_card')
      .values({
        org_id: world.organisation.id,
        id: card,
        person_id: actor.id,
        kind,
        number: printed.number,
        name: name?.toLowerCase() ?? null,
        secret_hash: hashOf(printed.secret),
        made_at: world.now(),
        printed_at: world.now(),
      })
      .execute()
    return { ...answer, next: printed }
  })
}

/** Prints, once, a card that two people agreed on. */
export function printForPerson(world: World, actor: Actor, of: Id<'Card'>) {
  return world.act(actor, async (tx) => {
    const card = found(await lockCard(tx, world, of))
    const answer = printCard(card, actor)
    if (!answer.ok) return answer
    const secret = letters(SECRET_LETTERS)
    await tx
      .updateTable('sign_in_card')
      .set({ secret_hash: hashOf(secret), printed_at: world.now() })
      .where('org_id', '=', world.organisation.id)
      .where('id', '=', of)
      .execute()
    return { ...answer, next: { number: card.number, secret, name: card.name } }
  })
}

/** No good any more; who came in by it is signed out wherever that was. `here`: the session that asks stays. */
export function cancel(
  world: World,
  actor: Actor,
  which: { readonly id: Id<'Card'> } | { readonly number: string },
  here?: Buffer,
) {
  const own = 'id' in which
  return world.act(own ? NOBODY : actor, async (tx) => {
    const card = found(await lockCard(tx, world, which))
    const answer = cancelCard(card, actor, own ? 'cancelled' : 'by-phone', world.now())
    if (!answer.ok) return answer
    await endCardsOf(tx, world, card.person, answer.next.endedWhy)
    let sessions = tx
      .deleteFrom('session')
      .where('org_id', '=', world.organisation.id)
      .where('person_id', '=', card.person)
      .where('way', '=', 'card')
    if (own && here) sessions = sessions.where('id_hash', '<>', here)
    await sessions.execute()
    return answer
  })
}

async function lockCard(
  tx: Tx,
  world: World,
  by: { readonly id: Id<'Card'> } | { readonly number: string } | Id<'Card'>,
) {
  const row = tx
    .selectFrom('sign_in_card')
    .select('id')
    .where('org_id', '=', world.organisation.id)
    .forUpdate()
  const which = typeof by === 'string' ? { id: by } : by
  const locked = await ('id' in which
    ? row.where('id', '=', which.id)
    : row.where('number', '=', meant(which.number)).where('ended_at', 'is', null)
  ).executeTakeFirst()
  return locked && findCard(tx, world, id<'Card'>(locked.id))
}

type Here = Pick<World, 'organisation' | 'now'>

export async function lockPerson(tx: Tx, world: Here, person: Id<'Person'>) {
  return tx
    .selectFrom('person')
    .select(['id', 'email', 'language', 'left_at'])
    .where('org_id', '=', world.organisation.id)
    .where('id', '=', person)
    .forUpdate()
    .executeTakeFirst()
}

/** Ends the card a person has, if any. */
export async function endCardsOf(tx: Tx, world: Here, person: Id<'Person'>, why: EndedWhy): Promise<void> {
  await tx
    .updateTable('sign_in_card')
    .set({ ended_at: world.now(), ended_why: why })
    .where('org_id', '=', world.organisation.id)
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .execute()
}
type EndedWhy = 'cancelled' | 'by-phone' | 'replaced' | 'left'

/** A card as new, for `replaceCard`: agreed by two people, to be printed once. @returns its number */
export async function makeToPrint(
  tx: Tx,
  world: Here,
  card: Pick<Card, 'id' | 'person' | 'madeBy'>,
): Promise<string> {
  const number = letters(NUMBER_LETTERS)
  const made = { id: card.id, person_id: card.person, made_by: card.madeBy, made_at: world.now() }
  await tx
    .insertInto('sign_in_card')
    .values({ org_id: world.organisation.id, ...made, kind: 'card', number })
    .execute()
  return number
}

export type CardAnswer =
  | { readonly ok: true; readonly person: Id<'Person'> }
  | { readonly ok: false; readonly no: CardRefusal }

/**
 * Does this card open the door? Known or not, it does the same work. Wrong tries are counted for all processes
 * together; a right one clears them.
 */
export function useCard(door: Door, world: World, who: string, secret: string): Promise<CardAnswer> {
  return aside(door, world, async (tx) => {
    const [org_id, now] = [world.organisation.id, world.now()]
    const by = lookedUpBy(who)
    const target = keyedHash(door, world, 'card', 'number' in by ? `number ${by.number}` : `name ${by.name}`)
    const cards = tx
      .selectFrom('sign_in_card')
      .innerJoin('person', (on) =>
        on
          .onRef('person.org_id', '=', 'sign_in_card.org_id')
          .onRef('person.id', '=', 'sign_in_card.person_id'),
      )
      .select(['sign_in_card.id', 'sign_in_card.person_id', 'sign_in_card.secret_hash'])
      .where('sign_in_card.org_id', '=', org_id)
      .where('sign_in_card.ended_at', 'is', null)
      .where('person.left_at', 'is', null)
    const hash = hashOf(meant(secret))
    const tried = await tryAt(tx, world, { target }, async () => {
      const rows = await ('number' in by
        ? cards.where('sign_in_card.number', '=', by.number)
        : cards.where('sign_in_card.name', '=', by.name)
      ).execute()
      return rows.find((row) => sameHash(row.secret_hash ?? NO_SECRET, hash))
    })
    const right = typeof tried === 'string' ? undefined : tried.right
    await tx
      .updateTable('sign_in_card')
      .set({ last_used_at: now })
      .where('org_id', '=', org_id)
      .where('id', '=', right?.id ?? null)
      .execute()
    if (tried === 'wait') return { ok: false, no: 'card-wait' }
    return right ? { ok: true, person: id<'Person'>(right.person_id) } : { ok: false, no: 'card-wrong' }
  })
}

const NO_SECRET = Buffer.alloc(32)
