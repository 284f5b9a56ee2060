import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromLabels } from '../perspectives.js'
import { random, shuffle } from '../random/random.js'
import { chooseSlate, type Marks } from './slate.js'
import { violations } from './slate-check.js'
import { equalWeights } from './weights.js'

const alike = (marks: Marks) => {
  const gave = marks.filter((marked) => marked.length).length
  return Float64Array.from(marks, (marked) => (marked.length ? 1 / gave : 0))
}
const upTo = (n: number) => Array.from({ length: n }, (_, k) => k)
const choose = (marks: Marks, size: number, statements = 8, weights = alike(marks)) =>
  chooseSlate({ marks, weights, candidates: upTo(statements), size, score: new Float64Array(statements) })
const ids = (slate: ReturnType<typeof choose>) => slate.chosen.map(({ statement }) => statement)

test('by hand: six people, two ideas to choose', () => {
  // Four mark A (0); of them three also B (1); two others mark only C (2).
  const marks = [[0, 1], [0, 1], [0, 1], [0], [2], [2]]
  // Level 2 asks for everybody. Level 1 asks for half, 3 of 6: A has 4, and then B's people all hold one.
  // C's two people are a third, not half. The last place is filled: B 3 x 1/2 = 1.5, C 2 x 1 = 2.
  const slate = choose(marks, 2)
  assert.deepEqual(slate.chosen, [
    { statement: 0, level: 1 },
    { statement: 2, level: 0 },
  ])
  assert.deepEqual(slate.certificate, { size: 2, candidates: 8, people: 6, violations: 0 })
})

test('the ideas marked most often can leave a large minority with nothing, and the check says so', () => {
  const marks = [...Array<number[]>(6).fill([0, 1, 2, 3]), ...Array<number[]>(4).fill([7])]
  const most = [0, 1, 2, 3]
  const slate = { marks, weights: alike(marks), candidates: upTo(8), size: 4 }
  assert.deepEqual(violations(most, slate), [{ statement: 7, level: 1, weight: 0.4 }])
  assert.ok(ids(choose(marks, 4)).includes(7))
})

const conversations = fc.record({
  marks: fc.array(fc.uniqueArray(fc.nat(7), { maxLength: 5 }), { minLength: 1, maxLength: 25 }),
  pulls: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 25, maxLength: 25 }),
  size: fc.integer({ min: 1, max: 6 }),
})

test('whatever people mark and weigh, nobody of weight is left out, and no more are chosen than asked', () => {
  fc.assert(
    fc.property(conversations, ({ marks, pulls, size }) => {
      const total = marks.reduce((sum, marked, i) => sum + (marked.length ? pulls[i]! : 0), 0)
      const weights = Float64Array.from(marks, (marked, i) => (marked.length ? pulls[i]! / total : 0))
      const slate = choose(marks, size, 8, weights)
      assert.ok(slate.chosen.length <= size)
      assert.equal(new Set(ids(slate)).size, slate.chosen.length)
      assert.equal(slate.certificate.violations, 0)
      assert.deepEqual(violations(ids(slate), { marks, weights, candidates: upTo(8), size }), [])
    }),
    { seed: 9, numRuns: 400 },
  )
})

test('who is asked first changes nothing', () => {
  fc.assert(
    fc.property(conversations, fc.integer(), ({ marks, size }, seed) => {
      const order = shuffle(
        Int32Array.from(marks, (_, i) => i),
        random(seed),
      )
      const mixed = Array.from(order, (i) => marks[i]!)
      assert.deepEqual(choose(mixed, size).chosen, choose(marks, size).chosen)
    }),
    { seed: 10, numRuns: 100 },
  )
})

test('of ideas marked alike the surer goes first, and then the older', () => {
  const marks = [[3], [4], [5], [6]]
  const score = Float64Array.of(0, 0, 0, 0.8, 0.9, 0.9, 0.7, 0)
  const slate = chooseSlate({ marks, weights: alike(marks), candidates: upTo(8), size: 3, score })
  assert.deepEqual(ids(slate), [4, 5, 3])
})

test('ideas that nobody marked are never put in, and without marks there is nothing to choose', () => {
  assert.deepEqual(ids(choose([[1], [1]], 4)), [1])
  assert.deepEqual(ids(choose([[], []], 4)), [])
  assert.throws(() => choose([[1]], 2, 8, new Float64Array(3)), /each person needs marks and a weight/)
})

test('two carers weigh as much together as twenty leaders, and the one who is both adds up', () => {
  const labels = Int32Array.from({ length: 22 }, (_, i) => (i < 2 ? 0 : 1))
  const { weights } = equalWeights(fromLabels(labels, 2), new Uint8Array(22).fill(1))
  assert.ok(Math.abs(weights[0]! - 1 / 4) < 1e-12 && Math.abs(weights[5]! - 1 / 40) < 1e-12)
  const both = fromLabels(labels, 2)
  both.members[1]![0] = 1
  const { weights: adds } = equalWeights(both, new Uint8Array(22).fill(1))
  assert.ok(Math.abs(adds[0]! - (1 / 4 + 1 / 42)) < 1e-12)
  assert.ok(Math.abs(adds.reduce((sum, one) => sum + one, 0) - 1) < 1e-12)
})

test('only those who marked anything weigh anything; people in no perspective weigh together as one more', () => {
  const gave = Uint8Array.of(1, 0, 1, 1)
  const { weights } = equalWeights(fromLabels(Int32Array.of(0, 0, -1, -1), 1), gave)
  assert.deepEqual(Array.from(weights), [0.5, 0, 0.25, 0.25])
})

test('where fewer than five of a perspective gave marks, nobody decides a part of the list alone', () => {
  // One commissioner, twenty carers: her single mark would weigh as much as all of theirs.
  const labels = Int32Array.from({ length: 21 }, (_, i) => (i === 0 ? 0 : 1))
  const gave = new Uint8Array(21).fill(1)
  assert.equal(equalWeights(fromLabels(labels, 2), gave).weights[0], 0.5)
  const { weights, joined } = equalWeights(fromLabels(labels, 2), gave, 5)
  assert.ok(joined)
  assert.ok(weights.every((weight) => Math.abs(weight - 1 / 21) < 1e-12))
  // Two small ones that are five together stand as one.
  const three = Int32Array.from({ length: 26 }, (_, i) => (i < 3 ? 0 : i < 6 ? 1 : 2))
  const parts = equalWeights(fromLabels(three, 3), new Uint8Array(26).fill(1), 5)
  assert.ok(parts.joined && Math.abs(parts.weights[0]! - 1 / 12) < 1e-12)
})
