import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import { type Id, isId } from '../../kernel/id.js'
import type { Client, Pool } from './pool.js'
import type { DB } from './tables.js'

/** Can look, cannot touch. What queries are given. */
export type Reader = Pick<Kysely<DB>, 'selectFrom'>

/** Can write. Only `world.act` hands one out. */
export type Tx = Kysely<DB>

type Organisation = Id<'Organisation'>

/**
 * The opening of every transaction: the scope goes with it in one journey. SET takes no parameters, so the id is
 * held to its pattern first. (Not set_config(): a distributed PostgreSQL forwards SET LOCAL and not the function.)
 */
export function opening(org: Organisation, mode: 'read' | 'write'): string {
  if (!isId(org)) throw new Error('an organisation is an id')
  const begin = mode === 'read' ? 'begin isolation level repeatable read read only' : 'begin'
  return `${begin}; set local app.org_id = '${org}'`
}

/** One write transaction in the scope of one organisation; the caller ends it. */
export type Transaction = {
  readonly tx: Tx
  /** Sends a last statement and the commit together. @throws where either fails; nothing then stays */
  readonly commit: (last?: CompiledQuery) => Promise<void>
  readonly rollback: () => Promise<void>
}

export async function openTransaction(pool: Pool, org: Organisation): Promise<Transaction> {
  const client = await pool.connect()
  // Not awaited: it travels with the first query, and whatever is wrong with it fails that query too.
  const opened = client.query(opening(org, 'write')).catch((error: unknown) => error)
  let ended = false
  const end = async (work: () => Promise<unknown>) => {
    if (ended) throw new Error('this transaction has ended')
    ended = true
    let broken: Error | undefined
    try {
      await work()
    } catch (error) {
      broken = error instanceof Error ? error : new Error('the database failed')
      throw error
    } finally {
      // A connection in doubt is thrown away rather than handed to the next request.
      client.release(broken !== undefined && !('severity' in broken))
    }
  }
  const commit = (last?: CompiledQuery) =>
    end(async () => {
      const sent = last ? run(client, last) : undefined
      // If anything before failed, PostgreSQL answers a commit with a roll-back.
      const [first, done] = await Promise.allSettled([sent, client.query('commit')])
      const failed = await opened
      if (failed instanceof Error) throw failed
      if (first.status === 'rejected') throw first.reason
      if (done.status === 'rejected') throw done.reason
      if (done.value.command !== 'COMMIT') throw new Error('the database rolled back')
    })
  const rollback = () => end(() => client.query('rollback'))
  return { tx: over({ connect: () => client, release: () => undefined }), commit, rollback }
}

/** Reading for one request: one connection and one unchanging picture, opened at the first question. */
export type Reading = { readonly reader: Reader; readonly end: () => Promise<void> }

export function openReading(pool: Pool, org: Organisation): Reading {
  let open: Promise<Client> | undefined
  const connect = () => {
    open ??= pool.connect().then((client) => {
      client.query(opening(org, 'read')).catch(() => undefined)
      return client
    })
    return open
  }
  const end = async () => {
    const opened = open
    open = undefined
    if (!opened) return
    const client = await opened.catch(() => undefined)
    if (!client) return
    const ok = await client.query('commit').then(
      () => true,
      () => false,
    )
    client.release(!ok)
  }
  return { reader: over({ connect, release: () => undefined }), end }
}

type Source = { readonly connect: () => Client | Promise<Client>; readonly release: () => void }

/** Kysely over one connection that is somebody else's to open and close. */
function over(source: Source): Kysely<DB> {
  const driver = {
    init: async () => undefined,
    acquireConnection: async () => connectionOf(await source.connect()),
    releaseConnection: async () => source.release(),
    destroy: async () => undefined,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
  }
  return new Kysely<DB>({
    dialect: {
      createDriver: () => driver,
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
    },
  })
}

async function refuse(): Promise<never> {
  throw new Error('only world.act opens a transaction')
}

function connectionOf(client: Client): DatabaseConnection {
  return {
    executeQuery: async <R>(query: CompiledQuery) => {
      const { command, rowCount, rows } = await run(client, query)
      const writes = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(command)
      return writes ? { rows: rows as R[], numAffectedRows: BigInt(rowCount ?? 0) } : { rows: rows as R[] }
    },
    streamQuery: () => {
      throw new Error('stream through COPY, not through a cursor')
    },
  }
}

// Each text is parsed and planned once a connection: the same few statements make up nearly all the work.
const names = new Map<string, string>()
const NAMES_MOST = 2_000

function run(client: Client, query: CompiledQuery) {
  let name = names.get(query.sql)
  if (name === undefined && names.size < NAMES_MOST) {
    name = `q${names.size}`
    names.set(query.sql, name)
  }
  return client.query({ ...(name ? { name } : {}), text: query.sql, values: [...query.parameters] })
}
