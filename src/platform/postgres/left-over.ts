import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Place } from './place.js'
import { type Mark, markOf, servesFolder } from './processes.js'
import { readIfThere } from './read.js'

/** A server that takes connections. */
export type Running = { readonly mark: Mark; readonly port: number }

/** How long we wait between two looks, in milliseconds. */
export const MOMENT = 10

/** The server left running over this folder by a parent that died, once it takes connections; else undefined. */
export async function adopt(place: Place, waiting: () => void): Promise<Running | undefined> {
  let unwritten = 0
  for (;;) {
    const left = leftOver(place)
    if (left === undefined) return undefined
    if (left === 'nobody' || (left === 'unwritten' && unwritten++ > 100)) {
      rmSync(pidFile(place), { force: true })
      return undefined
    }
    if (left !== 'unwritten' && left.ready) return left
    waiting()
    await sleep(MOMENT)
  }
}

type LeftOver = (Running & { readonly ready: boolean }) | 'nobody' | 'unwritten' | undefined

/** What postmaster.pid says: a server, or a file nobody is behind, or one a server is only about to fill. */
export function leftOver(place: Place): LeftOver {
  const text = readIfThere(pidFile(place))
  if (text === undefined) return undefined
  const [pid, , , port, , , , status] = text.split('\n')
  if (!pid) return 'unwritten'
  const mark = markOf(Number(pid))
  if (!mark || !servesFolder(mark.pid, place.data)) return 'nobody'
  return { mark, port: Number(port), ready: status?.trim() === 'ready' }
}

const pidFile = ({ data }: Place) => join(data, 'postmaster.pid')
