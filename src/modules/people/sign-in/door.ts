import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  randomInt,
  timingSafeEqual,
} from 'node:crypto'
import type { Actor } from '../../../kernel/actor.js'
import { openTransaction, type Tx } from '../../../platform/db/scope.js'
import type { Ground, World } from '../../../platform/world.js'

/** What the rooms at the door need besides a visit. */
export type Door = {
  readonly ground: Pick<Ground, 'pool'>
  /** the installation's secret; keys are derived from it */
  readonly secret: Uint8Array
  /** the installation's own address: `https://together.example.org` */
  readonly address: string
}

export const hashOf = (text: string | Uint8Array): Buffer => createHash('sha256').update(text).digest()

/** Takes as long for a wrong hash as for the right one. */
export const sameHash = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && timingSafeEqual(a, b)

/** A key for one purpose within one organisation, 32 bytes. */
export const keyFor = (door: Door, world: World, what: string): Buffer =>
  Buffer.from(hkdfSync('sha256', door.secret, '', `throughline ${what} ${world.organisation.id}`, 32))

/** A hash that nobody can try out without the secret: for what is short, or can be guessed. */
export const keyedHash = (door: Door, world: World, what: string, text: string): Buffer =>
  createHmac('sha256', keyFor(door, world, what))
    .update(text)
    .digest()

/** A code to type: digits only, so that a phone offers its number keys. */
export const aCode = (digits: number): string => Array.from({ length: digits }, () => randomInt(10)).join('')

/**
 * Proofs at the door (a code tried, a card looked at) are nothing that happened in the organisation, so like sessions
 * they go round world.act and its record: who came in when is nobody else's business.
 */
export async function aside<T>(door: Door, world: World, work: (tx: Tx) => Promise<T>): Promise<T> {
  // The picture read so far is from before, and its connection may be the last one.
  await world.end()
  const { tx, commit, rollback } = await openTransaction(door.ground.pool, world.organisation.id)
  let done: T
  try {
    done = await work(tx)
  } catch (error) {
    await rollback().catch(() => undefined)
    throw error
  }
  await commit()
  return done
}

/**
 * The origin under which people reach this organisation. Alone, it is the installation's own; where there are
 * several, each has its host name.
 */
export async function originOf(door: Door, world: World): Promise<string> {
  const hosts = await world.read.selectFrom('host').select(['host', 'org_id']).orderBy('host').execute()
  const own = hosts.filter(({ org_id }) => org_id === world.organisation.id)
  const { protocol, hostname, port } = new URL(door.address)
  const isOwn = own.some(({ host }) => host === hostname)
  const alone = hosts.every(({ org_id }) => org_id === world.organisation.id)
  const host = alone || isOwn ? hostname : (own[0]?.host ?? hostname)
  return `${protocol}//${host}${port && !host.includes(':') ? `:${port}` : ''}`
}

/** Where somebody wanted to go, if that is a page of ours. */
export function nextOf(typed: unknown, otherwise = '/'): string {
  return typeof typed === 'string' && typed.length <= 500 && /^\/(?![/\\])\P{Cc}*$/u.test(typed)
    ? typed
    : otherwise
}

/** What a person does to their own ways of signing in is recorded without them: it is nobody else's business. */
export const NOBODY: Actor = { kind: 'nobody' }

const NONCE = 12
const TAG = 16

/** Seals what must be read again later (AES-256-GCM), for one purpose within one organisation. */
export function seal(door: Door, world: World, what: string, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', keyFor(door, world, what), nonce)
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

/** @throws where it was sealed under another secret, for another purpose or another organisation */
export function unseal(door: Door, world: World, what: string, sealed: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', keyFor(door, world, what), sealed.subarray(0, NONCE))
  decipher.setAuthTag(sealed.subarray(-TAG))
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()])
}
