import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { migrate } from '../platform/db/migrate.js'
import { type TestDatabase, testDatabase } from './database.js'
import { SCHEMA, schemaOf, TABLES, tablesOf } from './drawn.js'

let db: TestDatabase

before(async () => {
  db = await testDatabase()
  await migrate(db.ownerUrl, 'throughline_app')
})
after(() => db.drop())

test('the types of the tables are those the migrations make (else: npm run tables)', () => {
  assert.equal(readFileSync(TABLES, 'utf8'), tablesOf(db.ownerUrl))
})

test('db/schema.sql is what the migrations add up to (else: npm run tables)', async () => {
  assert.equal(readFileSync(SCHEMA, 'utf8'), await schemaOf(db.ownerUrl))
})
