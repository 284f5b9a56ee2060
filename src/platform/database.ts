import type { OpenConfig } from './config/open.js'
import { openPool, type Pool } from './db/pool.js'
import { runningUrls } from './postgres/running.js'
import { startPostgres } from './postgres/start.js'

/** The database of this installation, the bundled one or somebody else's. */
export type Database = {
  readonly appUrl: string
  /** undefined where this process only serves and was not told it */
  readonly ownerUrl: string | undefined
  readonly note: string
  readonly bundled: boolean
  readonly stop: () => Promise<void>
  /** settles with one sentence if a bundled server ends while it is needed */
  readonly gone: Promise<string>
}

export type DatabaseOpened =
  | { readonly ok: true; readonly database: Database }
  | { readonly ok: false; readonly sentence: string }

const NEVER = new Promise<string>(() => undefined)
const nothing = async () => undefined

/** @param alongside a command may use the server that a running program keeps; the program itself may not */
export async function openDatabase(
  config: OpenConfig,
  { alongside, log }: { readonly alongside: boolean; readonly log?: (line: string) => void },
): Promise<DatabaseOpened> {
  const appUrl = config.databaseUrl?.reveal()
  if (appUrl) {
    const ownerUrl = config.databaseOwnerUrl?.reveal()
    const note = 'the PostgreSQL that DATABASE_URL names'
    return { ok: true, database: { appUrl, ownerUrl, note, bundled: false, stop: nothing, gone: NEVER } }
  }
  if (alongside) {
    const urls = await runningUrls(config.dataFolder)
    const note = 'the bundled PostgreSQL, which is running'
    if (urls)
      return {
        ok: true,
        database: { appUrl: urls.app, ownerUrl: urls.owner, note, bundled: true, stop: nothing, gone: NEVER },
      }
  }
  const started = await startPostgres({ folder: config.dataFolder, ...(log ? { log } : {}) })
  if (!started.ok) return started
  const { urls, note, stop, gone } = started.server
  const database = {
    appUrl: urls.app,
    ownerUrl: urls.owner,
    note: `the bundled PostgreSQL, ${note}`,
    bundled: true,
    stop,
    gone,
  }
  return { ok: true, database }
}

/** Waits for a server that is still starting beside us, as containers do, and then gives the pool back. */
export async function reached(
  url: string,
  max: number,
  trouble: (error: Error) => void,
  seconds = 60,
): Promise<Pool> {
  const until = Date.now() + seconds * 1000
  const pool = openPool(url, { max, trouble })
  for (;;) {
    try {
      await pool.query('select 1')
      return pool
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? `${error.code}` : ''
      const isAway = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNRESET|57P03)$/.test(code)
      if (!isAway || Date.now() > until) {
        await pool.end()
        throw error
      }
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
}
