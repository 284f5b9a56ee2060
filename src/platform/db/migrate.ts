import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Kysely, type Migration, Migrator, PostgresDialect, sql } from 'kysely'
import { runMigrations } from '../jobs/library.js'
import { FUNCTIONS, GRANTS } from './grants.js'
import { openPool, type Pool, quotedName } from './pool.js'

/** Where this program's own migrations stand; a test room brings its own folder as well. */
export const MIGRATIONS = fileURLToPath(new URL('../../../db/migrations', import.meta.url))

export type Migrated = {
  readonly ran: readonly string[]
  /** What the database has and this program does not know: a newer program was here. Nothing was run then. */
  readonly newer: readonly string[]
}
export type Grants = Readonly<Record<string, string>>
export type Extra = { readonly folder: string; readonly grants: Grants }

/**
 * Brings the database up to this program, forward only. Two processes that start at once do it once: the others
 * wait. The serving role is then given what `GRANTS` says and nothing more.
 * @param servingRole the role that web and worker connect as
 * @throws the database's own error where a migration fails; nothing of that run then stays
 */
export async function migrate(
  ownerUrl: string,
  servingRole: string,
  extra: readonly Extra[] = [],
): Promise<Migrated> {
  const pool = openPool(ownerUrl, { max: 2, trouble: () => undefined })
  try {
    await runMigrations({ pgPool: pool })
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
    const folders = [MIGRATIONS, ...extra.map(({ folder }) => folder)]
    const migrator = new Migrator({ db, provider: { getMigrations: async () => read(folders) } })
    const newer = await unknownMigrations(pool, folders)
    // A new program's migrations leave the one before it working, so an old process may start once more meanwhile.
    if (newer.length) return { ran: [], newer }
    const { results = [], error } = await migrator.migrateToLatest()
    if (error) throw error
    const grants = Object.assign({ ...GRANTS }, ...extra.map(({ grants }) => grants))
    await grant(pool, servingRole, grants)
    return { ran: results.filter(({ status }) => status === 'Success').map((r) => r.migrationName), newer }
  } finally {
    await pool.end()
  }
}

async function unknownMigrations(pool: Pool, folders: readonly string[]): Promise<readonly string[]> {
  const known = new Set(folders.flatMap((folder) => readdirSync(folder)).map(nameOf))
  const there = await pool.query("select to_regclass('kysely_migration') is not null as there")
  if (!there.rows[0]?.there) return []
  const { rows } = await pool.query<{ name: string }>('select name from kysely_migration')
  return rows.map(({ name }) => name).filter((name) => !known.has(name))
}

/** The names of the migrations this program has and the database has not: what `doctor` and `ready` ask. */
export async function missingMigrations(pool: Pool): Promise<readonly string[]> {
  const known = readdirSync(MIGRATIONS).filter(isMigration).map(nameOf)
  const done = await pool
    .query<{ name: string }>('select name from kysely_migration')
    .catch(() => ({ rows: [] }))
  const names = new Set(done.rows.map(({ name }) => name))
  return known.filter((name) => !names.has(name))
}

const isMigration = (file: string) => /^\d{4}-[a-z-]+\.sql$/.test(file)
const nameOf = (file: string) => file.slice(0, -'.sql'.length)

function read(folders: readonly string[]): Record<string, Migration> {
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter(isMigration)
      .map((file) => join(folder, file)),
  )
  return Object.fromEntries(
    files.map((file) => {
      const name = nameOf(file.slice(file.lastIndexOf('/') + 1).slice(file.lastIndexOf('\\') + 1))
      return [name, { up: async (db) => void (await sql.raw(readFileSync(file, 'utf8')).execute(db)) }]
    }),
  )
}

// All or nothing in one transaction, so that no moment exists in which the serving role holds less or more.
async function grant(pool: Pool, role: string, grants: Grants): Promise<void> {
  const who = quotedName(role)
  const lines = [
    'begin',
    "select pg_advisory_xact_lock(hashtext('throughline grants'))",
    `revoke all on all tables in schema public from ${who}`,
    `grant usage on schema public to ${who}`,
    ...Object.entries(grants).map(([table, what]) => `grant ${what} on ${table} to ${who}`),
    ...FUNCTIONS.map((signature) => `grant execute on function ${signature} to ${who}`),
    'grant select on kysely_migration to public',
    'commit',
  ]
  await pool.query(lines.join(';\n'))
}
