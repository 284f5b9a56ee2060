import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Id } from '../../kernel/id.js'
import type { Pool } from '../db/pool.js'
import { openTransaction } from '../db/scope.js'

type Organisation = Id<'Organisation'>

const FORM = 1
const NONCE = 12
const TAG = 16
const KEY = 32

/**
 * The organisation's own key, which its ballots' pseudonyms are made from (`pseudonymOf(key, …)`): 32 bytes, made
 * when first asked for. It never changes after that, so a caller may keep it as long as the process lives.
 * @throws where it was sealed under another secret than this installation's
 */
export async function organisationKey(pool: Pool, org: Organisation, secret: Uint8Array): Promise<Buffer> {
  const { tx, commit, rollback } = await openTransaction(pool, org)
  try {
    const held = () => tx.selectFrom('organisation_key').select('sealed').executeTakeFirst()
    let row = await held()
    if (!row) {
      const sealed = sealKey(randomBytes(KEY), secret, org)
      const values = { org_id: org, sealed }
      await tx
        .insertInto('organisation_key')
        .values(values)
        .onConflict((c) => c.doNothing())
        .execute()
      row = await held()
    }
    await commit()
    const key = row && openKey(row.sealed, secret, org)
    if (!key) throw new Error('the key of this organisation was sealed under another SECRET')
    return key
  } catch (error) {
    await rollback().catch(() => undefined)
    throw error
  }
}

/** Seals an organisation's key under a secret (AES-256-GCM), so that neither alone is of use. @returns 61 bytes */
export function sealKey(key: Uint8Array, under: Uint8Array, org: Organisation): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', wrappingKey(under, org), nonce)
  const body = Buffer.concat([cipher.update(key), cipher.final()])
  return Buffer.concat([Buffer.from([FORM]), nonce, body, cipher.getAuthTag()])
}

/** @returns undefined where it was sealed under another secret, for another organisation, or is not a sealed key */
export function openKey(sealed: Uint8Array, under: Uint8Array, org: Organisation): Buffer | undefined {
  if (sealed.length !== 1 + NONCE + KEY + TAG || sealed[0] !== FORM) return undefined
  const nonce = sealed.subarray(1, 1 + NONCE)
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey(under, org), nonce)
  decipher.setAuthTag(sealed.subarray(-TAG))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE, -TAG)), decipher.final()])
  } catch {
    return undefined
  }
}

const wrappingKey = (under: Uint8Array, org: Organisation) =>
  Buffer.from(hkdfSync('sha256', under, '', `throughline organisation key ${org}`, KEY))
