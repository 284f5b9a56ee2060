import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { wilson } from '../intervals/wilson.js'
import { random } from '../random/random.js'
import { gapBetween, orderingIntervals } from './gap.js'
import { CHANCE_AGREEMENT, embeddedLevel, reading } from './reading.js'

const near = (actual: number | undefined, expected: number, off = 1e-9) =>
  assert.ok(actual !== undefined && Math.abs(actual - expected) <= off, `${actual} is not ${expected}`)

test('five answers by hand: 2, 3, 3, 4 and none', () => {
  const { n, level, spread, agreement } = reading([2, 3, 0, 3, 4])
  assert.equal(n, 4)
  near(level, 3)
  // Squares off the mean: 1, 0, 0, 1; their mean is a half.
  near(spread, Math.sqrt(0.5))
  near(agreement, 1 - 0.5 / 4)
})

test('answers scattered evenly score one half, which is what chance gives', () => {
  near(reading([1, 2, 3, 4, 5]).agreement, CHANCE_AGREEMENT)
  near(reading([1, 1, 5, 5]).agreement, 0)
  near(reading([4, 4, 4]).agreement, 1)
})

test('agreement lies between nought and one, and turning the scale round leaves it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 40 }), (answers) => {
      const { agreement, level } = reading(answers)
      assert.ok(agreement! >= -1e-12 && agreement! <= 1)
      const turned = reading(answers.map((answer) => 6 - answer))
      near(turned.agreement, agreement!)
      near(turned.level, 6 - level!)
    }),
    { seed: 1 },
  )
})

test('nobody answered is no level at all; an answer that is none of the five is refused', () => {
  assert.deepEqual(reading([0, 0]), { n: 0, level: undefined, spread: undefined, agreement: undefined })
  for (const answer of [6, -1, 2.5, Number.NaN]) assert.throws(() => reading([answer]), /an answer is 1 to 5/)
})

test('embedded goes no further than where it is weakest, and nobody can say while one is unheard', () => {
  const [high, low, unheard] = [reading([5, 5, 4]), reading([2, 2]), reading([0])]
  assert.deepEqual(embeddedLevel([high, low]), { level: 2, weakest: 1 })
  assert.equal(embeddedLevel([high, low, unheard]), undefined)
  assert.equal(embeddedLevel([]), undefined)
})

const people = (n: number, of: (i: number) => number) => Int8Array.from({ length: n }, (_, i) => of(i))

test('a gap between carers and directors is found, by hand and by exchanging people', () => {
  const first = people(20, (i) => (i < 10 ? 1 : 0))
  const second = first.map((one) => 1 - one)
  const answers = people(20, (i) => (i < 10 ? 2 + (i % 2) : 4 + (i % 2)))
  const gap = gapBetween(answers, first, second, { seed: 1 })
  near(gap.difference, -2)
  assert.ok(gap.p <= 0.002)
})

test('where there is no gap, few are seen', () => {
  let seen = 0
  const chance = random(3)
  for (let run = 0; run < 200; run++) {
    const answers = people(24, () => 1 + chance.whole(5))
    const first = people(24, (i) => (i < 9 ? 1 : 0))
    const { p } = gapBetween(
      answers,
      first,
      first.map((one) => 1 - one),
      { seed: run, permutations: 199 },
    )
    if (p <= 0.05) seen++
  }
  assert.ok(seen <= 20, `${seen} of 200`)
})

test('who stands in both stays in both; without answers there is no difference', () => {
  const all = new Uint8Array(6).fill(1)
  const gap = gapBetween([1, 2, 3, 4, 5, 5], all, all, { seed: 1 })
  assert.deepEqual(gap, { difference: 0, p: 1 })
  assert.deepEqual(gapBetween([1, 2], [1, 1], [0, 0], { seed: 1 }), { difference: undefined, p: 1 })
})

test('for putting in order, a group of two is drawn to the middle and a group of fifty hardly', () => {
  const few = [5, 5]
  const many = people(50, (i) => (i % 2 ? 5 : 4))
  const [small, large, low, none] = orderingIntervals([few, many, people(40, (i) => 1 + (i % 3)), [0]])
  assert.equal(none, undefined)
  assert.ok(5 - small!.level > 0.05)
  near(large?.level, 4.5, 0.05)
  near(low?.level, 1.975, 0.06)
  assert.ok(small!.high - small!.low > large!.high - large!.low)
  for (const one of [small!, large!, low!]) assert.ok(one.low >= 1 && one.high <= 5 && one.low <= one.level)
})

test("a share with Wilson's interval: 8 of 10 lies between .490 and .943", () => {
  const [low, high] = wilson(8, 10, 0.95)
  near(low, 0.4902, 1e-4)
  near(high, 0.9433, 1e-4)
  assert.deepEqual(wilson(0, 0), [0, 1])
  near(wilson(0, 9)[0], 0)
  near(wilson(9, 9)[1], 1)
})
