import { createHmac, hkdfSync } from 'node:crypto'
import type { Id } from '../../kernel/id.js'

/**
 * Under which name a voter's ballots stand in one box. It depends on the box, so that nobody is followed from one
 * conversation to the next, and on the installation's secret, which is not in the database: the tables alone do not
 * tell whose it is. Whoever holds both the secret and the tables can work it out, and the page says so.
 * @param voter a person's id, or the return code of somebody without an account
 * @returns 16 bytes
 */
export function pseudonymOf(secret: Uint8Array, box: Id<'BallotBox'>, voter: string): Buffer {
  const key = hkdfSync('sha256', secret, '', `throughline ballot box ${box}`, 32)
  return createHmac('sha256', Buffer.from(key)).update(voter).digest().subarray(0, 16)
}
