import { randomBytes, randomUUID } from 'node:crypto'
import { instant } from '../../../kernel/day.js'
import { yes } from '../../../kernel/decision.js'
import type { Id } from '../../../kernel/id.js'
import type { Tx } from '../../../platform/db/scope.js'
import type { World } from '../../../platform/world.js'
import { aside, type Door, hashOf, keyedHash, NOBODY, seal, unseal } from './door.js'
import { meant, spell } from './letters.js'
import type { SecondRefusal } from './second.js'
import { stepOf } from './totp.js'
import { tryAt } from './tries.js'

type Person = Id<'Person'>

// Six digits are few, so fewer tries than for a card.
const APP_TRIES = 5
const RECOVERY_CODES = 8
const RECOVERY_LETTERS = 14

export type Kind = 'passkey' | 'app' | 'recovery'
const proofEvent = (name: 'people.proof-added' | 'people.proof-removed', kind: Kind) => ({
  name,
  about: `proof:${randomUUID()}`,
  facts: { kind },
})

/** A change to somebody's ways of signing in, recorded without saying whose. */
export const changeProof = (
  world: World,
  name: 'people.proof-added' | 'people.proof-removed',
  kind: Kind,
  change: (tx: Tx) => Promise<unknown>,
) =>
  world.act(NOBODY, async (tx) => {
    await change(tx)
    return yes(undefined, proofEvent(name, kind))
  })

/** A secret for an authenticator app, good once its first number was typed. @returns 20 bytes */
export function beginApp(door: Door, world: World, person: Person): Promise<Buffer> {
  const secret = randomBytes(20)
  return aside(door, world, async (tx) => {
    const values = { sealed: seal(door, world, 'app', secret), made_at: world.now(), last_step: 0 }
    await tx
      .insertInto('sign_in_app')
      .values({ org_id: world.organisation.id, person_id: person, ...values })
      .onConflict((there) =>
        there
          .columns(['org_id', 'person_id'])
          .doUpdateSet(values)
          .where('sign_in_app.confirmed_at', 'is', null),
      )
      .execute()
    return secret
  })
}

/** The secret of an app that is not confirmed yet, to show it again. */
export async function secretOf(door: Door, world: World, person: Person): Promise<Buffer | undefined> {
  const row = await world.read
    .selectFrom('sign_in_app')
    .select('sealed')
    .where('org_id', '=', world.organisation.id)
    .where('person_id', '=', person)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst()
  return row && unseal(door, world, 'app', row.sealed)
}

type Tried = { readonly ok: true } | { readonly ok: false; readonly no: SecondRefusal }

/** Tries a number of an app. The half minute it belongs to is good once. */
export function tryApp(
  door: Door,
  world: World,
  person: Person,
  typed: string,
  confirmed: boolean,
): Promise<Tried> {
  const target = keyedHash(door, world, 'app try', person)
  return aside(door, world, async (tx) => {
    const tried = await tryAt(tx, world, { target, most: APP_TRIES }, async () => {
      const app = await tx
        .selectFrom('sign_in_app')
        .select(['sealed', 'last_step', 'confirmed_at'])
        .where('org_id', '=', world.organisation.id)
        .where('person_id', '=', person)
        .forUpdate()
        .executeTakeFirst()
      if (!app || (app.confirmed_at !== null) !== confirmed) return undefined
      const secret = unseal(door, world, 'app', app.sealed)
      return stepOf(secret, typed.replace(/\D/g, ''), Date.parse(world.now()), Number(app.last_step))
    })
    if (typeof tried === 'string') return { ok: false, no: tried === 'wait' ? 'second-wait' : 'second-wrong' }
    await tx
      .updateTable('sign_in_app')
      .set({ last_step: tried.right })
      .where('org_id', '=', world.organisation.id)
      .where('person_id', '=', person)
      .execute()
    return { ok: true }
  })
}

export const confirmApp = (world: World, person: Person) =>
  changeProof(world, 'people.proof-added', 'app', (tx) =>
    tx
      .updateTable('sign_in_app')
      .set({ confirmed_at: world.now() })
      .where('org_id', '=', world.organisation.id)
      .where('person_id', '=', person)
      .execute(),
  )

export const removeApp = (world: World, person: Person) =>
  changeProof(world, 'people.proof-removed', 'app', (tx) =>
    tx
      .deleteFrom('sign_in_app')
      .where('org_id', '=', world.organisation.id)
      .where('person_id', '=', person)
      .execute(),
  )

/** Codes to print, each good once; those from before are good no more. Shown once. */
export async function makeRecovery(door: Door, world: World, person: Person): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => spell(randomBytes(RECOVERY_LETTERS)))
  const org_id = world.organisation.id
  await changeProof(world, 'people.proof-added', 'recovery', async (tx) => {
    await tx
      .deleteFrom('sign_in_recovery')
      .where('org_id', '=', org_id)
      .where('person_id', '=', person)
      .execute()
    await tx
      .insertInto('sign_in_recovery')
      .values(
        codes.map((code) => ({
          org_id,
          person_id: person,
          code_hash: recoveryHash(door, world, code),
          made_at: world.now(),
        })),
      )
      .execute()
  })
  return codes
}

const recoveryHash = (door: Door, world: World, code: string) =>
  keyedHash(door, world, 'recovery', meant(code))

export function useRecovery(door: Door, world: World, person: Person, typed: string): Promise<Tried> {
  const target = keyedHash(door, world, 'recovery try', person)
  return aside(door, world, async (tx) => {
    const mine = { org_id: world.organisation.id, code_hash: recoveryHash(door, world, typed) }
    const tried = await tryAt(tx, world, { target, most: APP_TRIES }, () =>
      tx
        .selectFrom('sign_in_recovery')
        .select('made_at')
        .where('org_id', '=', mine.org_id)
        .where('person_id', '=', person)
        .where('code_hash', '=', mine.code_hash)
        .where('used_at', 'is', null)
        .forUpdate()
        .executeTakeFirst(),
    )
    if (typeof tried === 'string') return { ok: false, no: tried === 'wait' ? 'second-wait' : 'second-wrong' }
    await tx
      .updateTable('sign_in_recovery')
      .set({ used_at: world.now() })
      .where('org_id', '=', mine.org_id)
      .where('person_id', '=', person)
      .where('code_hash', '=', mine.code_hash)
      .execute()
    return { ok: true }
  })
}

/** Marks something as used up, for as long as it could be used again. @returns false where it was used before */
export async function spend(tx: Tx, world: World, what: string, minutes: number): Promise<boolean> {
  const ends_at = new Date(Date.parse(world.now()) + minutes * 60_000)
  const spent = await tx
    .insertInto('sign_in_spent')
    .values({ org_id: world.organisation.id, hash: hashOf(what), ends_at: instant(ends_at) })
    .onConflict((there) => there.doNothing())
    .executeTakeFirst()
  return Number(spent.numInsertedOrUpdatedRows) === 1
}
