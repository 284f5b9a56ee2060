import assert from 'node:assert/strict'
import { test } from 'node:test'
import { headAfter } from '../../testing/a-record.js'
import { notesIn } from './kept-heads.js'

const head = headAfter(12)
const letter = (middle: string) =>
  `From: throughline@example.org\nSubject: Keep this\n\nHello Amina,\n\nkeep this letter.\n\n${middle}\nWith thanks\n— The programme team\n`

test('a head is found as it is, and in the letter it came in', () => {
  assert.deepEqual(notesIn(head), [head])
  assert.deepEqual(notesIn(letter(head)), [head])
})

test('a head is found in a letter that was answered, passed on, indented or saved elsewhere', () => {
  const lines = (change: (line: string) => string) => head.split('\n').map(change).join('\n')
  assert.deepEqual(notesIn(letter(lines((line) => `> ${line}`))), [head])
  assert.deepEqual(notesIn(letter(lines((line) => `> > ${line}  `))), [head])
  assert.deepEqual(notesIn(letter(lines((line) => `\u00a0   ${line}`))), [head])
  assert.deepEqual(notesIn(letter(head).replaceAll('\n', '\r\n')), [head])
  assert.deepEqual(notesIn(letter(head.replaceAll('\n', '\n\n'))), [head])
})

test('a head is found in a letter saved the way it travels', () => {
  const bytes = letter(head).replace(/[=—]/g, (one) =>
    [...Buffer.from(one)].map((byte) => `=${byte.toString(16).toUpperCase()}`).join(''),
  )
  const printable = bytes.replace(
    /^.{75}(?=.)/gm,
    (long) => `${long.replace(/=[0-9A-F]?$/, '')}=\n${/=[0-9A-F]?$/.exec(long)?.[0] ?? ''}`,
  )
  assert.deepEqual(notesIn(printable), [head])
  const base64 = Buffer.from(letter(head)).toString('base64').replace(/.{76}/g, '$&\r\n')
  assert.deepEqual(notesIn(`Content-Transfer-Encoding: base64\r\n\r\n${base64}\r\n`), [head])
})

test('several heads are all found, and a letter without one has none', () => {
  assert.deepEqual(notesIn(letter(`${head}\n${headAfter(30)}`)), [head, headAfter(30)])
  assert.deepEqual(notesIn(letter('nothing here')), [])
  assert.deepEqual(notesIn(head.split('\n').slice(0, 3).join('\n')), [])
})
