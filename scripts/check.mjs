// The house rules a machine can hold: formatting and lint, types, code nobody uses.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ROOT, ready } from './ready.mjs'

ready() // types: the build stops at a type error

const CHECKS = {
  'formatting and lint': ['@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '.'],
  'no unused code': ['knip/bin/knip.js'],
}

/** Runs every check; prints what each found. @returns how many passed and failed */
export function check() {
  const count = { passed: 1, failed: 0 }
  for (const [name, [script, ...args]] of Object.entries(CHECKS)) {
    const { status } = spawnSync(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
      cwd: ROOT,
      stdio: 'inherit',
    })
    if (status === 0) count.passed++
    else count.failed++
    console.log(`${status === 0 ? '✔' : '✖'} ${name}`)
  }
  return count
}

if (process.argv[1] === join(ROOT, 'scripts', 'check.mjs')) process.exitCode = check().failed ? 1 : 0
