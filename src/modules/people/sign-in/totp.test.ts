import assert from 'node:assert/strict'
import { test } from 'node:test'
import { base32, hotp, stepAt, stepOf } from './totp.js'

const secret = Buffer.from('12345678901234567890')

test('counters give the numbers of RFC 4226, appendix D', () => {
  const numbers = '755224 287082 359152 969429 338314 254676 287922 162583 399871 520489'.split(' ')
  assert.deepEqual(
    numbers.map((_, counter) => hotp(secret, counter)),
    numbers,
  )
})

test('moments give the numbers of RFC 6238, appendix B', () => {
  for (const [seconds, number] of [
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ] as const)
    assert.equal(hotp(secret, stepAt(seconds * 1_000), 8), number)
})

test('a clock that is half a minute off will do, one that is two minutes off will not', () => {
  const now = 1_111_111_111_000
  const here = stepAt(now)
  for (const off of [-1, 0, 1]) assert.equal(stepOf(secret, hotp(secret, here + off), now, 0), here + off)
  for (const off of [-4, -2, 2, 4]) assert.equal(stepOf(secret, hotp(secret, here + off), now, 0), undefined)
})

test('a number is good once, and none before it any more', () => {
  const now = 1_111_111_111_000
  const here = stepAt(now)
  assert.equal(stepOf(secret, hotp(secret, here), now, here), undefined)
  assert.equal(stepOf(secret, hotp(secret, here - 1), now, here), undefined)
  assert.equal(stepOf(secret, hotp(secret, here + 1), now, here), here + 1)
})

test('a secret is typed by hand in base 32 (RFC 4648, section 10)', () => {
  for (const [plain, spelt] of [
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ] as const)
    assert.equal(base32(Buffer.from(plain)), spelt)
})
