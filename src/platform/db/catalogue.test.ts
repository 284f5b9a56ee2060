import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { type Site, site } from '../../testing/ground.js'
import { FUNCTIONS, GRANTS } from './grants.js'

// Tables outside the lock, each with its reason. A new line here is a decision a reviewer must see.
const OUTSIDE: Readonly<Record<string, string>> = {
  host: 'read before anybody knows which organisation is meant; holds an address and an id, no secret',
  kysely_migration: 'which migrations ran: belongs to the installation, not to an organisation',
  kysely_migration_lock: 'lets one migrator run at a time: belongs to the installation',
}

const WALL = "(org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)"

let here: Site
let tables: readonly string[]

before(async () => {
  here = await site()
  tables = await names(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace
     and relkind in ('r', 'p', 'f', 'v', 'm') order by relname`,
  )
})
after(() => here.close())

async function names(query: string): Promise<readonly string[]> {
  const { rows } = await here.owner.query<{ name: string }>(query)
  return rows.map(({ name }) => name)
}
const inside = () => tables.filter((table) => !(table in OUTSIDE))

test('the walk meets every table there is, and each that stands outside the lock is still there', () => {
  assert.ok(inside().length >= 16, 'hardly any table was found: the walk would be empty')
  for (const table of Object.keys(OUTSIDE)) assert.ok(tables.includes(table), table)
})

test('every row belongs to an organisation', async () => {
  const owned = await names(
    `select table_name as name from information_schema.columns where table_schema = 'public'
     and column_name = 'org_id' and is_nullable = 'NO' and data_type = 'uuid'`,
  )
  assert.deepEqual(
    inside().filter((table) => !owned.includes(table)),
    [],
  )
})

test('the organisation comes first in every key and every index', async () => {
  const others = await names(
    `select indexrelid::regclass || ' on ' || relname as name from pg_index
     join pg_class on pg_class.oid = indrelid and relnamespace = 'public'::regnamespace
     where relname <> all (array[${Object.keys(OUTSIDE).map((table) => `'${table}'`)}])
     and coalesce((select attname from pg_attribute where attrelid = indrelid and attnum = indkey[0]), '') <> 'org_id'`,
  )
  assert.deepEqual(others, [])
  const keyless = await names(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
     and not exists (select from pg_constraint where conrelid = pg_class.oid and contype = 'p')`,
  )
  assert.deepEqual(keyless, [])
})

test('nothing points from one organisation into another: each foreign key carries the organisation on both ends', async () => {
  const crossing = await names(
    `select conname as name from pg_constraint where connamespace = 'public'::regnamespace and contype = 'f' and (
       (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1]) <> 'org_id' or
       (select attname from pg_attribute where attrelid = confrelid and attnum = confkey[1]) <> 'org_id')`,
  )
  assert.deepEqual(crossing, [])
})

test('no number comes from a counter that organisations share, since a moved organisation could not take it along', async () => {
  assert.deepEqual(
    await names(
      `select relname as name from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace`,
    ),
    [],
  )
})

test('every table stands behind the wall, which binds its owner too', async () => {
  const { rows } = await here.owner.query<{ name: string; policies: string }>(
    `select relname as name, relrowsecurity and relforcerowsecurity as locked,
       (select array_agg(array[polname::text, polcmd::text, polpermissive::text, polroles::text,
          pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)])
        from pg_policy where polrelid = pg_class.oid) as policies
     from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
     and relname = any ($1) order by relname`,
    [inside()],
  )
  const wall = { locked: true, policies: [['organisation_wall', '*', 'true', '{0}', WALL, WALL]] }
  assert.deepEqual(
    rows,
    inside().map((name) => ({ name, ...wall })),
  )
})

test('the serving role may do what the list of grants says and nothing else', async () => {
  const { rows } = await here.owner.query<{ name: string; what: string }>(
    `select relname as name, lower(privilege_type) as what
     from pg_class, aclexplode(relacl) where relnamespace = 'public'::regnamespace and grantee = 'throughline_app'::regrole
     union all
     select relname, lower(privilege_type) || '(' || attname || ')'
     from pg_class join pg_attribute on attrelid = pg_class.oid, aclexplode(attacl)
     where relnamespace = 'public'::regnamespace and grantee = 'throughline_app'::regrole`,
  )
  const held = rows.map(({ name, what }) => `${name} ${what}`).sort()
  const listed = Object.entries(GRANTS).flatMap(([table, what]) => oneByOne(what).map((w) => `${table} ${w}`))
  assert.deepEqual(held, listed.sort())
})

test('everybody may read which migrations ran, and nothing else', async () => {
  const open = await names(
    `select relname || ' ' || privilege_type as name from pg_class, aclexplode(relacl)
     where relnamespace = 'public'::regnamespace and grantee = 0`,
  )
  assert.deepEqual(open, ['kysely_migration SELECT'])
})

test('the serving role may call the functions on the list and no other of ours', async () => {
  const callable = await names(
    `select oid::regprocedure::text as name from pg_proc where pronamespace = 'public'::regnamespace
     and has_function_privilege('throughline_app', oid, 'execute')`,
  )
  const plain = (signature: string) => signature.replaceAll('timestamptz', 'timestamp with time zone')
  assert.deepEqual(
    callable.map((name) => name.replaceAll(',', ', ')),
    FUNCTIONS.map(plain),
  )
})

test('the serving role owns nothing, makes nothing and stands above nothing', async () => {
  assert.deepEqual(
    await names(`select relname as name from pg_class where relowner = 'throughline_app'::regrole`),
    [],
  )
  const { rows } = await here.pool.query(
    `select rolsuper or rolbypassrls or rolcreatedb or rolcreaterole as above,
       has_schema_privilege('public', 'create') as makes,
       has_schema_privilege('graphile_worker', 'usage') as queue,
       (select count(*)::int from pg_auth_members where member = pg_roles.oid) as memberships
     from pg_roles where rolname = current_user`,
  )
  assert.deepEqual(rows, [{ above: false, makes: false, queue: false, memberships: 0 }])
})

// 'select, update (a, b)' -> select, update(a), update(b)
function oneByOne(what: string): readonly string[] {
  return [...what.matchAll(/(\w+)(?: \(([^)]+)\))?/g)].flatMap(([, verb, columns]) =>
    columns ? columns.split(', ').map((column) => `${verb}(${column})`) : [`${verb}`],
  )
}

test('with a row of two organisations in every table, each sees its own and touches nothing else', async (t) => {
  const [mine, theirs] = [randomUUID(), randomUUID()]
  await dropChecks()
  const sowings = new Map<string, string>()
  for (const org of [mine, theirs])
    for (const table of inside()) {
      const sowing = await sowingOf(table, org)
      sowings.set(table, sowing)
      await here.owner.query(`begin; set local app.org_id = '${org}'; ${sowing}; commit`)
    }

  const client = await here.pool.connect()
  t.after(() => client.release())
  for (const table of inside()) {
    const rights = oneByOne(GRANTS[table] ?? '')
    await client.query(`begin; set local app.org_id = '${mine}'`)
    const { rows } = await client.query<{ org_id: string }>(`select org_id from ${table}`)
    assert.deepEqual(rows, [{ org_id: mine }], table)

    const columns = rights.flatMap((right) => /^update\((\w+)\)$/.exec(right)?.[1] ?? [])
    if (columns.length) {
      const changes = columns.map((column) => `${column} = ${column}`)
      const changed = await client.query(`update ${table} set ${changes} where org_id = '${theirs}'`)
      assert.equal(changed.rowCount, 0, `${table}: a row of somebody else was changed`)
    }
    if (rights.includes('delete')) {
      const removed = await client.query(`delete from ${table} where org_id = '${theirs}'`)
      assert.equal(removed.rowCount, 0, `${table}: a row of somebody else was removed`)
    }
    if (rights.includes('insert'))
      await assert.rejects(client.query(sowings.get(table)!), /row-level security/, table)
    await client.query('rollback')
  }
})

test('without a scope every table answers with an error, never with rows and never with none', async (t) => {
  const client = await here.pool.connect()
  t.after(() => client.release())
  const fresh = await here.pool.connect()
  t.after(() => fresh.release())
  // A connection that once had a scope must be as careful as one that never had.
  await client.query(`begin; set local app.org_id = '${randomUUID()}'; commit`)
  for (const table of inside())
    for (const connection of [client, fresh])
      await assert.rejects(connection.query(`select * from ${table}`), /app\.org_id|type uuid/, table)
})

// What a table asks of its values is no matter here: any value of the right kind will do to try the wall.
async function dropChecks() {
  const { rows } = await here.owner.query<{ line: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as line from pg_constraint
     where connamespace = 'public'::regnamespace and contype in ('c', 'f') order by contype desc`,
  )
  for (const { line } of rows) await here.owner.query(line)
}

const VALUES: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: "'words'",
  bytea: "'\\x00'",
  integer: '1',
  smallint: '1',
  real: '0.5',
  bigint: '1',
  boolean: 'true',
  date: "'2026-03-21'",
  'timestamp with time zone': 'now()',
  jsonb: "'{}'",
  ARRAY: "'{}'",
}

/** The statement that puts a row of an organisation into a table. */
async function sowingOf(table: string, org: string): Promise<string> {
  const { rows } = await here.owner.query<{ name: string; kind: string }>(
    `select column_name as name, data_type as kind from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  )
  const values = rows.map(({ name, kind }) => {
    const value = name === 'org_id' ? `'${org}'` : VALUES[kind]
    assert.ok(value, `${table}.${name}: this test knows no value of kind ${kind} yet`)
    return value
  })
  return `insert into ${table} (${rows.map(({ name }) => name)}) values (${values})`
}
