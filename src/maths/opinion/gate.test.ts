import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recoverGroups } from '../../testing/group-recovery.js'
import { NOISE, plantedGroups, VERY_CLEAR } from '../../testing/planted.js'
import { random } from '../random/random.js'
import { gate } from './gate.js'
import { tally } from './matrix.js'
import { permuteVotes } from './resample.js'

for (const people of [60, 120]) {
  const found = recoverGroups(77, 60, people)
  test(`${people} people who answer at random are hardly ever said to show a pattern`, () => {
    assert.ok(found.falsePattern <= 0.07 + 2 * found.falseError, `${found.falsePattern}`)
  })
  test(`two very clear groups of ${people} people are found, and who stands in which`, () => {
    assert.ok(found.declared >= 0.85 - 2 * found.declaredError, `${found.declared} declared`)
    assert.ok(found.likeness >= 0.85 - 2 * found.likenessError, `${found.likeness} alike`)
  })
}

test('a workshop of twelve is told that it is too few to say', () => {
  const { matrix } = plantedGroups(1, { ...VERY_CLEAR, people: 12 })
  assert.equal(gate(matrix, { seed: 1 }).verdict, 'too-few')
})

test('the same seed gives the same verdict and chances; very many people are sampled, and it says so', () => {
  const { matrix } = plantedGroups(9, { ...NOISE, people: 90 })
  const once = gate(matrix, { seed: 5, refits: 9 })
  assert.deepEqual(gate(matrix, { seed: 5, refits: 9 }), once)
  assert.equal(once.thinned, false)
  assert.equal(gate(matrix, { seed: 5, refits: 9, most: 60 }).thinned, true)
})

test('long work tells how far it has come, to the end', () => {
  const steps: string[] = []
  const { matrix } = plantedGroups(2, { ...VERY_CLEAR, people: 70 })
  gate(matrix, { seed: 1, refits: 3, progress: ({ what, done, of }) => steps.push(`${what} ${done}/${of}`) })
  assert.deepEqual(steps.slice(0, 3), ['pattern 1/3', 'pattern 2/3', 'pattern 3/3'])
})

test('dealing votes out afresh keeps who answered what and how often each answer was given', () => {
  const { matrix } = plantedGroups(6, { ...VERY_CLEAR, people: 50 })
  const dealt = permuteVotes(matrix, random(1))
  assert.deepEqual(dealt.columns, matrix.columns)
  assert.deepEqual(tally(dealt), tally(matrix))
  assert.notDeepEqual(dealt.values, matrix.values)
})
