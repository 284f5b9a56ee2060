import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

/** The key for what forms carry, made from the installation's secret. */
export const csrfKey = (secret: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'throughline form token', 32))

/**
 * What a form carries back: proof that we wrote the page it stands on, for this browser. Bound to what the browser
 * holds, and masked anew each time so that a compressed page gives nothing away.
 * @param holds the organisation and the cookie of the session, or of the visit for somebody not signed in
 */
export function tokenFor(key: Buffer, holds: string): string {
  const mask = randomBytes(32)
  return Buffer.concat([mask, xor(mask, proof(key, holds))]).toString('base64url')
}

export function tokenHolds(key: Buffer, holds: string, token: unknown): boolean {
  if (typeof token !== 'string' || !/^[\w-]{86}$/.test(token)) return false
  const bytes = Buffer.from(token, 'base64url')
  return timingSafeEqual(xor(bytes.subarray(0, 32), bytes.subarray(32)), proof(key, holds))
}

const proof = (key: Buffer, holds: string) => createHmac('sha256', key).update(holds).digest()
const xor = (a: Buffer, b: Buffer) => Buffer.from(a.map((byte, at) => byte ^ b[at]!))

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * Did a page of another site send this? Browsers say where a form came from in one of two headers; the oldest say
 * nothing, and the token decides alone.
 * @param ours our own origin, as browsers may write it: `https://together.example.org`
 */
export function isForeign(headers: Headers, ours: readonly string[]): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const from = headers.origin
  if (typeof from !== 'string') return false
  return from === 'null' ? site !== 'same-origin' : !ours.includes(from)
}
