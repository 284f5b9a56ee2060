import assert from 'node:assert/strict'
import { test } from 'node:test'
import { branch, random, shuffle } from './random.js'

test('the same seed draws the same lots, and another seed other lots', () => {
  const draw = (seed: number) => Array.from({ length: 50 }, random(seed).uniform)
  assert.deepEqual(draw(7), draw(7))
  assert.notDeepEqual(draw(7), draw(8))
  assert.notEqual(branch(7, 0), branch(7, 1))
})

test('lots are even: no bin of ten strays further than chance', () => {
  const { whole } = random(1)
  const bins = new Int32Array(10)
  for (let k = 0; k < 20000; k++) bins[whole(10)]!++
  const off = bins.reduce((sum, n) => sum + (n - 2000) ** 2 / 2000, 0)
  // Chi-square with 9 degrees of freedom: 27.9 is exceeded once in a thousand.
  assert.ok(off < 27.9, `${off}`)
})

test('normal lots have mean nought and variance one', () => {
  const { normal } = random(2)
  const lots = Array.from({ length: 20000 }, normal)
  const mean = lots.reduce((sum, one) => sum + one, 0) / lots.length
  const variance = lots.reduce((sum, one) => sum + one * one, 0) / lots.length - mean * mean
  assert.ok(Math.abs(mean) < 0.03 && Math.abs(variance - 1) < 0.05)
})

test('a shuffle loses nobody, and everyone is as likely to come first', () => {
  const first = new Int32Array(5)
  for (let seed = 0; seed < 5000; seed++) {
    const order = shuffle(Int32Array.of(0, 1, 2, 3, 4), random(seed))
    assert.deepEqual(Array.from(order).sort(), [0, 1, 2, 3, 4])
    first[order[0]!]!++
  }
  assert.ok(
    first.every((n) => Math.abs(n - 1000) < 130),
    `${first}`,
  )
})
