import { randomBytes } from 'node:crypto'
import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Mark, markOf, stillRuns } from './processes.js'
import { Refused } from './refused.js'

const NAME = /^supervisor-(\d+)\.lock$/

/**
 * Takes a folder for this process alone. A process that died holds nothing, however it died.
 *
 * Each taking makes a file with the next number, which the file system lets only one do; the highest number
 * is the one that counts. So a lock left by the dead is passed over and never taken away, which two could
 * do at once.
 * @returns what gives the folder back
 * @throws Refused when a running process holds it
 */
export function takeFolder(folder: string): () => void {
  const me = JSON.stringify(markOf(process.pid))
  for (;;) {
    const last = highest(folder)
    const holder = last && holderOf(join(folder, nameOf(last)))
    if (holder && stillRuns(holder))
      throw new Refused(
        `The database in ${folder} is in use by Throughline running as process ${holder.pid}: stop that one first, or choose another folder.`,
      )
    const mine = last + 1
    if (!make(folder, mine, me)) continue
    if (highest(folder) !== mine) {
      rmSync(join(folder, nameOf(mine)))
      continue
    }
    for (const older of numbers(folder).filter((number) => number < mine - 1))
      rmSync(join(folder, nameOf(older)), { force: true })
    return () => replace(join(folder, nameOf(mine)), 'free\n')
  }
}

/** Whether whoever held the folder died without giving it back. */
export function wasLeft(folder: string): boolean {
  try {
    const holder = holderOf(join(folder, nameOf(highest(folder))))
    return holder !== undefined && !stillRuns(holder)
  } catch {
    return false // gone meanwhile, or somebody else's
  }
}

const nameOf = (number: number) => `supervisor-${number}.lock`
const numbers = (folder: string) => readdirSync(folder).map((name) => Number(NAME.exec(name)?.[1] ?? 0))
const highest = (folder: string) => Math.max(0, ...numbers(folder))

function holderOf(path: string): Mark | undefined {
  try {
    const held: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof held !== 'object' || !held || !('pid' in held) || !('started' in held)) return undefined
    return { pid: Number(held.pid), started: String(held.started) }
  } catch {
    return undefined // given back, or taken over and cleared away meanwhile
  }
}

// Written whole under another name first: nobody may ever read half a lock.
function make(folder: string, number: number, content: string): boolean {
  const draft = draftBeside(folder)
  writeFileSync(draft, content, { mode: 0o600 })
  try {
    linkSync(draft, join(folder, nameOf(number)))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function replace(path: string, content: string) {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  try {
    writeFileSync(draft, content, { mode: 0o600 })
    renameSync(draft, path)
  } catch {
    // The folder is gone, or its disk is full: then the lock ends with this process.
    rmSync(draft, { force: true })
  }
}

const draftBeside = (folder: string) => join(folder, `.lock-${randomBytes(6).toString('hex')}`)
