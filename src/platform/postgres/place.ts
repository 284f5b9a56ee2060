import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Account, accountFor } from './account.js'
import type { Machine } from './machine.js'
import { Refused } from './refused.js'

/** Where everything of one database lives, and who its server runs as. */
export type Place = {
  /** Ours: locks, secrets and the log. Others may pass through it, not read those. */
  readonly base: string
  /** PostgreSQL's own, for nobody but the account it runs as. */
  readonly data: string
  readonly log: string
  readonly account: Account
  /** The folder asked for, where the database could not be there. */
  readonly insteadOf?: string
}

// Left in the folder asked for, when the database had to go elsewhere: later starts follow it.
const POINTER = 'database-is-in.txt'

/** Settles where the database is, or is to be. Root's private folders are closed to the account it runs as. */
export function placeFor(folder: string, machine: Machine): Place {
  if (machine.uid !== 0) accountFor(machine, undefined) // no folder for an account that can do nothing with it
  makeFolder(folder, machine.uid === 0 ? 0o755 : 0o700)
  const asked = realpathSync(folder)
  const pointer = join(asked, POINTER)
  if (existsSync(pointer)) return pointedAt(readFileSync(pointer, 'utf8').trim(), asked, machine)

  const place = placeAt(asked, machine)
  if (canReach(place.account, asked)) return place
  if (existsSync(place.data))
    throw new Refused(
      `The account ${place.account.name} can no longer reach the database in ${asked}, because a folder above it is private: let other accounts pass through it (chmod o+x), or move the folder.`,
    )
  const moved = elsewhere(asked, place.account, machine)
  writeFileSync(pointer, `${moved}\n`)
  return { ...placeAt(moved, machine), insteadOf: asked }
}

function pointedAt(base: string, asked: string, machine: Machine): Place {
  if (existsSync(base)) return { ...placeAt(base, machine), insteadOf: asked }
  throw new Refused(
    `The database of ${asked} was in ${base}, which is gone: put it back, or delete ${join(asked, POINTER)} to begin with an empty one.`,
  )
}

/** Whether the account may pass through every folder down to this one. */
export function canReach({ ids }: Account, path: string): boolean {
  if (ids.uid === undefined) return true
  const { uid, gid, mode } = statSync(path)
  const passage = uid === ids.uid ? 0o100 : gid === ids.gid ? 0o010 : 0o001
  const above = dirname(path)
  return (mode & passage) !== 0 && (above === path || canReach({ name: '', ids }, above))
}

function placeAt(base: string, machine: Machine): Place {
  const data = join(base, 'data')
  const owner = statSync(data, { throwIfNoEntry: false })?.uid
  return { base, data, log: join(base, 'server.log'), account: accountFor(machine, owner) }
}

// Root often makes folders private without meaning to (umask): what is new here gets the mode we mean.
function makeFolder(folder: string, mode: number) {
  const path = resolve(folder)
  const first = mkdirSync(path, { recursive: true })
  for (let made = path; first && made.startsWith(first); made = dirname(made)) chmodSync(made, mode)
}

// The name follows from the folder asked for, so that two starts at once agree on it.
function elsewhere(asked: string, account: Account, machine: Machine): string {
  const name = `postgres-${createHash('sha256').update(asked).digest('hex').slice(0, 12)}`
  for (const home of machine.elsewhere) {
    try {
      makeFolder(join(home, name), 0o755)
      const base = realpathSync(join(home, name))
      if (canReach(account, base)) return base
    } catch {
      // It cannot be made there: try the next.
    }
  }
  throw new Refused(
    `The account ${account.name}, which the database runs as, cannot reach ${asked}, because a folder above it is private: put Throughline into a folder others may pass through, or set DATABASE_URL to use another server.`,
  )
}
