import type { Config } from '../config/config.js'
import { type Unfit, unfit } from '../db/guard.js'
import { missingMigrations } from '../db/migrate.js'
import type { Pool } from '../db/pool.js'
import { attention, codeOf, type Line, many, ok, wrong } from './line.js'

/** Why we will not serve from a database, each in a sentence with what to do. */
export const UNFIT: Readonly<Record<Unfit, readonly [said: string, todo: string]>> = {
  'too-old': ['This PostgreSQL is older than 15.', 'Use PostgreSQL 15 or later.'],
  superuser: [
    'The role in DATABASE_URL is a superuser, so nothing would keep organisations apart.',
    'Name a role in DATABASE_URL that is not a superuser.',
  ],
  'exempt-from-the-wall': [
    'The role in DATABASE_URL may look past the wall between organisations.',
    'Run as a superuser: alter role NAME nobypassrls',
  ],
  owner: [
    'The role in DATABASE_URL owns the tables, so it could take the wall between organisations down.',
    'Name another role in DATABASE_URL, and the owner in DATABASE_OWNER_URL.',
  ],
  'scope-not-forwarded': [
    'This distributed PostgreSQL does not hand on which organisation is meant.',
    "Set citus.propagate_set_commands to 'local'.",
  ],
}

/** The server and the role we serve as. */
export async function lookAtDatabase(pool: Pool, config: Config): Promise<readonly Line[]> {
  try {
    const sent = Date.now()
    const { rows } = await pool.query<{ version: string; now: string; most: number } & Way>(
      `select current_setting('server_version') as version, clock_timestamp() as now,
              current_setting('max_connections')::int as most,
              coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as sealed,
              coalesce(inet_server_addr() = inet_client_addr(), true) as near`,
    )
    const { version = '', now = '', most = 0, sealed = false, near = true } = rows[0] ?? {}
    return [
      ok('database', `PostgreSQL ${version} answers.`),
      ...lookAtWay({ sealed, near }),
      ...(await lookAtRole(pool)),
      await lookAtMigrations(pool),
      lookAtClocks(Date.parse(now) - (sent + Date.now()) / 2),
      lookAtConnections(config.databaseConnections, most),
    ]
  } catch (error) {
    return [unreachable('DATABASE_URL', error)]
  }
}

/** What lies between here and the server: is it encrypted, and does it leave this machine at all? */
export type Way = { readonly sealed: boolean; readonly near: boolean }

export function lookAtWay({ sealed, near }: Way): readonly Line[] {
  if (sealed || near) return []
  return [
    attention(
      'database',
      'What goes between here and the database is not encrypted.',
      'Add ?sslmode=verify-full to the addresses of the database.',
    ),
  ]
}

async function lookAtRole(pool: Pool): Promise<readonly Line[]> {
  const reasons = await unfit(pool)
  if (reasons.length === 0)
    return [ok('role', 'The role we serve as is held by the wall between organisations.')]
  return reasons.map((reason) => wrong('role', ...UNFIT[reason]))
}

async function lookAtMigrations(pool: Pool): Promise<Line> {
  const missing = await missingMigrations(pool)
  if (missing.length === 0) return ok('tables', 'The tables are those of this version.')
  const said = `The tables are of an older version: ${many(missing.length, 'step is', 'steps are')} missing.`
  return wrong('tables', said, 'Start Throughline once with DATABASE_OWNER_URL set, not with PROCESS=web.')
}

/** @param millis how far the database's clock is ahead */
export function lookAtClocks(millis: number): Line {
  const seconds = Math.round(Math.abs(millis) / 1000)
  if (seconds < 2) return ok('clocks', 'Our clock and the database’s agree.')
  const said = `Our clock and the database’s differ by ${many(seconds, 'second', 'seconds')}.`
  const todo = 'Let both machines take their time from the network (NTP).'
  return seconds > 60 ? wrong('clocks', said, todo) : attention('clocks', said, todo)
}

function lookAtConnections(ours: number, most: number): Line {
  const said = `This process may open ${ours} of the ${most} connections the server allows.`
  // The queue and PostgreSQL itself need a few as well.
  return ours + 10 <= most
    ? ok('connections', said)
    : wrong('connections', said, 'Lower DATABASE_CONNECTIONS, or let the server allow more.')
}

const REASONS: Readonly<Record<string, readonly [said: string, todo: string]>> = {
  ECONNREFUSED: ['nothing listens there', 'Is the server running, and are host and port right?'],
  ENOTFOUND: ['there is no such host', 'Check the host in it.'],
  EAI_AGAIN: ['the name of the host cannot be looked up now', 'Check the network of this machine.'],
  ETIMEDOUT: ['nothing answers', 'Check host, port and firewall.'],
  '28P01': ['the server does not accept the password', 'Check role and password.'],
  '28000': ['the server does not let this role in', 'Check the role, and pg_hba.conf on the server.'],
  '3D000': ['there is no such database', 'Make it, or check its name.'],
  '53300': ['the server has no connection left', 'Let it allow more, or lower DATABASE_CONNECTIONS.'],
  '42501': ['the role may not do what is needed', 'Start Throughline once with DATABASE_OWNER_URL set.'],
}

export function unreachable(setting: string, error: unknown): Line {
  const code = codeOf(error)
  const [said, todo] = REASONS[code] ?? [`it cannot be used (${code})`, `Check ${setting}.`]
  return wrong('database', `Of the database in ${setting}: ${said}.`, todo)
}
