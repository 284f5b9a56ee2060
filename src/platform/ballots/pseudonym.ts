import { createHmac, hkdfSync } from 'node:crypto'
import type { Id } from '../../kernel/id.js'

/**
 * Under which name a voter's ballots stand in one box. It depends on the box, so that nobody is followed from one
 * conversation to the next, and on the organisation's own key, which stands in the database only sealed under the
 * installation's secret: the tables alone do not tell whose it is. Whoever holds both the secret and the tables can
 * work it out, and the page says so. (A key of its own, so that a moved organisation's voters stay who they were.)
 * @param key the organisation's, see `organisationKey`
 * @param voter a person's id, or the return code of somebody without an account
 * @returns 16 bytes
 */
export function pseudonymOf(key: Uint8Array, box: Id<'BallotBox'>, voter: string): Buffer {
  return pseudonymFrom(boxKeyOf(key, box), voter)
}

/** The key of one box, for whoever asks for many pseudonyms in it: it never changes. @returns 32 bytes */
export const boxKeyOf = (key: Uint8Array, box: Id<'BallotBox'>): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', `throughline ballot box ${box}`, 32))

/** `pseudonymOf` from the key of the box. @returns 16 bytes */
export const pseudonymFrom = (boxKey: Uint8Array, voter: string): Buffer =>
  createHmac('sha256', boxKey).update(voter).digest().subarray(0, 16)
