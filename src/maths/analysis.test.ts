import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { agreementTown, plantedGroups, SMALL, TYPICAL, VERY_CLEAR } from '../testing/planted.js'
import { type Analysis, analyse, type Votes } from './analysis.js'
import { canonicalOrder, inOrder } from './opinion/canonical.js'
import { picture } from './opinion/gate.js'
import { onlyPeople, type VoteMatrix, withoutStatements } from './opinion/matrix.js'
import { fromLabels } from './perspectives.js'
import { random, shuffle } from './random/random.js'

const { matrix, groups } = plantedGroups(12, { ...VERY_CLEAR, statements: 30, people: 90 })
const live = new Uint8Array(matrix.statements).fill(1)
const halves = fromLabels(
  Int32Array.from({ length: 90 }, (_, i) => i % 2),
  2,
)
const votes: Votes = { matrix, live, perspectives: halves }
const before = analyse(votes, 1)

const upTo = (n: number) => Int32Array.from({ length: n }, (_, k) => k)

/** The same votes with people and statements renumbered: row r is person people[r]. */
function renumbered(people: Int32Array, statements: Int32Array): Votes {
  return {
    matrix: inOrder(matrix, { people, statements }),
    live,
    perspectives: { count: 2, members: halves.members.map((who) => Uint8Array.from(people, (i) => who[i]!)) },
  }
}

/** What a report would be made of, by the numbers people and statements had before. */
function told(found: Analysis, people: Int32Array, statements: Int32Array) {
  const at = (ranks: Int32Array, n: number) => Array.from({ length: n }, (_, k) => ranks.indexOf(k))
  const person = at(people, matrix.people)
  const statement = at(statements, matrix.statements)
  return {
    labels: statement.map((r) => found.labels[r]),
    kind: found.emergent?.kind,
    gate: found.emergent?.gate,
    stability: found.emergent?.stability,
    members: found.unions.members.map((who) => person.map((r) => who[r])),
    compared: found.compared.map(({ statements: divided, ...pair }) => ({
      ...pair,
      divided: divided.map((one) => statements[one.statement]),
    })),
    x: person.map((r) => found.map.x[r]),
    first: statement.map((r) => found.map.first[r]),
  }
}

test('renumbering people and ideas changes nothing, to the last digit', () => {
  const expected = told(before, upTo(90), upTo(30))
  assert.equal(expected.kind, 'groups')
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const people = shuffle(upTo(90), random(seed))
      const statements = shuffle(upTo(30), random(seed + 1))
      assert.deepEqual(told(analyse(renumbered(people, statements), 1), people, statements), expected)
    }),
    { seed: 8, numRuns: 3 },
  )
})

test('two files with the same votes in another order are read in one order', () => {
  const none = new Int32Array(90)
  const first = canonicalOrder(matrix, none, live)
  const people = shuffle(upTo(90), random(3))
  const other = onlyPeople(matrix, people)
  assert.deepEqual(inOrder(other, canonicalOrder(other, none, live)), inOrder(matrix, first))
})

test('the same seed gives the same answer, and another seed the same picture', () => {
  assert.deepEqual(analyse(votes, 1), before)
  assert.deepEqual(analyse(votes, 2).map, before.map)
})

test('swapping agree and disagree keeps who stands with whom', () => {
  const mirrored: VoteMatrix = { ...matrix, values: matrix.values.map((vote) => -vote) }
  const other = analyse({ ...votes, matrix: mirrored }, 1)
  assert.deepEqual(picture(mirrored).found.labels, picture(matrix).found.labels)
  for (let i = 0; i < 90; i++) assert.ok(Math.abs(other.map.x[i]! - before.map.x[i]!) < 1e-6)
})

test('hiding an idea equals never having had it', () => {
  const hidden = Uint8Array.from(live, (_, j) => (j % 7 === 0 ? 1 : 0))
  const open = hidden.map((one) => 1 - one)
  const hiding = analyse({ ...votes, live: open }, 1)
  const never = analyse({ ...votes, live: open, matrix: withoutStatements(matrix, hidden) }, 1)
  assert.deepEqual(hiding.labels, never.labels)
  assert.deepEqual(hiding.compared, never.compared)
  assert.deepEqual(hiding.heard, never.heard)
  for (let i = 0; i < 90; i++) assert.ok(Math.abs(hiding.map.x[i]! - never.map.x[i]!) < 1e-9)
})

test('groups of opinion stand beside the declared perspectives, and match the planted ones', () => {
  assert.equal(before.declared, 2)
  assert.equal(before.unions.count, 4)
  const same = groups.filter((g, i) => before.unions.members[2]![i] === (g === 0 ? 1 : 0)).length
  assert.ok(same > 80, `${same} of 90`)
})

test('given groups are taken as they are, and nothing is looked for', () => {
  const given = analyse({ ...votes, groups: { labels: groups, count: 2 } }, 1)
  assert.equal(given.emergent, undefined)
  assert.deepEqual(
    Array.from(given.unions.members[2]!),
    Array.from(groups, (g) => (g === 0 ? 1 : 0)),
  )
})

test('nobody, one voter, and everybody the same are analysed without trouble', () => {
  const empty: VoteMatrix = {
    people: 0,
    statements: 0,
    starts: new Int32Array(1),
    columns: new Uint16Array(0),
    values: new Int8Array(0),
  }
  assert.equal(analyse({ matrix: empty, live: new Uint8Array(0) }, 1).emergent?.kind, 'too-few')
  const one = onlyPeople(matrix, [0])
  assert.equal(analyse({ matrix: one, live }, 1).emergent?.kind, 'too-few')
  const same = { ...matrix, values: matrix.values.map(() => 1) }
  assert.equal(analyse({ matrix: same, live }, 1).emergent?.kind, 'nothing')
})

test('long work runs unchanged in a worker thread and tells how far it has come', async () => {
  const town = agreementTown(4, [...SMALL, 30], TYPICAL)
  const asked: Votes = {
    matrix: town.matrix,
    live: new Uint8Array(40).fill(1),
    perspectives: town.perspectives,
  }
  const steps: string[] = []
  const worker = new Worker(new URL('../testing/analysis-worker.js', import.meta.url), {
    workerData: { votes: asked, seed: 7 },
  })
  const result = await new Promise((resolve, reject) => {
    worker.on('error', reject)
    worker.on('message', (message) => {
      if ('step' in message) steps.push(message.step.what)
      else resolve(message.result)
    })
  })
  assert.deepEqual(result, analyse(asked, 7))
  assert.ok(new Set(steps).size >= 3, `${[...new Set(steps)]}`)
})
