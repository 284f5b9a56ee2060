import assert from 'node:assert/strict'
import { test } from 'node:test'
import { markItem, voteItem } from '../idea.js'
import { afterVote, mayMark, ownOf, placeOf, voteOf } from './own.js'

const ideas = (many: number) => Array.from({ length: many }, (_, n) => n)

test('what stands in the box is read as answers and marks; what was taken back is neither', () => {
  const own = ownOf(
    [
      { item: voteItem(0), value: 1 },
      { item: voteItem(1), value: 2 },
      { item: markItem(0), value: 1 },
      { item: markItem(3), value: 0 },
    ],
    [4],
  )
  assert.equal(voteOf(own, 0), 'agree')
  assert.equal(voteOf(own, 1), undefined)
  assert.deepEqual([...own.marks], [0])
  assert.deepEqual([...own.aside], [4])
})

test('an answer takes an idea out of those put aside, and can be changed or taken back', () => {
  const own = ownOf([], [2])
  afterVote(own, 2, 'unsure')
  assert.equal(own.aside.size, 0)
  afterVote(own, 2, 'disagree')
  assert.equal(voteOf(own, 2), 'disagree')
  afterVote(own, 2, undefined)
  assert.equal(voteOf(own, 2), undefined)
})

test('five may be marked, a sixth not, and one that is marked can always be taken back', () => {
  const own = ownOf(
    ideas(5).map((n) => ({ item: markItem(n), value: 1 })),
    [],
  )
  assert.equal(mayMark(own, 5), false)
  assert.equal(mayMark(own, 4), true)
})

test('about twelve left: what is answered or put aside is not left, unless one looks again', () => {
  const own = ownOf([{ item: voteItem(0), value: 1 }], [1, 2])
  assert.deepEqual(placeOf(ideas(15), own, 10), { answered: 1, left: 12, of: 13, aside: 2, resting: false })
  assert.equal(placeOf(ideas(15), own, 10, true).left, 14)
})

test('a long list is taken in stretches of as many as fit in the minutes, with a rest at the end of each', () => {
  const answered = (many: number) =>
    ownOf(
      ideas(many).map((n) => ({ item: voteItem(n), value: 0 })),
      [],
    )
  assert.equal(placeOf(ideas(1_000), answered(0), 10).left, 40)
  assert.equal(placeOf(ideas(1_000), answered(39), 10).left, 1)
  assert.equal(placeOf(ideas(1_000), answered(40), 10).resting, true)
  assert.equal(placeOf(ideas(1_000), answered(41), 10).left, 39)
  assert.equal(placeOf(ideas(40), answered(40), 10).resting, false)
})

test('an idea that is hidden later leaves no hole: it is neither answered nor left', () => {
  const own = ownOf([{ item: voteItem(0), value: 1 }], [])
  assert.deepEqual(placeOf([1, 2], own, 10), { answered: 0, left: 2, of: 2, aside: 0, resting: false })
})
