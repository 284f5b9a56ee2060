import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NOISE, plantedGroups, VERY_CLEAR } from '../../testing/planted.js'
import { adjustedRandIndex } from '../opinion/rand-index.js'
import { emergent } from './emergent.js'

const how = { seed: 1, refits: 19, resamples: 20 }

test('clear and stable groups stand beside the perspectives that people declared', () => {
  const { matrix, groups } = plantedGroups(31, { ...VERY_CLEAR, people: 150 })
  const found = emergent(matrix, how)
  assert.equal(found.kind, 'groups')
  if (found.kind !== 'groups') return
  assert.ok(found.stability >= 0.75)
  assert.ok(adjustedRandIndex(found.labels, groups) > 0.85)
  assert.equal(found.perspectives.count, 2)
})

test('along one line of opinion there are no groups, but two ends with a third of the people each', () => {
  const line = { ...VERY_CLEAR, shares: [1], spread: 0, within: 1.2, people: 150 }
  const found = emergent(plantedGroups(33, line).matrix, how)
  assert.equal(found.kind, 'spectrum')
  if (found.kind !== 'spectrum') return
  const sizes = found.ends?.members.map((who) => who.reduce((sum, one) => sum + one, 0)) ?? []
  assert.equal(sizes.length, 2)
  assert.equal(sizes[0], sizes[1])
  assert.ok(sizes[0]! >= 45)
})

test('noise has neither groups nor ends, and few people are too few', () => {
  assert.equal(emergent(plantedGroups(34, { ...NOISE, people: 100 }).matrix, how).kind, 'nothing')
  assert.equal(emergent(plantedGroups(34, { ...VERY_CLEAR, people: 20 }).matrix, how).kind, 'too-few')
})
