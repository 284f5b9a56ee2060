import { randomUUID } from 'node:crypto'
import { instant } from '../../../kernel/day.js'
import { no, yes } from '../../../kernel/decision.js'
import { type Id, id } from '../../../kernel/id.js'
import {
  addressAt,
  answered,
  freshWay,
  mayAsk,
  type SignOn,
  type Way,
} from '../../../platform/sign-in/sign-on.js'
import type { World } from '../../../platform/world.js'
import { aside, type Door, hashOf, keyedHash, NOBODY, originOf, sameHash, seal, unseal } from './door.js'
import { signOnOf } from './queries.js'

const BACK = '/people/sign-in/organisation/back'
const WAY_MINUTES = 15
const CLAIM_MINUTES = 30

type Person = Id<'Person'>
const after = (world: World, minutes: number) => instant(new Date(Date.parse(world.now()) + minutes * 60_000))
const clock = (world: World) => Date.parse(world.now())

/** How we are known to the provider; the client secret is kept sealed. */
async function openSignOn(door: Door, world: World): Promise<SignOn | undefined> {
  const row = await signOnOf(world)
  if (!row) return undefined
  const clientSecret = unseal(door, world, 'sign-on', row.sealed).toString()
  return { issuer: row.issuer, clientId: row.client_id, clientSecret }
}

export type SignOnSettings = SignOn & { readonly name: string }

/** Sets the organisation's sign-on, from the command line. Members see that it was done, not the secret. */
export function setSignOn(
  door: Door,
  world: World,
  { issuer, clientId, clientSecret, name }: SignOnSettings,
) {
  return world.act({ kind: 'operator' }, async (tx) => {
    if (!mayAsk(issuer)) return no('not-https')
    const sealed = seal(door, world, 'sign-on', Buffer.from(clientSecret))
    const values = { issuer, client_id: clientId, sealed, name, set_at: world.now() }
    await tx
      .insertInto('sign_on')
      .values({ org_id: world.organisation.id, ...values })
      .onConflict((there) => there.column('org_id').doUpdateSet(values))
      .execute()
    const { hostname } = new URL(issuer)
    return yes(undefined, {
      name: 'people.sign-on-set',
      about: `organisation:${world.organisation.id}`,
      facts: { host: hostname },
    })
  })
}

/** Takes it away again; who joined it to their place here signs in as they did before. */
export function removeSignOn(world: World) {
  return world.act({ kind: 'operator' }, async (tx) => {
    const gone = await tx.deleteFrom('sign_on').where('org_id', '=', world.organisation.id).executeTakeFirst()
    if (gone.numDeletedRows === 0n) return no('no-sign-on')
    return yes(undefined, { name: 'people.sign-on-removed', about: `organisation:${world.organisation.id}` })
  })
}

/**
 * Somebody sets out for the provider. What must be the same when they come back is kept sealed, for this browser.
 * @returns the address at the provider; nothing where there is none, or it is away
 */
export async function setOut(
  door: Door,
  world: World,
  browser: string,
  next: string,
): Promise<string | undefined> {
  const signOn = await openSignOn(door, world)
  if (!signOn) return undefined
  const way = freshWay()
  const address = await addressAt(signOn, `${await originOf(door, world)}${BACK}`, way, clock(world))
  if (address === undefined) return undefined
  await aside(door, world, (tx) =>
    tx
      .insertInto('sign_on_way')
      .values({
        org_id: world.organisation.id,
        state_hash: hashOf(way.state),
        browser: hashOf(browser),
        sealed: seal(door, world, 'sign-on way', Buffer.from(JSON.stringify([way.nonce, way.verifier]))),
        next,
        ends_at: after(world, WAY_MINUTES),
      })
      .execute(),
  )
  return address
}

export type Came =
  | { readonly kind: 'person'; readonly person: Person; readonly next: string }
  /** joined to nobody here yet */
  | { readonly kind: 'claim'; readonly claim: Id<'Claim'> }
  | { readonly kind: 'refused' }

/** Somebody comes back, in the browser they set out from, for the first time. */
export async function comeBack(door: Door, world: World, browser: string, query: string): Promise<Came> {
  const signOn = await openSignOn(door, world)
  const kept = await takeWay(door, world, browser, new URLSearchParams(query).get('state') ?? '')
  if (!signOn || !kept) return { kind: 'refused' }
  const came = new URL(`${await originOf(door, world)}${BACK}?${query}`)
  const answer = await answered(signOn, came, kept.way, clock(world))
  if (!answer.ok) return { kind: 'refused' }
  const { subject, email } = answer
  const person = await joinedTo(world, signOn.issuer, subject)
  if (person) return { kind: 'person', person, next: kept.next }
  return { kind: 'claim', claim: await makeClaim(door, world, { issuer: signOn.issuer, subject, email }) }
}

/** A way back is taken once: whatever comes of it, the same state is never good again. */
function takeWay(door: Door, world: World, browser: string, state: string) {
  return aside(door, world, async (tx): Promise<{ way: Way; next: string } | undefined> => {
    const row = await tx
      .deleteFrom('sign_on_way')
      .where('org_id', '=', world.organisation.id)
      .where('state_hash', '=', hashOf(state))
      .returning(['browser', 'sealed', 'next', 'ends_at'])
      .executeTakeFirst()
    if (!row || !sameHash(row.browser, hashOf(browser)) || world.now() >= row.ends_at) return undefined
    const [nonce = '', verifier = '']: string[] = JSON.parse(
      unseal(door, world, 'sign-on way', row.sealed).toString(),
    )
    return { way: { state, nonce, verifier }, next: row.next }
  })
}

async function joinedTo(world: World, issuer: string, subject: string): Promise<Person | undefined> {
  const row = await world.read
    .selectFrom('sign_on_person')
    .innerJoin('person', (on) =>
      on
        .onRef('person.org_id', '=', 'sign_on_person.org_id')
        .onRef('person.id', '=', 'sign_on_person.person_id'),
    )
    .select('person.id')
    .where('sign_on_person.org_id', '=', world.organisation.id)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .where('person.left_at', 'is', null)
    .executeTakeFirst()
  return row && id<'Person'>(row.id)
}

type Claimed = { readonly issuer: string; readonly subject: string; readonly email: string | undefined }

async function makeClaim(
  door: Door,
  world: World,
  { issuer, subject, email }: Claimed,
): Promise<Id<'Claim'>> {
  const claim = id<'Claim'>(randomUUID())
  const email_hash = email === undefined ? null : keyedHash(door, world, 'claim', email)
  const row = { org_id: world.organisation.id, id: claim, issuer, subject, email_hash }
  await aside(door, world, (tx) =>
    tx
      .insertInto('sign_on_claim')
      .values({ ...row, ends_at: after(world, CLAIM_MINUTES) })
      .execute(),
  )
  return claim
}

/** The claim that a signed-in person may say yes to: of the address that is theirs, and not over. */
export async function claimFor(door: Door, world: World, claim: Id<'Claim'>, email: string | null) {
  const row = await world.read
    .selectFrom('sign_on_claim')
    .select(['issuer', 'subject', 'email_hash', 'ends_at'])
    .where('org_id', '=', world.organisation.id)
    .where('id', '=', claim)
    .executeTakeFirst()
  if (!row || world.now() >= row.ends_at || email === null || row.email_hash === null) return undefined
  return sameHash(row.email_hash, keyedHash(door, world, 'claim', email)) ? row : undefined
}

/** The person said yes: from now on this sign-on is theirs. */
export function joinSignOn(
  world: World,
  person: Person,
  claim: Id<'Claim'>,
  at: { issuer: string; subject: string },
) {
  const org_id = world.organisation.id
  return world.act(NOBODY, async (tx) => {
    const gone = await tx
      .deleteFrom('sign_on_claim')
      .where('org_id', '=', org_id)
      .where('id', '=', claim)
      .executeTakeFirst()
    if (gone.numDeletedRows === 0n) return no('no-claim')
    const row = { org_id, issuer: at.issuer, subject: at.subject, person_id: person, since: world.now() }
    const joined = await tx
      .insertInto('sign_on_person')
      .values(row)
      .onConflict((there) => there.doNothing())
      .executeTakeFirst()
    if (Number(joined.numInsertedOrUpdatedRows) === 0) return no('no-claim')
    return yes(undefined, { name: 'people.sign-on-joined', about: `proof:${randomUUID()}` })
  })
}
