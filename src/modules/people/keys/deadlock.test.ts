import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Side } from '../../../kernel/actor.js'
import type { Day } from '../../../kernel/day.js'
import { id } from '../../../kernel/id.js'
import { accept, call, decline, found, name, nominate, support, withdraw } from './choice.js'
import { standing } from './deciding.js'
import { answer, ask, due, goAway, held, leave, recover, standDown } from './holding.js'
import { choiceOf, type Keys, keyOf, other, plusDays, type Somebody, TERM_DAYS } from './key.js'

// Four people, two sides. They come late, stay away, say no, leave, change their minds; days and terms go by.
type Soul = { who: Somebody; there: boolean; left: boolean; past: { side: Side; until: Day }[] }
type Town = { s: Keys; souls: Soul[]; today: Day; operator: boolean }

const BEGIN: Day = '2026-01-05'
let count = 0
const fresh = () => `00000000-0000-4000-8000-${`${++count}`.padStart(12, '0')}`
const at = (t: Town) => ({ today: t.today, fresh })
const SIDES: readonly Side[] = ['lived', 'learnt']

function townOf(sides: readonly Side[]): Town {
  const souls = sides.map((side) => ({
    who: { id: id<'Person'>(fresh()), side },
    there: true,
    left: false,
    past: [],
  }))
  const s: Keys = {
    keys: [],
    choices: [],
    sizes: { lived: 0, learnt: 0 },
    lately: [],
    begun: false,
    fixed: [],
  }
  return refresh({ s, souls, today: BEGIN, operator: false })
}

/** What the queries do between two acts: counts who is there, forgets what is over. */
function refresh(t: Town): Town {
  const here = t.souls.filter(({ left }) => !left)
  const size = (side: Side) => here.filter(({ who }) => who.side === side).length
  for (const key of t.s.keys.filter(({ ended }) => ended)) {
    const soul = t.souls.find(({ who }) => who.id === key.person)
    soul?.past.push({ side: key.side, until: plusDays(t.today, TERM_DAYS) })
  }
  const lately = t.souls.flatMap(({ who, past }) =>
    past.filter(({ until }) => until > t.today).map(({ side }) => ({ person: who.id, side })),
  )
  const keys = t.s.keys.filter(({ ended }) => !ended)
  const choices = t.s.choices.filter(({ ended }) => !ended)
  return {
    ...t,
    s: { ...t.s, keys, choices, lately, fixed: [], sizes: { lived: size('lived'), learnt: size('learnt') } },
  }
}

type Tried = { readonly ok: true; readonly next: Keys } | { readonly ok: false; readonly no: string }
const done = (t: Town, tried: Tried): Town => (tried.ok ? refresh({ ...t, s: tried.next }) : t)

function overnight(t: Town, days: number): Town {
  let now: Town = { ...t, today: plusDays(t.today, days) }
  for (let left = 30; left > 0; left--) {
    const happened = due(now.s, at(now))
    if (!happened) return now
    holds(happened.next)
    now = refresh({ ...now, s: happened.next })
  }
  throw new Error('one day never came to an end')
}

/** What must be true at every moment. */
function holds(s: Keys): void {
  const keys = s.keys.filter(({ ended }) => !ended)
  assert.equal(new Set(keys.map(({ person }) => person)).size, keys.length, 'somebody holds two keys')
  assert.equal(
    new Set(keys.map(({ side, holds }) => `${side} ${holds}`)).size,
    keys.length,
    'two hold one key',
  )
  const open = s.choices.filter(({ ended }) => !ended)
  assert.equal(
    new Set(open.map(({ side, holds }) => `${side} ${holds}`)).size,
    open.length,
    'two choices of one key',
  )
}

const pick = <T>(from: readonly T[], n: number): T | undefined =>
  from.length ? from[n % from.length] : undefined

/** One thing that one of them does, sensible or not; a refusal changes nothing. */
function act(t: Town, [what, n, m]: readonly [number, number, number]): Town {
  const present = t.souls.filter(({ there, left }) => there && !left)
  const soul = pick(present, n)
  if (!soul) return overnight(t, 1)
  const { who } = soul
  const whom = pick(
    t.souls.filter(({ left }) => !left),
    m,
  )!.who
  const side = SIDES[m % 2]!
  const choice = pick(t.s.choices, m)
  const now = at(t)
  const ACTS: readonly (() => Town)[] = [
    () => done(t, found(t.s, who, side, now)),
    () => done(t, name(t.s, who, whom, m % 3 ? 'facilitator' : 'deputy', now)),
    () => done(t, call(t.s, who, side, now)),
    () => done(t, nominate(t.s, who, whom, side, now)),
    () => (choice ? done(t, accept(t.s, who, choice.id, now)) : t),
    () => (choice ? done(t, decline(t.s, who, choice.id, now)) : t),
    () => (choice ? done(t, support(t.s, who, choice.id, m % 5 ? whom.id : null, now)) : t),
    () => (choice ? done(t, withdraw(t.s, who, choice.id)) : t),
    () => done(t, ask(t.s, who, side, now)),
    () => done(t, answer(t.s, who, now)),
    () => done(t, goAway(t.s, who, now)),
    () => done(t, standDown(t.s, who, now)),
    () => {
      soul.there = false
      return t
    },
    () => {
      const back = pick(
        t.souls.filter(({ there }) => !there),
        m,
      )
      if (back) back.there = true
      return t
    },
    () => {
      soul.left = true
      const counted = refresh(t)
      return refresh({ ...counted, s: leave(counted.s, who.id, now) })
    },
    () => overnight(t, 1 + (m % 20)),
    () => overnight(t, 300 + m),
  ]
  return ACTS[what % ACTS.length]!()
}

const present = (t: Town, side?: Side) =>
  t.souls
    .filter(({ who, there, left }) => there && !left && (!side || who.side === side))
    .map(({ who }) => who)

const heldByPresent = (t: Town, side: Side) =>
  present(t, side).some(({ id }) => id === keyOf(t.s, side)?.person) &&
  t.today <= keyOf(t.s, side)!.termEndsOn

/** What willing people do about one side's key today. */
function mend(t: Town, side: Side): Town {
  if (heldByPresent(t, side))
    return done(t, answer(t.s, present(t).find(({ id }) => id === keyOf(t.s, side)?.person)!, at(t)))
  const anyone = present(t)[0]
  const willing = present(t, side)
  let now = t
  const run = (act: () => Tried) => {
    now = done(now, act())
  }
  const key = keyOf(now.s, side)
  if (key && !present(now).some(({ id }) => id === key.person) && anyone)
    run(() => ask(now.s, anyone, side, at(now)))
  for (const who of willing) run(() => call(now.s, who, side, at(now)))
  const choice = choiceOf(now.s, side)
  if (!choice?.openedOn) return now
  // They put forward whoever of them has been accepted already, and all speak for the same person.
  const able = standing(choice).find(({ person }) => willing.some(({ id }) => id === person))?.person
  const one =
    willing.find(({ id }) => id === able) ??
    willing.find(
      (who) => nominate(now.s, who, who, side, at(now)).ok || accept(now.s, who, choice.id, at(now)).ok,
    )
  if (!one) return now
  run(() => nominate(now.s, one, one, side, at(now)))
  run(() => accept(now.s, one, choice.id, at(now)))
  for (const who of willing) run(() => support(now.s, who, choice.id, one.id, at(now)))
  return now
}

// Asked and not answering 14 days, perhaps after a deputy who does not either; a choice that cannot be decided six
// weeks; the next one 14 days more. An answer keeps off a question for 30 days.
const DAYS = 200

function recoverTogether(t: Town): { town: Town; days: number } {
  let town = t
  for (let days = 0; days <= DAYS; days++) {
    if (SIDES.every((side) => heldByPresent(town, side))) return { town, days }
    for (const side of SIDES) town = mend(town, side)
    holds(town.s)
    if (!SIDES.every((side) => heldByPresent(town, side))) town = overnight(town, 1)
  }
  return { town, days: DAYS }
}

const acts = fc.array(fc.tuple(fc.nat(16), fc.nat(3), fc.nat(59)), { maxLength: 60 })
const people = fc.array(fc.constantFrom<Side>('lived', 'learnt'), { minLength: 4, maxLength: 4 })

const enough = (t: Town) => present(t, 'lived').length >= 2 && present(t, 'learnt').length >= 1

test('whatever four people do, those who are left and willing bring both keys back without the operator', () => {
  let worst = 0
  let seen = 0
  fc.assert(
    fc.property(people, acts, (sides, steps) => {
      const town = steps.reduce((t, step) => {
        const after = act(t, step)
        holds(after.s)
        return after
      }, townOf(sides))
      if (!enough(town)) return
      seen++
      const { town: mended, days } = recoverTogether(town)
      assert.ok(
        SIDES.every((side) => heldByPresent(mended, side)),
        describe(mended),
      )
      worst = Math.max(worst, days)
    }),
    { numRuns: 4_000, seed: 20_260 },
  )
  assert.ok(seen > 300, `only ${seen} towns had anybody left`)
  assert.ok(worst > 14 && worst < DAYS, `the longest took ${worst} days`)
})

test('where a side has too few left, the page names what is missing, and the people it asks for mend it', () => {
  let seen = 0
  fc.assert(
    fc.property(people, acts, (sides, steps) => {
      const town = steps.reduce(act, townOf(sides))
      if (enough(town) || present(town).length === 0) return
      const { town: stuck } = recoverTogether(town)
      const missing = SIDES.filter((side) => !heldByPresent(stuck, side))
      if (missing.length === 0) return
      seen++
      for (const side of missing)
        assert.notEqual(held(stuck.s, side, stuck.today).kind, 'held', describe(stuck))
      // Four new people are always enough: one to hold the key, and no key needs more than three to confirm it.
      for (const side of missing)
        for (let n = 0; n < 4; n++)
          stuck.souls.push({ who: { id: id(fresh()), side }, there: true, left: false, past: [] })
      const { town: mended } = recoverTogether(refresh(stuck))
      assert.ok(
        SIDES.every((side) => heldByPresent(mended, side)),
        describe(mended),
      )
    }),
    { numRuns: 2_000, seed: 20_261 },
  )
  assert.ok(seen > 100, `only ${seen} towns were stuck`)
})

test('the operator’s way out never leaves two keys with one person either', () => {
  fc.assert(
    fc.property(people, acts, fc.nat(3), fc.constantFrom(...SIDES), (sides, steps, n, side) => {
      const town = steps.reduce(act, townOf(sides))
      const whom = pick(
        town.souls.filter(({ left }) => !left),
        n,
      )
      if (!whom) return
      const after = done(town, recover(town.s, whom.who, side, at(town)))
      holds(after.s)
      assert.equal(after.s.keys.filter(({ person }) => person === whom.who.id).length <= 1, true)
      assert.notEqual(keyOf(after.s, other(side))?.person, keyOf(after.s, side)?.person ?? 'nobody')
    }),
    { numRuns: 1_000, seed: 20_262 },
  )
})

const describe = (t: Town) =>
  JSON.stringify({ today: t.today, souls: t.souls, keys: t.s.keys, choices: t.s.choices, sizes: t.s.sizes })
