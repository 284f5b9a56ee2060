import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { canReach } from '../platform/postgres/place.js'
import { servesFolder } from '../platform/postgres/processes.js'

/** For test options: why something only root can arrange did not run. */
export const unlessRoot =
  process.getuid?.() === 0 ? false : 'only root can lend another account to the database'

type Scratch = { after: (work: () => void) => void }

/**
 * A folder every account may pass through; when the test is over it goes, and whatever still runs in it.
 * @param last done in between
 */
export function scratch(test: Scratch, last = (_folder: string) => {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-postgres-'))
  chmodSync(folder, 0o755)
  test.after(() => {
    endAllIn(folder)
    last(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  })
  return folder
}

const programs = new Map<ChildProcess, string>()

// A test that failed half-way leaves programs and servers running.
function endAllIn(folder: string) {
  for (const [child, place] of programs) if (place.startsWith(folder)) child.kill('SIGKILL')
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (basename(name) !== 'postmaster.pid') continue
    const data = join(folder, dirname(name))
    const pid = serverOf(dirname(data))
    if (servesFolder(pid, data)) process.kill(pid, 'SIGKILL')
  }
}

/** Asks one question of a database. @returns the rows */
export async function ask(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client(url)
  client.on('error', () => {}) // told by the question
  await client.connect()
  return client
    .query<Record<string, unknown>>(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}

type Urls = { readonly owner: string; readonly app: string }
type Told = {
  readonly ok?: boolean
  readonly sentence?: string
  readonly urls?: Urls
  readonly note?: string
}

/** Another program that holds a database, or was refused it. */
export type Parent = Told & {
  readonly process: ChildProcess
  readonly stop: () => Promise<void>
  readonly kill: () => Promise<void>
}

type ParentOptions = {
  readonly binaries?: string
  readonly uid?: number
  readonly gid?: number
  readonly program?: string
  /** Told of the program as soon as it runs. */
  readonly onStart?: (process: ChildProcess) => void
}

/** Starts another program that starts the database over the folder; resolves with what came of it. */
export async function parentOf(folder: string, options: ParentOptions = {}): Promise<Parent> {
  const { binaries = '', program = PROGRAM, onStart, ...ids } = options
  const child = spawn(process.execPath, [program, folder, binaries], {
    ...ids,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  programs.set(child, folder)
  onStart?.(child)
  let answer: Told = {}
  for await (const line of createInterface({ input: child.stdout })) {
    const told: Told = JSON.parse(line)
    if (told.ok === undefined) continue
    answer = told
    break
  }
  const finish = async (how: () => void) => {
    how()
    await ended
  }
  if (answer.ok === undefined) await ended
  return {
    ...answer,
    process: child,
    stop: () => finish(() => child.stdin.end()),
    kill: () => finish(() => child.kill('SIGKILL')),
  }
}

const PROGRAM = fileURLToPath(new URL('./database-parent.js', import.meta.url))

/** The number of the server process over a folder, from the file PostgreSQL keeps of it. */
export const serverOf = (folder: string) =>
  Number(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0])

/** The program for another account to run: ours, or a copy where that account cannot reach ours. */
export function programFor(test: Scratch): string {
  const other = { name: '', ids: { uid: 65534, gid: 65534 } }
  if (canReach(other, PROGRAM)) return PROGRAM
  const copy = scratch(test)
  const root = join(dirname(PROGRAM), '..', '..')
  for (const part of ['package.json', 'dist/platform', 'dist/testing'])
    cpSync(join(root, part), join(copy, part), { recursive: true })
  for (const name of readdirSync(join(root, 'node_modules')).filter((found) =>
    /^(pg|postgres|split2|xtend|@embedded)/.test(found),
  ))
    cpSync(join(root, 'node_modules', name), join(copy, 'node_modules', name), {
      recursive: true,
      verbatimSymlinks: true,
    })
  return join(copy, 'dist', 'testing', 'database-parent.js')
}
