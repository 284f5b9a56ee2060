import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { random, shuffle } from '../random/random.js'
import { buildMatrix, onlyPeople, tally, votesPerPerson, withoutStatements } from './matrix.js'

const rows = fc.array(
  fc.record({ person: fc.nat(5), statement: fc.nat(4), vote: fc.constantFrom(-1, 0, 1), at: fc.nat(1000) }),
  { maxLength: 80 },
)
type Row = { person: number; statement: number; vote: number; at: number }
const build = (given: readonly Row[]) =>
  buildMatrix(
    {
      person: Int32Array.from(given, (row) => row.person),
      statement: Int32Array.from(given, (row) => row.statement),
      vote: Int8Array.from(given, (row) => row.vote),
      at: Float64Array.from(given, (row) => row.at),
    },
    6,
    5,
  )

test('the last vote by its time counts, whatever the order of the rows', () => {
  fc.assert(
    fc.property(rows, fc.integer(), (given, seed) => {
      const once = given.filter((row, k) => given.findIndex((other) => other.at === row.at) === k)
      const order = shuffle(
        Int32Array.from(once, (_, k) => k),
        random(seed),
      )
      assert.deepEqual(build(Array.from(order, (k) => once[k]!)), build(once))
      const last = new Map(
        once.toSorted((a, b) => a.at - b.at).map((row) => [`${row.person} ${row.statement}`, row.vote]),
      )
      assert.equal(build(once).values.length, last.size)
      assert.equal(
        build(once).values.reduce((sum, vote) => sum + vote, 0),
        [...last.values()].reduce<number>((sum, vote) => sum + vote, 0),
      )
    }),
    { seed: 1 },
  )
})

test('hiding an idea equals never having had its votes', () => {
  fc.assert(
    fc.property(rows, fc.nat(4), (given, hidden) => {
      const marks = Array.from({ length: 5 }, (_, j) => (j === hidden ? 1 : 0))
      const without = given.filter((row) => row.statement !== hidden)
      assert.deepEqual(withoutStatements(build(given), marks), build(without))
    }),
    { seed: 2 },
  )
})

test('counts add up, for everybody and for some', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const m = build(given)
      const { agrees, disagrees, unsure } = tally(m)
      const sum = [agrees, disagrees, unsure].reduce((all, side) => all + side.reduce((s, n) => s + n, 0), 0)
      assert.equal(sum, m.values.length)
      assert.equal(
        votesPerPerson(m).reduce((s, n) => s + n, 0),
        sum,
      )
      assert.deepEqual(tally(m, Uint8Array.of(0, 1, 0, 1, 1, 0)), tally(onlyPeople(m, [1, 3, 4])))
    }),
    { seed: 3 },
  )
})

test('a log that does not fit is refused, with the row', () => {
  const one = { person: Int32Array.of(0), statement: Int32Array.of(0), vote: Int8Array.of(1) }
  assert.throws(() => buildMatrix({ ...one, person: Int32Array.of(3) }, 2, 2), /row 0: no person 3/)
  assert.throws(() => buildMatrix({ ...one, statement: Int32Array.of(2) }, 2, 2), /row 0: no statement 2/)
  assert.throws(() => buildMatrix({ ...one, vote: Int8Array.of(2) }, 2, 2), /row 0: 2 is not a vote/)
  assert.throws(() => buildMatrix({ ...one, vote: Int8Array.of(1, 1) }, 2, 2), /one length/)
  assert.throws(() => buildMatrix(one, 1, 70_000), /at most 65535 statements/)
})
