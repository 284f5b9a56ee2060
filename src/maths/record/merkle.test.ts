import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { SHARED } from '../../testing/shared-data.js'
import {
  append,
  consistencyProof,
  emptyFrontier,
  type Hash,
  inclusionProof,
  leafHash,
  rootOf,
  rootOfLeaves,
  verifyConsistency,
  verifyInclusion,
} from './merkle.js'

const sha256: Hash = (...parts) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const leavesOf = (texts: readonly string[]) => texts.map((text) => leafHash(sha256, Buffer.from(text)))

const VECTORS = join(SHARED, 'record', 'rfc6962-vectors')
const skip = existsSync(VECTORS) ? false : 'real data (../shared/data) is not here'

type Vector = {
  readonly desc: string
  readonly wantErr: boolean
  readonly proof: readonly string[] | null
  readonly leafIdx: number
  readonly treeSize: number
  readonly leafHash: string
  readonly root: string
  readonly size1: number
  readonly size2: number
  readonly root1: string
  readonly root2: string
}

const vectors = (kind: string): Vector[] =>
  readdirSync(join(VECTORS, kind), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(VECTORS, kind, file), 'utf8')))

const bytes = (base64: string) => Buffer.from(base64, 'base64')

test('the published proofs that an entry is in a record hold, and every altered one is refused', {
  skip,
}, () => {
  const all = vectors('inclusion')
  assert.equal(all.length, 98)
  for (const { desc, wantErr, leafIdx, treeSize, leafHash, root, proof } of all)
    assert.equal(
      verifyInclusion(sha256, {
        index: leafIdx,
        size: treeSize,
        leaf: bytes(leafHash),
        root: bytes(root),
        proof: (proof ?? []).map(bytes),
      }),
      !wantErr,
      desc,
    )
})

test('the published proofs that one record goes on from another hold, and every altered one is refused', {
  skip,
}, () => {
  const all = vectors('consistency')
  assert.equal(all.length, 98)
  for (const { desc, wantErr, size1, size2, root1, root2, proof } of all)
    assert.equal(
      verifyConsistency(sha256, {
        size1,
        size2,
        root1: bytes(root1),
        root2: bytes(root2),
        proof: (proof ?? []).map(bytes),
      }),
      !wantErr,
      desc,
    )
})

test('a record of nothing has the hash of nothing as its root', () => {
  assert.equal(
    hex(rootOfLeaves(sha256, [])),
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  )
})

test('three entries, as in the worked example: first two together, then the third', () => {
  const [one, two, three] = leavesOf(['one', 'two', 'three'])
  const node = (left: Uint8Array, right: Uint8Array) => sha256(Uint8Array.of(1), left, right)
  const short = [one!, two!, three!, node(one!, two!), node(node(one!, two!), three!)].map((digest) =>
    hex(digest).slice(0, 8),
  )
  assert.deepEqual(short, ['d0d7360a', 'ab1ab7f0', '671f146c', '4f55f619', '5aac771c'])
  assert.equal(hex(rootOfLeaves(sha256, [one!, two!, three!])), hex(node(node(one!, two!), three!)))
  assert.deepEqual(inclusionProof(sha256, [one!, two!, three!], 2), [node(one!, two!)])
  assert.deepEqual(consistencyProof(sha256, [one!, two!, three!], 2), [three])
})

// The definition in the standard, word for word, sharing nothing with the code it checks.
function byDefinition(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256()
  if (leaves.length === 1) return leaves[0]!
  const k = 2 ** Math.floor(Math.log2(leaves.length - 1))
  return sha256(Uint8Array.of(1), byDefinition(leaves.slice(0, k)), byDefinition(leaves.slice(k)))
}

const someLeaves = fc.array(fc.string(), { minLength: 1, maxLength: 70 }).map(leavesOf)
const withPlace = someLeaves.chain((leaves) =>
  fc.record({ leaves: fc.constant(leaves), at: fc.nat({ max: leaves.length - 1 }) }),
)

test('a record that grows entry by entry has, at every step, the root the standard defines', () => {
  fc.assert(
    fc.property(someLeaves, (leaves) => {
      let frontier = emptyFrontier
      leaves.forEach((leaf, i) => {
        frontier = append(sha256, frontier, leaf)
        assert.equal(frontier.size, i + 1)
        assert.equal(hex(rootOf(sha256, frontier)), hex(byDefinition(leaves.slice(0, i + 1))))
      })
    }),
    { numRuns: 40 },
  )
})

test('every entry can be shown to be in the record, at its own place and at no other', () => {
  fc.assert(
    fc.property(withPlace, ({ leaves, at }) => {
      const claim = {
        leaf: leaves[at]!,
        index: at,
        size: leaves.length,
        root: rootOfLeaves(sha256, leaves),
        proof: inclusionProof(sha256, leaves, at),
      }
      assert.ok(verifyInclusion(sha256, claim))
      assert.ok(!verifyInclusion(sha256, { ...claim, leaf: sha256(claim.leaf) }))
      assert.ok(!verifyInclusion(sha256, { ...claim, root: sha256(claim.root) }))
      assert.ok(!verifyInclusion(sha256, { ...claim, index: leaves.length }))
      assert.ok(!verifyInclusion(sha256, { ...claim, proof: [...claim.proof, claim.root] }))
    }),
  )
})

test('every beginning of a record can be shown to be its beginning, and nothing else can', () => {
  fc.assert(
    fc.property(withPlace, ({ leaves, at }) => {
      const claim = {
        size1: at + 1,
        root1: rootOfLeaves(sha256, leaves.slice(0, at + 1)),
        size2: leaves.length,
        root2: rootOfLeaves(sha256, leaves),
        proof: consistencyProof(sha256, leaves, at + 1),
      }
      assert.ok(verifyConsistency(sha256, claim))
      assert.ok(!verifyConsistency(sha256, { ...claim, root1: sha256(claim.root1) }))
      assert.ok(!verifyConsistency(sha256, { ...claim, root2: sha256(claim.root2) }))
      assert.ok(!verifyConsistency(sha256, { ...claim, proof: [...claim.proof, claim.root1] }))
    }),
  )
})

test('a proof cannot be asked for an entry that is not there', () => {
  const leaves = leavesOf(['one', 'two'])
  assert.throws(() => inclusionProof(sha256, leaves, 2), /no such leaf/)
  assert.throws(() => inclusionProof(sha256, leaves, -1), /no such leaf/)
  assert.throws(() => consistencyProof(sha256, leaves, 0), /no such beginning/)
  assert.throws(() => consistencyProof(sha256, leaves, 3), /no such beginning/)
})
