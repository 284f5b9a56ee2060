import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { houseRoutes } from './app.js'
import { accessTable } from './platform/web/access.js'

const PAGE = join('docs', 'access.md')
const routes = houseRoutes({ smtpUrl: undefined, address: 'http://localhost:3000' })

const page = `# Who may come to which address

Drawn from the routes of all rooms by \`src/access.test.ts\`; a change of who may come where shows here. \`WRITE_ACCESS=yes npm test access\` writes it anew. What somebody may see or do there is the rule of the room: \`visible()\` and the rules beside it.

${accessTable(routes)}`

test('docs/access.md says who may come to which address', () => {
  if (process.env.WRITE_ACCESS) writeFileSync(PAGE, page)
  assert.equal(readFileSync(PAGE, 'utf8'), page)
})
