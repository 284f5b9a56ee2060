import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plantedGroups, VERY_CLEAR } from '../../testing/planted.js'
import { type Exported, POLIS_CONVERSATIONS, polisExport, withoutShared } from '../../testing/shared-data.js'
import { random, shuffle } from '../random/random.js'
import { consensus, groupInformedConsensus } from './consensus.js'
import { included } from './inclusion.js'
import { buildMatrix, onlyPeople, type VoteMatrix } from './matrix.js'
import { type PolisView, polisView } from './polis.js'
import { priorities } from './priority.js'
import { adjustedRandIndex } from './rand-index.js'
import { representative, sideOf } from './representative.js'

const asPolis = ({ matrix, moderated, meta, groups }: Exported): PolisView =>
  polisView(matrix, {
    moderatedOut: moderated.map((mark) => (mark < 0 ? 1 : 0)),
    meta,
    groups: Math.max(...groups) + 1,
  })

const voteOf = (m: VoteMatrix, i: number, j: number): number | undefined => {
  for (let k = m.starts[i]!; k < m.starts[i + 1]!; k++) if (m.columns[k] === j) return m.values[k]
  return undefined
}

for (const [name, bar] of [
  ['scoop-hivemind.biodiversity', 0.88],
  ['scoop-hivemind.taxes', 0.86],
  ['brexit-consensus', 0.82],
] as const)
  test(`${name}: people stand with those Polis itself put them with`, { skip: withoutShared }, () => {
    const known = polisExport(name)
    const alike = adjustedRandIndex(asPolis(known).labels, known.groups)
    assert.ok(alike >= bar, `${alike}`)
  })

for (const name of POLIS_CONVERSATIONS)
  test(`${name}: every figure is Polis' formula, reckoned here the slow way`, { skip: withoutShared }, () => {
    const known = polisExport(name)
    const { matrix: m, moderated, meta } = known
    const view = asPolis(known)
    const zeroed = Array.from(moderated, (mark, j) => mark < 0 || meta[j] === 1)
    const { means, axes } = view.axes
    for (let j = 0; j < m.statements; j++) {
      let product = 1
      let [agrees, disagrees, answers, all, sum] = [0, 0, 0, 0, 0]
      for (let g = 0; g < view.groups; g++) {
        let [a, s] = [0, 0]
        for (let i = 0; i < m.people; i++) {
          const vote = view.labels[i] === g ? voteOf(m, i, j) : undefined
          if (vote === undefined) continue
          s++
          if (vote === 1) a++
          if (vote === -1) disagrees++
        }
        product *= (a + 1) / (s + 2)
        agrees += a
        answers += s
      }
      for (let i = 0; i < m.people; i++) {
        const vote = voteOf(m, i, j)
        if (vote === undefined) continue
        all++
        sum += vote
      }
      close(view.groupInformedConsensus[j]!, product, 'group-informed consensus')
      const mean = zeroed[j] || all === 0 ? 0 : sum / all
      close(means[j]!, mean, 'mean')
      const length = zeroed[j] ? 0 : Math.hypot(axes[0]![j]!, axes[1]![j]!)
      const far = Math.sqrt(m.statements) * Math.abs(1 - mean) * length
      close(view.extremity[j]!, far, 'extremity')
      const p = (answers - agrees - disagrees + 1) / (answers + 2)
      const a = (agrees + 1) / (answers + 2)
      const wanted = ((1 - p) * (far + 1) * a * (1 + 8 * 2 ** (-answers / 5))) ** 2
      close(view.priority[j]!, meta[j] ? 49 : wanted, 'priority')
    }
    for (let i = 0; i < m.people; i += 7) {
      let [x, n] = [0, 0]
      for (let j = 0; j < m.statements; j++) {
        const vote = voteOf(m, i, j)
        if (zeroed[j]) n++
        else if (vote !== undefined) {
          n++
          x += (vote - means[j]!) * axes[0]![j]!
        }
      }
      close(view.people.x[i]!, Math.sqrt(m.statements / Math.max(1, n)) * x, 'place')
    }
  })

function close(actual: number, expected: number, what: string) {
  assert.ok(
    Math.abs(actual - expected) <= 1e-12 * Math.max(1, Math.abs(expected)),
    `${what}: ${actual}, ${expected}`,
  )
}

test('what sets a group apart, by hand: 7 of 8 agree inside, 4 of 12 outside', () => {
  const side = sideOf(7, 8, 4, 12)
  close(side.share, 8 / 10, 'share')
  close(side.shareTest, 2 * Math.sqrt(9) * (8 / 9 - 0.5), 'share test')
  close(side.ratio, 0.8 / (5 / 14), 'ratio')
  const pooled = 13 / 22
  close(side.ratioTest, (8 / 9 - 5 / 13) / Math.sqrt(pooled * (1 - pooled) * (1 / 9 + 1 / 13)), 'ratio test')
  assert.equal(sideOf(8, 8, 12, 12).ratioTest, 0)
})

/** People with these many votes on ten statements. */
function withVotes(counts: readonly number[]): VoteMatrix {
  const person = counts.flatMap((count, i) => Array<number>(count).fill(i))
  const statement = counts.flatMap((count) => Array.from({ length: count }, (_, j) => j))
  const vote = person.map((i, k) => ((i + statement[k]!) % 3) - 1)
  return buildMatrix(
    { person: Int32Array.from(person), statement: Int32Array.from(statement), vote: Int8Array.from(vote) },
    counts.length,
    10,
  )
}

test('seven votes bring somebody in; the most active fill up to fifteen; once in, always in', () => {
  const few = [7, 8, 6, 1, 0, ...Array<number>(14).fill(2)]
  const inside = included(withVotes(few))
  assert.deepEqual(Array.from(inside.subarray(0, 5)), [1, 1, 1, 0, 0])
  assert.equal(
    inside.reduce((sum, one) => sum + one, 0),
    15,
  )
  const many = [...Array<number>(20).fill(7), 3, 3]
  assert.equal(included(withVotes(many))[20], 0)
  const before = new Uint8Array(22).fill(1, 21)
  assert.deepEqual(Array.from(included(withVotes(many), before).subarray(20)), [0, 1])
})

const { matrix } = plantedGroups(8, { ...VERY_CLEAR, people: 120 })
const none = new Uint8Array(matrix.statements)
const plain = { moderatedOut: none, meta: none }

test('renumbering people, and swapping agree and disagree, keeps who stands with whom', () => {
  const before = polisView(matrix, plain)
  const people = shuffle(
    Int32Array.from({ length: 120 }, (_, i) => i),
    random(4),
  )
  const after = polisView(onlyPeople(matrix, people), plain)
  assert.equal(
    adjustedRandIndex(
      after.labels,
      Int32Array.from(people, (i) => before.labels[i]!),
    ),
    1,
  )
  const mirrored = polisView({ ...matrix, values: matrix.values.map((vote) => -vote) }, plain)
  assert.deepEqual(mirrored.labels, before.labels)
  assert.ok(mirrored.people.x.every((x, i) => Math.abs(x - before.people.x[i]!) < 1e-9))
})

test('more groups than places, one voter, everybody the same, and nobody: all are shown without trouble', () => {
  const same = { ...matrix, values: matrix.values.map(() => 1) }
  assert.equal(polisView(same, { ...plain, groups: 5 }).groups, 1)
  assert.equal(polisView(onlyPeople(matrix, [3]), { ...plain, groups: 3 }).groups, 1)
  assert.equal(polisView(onlyPeople(matrix, []), plain).groups, 0)
  assert.equal(polisView(matrix, { ...plain, groups: 4 }).groups, 4)
})

test('the examples that are written out for checking by hand come out as written', () => {
  const tallyOf = (agrees: number, disagrees: number, unsure: number) => ({
    agrees: Int32Array.of(agrees),
    disagrees: Int32Array.of(disagrees),
    unsure: Int32Array.of(unsure),
  })
  assert.equal(adjustedRandIndex([0, 0, 1, 1], [0, 0, 0, 1]), 0)
  const side = sideOf(8, 10, 2, 10)
  assert.deepEqual([side.share, side.ratio], [0.75, 3])
  assert.deepEqual([side.shareTest.toFixed(4), side.ratioTest.toFixed(4)], ['2.1106', '2.5690'])
  assert.equal(representative(tallyOf(8, 1, 1), tallyOf(2, 6, 2)).length, 1)
  assert.equal(groupInformedConsensus([tallyOf(8, 1, 1), tallyOf(5, 1, 0)], 1)[0], 0.5625)
  assert.deepEqual(consensus(tallyOf(13, 2, 1)), { agree: [0], disagree: [] })
  assert.equal(priorities(tallyOf(3, 1, 1), Float64Array.of(1), [0])[0]!.toFixed(2), '16.66')
  assert.equal(priorities(tallyOf(3, 1, 1), Float64Array.of(1), [1])[0], 49)
})

test('a group that is less undecided than others is told by the side that differs more', () => {
  const counts = (agrees: number, disagrees: number, unsure: number) => ({
    agrees: Int32Array.of(agrees),
    disagrees: Int32Array.of(disagrees),
    unsure: Int32Array.of(unsure),
  })
  assert.equal(representative(counts(60, 40, 0), counts(20, 5, 75))[0]?.answer, 'disagree')
})

test('two groupings compared: alike under other names, by chance about nothing, those left out not counted', () => {
  const one = Int32Array.of(0, 0, 0, 1, 1, 1)
  assert.equal(adjustedRandIndex(one, Int32Array.of(5, 5, 5, 2, 2, 2)), 1)
  assert.equal(adjustedRandIndex(one, Int32Array.of(1, 1, 1, 0, 0, -1)), 1)
  // Pairs together in both 2, in the one 6, in the other 6, of 15: (2 - 2.4) / (6 - 2.4).
  const crossed = adjustedRandIndex(one, Int32Array.of(0, 0, 1, 1, 1, 0))
  assert.ok(Math.abs(crossed + 0.4 / 3.6) < 1e-12, `${crossed}`)
})
