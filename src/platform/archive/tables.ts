import type { Client } from '../db/pool.js'
import { LEFT_OUT } from './left-out.js'

/** A table as an archive carries it. */
export type Table = {
  readonly name: string
  readonly columns: readonly Column[]
  /** the columns of its primary key: rows are written in this order, so that the same content is the same file */
  readonly key: readonly string[]
}
/** A column and its type, as the catalogue writes it. A column that is worked out from others is not carried. */
export type Column = { readonly name: string; readonly type: string }

type Found = Table & { readonly leansOn: readonly string[] }

/**
 * Every table that holds rows of organisations, those that others point at first. Asked of the catalogue, so that
 * nobody can forget a table. A link that may be checked at the end (deferrable) orders nothing.
 * @throws where tables point at one another in a circle that is not deferrable: no order would do
 */
export async function tablesInOrder(client: Pick<Client, 'query'>): Promise<readonly Table[]> {
  const { rows } = await client.query<Found>(FOUND)
  const waiting = new Map(rows.map((table) => [table.name, table]))
  const ordered: Table[] = []
  while (waiting.size) {
    const ready = [...waiting.values()].filter(({ leansOn }) => !leansOn.some((other) => waiting.has(other)))
    if (ready.length === 0)
      throw new Error(`a circle of tables that is not deferrable: ${[...waiting.keys()]}`)
    for (const { name, columns, key } of ready) {
      waiting.delete(name)
      ordered.push({ name, columns, key })
    }
  }
  return ordered
}

/** Does an archive carry this table? */
export const isCarried = ({ name }: Table): boolean => !(name in LEFT_OUT)

const FOUND = `
  select c.relname::text as name,
    (select json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod)) order by attnum)
     from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
    coalesce((select json_agg(attname order by array_position(conkey, attnum))
     from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any (conkey)
     where conrelid = c.oid and contype = 'p'), '[]') as key,
    coalesce((select json_agg(distinct f.relname) from pg_constraint join pg_class f on f.oid = confrelid
     where conrelid = c.oid and contype = 'f' and not condeferrable), '[]') as "leansOn"
  from pg_class c
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
    and exists (select from pg_attribute where attrelid = c.oid and attname = 'org_id' and not attisdropped)
  order by relname`

/** Which migrations made the tables what they are. Two databases with the same list can read each other's archives. */
export async function schemaOf(client: Pick<Client, 'query'>): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>('select name from kysely_migration order by name')
  return rows.map(({ name }) => name)
}
