import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foretellShared } from '../../testing/foretelling.js'
import { NOISE, plantedGroups, VERY_CLEAR } from '../../testing/planted.js'
import { POLIS_CONVERSATIONS, withoutShared } from '../../testing/shared-data.js'
import { emMap, predict } from './em-map.js'
import { foretold, hideVotes } from './held-out.js'
import { buildMatrix, type VoteMatrix } from './matrix.js'

const mirrored = (m: VoteMatrix): VoteMatrix => ({ ...m, values: m.values.map((vote) => -vote) })

test('swapping agree and disagree leaves every person where she is', () => {
  const { matrix } = plantedGroups(3, { ...VERY_CLEAR, people: 80 })
  const map = emMap(matrix)
  const other = emMap(mirrored(matrix))
  for (let i = 0; i < matrix.people; i++) {
    assert.ok(Math.abs(map.x[i]! - other.x[i]!) < 1e-6)
    assert.ok(Math.abs(map.y[i]! - other.y[i]!) < 1e-6)
  }
  assert.ok(Math.abs(map.first[0]! + other.first[0]!) < 1e-6)
})

test('the more somebody answered, the surer her place; nobody stands surely without an answer', () => {
  const log = { person: [] as number[], statement: [] as number[], vote: [] as number[] }
  const { matrix } = plantedGroups(4, { ...VERY_CLEAR, people: 100 })
  for (let i = 0; i < 100; i++)
    for (let k = matrix.starts[i]!; k < matrix.starts[i + 1]!; k++) {
      log.person.push(i)
      log.statement.push(matrix.columns[k]!)
      log.vote.push(matrix.values[k]!)
    }
  // Person 100 answers nothing, 101 one statement, 102 all of them.
  const all = Array.from({ length: 60 }, (_, j) => j)
  const grown = buildMatrix(
    {
      person: Int32Array.from([...log.person, 101, ...all.map(() => 102)]),
      statement: Int32Array.from([...log.statement, 0, ...all]),
      vote: Int8Array.from([...log.vote, 1, ...all.map((j) => (j % 2 ? 1 : -1))]),
    },
    103,
    60,
  )
  const map = emMap(grown)
  assert.equal(Math.hypot(map.x[100]!, map.y[100]!), 0)
  assert.ok(Math.abs(map.xx[100]! - map.prior.x) < 1e-12 && Math.abs(map.xy[100]!) === 0)
  // One answer, as reckoned by hand: prior times loading times surprise, over the variance of the answer.
  const [f, g] = [map.first[0]!, map.second[0]!]
  const variance = map.noise + f * f * map.prior.x + g * g * map.prior.y
  assert.ok(Math.abs(map.x[101]! - (map.prior.x * f * (1 - map.means[0]!)) / variance) < 1e-9)
  assert.ok(Math.abs(map.xx[101]! - (map.prior.x - (map.prior.x * f) ** 2 / variance)) < 1e-9)
  assert.ok(map.xx[101]! < map.xx[100]!)
  assert.ok(map.xx[102]! < map.xx[101]! / 2)
})

test('a map of nothing, of one voter and of identical votes is drawn without trouble', () => {
  const of = (votes: readonly number[]) =>
    emMap(
      buildMatrix(
        {
          person: Int32Array.from(votes, (_, k) => Math.floor(k / 3)),
          statement: Int32Array.from(votes, (_, k) => k % 3),
          vote: Int8Array.from(votes),
        },
        4,
        3,
      ),
    )
  for (const votes of [[], [1, 1, -1], Array(12).fill(1), Array(12).fill(0)]) {
    const map = of(votes)
    for (const values of [map.x, map.y, map.xx, map.yy, map.first]) assert.ok(values.every(Number.isFinite))
  }
})

test('hidden votes are foretold better than by the mean alone, and noise is not foretold', () => {
  const clear = hideVotes(plantedGroups(5, { ...VERY_CLEAR, people: 200 }).matrix, 0.1, 1)
  const map = emMap(clear.kept)
  const byMap = foretold(clear.hidden, (i, j) => predict(map, i, j))
  const byMean = foretold(clear.hidden, (_, j) => map.means[j]!)
  assert.ok(byMap.rmse < byMean.rmse - 0.05)
  const noise = hideVotes(plantedGroups(5, { ...NOISE, people: 200 }).matrix, 0.1, 1)
  const flat = emMap(noise.kept)
  const guessed = foretold(noise.hidden, (i, j) => predict(flat, i, j))
  assert.ok(guessed.rmse < foretold(noise.hidden, (_, j) => flat.means[j]!).rmse + 0.02)
})

test('error and AUC by hand', () => {
  const hidden = {
    person: Int32Array.of(0, 0, 0, 0),
    statement: Int32Array.of(0, 1, 2, 3),
    vote: Int8Array.of(1, -1, 1, -1),
  }
  // Guesses .5, -.5, -.5, .5: errors .5, .5, 1.5, 1.5; of 4 pairs one is right, one wrong, two are ties.
  const { rmse, auc } = foretold(hidden, (_, j) => (j === 0 || j === 3 ? 0.5 : -0.5))
  assert.ok(Math.abs(rmse - Math.sqrt(1.25)) < 1e-12)
  assert.equal(auc, 0.5)
})

for (const name of POLIS_CONVERSATIONS)
  test(`real votes, ${name}: the map foretells no worse than the picture Polis shows`, {
    skip: withoutShared,
  }, () => {
    const sums = foretellShared(name, 20)
    assert.ok(sums.rmse <= sums.polisRmse, `RMSE ${sums.rmse} against ${sums.polisRmse}`)
    assert.ok(sums.auc <= 1 && sums.auc >= sums.polisAuc, `AUC ${sums.auc} against ${sums.polisAuc}`)
  })
