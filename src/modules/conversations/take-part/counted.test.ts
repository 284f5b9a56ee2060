import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countCells } from '../../../maths/agreement/cells.js'
import { agreementTown, LARGE, TYPICAL } from '../../../testing/planted.js'
import { type Counted, cellsFrom } from './counted.js'

test('cells from counted rows are those counted from every single ballot', () => {
  const { matrix, perspectives } = agreementTown(5, LARGE, TYPICAL)
  const names = Array.from({ length: perspectives.count }, (_, p) => `p${p}`)
  const rows = new Map<string, Counted>()
  const add = (stands: readonly string[], n: number | null, value: number | null) => {
    const key = `${stands} ${n} ${value}`
    rows.set(key, { perspectives: stands, n, value, people: (rows.get(key)?.people ?? 0) + 1 })
  }
  for (let i = 0; i < matrix.people; i++) {
    const stands = names.filter((_, p) => perspectives.members[p]![i])
    for (let k = matrix.starts[i]!; k < matrix.starts[i + 1]!; k++)
      add(stands, 10 + 2 * matrix.columns[k]!, matrix.values[k]!)
    if (matrix.starts[i + 1]! > matrix.starts[i]!) add(stands, null, null)
  }
  const place = new Map(Array.from({ length: matrix.statements }, (_, j) => [10 + 2 * j, j]))
  assert.deepEqual(cellsFrom([...rows.values()], names, place), countCells(matrix, perspectives))
})

test('an idea that is not live any more, and a perspective nobody asks for, count nowhere', () => {
  const rows = [
    { perspectives: ['a', 'gone'], n: 0, value: 1, people: 6 },
    { perspectives: ['a'], n: 7, value: 1, people: 6 },
    { perspectives: ['a'], n: null, value: null, people: 12 },
  ]
  const cells = cellsFrom(rows, ['a', 'b'], new Map([[0, 0]]))
  assert.deepEqual([...cells.agrees], [6, 0])
  assert.deepEqual([...cells.elsewhereAgrees], [0, 6])
  assert.deepEqual([...cells.voters], [12, 0])
})
