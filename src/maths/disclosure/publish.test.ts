import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Attacked, attackPages, countsIn, votersIn } from '../../testing/attacker.js'
import { agreementTown, TYPICAL } from '../../testing/planted.js'
import { POLIS_CONVERSATIONS, polisExport, withoutShared } from '../../testing/shared-data.js'
import { countCells } from '../agreement/cells.js'
import { labelStatements } from '../agreement/labels.js'
import { keepWhere, onlyPeople } from '../opinion/matrix.js'
import { everyone, fromLabels } from '../perspectives.js'
import { random, shuffle } from '../random/random.js'
import { countFamilies, type Families } from './families.js'
import { type Answers, possibleAnswers } from './hull.js'
import { type Publication, publish } from './publish.js'
import { FEWEST, inFives } from './published.js'

function published(of: Attacked, previous?: Publication) {
  const labels = labelStatements(countCells(of.matrix, of.unions, of.live))
  return publish({ ...of, labels, ...(previous ? { previous: previous.memory } : {}) })
}

/** A conversation drawn from a seed; `overlap` is the chance to stand in each further perspective. */
function town(seed: number, sizes: readonly number[], overlap: number, statements = 12): Attacked {
  const { matrix, perspectives } = agreementTown(seed, sizes, TYPICAL, false, statements)
  const chance = random(seed + 1)
  const members = perspectives.members.map((of) => of.map((is) => (is || chance.uniform() < overlap ? 1 : 0)))
  return { matrix, unions: { count: perspectives.count, members }, declared: perspectives.count }
}

const conversation = fc.record({
  seed: fc.integer({ min: 1, max: 1e6 }),
  sizes: fc.array(fc.integer({ min: 1, max: 22 }), { minLength: 1, maxLength: 5 }),
  overlap: fc.constantFrom(0, 0, 0.1),
})

test('whatever the conversation, an attacker who knows all that is printed finds out nothing small', () => {
  fc.assert(
    fc.property(conversation, ({ seed, sizes, overlap }) => {
      const of = town(seed, sizes, overlap)
      const page = published(of)
      assert.equal(page.exposed, 0)
      assert.deepEqual(attackPages([{ of, page }]), [])
      assert.deepEqual(attackPages([{ of, page }], true), [], 'by somebody who took part')
    }),
    { seed: 21, numRuns: 80 },
  )
})

test('nor does she by holding two publications side by side', () => {
  fc.assert(
    fc.property(
      conversation,
      fc.double({ min: 0.3, max: 1, noNaN: true }),
      ({ seed, sizes, overlap }, part) => {
        const now = town(seed, sizes, overlap)
        const chance = random(seed + 2)
        const before = { ...now, matrix: keepWhere(now.matrix, () => chance.uniform() < part) }
        const first = published(before)
        const second = published(now, first)
        assert.equal(second.exposed, 0)
        const pages = [
          { of: before, page: first },
          { of: now, page: second },
        ]
        assert.deepEqual(attackPages(pages), [])
        assert.deepEqual(attackPages(pages, true), [], 'by somebody who took part')
      },
    ),
    { seed: 22, numRuns: 40 },
  )
})

test('counting out every possible world one by one finds nothing small either', () => {
  let looked = 0
  for (let seed = 1; seed <= 24; seed++)
    for (const sizes of [
      [3, 6, 9, 12],
      [3, 4, 12, 20],
      [6, 20, 25],
    ]) {
      const of = town(seed, sizes, 0, 20)
      const page = published(of)
      const families = countFamilies(of.matrix, of.unions, of.declared)
      for (let j = 0; j < 20; j++) looked += countWorlds(families, page, j)
    }
  assert.ok(looked > 100, `only ${looked} hidden cells were looked at`)
})

/** For disjoint perspectives: every combination of cells that adds up to everyone, gone through one by one. */
function countWorlds(families: Families, page: Publication, j: number): number {
  const everyoneIs = page.cells[0]![j]!
  if (everyoneIs.kind !== 'shown') return 0
  const lists = page.cells.map((row, u) => possibleAnswers(row[j]!, inFives(votersIn(families, u)) + 4))
  if (lists.some((list) => !list)) return 0
  const key = (answers: Answers) => answers[0] * 10000 + answers[1] * 100 + answers[2]
  const whole = new Set(lists[0]!.map(key))
  let looked = 0
  for (let u = 1; u < lists.length; u++) {
    const truth = countsIn(families, u, j)
    if (truth[0] + truth[1] + truth[2] >= FEWEST) continue
    looked++
    let sums = new Set([0])
    for (let v = 1; v < lists.length; v++)
      if (v !== u) sums = new Set([...sums].flatMap((sum) => lists[v]!.map((one) => sum + key(one))))
    const left = lists[u]!.filter((one) => [...sums].some((sum) => whole.has(sum + key(one))))
    const spread = (of: (answers: Answers) => number, list: readonly Answers[]) =>
      Math.max(...list.map(of)) - Math.min(...list.map(of))
    assert.ok(spread((one) => one[0] + one[1] + one[2], left) >= 3)
    for (const c of [0, 1, 2] as const) {
      const said = Math.max(...lists[0]!.map((one) => one[c]))
      assert.ok(spread((one) => one[c], left) >= Math.min(3, said), `statement ${j}, set ${u}, answer ${c}`)
    }
  }
  return looked
}

test('who came first, and how people are numbered, changes nothing that is printed', () => {
  const of = town(7, [6, 9, 14], 0.1)
  const people = shuffle(
    Int32Array.from({ length: of.matrix.people }, (_, i) => i),
    random(3),
  )
  const other: Attacked = {
    ...of,
    matrix: onlyPeople(of.matrix, people),
    unions: {
      ...of.unions,
      members: of.unions.members.map((who) => Uint8Array.from(people, (i) => who[i]!)),
    },
  }
  assert.deepEqual(published(other).cells, published(of).cells)
})

test('a cell waits until five people of it have changed or added an answer', () => {
  const now = town(5, [20, 30], 0, 4)
  // Of the first perspective 3 people came since, of the second 8.
  const came = (i: number) => (i >= 17 && i < 20) || i >= 42
  const before = { ...now, matrix: keepWhere(now.matrix, (person) => !came(person)) }
  const first = published(before)
  const second = published(now, first)
  assert.deepEqual(second.cells[1], first.cells[1])
  assert.deepEqual(second.people[1], { kind: 'at-least', atLeast: 15 })
  assert.notDeepEqual(second.cells[2], first.cells[2])
  assert.ok(second.withheld.waiting > 0)
})

test('the same votes published again read the same', () => {
  const of = town(9, [5, 12, 18], 0.1)
  const first = published(of)
  const second = published(of, first)
  assert.deepEqual(second.cells, first.cells)
  assert.deepEqual(second.people, first.people)
  assert.deepEqual(second.labels, first.labels)
})

test('a statement that is hidden prints nothing', () => {
  const of = town(11, [20, 30], 0, 3)
  const page = published({ ...of, live: Uint8Array.of(1, 0, 1) })
  for (const row of page.cells) assert.deepEqual(row[1], { kind: 'withheld', why: 'fewer-than-5' })
  assert.equal(page.labels[1], undefined)
  assert.equal(page.withheld.fewerThanFive, 0)
})

test('where few people stand in many perspectives, a whole statement is withheld in one word, reasons and all', () => {
  const of = town(3, [3, 3, 4, 3, 3], 0.3)
  const page = published(of)
  const families = countFamilies(of.matrix, of.unions, of.declared)
  const blank = page.cells[0]!.flatMap((_, j) =>
    page.cells.every((row) => row[j]!.kind === 'withheld' && row[j]!.why === 'protects-others') ? [j] : [],
  )
  const few = blank.filter((j) =>
    page.cells.some((_, u) => countsIn(families, u, j).reduce((sum, count) => sum + count, 0) < FEWEST),
  )
  assert.ok(few.length > 0, 'no statement with a cell of fewer than five went blank')
  for (const j of few) assert.equal(page.labels[j], undefined)
  assert.equal(page.exposed, 0)
  assert.deepEqual(attackPages([{ of, page }]), [])
})

test('a label that does not follow from the votes is refused', () => {
  const of = town(11, [20, 30], 0, 3)
  const labels = labelStatements(countCells(of.matrix, of.unions)).map(() => ({
    kind: 'opposed' as const,
    by: [0, 1],
  }))
  assert.throws(() => publish({ ...of, labels }), RangeError)
})

test('on five real conversations with their groups of opinion, nothing small can be worked out', {
  skip: withoutShared,
}, () => {
  for (const name of POLIS_CONVERSATIONS) {
    const { matrix, groups, moderated, meta } = polisExport(name)
    const count = Math.max(...groups) + 1
    const live = Uint8Array.from(moderated, (mark, j) => (mark >= 0 && !meta[j] ? 1 : 0))
    const halves = fromLabels(
      Int32Array.from({ length: matrix.people }, (_, i) => i % 2),
      2,
    )
    for (const declared of [everyone(matrix), halves]) {
      const unions = {
        count: declared.count + count,
        members: [...declared.members, ...fromLabels(groups, count).members],
      }
      const of = { matrix, unions, declared: declared.count, live }
      const page = published(of)
      assert.equal(page.exposed + page.unproven, 0, name)
      assert.deepEqual(attackPages([{ of, page }]), [], name)
      assert.deepEqual(attackPages([{ of, page }], true), [], name)
    }
  }
})

test('young Londoners who said who they are cannot be told from what is printed', {
  skip: withoutShared,
}, () => {
  const { matrix } = polisExport('london.youth.policing')
  // Statements 1 to 14 are facts about the speaker; those at least five people agreed with are perspectives.
  const members = Array.from({ length: 14 }, (_, j) => {
    const who = new Uint8Array(matrix.people)
    for (let i = 0; i < matrix.people; i++)
      for (let k = matrix.starts[i]!; k < matrix.starts[i + 1]!; k++)
        if (matrix.columns[k] === 1 + j && matrix.values[k] === 1) who[i] = 1
    return who
  }).filter((who) => who.reduce((sum, is) => sum + is, 0) >= 5)
  assert.ok(members.length >= 4)
  const live = Uint8Array.from({ length: matrix.statements }, (_, j) => (j > 14 ? 1 : 0))
  const some = members.slice(0, 5)
  const of = { matrix, unions: { count: some.length, members: some }, declared: some.length, live }
  const page = published(of)
  assert.equal(page.exposed, 0)
  assert.deepEqual(attackPages([{ of, page }]), [])
})
