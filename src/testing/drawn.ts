import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'

/** What is drawn from the database rather than written: kept in the repository so that changes show in a diff. */
export const TABLES = join('src', 'platform', 'db', 'tables.ts')
export const SCHEMA = join('db', 'schema.sql')

const CODEGEN = [
  ['--dialect', 'postgres'],
  ['--exclude-pattern', 'kysely_*'],
  ['--include-pattern', 'public.*'],
  ['--default-schema', 'public'],
  ['--singularize', 'false'],
  ['--type-mapping', '{"int8":"number","date":"Day","timestamptz":"Instant"}'],
  ['--custom-imports', '{"Day":"../../kernel/day.js#Day","Instant":"../../kernel/day.js#Instant"}'],
].flat()

/** The types of every table, as `src/platform/db/tables.ts` must hold them. */
export function tablesOf(ownerUrl: string): string {
  const file = join(tmpdir(), `throughline-tables-${process.pid}.ts`)
  try {
    run('kysely-codegen/dist/cli/bin.js', [...CODEGEN, '--url', ownerUrl, '--out-file', file])
    return run(
      '@biomejs/biome/bin/biome',
      ['check', '--write', `--stdin-file-path=${TABLES}`],
      readFileSync(file, 'utf8'),
    )
  } finally {
    rmSync(file, { force: true })
  }
}

function run(script: string, args: readonly string[], input = ''): string {
  const ran = spawnSync(process.execPath, [join('node_modules', script), ...args], {
    input,
    encoding: 'utf8',
  })
  if (ran.status !== 0) throw new Error(`${script}: ${ran.stderr}`)
  return ran.stdout
}

/** What the migrations add up to, in the words of the catalogue: the same on every PostgreSQL from 15. */
export async function schemaOf(ownerUrl: string): Promise<string> {
  const client = new Client(ownerUrl)
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string; written: string }>(TABLE_TEXTS)
    const { rows: functions } = await client.query<{ written: string }>(FUNCTION_TEXTS)
    const parts = [...tables.map(({ written }) => written), ...functions.map(({ written }) => `${written};`)]
    return `${HEAD}\n${parts.join('\n\n')}\n`
  } finally {
    await client.end()
  }
}

const HEAD = `-- What the migrations add up to. Drawn from the database by \`npm run tables\`: change it with a migration.
`

// Constraints of kind n (NOT NULL) exist by name only from PostgreSQL 18; each column already says it.
const TABLE_TEXTS = `
  select c.relname as name, concat_ws(e'\\n',
    'create table ' || c.relname || ' (' || e'\\n  ' || (
      select string_agg(line, e',\\n  ' order by part, place) from (
        select 1 as part, lpad(attnum::text, 4, '0') as place,
          attname || ' ' || format_type(atttypid, atttypmod)
          || case when attgenerated = 's' then ' generated always as (' || pg_get_expr(adbin, adrelid) || ') stored'
                  when adbin is not null then ' default ' || pg_get_expr(adbin, adrelid) else '' end
          || case when attnotnull then ' not null' else '' end as line
        from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
        where attrelid = c.oid and attnum > 0 and not attisdropped
        union all
        select 2, array_position(array['p', 'u', 'f', 'c'], contype::text)::text || conname,
          'constraint ' || conname || ' ' || pg_get_constraintdef(oid)
        from pg_constraint where conrelid = c.oid and contype <> 'n' and contype <> 't'
      ) as lines) || e'\\n);',
    (select string_agg(pg_get_indexdef(indexrelid) || ';', e'\\n' order by i.relname)
     from pg_index join pg_class i on i.oid = indexrelid
     where indrelid = c.oid and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))),
    case when relrowsecurity then 'alter table ' || relname || ' enable row level security;' end,
    case when relforcerowsecurity then 'alter table ' || relname || ' force row level security;' end,
    (select string_agg('create policy ' || polname || ' on ' || c.relname || ' for '
        || case polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end
        || coalesce(e'\\n  using ' || pg_get_expr(polqual, polrelid), '')
        || coalesce(e'\\n  with check ' || pg_get_expr(polwithcheck, polrelid), '') || ';', e'\\n' order by polname)
     from pg_policy where polrelid = c.oid)) as written
  from pg_class c
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition and relname not like 'kysely%'
  order by relname`

const FUNCTION_TEXTS = `
  select pg_get_functiondef(p.oid) as written
  from pg_proc p
  where pronamespace = 'public'::regnamespace
    and not exists (select from pg_depend where objid = p.oid and deptype = 'e')
  order by proname, pg_get_function_identity_arguments(p.oid)`
