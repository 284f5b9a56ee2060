import { existsSync } from 'node:fs'
import type { Config } from '../config/config.js'
import { runningUrls } from '../postgres/running.js'

/** Connection strings of the database this installation uses. */
export type Urls = { readonly app: string; readonly owner: string | undefined }

/**
 * Where the database is, without starting or making anything.
 * @returns undefined where the bundled database is not running
 */
export async function urlsNow({
  dataFolder,
  databaseUrl,
  databaseOwnerUrl,
}: Config): Promise<Urls | undefined> {
  if (databaseUrl) return { app: databaseUrl.reveal(), owner: databaseOwnerUrl?.reveal() }
  return existsSync(dataFolder) ? runningUrls(dataFolder) : undefined
}
