import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { test } from 'node:test'

// Who may lean on whom. Read it top to bottom: a room may import only from the rooms on its line.
// A new arrow is a one-line change here, so that a reviewer sees it.
const MAY_IMPORT: Record<string, readonly string[]> = {
  maths: [],
  kernel: [],
  locales: [],
  ui: ['kernel', 'locales'],
  // The record's tree is mathematics: its proofs live there and nowhere else.
  platform: ['kernel', 'ui', 'locales', 'maths'],
  'modules/conversations': ['kernel', 'ui', 'platform', 'maths', 'locales', 'modules/people'],
  'modules/people': ['kernel', 'ui', 'platform', 'locales'],
  'modules/overview': ['kernel', 'ui', 'platform', 'locales', 'modules/people'],
  testing: ['kernel', 'ui', 'platform', 'maths', 'locales', 'modules/people', 'modules/conversations'],
  bench: ['kernel', 'maths', 'platform', 'testing', 'modules/people', 'modules/conversations'],
  journeys: ['maths', 'testing', 'modules/conversations', 'platform', 'ui'],
}

// The maths has no door to the world: no clock, no chance, no files, no waiting.
const IMPURE =
  /Date\.|new Date|Math\.random|performance\.|process\.|console\.|node:|\basync\b|\bawait\b|Promise/

const ROOT = 'src'
const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'))
  .sort()
const roomOf = (path: string) => Object.keys(MAY_IMPORT).find((room) => path.startsWith(`${room}/`))
const importsOf = (text: string) => [...text.matchAll(/from '(\.[^']+)'/g)].map((found) => found[1]!)
const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '')

test('every source file belongs to a room on the map', () => {
  const homeless = files.filter((file) => !roomOf(file) && !/^(main|app|serve|installation)\.ts$/.test(file))
  assert.deepEqual(homeless, [])
  assert.ok(files.length > 20, 'the walk of the house found hardly any files: the check would be empty')
})

for (const file of files.filter(roomOf)) {
  test(`${file} keeps to its room`, () => {
    const text = readFileSync(join(ROOT, file), 'utf8')
    const from = roomOf(file)!
    for (const to of importsOf(text)) {
      const target = relative(ROOT, join(ROOT, dirname(file), to))
      const into = roomOf(target)
      if (!into || from === into) continue
      assert.ok(MAY_IMPORT[from]!.includes(into), `${file} imports ${into}`)
      if (into.startsWith('modules/'))
        assert.match(target, /\/index\.js$/, `${file} must use ${into}'s front door`)
    }
    if (from === 'maths') {
      assert.doesNotMatch(code(text), IMPURE, `${file} must stay pure`)
      assert.doesNotMatch(text, /from '[^.]/, `${file} may lean on nothing but maths`)
    }
  })
}
