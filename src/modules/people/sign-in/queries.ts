import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.js'
import { may } from '../../../kernel/actor.js'
import type { Instant } from '../../../kernel/day.js'
import type { Id } from '../../../kernel/id.js'
import type { Reader, Tx } from '../../../platform/db/scope.js'
import type { World } from '../../../platform/world.js'
import type { Card } from './card.js'
import type { Invitation } from './invitation.js'

/** An invitation as pages show it. */
export type Shown = Invitation & {
  readonly groupName: string
  /** nothing: no name given, or gone */
  readonly maker: string | null
  readonly email: string | null
  readonly words: string | null
}

const invitations = (db: Reader, world: World) =>
  db
    .selectFrom('people_invitation')
    .innerJoin('people_group', (on) =>
      on
        .onRef('people_group.org_id', '=', 'people_invitation.org_id')
        .onRef('people_group.id', '=', 'people_invitation.group_id'),
    )
    .innerJoin('person', (on) =>
      on
        .onRef('person.org_id', '=', 'people_invitation.org_id')
        .onRef('person.id', '=', 'people_invitation.made_by'),
    )
    .select([
      'people_invitation.id',
      'people_invitation.kind',
      'people_invitation.group_id as group',
      'people_invitation.made_by as madeBy',
      'people_invitation.made_at as madeAt',
      'people_invitation.ends_at as endsAt',
      'people_invitation.most',
      'people_invitation.used',
      'people_invitation.used_at as usedAt',
      'people_invitation.cancelled_at as cancelledAt',
      'people_invitation.email',
      'people_invitation.words',
      'people_group.name as groupName',
      'person.name as maker',
    ])
    .where('people_invitation.org_id', '=', world.organisation.id)
    .where('people_group.closed_at', 'is', null)
    .$castTo<Shown>()

/** The invitation of a code somebody holds. Whoever holds the code may see it. */
export const invitationBy = (world: World, hash: Buffer) =>
  invitations(world.read, world).where('people_invitation.code_hash', '=', hash).executeTakeFirst()

/** Invitations this actor made; whoever holds a key sees all. */
function visible(db: Reader, world: World, actor: Actor) {
  const all = invitations(db, world)
  if (may(actor, 'people.mend')) return all
  const own = actor.kind === 'person' ? actor.id : null
  return all.where('people_invitation.made_by', '=', own)
}

export const findInvitation = (world: World, actor: Actor, of: Id<'Invitation'>) =>
  visible(world.read, world, actor).where('people_invitation.id', '=', of).executeTakeFirst()

export const invitationsOf = (world: World, actor: Actor): Promise<readonly Shown[]> =>
  visible(world.read, world, actor).orderBy('people_invitation.made_at', 'desc').limit(200).execute()

/** For changing: locked, by its code or its id. */
export function lockInvitation(
  tx: Tx,
  world: World,
  by: { readonly hash: Buffer } | { readonly id: string },
) {
  const row = tx
    .selectFrom('people_invitation')
    .select([
      'id',
      'kind',
      'group_id as group',
      'made_by as madeBy',
      'made_at as madeAt',
      'ends_at as endsAt',
      'most',
      'used',
      'used_at as usedAt',
      'cancelled_at as cancelledAt',
      'email',
    ])
    .where('org_id', '=', world.organisation.id)
    .$castTo<Invitation & { readonly email: string | null }>()
    .forUpdate()
  return (
    'hash' in by ? row.where('code_hash', '=', by.hash) : row.where('id', '=', by.id)
  ).executeTakeFirst()
}

/** The organisation's own sign-on, where it has one. */
export async function signOnOf(world: World) {
  return world.read
    .selectFrom('sign_on')
    .select(['name', 'issuer', 'client_id', 'sealed'])
    .where('org_id', '=', world.organisation.id)
    .executeTakeFirst()
}

/** What a person can sign in with, and the name they go by. */
export async function personOf(db: Reader, world: World, person: Id<'Person'>) {
  return db
    .selectFrom('person')
    .select(['name', 'email', 'language'])
    .where('org_id', '=', world.organisation.id)
    .where('id', '=', person)
    .where('left_at', 'is', null)
    .executeTakeFirst()
}

const cards = (db: Reader, world: World) =>
  db
    .selectFrom('sign_in_card')
    .select([
      'id',
      'person_id as person',
      'kind',
      'number',
      'name',
      'made_at as madeAt',
      'made_by as madeBy',
      'printed_at as printedAt',
      'last_used_at as lastUsedAt',
      'ended_at as endedAt',
    ])
    .where('org_id', '=', world.organisation.id)
    .$castTo<Card>()

/** The card somebody has now. */
export const cardOf = (db: Reader, world: World, person: Id<'Person'>) =>
  cards(db, world).where('person_id', '=', person).where('ended_at', 'is', null).executeTakeFirst()

export const findCard = (db: Reader, world: World, of: Id<'Card'>) =>
  cards(db, world).where('id', '=', of).executeTakeFirst()

/** Cards that two people agreed on and nobody has printed yet. */
export const cardsToPrint = (world: World) =>
  cards(world.read, world)
    .where('printed_at', 'is', null)
    .where('ended_at', 'is', null)
    .orderBy('made_at')
    .execute()

export type SignedIn = {
  readonly hash: string
  readonly madeAt: Instant
  readonly seenAt: Instant
  readonly endsAt: Instant
  readonly assurance: string
  readonly way: string | null
}

/** Where a person is signed in, the latest use first. */
export const sessionsOf = (world: World, person: Id<'Person'>): Promise<readonly SignedIn[]> =>
  world.read
    .selectFrom('session')
    .select([
      sql<string>`encode(id_hash, 'hex')`.as('hash'),
      'made_at as madeAt',
      'seen_at as seenAt',
      'ends_at as endsAt',
      'assurance',
      'way',
    ])
    .where('org_id', '=', world.organisation.id)
    .where('person_id', '=', person)
    .where('ends_at', '>', world.now())
    .orderBy('seen_at', 'desc')
    .$castTo<SignedIn>()
    .execute()

/** Which second proofs a person has. */
export async function havingOf(world: World, person: Id<'Person'>) {
  const has = await world.read
    .selectFrom('person')
    .select([
      sql<boolean>`exists (select from passkey p where p.org_id = person.org_id and p.person_id = person.id)`.as(
        'passkey',
      ),
      sql<boolean>`exists (select from sign_in_app a where a.org_id = person.org_id and a.person_id = person.id
        and a.confirmed_at is not null)`.as('app'),
      sql<boolean>`exists (select from sign_in_card c where c.org_id = person.org_id and c.person_id = person.id
        and c.ended_at is null and c.secret_hash is not null)`.as('card'),
      sql<boolean>`person.email is not null`.as('code'),
      sql<boolean>`exists (select from sign_in_recovery r where r.org_id = person.org_id and r.person_id = person.id
        and r.used_at is null)`.as('recovery'),
      // Safety contacts may do what asks for two proofs, so their proofs are kept as those of a key.
      sql<boolean>`exists (select from people_key k where k.org_id = person.org_id and k.person_id = person.id
        and k.ended_at is null) or exists (select from duty_answer d where d.org_id = person.org_id
        and d.duty = 'contacts' and person.id::text in (d.answers ->> 'first-person', d.answers ->> 'deputy-person'))`.as(
        'key',
      ),
    ])
    .where('org_id', '=', world.organisation.id)
    .where('id', '=', person)
    .executeTakeFirst()
  return has ?? { passkey: false, app: false, card: false, code: false, recovery: false, key: false }
}

export type Passkey = {
  readonly id: string
  readonly name: string
  readonly madeAt: Instant
  readonly lastUsedAt: Instant | null
}

export const passkeysOf = (db: Reader, world: World, person: Id<'Person'>): Promise<readonly Passkey[]> =>
  db
    .selectFrom('passkey')
    .select(['id', 'name', 'made_at as madeAt', 'last_used_at as lastUsedAt'])
    .where('org_id', '=', world.organisation.id)
    .where('person_id', '=', person)
    .orderBy('made_at')
    .execute()
