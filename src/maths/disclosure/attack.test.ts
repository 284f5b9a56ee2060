import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { countCells } from '../agreement/cells.js'
import { cellProfile, labelFrom, labelStatements } from '../agreement/labels.js'
import { buildMatrix } from '../opinion/matrix.js'
import { fromLabels } from '../perspectives.js'
import { attack } from './attack.js'
import { type Answers, type Reading, readingFrom, readingOf } from './hull.js'
import { type Readable, readLabel, sameLabel } from './label-reading.js'
import type { Structure } from './layer.js'
import { areaAllowed, dotsAllowed } from './map-rules.js'
import { unproven } from './proof.js'
import { publish } from './publish.js'
import { type Cell, publishedCell, publishedCount, publishedShare } from './published.js'
import { rollUp } from './roll-up.js'
import { largestUnder } from './simplex.js'

// The worked example of the README: 12 carers, 3 commissioners, nobody else.
const CARERS: Answers = [7, 3, 2]
const COMMISSIONERS: Answers = [2, 0, 1]
const EVERYONE: Answers = [9, 3, 3]
const TWO: Structure = {
  atoms: 2,
  contains: [Uint8Array.of(1, 1), Uint8Array.of(1, 0), Uint8Array.of(0, 1)],
}
const counts = Int32Array.of(...CARERS, ...COMMISSIONERS)
const naturally = (answers: Answers): Cell => publishedCell(...answers, 20)
const read = (answers: Answers, most = 99): Reading => readingOf(naturally(answers), most)
const held: Reading = readingOf({ kind: 'withheld', why: 'protects-others' }, 24)
const exactly = (answers: number): Reading => ({
  hull: [{ weights: [1, 1, 1], low: answers, high: answers }],
})

test('shares are rounded so that a word covers both sides of unanimity', () => {
  assert.deepEqual(publishedShare(6, 6), { kind: 'nearly-all' })
  assert.deepEqual(publishedShare(5, 6), { kind: 'nearly-all' })
  assert.deepEqual(publishedShare(1, 6), { kind: 'hardly-any' })
  assert.deepEqual(publishedShare(7, 12), { kind: 'about', percent: 60 })
  assert.deepEqual(publishedShare(13, 40), { kind: 'about', percent: 35 })
  assert.deepEqual(publishedCount(4), { kind: 'fewer-than-5' })
  assert.deepEqual(publishedCount(14), { kind: 'at-least', atLeast: 10 })
})

test('printing the overall split beside the only large perspective gives three commissioners away', () => {
  const readings = [read(EVERYONE), read(CARERS), read(COMMISSIONERS)]
  const found = attack(TWO, [{ counts, readings }])
  const disagrees = found.find((one) => one.set === 2 && one.weights[1] === 1 && one.weights[0] === 0)
  assert.equal(disagrees?.low, 0)
  assert.equal(disagrees?.high, 1)
})

test('holding the overall split back leaves the attacker nothing', () => {
  const readings = [held, read(CARERS), read(COMMISSIONERS)]
  assert.deepEqual(attack(TWO, [{ counts, readings }]), [])
  assert.deepEqual(unproven(TWO, [{ counts, readings }]), [])
})

test('exact counts instead of fives give the commissioners away by subtraction', () => {
  const readings = [exactly(15), exactly(12), read(COMMISSIONERS)]
  const found = attack(TWO, [{ counts, readings }])
  assert.ok(found.some((one) => one.set === 2 && one.low === 3 && one.high === 3))
})

test('exact totals of everyone give them away too, even if the overall split is held back', () => {
  const everyone = readingFrom([EVERYONE]).hull
  const readings = [held, read(CARERS), read(COMMISSIONERS)]
  assert.ok(attack(TWO, [{ counts, readings }], { everyone }).length > 0)
})

test('"about 100%" of six people says that all of them agreed; "nearly all" does not', () => {
  const six: Structure = { atoms: 1, contains: [Uint8Array.of(1)] }
  const layer = (reading: Reading) => [{ counts: Int32Array.of(6, 0, 0), readings: [reading] }]
  const naive = readingFrom([
    [5, 0, 0],
    [6, 0, 0],
    [7, 0, 0],
  ])
  assert.deepEqual(
    attack(six, layer(naive)).map((one) => one.what),
    ['unanimity'],
  )
  assert.deepEqual(attack(six, layer(read([6, 0, 0]))), [])
})

/** Six of sixteen carers, all agreeing, in a conversation that agrees on little; only then is it common ground. */
function sixOfSixteen(): Readable[] {
  const readable = (now: Answers, voters: number): Readable => {
    const profile = ([agrees, disagrees, unsure]: Answers) =>
      cellProfile({
        agrees,
        disagrees,
        answers: agrees + disagrees + unsure,
        voters,
        centre: 0.2,
        required: false,
      })
    return { possible: read(now, voters + 4).possible, profile, now, truth: profile(now) }
  }
  return [readable([6, 0, 0], 16), readable([22, 1, 1], 24)]
}

test('a label that only unanimity could bring about gives unanimity away', () => {
  const cells = sixOfSixteen()
  const label = labelFrom(
    cells.map((cell) => cell.truth),
    false,
  )
  assert.equal(label.kind, 'common-ground')
  const left = readLabel(cells, label, false)[0]!
  assert.deepEqual(left, [
    [5, 0, 0],
    [6, 0, 0],
    [7, 0, 0],
  ])
  const carers: Structure = { atoms: 1, contains: [Uint8Array.of(1)] }
  const plain = [read([6, 0, 0], 19)]
  const layer = { counts: Int32Array.of(6, 0, 0), readings: [readingFrom(left)], plain }
  assert.deepEqual(
    attack(carers, [layer]).map((one) => one.what),
    ['unanimity'],
  )
  // What the proof takes as exchangeable is never more than what the reader must leave open.
  for (const slack of ['weakest', 'others'] as const)
    for (const one of sameLabel(cells, label, false, slack)[0]!)
      assert.ok(left.some((other) => other.join() === one.join()))
})

test('a later page tells of an earlier one, however long ago that was', () => {
  const structure: Structure = {
    atoms: 3,
    contains: [Uint8Array.of(1, 1, 1), Uint8Array.of(0, 1, 1), Uint8Array.of(1, 0, 1)],
  }
  const between = (low: number, high: number): Reading => ({ hull: [{ weights: [1, 1, 1], low, high }] })
  // Workers only, carers only, both; all of them agree.
  const agreeing = (...people: number[]) => Int32Array.from(people.flatMap((n) => [n, 0, 0]))
  const first = { counts: agreeing(4, 4, 1), readings: [between(5, 9), between(5, 9), between(5, 9)] }
  const silent = { counts: agreeing(8, 7, 1), readings: [undefined, undefined, undefined] }
  const late = { counts: agreeing(13, 11, 1), readings: [between(25, 29), between(10, 14), between(10, 14)] }
  const workersOnly = (layers: Parameters<typeof attack>[1]) =>
    attack(structure, layers).find(({ set, less, layer, what }) => {
      return what === 'count' && set === 0 && less === 1 && layer === 0
    })
  assert.equal(workersOnly([first]), undefined)
  const found = workersOnly([first, silent, silent, silent, silent, late])
  assert.deepEqual([found?.low, found?.high], [2, 4])
})

test('exact counts in two publications give a single newcomer away', () => {
  const all: Structure = { atoms: 1, contains: [Uint8Array.of(1)] }
  const page = (agrees: number, reading: Reading) => ({
    counts: Int32Array.of(agrees, 4, 3),
    readings: [reading],
  })
  const naive = attack(all, [page(10, exactly(17)), page(11, exactly(18))])
  assert.deepEqual(
    naive.map((one) => [one.what, one.low, one.high]),
    [['newcomers', 1, 1]],
  )
  assert.deepEqual(attack(all, [page(10, read([10, 4, 3])), page(11, read([11, 4, 3]))]), [])
})

test('a commissioner who knows her own answer learns nothing small about her two colleagues', () => {
  const readings = [held, read(CARERS), read(COMMISSIONERS)]
  assert.deepEqual(attack(TWO, [{ counts, readings }], { insider: { atom: 1, answer: 0 } }), [])
})

test('the worked example is printed as the page says', () => {
  const votes = [CARERS, COMMISSIONERS].flatMap((answers, group) =>
    ([1, -1, 0] as const).flatMap((vote, c) => Array.from({ length: answers[c]! }, () => ({ group, vote }))),
  )
  const matrix = buildMatrix(
    {
      person: Int32Array.from(votes, (_, i) => i),
      statement: new Int32Array(votes.length),
      vote: Int8Array.from(votes, ({ vote }) => vote),
    },
    votes.length,
    1,
  )
  const unions = fromLabels(
    votes.map(({ group }) => group),
    2,
  )
  const labels = labelStatements(countCells(matrix, unions))
  const page = publish({ matrix, unions, declared: 2, labels })
  assert.deepEqual(
    page.cells.map((row) => row[0]),
    [
      { kind: 'withheld', why: 'protects-others' },
      {
        kind: 'shown',
        heard: 10,
        agree: { kind: 'about', percent: 60 },
        disagree: { kind: 'about', percent: 30 },
        unsure: { kind: 'about', percent: 20 },
      },
      { kind: 'withheld', why: 'fewer-than-5' },
    ],
  )
  assert.deepEqual(page.people, [
    { kind: 'at-least', atLeast: 15 },
    { kind: 'at-least', atLeast: 10 },
    { kind: 'fewer-than-5' },
  ])
})

test('the linear programme finds the same most as trying every whole number', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 3, maxLength: 3 }),
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }),
      (truth, slack) => {
        // Sums of neighbours in a row have whole-number corners, so both ways must agree exactly.
        const rows = [
          [1, 1, 0],
          [0, 1, 1],
          [1, 1, 1],
        ]
        const figures = rows.map((coefficients, r) => {
          const at = coefficients.reduce((sum, weight, k) => sum + weight * truth[k]!, 0)
          return { coefficients, low: at - slack[r]!, high: at + 1 }
        })
        const largest = largestUnder(figures, truth)
        for (let k = 0; k < 3; k++) {
          const objective = [0, 0, 0].map((_, c) => (c === k ? 1 : 0))
          const found = largest(objective)
          assert.equal(found.ending, 'converged')
          let most = -1
          for (let a = 0; a <= 20; a++)
            for (let b = 0; b <= 20; b++)
              for (let c = 0; c <= 20; c++) {
                const values = [a, b, c]
                const fits = figures.every(({ coefficients, low, high }) => {
                  const sum = coefficients.reduce((total, weight, i) => total + weight * values[i]!, 0)
                  return sum >= low && sum <= high
                })
                if (fits) most = Math.max(most, values[k]!)
              }
          assert.ok(Math.abs(found.value - most) < 1e-6, `${found.value} ${most}`)
        }
      },
    ),
    { seed: 5, numRuns: 60 },
  )
})

test('small teams are rolled up to the level above, and never leave one small team over', () => {
  // An organisation of two areas; the second team of the first area is small, so its sibling goes up with it.
  const units = [
    { parent: -1, answers: 0 },
    { parent: 0, answers: 0 },
    { parent: 0, answers: 0 },
    { parent: 1, answers: 12 },
    { parent: 1, answers: 4 },
    { parent: 2, answers: 15 },
    { parent: 2, answers: 11 },
  ]
  assert.deepEqual(rollUp(units, 10), [
    { kind: 'shown', answers: 42 },
    { kind: 'shown', answers: 16 },
    { kind: 'shown', answers: 26 },
    { kind: 'in', unit: 1 },
    { kind: 'in', unit: 1 },
    { kind: 'shown', answers: 15 },
    { kind: 'shown', answers: 11 },
  ])
  assert.deepEqual(rollUp([{ parent: -1, answers: 7 }], 10), [{ kind: 'withheld' }])
  assert.throws(() => rollUp(units, 4), RangeError)
})

test('whatever the tree, what is left of a shown unit is nobody or enough', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 15 })), { minLength: 1, maxLength: 20 }),
      (drawn) => {
        const units = drawn.map(([parent, answers], u) => ({ parent: u === 0 ? -1 : parent % u, answers }))
        const standings = rollUp(units, 10)
        standings.forEach((standing, u) => {
          if (standing.kind !== 'shown') return
          assert.ok(standing.answers >= 10)
          let rest = standing.answers
          units.forEach(({ parent }, part) => {
            const of = standings[part]!
            if (parent === u && of.kind === 'shown') rest -= of.answers
          })
          assert.ok(rest === 0 || rest >= 10 || rest === standing.answers, `${rest} left over`)
        })
      },
    ),
    { seed: 6, numRuns: 300 },
  )
})

test('nobody stands on the map as a dot among fewer than 20, nor in an area of fewer than 5', () => {
  assert.equal(dotsAllowed(19), false)
  assert.equal(dotsAllowed(20), true)
  assert.equal(areaAllowed(4, 30), false)
  assert.equal(areaAllowed(5, 30), true)
  assert.equal(areaAllowed(27, 30), false)
  assert.equal(areaAllowed(30, 30), true)
})
