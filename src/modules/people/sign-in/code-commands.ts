import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type Id, id } from '../../../kernel/id.js'
import type { Tx } from '../../../platform/db/scope.js'
import { post } from '../../../platform/mail/post.js'
import type { World } from '../../../platform/world.js'
import type { Language } from '../../../ui/say.js'
import { CODE_DIGITS, CODES_AN_HOUR, type CodeRefusal, codeEnds, digitsOf, tryCode } from './code.js'
import { aCode, aside, type Door, keyedHash, originOf, sameHash } from './door.js'
import { codeLetter, noCodeLetter } from './letter-words.js'

export type Purpose = 'sign-in' | 'second' | 'new-email'

type Asked = {
  readonly purpose: Purpose
  readonly email: string
  /** whose address it becomes, or whose second proof it is */
  readonly person?: Id<'Person'> | undefined
  /** for somebody whose language we do not know */
  readonly language: Language
}

/**
 * Sends a code, or to an address nobody has here a letter that says so. Both do the same work in the same order, so
 * neither the answer nor how long it takes tells the two apart.
 * @returns what the page holds to name the letter; nothing where this address had too many within an hour
 */
export async function sendCode(door: Door, world: World, asked: Asked): Promise<Id<'Code'> | undefined> {
  const origin = await originOf(door, world)
  return aside(door, world, async (tx) => {
    const org_id = world.organisation.id
    const [now, sent] = [world.now(), id<'Code'>(randomUUID())]
    const { count } = await tx
      .selectFrom('sign_in_code')
      .select(sql<number>`count(*)::int`.as('count'))
      .where('org_id', '=', org_id)
      .where('email', '=', asked.email)
      .where('made_at', '>', sql<typeof now>`${now}::timestamptz - interval '1 hour'`)
      .executeTakeFirstOrThrow()
    if (count >= CODES_AN_HOUR) return undefined
    const person = await findByEmail(tx, world, asked.email)
    // A new address must be nobody's yet; for the others it must be somebody's.
    const fits = asked.purpose === 'new-email' ? person === undefined : person !== undefined
    const code = aCode(CODE_DIGITS)
    await tx
      .insertInto('sign_in_code')
      .values({
        org_id,
        id: sent,
        purpose: asked.purpose,
        email: asked.email,
        person_id: asked.person ?? null,
        code_hash: keyedHash(door, world, 'code', `${sent} ${fits ? code : randomUUID()}`),
        made_at: now,
        ends_at: codeEnds(now),
      })
      .execute()
    const words = { organisation: world.organisation.name, code, address: `${origin}/people/sign-in/code` }
    const language = person?.language ?? asked.language
    const letter = fits ? codeLetter(language, words) : noCodeLetter(language, asked.purpose, words)
    await post(tx, world, { kind: 'code', address: asked.email, ...letter })
    return sent
  })
}

async function findByEmail(tx: Tx, world: World, email: string) {
  return tx
    .selectFrom('person')
    .select(['id', 'language'])
    .where('org_id', '=', world.organisation.id)
    .where('email', '=', email)
    .where('left_at', 'is', null)
    .$castTo<{ id: Id<'Person'>; language: Language }>()
    .executeTakeFirst()
}

/** What somebody tries: the code of a letter this browser asked for, or on another device with the address. */
export type Tried = {
  readonly purpose: Purpose
  readonly letter?: Id<'Code'> | undefined
  readonly email?: string | undefined
  readonly typed: string
}

export type CodeAnswer =
  | { readonly ok: true; readonly person: Id<'Person'>; readonly email: string }
  | { readonly ok: false; readonly no: CodeRefusal }

// So many of the newest letters still count: one that was sent again may arrive after the one before.
const NEWEST = 3

/** Tries a code inside a transaction; a right one is used up, with every other that went to the same address. */
export async function tryCodeIn(tx: Tx, door: Door, world: World, tried: Tried): Promise<CodeAnswer> {
  const [org_id, now, digits] = [world.organisation.id, world.now(), digitsOf(tried.typed)]
  const of = tx
    .selectFrom('sign_in_code')
    .select('email')
    .where('org_id', '=', org_id)
    .where('id', '=', tried.letter ?? null)
  const rows = await tx
    .selectFrom('sign_in_code')
    .selectAll()
    .where('org_id', '=', org_id)
    .where('purpose', '=', tried.purpose)
    .where('email', '=', tried.letter ? of : (tried.email ?? ''))
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(NEWEST)
    .forUpdate()
    .execute()
  const asked = tried.letter ? rows.find((row) => row.id === tried.letter) : rows[0]
  const counter = tried.letter ? 'tries' : 'tries_elsewhere'
  const right = rows.find(
    (row) =>
      sameHash(row.code_hash, keyedHash(door, world, 'code', `${row.id} ${digits}`)) &&
      row.used_at === null &&
      now < row.ends_at &&
      (tried.purpose === 'sign-in' || row.person_id === asked?.person_id),
  )
  const code = asked && { endsAt: asked.ends_at, usedAt: asked.used_at, tries: asked[counter] }
  const verdict = tryCode(code, right !== undefined, now)
  const person = await findByEmail(tx, world, asked?.email ?? '')
  const change = tx.updateTable('sign_in_code').where('org_id', '=', org_id)
  if (verdict !== 'yes' || !asked) {
    await change
      .set((row) => ({ [counter]: row(counter, '+', 1) }))
      .where('id', '=', asked?.id ?? null)
      .execute()
    return { ok: false, no: verdict === 'yes' ? 'code-old' : verdict }
  }
  await change.set({ used_at: now }).where('email', '=', asked.email).where('used_at', 'is', null).execute()
  const who = tried.purpose === 'sign-in' ? person?.id : asked.person_id
  if (!who) return { ok: false, no: 'code-wrong' }
  return { ok: true, person: id(who), email: asked.email }
}

/** Tries a code by which somebody signs in, or shows their second proof. */
export const useCode = (door: Door, world: World, tried: Tried): Promise<CodeAnswer> =>
  aside(door, world, (tx) => tryCodeIn(tx, door, world, tried))

/** The address a letter of this browser went to, so that one press sends it again. */
export async function addressOf(world: World, letter: Id<'Code'>, purpose: Purpose) {
  const row = await world.read
    .selectFrom('sign_in_code')
    .select(['email', 'person_id'])
    .where('org_id', '=', world.organisation.id)
    .where('id', '=', letter)
    .where('purpose', '=', purpose)
    .executeTakeFirst()
  return row && { email: row.email, person: row.person_id === null ? undefined : id<'Person'>(row.person_id) }
}
