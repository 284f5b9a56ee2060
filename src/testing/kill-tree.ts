import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Kills a program and the whole database over `folder`, in one breath; none of them can do anything about it. */
export function killTree(folder: string, program: number): void {
  const lock = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((f) =>
    f.endsWith('postmaster.pid'),
  )
  const server = Number(readFileSync(join(folder, lock!), 'utf8').split('\n')[0])
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => parentOf(pid) === server)
  for (const pid of [program, server, ...all.map(Number)]) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It had just ended by itself.
    }
  }
}

function parentOf(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return undefined
  }
}
