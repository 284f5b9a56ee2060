import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'

/** A process by its number and when it started: the number alone may have been given to another since. */
export type Mark = { readonly pid: number; readonly started: string }

/** @returns undefined when no such process runs; one that ended and was never collected does not run */
export function markOf(pid: number): Mark | undefined {
  if (!(pid > 0)) return undefined
  if (process.platform === 'linux') return fromProc(pid)
  if (process.platform === 'win32') return exists(pid) ? { pid, started: '' } : undefined
  const [state = '', ...started] = ps(pid, 'stat=,lstart=').split(/\s+/)
  return state && !state.startsWith('Z') ? { pid, started: started.join(' ') } : undefined
}

export function stillRuns(mark: Mark): boolean {
  return markOf(mark.pid)?.started === mark.started
}

/** Whether the process is the PostgreSQL server over this folder. */
export function servesFolder(pid: number, data: string): boolean {
  if (process.platform === 'win32') return true
  if (process.platform !== 'linux') return ps(pid, 'args=').includes(data)
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data
  } catch {
    // Root in a container may not look there, but everybody may read how a program was called.
    return readIfThere(`/proc/${pid}/cmdline`).split('\0').includes(data)
  }
}

// A name may hold spaces and brackets, so count the fields from its last bracket: state first, start 20th.
function fromProc(pid: number): Mark | undefined {
  const stat = readIfThere(`/proc/${pid}/stat`)
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (!stat || fields[0] === 'Z' || fields[0] === 'X') return undefined
  return { pid, started: `${readIfThere('/proc/sys/kernel/random/boot_id').trim()} ${fields[19]}` }
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const ps = (pid: number, what: string) =>
  spawnSync('ps', ['-o', what, '-p', String(pid)], { encoding: 'utf8', env: { LC_ALL: 'C' } }).stdout.trim()

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
