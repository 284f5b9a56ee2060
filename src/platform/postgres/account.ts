import { userInfo } from 'node:os'
import type { Machine } from './machine.js'
import { Refused } from './refused.js'

/** Who the server runs as. `ids` is empty when that is simply who we are. */
export type Account = {
  readonly name: string
  readonly ids: { readonly uid?: number; readonly gid?: number }
}

/**
 * PostgreSQL refuses to run as root, so root lends it an ordinary account; anybody else runs it themselves.
 * @param dataOwner the account number that owns data already made, which must go on owning it
 */
export function accountFor(machine: Machine, dataOwner: number | undefined): Account {
  if (machine.uid !== 0) return { name: ownName(machine.uid), ids: {} }
  const known = machine
    .passwd()
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, ids: { uid: Number(uid), gid: Number(gid) } }))
    .filter(({ ids }) => ids.uid > 0)

  const owner = known.find(({ ids }) => ids.uid === dataOwner)
  const ordinary = ['postgres', 'nobody'].map((name) => known.find((account) => account.name === name))
  const account = owner ?? ordinary.find((found) => found !== undefined)
  if (account) return account
  throw new Refused(
    'The database may not run as root, and this machine has no account called postgres or nobody to run it as: start Throughline as an ordinary account, or set DATABASE_URL to use another server.',
  )
}

function ownName(uid: number | undefined): string {
  try {
    return userInfo().username
  } catch {
    throw new Refused(
      `This program runs as account number ${uid}, which has no name on this machine, and the bundled database cannot run without one: set DATABASE_URL to use another server.`,
    )
  }
}
