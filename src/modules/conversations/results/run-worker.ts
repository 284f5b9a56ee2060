import { Worker } from 'node:worker_threads'
import type { Handed, Sent } from './worker.js'

/**
 * Counts in a thread of its own, so that pages go on being served. One count at a time in a process, or the counts
 * themselves would stand in the way.
 * @param take is awaited for each step, in order; the second is computed meanwhile. If it throws, the thread ends.
 */
export function count(
  handed: Handed,
  take: (sent: Sent) => Promise<void>,
  stopping: AbortSignal,
): Promise<void> {
  const turn = waiting.then(() => run(handed, take, stopping))
  waiting = turn.catch(() => undefined)
  return turn
}

let waiting: Promise<unknown> = Promise.resolve()

async function run(
  workerData: Handed,
  take: (sent: Sent) => Promise<void>,
  stopping: AbortSignal,
): Promise<void> {
  stopping.throwIfAborted()
  const { votes, voters } = workerData.counting
  const transferList = [votes.buffer, voters.buffer].filter((one) => one instanceof ArrayBuffer)
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData, transferList })
  const stop = () => void worker.terminate()
  stopping.addEventListener('abort', stop)
  try {
    let taken: Promise<void> = Promise.resolve()
    await new Promise<void>((done, failed) => {
      worker.on('message', (sent: Sent) => {
        taken = taken.then(() => take(sent))
        taken.catch(failed)
      })
      worker.on('error', failed)
      worker.on('exit', (code) =>
        code === 0 ? done() : failed(new Error('the count was stopped before it was done')),
      )
    })
    await taken
  } finally {
    stopping.removeEventListener('abort', stop)
    await worker.terminate()
  }
}
