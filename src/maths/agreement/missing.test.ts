import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agreementTown, TYPICAL } from '../../testing/planted.js'
import { countCells } from './cells.js'
import { heard } from './missing.js'

test('a perspective is under-heard where few came, or few of their answers are in', () => {
  const { matrix, perspectives } = agreementTown(2, [30, 30, 4], TYPICAL)
  const cells = countCells(matrix, perspectives)
  const [many, short, few] = heard(cells, [undefined, 100, undefined])
  assert.equal(many!.underHeard, false)
  assert.equal(many!.reach, undefined)
  assert.equal(short!.underHeard, true)
  assert.equal(short!.reach, 0.3)
  assert.equal(few!.underHeard, true)
  assert.equal(few!.covered, 0)
  assert.ok(few!.votesNeeded >= 40)
})

test('by hand: 3 and 7 answers on two ideas are 8 of the 10 needed; 2 more votes complete them', () => {
  const cells = {
    perspectives: 1,
    statements: 2,
    agrees: Int32Array.of(2, 4),
    disagrees: Int32Array.of(1, 3),
    unsure: Int32Array.of(0, 0),
    elsewhere: new Int32Array(2),
    elsewhereAgrees: new Int32Array(2),
    voters: Int32Array.of(7),
    live: Uint8Array.of(1, 1),
  }
  assert.deepEqual(heard(cells, [10]), [
    { reach: 0.7, depth: 0.8, covered: 0.5, underHeard: true, votesNeeded: 2 },
  ])
})

test('hidden ideas need no voices', () => {
  const { matrix, perspectives } = agreementTown(2, [6], TYPICAL)
  assert.deepEqual(heard(countCells(matrix, perspectives, new Uint8Array(40)))[0], {
    reach: undefined,
    depth: 1,
    covered: 1,
    underHeard: false,
    votesNeeded: 0,
  })
})
