import { CompiledQuery } from 'kysely'
import { quotedName } from '../db/pool.js'
import type { Tx } from '../db/scope.js'
import { JOBS, type TableLine } from './format.js'
import { Refused } from './refused.js'
import { isCarried, type Table } from './tables.js'

/** Puts rows of an archive into their table. */
export type Loader = (rows: readonly string[]) => Promise<void>

/**
 * How rows of one table get back in. One statement for a batch: PostgreSQL reads its own text again. (COPY is
 * refused on a table behind the wall, and by way of a temporary table it was no faster; see docs/decisions/0050.)
 * @throws Refused where the archive's table is not one of ours, or a row does not fit
 */
export function loaderFor(tx: Tx, org: string, line: TableLine, tables: readonly Table[]): Loader {
  const text = line.table === JOBS.table ? JOBS_TEXT : insertText(line, tables)
  return async (rows) => {
    const query = CompiledQuery.raw(text, [`[${rows.join(',')}]`, org])
    const { numAffectedRows } = await tx.executeQuery(query).catch((error: unknown) => {
      throw doesNotFit(error) ? new Refused('altered', `a row of ${line.table} does not fit`) : error
    })
    if (line.table !== JOBS.table && numAffectedRows !== BigInt(rows.length))
      throw new Refused('altered', `a row of ${line.table} belongs to another organisation`)
  }
}

function insertText({ table, columns }: TableLine, tables: readonly Table[]): string {
  const known = tables.find(({ name }) => name === table)
  const types = columns.map((name) => known?.columns.find((column) => column.name === name)?.type)
  const place = columns.indexOf('org_id')
  // What no backup holds comes from somebody else: a session or a set-up link would be a way in.
  if (!known || !isCarried(known) || place < 0 || types.includes(undefined))
    throw new Refused('altered', 'a table that is not ours')
  const values = types.map((type, i) => `(r->>${i})::${type}`)
  return `insert into ${quotedName(table)} (${columns.map(quotedName)}) overriding system value
    select ${values} from jsonb_array_elements($1::jsonb) as r where (r->>${place})::uuid = $2::uuid`
}

const JOBS_TEXT = `
  select enqueue(r->>0, r->>1, (r->>2)::timestamptz, r->>3) from jsonb_array_elements($1::jsonb) as r
  where $2::uuid is not null`

// 22: a value that is none of its type; 23: a constraint; 54: nested or long beyond what a database holds.
const doesNotFit = (error: unknown) =>
  error instanceof Error && 'code' in error && /^(2[23]|54)/.test(`${error.code}`)
