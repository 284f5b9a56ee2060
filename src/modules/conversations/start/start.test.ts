import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../../../kernel/actor.js'
import { id } from '../../../kernel/id.js'
import type { Conversation } from '../conversation.js'
import { replyBy, standingOfReplies } from './first.js'
import { listed, matching } from './listing.js'
import { after, mayInvite, missing, prepare, takesVotes } from './prepare.js'
import { countsAnew, giveReply, isLate, mostSayNo, owedOf, type Reply, verdictOf } from './reply.js'
import { questionIn } from './settings.js'
import { cancelRun, handOut, type Run } from './slip.js'

const [GROUP, OTHER] = [
  id<'Group'>('6b4e1a7a-0000-4000-8000-000000000001'),
  id<'Group'>('6b4e1a7a-0000-4000-8000-000000000002'),
]
const person = (n: number) => id<'Person'>(`6b4e1a7a-0000-4000-8000-0000000001${n}0`)
const member = (n: number, group = GROUP): Actor => ({
  kind: 'person',
  id: person(n),
  roles: { [group]: ['member'] },
  sides: [],
})
const amina = member(1)
const joe = member(2)
const stranger: Actor = { kind: 'person', id: person(3), roles: {}, sides: [] }
const elsewhere = member(4, OTHER)
const facilitator: Actor = {
  kind: 'person',
  id: person(5),
  roles: {},
  sides: [],
  key: { id: id('6b4e1a7a-0000-4000-8000-000000000009'), side: 'lived' },
}

const DRAFT: Conversation = {
  ...{
    id: id('6b4e1a7a-0000-4000-8000-000000000003'),
    group: GROUP,
    box: id('6b4e1a7a-0000-4000-8000-000000000004'),
  },
  ...{
    question: 'What makes a good day?',
    about: null,
    language: 'en',
    template: null,
    startedBy: person(1),
  },
  ...{ minutes: 10, payment: null, replier: 'Sian', replyDays: 28, linkCode: null, rowsAnnounced: false },
  ...{ smallRoom: false, fewest: 5, source: null, state: { kind: 'draft' } },
}
const OPEN: Conversation = {
  ...DRAFT,
  state: { kind: 'open', openedAt: '2026-03-01T09:00:00.000Z', closesOn: '2026-03-31' },
}
const CLOSED: Conversation = {
  ...DRAFT,
  state: { kind: 'closed', openedAt: '2026-03-01T09:00:00.000Z', closedAt: '2026-04-01T09:00:00.000Z' },
}
const said = (answer: { ok: true } | { ok: false; no: string }) => (answer.ok ? 'yes' : answer.no)

test('only those who keep a conversation set it, and only until it opens', () => {
  assert.equal(said(prepare(DRAFT, amina, 'time')), 'yes')
  assert.equal(said(prepare(DRAFT, facilitator, 'time')), 'yes')
  assert.equal(said(prepare(DRAFT, joe, 'time')), 'not-allowed')
  assert.equal(said(prepare(OPEN, amina, 'time')), 'not-draft')
})

test('before it opens, somebody replies, somebody is asked, the last day is ahead, and a small room has no link', () => {
  const asked = [
    { perspective: id<'Perspective'>('6b4e1a7a-0000-4000-8000-000000000006'), required: true, target: null },
  ]
  assert.deepEqual(missing(DRAFT, asked, '2026-03-21', '2026-03-21', false), [])
  assert.deepEqual(missing({ ...DRAFT, replier: null }, [], '2026-03-20', '2026-03-21', false), [
    'replier',
    'perspectives',
    'last-day-past',
  ])
  assert.deepEqual(
    missing({ ...DRAFT, smallRoom: true, linkCode: 'abcdefghjk' }, asked, null, '2026-03-21', true),
    ['small-and-link', 'seed-details'],
  )
})

test('the way through leads from step to step, and ends with the first ideas', () => {
  assert.equal(after('question'), 'languages')
  assert.equal(after('rules'), 'seeds')
  assert.equal(after('seeds'), undefined)
})

test('people answer on the last day, and not after it; without a last day they answer until it is closed', () => {
  assert.equal(takesVotes(OPEN, '2026-03-31'), true)
  assert.equal(takesVotes(OPEN, '2026-04-01'), false)
  assert.equal(
    takesVotes(
      { state: { kind: 'open', openedAt: '2026-03-01T09:00:00.000Z', closesOn: null } },
      '2030-01-01',
    ),
    true,
  )
  assert.equal(takesVotes(CLOSED, '2026-03-02'), false)
})

const RUN: Run = {
  id: id('6b4e1a7a-0000-4000-8000-000000000005'),
  kind: 'slip',
  by: person(2),
  made: 12,
  cancelled: false,
}

test('any member of its group hands out slips while it is open; others do not, and the record says how many', () => {
  const answer = handOut(OPEN, joe, RUN)
  assert.ok(answer.ok)
  assert.deepEqual(answer.event.facts, { run: RUN.id, made: 12 })
  assert.equal(mayInvite(OPEN, facilitator), true)
  for (const who of [stranger, elsewhere]) assert.equal(said(handOut(OPEN, who, RUN)), 'not-allowed')
  assert.equal(said(handOut(DRAFT, amina, RUN)), 'not-open')
  assert.equal(said(handOut(CLOSED, amina, RUN)), 'not-open')
  assert.equal(said(handOut(OPEN, amina, { ...RUN, made: 0 })), 'nobody-new')
})

test('slips are cancelled by whoever made them or keeps the conversation, and once', () => {
  assert.equal(said(cancelRun(OPEN, joe, RUN)), 'yes')
  assert.equal(said(cancelRun(OPEN, amina, RUN)), 'yes')
  assert.equal(said(cancelRun(OPEN, elsewhere, RUN)), 'not-allowed')
  assert.equal(said(cancelRun(OPEN, joe, { ...RUN, cancelled: true })), 'cancelled-already')
})

const OWED: Reply = { n: 1, dueOn: '2026-04-28', said: null, heard: { of: 0, not: 0 } }
const GIVEN: Reply = {
  ...OWED,
  said: { text: 'We heard you', language: 'en', by: person(2), on: '2026-04-20' },
}
const words = { text: 'We heard you', language: 'en', today: '2026-04-20' } as const

test('a reply is written by the person named for it or by those who keep it, when it is due, and once', () => {
  assert.equal(said(giveReply(CLOSED, OWED, person(2), joe, words)), 'yes')
  assert.equal(said(giveReply(CLOSED, OWED, null, amina, words)), 'yes')
  assert.equal(said(giveReply(CLOSED, OWED, null, joe, words)), 'not-yours')
  assert.equal(said(giveReply(OPEN, undefined, null, amina, words)), 'not-due')
  assert.equal(said(giveReply(CLOSED, GIVEN, null, amina, words)), 'replied-already')
})

test('a late reply stands in the record as late, and its words beside it', () => {
  const answer = giveReply(CLOSED, OWED, null, amina, { ...words, today: '2026-04-29' })
  assert.ok(answer.ok)
  assert.deepEqual(answer.event.facts, { reply: 1, late: true })
  assert.deepEqual(answer.event.words, { reply: 'We heard you' })
})

test('a reply is late from the day after it was due', () => {
  assert.equal(isLate(OWED, '2026-04-28'), false)
  assert.equal(isLate(OWED, '2026-04-29'), true)
  assert.equal(isLate(GIVEN, '2026-04-29'), false)
  assert.equal(owedOf([GIVEN, { ...OWED, n: 2 }])?.n, 2)
})

test('what people say of a reply is counted five at a time, so that no change tells of one', () => {
  assert.equal(countsAnew(OWED, { of: 4, not: 4 }), false)
  assert.equal(countsAnew(OWED, { of: 5, not: 0 }), true)
  assert.equal(countsAnew({ heard: { of: 5, not: 0 } }, { of: 9, not: 4 }), false)
  assert.equal(countsAnew({ heard: { of: 5, not: 0 } }, { of: 10, not: 4 }), true)
})

test('fewer than five are never told; of five nobody can learn that all of them said the same', () => {
  assert.deepEqual(verdictOf({ of: 4, not: 4 }), { kind: 'few' })
  for (const not of [3, 4, 5])
    assert.deepEqual(verdictOf({ of: 5, not }), { kind: 'told', about: 5, most: 'most-no' })
  for (const not of [0, 1, 2])
    assert.deepEqual(verdictOf({ of: 5, not }), { kind: 'told', about: 5, most: 'most-yes' })
  assert.deepEqual(verdictOf({ of: 12, not: 12 }), { kind: 'told', about: 10, most: 'nearly-all-no' })
  assert.deepEqual(verdictOf({ of: 10, not: 1 }), { kind: 'told', about: 10, most: 'nearly-all-yes' })
  assert.deepEqual(verdictOf({ of: 10, not: 5 }), { kind: 'told', about: 10, most: 'halves' })
})

test('a second reply is owed where most of at least five say no; half is not most', () => {
  assert.equal(mostSayNo({ of: 4, not: 4 }), false)
  assert.equal(mostSayNo({ of: 5, not: 3 }), true)
  assert.equal(mostSayNo({ of: 6, not: 3 }), false)
})

test('the first page says by when there is a reply: from the last day, or from what is owed', () => {
  assert.equal(replyBy(OPEN, []), '2026-04-28')
  assert.equal(
    replyBy({ ...OPEN, state: { kind: 'open', openedAt: '2026-03-01T09:00:00.000Z', closesOn: null } }, []),
    null,
  )
  assert.equal(replyBy(CLOSED, [GIVEN, { ...OWED, n: 2, dueOn: '2026-06-01' }]), '2026-06-01')
  const kinds = standingOfReplies([GIVEN, { ...OWED, n: 2 }], '2026-05-01').map(({ kind }) => kind)
  assert.deepEqual(kinds, ['here', 'late'])
})

test('the list knows what is open, prepared and closed, and whether a reply is there, due or late', () => {
  const standing = { of: CLOSED.id, dueOn: '2026-04-28', said: false } as const
  assert.equal(listed(DRAFT, undefined, '2026-03-21').part, 'preparing')
  assert.equal(listed(OPEN, undefined, '2026-04-01').over, true)
  assert.equal(listed(CLOSED, standing, '2026-04-28').reply?.kind, 'due')
  assert.equal(listed(CLOSED, standing, '2026-04-29').reply?.kind, 'late')
  assert.equal(listed(CLOSED, { ...standing, said: true }, '2026-04-29').reply?.kind, 'here')
  assert.deepEqual(matching([DRAFT], 'GOOD day').length, 1)
  assert.deepEqual(matching([DRAFT], 'good night').length, 0)
})

test('a question is read in the language of the page, with the name of whoever translated it, or who will and when', () => {
  const made = {
    language: 'cy',
    easyRead: false,
    question: 'Beth?',
    about: null,
    madeBy: 'Carys',
    dueOn: null,
  }
  assert.deepEqual(questionIn(DRAFT, [made], 'cy'), {
    ...questionIn(DRAFT, [], 'en'),
    question: 'Beth?',
    language: 'cy',
    by: 'Carys',
  })
  const promised = questionIn(DRAFT, [{ ...made, question: null, dueOn: '2026-04-01' }], 'cy')
  assert.deepEqual(
    [promised.question, promised.promised, promised.dueOn],
    [DRAFT.question, 'Carys', '2026-04-01'],
  )
  assert.equal(questionIn(DRAFT, [{ ...made, easyRead: true }], 'cy').by, null)
})
