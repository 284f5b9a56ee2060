import { emMap, predict } from '../maths/opinion/em-map.js'
import { foretold, hideVotes } from '../maths/opinion/held-out.js'
import { withoutStatements } from '../maths/opinion/matrix.js'
import { pca } from '../maths/opinion/pca.js'
import { projectPeople } from '../maths/opinion/projection.js'
import { polisExport } from './shared-data.js'

/** How well votes that were set aside are foretold, by our map and by the picture Polis shows. */
export type Foretelling = {
  readonly rmse: number
  readonly auc: number
  readonly polisRmse: number
  readonly polisAuc: number
}

/**
 * A tenth of the votes of a shared conversation set aside, on seeds 1 to `runs`; means over the runs. Polis'
 * picture foretells by the statement's mean and the place as displayed times the statement's axes.
 */
export function foretellShared(name: string, runs: number): Foretelling {
  const { matrix, meta, moderated } = polisExport(name)
  const open = withoutStatements(
    matrix,
    meta.map((fact, j) => (fact || moderated[j]! < 0 ? 1 : 0)),
  )
  const sums = { rmse: 0, auc: 0, polisRmse: 0, polisAuc: 0 }
  for (let seed = 1; seed <= runs; seed++) {
    const { kept, hidden } = hideVotes(open, 0.1, seed)
    const map = emMap(kept)
    const { means, axes, ...rest } = pca(kept)
    const people = projectPeople(kept, { means, axes, ...rest })
    const ours = foretold(hidden, (i, j) => predict(map, i, j))
    const theirs = foretold(
      hidden,
      (i, j) => means[j]! + people.x[i]! * axes[0]![j]! + people.y[i]! * axes[1]![j]!,
    )
    sums.rmse += ours.rmse / runs
    sums.auc += ours.auc / runs
    sums.polisRmse += theirs.rmse / runs
    sums.polisAuc += theirs.auc / runs
  }
  return sums
}
