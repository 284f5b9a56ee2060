import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../../kernel/day.js'
import { codeEnds, digitsOf, type SentCode, tryCode } from './code.js'

const sent = instant(new Date('2026-03-21T10:00:00.000Z'))
const at = (time: string) => instant(new Date(`2026-03-21T${time}.000Z`))
const fresh: SentCode = { endsAt: codeEnds(sent), usedAt: null, tries: 0 }

test('the code in the letter opens the door for thirty minutes', () => {
  assert.equal(tryCode(fresh, true, at('10:00:00')), 'yes')
  assert.equal(tryCode(fresh, true, at('10:29:59')), 'yes')
  assert.equal(tryCode(fresh, true, at('10:30:00')), 'code-old')
})

test('a code opens it once', () => {
  assert.equal(tryCode({ ...fresh, usedAt: at('10:01:00') }, true, at('10:02:00')), 'code-old')
})

test('after five wrong tries the right code is of no use either', () => {
  assert.equal(tryCode({ ...fresh, tries: 4 }, false, at('10:01:00')), 'code-wrong')
  assert.equal(tryCode({ ...fresh, tries: 4 }, true, at('10:01:00')), 'yes')
  assert.equal(tryCode({ ...fresh, tries: 5 }, true, at('10:01:00')), 'code-tried')
})

test('where there is no letter there is nothing to try', () => {
  assert.equal(tryCode(undefined, false, at('10:01:00')), 'code-old')
})

test('a code may be pasted with its gaps', () => {
  assert.equal(digitsOf(' 1234-5678\n'), '12345678')
})
