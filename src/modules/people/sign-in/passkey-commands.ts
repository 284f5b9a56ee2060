import type { Id } from '../../../kernel/id.js'
import { id } from '../../../kernel/id.js'
import {
  CHALLENGE_MINUTES,
  challengeFor,
  isChallenge,
  madePasskey,
  optionsToMake,
  optionsToUse,
  passkeyNamed,
  usedPasskey,
} from '../../../platform/sign-in/passkeys.js'
import type { World } from '../../../platform/world.js'
import { aside, type Door, keyFor, originOf } from './door.js'
import { passkeysOf } from './queries.js'
import { changeProof, spend } from './second-commands.js'

type Person = Id<'Person'>

const placeOf = async (door: Door, world: World) => ({
  origin: await originOf(door, world),
  name: world.organisation.name,
})
const now = (world: World) => Date.parse(world.now())
const toMake = (person: Person, browser: string) => `make ${person} ${browser}`
const toUse = (browser: string) => `use ${browser}`

export async function askToMake(
  door: Door,
  world: World,
  person: { id: Person; name: string },
  browser: string,
) {
  const has = (await passkeysOf(world.read, world, person.id)).map((one) => one.id)
  const challenge = challengeFor(keyFor(door, world, 'passkey'), toMake(person.id, browser), now(world))
  return optionsToMake(await placeOf(door, world), { ...person, has }, challenge)
}

export async function askToUse(door: Door, world: World, browser: string) {
  const challenge = challengeFor(keyFor(door, world, 'passkey'), toUse(browser), now(world))
  return optionsToUse(await placeOf(door, world), challenge)
}

/** Is this challenge ours, for this use and browser, and answered for the first time? */
const once = (door: Door, world: World, what: string) => async (challenge: string) =>
  isChallenge(keyFor(door, world, 'passkey'), what, challenge, now(world)) &&
  aside(door, world, (tx) => spend(tx, world, `passkey ${challenge}`, CHALLENGE_MINUTES))

type Made = {
  readonly person: Person
  readonly name: string
  readonly answer: string
  readonly browser: string
}

export async function addPasskey(
  door: Door,
  world: World,
  { person, name, answer, browser }: Made,
): Promise<boolean> {
  const made = await madePasskey(
    await placeOf(door, world),
    answer,
    once(door, world, toMake(person, browser)),
  )
  if (!made) return false
  await changeProof(world, 'people.proof-added', 'passkey', (tx) =>
    tx
      .insertInto('passkey')
      .values({
        org_id: world.organisation.id,
        id: made.id,
        person_id: person,
        name,
        public_key: Buffer.from(made.publicKey),
        counter: made.counter,
        transports: [...made.transports],
        made_at: world.now(),
      })
      .execute(),
  )
  return true
}

export const removePasskey = (world: World, person: Person, passkey: string) =>
  changeProof(world, 'people.proof-removed', 'passkey', (tx) =>
    tx
      .deleteFrom('passkey')
      .where('org_id', '=', world.organisation.id)
      .where('person_id', '=', person)
      .where('id', '=', passkey)
      .execute(),
  )

/** Whose passkey answered; nothing where none of ours did. */
export async function usePasskey(
  door: Door,
  world: World,
  answer: string,
  browser: string,
): Promise<Person | undefined> {
  const row = await world.read
    .selectFrom('passkey')
    .innerJoin('person', (on) =>
      on.onRef('person.org_id', '=', 'passkey.org_id').onRef('person.id', '=', 'passkey.person_id'),
    )
    .select(['passkey.id', 'public_key', 'counter', 'transports', 'person_id'])
    .where('passkey.org_id', '=', world.organisation.id)
    .where('passkey.id', '=', passkeyNamed(answer) ?? '')
    .where('person.left_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const place = await placeOf(door, world)
  const kept = {
    id: row.id,
    publicKey: row.public_key,
    counter: Number(row.counter),
    transports: row.transports,
  }
  const counter = await usedPasskey(place, answer, kept, once(door, world, toUse(browser)))
  if (counter === undefined) return undefined
  await aside(door, world, (tx) =>
    tx
      .updateTable('passkey')
      .set({ counter, last_used_at: world.now() })
      .where('org_id', '=', world.organisation.id)
      .where('id', '=', row.id)
      .execute(),
  )
  return id<'Person'>(row.person_id)
}
