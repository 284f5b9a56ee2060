import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { lookAtWay } from '../../platform/doctor/database.js'
import { lookAtAccount } from '../../platform/doctor/machine.js'

test('whoever runs it as root is told, and nobody else', () => {
  assert.match(lookAtAccount(0)[0]?.said ?? '', /^This runs as root/)
  assert.deepEqual([lookAtAccount(1_000), lookAtAccount(undefined)], [[], []])
})

test('a database on another machine, reached in the clear, is said', () => {
  assert.match(lookAtWay({ sealed: false, near: false })[0]?.todo ?? '', /sslmode=verify-full/)
  for (const way of [
    { sealed: true, near: false },
    { sealed: false, near: true },
  ])
    assert.deepEqual(lookAtWay(way), [])
})

const textOf = (folder: string, wanted: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => wanted.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n')

test('each line that the page on watching explains is one that the program writes', () => {
  const program = textOf('src', /(?<!\.test)\.tsx?$/)
  const table = readFileSync(join('docs', 'running', 'watching.md'), 'utf8').split('## The log')[1] ?? ''
  const lines = [...table.matchAll(/^\| ([^|]+) \| (?:info|warn|error)/gm)]
    .flatMap(([, first = '']) => first.split(/`, `|`/))
    .filter((one) => one.trim() !== '')
  assert.ok(lines.length > 12)
  for (const line of lines) assert.ok(program.includes(`'${line}'`), line)
})

test('each line that the program writes is explained on the page on watching', () => {
  const page = readFileSync(join('docs', 'running', 'watching.md'), 'utf8')
  const program = textOf('src', /^(?!testing).*(?<!\.test)\.tsx?$/)
  const said = [...program.matchAll(/\blog\.(?:info|warn|error)\(\s*'([^']+)'/g)].map(([, what = '']) => what)
  assert.ok(said.length > 8)
  for (const what of said) assert.ok(page.includes(`\`${what}\``), what)
})
