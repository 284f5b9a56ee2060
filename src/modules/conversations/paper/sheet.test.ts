import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { MOST_MARKS } from '../idea.js'
import { readSheet, type SheetVote, sheetLine } from './sheet.js'

const live = new Set([0, 1, 2, 3, 4, 5, 6, 11])
const read = (typed: string, language: 'en' | 'cy' = 'en') => readSheet(typed, language, live)
const fault = (typed: string, language: 'en' | 'cy' = 'en') => {
  const answer = read(typed, language)
  return answer.ok ? undefined : answer.fault
}

test('a sheet is typed in one line: number, letter, and a star for what matters a lot', () => {
  assert.deepEqual(read('1a 2d 3n 4a*'), {
    ok: true,
    votes: [
      { n: 0, vote: 'agree', marked: false },
      { n: 1, vote: 'disagree', marked: false },
      { n: 2, vote: 'unsure', marked: false },
      { n: 3, vote: 'agree', marked: true },
    ],
  })
})

test('capitals, commas, spaces and order make no difference', () => {
  assert.deepEqual(read('  12 A ,3N;1d * '), read('1d* 3n 12a'))
})

test('in Welsh the letters are those of cytuno, anghytuno and ddim yn siŵr', () => {
  assert.deepEqual(read('1c 2g 3s*', 'cy'), read('1a 2d 3n*'))
})

test('a letter of the other language is asked about and never guessed: the Welsh for disagree begins with an a', () => {
  assert.deepEqual(fault('1a', 'cy'), { kind: 'not-read', piece: '1a' })
  assert.deepEqual(fault('1c'), { kind: 'not-read', piece: '1c' })
})

test('each mistake is named with the piece or the number it is about', () => {
  assert.deepEqual(fault(' , '), { kind: 'nothing' })
  assert.deepEqual(fault('1a 2x'), { kind: 'not-read', piece: '2x' })
  assert.deepEqual(fault('1a a2'), { kind: 'not-read', piece: 'a2' })
  assert.deepEqual(fault('1a 0d'), { kind: 'no-such-idea', number: 0 })
  assert.deepEqual(fault('1a 9d'), { kind: 'no-such-idea', number: 9 })
  assert.deepEqual(fault('1a 2d 1d'), { kind: 'twice', number: 1 })
  assert.deepEqual(fault('1a* 2a* 3a* 4a* 5a* 6a*'), { kind: 'too-many-marks', most: MOST_MARKS })
})

test('what was kept can be shown as it is typed, and read again the same', () => {
  const vote = fc.record({
    n: fc.constantFrom(...live),
    vote: fc.constantFrom('agree', 'disagree', 'unsure'),
    marked: fc.constant(false),
  })
  const sheets = fc.uniqueArray(vote, { minLength: 1, selector: ({ n }) => n })
  fc.assert(
    fc.property(sheets, fc.constantFrom('en', 'cy'), (votes, language) => {
      const sorted: readonly SheetVote[] = votes.map((one) => ({ ...one })).sort((a, b) => a.n - b.n)
      assert.deepEqual(readSheet(sheetLine(sorted, language), language, live), { ok: true, votes: sorted })
    }),
  )
})

test('whatever is typed is read or refused, never an error', () => {
  fc.assert(fc.property(fc.string(), (typed) => typeof read(typed).ok === 'boolean'))
})
