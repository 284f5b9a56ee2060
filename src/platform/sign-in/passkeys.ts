import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'

/** Where passkeys belong: one organisation at its own host. */
export type Place = { readonly origin: string; readonly name: string }

/** A passkey as it is kept. */
export type KeptPasskey = {
  readonly id: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
}

const hostOf = ({ origin }: Place) => new URL(origin).hostname
const MINUTES = 10

/** How long a challenge could be answered, in minutes. */
export const CHALLENGE_MINUTES = MINUTES

/**
 * A challenge that nothing must be kept for: random bytes, the time, and a mark of ours over both and over what it
 * is for. Whoever takes the answer sees to it that it is taken once.
 * @param what what it is for, and whose browser: another's answer is worth nothing
 */
export function challengeFor(key: Uint8Array, what: string, now: number): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(24)
  randomBytes(16).copy(head)
  head.writeBigUInt64BE(BigInt(now), 16)
  return new Uint8Array(Buffer.concat([head, markOf(key, what, head)]))
}

export function isChallenge(key: Uint8Array, what: string, challenge: string, now: number): boolean {
  const bytes = Buffer.from(challenge, 'base64url')
  if (bytes.length !== 56) return false
  const head = bytes.subarray(0, 24)
  const age = now - Number(head.readBigUInt64BE(16))
  return timingSafeEqual(bytes.subarray(24), markOf(key, what, head)) && age >= 0 && age <= MINUTES * 60_000
}

const markOf = (key: Uint8Array, what: string, head: Uint8Array) =>
  createHmac('sha256', key).update(what).update('\n').update(head).digest()

type Newcomer = { readonly id: string; readonly name: string; readonly has: readonly string[] }

/** What the browser needs to make a passkey, as JSON. */
export async function optionsToMake(
  place: Place,
  person: Newcomer,
  challenge: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const options = await generateRegistrationOptions({
    rpName: place.name,
    rpID: hostOf(place),
    userName: person.name,
    userID: new Uint8Array(Buffer.from(person.id)),
    challenge,
    attestationType: 'none',
    excludeCredentials: person.has.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return JSON.stringify(options)
}

/** What the browser needs to use one: any that belongs here, so that nobody is asked who they are first. */
export async function optionsToUse(place: Place, challenge: Uint8Array<ArrayBuffer>): Promise<string> {
  const options = await generateAuthenticationOptions({
    rpID: hostOf(place),
    challenge,
    userVerification: 'required',
  })
  return JSON.stringify(options)
}

/** A passkey that was just made, or nothing where the answer is not one for this place and challenge. */
export async function madePasskey(
  place: Place,
  answer: string,
  isOurs: (challenge: string) => Promise<boolean>,
): Promise<KeptPasskey | undefined> {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: JSON.parse(answer) as RegistrationResponseJSON,
      expectedChallenge: isOurs,
      expectedOrigin: place.origin,
      expectedRPID: hostOf(place),
      requireUserVerification: true,
    })
    if (!verified) return undefined
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential
    return { id, publicKey, counter, transports }
  } catch {
    // Whatever is wrong with what a browser sends, it is not a passkey of ours.
    return undefined
  }
}

/** Which passkey an answer says it is of. */
export function passkeyNamed(answer: string): string | undefined {
  try {
    const { id } = JSON.parse(answer) as { id?: unknown }
    return typeof id === 'string' ? id : undefined
  } catch {
    return undefined
  }
}

/** The new counter where this passkey answered this challenge, with the person verified on their device. */
export async function usedPasskey(
  place: Place,
  answer: string,
  { id, publicKey, counter }: KeptPasskey,
  isOurs: (challenge: string) => Promise<boolean>,
): Promise<number | undefined> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: JSON.parse(answer) as AuthenticationResponseJSON,
      expectedChallenge: isOurs,
      expectedOrigin: place.origin,
      expectedRPID: hostOf(place),
      requireUserVerification: true,
      credential: { id, publicKey: new Uint8Array(publicKey), counter },
    })
    return verified ? authenticationInfo.newCounter : undefined
  } catch {
    return undefined
  }
}
