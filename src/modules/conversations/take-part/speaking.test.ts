import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { day, instant } from '../../../kernel/day.js'
import { id } from '../../../kernel/id.js'
import { isTaking, type Saying, sayWhoSpeaks, standsIn } from './speaking.js'

const [person, peer, worker] = [0, 1, 2].map(() => id<'Perspective'>(randomUUID()))
const offered = [
  { id: person!, side: 'lived' },
  { id: peer!, side: 'lived' },
  { id: worker!, side: 'learnt' },
] as const
const openedAt = instant(new Date('2026-03-01T09:00:00Z'))
const today = day('2026-03-21')
const before = {
  state: { kind: 'open', openedAt, closesOn: null },
  ...{ today, smallRoom: false, frozen: false, offered },
} as const
const nothing: Saying = { perspectives: [], none: false, whose: 'mine', agreedSmall: false }
const says = (said: Partial<Saying>, over: Partial<Parameters<typeof sayWhoSpeaks>[1]> = {}) => {
  const answer = sayWhoSpeaks({ ...nothing, ...said }, { ...before, ...over })
  return answer.ok ? answer.stands : answer.no
}

test('somebody speaks from as many of them as fit, or from none', () => {
  assert.deepEqual(says({ perspectives: [worker!, person!] }), [person, worker])
  assert.deepEqual(says({ none: true }), [])
  assert.equal(says({}), 'nothing-ticked')
  assert.equal(says({ none: true, perspectives: [peer!] }), 'both-ticked')
  assert.deepEqual(says({}, { offered: [] }), [])
})

test('a peer worker speaks from one side alone if they like', () => {
  assert.deepEqual(says({ perspectives: [peer!] }), [peer])
  assert.deepEqual(says({ perspectives: [worker!] }), [worker])
})

test('a supporter’s own guess counts under no lived perspective, and with help it stays one’s own', () => {
  assert.deepEqual(says({ perspectives: [person!, worker!], whose: 'supporter' }), [worker])
  assert.deepEqual(standsIn([person!], offered, 'with-help'), [person])
  assert.deepEqual(standsIn([id(randomUUID())], offered, 'mine'), [])
})

test('what was said stands from the first answer on, and a closed conversation asks nobody', () => {
  assert.equal(says({ perspectives: [person!] }, { frozen: true }), 'frozen')
  const closed = { kind: 'closed', openedAt, closedAt: openedAt } as const
  assert.equal(says({ perspectives: [person!] }, { state: closed }), 'closed')
  assert.equal(says({ perspectives: [person!] }, { state: { kind: 'draft' } }), 'closed')
})

test('the last day counts whole, the day after is too late', () => {
  const until = (closesOn: string) => isTaking({ kind: 'open', openedAt, closesOn: day(closesOn) }, today)
  assert.equal(until('2026-03-21'), true)
  assert.equal(until('2026-03-20'), false)
})

test('in a very small group each agrees first', () => {
  assert.equal(says({ perspectives: [person!] }, { smallRoom: true }), 'small-first')
  assert.deepEqual(says({ perspectives: [person!], agreedSmall: true }, { smallRoom: true }), [person])
})
