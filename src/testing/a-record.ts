import { batchRoot, commitBallot } from '../maths/record/batches.js'
import { append, emptyFrontier, leafHash, rootOf } from '../maths/record/merkle.js'
import { canonical } from '../platform/record/canonical.js'
import { checkpointBody } from '../platform/record/checkpoint.js'
import { exportLines } from '../platform/record/lines.js'
import { recordKey, type Signer, signNote } from '../platform/record/note.js'
import { sealWord } from '../platform/record/seal-word.js'
import { sha256 } from '../platform/record/sha256.js'

export const ORGANISATION = '11111111-2222-4333-8444-555555555555'
const BOX = '22222222-2222-4333-8444-555555555555'
/** Where the batch of ballots enters, in a record long enough to have one. */
export const BATCH_AT = 4
const EXPORTED = '2026-06-01T08:00:00.000Z'

export const aKey = (seed = 7): Signer => recordKey(Buffer.alloc(32, seed), ORGANISATION)

/** Ballots of five people, as their receipts have them. */
export const BALLOTS = [1, -1, 0, 1, 1].map((value, i) => ({
  said: { box: BOX, item: 3, value },
  salt: new Uint8Array(32).fill(i + 1),
}))
export const COMMITMENTS = BALLOTS.map(({ said, salt }) => commitBallot(sha256, said, salt))

/** What happened in a small organisation: entry n on day n + 1, a text beside every third, a batch of ballots. */
export function anEvent(n: number) {
  const salt = saltOf(n)
  const at = new Date(Date.UTC(2026, 2, 1 + n, 10, 40)).toISOString()
  const root = Buffer.from(batchRoot(sha256, COMMITMENTS)).toString('hex')
  const isBatch = n === BATCH_AT
  return {
    v: 1,
    id: `aaaaaaaa-2222-4333-8444-${`${n}`.padStart(12, '0')}`,
    at,
    actor: isBatch ? 'nobody' : 'person:bbbbbbbb-2222-4333-8444-555555555555',
    name: isBatch ? 'ballots.entered' : 'commitment.kept',
    about: 'commitment:cccccccc-2222-4333-8444-555555555555',
    group: null,
    facts: isBatch ? { box: BOX, count: COMMITMENTS.length, root } : { days: n },
    words: n % 3 === 0 ? { promise: sealWord(textOf(n), salt) } : {},
  }
}

const saltOf = (n: number) => Buffer.alloc(32, n + 1)
const textOf = (n: number) => `Write Easy Read minutes, time ${n}`

export type ARecord = {
  readonly length: number
  readonly signer?: Signer
  /** who signed the days' heads, where the record has moved here since */
  readonly before?: Signer
  readonly event?: (n: number) => ReturnType<typeof anEvent>
  /** after how many entries a day's head was signed */
  readonly headsAt?: readonly number[]
  readonly leftOut?: (n: number) => boolean
  readonly erased?: (n: number) => boolean
}

/** The lines of an export, made by the program's own writer. */
export function aRecord({
  length,
  signer = aKey(),
  before,
  event = anEvent,
  headsAt = [],
  leftOut = () => false,
  erased = () => false,
}: ARecord): string[] {
  const file = exportLines({
    organisation: ORGANISATION,
    signer,
    earlierKeys: before ? [before.vkey] : [],
    exported: EXPORTED,
  })
  const lines = [file.first()]
  let tree = emptyFrontier
  for (let n = 0; n < length; n++) {
    const happened = event(n)
    tree = append(sha256, tree, leafHash(sha256, Buffer.from(canonical(happened))))
    const said = { promise: { salt: saltOf(n).toString('hex'), text: textOf(n) } }
    const texts = 'promise' in happened.words && !erased(n) ? said : {}
    lines.push(file.entry({ n, event: happened, root: rootOf(sha256, tree), texts, leftOut: leftOut(n) }))
    if (n === BATCH_AT && !leftOut(n)) lines.push(file.ballots(n, [...COMMITMENTS].sort(Buffer.compare)))
    if (headsAt.includes(n + 1)) lines.push(file.head(aHead(n + 1, rootOf(sha256, tree), before ?? signer)))
  }
  return [...lines, file.end(length, rootOf(sha256, tree))]
}

export function aHead(size: number, root: Uint8Array, signer = aKey()): string {
  return signNote(checkpointBody({ origin: signer.name, size, root }), [signer])
}

/** The head of the first entries of such a record, as it was mailed on that day. */
export function headAfter(size: number, { signer = aKey(), event = anEvent }: Partial<ARecord> = {}): string {
  let tree = emptyFrontier
  for (let n = 0; n < size; n++)
    tree = append(sha256, tree, leafHash(sha256, Buffer.from(canonical(event(n)))))
  return aHead(size, rootOf(sha256, tree), signer)
}
