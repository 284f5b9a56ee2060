import { type SpawnOptions, spawn } from 'node:child_process'
import type { Account } from './account.js'

// Only what a program needs to run: nobody's PGDATA or PGPORT, none of our own secrets, messages in English.
const KEPT = ['PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH']

/** How every program of PostgreSQL is started: as its account, in a folder that account can stand in. */
export function asAccount(account: Account, folder: string): SpawnOptions {
  const kept = KEPT.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))
  return { ...account.ids, cwd: folder, env: { ...Object.fromEntries(kept), LC_ALL: 'C' }, windowsHide: true }
}

export type Outcome = { readonly ok: boolean; readonly output: string }

/** Runs a program to its end. @returns all it wrote; a program that cannot be started is a failure that says so */
export function run(command: string, args: readonly string[], options: SpawnOptions): Promise<Outcome> {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout?.on('data', (text) => {
      output += text
    })
    child.stderr?.on('data', (text) => {
      output += text
    })
    child.once('error', (error) => resolve({ ok: false, output: error.message }))
    child.once('close', (code) => resolve({ ok: code === 0, output }))
  })
}
