import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { betaCdf, lnGamma, normalCdf, normalQuantile } from './special.js'

const near = (actual: number, expected: number, off = 1e-12) =>
  assert.ok(
    Math.abs(actual - expected) <= off * Math.max(1, Math.abs(expected)),
    `${actual} is not ${expected}`,
  )

test('the tables in the books', () => {
  near(lnGamma(5), Math.log(24))
  near(lnGamma(0.5), Math.log(Math.PI) / 2)
  near(normalCdf(1.959963984540054), 0.975)
  near(normalCdf(-3), 0.0013498980316300933, 1e-15)
  near(normalQuantile(0.9), 1.2815515655446004)
  near(normalQuantile(0.001), -3.090232306167813)
  // Beta(2, 3): the chance of at most one half is 11/16.
  near(betaCdf(0.5, 2, 3), 11 / 16)
  assert.deepEqual([betaCdf(-1, 2, 3), betaCdf(2, 2, 3)], [0, 1])
  assert.throws(() => normalQuantile(1), /strictly between 0 and 1/)
})

test('a whole-number Beta is a sum of coin tosses', () => {
  const choose = (n: number, k: number) =>
    Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((p, f) => p * f, 1)
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 15 }),
      fc.integer({ min: 1, max: 15 }),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      (a, b, x) => {
        const n = a + b - 1
        let sum = 0
        for (let k = a; k <= n; k++) sum += choose(n, k) * x ** k * (1 - x) ** (n - k)
        near(betaCdf(x, a, b), sum, 1e-10)
      },
    ),
    { seed: 2 },
  )
})

test('the chance rises, mirrors, and leads back to where it came from', () => {
  const part = fc.double({ min: 0.001, max: 0.999, noNaN: true })
  const size = fc.double({ min: 0.1, max: 5000, noNaN: true })
  fc.assert(
    fc.property(part, size, size, (x, a, b) => {
      near(betaCdf(x, a, b) + betaCdf(1 - x, b, a), 1, 1e-9)
      assert.ok(betaCdf(Math.min(1, x + 0.01), a, b) >= betaCdf(x, a, b) - 1e-12)
      near(normalCdf(normalQuantile(x)), x, 1e-12)
    }),
    { seed: 3 },
  )
})
