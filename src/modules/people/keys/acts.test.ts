import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Side } from '../../../kernel/actor.js'
import { type Day, instant } from '../../../kernel/day.js'
import { id } from '../../../kernel/id.js'
import { answerAppeal, appeal, type Decider, dueOn, type Hold, hold, say, timeUp } from './hold.js'
import { confirm, lapse, type Proposal, propose, refuse, withdraw } from './proposal.js'

let count = 0
const fresh = <Of extends string>() => id<Of>(`00000000-0000-4000-8000-${`${++count}`.padStart(12, '0')}`)
const now = instant(new Date('2026-03-02T10:40:00Z'))
const MONDAY: Day = '2026-03-02'

type Holder = Extract<Actor, { kind: 'person' }> & { readonly key: { readonly side: Side } }
const holder = (side: Side): Holder => ({
  kind: 'person',
  id: fresh(),
  roles: {},
  sides: [side],
  key: { id: fresh(), side },
})
const amina = holder('lived')
const joe = holder('learnt')
const member: Actor = {
  kind: 'person',
  id: fresh(),
  roles: { [fresh<'Group'>()]: ['member'] },
  sides: ['lived'],
}
const proven = { secondFactor: true }

const wish = { id: fresh<'Proposal'>(), kind: 'hide', about: 'statement:1', draft: {}, reason: 'threat' }
const when = { now, today: MONDAY }
const made = propose(amina, wish, ['threat', 'hate'], proven, when)
const proposal: Proposal = made.ok ? made.next : assert.fail()
const answered: Proposal = { ...proposal, state: 'confirmed' }

type Answer = { readonly ok: true } | { readonly ok: false; readonly no: string }
const PROPOSALS: readonly (readonly [sentence: string, expected: string, answer: Answer])[] = [
  ['a facilitator proposes', 'yes', made],
  ['a member does not propose', 'not-a-facilitator', propose(member, wish, ['threat'], proven, when)],
  [
    'the operator does not propose',
    'not-a-facilitator',
    propose({ kind: 'operator' }, wish, ['threat'], proven, when),
  ],
  [
    'a reason is one of the fixed kinds',
    'no-such-reason',
    propose(amina, { ...wish, reason: 'tone' }, ['threat'], proven, when),
  ],
  [
    'without a second proof nothing is proposed',
    'second-factor',
    propose(amina, wish, ['threat'], { secondFactor: false }, when),
  ],
  ['the other side’s facilitator agrees', 'yes', confirm(proposal, joe, proven, now)],
  ['the other side’s facilitator says no', 'yes', refuse(proposal, joe, proven, now)],
  ['nobody agrees with themselves', 'your-own-proposal', confirm(proposal, amina, proven, now)],
  [
    'nobody agrees with themselves after changing sides',
    'your-own-proposal',
    confirm(proposal, { ...joe, id: amina.id }, proven, now),
  ],
  [
    'another holder of the same side does not agree',
    'same-side',
    confirm(proposal, holder('lived'), proven, now),
  ],
  ['a member does not agree', 'not-a-facilitator', confirm(proposal, member, proven, now)],
  [
    'a job does not agree',
    'not-a-facilitator',
    confirm(proposal, { kind: 'system', name: 'x' }, proven, now),
  ],
  ['what was answered is not answered again', 'answered', confirm(answered, joe, proven, now)],
  [
    'without a second proof nothing is agreed',
    'second-factor',
    confirm(proposal, joe, { secondFactor: false }, now),
  ],
  ['whoever proposed takes it back', 'yes', withdraw(proposal, amina, now)],
  ['the next holder of that side takes it back', 'yes', withdraw(proposal, holder('lived'), now)],
  ['the other side does not take it back', 'not-your-proposal', withdraw(proposal, joe, now)],
  ['what was answered is not taken back', 'answered', withdraw(answered, amina, now)],
  ['before 28 days it waits', 'answered', lapse(proposal, { now, today: '2026-03-29' })],
  ['after 28 days it is put away', 'yes', lapse(proposal, { now, today: '2026-03-30' })],
]
for (const [sentence, expected, answer] of PROPOSALS)
  test(sentence, () => {
    assert.equal(answer.ok ? 'yes' : answer.no, expected)
  })

test('the event of an agreement says what, why and nothing of anybody', () => {
  const agreed = confirm(proposal, joe, proven, now)
  assert.ok(agreed.ok)
  assert.deepEqual(agreed.event.facts, { kind: 'hide', about: 'statement:1', reason: 'threat' })
})

const heldBy = (actor: Actor, kind: Hold['kind'] = 'distress', contact = false) =>
  hold(actor, contact, { id: fresh<'Hold'>(), about: 'statement:1', kind }, now, MONDAY)
const distress = ((made) => (made.ok ? made.next : assert.fail()))(heldBy(amina))
const threat = ((made) => (made.ok ? made.next : assert.fail()))(heldBy(amina, 'threat'))
const as = (
  actor: { readonly id: Decider['id'] },
  standsFor: Decider['standsFor'],
  role: Decider['as'],
): Decider => ({
  id: actor.id,
  standsFor,
  as: role,
})
const lived = as(amina, 'lived', 'facilitator')
const learnt = as(joe, 'learnt', 'facilitator')
const deputy = as(holder('learnt'), 'learnt', 'deputy')
const contact = as(holder('learnt'), 'safety', 'safety')
const said = (h: Hold, who: Decider, says: 'keep' | 'back'): Hold => {
  const answer = say(h, who, says, now)
  return answer.ok ? answer.next : assert.fail(answer.no)
}
const up: Hold = { ...threat, state: 'gone-up' }
const appealed: Hold = { ...distress, appealedAt: now }

const HOLDS: readonly (readonly [sentence: string, expected: string, answer: Answer])[] = [
  ['one facilitator holds something', 'yes', heldBy(joe)],
  ['a safety contact holds something', 'yes', heldBy(member, 'threat', true)],
  ['a member does not', 'may-not-hold', heldBy(member)],
  ['the operator does not', 'may-not-hold', heldBy({ kind: 'operator' })],
  [
    'a deputy does not decide while there is time',
    'somebody-else-decides',
    say(distress, deputy, 'keep', now),
  ],
  ['a deputy decides once it has gone up', 'yes', say(up, deputy, 'keep', now)],
  ['somebody without a part in it does not decide', 'may-not-decide', say(distress, undefined, 'keep', now)],
  ['what is decided is decided', 'decided', say({ ...distress, state: 'kept' }, learnt, 'back', now)],
  ['in time nothing comes back by itself', 'decided', timeUp(distress, '2026-03-04')],
  ['its author asks once to look again', 'yes', appeal(distress, true, now)],
  ['nobody else asks that', 'not-its-author', appeal(distress, false, now)],
  ['its author does not ask twice', 'appealed-already', appeal(appealed, true, now)],
  ['nobody asks for what is back', 'not-held', appeal({ ...distress, state: 'back' }, true, now)],
  [
    'whoever held it does not judge the appeal',
    'the-other-side-decides',
    answerAppeal(appealed, lived, 'back', now),
  ],
  ['nor does a deputy', 'may-not-decide', answerAppeal(appealed, deputy, 'back', now)],
  ['the other side’s facilitator does', 'yes', answerAppeal(appealed, learnt, 'back', now)],
  ['without an appeal there is nothing to judge', 'no-appeal', answerAppeal(distress, learnt, 'back', now)],
]
for (const [sentence, expected, answer] of HOLDS)
  test(sentence, () => {
    assert.equal(answer.ok ? 'yes' : answer.no, expected)
  })

test('one person never decides: it takes two who stand for different sides and say the same', () => {
  assert.equal(said(said(distress, lived, 'keep'), lived, 'keep').state, 'held')
  assert.equal(said(said(distress, lived, 'keep'), learnt, 'back').state, 'held')
  assert.equal(said(said(distress, lived, 'keep'), learnt, 'keep').state, 'kept')
  assert.equal(said(said(said(distress, lived, 'keep'), lived, 'back'), learnt, 'back').state, 'back')
})

test('once it has gone up, two deciders of one side still do not decide, a safety contact and a facilitator do', () => {
  assert.equal(said(said(up, learnt, 'back'), deputy, 'back').state, 'gone-up')
  assert.equal(said(said(up, learnt, 'keep'), contact, 'keep').state, 'kept')
})

test('nobody decides within two working days: it comes back; a threat and personal details stay held and go up', () => {
  const after = (h: Hold, on: Day) => {
    const answer = timeUp(h, on)
    return answer.ok ? answer.next.state : answer.no
  }
  assert.equal(after(distress, '2026-03-05'), 'back')
  assert.equal(after(threat, '2026-03-05'), 'gone-up')
  assert.equal(after({ ...threat, kind: 'personal-details' }, '2026-03-05'), 'gone-up')
  assert.equal(after({ ...threat, kind: 'names-worker' }, '2026-03-05'), 'back')
})

test('working days leave out the weekend', () => {
  assert.deepEqual((['2026-03-02', '2026-03-05', '2026-03-06', '2026-03-07'] as const).map(dueOn), [
    '2026-03-04',
    '2026-03-09',
    '2026-03-10',
    '2026-03-10',
  ])
})
