import { sql } from 'kysely'
import type { Id } from '../../../kernel/id.js'
import type { World } from '../../../platform/world.js'

/** A column that says which person a row is of, or whose act it was. */
export type Mention = { readonly table: string; readonly column: string }

/** Tables that are told in another way, or hold nothing to tell, and why. */
export const TOLD_OTHERWISE: Readonly<Record<string, string>> = {
  event_word: 'stands with what happened, sentence by sentence',
  erasure: 'is written when somebody is erased: then nobody is left to ask',
}

/** Values that would open a door to whoever finds the file, or mean nothing to anybody. */
const LEFT_OUT = new Set(['org_id'])
// Where a row is only somebody's act, its texts may be of another person.
const PLAIN = new Set([
  'uuid',
  'timestamptz',
  'timestamp with time zone',
  'date',
  'boolean',
  'integer',
  'smallint',
])
const CODES = new Set(['kind', 'state', 'side', 'holds', 'says', 'how'])

type Column = { readonly table: string; readonly column: string; readonly type: string }
export type Row = Readonly<Record<string, unknown>>
export type Held = { readonly table: string; readonly rows: readonly Row[] }

/** Every column of every table that points to a person: found in the database itself, so none is forgotten. */
export async function mentions(world: World): Promise<readonly Mention[]> {
  return world.read
    .selectFrom(
      sql<Mention>`(select c.relname::text as "table", a.attname::text as "column"
        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = current_schema() and c.relkind in ('r', 'p') and not a.attisdropped
          and (a.attname = 'person_id' or (a.attname <> 'org_id' and exists (
            select from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid
              and f.confrelid = 'person'::regclass and a.attnum = any (f.conkey)))))`.as('m'),
    )
    .select(['table', 'column'])
    .orderBy('table')
    .orderBy('column')
    .execute()
}

async function columnsOf(world: World): Promise<readonly Column[]> {
  return world.read
    .selectFrom(
      sql<Column>`(select table_name::text as "table", column_name::text as "column", data_type::text as "type"
        from information_schema.columns where table_schema = current_schema())`.as('c'),
    )
    .select(['table', 'column', 'type'])
    .execute()
}

/** Everything kept of one person, table by table. Of what concerns others too, only this person's part. */
export async function heldOf(world: World, person: Id<'Person'>): Promise<readonly Held[]> {
  const [all, columns] = [await mentions(world), await columnsOf(world)]
  const tables = ['person', ...new Set(all.map(({ table }) => table))].filter(
    (table) => !(table in TOLD_OTHERWISE),
  )
  const held: Held[] = []
  for (const table of tables) {
    const pointing = all.filter((one) => one.table === table).map(({ column }) => column)
    const own = ownColumn(table, pointing)
    const rows = await rowsWith(world, table, pointing, person)
    const types = new Map(
      columns.filter((one) => one.table === table).map(({ column, type }) => [column, type]),
    )
    if (rows.length)
      held.push({ table, rows: rows.map((row) => partOf(row, { types, pointing, own, person })) })
  }
  return held
}

/** The column that says whose row it is: their data then, and not only their act. */
function ownColumn(table: string, pointing: readonly string[]): string | undefined {
  if (table === 'person') return 'id'
  return pointing.includes('person_id') ? 'person_id' : undefined
}

async function rowsWith(world: World, table: string, pointing: readonly string[], person: Id<'Person'>) {
  const where = [...pointing, ...(table === 'person' ? ['id'] : [])].map(
    (column) => sql`${sql.ref(column)} = ${person}`,
  )
  const rows = await world.read
    .selectFrom(
      sql<{ row: Row }>`(select to_jsonb(t) as row from ${sql.table(table)} t
      where org_id = ${world.organisation.id} and (${sql.join(where, sql` or `)}))`.as('found'),
    )
    .select('row')
    .execute()
  return rows.map(({ row }) => row)
}

type Around = {
  readonly types: ReadonlyMap<string, string>
  readonly pointing: readonly string[]
  readonly own: string | undefined
  readonly person: Id<'Person'>
}

function partOf(row: Row, { types, pointing, own, person }: Around): Row {
  const isMine = own !== undefined && row[own] === person
  const told = Object.entries(row).filter(([column]) => {
    const type = types.get(column) ?? ''
    // Hashes and sealed secrets open doors; others' ids are theirs.
    if (LEFT_OUT.has(column) || type === 'bytea') return false
    if (pointing.includes(column)) return row[column] === person
    return isMine || PLAIN.has(type) || CODES.has(column)
  })
  return Object.fromEntries(told)
}

/** Letters that went, or wait, to this address: kept until they are tidied away. */
export async function lettersTo(world: World, address: string | null) {
  if (address === null) return []
  return world.read
    .selectFrom('letter')
    .select(['kind', 'subject', 'body', 'made_at', 'sent_at'])
    .where('org_id', '=', world.organisation.id)
    .where('address', '=', address)
    .orderBy('made_at')
    .execute()
}
