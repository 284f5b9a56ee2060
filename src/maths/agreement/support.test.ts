import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { agreementTown, SMALL, TYPICAL } from '../../testing/planted.js'
import { wilson } from '../intervals/wilson.js'
import { buildMatrix, onlyPeople } from '../opinion/matrix.js'
import { everyone } from '../perspectives.js'
import { countCells } from './cells.js'
import { centres, SILENCE, support, supportOf } from './support.js'

const near = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 5e-4, `${actual} is not ${expected}`)

test('the worked example: how sure we are of each perspective', () => {
  // People who draw on services 12 of 14 (20 members), carers 6 of 6 (12), front line 16 of 20 (30), leaders 5 of 5 (6).
  const sure = (agrees: number, answers: number, voters: number) =>
    supportOf({ agrees, answers, voters, centre: 0.5 }, SILENCE)
  near(sure(12, 14, 20), 0.987)
  near(sure(6, 6, 12), 0.972)
  near(sure(16, 20, 30), 0.982)
  near(sure(5, 5, 6), 0.977)
})

test('how many agrees common ground needs where nobody disagrees, when all, 70% or half of a perspective answered', () => {
  const needed = (answers: number, coverage: number) => {
    const enough = (agrees: number) =>
      supportOf({ agrees, answers, voters: answers / coverage, centre: 0.5 }, SILENCE) >= 0.8
    let agrees = 0
    while (!enough(agrees)) agrees++
    return agrees
  }
  const table = [5, 6, 10, 20, 50].map((answers) =>
    [1, 0.7, 0.5].map((coverage) => needed(answers, coverage)),
  )
  assert.deepEqual(table, [
    [4, 4, 5],
    [5, 5, 5],
    [7, 8, 8],
    [12, 14, 15],
    [29, 32, 34],
  ])
})

const cell = fc
  .record({
    agrees: fc.integer({ min: 0, max: 40 }),
    others: fc.integer({ min: 0, max: 40 }),
    silent: fc.integer({ min: 0, max: 60 }),
    centre: fc.double({ min: 0.005, max: 0.5, noNaN: true }),
  })
  .map(({ agrees, others, silent, centre }) => ({
    agrees,
    answers: agrees + others,
    voters: agrees + others + silent,
    centre,
  }))

test('one more agree never makes us less sure', () => {
  fc.assert(
    fc.property(cell, (before) => {
      const { agrees, answers, voters } = before
      const after = supportOf(
        { ...before, agrees: agrees + 1, answers: answers + 1, voters: Math.max(voters, answers + 1) },
        SILENCE,
      )
      assert.ok(after >= supportOf(before, SILENCE) - 1e-12)
    }),
    { seed: 11, numRuns: 2000 },
  )
})

test('one more disagree, or one more member who stays silent, never makes us surer', () => {
  fc.assert(
    fc.property(cell, (before) => {
      const { answers, voters } = before
      const sure = supportOf(before, SILENCE) + 1e-12
      assert.ok(
        supportOf({ ...before, answers: answers + 1, voters: Math.max(voters, answers + 1) }, SILENCE) <=
          sure,
      )
      assert.ok(supportOf({ ...before, answers: answers + 1, voters: voters + 1 }, SILENCE) <= sure)
      assert.ok(supportOf({ ...before, voters: voters + 1 }, SILENCE) <= sure)
    }),
    { seed: 12, numRuns: 2000 },
  )
})

test('in a whole conversation too, an added disagree lowers that perspective and an agree raises it', () => {
  const { matrix, perspectives } = agreementTown(5, SMALL, TYPICAL)
  const log = (vote: number) => {
    const person = [52, ...Array.from(matrix.columns, () => 0)]
    const k = { at: 1 }
    for (let i = 0; i < matrix.people; i++)
      for (let v = matrix.starts[i]!; v < matrix.starts[i + 1]!; v++) person[k.at++] = i
    return buildMatrix(
      {
        person: Int32Array.from(person),
        statement: Int32Array.from([7, ...matrix.columns]),
        vote: Int8Array.from([vote, ...matrix.values]),
      },
      matrix.people + 1,
      matrix.statements,
    )
  }
  // A new member of the first perspective, who answers one statement.
  const grown = {
    count: perspectives.count,
    members: perspectives.members.map((members, p) => Uint8Array.from([...members, p === 0 ? 1 : 0])),
  }
  const before = support(countCells(matrix, perspectives))[7]!
  assert.ok(support(countCells(log(-1), grown))[7]! <= before)
  assert.ok(support(countCells(log(1), grown))[7]! >= before)
  assert.ok(support(countCells(log(1), grown))[8]! <= support(countCells(matrix, perspectives))[8]! + 0.01)
})

test('hearing everybody twice over makes us surer of what was clear, and keeps the order', () => {
  const { matrix } = agreementTown(8, [30], TYPICAL)
  const twice = onlyPeople(matrix, [...Array(matrix.people).keys(), ...Array(matrix.people).keys()])
  const once = support(countCells(matrix, everyone(matrix)), 0)
  const more = support(countCells(twice, everyone(twice)), 0)
  const counts = countCells(matrix, everyone(matrix))
  for (let j = 0; j < matrix.statements; j++) {
    const share = counts.agrees[j]! / (counts.agrees[j]! + counts.disagrees[j]! + counts.unsure[j]!)
    if (share > 0.6) assert.ok(more[j]! >= once[j]! - 1e-9, `statement ${j}`)
    if (share < 0.4) assert.ok(more[j]! <= once[j]! + 1e-9, `statement ${j}`)
  }
  const answers = (j: number) => counts.agrees[j]! + counts.disagrees[j]! + counts.unsure[j]!
  for (let j = 0; j < matrix.statements; j++) {
    const [low, high] = wilson(counts.agrees[j]!, answers(j))
    const [twiceLow, twiceHigh] = wilson(2 * counts.agrees[j]!, 2 * answers(j))
    assert.ok(twiceHigh - twiceLow < high - low)
    for (let k = 0; k < j; k++)
      if (answers(j) === answers(k) && once[j]! > once[k]!) assert.ok(more[j]! >= more[k]! - 1e-9)
  }
})

test('others can lower, never raise, what is believed about a perspective', () => {
  const { matrix, perspectives } = agreementTown(3, SMALL, TYPICAL)
  const cells = countCells(matrix, perspectives)
  const alone = centres({ ...cells, elsewhere: cells.elsewhere.map(() => 0) })
  const together = centres(cells)
  assert.ok(together.every((centre, at) => centre <= alone[at]! && centre <= 0.5))
  assert.ok(together.some((centre, at) => centre < alone[at]!))
})
