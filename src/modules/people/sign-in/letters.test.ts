import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { grouped, isSpelt, LETTERS, meant, spell } from './letters.js'

const bytes = fc.uint8Array({ minLength: 7, maxLength: 24 })

test('what we spell reads as spelt', () => {
  fc.assert(fc.property(bytes, (some) => isSpelt(spell(some), some.length + 1)))
})

test('one wrong letter is always noticed', () => {
  fc.assert(
    fc.property(bytes, fc.nat(), fc.integer({ min: 1, max: 31 }), (some, where, step) => {
      const right = spell(some)
      const at = where % right.length
      const wrong = LETTERS[(LETTERS.indexOf(right[at]!) + step) % 32]
      return !isSpelt(right.slice(0, at) + wrong + right.slice(at + 1), right.length)
    }),
  )
})

test('two letters that changed places are always noticed', () => {
  fc.assert(
    fc.property(bytes, fc.nat(), fc.nat(), (some, one, other) => {
      const right = [...spell(some)]
      const [a, b] = [one % right.length, other % right.length]
      if (right[a] === right[b]) return true
      const swapped = right.with(a, right[b]!).with(b, right[a]!)
      return !isSpelt(swapped.join(''), right.length)
    }),
  )
})

test('a person may type small letters, gaps and dashes, and the look-alikes they saw', () => {
  assert.equal(meant('7kqm-2r4x'), '7KQM2R4X')
  assert.equal(meant(' o1Il 9 '), '01119')
})

test('a code is read aloud in groups', () => {
  assert.equal(grouped('7KQM2R4X', 4), '7KQM 2R4X')
  assert.equal(grouped('12345678', 4), '1234 5678')
})
