import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../../../kernel/actor.js'
import { id } from '../../../kernel/id.js'
import { mayJoin } from './mend.js'
import { mayChangeProofs, secondsFor, withoutKey } from './second.js'
import { voiceOf, withSupport } from './support.js'

const none = { passkey: false, app: false, card: false, code: false, recovery: false, key: false }
const uuid = '00000000-0000-4000-8000-000000000001'

test('the way somebody came in is no second proof of itself', () => {
  const having = { ...none, card: true, code: true }
  assert.deepEqual(secondsFor('code', having), ['card'])
  assert.deepEqual(secondsFor('card', having), ['code'])
  assert.deepEqual(secondsFor('invitation', having), ['card'])
  assert.deepEqual(secondsFor('organisation', having), ['card'])
  assert.deepEqual(secondsFor(undefined, { ...having, app: true }), [])
})

test('whoever got hold of one proof cannot add another to it', () => {
  const one = { assurance: 'one-factor', way: 'code' } as const
  assert.ok(mayChangeProofs(one, { ...none, code: true }), 'somebody with nothing else begins')
  assert.ok(mayChangeProofs(one, { ...none, code: true, card: true }), 'a lost card is replaced by e-mail')
  for (const had of ['passkey', 'app', 'recovery'] as const)
    assert.ok(!mayChangeProofs(one, { ...none, code: true, [had]: true }), had)
  assert.ok(mayChangeProofs({ ...one, assurance: 'two-factor' }, { ...none, app: true }))
})

test('whoever holds a key shows any other proof they have, but is never locked out without one', () => {
  const one = { assurance: 'one-factor', way: 'code' } as const
  assert.ok(!mayChangeProofs(one, { ...none, key: true, code: true, card: true }))
  assert.ok(mayChangeProofs(one, { ...none, key: true, code: true }))
})

test('a key is held with two proofs only', () => {
  const person = { kind: 'person', id: id<'Person'>(uuid), roles: {}, sides: [] } as const
  const actor: Actor = { ...person, key: { id: id(uuid), side: 'lived' } }
  assert.deepEqual(withoutKey(actor, 'one-factor'), person)
  assert.deepEqual(withoutKey(actor, 'two-factor'), actor)
  assert.deepEqual(withoutKey({ kind: 'visitor' }, 'one-factor'), { kind: 'visitor' })
})

test('two accounts become one, never while both hold a key, and a key never moves', () => {
  const here = { isHere: true, holdsKey: false }
  const [a, b] = [
    { id: 'a', ...here },
    { id: 'b', ...here },
  ]
  assert.deepEqual(mayJoin(a, b), { ok: true })
  assert.deepEqual(mayJoin(a, { ...b, holdsKey: true }), { ok: true })
  assert.deepEqual(mayJoin({ ...a, holdsKey: true }, { ...b, holdsKey: true }), {
    ok: false,
    no: 'both-hold-a-key',
  })
  assert.deepEqual(mayJoin({ ...a, holdsKey: true }, b), { ok: false, no: 'key-would-move' })
  assert.deepEqual(mayJoin(a, a), { ok: false, no: 'same-person' })
  assert.deepEqual(mayJoin(undefined, b), { ok: false, no: 'nobody-there' })
  assert.deepEqual(mayJoin(a, { ...b, isHere: false }), { ok: false, no: 'nobody-there' })
})

test('nobody helps without a yes, and what somebody thinks a person would say is the supporter’s voice', () => {
  const wish = { kind: 'helped', helper: 'my sister', paid: false, agreed: true } as const
  assert.deepEqual(withSupport(wish), { kind: 'helped', helper: 'my sister', paid: false })
  assert.equal(withSupport({ ...wish, agreed: false }), 'not-agreed')
  assert.equal(withSupport({ ...wish, helper: undefined }), 'no-helper')
  assert.deepEqual(withSupport({ ...wish, kind: 'chose', helper: undefined }), {
    kind: 'chose',
    helper: null,
    paid: false,
  })
  assert.equal(voiceOf(undefined), 'person')
  assert.equal(voiceOf({ kind: 'chose' }), 'person')
  assert.equal(voiceOf({ kind: 'helped' }), 'person')
  assert.equal(voiceOf({ kind: 'thinks' }), 'supporter')
})
