import assert from 'node:assert/strict'
import type { Town } from './town.js'

/**
 * Looks for a text in every column of every table, of all schemas of ours, as the owner without a wall.
 * @returns the tables it stands in
 */
export async function whereStands({ owner, places }: Town, text: string): Promise<string[]> {
  const client = await owner.connect()
  const found: string[] = []
  await client.query(`begin; set local app.org_id = '${places.riverside.organisation.id}'`)
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  )
  assert.ok(rows.length > 20, 'the walk found hardly any tables')
  for (const { name } of rows) {
    const { rowCount } = await client.query(
      `select from ${name} t where position(lower($1) in lower(t::text)) > 0`,
      [text],
    )
    if (rowCount) found.push(name)
  }
  await client.query('rollback')
  client.release()
  return found
}
