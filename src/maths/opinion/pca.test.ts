import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plantedGroups, VERY_CLEAR } from '../../testing/planted.js'
import { buildMatrix, type VoteMatrix, withoutStatements } from './matrix.js'
import { pca } from './pca.js'

/** The covariance with every blank filled with its mean, dense, and its strongest axes by plain repetition. */
function theSlowWay(m: VoteMatrix) {
  const J = m.statements
  const rows = Array.from({ length: m.people }, (_, i) => {
    const row = new Map<number, number>()
    for (let k = m.starts[i]!; k < m.starts[i + 1]!; k++) row.set(m.columns[k]!, m.values[k]!)
    return row
  })
  const means = Array.from({ length: J }, (_, j) => {
    const given = rows.flatMap((row) => row.get(j) ?? [])
    return given.length ? given.reduce((sum, vote) => sum + vote, 0) / given.length : 0
  })
  const filled = rows.map((row) => means.map((mean, j) => (row.get(j) ?? mean) - mean))
  const covariance = means.map((_, j) =>
    means.map((__, k) => filled.reduce((sum, row) => sum + row[j]! * row[k]!, 0) / m.people),
  )
  const axes: number[][] = []
  const values: number[] = []
  for (let c = 0; c < 2; c++) {
    let axis = means.map((_, j) => Math.sin(j + 1 + c))
    let length = 0
    for (let step = 0; step < 3000; step++) {
      for (const other of axes) {
        const along = axis.reduce((sum, value, j) => sum + value * other[j]!, 0)
        axis = axis.map((value, j) => value - along * other[j]!)
      }
      const image = covariance.map((row) => row.reduce((sum, value, j) => sum + value * axis[j]!, 0))
      length = Math.hypot(...image)
      axis = image.map((value) => value / length)
    }
    axes.push(axis)
    values.push(length)
  }
  return { axes, values, means }
}

test('the axes are those of the filled-in table, though nothing is filled in', () => {
  const { matrix } = plantedGroups(2, { ...VERY_CLEAR, within: 1.5, people: 150 })
  const [fast, slow] = [pca(matrix, { tolerance: 1e-9 }), theSlowWay(matrix)]
  assert.equal(fast.ending, 'converged')
  for (let c = 0; c < 2; c++) {
    const alike = fast.axes[c]!.reduce((sum, value, j) => sum + value * slow.axes[c]![j]!, 0)
    assert.ok(Math.abs(Math.abs(alike) - 1) < 1e-6, `axis ${c}: ${alike}`)
    assert.ok(Math.abs(fast.eigenvalues[c]! / slow.values[c]! - 1) < 1e-6)
  }
  assert.ok(slow.means.every((mean, j) => Math.abs(mean - fast.means[j]!) < 1e-12))
})

test('beginning from the picture before takes fewer steps', () => {
  const { matrix } = plantedGroups(3, { ...VERY_CLEAR, within: 1.5, people: 300 })
  const cold = pca(matrix)
  assert.ok(pca(matrix, { warm: cold.axes }).steps < cold.steps)
})

test('by hand: three people, two ideas, and one who did not answer the second', () => {
  const matrix = buildMatrix(
    {
      person: Int32Array.of(0, 0, 1, 1, 2),
      statement: Int32Array.of(0, 1, 0, 1, 0),
      vote: Int8Array.of(1, 1, -1, -1, 0),
    },
    3,
    2,
  )
  const { means, axes, eigenvalues } = pca(matrix)
  assert.deepEqual(Array.from(means), [0, 0])
  // Both residuals are (1, 1), (-1, -1), (0, blank): variance (1+1+1+1)/3 along the diagonal, nothing across it.
  assert.ok(Math.abs(eigenvalues[0]! - 4 / 3) < 1e-12)
  assert.ok(Math.abs(Math.abs(axes[0]![0]!) - Math.SQRT1_2) < 1e-9)
  assert.ok(Math.abs(eigenvalues[1]!) < 1e-12)
})

test('no statements, no people, and a ceiling that is told when it is reached', () => {
  const empty = buildMatrix(
    { person: new Int32Array(0), statement: new Int32Array(0), vote: new Int8Array(0) },
    0,
    0,
  )
  assert.equal(pca(empty).ending, 'converged')
  const { matrix } = plantedGroups(3, { ...VERY_CLEAR, within: 1.5, people: 300 })
  assert.equal(pca(matrix, { most: 1 }).ending, 'stopped')
})

test('hiding an idea equals never having had it', () => {
  const { matrix } = plantedGroups(4, { ...VERY_CLEAR, within: 1.5, people: 100 })
  const hidden = Uint8Array.from({ length: matrix.statements }, (_, j) => (j < 5 ? 1 : 0))
  const hiding = pca(withoutStatements(matrix, hidden))
  for (let j = 0; j < 5; j++) assert.equal(hiding.axes[0]![j], 0)
  const columns = withoutStatements(matrix, hidden)
  const never = pca({ ...columns, statements: 55, columns: columns.columns.map((j) => j - 5) })
  assert.ok(Math.abs(hiding.eigenvalues[0]! - never.eigenvalues[0]!) < 1e-6)
})
