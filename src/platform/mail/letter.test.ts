import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Instant } from '../../kernel/day.js'
import { isAddress } from './address.js'
import { mayGoAt, nextStep, oneLine, plainText, type Waiting } from './letter.js'
import { outcomeOf } from './transport.js'

const at = (text: string) => text as Instant
const LONDON = 'Europe/London'

test('by day a letter goes at once, at night it waits for eight in the morning', () => {
  const goes = (now: string) => mayGoAt('digest', LONDON, at(now))
  assert.equal(goes('2026-01-15T08:00:00.000Z'), '2026-01-15T08:00:00.000Z')
  assert.equal(goes('2026-01-15T19:59:59.000Z'), '2026-01-15T19:59:59.000Z')
  assert.equal(goes('2026-01-15T20:00:00.000Z'), '2026-01-16T08:00:00.000Z')
  assert.equal(goes('2026-01-15T02:31:07.000Z'), '2026-01-15T08:00:00.000Z')
  assert.equal(goes('2026-07-15T02:31:07.000Z'), '2026-07-15T07:00:00.000Z')
})

test('over the nights on which the clocks change it is still eight on the wall', () => {
  assert.equal(mayGoAt('digest', LONDON, at('2026-03-28T22:10:00.000Z')), '2026-03-29T07:00:00.000Z')
  assert.equal(mayGoAt('digest', LONDON, at('2026-10-24T22:10:00.000Z')), '2026-10-25T08:00:00.000Z')
  assert.equal(
    mayGoAt('digest', 'Asia/Kathmandu', at('2026-03-28T20:10:00.000Z')),
    '2026-03-29T02:15:00.000Z',
  )
})

test('a code somebody is waiting for goes at any hour, and not when it is no good any more', () => {
  const night = at('2026-01-15T02:31:07.000Z')
  assert.equal(mayGoAt('code', LONDON, night), night)
  const code: Waiting = { kind: 'code', made_at: night, trouble: null }
  assert.equal(nextStep(code, LONDON, night, true).kind, 'send')
  assert.equal(nextStep(code, LONDON, at('2026-01-15T03:02:00.000Z'), true).kind, 'too-late')
})

test('a letter whose turn comes at night, after a busy server, waits again', () => {
  const letter: Waiting = { kind: 'digest', made_at: at('2026-01-15T19:00:00.000Z'), trouble: 'later 451' }
  const step = nextStep(letter, LONDON, at('2026-01-15T21:00:00.000Z'), true)
  assert.deepEqual(step, { kind: 'wait', at: '2026-01-16T08:00:00.000Z' })
})

test('what was refused, given up or put in the mailbox is not touched again', () => {
  for (const trouble of ['refused 550', 'given-up 451', 'mailbox', 'too-late']) {
    const letter: Waiting = { kind: 'digest', made_at: at('2026-01-15T09:00:00.000Z'), trouble }
    assert.equal(nextStep(letter, LONDON, at('2026-01-15T09:01:00.000Z'), true).kind, 'nothing', trouble)
  }
})

test('an address is one address, and nothing can be hidden in it', () => {
  for (const good of [
    'amina@example.org',
    "o'neil+care@sub.example.org",
    'siân@example.cymru',
    'a@localhost',
  ])
    assert.ok(isAddress(good), good)
  const bad = ['', 'a', 'a@', '@b', 'a b@c.org', 'a@b.org,c@d.org', 'A <a@b.org>', 'a@b.org\nBcc: c@d.org']
  for (const text of [
    ...bad,
    'a@b@c.org',
    '"a"@b.org',
    'a@b.org\u0000',
    'a@b.org\u202e',
    `${'x'.repeat(250)}@b.org`,
  ])
    assert.ok(!isAddress(text), text)
})

test('a subject is one line, a letter is plain text', () => {
  assert.equal(oneLine('Something\r\nBcc: joe@example.org\u2028X'), 'Something Bcc: joe@example.org X')
  assert.equal(
    plainText('one\r\ntwo\rthree\u0000\u0007\u2029four\tfive 👨‍👩‍👧'),
    'one\ntwo\nthree\nfour\tfive 👨‍👩‍👧',
  )
})

test('only a no to this address or this text is for good', () => {
  const said = (command: string, responseCode: number, code = 'EENVELOPE') =>
    outcomeOf(Object.assign(new Error('x'), { code, command, responseCode }), false).kind
  assert.equal(said('RCPT TO', 550), 'refused')
  assert.equal(said('DATA', 554), 'refused')
  assert.equal(said('RCPT TO', 451), 'later')
  assert.equal(said('RCPT TO', 530), 'later')
  assert.equal(said('MAIL FROM', 550), 'later')
  assert.equal(said('AUTH PLAIN', 535, 'EAUTH'), 'later')
  assert.equal(outcomeOf(new Error('anything'), true).kind, 'not-known')
})
