import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonical, NotCanonical } from './canonical.js'

test('an event is written in one way, whatever order its parts were given in', () => {
  assert.equal(canonical({ b: [1, true, null], a: 'é', A: {} }), '{"A":{},"a":"é","b":[1,true,null]}')
})

test('keys stand in the order of their UTF-16 units, as RFC 8785 asks, not of their code points', () => {
  const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
  assert.deepEqual(
    [...canonical(keys).matchAll(/:(\d)/g)].map((found) => found[1]),
    ['2', '4', '6', '7', '1', '5', '3'],
  )
})

test('what has no single way of being written is refused', () => {
  const refused = [0.5, 2 ** 53, Number.NaN, undefined, 1n, new Date(0), () => 1, '\ud800', { a: undefined }]
  for (const value of refused) assert.throws(() => canonical(value), NotCanonical)
  for (const value of refused) assert.throws(() => canonical([value]), NotCanonical)
})

test('a value nested without end is refused rather than followed', () => {
  assert.throws(() => canonical(JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)), NotCanonical)
})

const values = fc.letrec((tie) => ({
  value: fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 4 }),
  ),
})).value

test('what was written reads back the same, and is written the same again', () => {
  fc.assert(
    fc.property(values, (value) => {
      const text = canonical(value)
      assert.equal(canonical(JSON.parse(text)), text)
    }),
  )
})
