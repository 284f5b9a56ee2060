import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { partOfCell, partOfCount, roundedRows } from './row-counts.js'

const tens = (parts: number) => Array.from({ length: parts }, () => ({ low: 10, high: 14 }))

test('fourteen people who all answered everything: the rows are not printed exactly', () => {
  // 10 ideas, "at least 10" each: exactly 140 rows would say that 14 answered each of them.
  const { from, step } = roundedRows(140, tens(10))
  assert.deepEqual([from, step], [100, 50])
  assert.ok(from <= 100, 'the least the reader knew anyway')
})

test('where people answered some ideas and not others, the rows may be printed exactly', () => {
  assert.deepEqual(roundedRows(118, tens(10)), { from: 118, step: 1 })
})

test('the rows of a list of people say no more than its count in fives', () => {
  assert.deepEqual(roundedRows(17, [partOfCount({ kind: 'at-least', atLeast: 15 })]), { from: 15, step: 5 })
})

test('a hidden perspective is not what is left of a sum', () => {
  // 14, 14 and 3: 31 rows, of at most 32.
  const { from, step } = roundedRows(31, [...tens(2), partOfCount({ kind: 'fewer-than-5' })])
  const least = from - 28
  assert.ok(least <= 0 && from + step > 32, `${from} by ${step}`)
})

test('a cell says how many answered in fives, and never more than there are people', () => {
  const people = { low: 10, high: 14 }
  const about = { kind: 'about', percent: 50 } as const
  const shown = { kind: 'shown', heard: 10, agree: about, disagree: about, unsure: about } as const
  assert.deepEqual(partOfCell(shown, people), { low: 10, high: 14 })
  assert.deepEqual(partOfCell({ kind: 'withheld', why: 'fewer-than-5' }, people), { low: 0, high: 4 })
  assert.deepEqual(partOfCell({ kind: 'withheld', why: 'protects-others' }, people), { low: 0, high: 14 })
})

test('whatever people answered, the printed sum leaves every part all its room', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(counts, (answers) => {
      const parts = answers.map((n) => ({ low: 5 * Math.floor(n / 5), high: 5 * Math.floor(n / 5) + 4 }))
      const sum = answers.reduce((total, n) => total + n, 0)
      const { from, step } = roundedRows(sum, parts)
      assert.ok(from <= sum && sum < from + step)
      const [low, high] = [parts.reduce((s, p) => s + p.low, 0), parts.reduce((s, p) => s + p.high, 0)]
      for (const part of parts) {
        // The least and most this part can be, given all others and the sum.
        assert.ok(from - (high - part.high) <= part.low, 'its least')
        assert.ok(from + step - 1 - (low - part.low) >= part.high, 'its most')
      }
    }),
    { seed: 11, numRuns: 500 },
  )
})
