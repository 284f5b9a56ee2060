import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { no } from '../../../kernel/decision.js'
import { type Id, id } from '../../../kernel/id.js'
import type { Tx } from '../../../platform/db/scope.js'
import { post } from '../../../platform/mail/post.js'
import { endSessionsOf } from '../../../platform/web/sessions.js'
import type { World } from '../../../platform/world.js'
import { moveContact } from '../duties/safety-contacts.js'
import { keysLeft, mayMerge, mergeKeys } from '../keys/commands.js'
import { endCardsOf, lockPerson, makeToPrint } from './card-commands.js'
import { changedLetter } from './letter-words.js'
import { type Account, type MendRefusal, mayJoin } from './mend.js'

/** What came of it; the caller records the event of the proposal that two people agreed on. */
export type Mended<T> =
  | { readonly ok: true; readonly next: T }
  | { readonly ok: false; readonly no: MendRefusal }

type Person = Id<'Person'>
type Around = Pick<World, 'organisation' | 'now' | 'today'>

/**
 * A lost e-mail address: from now on codes go to another. Every session ends, in case somebody else has the old; and
 * the old address is told, in case it was never lost.
 */
export async function moveEmail(
  tx: Tx,
  world: Around,
  person: Person,
  email: string,
): Promise<Mended<{ email: string }>> {
  const org_id = world.organisation.id
  const there = await lockPerson(tx, world, person)
  if (!there || there.left_at !== null) return no('nobody-there')
  const other = await tx
    .selectFrom('person')
    .select('id')
    .where('org_id', '=', org_id)
    .where('email', '=', email)
    .where('id', '<>', person)
    .executeTakeFirst()
  if (other) return no('email-taken')
  await tx
    .updateTable('person')
    .set({ email })
    .where('org_id', '=', org_id)
    .where('id', '=', person)
    .execute()
  await tx
    .deleteFrom('sign_in_code')
    .where('org_id', '=', org_id)
    .where((or) => or.or([or('email', '=', there.email), or('person_id', '=', person)]))
    .execute()
  await endSessionsOf(tx, org_id, person)
  if (there.email !== null && there.email !== email) {
    const letter = changedLetter(there.language === 'cy' ? 'cy' : 'en', world.organisation.name)
    await post(tx, world, { kind: 'notice', address: there.email, ...letter })
  }
  return { ok: true, next: { email } }
}

/**
 * A lost card: the old one is no good any more, and a new one waits to be printed once by a facilitator.
 * @param by who proposed it
 */
export async function replaceCard(
  tx: Tx,
  world: Around,
  person: Person,
  by: Person,
): Promise<Mended<{ card: Id<'Card'> }>> {
  const there = await lockPerson(tx, world, person)
  if (!there || there.left_at !== null) return no('nobody-there')
  await endCardsOf(tx, world, person, 'replaced')
  await endSessionsOf(tx, world.organisation.id, person)
  const card = id<'Card'>(randomUUID())
  await makeToPrint(tx, world, { id: card, person, madeBy: by })
  return { ok: true, next: { card } }
}

/**
 * Two accounts of one person become one: `from` ends, and its groups, perspectives and ways of signing in come to
 * `into`. Whoever asks locks nothing beforehand: both are locked here, always in the same order.
 */
export async function joinPersons(
  tx: Tx,
  world: Around,
  from: Person,
  into: Person,
): Promise<Mended<{ into: Person }>> {
  const accounts: Record<string, Account> = {}
  for (const one of [from, into].sort()) {
    const there = await lockPerson(tx, world, one)
    const isHere = there !== undefined && there.left_at === null
    accounts[one] = { id: one, isHere, holdsKey: await holdsKey(tx, world, one) }
  }
  const may = mayJoin(accounts[from], accounts[into])
  if (!may.ok) return may
  const keys = await mayMerge(tx, world, from, into)
  if (keys) return no(keys === 'both-sides' ? keys : 'both-hold-a-key')
  await mergeKeys(tx, world, from, into)
  await moveGroups(tx, world, from, into)
  await movePerspectives(tx, world, from, into)
  await moveProofs(tx, world, from, into)
  await moveContact(tx, world, from, into)
  await leave(tx, world, from, into)
  await keysLeft(tx, world, from)
  return { ok: true, next: { into } }
}

/** Does somebody hold a key, or is one offered to them? Locked, so that none is given meanwhile. */
async function holdsKey(tx: Tx, { organisation }: Around, person: Person): Promise<boolean> {
  const keys = await tx
    .selectFrom('people_key')
    .select('id')
    .where('org_id', '=', organisation.id)
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .forUpdate()
    .execute()
  return keys.length > 0
}

async function moveGroups(tx: Tx, { organisation, now }: Around, from: Person, into: Person): Promise<void> {
  const org = organisation.id
  await sql`insert into people_member (org_id, group_id, person_id, since)
    select org_id, group_id, ${into}, since from people_member
    where org_id = ${org} and person_id = ${from} and left_at is null
    on conflict (org_id, group_id, person_id) do update
      set left_at = null, since = least(people_member.since, excluded.since)`.execute(tx)
  await tx
    .updateTable('people_member')
    .set({ left_at: now() })
    .where('org_id', '=', org)
    .where('person_id', '=', from)
    .where('left_at', 'is', null)
    .execute()
}

async function movePerspectives(tx: Tx, { organisation }: Around, from: Person, into: Person): Promise<void> {
  const org = organisation.id
  await sql`insert into person_perspective (org_id, person_id, perspective_id, own_words)
    select org_id, ${into}, perspective_id, own_words from person_perspective
    where org_id = ${org} and person_id = ${from}
    on conflict do nothing`.execute(tx)
  await tx.deleteFrom('person_perspective').where('org_id', '=', org).where('person_id', '=', from).execute()
  await sql`insert into person_need (org_id, person_id, format, channel, support, own_words, seen_by, review_on)
    select org_id, ${into}, format, channel, support, own_words, seen_by, review_on from person_need
    where org_id = ${org} and person_id = ${from}
    on conflict do nothing`.execute(tx)
  await tx.deleteFrom('person_need').where('org_id', '=', org).where('person_id', '=', from).execute()
}

/** Passkeys, work sign-on and what was said of help come along; a card, an app and recovery codes are made anew. */
async function moveProofs(tx: Tx, world: Around, from: Person, into: Person): Promise<void> {
  const org = world.organisation.id
  for (const table of ['passkey', 'sign_on_person', 'people_support'] as const)
    await tx
      .updateTable(table)
      .set({ person_id: into })
      .where('org_id', '=', org)
      .where('person_id', '=', from)
      .execute()
  for (const table of ['sign_in_app', 'sign_in_recovery', 'sign_in_code'] as const)
    await tx.deleteFrom(table).where('org_id', '=', org).where('person_id', '=', from).execute()
  await endCardsOf(tx, world, from, 'replaced')
}

async function leave(tx: Tx, { organisation, now }: Around, from: Person, into: Person): Promise<void> {
  const org = organisation.id
  const person = (one: Person) =>
    tx.selectFrom('person').select(['email', 'name']).where('org_id', '=', org).where('id', '=', one)
  const [old, kept] = [await person(from).executeTakeFirst(), await person(into).executeTakeFirst()]
  const change = (one: Person) => tx.updateTable('person').where('org_id', '=', org).where('id', '=', one)
  await change(from).set({ email: null, left_at: now() }).execute()
  await change(into)
    .set({ email: kept?.email ?? old?.email ?? null, name: kept?.name ?? old?.name ?? null })
    .execute()
  await endSessionsOf(tx, org, from)
  await tx
    .insertInto('person_joined')
    .values({ org_id: org, person_id: from, into_id: into, at: now() })
    .execute()
}
