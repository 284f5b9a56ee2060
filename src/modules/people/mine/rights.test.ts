import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../../../kernel/actor.js'
import type { Day } from '../../../kernel/day.js'
import { type Id, id } from '../../../kernel/id.js'
import { mondayOf } from './digest.js'
import { keepsHere, leave } from './leaving.js'
import { aYearAfter, type Needs, sayWhatHelps } from './needs.js'
import { inFives, sayWhichIAm } from './perspectives.js'
import {
  type Asked,
  acknowledge,
  aMonthAfter,
  answer,
  clockOf,
  confirmEntry,
  nearness,
  seesRight,
} from './rights.js'

const person = (n: number) => id<'Person'>(`00000000-0000-4000-8000-00000000000${n}`)
const facilitator = (n: number, side: 'lived' | 'learnt'): Actor => ({
  kind: 'person',
  id: person(n),
  roles: {},
  sides: [side],
  key: { id: id<'Key'>('00000000-0000-4000-8000-0000000000aa'), side },
})
const member: Actor = { kind: 'person', id: person(1), roles: {}, sides: [] }
const [amina, tom] = [facilitator(2, 'lived'), facilitator(3, 'learnt')]
const asked: Asked = {
  id: '00000000-0000-4000-8000-0000000000bb' as Id<'Right'>,
  kind: 'access',
  person: person(1),
  came: 'page',
  cameOn: '2026-07-01',
  enteredBy: null,
  confirmedBy: null,
  acknowledgedOn: null,
  answeredOn: null,
  reminded: 0,
}
const byPhone: Asked = { ...asked, person: null, came: 'phone', enteredBy: person(2) }

test('what was asked is answered within a month: the same date, or the last day of a shorter month', () => {
  const cases: readonly (readonly [Day, Day])[] = [
    ['2026-07-01', '2026-08-01'],
    ['2026-01-31', '2026-02-28'],
    ['2028-01-31', '2028-02-29'],
    ['2026-03-31', '2026-04-30'],
    ['2026-12-15', '2027-01-15'],
  ]
  for (const [from, to] of cases) assert.equal(aMonthAfter(from), to)
})

test('a complaint is acknowledged within 30 days, and the day it came is the first of them', () => {
  const complaint: Asked = { ...asked, kind: 'complaint' }
  assert.deepEqual(clockOf(complaint), { kind: 'acknowledge-by', on: '2026-07-30' })
  assert.deepEqual(clockOf({ ...complaint, acknowledgedOn: '2026-07-03' }), { kind: 'without-delay' })
  assert.deepEqual(clockOf({ ...complaint, answeredOn: '2026-07-09' }), { kind: 'done', on: '2026-07-09' })
})

test('both facilitators are reminded a week before, two days before, and once the day is past', () => {
  const on = (today: Day) => nearness(asked, today)
  assert.deepEqual(
    [on('2026-07-24'), on('2026-07-25'), on('2026-07-30'), on('2026-08-01'), on('2026-08-02')],
    [0, 1, 2, 2, 3],
  )
  assert.equal(nearness({ ...asked, answeredOn: '2026-07-02' }, '2027-01-01'), 0)
})

test('what came by phone is looked at by the other facilitator before it is answered', () => {
  assert.deepEqual(answer(byPhone, amina, '2026-07-02'), { ok: false, no: 'waits-for-second' })
  assert.deepEqual(confirmEntry(byPhone, amina), { ok: false, no: 'own-entry' })
  assert.deepEqual(confirmEntry(byPhone, member), { ok: false, no: 'not-a-facilitator' })
  assert.deepEqual(confirmEntry(asked, tom), { ok: false, no: 'not-by-phone' })
  const confirmed = confirmEntry(byPhone, tom)
  assert.ok(confirmed.ok)
  assert.deepEqual(confirmEntry(confirmed.next, tom), { ok: false, no: 'confirmed-before' })
  assert.ok(answer(confirmed.next, amina, '2026-07-02').ok)
})

test('the time runs while the second person has not looked', () => {
  assert.deepEqual(clockOf(byPhone), { kind: 'answer-by', on: '2026-08-01' })
})

test('only facilitators answer, and only once', () => {
  assert.deepEqual(answer(asked, member, '2026-07-02'), { ok: false, no: 'not-a-facilitator' })
  const first = answer(asked, tom, '2026-07-02')
  assert.ok(first.ok)
  assert.equal(first.next.acknowledgedOn, '2026-07-02', 'an answer also says that we have it')
  assert.deepEqual(answer(first.next, amina, '2026-07-03'), { ok: false, no: 'answered-before' })
  assert.deepEqual(acknowledge(first.next, amina, '2026-07-03'), { ok: false, no: 'answered-before' })
  const had = acknowledge(asked, amina, '2026-07-02')
  assert.deepEqual(had.ok && acknowledge(had.next, tom, '2026-07-03'), {
    ok: false,
    no: 'acknowledged-before',
  })
})

test('only whoever asked and the facilitators see what was asked', () => {
  assert.ok(seesRight(member, asked) && seesRight(amina, asked) && seesRight(tom, asked))
  assert.ok(!seesRight({ ...member, id: person(9) }, asked))
  for (const kind of ['visitor', 'operator', 'nobody'] as const) assert.ok(!seesRight({ kind }, asked), kind)
  assert.ok(!seesRight(member, byPhone))
})

test('what helps is looked at again in a year, or on a day within two', () => {
  assert.equal(aYearAfter('2028-02-29'), '2029-02-28')
  const needs: Needs = {
    language: 'en',
    channel: 'email',
    format: [],
    support: [],
    seenBy: 'only-me',
    reviewOn: '2026-07-01',
  }
  assert.deepEqual(sayWhatHelps(member, needs, '2026-07-01'), { ok: false, no: 'review-past' })
  assert.deepEqual(sayWhatHelps(member, { ...needs, reviewOn: '2028-07-02' }, '2026-07-01'), {
    ok: false,
    no: 'review-far',
  })
  assert.deepEqual(sayWhatHelps({ kind: 'operator' }, needs, '2026-06-01'), { ok: false, no: 'not-a-person' })
  assert.ok(sayWhatHelps(member, needs, '2026-06-30').ok)
})

test('somebody may be nothing of what is offered, but a key keeps its side', () => {
  assert.ok(sayWhichIAm(member, []).ok)
  assert.deepEqual(sayWhichIAm(amina, []), { ok: false, no: 'side-fixed' })
  assert.deepEqual(sayWhichIAm({ kind: 'visitor' }, []), { ok: false, no: 'not-a-person' })
})

test('fewer than five people are never told as a number', () => {
  assert.deepEqual([0, 1, 4, 5, 9, 10, 14].map(inFives), [undefined, undefined, undefined, 5, 5, 10, 10])
})

test('nobody is kept from leaving but by a key, and the reason is said', () => {
  assert.equal(keepsHere(member, { key: false }), undefined)
  assert.deepEqual(leave(amina, { key: true }, 'keep'), { ok: false, no: 'holds-key' })
  assert.deepEqual(leave({ kind: 'operator' }, { key: false }, 'keep'), { ok: false, no: 'not-a-person' })
})

test('the week of a letter begins on Monday', () => {
  assert.deepEqual((['2026-03-22', '2026-03-23', '2026-03-29'] as const).map(mondayOf), [
    '2026-03-16',
    '2026-03-23',
    '2026-03-23',
  ])
})
