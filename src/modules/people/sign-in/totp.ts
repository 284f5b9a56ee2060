import { createHmac } from 'node:crypto'

const STEP_SECONDS = 30
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The number of a counter (RFC 4226). */
export function hotp(secret: Uint8Array, counter: number, digits = 6): string {
  const message = Buffer.alloc(8)
  message.writeBigUInt64BE(BigInt(counter))
  const mac = createHmac('sha1', secret).update(message).digest()
  const from = mac[19]! & 15
  const number = mac.readUInt32BE(from) & 0x7fffffff
  return `${number % 10 ** digits}`.padStart(digits, '0')
}

/** Which half minute of the app's clock it is (RFC 6238). */
export const stepAt = (milliseconds: number): number => Math.floor(milliseconds / 1_000 / STEP_SECONDS)

/**
 * The step a typed number belongs to: the one now, or one beside it for clocks that are a little off. A step is
 * good once, so nothing before or at `last` counts.
 */
export function stepOf(secret: Uint8Array, typed: string, now: number, last: number): number | undefined {
  const here = stepAt(now)
  return [here, here - 1, here + 1].find((step) => step > last && hotp(secret, step) === typed)
}

/** RFC 4648 base 32 without padding: how apps take a secret by hand. */
export function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}
