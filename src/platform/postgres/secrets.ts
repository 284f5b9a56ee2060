import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Place } from './place.js'
import { Refused } from './refused.js'

/** The passwords of the three roles: made once, kept in a file only we can read. */
export type Secrets = { readonly superuser: string; readonly owner: string; readonly app: string }

const fileOf = ({ base }: Place) => join(base, 'secrets.json')

/** @throws Refused when there is data and the file is gone or spoilt: a new password would not open it */
export function secretsOf(place: Place): Secrets {
  const file = fileOf(place)
  const kept = existsSync(file) ? parse(readFileSync(file, 'utf8')) : undefined
  if (kept) return kept
  if (existsSync(place.data))
    throw new Refused(
      `The passwords of the database in ${place.base} are missing: put its file secrets.json back, from the copy of the folder you keep.`,
    )
  const made = { superuser: secret(), owner: secret(), app: secret() }
  writeFileSync(`${file}.new`, JSON.stringify(made), { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
  return made
}

// Letters, digits, - and _ alone: safe in a connection string and in SQL as they stand.
const secret = () => randomBytes(32).toString('base64url')
const isSecret = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{43}$/.test(value)

function parse(text: string): Secrets | undefined {
  try {
    const { superuser, owner, app } = JSON.parse(text)
    return isSecret(superuser) && isSecret(owner) && isSecret(app) ? { superuser, owner, app } : undefined
  } catch {
    return undefined
  }
}
