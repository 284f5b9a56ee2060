import { countCells } from '../../maths/agreement/cells.js'
import { labelStatements } from '../../maths/agreement/labels.js'
import { emMap } from '../../maths/opinion/em-map.js'
import { findGroups } from '../../maths/opinion/groups.js'
import { addVote, axesOf, newLive } from '../../maths/opinion/incremental.js'
import {
  buildMatrix,
  meansOf,
  tally,
  type VoteLog,
  type VoteMatrix,
  votesIn,
} from '../../maths/opinion/matrix.js'
import { pca } from '../../maths/opinion/pca.js'
import { projectPeople } from '../../maths/opinion/projection.js'
import { orthonormalise } from '../../maths/opinion/vectors.js'
import { fromLabels } from '../../maths/perspectives.js'
import { manyVotes } from '../../testing/planted.js'

/** Milliseconds, votes a second, megabytes. */
export type Timed = {
  people: number
  statements: number
  votes: number
  matrix: number
  axes: number
  clusters: number
  labels: number
  total: number
  peakBeforeMap: number
  warm: number
  map: number
  ingest: number
  refresh: number
  baseline: number | undefined
}

const [people, statements, density] = process.argv.slice(2).map(Number)
if (people && statements && density)
  process.stdout.write(JSON.stringify(timeSize(people, statements, density)))

function timeSize(people: number, statements: number, density: number): Timed {
  const repeats = people >= 1_000_000 ? 1 : 3
  const log = manyVotes(1, people, statements, density)
  const best = <T>(work: () => T): [number, T] => {
    let least = Number.POSITIVE_INFINITY
    let result: T | undefined
    for (let turn = 0; turn < repeats; turn++) {
      const start = performance.now()
      result = work()
      least = Math.min(least, performance.now() - start)
    }
    return [least, result!]
  }
  const [matrix, m] = best(() => buildMatrix(log, people, statements))
  const [axes, found] = best(() => pca(m))
  const [clusters] = best(() => findGroups(projectPeople(m, found)))
  const four = fromLabels(
    Int32Array.from({ length: people }, (_, i) => i % 4),
    4,
  )
  const [labels] = best(() => labelStatements(countCells(m, four)))
  const peakBeforeMap = process.resourceUsage().maxRSS / 1024
  const [warm] = best(() => pca(m, { warm: found.axes }))
  const [map] = best(() => emMap(m))
  return {
    people,
    statements,
    votes: votesIn(m),
    matrix,
    axes,
    clusters,
    labels,
    total: matrix + axes + clusters + labels,
    peakBeforeMap,
    warm,
    map,
    ...timeLive(log, people, statements),
    baseline: people * statements > 20_000_000 ? undefined : best(() => denseAxes(m))[0],
  }
}

/** Votes taken in one by one, as they come; then a batch of a hundred and the axes anew. */
function timeLive(log: VoteLog, people: number, statements: number): { ingest: number; refresh: number } {
  // Beyond three million votes nothing new is learned.
  const rows = Math.min(log.person.length, 3_000_000)
  const live = newLive(people, statements)
  let start = performance.now()
  for (let k = 0; k < rows - 100; k++) addVote(live, log.person[k]!, log.statement[k]!, log.vote[k]!)
  const ingest = (1000 * (rows - 100)) / (performance.now() - start)
  const before = axesOf(live)
  start = performance.now()
  for (let k = rows - 100; k < rows; k++) addVote(live, log.person[k]!, log.statement[k]!, log.vote[k]!)
  axesOf(live, { warm: before.axes })
  return { ingest, refresh: performance.now() - start }
}

/** The plain way: every blank filled with its mean, and power iteration on the dense matrix. */
function denseAxes(m: VoteMatrix): Float64Array {
  const means = meansOf(tally(m))
  const J = m.statements
  const dense = new Float64Array(m.people * J)
  for (let i = 0; i < m.people; i++)
    for (let k = m.starts[i]!; k < m.starts[i + 1]!; k++)
      dense[i * J + m.columns[k]!] = m.values[k]! - means[m.columns[k]!]!
  const axes = new Float64Array(2 * J).map((_, k) => Math.sin(k + 1))
  for (let step = 0; step < 36; step++) {
    orthonormalise(axes, J, 2, [])
    const image = new Float64Array(2 * J)
    for (let i = 0; i < m.people; i++) {
      let a = 0
      let b = 0
      for (let j = 0; j < J; j++) {
        a += dense[i * J + j]! * axes[2 * j]!
        b += dense[i * J + j]! * axes[2 * j + 1]!
      }
      for (let j = 0; j < J; j++) {
        image[2 * j]! += dense[i * J + j]! * a
        image[2 * j + 1]! += dense[i * J + j]! * b
      }
    }
    axes.set(image)
  }
  return axes
}
