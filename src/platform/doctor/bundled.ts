import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config/config.js'
import { databaseIn } from '../config/open.js'
import { thisMachine } from '../postgres/machine.js'
import { placeFor } from '../postgres/place.js'
import { urlsOf } from '../postgres/roles.js'
import { secretsOf } from '../postgres/secrets.js'

/** Connection strings of the database this installation uses. */
export type Urls = { readonly app: string; readonly owner: string | undefined }

/**
 * Where the database is, without starting or making anything.
 * @returns undefined where the bundled database is not running
 */
export function urlsNow({ dataFolder, databaseUrl, databaseOwnerUrl }: Config): Urls | undefined {
  if (databaseUrl) return { app: databaseUrl.reveal(), owner: databaseOwnerUrl?.reveal() }
  const folder = databaseIn(dataFolder)
  if (!existsSync(folder)) return undefined
  try {
    const place = placeFor(folder, thisMachine())
    if (!existsSync(place.data)) return undefined
    // Line 4 of PostgreSQL's own note about itself is the port.
    const port = Number(readFileSync(join(place.data, 'postmaster.pid'), 'utf8').split('\n')[3])
    return port > 0 ? urlsOf(port, secretsOf(place)) : undefined
  } catch {
    return undefined
  }
}
