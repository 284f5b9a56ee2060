import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { chmodSync, closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Binaries, programIn } from './binaries.js'
import { leftOver, MOMENT, type Running } from './left-over.js'
import type { Machine } from './machine.js'
import type { Place } from './place.js'
import { type Mark, stillRuns } from './processes.js'
import { asAccount, run } from './run.js'

const PATIENCE = 60_000
const LOG_LIMIT = 1_000_000
const PORT_TAKEN = /could not bind|could not create any TCP\/IP sockets/
// The workers of a server killed on its own need a moment to notice.
const STILL_LEAVING = /pre-existing shared memory block/
const TRIES = 20

type Manner = {
  readonly settings: Readonly<Record<string, string>>
  readonly machine: Machine
  /** Called again and again while the server is not ready. */
  readonly waiting: () => void
}

/** Starts a server on a free port of this machine alone. */
export async function launch(
  place: Place,
  binaries: Binaries,
  { settings, machine, waiting }: Manner,
): Promise<Running> {
  // PostgreSQL refuses a folder others can look into, as some backups and container volumes leave it.
  if (machine.uid !== undefined) chmodSync(place.data, 0o700)
  for (let tries = 1; ; tries++) {
    const from = rotate(place)
    const port = await machine.freePort()
    const args = Object.entries({ ...FIXED, ...settings, port }).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ])
    const running = await untilReady(place, port, spawned(place, binaries, args), waiting)
    if (running) return running
    const why = readFileSync(place.log).subarray(from).toString()
    if (tries === TRIES || !(PORT_TAKEN.test(why) || STILL_LEAVING.test(why))) throw new Error(why)
    if (STILL_LEAVING.test(why)) await sleep(tries * 100)
  }
}

/** Asks a server to end its connections and stop, and waits until it has. */
export async function stop({ mark }: Running, place: Place, binaries: Binaries): Promise<void> {
  if (process.platform === 'win32')
    await run(programIn(binaries.folder, 'pg_ctl'), ['stop', '-D', place.data, '-m', 'fast'], {})
  else signal(mark, 'SIGINT')
  for (let waited = 0; stillRuns(mark); waited += MOMENT) {
    if (waited === PATIENCE) signal(mark, 'SIGQUIT') // at once; the next start repairs what it cut off
    await sleep(MOMENT)
  }
}

function signal(mark: Mark, name: NodeJS.Signals) {
  try {
    if (stillRuns(mark)) process.kill(mark.pid, name)
  } catch (error) {
    if (stillRuns(mark)) throw error // else it ended in between
  }
}

// What people write must not get into a log: only what the server says about itself is kept, without details.
const FIXED = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

async function untilReady(place: Place, port: number, child: ChildProcess, waiting: () => void) {
  for (;;) {
    const up = leftOver(place)
    if (typeof up === 'object' && up.ready && up.port === port) return up
    if (ended(child)) return undefined
    waiting()
    await sleep(MOMENT)
  }
}

// Detached, or Ctrl-C in a terminal would stop the server under us. Its log is a file, so that it can outlive us.
function spawned(place: Place, { folder }: Binaries, args: readonly string[]): ChildProcess {
  const log = openSync(place.log, 'a', 0o600)
  const windows = process.platform === 'win32'
  const command = programIn(folder, windows ? 'pg_ctl' : 'postgres')
  const server = windows
    ? ['start', '-w', '-D', place.data, '-o', args.join(' ')]
    : ['-D', place.data, ...args]
  const stdio: StdioOptions = ['ignore', log, log]
  try {
    const child = spawn(command, server, { ...asAccount(place.account, place.base), detached: true, stdio })
    child.once('error', () => {}) // then it has no pid, and counts as ended
    child.unref()
    return child
  } finally {
    closeSync(log)
  }
}

const ended = ({ pid, exitCode, signalCode }: ChildProcess) =>
  pid === undefined ||
  signalCode !== null ||
  (exitCode !== null && (process.platform !== 'win32' || exitCode !== 0))

/** Keeps the log from growing without end. @returns where the next server's lines begin */
function rotate({ log }: Place): number {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0
  if (size < LOG_LIMIT) return size
  renameSync(log, `${log}.old`)
  return 0
}
