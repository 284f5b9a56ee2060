import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { agreementTown, LARGE, TYPICAL } from '../../testing/planted.js'
import { buildMatrix, onlyPeople } from '../opinion/matrix.js'
import { random } from '../random/random.js'
import { type Cells, countCells } from './cells.js'
import { labelStatements } from './labels.js'
import { type Asker, type Asking, loadings, nextStatement, policyFor, propensities } from './routing.js'
import { support } from './support.js'

const { matrix, perspectives } = agreementTown(3, LARGE, TYPICAL)
const cells = countCells(matrix, perspectives)
const early = countCells(onlyPeople(matrix, [0, 20, 40, 70]), {
  count: 4,
  members: perspectives.members.map((who) => Uint8Array.from([0, 20, 40, 70], (i) => who[i]!)),
})
const asking = (of: Cells, authors = new Int32Array(40).map((_, j) => j)): Asking => ({
  cells: of,
  chances: support(of),
  loadings: new Float64Array(40).fill(1),
  authors,
})
const newcomer: Asker = { perspectives: [0], answered: new Uint8Array(40), lastAuthors: [] }

test('whoever asks, the chances add up to one, and every open idea keeps its even part', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 40, maxLength: 40, max: 1 }),
      fc.subarray([0, 1, 2, 3]),
      (answered, hers) => {
        const { chances } = propensities(asking(cells), { ...newcomer, answered, perspectives: hers })
        const left = answered.filter((one) => !one).length
        const sum = chances.reduce((total, chance) => total + chance, 0)
        assert.ok(Math.abs(sum - (left ? 1 : 0)) < 1e-9)
        chances.forEach((chance, j) => {
          if (answered[j]) assert.equal(chance, 0)
          else assert.ok(chance >= 0.15 / left - 1e-12)
        })
      },
    ),
    { seed: 2, numRuns: 100 },
  )
})

test('what is hidden is never asked, and when all is answered nothing is asked', () => {
  const live = new Uint8Array(40).fill(1).fill(0, 0, 10)
  const some = asking(countCells(matrix, perspectives, live))
  for (let seed = 0; seed < 50; seed++)
    assert.ok((nextStatement(some, newcomer, random(seed))?.statement ?? 0) >= 10)
  const done = { ...newcomer, answered: new Uint8Array(40).fill(1) }
  assert.equal(nextStatement(asking(cells), done, random(1)), undefined)
})

test('coverage comes first, and once everyone has been heard what decides', () => {
  assert.equal(policyFor(early), 'hybrid')
  assert.equal(policyFor(cells), 'decision')
})

test('new ideas that nobody has answered are lifted to the front', () => {
  const fresh = countCells(matrix, perspectives)
  for (let p = 0; p < 4; p++)
    for (const counts of [fresh.agrees, fresh.disagrees, fresh.unsure])
      counts.fill(0, p * 40 + 27, p * 40 + 40)
  const { chances, policy } = propensities(asking(fresh), newcomer)
  assert.equal(policy, 'hybrid')
  assert.ok(chances.subarray(27).reduce((sum, chance) => sum + chance, 0) > 0.85)
})

test('by hand: two ideas, one unheard and one in the balance', () => {
  const counts = (...values: number[]) => Int32Array.from(values)
  const two: Cells = {
    perspectives: 1,
    statements: 2,
    agrees: counts(0, 2),
    disagrees: counts(0, 1),
    unsure: counts(0, 0),
    elsewhere: counts(0, 0),
    elsewhereAgrees: counts(0, 0),
    voters: counts(3),
    live: Uint8Array.of(1, 1),
  }
  const state = {
    cells: two,
    chances: Float64Array.of(0, 0.5),
    loadings: Float64Array.of(0, 0),
    authors: [0, 1],
  }
  // First: coverage 1 / (0 + 1) = 1, nothing in the balance. Second: 1/4 + .7 x 4 x .5 x .5 / sqrt(5) = .563.
  // So the first is shown with .85 and its even half of .15.
  const { chances, policy } = propensities(state, { perspectives: [0], answered: [0, 0], lastAuthors: [] })
  assert.equal(policy, 'hybrid')
  assert.ok(Math.abs(chances[0]! - 0.925) < 1e-12 && Math.abs(chances[1]! - 0.075) < 1e-12)
})

test('at most two ideas of one author in a row, where there is another', () => {
  const authors = new Int32Array(40).fill(1).fill(2, 39)
  const { chances } = propensities(asking(cells, authors), { ...newcomer, lastAuthors: [3, 1, 1] })
  assert.equal(chances[39], 1)
  const answered = new Uint8Array(40).fill(0).fill(1, 39)
  const alone = propensities(asking(cells, authors), { ...newcomer, answered, lastAuthors: [1, 1] })
  assert.ok(Math.abs(alone.chances.reduce((sum, one) => sum + one, 0) - 1) < 1e-9)
})

test('the chance that goes with an answer is the chance it was drawn with', () => {
  const state = asking(early)
  const { chances } = propensities(state, newcomer)
  const drawn = new Float64Array(40)
  const chance = random(5)
  for (let k = 0; k < 8000; k++) {
    const next = nextStatement(state, newcomer, chance)!
    assert.equal(next.chance, chances[next.statement])
    drawn[next.statement]! += 1 / 8000
  }
  for (let j = 0; j < 40; j++) assert.ok(Math.abs(drawn[j]! - chances[j]!) < 0.02)
})

test('loadings have a root mean square of one over the open ideas', () => {
  const scaled = loadings(Float64Array.of(3, 0, 8), Float64Array.of(4, 1, 6), [1, 1, 0])
  assert.ok(Math.abs(Math.hypot(scaled[0]!, scaled[1]!) / Math.SQRT2 - 1) < 1e-12)
  assert.equal(scaled[2], 0)
})

test('with ten answers a person, more shared ideas are found than by asking at random, with few mistakes', () => {
  const found = { routed: 0, random: 0, wrong: 0, claims: 0 }
  for (let seed = 0; seed < 6; seed++) {
    const town = agreementTown(900 + seed, [30, 24, 18, 15], TYPICAL)
    for (const way of ['routed', 'random'] as const) {
      const labels = replay(town, seed, way)
      labels.forEach(({ kind }, j) => {
        if (kind !== 'common-ground') return
        const least = Math.min(...[0, 1, 2, 3].map((p) => town.support[p * 40 + j]!))
        if (least > 0.5) found[way]++
        if (way === 'routed') found.claims++
        if (way === 'routed' && least < 0.5) found.wrong++
      })
    }
  }
  assert.ok(found.routed > 1.5 * found.random, JSON.stringify(found))
  assert.ok(found.wrong <= 0.12 * found.claims + 1, JSON.stringify(found))
})

/** A conversation in which people answer ten ideas each, in turns, shown by routing or at random. */
function replay(town: ReturnType<typeof agreementTown>, seed: number, way: 'routed' | 'random') {
  const people = town.matrix.people
  const chance = random(seed)
  const opinion = Array.from({ length: people }, (_, i) => {
    const p = town.perspectives.members.findIndex((who) => who[i])
    return Int8Array.from({ length: 40 }, (_, j) => {
      if (chance.uniform() < town.support[p * 40 + j]!) return 1
      return chance.uniform() < 0.35 ? 0 : -1
    })
  })
  const log = { person: [] as number[], statement: [] as number[], vote: [] as number[] }
  const answered = Array.from({ length: people }, () => new Uint8Array(40))
  const count = () =>
    countCells(
      buildMatrix(
        {
          person: Int32Array.from(log.person),
          statement: Int32Array.from(log.statement),
          vote: Int8Array.from(log.vote),
        },
        people,
        40,
      ),
      town.perspectives,
    )
  for (let turn = 0; turn < 10; turn++)
    for (let from = 0; from < people; from += 29) {
      const state = asking(count())
      for (let i = from; i < Math.min(people, from + 29); i++) {
        const left = Array.from(answered[i]!, (_, j) => j).filter((j) => !answered[i]![j])
        const hers = town.perspectives.members.flatMap((who, p) => (who[i] ? [p] : []))
        const asker = { perspectives: hers, answered: answered[i]!, lastAuthors: [] }
        const j =
          way === 'random' ? left[chance.whole(left.length)]! : nextStatement(state, asker, chance)!.statement
        answered[i]![j] = 1
        log.person.push(i)
        log.statement.push(j)
        log.vote.push(opinion[i]![j]!)
      }
    }
  return labelStatements(count())
}
