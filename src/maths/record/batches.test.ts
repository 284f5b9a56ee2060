import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { batchRoot, commitBallot, FEWEST_PEOPLE, inOrder, isInBatch, nextBatch, placeIn } from './batches.js'
import type { Hash } from './merkle.js'

const sha256: Hash = (...parts) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const BOX = '11111111-2222-4333-8444-555555555555'
const OTHER = '99999999-2222-4333-8444-555555555555'
const salt = (byte: number) => new Uint8Array(32).fill(byte)
const people = (count: number) => Array.from({ length: count }, (_, i) => `p${i}`)

test('while a box is open, five people always stay behind', () => {
  assert.deepEqual(nextBatch(people(12), { closing: false }), { ok: true, people: people(7), left: 5 })
  assert.deepEqual(nextBatch(people(10), { closing: false }), { ok: true, people: people(5), left: 5 })
})

test('nine people wait: five could go in, but the four left could never follow', () => {
  assert.deepEqual(nextBatch(people(9), { closing: false }), { ok: false, no: 'too-few-waiting' })
})

test('when a box closes, all who wait go in together, if they are five', () => {
  assert.deepEqual(nextBatch(people(9), { closing: true }), { ok: true, people: people(9), left: 0 })
  assert.deepEqual(nextBatch(people(4), { closing: true }), { ok: false, no: 'fewer-than-five' })
  assert.deepEqual(nextBatch([], { closing: true }), { ok: false, no: 'nobody-waiting' })
})

test('somebody with many answers waiting is still one person', () => {
  assert.deepEqual(nextBatch(Array(40).fill('amina'), { closing: true }), {
    ok: false,
    no: 'fewer-than-five',
  })
})

test('however people come and whenever we look: every batch is five or more, everybody goes in once, and only a box of fewer than five leaves anybody out', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 9 }), { maxLength: 40 }), (arrivals) => {
      let [came, waiting] = [0, [] as string[]]
      const entered: string[] = []
      const take = (closing: boolean) => {
        const batch = nextBatch(waiting, { closing })
        if (!batch.ok) return batch.no
        assert.ok(batch.people.length >= FEWEST_PEOPLE)
        assert.deepEqual(
          batch.people,
          waiting.slice(0, batch.people.length),
          'those waiting longest go first',
        )
        waiting = waiting.slice(batch.people.length)
        assert.equal(batch.left, waiting.length)
        assert.ok(closing ? waiting.length === 0 : waiting.length >= FEWEST_PEOPLE)
        entered.push(...batch.people)
        return undefined
      }
      for (const count of arrivals) {
        waiting.push(...Array.from({ length: count }, () => `p${came++}`))
        take(false)
      }
      const refused = take(true)
      if (came >= FEWEST_PEOPLE) assert.equal(entered.length, came)
      else assert.equal(refused, came ? 'fewer-than-five' : 'nobody-waiting')
      assert.equal(new Set(entered).size, entered.length)
    }),
  )
})

test('the same answer with another salt is another commitment; so is another answer with the same salt', () => {
  const said = { box: BOX, item: 3, value: 1 }
  const hex = (...args: Parameters<typeof commitBallot>) => Buffer.from(commitBallot(...args)).toString('hex')
  const all = [
    hex(sha256, said, salt(1)),
    hex(sha256, said, salt(2)),
    hex(sha256, { ...said, value: -1 }, salt(1)),
    hex(sha256, { ...said, item: 4 }, salt(1)),
    hex(sha256, { ...said, box: OTHER }, salt(1)),
  ]
  assert.equal(new Set(all).size, 5)
  assert.equal(all[0], hex(sha256, said, salt(1)))
})

test('a commitment is what docs/record-format.md says, byte for byte', () => {
  const text = `throughline ballot\0${'\u0007'.repeat(32)}{"box":"${BOX}","item":3,"value":-1}`
  assert.deepEqual(
    commitBallot(sha256, { box: BOX, item: 3, value: -1 }, salt(7)),
    sha256(Buffer.from(text, 'latin1')),
  )
})

test('without a salt, or with an answer that is not a whole number, nothing is committed', () => {
  assert.throws(
    () => commitBallot(sha256, { box: BOX, item: 0, value: 1 }, new Uint8Array(0)),
    /not a ballot/,
  )
  assert.throws(() => commitBallot(sha256, { box: BOX, item: 0, value: 0.5 }, salt(1)), /not a ballot/)
  assert.throws(() => commitBallot(sha256, { box: '","', item: 0, value: 1 }, salt(1)), /not a ballot/)
})

test('everybody finds their own ballot in the batch, a stranger does not, and the order of arrival is gone', () => {
  const ballots = fc.uniqueArray(fc.nat({ max: 255 }), { minLength: 5, maxLength: 40 })
  fc.assert(
    fc.property(ballots, (bytes) => {
      const commitments = bytes.map((byte) =>
        commitBallot(sha256, { box: BOX, item: 0, value: 1 }, salt(byte)),
      )
      const root = batchRoot(sha256, commitments)
      assert.deepEqual(batchRoot(sha256, [...commitments].reverse()), root)
      assert.deepEqual(inOrder(commitments), inOrder([...commitments].reverse()))
      for (const commitment of commitments) {
        const place = placeIn(sha256, commitments, commitment)
        assert.ok(place && isInBatch(sha256, commitment, place, root))
      }
      const stranger = commitBallot(sha256, { box: OTHER, item: 0, value: 1 }, salt(0))
      assert.equal(placeIn(sha256, commitments, stranger), undefined)
      const borrowed = placeIn(sha256, commitments, commitments[0]!)
      assert.ok(borrowed && !isInBatch(sha256, stranger, borrowed, root))
    }),
    { numRuns: 30 },
  )
})
