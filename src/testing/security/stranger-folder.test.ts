import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, before, test } from 'node:test'

let folder: string
const at = (...parts: readonly string[]) => join(folder, ...parts)
const onPosix = { skip: process.platform === 'win32' && 'Windows has no such' }
const PROGRAM = resolve('bin', 'throughline')

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-stranger-'))
  mkdirSync(at('inside', '.config'), { recursive: true })
  mkdirSync(at('.config'))
})
after(() => rmSync(folder, { recursive: true, force: true }))

// Every name under which the libraries we stand on are known to look for settings of theirs.
const TRAPS = [
  'graphile-worker.config.js',
  'graphile-worker.config.cjs',
  '.graphile-workerrc.js',
  '.graphile-workerrc.cjs',
  '.config.js',
  '.config.cjs',
  '.config/graphile-workerrc.js',
  '.config/config.js',
  'graphile.config.js',
  'sass.config.js',
]

test('whoever checks a record in a folder from a stranger runs nothing that lies in it or above it', () => {
  const trap = `require('node:fs').writeFileSync(${JSON.stringify(at('sprung'))}, 'yes'); module.exports = {}`
  for (const name of TRAPS) for (const where of [folder, at('inside')]) writeFileSync(join(where, name), trap)
  writeFileSync(
    at('inside', 'package.json'),
    '{"cosmiconfig":{"searchPlaces":["graphile-worker.config.js"]}}',
  )
  for (const args of [
    ['record', 'verify', 'none.jsonl'],
    ['doctor', '--help'],
    ['report', 'none'],
  ]) {
    const { status, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
      cwd: at('inside'),
      encoding: 'utf8',
      env: { ...process.env, HOME: folder },
    })
    assert.ok(status === 0 || status === 2, `${args.join(' ')}: ${stderr}`)
    assert.ok(!existsSync(at('sprung')), args.join(' '))
  }
})

test('a folder above that cannot be read is none of our business', onPosix, () => {
  rmSync(at('.config'), { recursive: true })
  symlinkSync('.config', at('.config'))
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, 'record', 'verify', 'none.jsonl'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, HOME: folder },
  })
  assert.equal(status, 2, stderr)
})
