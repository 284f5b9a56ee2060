import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { houseRoutes } from './app.js'
import { accessTable } from './platform/web/access.js'
import { site } from './testing/ground.js'

const PAGE = join('docs', 'access.md')
const page = (table: string) => `# Who may come to which address

Drawn from the routes of all rooms by \`src/access.test.ts\`; a change of who may come where shows here. \`WRITE_ACCESS=yes npm test access\` writes it anew. What somebody may see or do there is the rule of the room: \`visible()\` and the rules beside it.

${table}`

test('docs/access.md says who may come to which address', async () => {
  const here = await site()
  const house = { ground: here.ground, secret: new Uint8Array(32), address: 'https://together.example' }
  const drawn = page(accessTable(houseRoutes(house, true)))
  await here.close()
  if (process.env.WRITE_ACCESS) writeFileSync(PAGE, drawn)
  assert.equal(readFileSync(PAGE, 'utf8'), drawn)
})
