import { Worker } from 'node:worker_threads'
import type { VoteMatrix } from '../../../../maths/opinion/matrix.js'
import type { Counting } from '../../results/counting.js'

let waiting: Promise<unknown> = Promise.resolve()

/**
 * Everybody's answers, their rows in an order of chance. It is done in a thread of its own, one after the other, so
 * that pages go on being served: of the largest conversation it takes seconds.
 */
export function gather(counting: Counting): Promise<VoteMatrix> {
  const turn = waiting.then(() => run(counting))
  waiting = turn.catch(() => undefined)
  return turn
}

function run(workerData: Counting): Promise<VoteMatrix> {
  const transferList = [workerData.votes.buffer, workerData.voters.buffer].filter(
    (one) => one instanceof ArrayBuffer,
  )
  const worker = new Worker(new URL('./gather-worker.js', import.meta.url), { workerData, transferList })
  return new Promise((done, failed) => {
    worker.once('message', (matrix: VoteMatrix) => done(matrix))
    worker.once('error', failed)
    worker.once('exit', () => failed(new Error('the rows were not gathered to their end')))
  })
}
