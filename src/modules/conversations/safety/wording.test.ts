import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, instant } from '../../../kernel/day.js'
import { type Around, type Wording, wordsOf } from './wording.js'

const IDEA = { n: 3, text: 'Ask us first', language: 'en', hiddenWhy: null } as const
const NOTHING: Around = { held: new Map(), wordings: [], dues: [], language: 'en' }
const welsh: Wording = {
  ...{ n: 3, kind: 'translation', language: 'cy', text: 'Gofynnwch i ni gyntaf' },
  ...{ by: 'Siân', on: day('2026-03-20') },
}
const due = { kind: 'translation', language: 'cy', who: 'Siân', on: day('2026-04-01') } as const

test('somebody who reads English gets the words as they were put', () => {
  const { text, language, translated } = wordsOf(IDEA, NOTHING)
  assert.deepEqual({ text, language, translated }, { text: 'Ask us first', language: 'en', translated: null })
})

test('somebody who reads Welsh gets the translation with the name of whoever made it, and the original beside it', () => {
  const shown = wordsOf(IDEA, { ...NOTHING, wordings: [welsh], dues: [due], language: 'cy' })
  assert.equal(shown.text, 'Gofynnwch i ni gyntaf')
  assert.equal(shown.translated?.by, 'Siân')
  assert.deepEqual(shown.original, { text: 'Ask us first', language: 'en' })
  assert.equal(shown.due.translation, null)
})

test('where no translation is there yet, the original is shown with who makes it and by when', () => {
  const shown = wordsOf(IDEA, { ...NOTHING, dues: [due], language: 'cy' })
  assert.deepEqual([shown.text, shown.language, shown.due.translation], ['Ask us first', 'en', due])
})

test('Easy Read is due only while nobody has made it', () => {
  const easyDue = { ...due, kind: 'easy-read', language: 'en' } as const
  const easy: Wording = { ...welsh, kind: 'easy-read', language: 'en', text: 'Ask us.' }
  assert.deepEqual(wordsOf(IDEA, { ...NOTHING, dues: [easyDue] }).due.easyRead, easyDue)
  const made = wordsOf(IDEA, { ...NOTHING, dues: [easyDue], wordings: [easy] })
  assert.deepEqual([made.easyRead?.text, made.due.easyRead], ['Ask us.', null])
})

test('what is held, hidden or taken back has no words in any language', () => {
  const since = instant(new Date('2026-03-21T10:40:00Z'))
  const held = new Map([[3, { since, by: 'facilitator' } as const]])
  const all = { ...NOTHING, wordings: [welsh], dues: [due], language: 'cy' }
  for (const [shown, kind] of [
    [wordsOf(IDEA, { ...all, held }), 'held'],
    [wordsOf({ ...IDEA, hiddenWhy: 'hate' }, all), 'hidden'],
    [wordsOf({ ...IDEA, text: null }, all), 'removed'],
  ] as const) {
    assert.equal(shown.place.kind, kind)
    assert.deepEqual(
      [shown.text, shown.original, shown.translated, shown.easyRead, shown.plainer],
      [null, null, null, null, null],
    )
  }
})

test('another idea’s wording is never taken for this one’s', () => {
  const other = { ...welsh, n: 4 }
  assert.equal(wordsOf(IDEA, { ...NOTHING, wordings: [other], language: 'cy' }).text, 'Ask us first')
})
