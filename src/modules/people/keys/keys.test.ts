import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Side } from '../../../kernel/actor.js'
import type { Day } from '../../../kernel/day.js'
import { type Id, id } from '../../../kernel/id.js'
import { accept, call, callersNeeded, decline, found, name, nominate, support, withdraw } from './choice.js'
import { confirmationsNeeded } from './deciding.js'
import { answer, ask, due, goAway, held, leave, recover, standDown } from './holding.js'
import { choiceOf, type Key, type Keys, keyOf, plusDays, type Somebody } from './key.js'

let count = 0
const fresh = () => `00000000-0000-4000-8000-${`${++count}`.padStart(12, '0')}`
const on = (today: Day) => ({ today, fresh })
const MONDAY: Day = '2026-03-02'
const now = on(MONDAY)
const later = (days: number) => on(plusDays(MONDAY, days))

const somebody = (side: Somebody['side']): Somebody => ({ id: id<'Person'>(fresh()), side })
const [amina, ben, cara, dele] = [1, 2, 3, 4].map(() => somebody('lived')) as [
  Somebody,
  Somebody,
  Somebody,
  Somebody,
]
const [joe, kim, lou] = [1, 2, 3].map(() => somebody('learnt')) as [Somebody, Somebody, Somebody]

const none: Keys = {
  keys: [],
  choices: [],
  sizes: { lived: 4, learnt: 3 },
  lately: [],
  begun: false,
  fixed: [],
}
const key = (who: Somebody, side: Side, more: Partial<Key> = {}): Key => ({
  id: id(fresh()),
  side,
  holds: 'facilitator',
  person: who.id,
  how: 'named',
  since: MONDAY,
  termEndsOn: plusDays(MONDAY, 365),
  askedOn: null,
  answeredOn: null,
  waitsSince: null,
  ended: null,
  ...more,
})
const both: Keys = { ...none, begun: true, keys: [key(amina, 'lived'), key(joe, 'learnt')] }

type Answered = ReturnType<typeof found> | ReturnType<typeof ask>
function next(answered: Answered): Keys {
  assert.ok(answered.ok, answered.ok ? '' : answered.no)
  return answered.next
}
const refusal = (answered: Answered) => (answered.ok ? 'yes' : answered.no)
const choiceId = (s: Keys, side: Side): Id<'Choice'> => choiceOf(s, side)!.id
const holderOf = (s: Keys, side: Side) => keyOf(s, side)?.person

function everyDay(s: Keys, at: ReturnType<typeof on>): Keys {
  for (let left = 20, now = s; left > 0; left--) {
    const happened = due(now, at)
    if (!happened) return now
    now = happened.next
  }
  throw new Error('the calendar never came to an end')
}

test('somebody from work who sets it up holds their key at once, and the other side is still missing', () => {
  const s = next(found(none, joe, 'learnt', now))
  assert.equal(holderOf(s, 'learnt'), joe.id)
  assert.equal(held(s, 'lived', MONDAY).kind, 'empty')
})

test('somebody with lived experience who sets it up waits until three others confirm them', () => {
  let s = next(found(none, amina, 'lived', now))
  for (const [who, before] of [
    [ben, 0],
    [cara, 1],
    [dele, 2],
  ] as const) {
    const waits = held(s, 'lived', MONDAY)
    assert.deepEqual(waits.kind === 'to-confirm' && [waits.have, waits.need], [before, 3])
    s = next(support(s, who, choiceId(s, 'lived'), amina.id, now))
  }
  assert.equal(holderOf(s, 'lived'), amina.id)
})

test('nobody confirms themselves: with nobody else there it waits, and says that somebody must be invited', () => {
  const alone = { ...none, sizes: { lived: 1, learnt: 1 } }
  let s = next(found(alone, amina, 'lived', now))
  s = next(support(s, amina, choiceId(s, 'lived'), amina.id, now))
  s = everyDay(s, later(300))
  assert.equal(held(s, 'lived', plusDays(MONDAY, 300)).kind, 'needs-another')
  assert.equal(holderOf(s, 'lived'), undefined)
})

test('where there are fewer than three others, all of them confirm', () => {
  let s = next(found({ ...none, sizes: { lived: 3, learnt: 1 } }, amina, 'lived', now))
  s = next(support(s, ben, choiceId(s, 'lived'), amina.id, now))
  assert.equal(holderOf(s, 'lived'), undefined)
  s = next(support(s, cara, choiceId(s, 'lived'), amina.id, now))
  assert.equal(holderOf(s, 'lived'), amina.id)
})

test('of a few, those who say nothing for 14 days are not waited for; a no is; and a large side always needs three', () => {
  const asked = MONDAY
  const after = (days: number) => ({ asked, today: plusDays(asked, days) })
  assert.equal(confirmationsNeeded(3, after(13), false), 3)
  assert.equal(confirmationsNeeded(3, after(14), false), 1)
  assert.equal(confirmationsNeeded(3, after(14), true), 3)
  assert.equal(confirmationsNeeded(4, after(400), false), 3)
  assert.equal(confirmationsNeeded(0, after(400), false), undefined)
})

test('the first facilitator names the one of the other side, who holds the key once they accept', () => {
  let s = next(found(none, amina, 'lived', now))
  s = next(name(s, amina, joe, 'facilitator', now))
  assert.equal(held(s, 'learnt', MONDAY).kind, 'to-answer')
  s = next(accept(s, joe, choiceId(s, 'learnt'), now))
  assert.equal(holderOf(s, 'learnt'), joe.id)
})

test('the lived side’s facilitator, named by the learnt side, accepts and is then confirmed by others', () => {
  let s = next(name(next(found(none, joe, 'learnt', now)), joe, amina, 'facilitator', now))
  s = next(accept(s, amina, choiceId(s, 'lived'), now))
  assert.equal(held(s, 'lived', MONDAY).kind, 'to-confirm')
  for (const who of [ben, cara, dele]) s = next(support(s, who, choiceId(s, 'lived'), amina.id, now))
  assert.equal(holderOf(s, 'lived'), amina.id)
})

const REFUSED: readonly (readonly [sentence: string, no: string, answered: () => Answered])[] = [
  ['nobody sets it up twice', 'begun', () => found(both, ben, 'lived', now)],
  ['nobody takes the side they are not on', 'not-your-side', () => found(none, joe, 'lived', now)],
  [
    'whoever is of both sides chooses one first',
    'choose-a-side',
    () => found(none, { ...joe, side: 'both' }, 'lived', now),
  ],
  [
    'nobody is of a side without saying who they are',
    'not-your-side',
    () => found(none, { ...joe, side: 'none' }, 'lived', now),
  ],
  [
    'a facilitator does not name their own side’s',
    'key-is-held',
    () => name(both, joe, ben, 'facilitator', now),
  ],
  ['somebody without a key names nobody', 'not-yours-to-name', () => name(both, kim, ben, 'deputy', now)],
  ['nobody holds two keys', 'holds-a-key', () => name(both, joe, amina, 'deputy', now)],
  ['nobody names themselves', 'holds-a-key', () => name(both, joe, joe, 'deputy', now)],
  [
    'whoever held the other side’s key in the last term is refused',
    'held-the-other-side',
    () => name({ ...both, lately: [{ person: kim.id, side: 'lived' }] }, joe, kim, 'deputy', now),
  ],
  ['the other side calls no new choice', 'not-your-side', () => call(both, joe, 'lived', now)],
  ['a holder does not call a choice of their own key', 'your-own-key', () => call(both, amina, 'lived', now)],
  [
    'one person alone does not unseat a holder who is there',
    'too-few-to-call',
    () => call({ ...both, sizes: { lived: 2, learnt: 3 } }, ben, 'lived', now),
  ],
  ['nobody is put forward before a choice', 'no-choice', () => nominate(both, ben, ben, 'lived', now)],
  ['nobody asks themselves whether they are there', 'your-own-key', () => ask(both, amina, 'lived', now)],
  ['without a deputy there is nobody to stand in', 'no-deputy', () => goAway(both, amina, now)],
  ['the operator seats nobody of the wrong side', 'not-your-side', () => recover(both, joe, 'lived', now)],
]
for (const [sentence, no, answered] of REFUSED)
  test(sentence, () => {
    assert.equal(refusal(answered()), no)
  })

test('all the others call a new choice where there are fewer than five, and five where there are more', () => {
  assert.equal(callersNeeded(both, 'lived', MONDAY), 3)
  assert.equal(callersNeeded({ ...both, sizes: { lived: 40, learnt: 3 } }, 'lived', MONDAY), 5)
  assert.equal(callersNeeded(none, 'lived', MONDAY), 1)
})

function called(): Keys {
  let s = both
  for (const who of [ben, cara]) {
    s = next(call(s, who, 'lived', now))
    assert.equal(choiceOf(s, 'lived')?.openedOn, null)
  }
  assert.equal(refusal(call(s, ben, 'lived', now)), 'called-already')
  assert.equal(refusal(nominate(s, ben, ben, 'lived', now)), 'not-open-yet')
  return next(call(s, dele, 'lived', now))
}

test('while a new choice runs the old holder keeps the key; more than half settle it at once', () => {
  let s = next(nominate(called(), cara, ben, 'lived', now))
  assert.equal(refusal(support(s, cara, choiceId(s, 'lived'), ben.id, now)), 'not-a-candidate')
  s = next(accept(s, ben, choiceId(s, 'lived'), now))
  for (const who of [ben, cara, dele]) {
    assert.equal(holderOf(s, 'lived'), amina.id)
    s = next(support(s, who, choiceId(s, 'lived'), ben.id, now))
  }
  assert.equal(holderOf(s, 'lived'), ben.id)
  assert.deepEqual(s.keys.find(({ person }) => person === amina.id)?.ended, 'new-choice')
})

test('whoever is to be replaced cannot keep the key by saying no', () => {
  let s = next(nominate(called(), ben, ben, 'lived', now))
  s = next(support(s, amina, choiceId(s, 'lived'), null, now))
  for (const who of [ben, cara, dele]) s = next(support(s, who, choiceId(s, 'lived'), ben.id, now))
  assert.equal(holderOf(s, 'lived'), ben.id)
})

test('a no of one of two others keeps somebody from being confirmed; a no against two does not', () => {
  const named = next(found({ ...none, sizes: { lived: 3, learnt: 1 } }, amina, 'lived', now))
  let s = next(support(named, ben, choiceId(named, 'lived'), amina.id, now))
  s = next(support(s, cara, choiceId(named, 'lived'), null, now))
  assert.equal(holderOf(everyDay(s, later(60)), 'lived'), undefined)
  const four = next(found(none, amina, 'lived', now))
  let t = next(support(four, dele, choiceId(four, 'lived'), null, now))
  for (const who of [ben, cara]) t = next(support(t, who, choiceId(four, 'lived'), amina.id, now))
  assert.equal(holderOf(everyDay(t, later(13)), 'lived'), undefined)
  assert.equal(holderOf(everyDay(t, later(14)), 'lived'), amina.id)
})

test('after 14 days the most supported is chosen; a tie keeps it open, and after six weeks a fresh one may begin', () => {
  const learnt = { ...both, sizes: { lived: 4, learnt: 5 }, keys: [key(amina, 'lived')] }
  let s = next(call(learnt, kim, 'learnt', now))
  s = next(nominate(s, kim, kim, 'learnt', now))
  s = next(nominate(s, lou, lou, 'learnt', now))
  s = next(support(s, kim, choiceId(s, 'learnt'), kim.id, now))
  assert.equal(holderOf(everyDay(s, later(13)), 'learnt'), undefined)
  assert.equal(holderOf(everyDay(s, later(14)), 'learnt'), kim.id)
  const tied = next(support(s, lou, choiceId(s, 'learnt'), lou.id, now))
  assert.equal(holderOf(everyDay(tied, later(41)), 'learnt'), undefined)
  const over = everyDay(tied, later(42))
  assert.equal(choiceOf(over, 'learnt'), undefined)
  assert.equal(refusal(call(over, lou, 'learnt', later(42))), 'yes')
})

test('a no to an offered key frees the place, and an offer can be taken back', () => {
  const offered = next(name(next(found(none, amina, 'lived', now)), amina, joe, 'facilitator', now))
  const declined = next(decline(offered, joe, choiceId(offered, 'learnt'), now))
  assert.equal(refusal(name(declined, amina, kim, 'facilitator', now)), 'yes')
  assert.equal(refusal(withdraw(offered, kim, choiceId(offered, 'learnt'))), 'not-yours-to-withdraw')
  const back = next(withdraw(offered, amina, choiceId(offered, 'learnt')))
  assert.equal(refusal(accept(back, joe, choiceId(offered, 'learnt'), now)), 'not-asked')
})

const withDeputy: Keys = { ...both, keys: [...both.keys, key(ben, 'lived', { holds: 'deputy' })] }

test('a holder who is asked and says nothing for 14 days is stood in for; an answer keeps the key', () => {
  const asked = next(ask(withDeputy, joe, 'lived', now))
  assert.equal(refusal(ask(asked, kim, 'lived', now)), 'asked-already')
  assert.equal(holderOf(everyDay(asked, later(13)), 'lived'), amina.id)
  const after = everyDay(asked, later(14))
  assert.equal(holderOf(after, 'lived'), ben.id)
  assert.equal(keyOf(after, 'lived', 'deputy'), undefined)
  const answered = next(answer(asked, amina, later(2)))
  assert.equal(holderOf(everyDay(answered, later(14)), 'lived'), amina.id)
  assert.equal(refusal(ask(answered, joe, 'lived', later(3))), 'answered-lately')
})

test('a proposal that waits 14 days passes to the deputy; the deputy has 14 days of their own', () => {
  const waiting = {
    ...withDeputy,
    keys: withDeputy.keys.map((one) =>
      one.side === 'lived' && one.holds === 'facilitator' ? { ...one, waitsSince: MONDAY } : one,
    ),
  }
  const after = everyDay(waiting, later(14))
  assert.equal(holderOf(after, 'lived'), ben.id)
  const stillWaiting = {
    ...after,
    keys: after.keys.map((one) =>
      one.person === ben.id && !one.ended ? { ...one, waitsSince: MONDAY } : one,
    ),
  }
  assert.equal(holderOf(everyDay(stillWaiting, later(27)), 'lived'), ben.id)
  assert.equal(holderOf(everyDay(stillWaiting, later(28)), 'lived'), undefined)
})

test('“I am away” hands the key to the deputy, and the holder becomes the deputy', () => {
  const s = next(goAway(withDeputy, amina, now))
  assert.equal(holderOf(s, 'lived'), ben.id)
  assert.equal(keyOf(s, 'lived', 'deputy')?.person, amina.id)
  assert.equal(holderOf(next(goAway(s, ben, now)), 'lived'), amina.id)
})

test('without a deputy an empty place needs one member only to start a choice', () => {
  const s = next(standDown(both, amina, now))
  assert.equal(held(s, 'lived', MONDAY).kind, 'empty')
  assert.ok(choiceOf(next(call(s, cara, 'lived', now)), 'lived')?.openedOn)
})

test('when a term is over a new choice starts by itself, and the holder acts on for 30 days', () => {
  const over = later(366)
  const s = everyDay(
    { ...both, keys: [key(amina, 'lived'), key(joe, 'learnt', { termEndsOn: plusDays(MONDAY, 900) })] },
    over,
  )
  assert.equal(choiceOf(s, 'lived')?.how, 'term')
  const stands = held(s, 'lived', over.today)
  assert.ok(stands.kind === 'held' && stands.termOver)
  assert.equal(holderOf(everyDay(s, later(395)), 'lived'), amina.id)
  assert.equal(holderOf(everyDay(s, later(396)), 'lived'), undefined)
})

test('whoever leaves gives the key on, and their voice and their candidacy go with them', () => {
  let s = next(nominate(called(), ben, ben, 'lived', now))
  s = next(support(s, cara, choiceId(s, 'lived'), ben.id, now))
  const left = leave({ ...s, sizes: { lived: 3, learnt: 3 } }, ben.id, now)
  assert.deepEqual(choiceOf(left, 'lived')?.voices, [])
  assert.equal(holderOf(leave(withDeputy, amina.id, now), 'lived'), ben.id)
})

test('a key that the operator gave is shown as such, and one member can call a new choice at once', () => {
  const s = next(recover(both, cara, 'lived', now))
  assert.equal(holderOf(s, 'lived'), cara.id)
  const stands = held(s, 'lived', MONDAY)
  assert.ok(stands.kind === 'held' && stands.recovered)
  assert.ok(choiceOf(next(call(s, dele, 'lived', now)), 'lived')?.openedOn)
  const month = held(s, 'lived', plusDays(MONDAY, 31))
  assert.ok(month.kind === 'held' && !month.recovered)
})
