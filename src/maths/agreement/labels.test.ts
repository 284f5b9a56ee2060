import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { agreementTown, SMALL, TYPICAL } from '../../testing/planted.js'
import { recoverCommonGround } from '../../testing/recovery.js'
import { onlyPeople } from '../opinion/matrix.js'
import { random, shuffle } from '../random/random.js'
import { type Cells, countCells } from './cells.js'
import { labelStatements } from './labels.js'

/** One statement, each perspective as [agrees, disagrees, unsure, members who answered anything]. */
function oneStatement(rows: readonly (readonly [number, number, number, number])[]): Cells {
  const column = (k: 0 | 1 | 2 | 3) => Int32Array.from(rows, (row) => row[k])
  const [agrees, disagrees, unsure] = [column(0), column(1), column(2)]
  const answers = agrees.map((value, p) => value + disagrees[p]! + unsure[p]!)
  const sum = (values: Int32Array) => values.reduce((total, value) => total + value, 0)
  return {
    perspectives: rows.length,
    statements: 1,
    agrees,
    disagrees,
    unsure,
    elsewhere: answers.map((value) => sum(answers) - value),
    elsewhereAgrees: agrees.map((value) => sum(agrees) - value),
    voters: column(3),
    live: Uint8Array.of(1),
  }
}

// People who draw on services, carers, front line, senior leaders, commissioners.
const EXAMPLE = oneStatement([
  [12, 1, 1, 20],
  [6, 0, 0, 12],
  [16, 2, 2, 30],
  [5, 0, 0, 6],
  [3, 0, 0, 4],
])

test('the worked example is common ground, least certain among carers', () => {
  const [label] = labelStatements(EXAMPLE)
  assert.equal(label!.kind, 'common-ground')
  assert.equal(label?.kind === 'common-ground' && label.weakest, 1)
  assert.ok(label?.kind === 'common-ground' && Math.abs(label.score - 0.972) < 5e-4)
})

test('the same with commissioners required waits for commissioners', () => {
  const [label] = labelStatements(EXAMPLE, { required: [0, 0, 0, 0, 1] })
  assert.deepEqual(label, { kind: 'not-enough-voices', from: [4] })
})

test('a required perspective of fewer than five can never be waived', () => {
  for (let members = 0; members < 5; members++) {
    const cells = oneStatement([
      [30, 0, 0, 30],
      [members, 0, 0, members],
    ])
    assert.deepEqual(labelStatements(cells, { required: [0, 1] })[0], {
      kind: 'not-enough-voices',
      from: [1],
    })
  }
})

test('one perspective that is against it makes an idea opposed, however many others agree', () => {
  const cells = oneStatement([
    [400, 0, 0, 400],
    [0, 6, 0, 6],
  ])
  assert.deepEqual(labelStatements(cells)[0], { kind: 'opposed', by: [1] })
})

test('with nobody there, nothing is claimed', () => {
  assert.equal(labelStatements(oneStatement([[0, 0, 0, 0]]))[0]!.kind, 'not-enough-voices')
  assert.equal(labelStatements(oneStatement([[4, 0, 0, 4]]))[0]!.kind, 'not-enough-voices')
})

test('an idea that divides is never called open, and common ground says when strength differs', () => {
  const mixed = oneStatement([
    [11, 9, 0, 20],
    [9, 11, 0, 20],
  ])
  assert.equal(labelStatements(mixed)[0]!.kind, 'open')
  assert.equal(labelStatements(mixed, { divides: [1] })[0]!.kind, 'divided')
  const [label] = labelStatements(EXAMPLE, { divides: [1] })
  assert.equal(label?.kind === 'common-ground' && label.differsInStrength, true)
})

test('who answered first, and which number a person has, changes no label', () => {
  const { matrix, perspectives } = agreementTown(21, SMALL, TYPICAL)
  const before = labelStatements(countCells(matrix, perspectives))
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const order = shuffle(
        Int32Array.from({ length: matrix.people }, (_, i) => i),
        random(seed),
      )
      const members = perspectives.members.map((who) => Uint8Array.from(order, (i) => who[i]!))
      const cells = countCells(onlyPeople(matrix, order), { count: perspectives.count, members })
      assert.deepEqual(labelStatements(cells), before)
    }),
    { seed: 4, numRuns: 20 },
  )
})

test('hiding an idea is the same as never having had it', () => {
  const { matrix, perspectives } = agreementTown(22, SMALL, TYPICAL)
  const live = Uint8Array.from({ length: matrix.statements }, (_, j) => (j % 3 === 0 ? 0 : 1))
  const hidden = labelStatements(countCells(matrix, perspectives, live))
  const kept = Array.from(matrix.columns, (j) => live[j]!)
  const without = { ...matrix, values: matrix.values.map((value, k) => (kept[k] ? value : -value)) }
  assert.deepEqual(labelStatements(countCells(without, perspectives, live)), hidden)
  assert.ok(hidden.every((label, j) => live[j] || label.kind === 'open'))
})

for (const found of recoverCommonGround(2026, 60)) {
  const { bars } = found
  test(`planted towns, ${found.town} (${found.sizes}): what is called common ground is shared`, () => {
    assert.ok(found.wrong <= bars.wrong + 2 * found.wrongError, `${found.wrong} wrong`)
    if (bars.claims) assert.ok(found.claimsPerRun <= bars.claims, `${found.claimsPerRun} claims a run`)
    if (bars.power) assert.ok(found.power >= bars.power - 2 * found.powerError, `${found.power} found`)
  })
}
