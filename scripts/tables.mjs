// `npm run tables`: draws src/platform/db/tables.ts and db/schema.sql from what the migrations make. Run it after
// adding one; a test fails until you do.
import { writeFileSync } from 'node:fs'
import { ROOT, ready } from './ready.mjs'

process.chdir(ROOT)
ready()
const { testDatabase } = await import('../dist/testing/database.js')
const { SCHEMA, TABLES, schemaOf, tablesOf } = await import('../dist/testing/drawn.js')
const { migrate } = await import('../dist/platform/db/migrate.js')

const { ownerUrl, drop } = await testDatabase()
await migrate(ownerUrl, 'throughline_app')
writeFileSync(TABLES, tablesOf(ownerUrl))
writeFileSync(SCHEMA, await schemaOf(ownerUrl))
await drop()
console.log(`${TABLES} and ${SCHEMA} are drawn anew.`)
