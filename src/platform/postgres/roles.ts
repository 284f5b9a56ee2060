import { Client } from 'pg'
import { SUPERUSER } from './initialise.js'
import type { Secrets } from './secrets.js'

const DATABASE = 'throughline'
const OWNER = 'throughline_owner'
const APP = 'throughline_app'

/** The connection strings of the two roles. The owner migrates and runs the queue; the app serves. */
export function urlsOf(port: number, { owner, app }: Secrets) {
  return { owner: urlOf(port, OWNER, owner, DATABASE), app: urlOf(port, APP, app, DATABASE) }
}

/**
 * Makes the database and its two roles what they should be, whatever an earlier start left unfinished.
 * @param mayClone lets the owner make databases, which only tests need
 * @returns the version the server gives
 */
export async function settleRoles(port: number, secrets: Secrets, mayClone: boolean): Promise<string> {
  const client = new Client(urlOf(port, SUPERUSER, secrets.superuser, 'postgres'))
  client.on('error', () => {}) // told by the query that meets it
  await client.connect()
  try {
    await settleRole(client, OWNER, secrets.owner, mayClone ? 'createdb' : 'nocreatedb')
    await settleRole(client, APP, secrets.app, 'nocreatedb')
    const there = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (!there.rowCount) await client.query(`create database ${DATABASE} owner ${OWNER}`)
    await client.query(`
      alter database ${DATABASE} owner to ${OWNER};
      revoke all on database ${DATABASE}, postgres, template1 from public;
      grant connect on database ${DATABASE} to ${APP}`)
    const version = await client.query<{ server_version: string }>('show server_version')
    return version.rows[0]?.server_version ?? ''
  } finally {
    await client.end()
  }
}

async function settleRole(client: Client, role: string, password: string, createdb: string) {
  const there = await client.query('select 1 from pg_roles where rolname = $1', [role])
  if (!there.rowCount) await client.query(`create role ${role}`)
  const rights = `login nosuperuser nobypassrls nocreaterole noreplication ${createdb}`
  await client.query(`alter role ${role} ${rights} password '${password}'`)
}

const urlOf = (port: number, role: string, password: string, database: string) =>
  `postgres://${role}:${password}@127.0.0.1:${port}/${database}`
