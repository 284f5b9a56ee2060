import { consensus, groupInformedConsensus } from './consensus.js'
import { findGroups } from './groups.js'
import { included } from './inclusion.js'
import type { Points } from './kmeans.js'
import { type Tally, tally, type VoteMatrix, withoutStatements } from './matrix.js'
import { thirdMoment } from './orient.js'
import { type Axes, pca } from './pca.js'
import { priorities } from './priority.js'
import { extremity, projectPeople, projectStatements } from './projection.js'
import { type Representative, representative } from './representative.js'

/** A conversation as Polis would show it. */
export type PolisView = {
  /** Length people, 1 for those who are grouped. */
  readonly included: Uint8Array
  readonly axes: Axes
  readonly people: Points
  readonly statements: Points
  readonly extremity: Float64Array
  /** Group per person, 0 the largest; -1 for those not included. */
  readonly labels: Int32Array
  readonly groups: number
  /** Per group. */
  readonly representative: readonly (readonly Representative[])[]
  readonly groupInformedConsensus: Float64Array
  readonly priority: Float64Array
  readonly consensus: ReturnType<typeof consensus>
}

export type PolisSettings = {
  /** Length statements, non-zero where moderated out. */
  readonly moderatedOut: ArrayLike<number>
  /** Length statements, non-zero for facts about the speaker. */
  readonly meta: ArrayLike<number>
  /** Exactly so many groups; chosen by silhouette if not given. */
  readonly groups?: number | undefined
}

/**
 * Polis' computation (its `math` directory, commit 08e03eb of October 2024), with +1 = agree: statements
 * moderated out or meta zeroed for everybody, blanks filled with the mean, two principal components of all
 * people, those included grouped by k-means. Given the groups, every figure is Polis' own; for the lists of
 * what sets a group apart see `representative`. Axes are turned so that the long tail lies right. The groups
 * themselves begin from geometry instead of from row order and earlier runs, and k-means runs on people
 * instead of on 100 base clusters, so they are the same whoever comes first.
 */
export function polisView(m: VoteMatrix, { moderatedOut, meta, groups }: PolisSettings): PolisView {
  const zeroed = Uint8Array.from({ length: m.statements }, (_, j) => (moderatedOut[j] || meta[j] ? 1 : 0))
  const open = withoutStatements(m, zeroed)
  const hidden = zeroed.reduce((sum, one) => sum + one, 0)
  const axes = oriented(open, pca(open), hidden)
  const people = projectPeople(open, axes, hidden)
  const who = included(m)
  const found = findGroups(people, { who, exactly: groups })
  const far = extremity(axes)
  const within = tallies(m, found.labels, found.count)
  return {
    included: who,
    axes,
    people,
    statements: projectStatements(axes),
    extremity: far,
    labels: found.labels,
    groups: found.count,
    representative: speaksFor(open, found.labels, found.count),
    groupInformedConsensus: groupInformedConsensus(within, m.statements),
    priority: priorities(
      tally(
        m,
        found.labels.map((label) => (label >= 0 ? 1 : 0)),
      ),
      far,
      meta,
    ),
    consensus: consensus(tally(open)),
  }
}

/** Axes turned round where the points' long tail would lie left. */
function oriented(m: VoteMatrix, found: Axes, zeroed: number): Axes {
  const { x, y } = projectPeople(m, found, zeroed)
  const signs = [thirdMoment(x), thirdMoment(y)]
  return { ...found, axes: found.axes.map((axis, c) => axis.map((value) => value * signs[c]!)) }
}

const tallies = (m: VoteMatrix, labels: Int32Array, count: number): Tally[] =>
  Array.from({ length: count }, (_, g) =>
    tally(
      m,
      labels.map((label) => (label === g ? 1 : 0)),
    ),
  )

/** Per group, the statements that set it apart from the other groups. */
export function speaksFor(m: VoteMatrix, labels: Int32Array, count: number): Representative[][] {
  return Array.from({ length: count }, (_, g) =>
    representative(
      tally(
        m,
        labels.map((label) => (label === g ? 1 : 0)),
      ),
      tally(
        m,
        labels.map((label) => (label >= 0 && label !== g ? 1 : 0)),
      ),
    ),
  )
}
