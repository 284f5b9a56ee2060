import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { plantedGroups, VERY_CLEAR } from '../../testing/planted.js'
import { addVote, axesOf, coVotes, gram, newLive, toMatrix } from './incremental.js'
import { meansOf, tally, type VoteMatrix } from './matrix.js'
import { pca } from './pca.js'

/** The same sums in one go, the slow and plain way. */
function inOneGo(m: VoteMatrix) {
  const size = m.statements ** 2
  const sums = { products: new Int32Array(size), sums: new Int32Array(size), people: new Int32Array(size) }
  for (let i = 0; i < m.people; i++)
    for (let a = m.starts[i]!; a < m.starts[i + 1]!; a++)
      for (let b = m.starts[i]!; b < m.starts[i + 1]!; b++) {
        const at = m.columns[a]! * m.statements + m.columns[b]!
        sums.products[at]! += m.values[a]! * m.values[b]!
        sums.sums[at]! += m.values[a]!
        sums.people[at]! += 1
      }
  return sums
}

const votes = fc.array(
  fc.record({ person: fc.nat(9), statement: fc.nat(6), vote: fc.constantFrom(-1, 0, 1) }),
  { maxLength: 150 },
)

test('votes taken one by one, in any order and with changes of mind, add up exactly to the same', () => {
  fc.assert(
    fc.property(votes, (given) => {
      const live = newLive(4, 7)
      for (const { person, statement, vote } of given) addVote(live, person, statement, vote)
      const m = toMatrix(live)
      const { agrees, disagrees, unsure } = live
      assert.deepEqual({ agrees, disagrees, unsure }, tally(m))
      assert.deepEqual(coVotes(live), inOneGo(m))
      const means = meansOf(tally(m))
      assert.deepEqual(gram(coVotes(live), means), gram(inOneGo(m), means))
    }),
    { seed: 6, numRuns: 200 },
  )
})

test('the same vote again changes nothing; another one does', () => {
  const live = newLive(2, 3)
  assert.equal(addVote(live, 0, 1, 1), true)
  const before = structuredClone(live)
  assert.equal(addVote(live, 0, 1, 1), false)
  assert.deepEqual(live, before)
  assert.equal(addVote(live, 0, 1, -1), true)
  assert.deepEqual(Array.from(toMatrix(live).values), [-1])
})

test('a vote on nothing, or that is no vote, is refused', () => {
  const live = newLive(2, 3)
  assert.throws(() => addVote(live, 0, 3, 1), /no statement 3/)
  assert.throws(() => addVote(live, 0, 1, 2), /2 is not a vote/)
})

test('the axes from the sums are the axes from the votes', () => {
  const { matrix } = plantedGroups(3, { ...VERY_CLEAR, people: 200 })
  const live = newLive(0, matrix.statements)
  for (let i = 0; i < matrix.people; i++)
    for (let k = matrix.starts[i]!; k < matrix.starts[i + 1]!; k++)
      addVote(live, i, matrix.columns[k]!, matrix.values[k]!)
  const [live1, batch1] = [axesOf(live), pca(matrix)]
  const alike = live1.axes[0]!.reduce((sum, value, j) => sum + value * batch1.axes[0]![j]!, 0)
  assert.ok(Math.abs(Math.abs(alike) - 1) < 1e-6, `${alike}`)
  assert.ok(Math.abs(live1.eigenvalues[0]! - batch1.eigenvalues[0]!) < 1e-8)
  assert.ok(axesOf(live, { warm: live1.axes }).steps < live1.steps)
})
