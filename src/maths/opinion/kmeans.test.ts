import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { random, shuffle } from '../random/random.js'
import { findGroups } from './groups.js'
import { coreset, kmeans, silhouette } from './kmeans.js'
import { adjustedRandIndex } from './rand-index.js'

/** Round clouds of so many points around these centres. */
function clouds(seed: number, size: number, centres: readonly (readonly [number, number])[]) {
  const chance = random(seed)
  const points = centres.flatMap(([x, y], c) =>
    Array.from({ length: size }, () => ({ x: x + 0.3 * chance.normal(), y: y + 0.3 * chance.normal(), c })),
  )
  return {
    x: Float64Array.from(points, ({ x }) => x),
    y: Float64Array.from(points, ({ y }) => y),
    planted: Int32Array.from(points, ({ c }) => c),
  }
}

const THREE = [
  [0, 0],
  [3, 0],
  [1, 3],
] as const

test('three clouds are found as three groups, one by one and on a grid', () => {
  for (const size of [40, 3000]) {
    const { planted, ...points } = clouds(1, size, THREE)
    const found = findGroups(points)
    assert.equal(found.count, 3)
    assert.ok(adjustedRandIndex(found.labels, planted) > 0.98)
    assert.ok(found.silhouette > 0.6)
  }
})

test('the same cloud in another order gives the same groups under the same numbers', () => {
  const { x, y } = clouds(2, 30, THREE)
  const before = findGroups({ x, y }).labels
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const order = shuffle(
        Int32Array.from(x, (_, i) => i),
        random(seed),
      )
      const mixed = { x: Float64Array.from(order, (i) => x[i]!), y: Float64Array.from(order, (i) => y[i]!) }
      assert.deepEqual(
        findGroups(mixed).labels,
        Int32Array.from(order, (i) => before[i]!),
      )
    }),
    { seed: 3, numRuns: 20 },
  )
})

test('the largest group is the first, and those left out stay out', () => {
  const { x, y } = clouds(3, 20, THREE)
  const who = Uint8Array.from(x, (_, i) => (i < 5 ? 0 : 1))
  const { labels, count } = findGroups({ x, y }, { who })
  assert.deepEqual(Array.from(labels.subarray(0, 5)), [-1, -1, -1, -1, -1])
  const sizes = Array.from({ length: count }, (_, g) => labels.filter((label) => label === g).length)
  assert.deepEqual(
    sizes,
    sizes.toSorted((a, b) => b - a),
  )
})

test('nobody, somebody alone, and everybody in one place are no groups', () => {
  const at = (n: number) => ({ x: new Float64Array(n), y: new Float64Array(n) })
  assert.deepEqual(findGroups(at(0)), { labels: new Int32Array(0), count: 0, silhouette: 0 })
  assert.equal(findGroups(at(1)).count, 1)
  assert.equal(findGroups(at(700)).count, 1)
  assert.equal(findGroups(at(30), { exactly: 4 }).count, 1)
})

test('clusters by hand: 0, 1 and 10, 11 around 0 and 10', () => {
  const points = { x: Float64Array.of(0, 1, 10, 11), y: new Float64Array(4) }
  const found = kmeans(points, { x: Float64Array.of(0, 10), y: new Float64Array(2) })
  assert.deepEqual(
    [Array.from(found.labels), Array.from(found.centres.x)],
    [
      [0, 0, 1, 1],
      [0.5, 10.5],
    ],
  )
  assert.equal(found.ending, 'converged')
  // Person at 0: 1 from her own, 10.5 from the others: (10.5 - 1) / 10.5; at 1: (9.5 - 1) / 9.5.
  const clear = silhouette(coreset(points), found.labels, 2)
  assert.ok(Math.abs(clear - (9.5 / 10.5 + 8.5 / 9.5) / 2) < 1e-12)
})
