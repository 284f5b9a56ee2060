import pg from 'pg'
import { instant } from '../../kernel/day.js'

export type Pool = pg.Pool
export type Client = pg.PoolClient

// A date is a Day (text), a moment an Instant (text, UTC); a bigint that counts our own rows fits a number.
pg.types.setTypeParser(pg.types.builtins.DATE, (text: string) => text)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text: string) => instant(new Date(text)))
pg.types.setTypeParser(pg.types.builtins.INT8, (text: string) => Number(text))

export const quotedName = pg.escapeIdentifier

/**
 * Connections to PostgreSQL. Statements are sent without waiting for the one before (pipelining), so that a
 * transaction costs as many journeys as it has answers somebody waits for, not as many as it has statements.
 */
export function openPool(
  url: string,
  options: { readonly max: number; readonly trouble: (error: Error) => void },
): Pool {
  const config: pg.PoolConfig & { readonly pipeline: boolean } = {
    connectionString: url,
    max: options.max,
    pipeline: true,
    application_name: 'throughline',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
  }
  const pool = new pg.Pool(config)
  // A connection the server dropped must not end the process, whether it was in use or waiting.
  const trouble = (error: Error) => {
    if (!pool.ending) options.trouble(error)
  }
  pool.on('error', trouble)
  pool.on('connect', (client) => void client.on('error', trouble))
  return pool
}
