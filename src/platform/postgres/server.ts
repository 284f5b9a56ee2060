import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Binaries, programIn } from './binaries.js'
import type { Machine } from './machine.js'
import type { Place } from './place.js'
import { type Mark, markOf, servesFolder, stillRuns } from './processes.js'
import { asAccount, run } from './run.js'

/** A server that takes connections. */
export type Running = { readonly mark: Mark; readonly port: number }

const MOMENT = 10
const LOG_LIMIT = 1_000_000
const PORT_TAKEN = /could not bind|could not create any TCP\/IP sockets/
// The workers of a server killed on its own need a moment to notice.
const STILL_LEAVING = /pre-existing shared memory block/
const TRIES = 20

/** The server left running over this folder by a parent that died, once it takes connections; else undefined. */
export async function adopt(place: Place): Promise<Running | undefined> {
  let unwritten = 0
  for (;;) {
    const left = leftOver(place)
    if (left === undefined) return undefined
    if (left === 'nobody' || (left === 'unwritten' && unwritten++ > 100)) {
      rmSync(pidFile(place), { force: true })
      return undefined
    }
    if (left !== 'unwritten' && left.ready) return left
    await sleep(MOMENT)
  }
}

/** Starts a server on a free port of this machine alone. */
export async function launch(
  place: Place,
  binaries: Binaries,
  settings: Readonly<Record<string, string>>,
  machine: Machine,
): Promise<Running> {
  for (let tries = 1; ; tries++) {
    const from = rotate(place)
    const port = await machine.freePort()
    const running = await attempt(place, binaries, { ...FIXED, ...settings, port: String(port) })
    if (running) return running
    const why = readFileSync(place.log, 'utf8').slice(from)
    if (tries === TRIES || !(PORT_TAKEN.test(why) || STILL_LEAVING.test(why))) throw new Error(why)
    if (STILL_LEAVING.test(why)) await sleep(tries * 100)
  }
}

/** Asks a server to end its connections and stop, and waits until it has. */
export async function stop({ mark }: Running, place: Place, binaries: Binaries): Promise<void> {
  if (process.platform === 'win32')
    await run(programIn(binaries.folder, 'pg_ctl'), ['stop', '-D', place.data, '-m', 'fast'], {})
  else if (stillRuns(mark)) process.kill(mark.pid, 'SIGINT')
  while (stillRuns(mark)) await sleep(MOMENT)
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

async function attempt(
  place: Place,
  binaries: Binaries,
  settings: Readonly<Record<string, string>>,
): Promise<Running | undefined> {
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawned(place, binaries, args)
  for (;;) {
    const up = leftOver(place)
    if (typeof up === 'object' && up.ready && up.port === Number(settings.port)) return up
    if (ended(child)) return undefined
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

type LeftOver = (Running & { readonly ready: boolean }) | 'nobody' | 'unwritten' | undefined

/** What postmaster.pid says: a server, or a file nobody is behind, or one a server is only about to fill. */
function leftOver(place: Place): LeftOver {
  const text = readIfThere(pidFile(place))
  if (text === undefined) return undefined
  const [pid, , , port, , , , status] = text.split('\n')
  if (!pid) return 'unwritten'
  const mark = markOf(Number(pid))
  if (!mark || !servesFolder(mark.pid, place.data)) return 'nobody'
  return { mark, port: Number(port), ready: status?.trim() === 'ready' }
}

const pidFile = ({ data }: Place) => join(data, 'postmaster.pid')

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Keeps the log from growing without end. @returns where the next server's lines begin */
function rotate({ log }: Place): number {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0
  if (size < LOG_LIMIT) return size
  renameSync(log, `${log}.old`)
  return 0
}
