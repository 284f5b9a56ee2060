import { leftOver } from './left-over.js'
import { thisMachine } from './machine.js'
import { placeFor } from './place.js'
import { urlsOf } from './roles.js'
import { secretsOf } from './secrets.js'

/**
 * How to reach the bundled database that another process keeps running over this folder: a command is called while
 * the program serves. @returns undefined where none runs there
 */
export async function runningUrls(
  folder: string,
): Promise<{ readonly owner: string; readonly app: string } | undefined> {
  const place = placeFor(folder, thisMachine())
  const running = leftOver(place)
  return typeof running === 'object' && running.ready ? urlsOf(running.port, secretsOf(place)) : undefined
}
