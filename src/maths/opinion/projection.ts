import type { Points } from './kmeans.js'
import type { VoteMatrix } from './matrix.js'
import type { Axes } from './pca.js'

/**
 * Places of people as Polis shows them: sqrt(M / n_i) * sum over the votes given of (vote - mean_j) * axis_j,
 * M all statements and n_i the statements the person counts as having voted on. Statements that are zeroed
 * count as voted on by everybody, which draws people with few votes towards the centre.
 *
 * @param m with only the votes on statements that are not zeroed
 * @param zeroed how many statements are
 */
export function projectPeople(m: VoteMatrix, { means, axes }: Axes, zeroed = 0): Points {
  const x = new Float64Array(m.people)
  const y = new Float64Array(m.people)
  const [first, second] = [axes[0]!, axes[1]!]
  for (let i = 0; i < m.people; i++) {
    for (let k = m.starts[i]!; k < m.starts[i + 1]!; k++) {
      const j = m.columns[k]!
      const rest = m.values[k]! - means[j]!
      x[i]! += rest * first[j]!
      y[i]! += rest * second[j]!
    }
    const votes = m.starts[i + 1]! - m.starts[i]! + zeroed
    const scale = Math.sqrt(m.statements / Math.max(1, votes))
    x[i]! *= scale
    y[i]! *= scale
  }
  return { x, y }
}

/** Places of statements: where somebody would stand who had only agreed with this one. */
export function projectStatements({ means, axes }: Axes): Points {
  const scale = Math.sqrt(means.length)
  const place = (axis: Float64Array) => axis.map((value, j) => scale * (1 - means[j]!) * value)
  return { x: place(axes[0]!), y: place(axes[1]!) }
}

/** How far out a statement stands: the length of its place. */
export function extremity(axes: Axes): Float64Array {
  const { x, y } = projectStatements(axes)
  return x.map((value, j) => Math.hypot(value, y[j]!))
}
