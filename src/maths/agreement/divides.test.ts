import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agreementTown, LARGE, TYPICAL } from '../../testing/planted.js'
import { betaFarApart } from '../intervals/beta-difference.js'
import { buildMatrix } from '../opinion/matrix.js'
import { fromLabels } from '../perspectives.js'
import { random } from '../random/random.js'
import { comparePerspectives, holm, meanSquareGap } from './divides.js'

test('a gap by hand: 8 of 10 against 4 of 10', () => {
  const one = { agrees: Int32Array.of(8), answers: Int32Array.of(10) }
  const other = { agrees: Int32Array.of(4), answers: Int32Array.of(10) }
  // (.8 - .4)^2 - .8*.2/9 - .4*.6/9 = .16 - .01778 - .02667 = .11556, whose root is 34 points.
  assert.ok(Math.abs(meanSquareGap(one, other) - 0.115556) < 1e-6)
})

test('perspectives drawn alike are rarely told apart, and nothing is listed without a difference', () => {
  let apart = 0
  for (let run = 0; run < 120; run++) {
    const { matrix, perspectives } = agreementTown(7000 + run, [10, 15], { b0: 0.5, bs: 1.1, ps: 0 })
    const [pair] = comparePerspectives(matrix, perspectives, { seed: run, permutations: 199 })
    if (pair!.p <= 0.05) apart++
    else assert.deepEqual(pair!.statements, [])
  }
  // 5% of 120 is 6; seven standard errors would be far above the nominal size.
  assert.ok(apart <= 12, `${apart} of 120 false alarms`)
})

test('perspectives that differ are told apart, and the statements listed are those that differ', () => {
  let right = 0
  let listed = 0
  for (let run = 0; run < 10; run++) {
    const { matrix, perspectives, support } = agreementTown(run, LARGE, TYPICAL)
    for (const pair of comparePerspectives(matrix, perspectives, { seed: run, permutations: 199 })) {
      assert.ok(pair.adjusted <= 0.05)
      for (const { statement } of pair.statements) {
        listed++
        const apart = support[pair.first * 40 + statement]! - support[pair.second * 40 + statement]!
        if (Math.abs(apart) > 0.15) right++
      }
    }
  }
  assert.ok(listed > 100, `${listed} listed`)
  assert.ok(right / listed > 0.85, `${right} of ${listed}`)
})

test('a person who stands in both perspectives stays in both', () => {
  const person = Int32Array.from([0, 1, 2, 3])
  const matrix = buildMatrix(
    { person, statement: Int32Array.of(0, 0, 0, 0), vote: Int8Array.of(1, 1, -1, -1) },
    4,
    1,
  )
  const both = { count: 2, members: [Uint8Array.of(1, 1, 1, 1), Uint8Array.of(1, 1, 1, 1)] }
  const [pair] = comparePerspectives(matrix, both, { seed: 1 })
  assert.equal(pair!.p, 1)
  assert.equal(pair!.gap, 0)
})

test('the same seed gives the same answer, and a sample is admitted where it was taken', () => {
  const { matrix, perspectives } = agreementTown(5, [60, 60], TYPICAL)
  const once = comparePerspectives(matrix, perspectives, { seed: 3, permutations: 99 })
  assert.deepEqual(comparePerspectives(matrix, perspectives, { seed: 3, permutations: 99 }), once)
  assert.equal(once[0]!.sampled, false)
  const thinned = comparePerspectives(matrix, perspectives, { seed: 3, permutations: 99, mostVotes: 800 })
  assert.equal(thinned[0]!.sampled, true)
  assert.equal(thinned[0]!.gap, once[0]!.gap)
})

test('an empty perspective can be compared with nobody', () => {
  const { matrix } = agreementTown(5, [10], TYPICAL)
  const [pair] = comparePerspectives(matrix, fromLabels(new Int32Array(10), 2), { seed: 1 })
  assert.deepEqual(
    { p: pair!.p, gap: pair!.gap, statements: pair!.statements },
    { p: 1, gap: 0, statements: [] },
  )
})

test('looking at more pairs makes each pair harder to declare', () => {
  const adjusted = holm([0.01, 0.04, 0.03])
  assert.deepEqual(
    adjusted.map((value) => Math.round(1000 * value)),
    [30, 60, 60],
  )
})

test('the chance that two shares lie far apart agrees with drawing them', () => {
  const chance = random(9)
  const beta = (a: number, b: number) => {
    // Whole numbers: the a-th smallest of a+b-1 uniforms.
    const draws = Float64Array.from({ length: a + b - 1 }, () => chance.uniform()).sort()
    return draws[a - 1]!
  }
  for (const [a1, b1, a2, b2] of [
    [3, 9, 8, 4],
    [1, 1, 1, 1],
    [20, 5, 12, 9],
  ] as const) {
    let far = 0
    for (let k = 0; k < 20000; k++) if (Math.abs(beta(a1, b1) - beta(a2, b2)) > 0.2) far++
    assert.ok(Math.abs(betaFarApart(a1, b1, a2, b2, 0.2) - far / 20000) < 0.015)
  }
})
