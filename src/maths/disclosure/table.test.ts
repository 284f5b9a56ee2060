import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { SHARED, withoutShared } from '../../testing/shared-data.js'
import { protectTable, smallFigures } from './protect-table.js'
import { attackTable, type CountTable, withTotals } from './table.js'

const FOLDER = join(SHARED, 'culture', 'small-cell-suppression')

type Oracle = {
  readonly file: string
  readonly maxN: number
  readonly primary: number
  readonly naive_exactly_recoverable: number
  readonly naive_recovered: readonly { row: string; col: string; true: number }[]
}

function realTable(file: string) {
  const records: Record<string, string>[] = parse(readFileSync(join(FOLDER, 'tables', file)), {
    columns: true,
  })
  const rows = [...new Set(records.map((record) => record.row!))]
  const columns = [...new Set(records.map((record) => record.col!))]
  const inner = new Int32Array(rows.length * columns.length)
  for (const record of records)
    inner[rows.indexOf(record.row!) * columns.length + columns.indexOf(record.col!)] = Number(record.n)
  return { rows, columns, table: withTotals(rows.length, columns.length, inner) }
}

/** Only the small inner figures hidden, every total printed: what a hurried office would do. */
function innerOnly(table: CountTable, threshold: number): Uint8Array {
  const small = smallFigures(table, { threshold })
  return small.map((mark, k) =>
    k % (table.columns + 1) === table.columns || k >= table.rows * (table.columns + 1) ? 0 : mark,
  )
}

const oracle = (): Oracle[] => JSON.parse(readFileSync(join(FOLDER, 'oracle.json'), 'utf8'))

test('hiding only the small figures of a real table lets an attacker get back exactly those the reference audit got back', {
  skip: withoutShared,
}, () => {
  const counts = oracle().map((entry) => {
    const { rows, columns, table } = realTable(entry.file)
    const hidden = innerOnly(table, entry.maxN + 1)
    assert.equal(
      hidden.reduce((sum, mark) => sum + mark, 0),
      entry.primary,
    )
    const exact = attackTable(table, hidden).filter((range) => range.least === range.most)
    const named = exact.map(
      ({ cell, least }) =>
        `${rows[Math.floor(cell / (columns.length + 1))]}|${columns[cell % (columns.length + 1)]}|${least}`,
    )
    assert.deepEqual(
      named.sort(),
      entry.naive_recovered.map((found) => `${found.row}|${found.col}|${found.true}`).sort(),
    )
    return exact.length
  })
  assert.deepEqual(counts, [4, 2, 3, 4, 2, 1])
})

test('a protected real table gives an attacker no small figure, not even to within one', {
  skip: withoutShared,
}, () => {
  for (const entry of oracle()) {
    const { table } = realTable(entry.file)
    const guarded = protectTable(table, { threshold: entry.maxN + 1 })
    assert.deepEqual(guarded.pinned, [], entry.file)
    const hidden = guarded.figures.map((figure) => (figure.kind === 'withheld' ? 1 : 0))
    const ranges = attackTable(table, hidden)
    assert.deepEqual(
      ranges.filter((range) => range.least === range.most),
      [],
      `${entry.file}: exact`,
    )
  }
})

// The worked example of the README.
const TEAMS = withTotals(3, 3, [20, 15, 3, 18, 2, 12, 11, 9, 14])

test('a single hidden figure in a row is worked out by taking the others from the total', () => {
  const hidden = new Uint8Array(16)
  hidden[2] = 1
  assert.deepEqual(attackTable(TEAMS, hidden), [{ cell: 2, least: 3, most: 3 }])
})

test('two hidden figures in two rows and two columns leave room, as reckoned by hand', () => {
  // 3 and 12 in the last column, 15 and 2 in the middle one: shift k people round the rectangle.
  const hidden = new Uint8Array(16)
  for (const k of [1, 2, 5, 6]) hidden[k] = 1
  assert.deepEqual(attackTable(TEAMS, hidden), [
    { cell: 1, least: 3, most: 17 },
    { cell: 2, least: 1, most: 15 },
    { cell: 5, least: 0, most: 14 },
    { cell: 6, least: 0, most: 14 },
  ])
  const guarded = protectTable(TEAMS, { threshold: 5 })
  assert.equal(guarded.small, 2)
  assert.equal(guarded.protecting, 2)
  assert.deepEqual(
    guarded.figures.flatMap((figure, k) => (figure.kind === 'withheld' ? [k] : [])),
    [1, 2, 5, 6],
  )
})

test('no table, whatever its counts, leaves a small figure recoverable once it is protected', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 5 }),
      fc.integer({ min: 2, max: 5 }),
      fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 25, maxLength: 25 }),
      fc.constantFrom(5, 10),
      (rows, columns, some, threshold) => {
        const table = withTotals(rows, columns, some.slice(0, rows * columns))
        const guarded = protectTable(table, { threshold })
        const hidden = guarded.figures.map((figure) => (figure.kind === 'withheld' ? 1 : 0))
        const small = smallFigures(table, { threshold })
        for (const range of attackTable(table, hidden)) {
          assert.ok(range.least <= table.counts[range.cell]! && table.counts[range.cell]! <= range.most)
          if (small[range.cell]) assert.ok(range.most - range.least > 2, 'pinned')
        }
      },
    ),
    { seed: 11, numRuns: 300 },
  )
})

test('the threshold can be raised and not lowered', () => {
  assert.throws(() => protectTable(TEAMS, { threshold: 4 }), RangeError)
  assert.ok(protectTable(TEAMS, { threshold: 10 }).small > protectTable(TEAMS, { threshold: 5 }).small)
})
