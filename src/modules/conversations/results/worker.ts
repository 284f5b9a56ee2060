import { createHash, randomBytes } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { type Counted, type Counting, countNow, testNow } from './counting.js'
import { decodeKept, encodeKept } from './kept.js'
import { hashOf } from './snapshot.js'

/** What the thread is given, and what it sends home: first one step, then the other. */
export type Handed = {
  readonly counting: Counting
  readonly kept: Uint8Array | undefined
  /** the snapshot that still lacks its second step, where nothing new is to be counted */
  readonly small: string | undefined
}
export type Sent =
  | { readonly kind: 'nothing'; readonly kept: Uint8Array | undefined; readonly untested: boolean }
  | {
      readonly kind: 'snapshot'
      readonly n: number
      readonly step: 1 | 2
      readonly text: string
      readonly hash: Uint8Array
      readonly kept: Uint8Array
    }

const { counting, kept, small }: Handed = workerData
const lot = (of: string) => createHash('sha256').update(of).digest('hex')
const name = () => `gone ${randomBytes(16).toString('hex')}`

const first = countNow(counting, kept && decodeKept(kept), lot, name)
const untested = Object.values(first.kept.streams).some(({ published }) => published.tests !== 'done')
send(first)
if (first.kind === 'snapshot' || untested) {
  const room = first.kind === 'snapshot' ? first.snapshot.small : small ? JSON.parse(small) : null
  send(testNow(counting, first.kept, room))
}

function send(counted: Counted): void {
  if (counted.kind === 'nothing') {
    const renamed = counted.renamed ? encodeKept(counted.kept) : undefined
    post({ kind: 'nothing', kept: renamed, untested })
    return
  }
  const { snapshot } = counted
  const hash = hashOf(snapshot)
  post({
    kind: 'snapshot',
    n: snapshot.n,
    step: snapshot.step,
    text: JSON.stringify(snapshot),
    hash,
    kept: encodeKept(counted.kept),
  })
}

function post(sent: Sent): void {
  parentPort?.postMessage(sent)
}
