import { type Clusters, coreset, kmeans, type Points, seeds, silhouette } from './kmeans.js'

export type Groups = {
  /** The group of each person, 0 the largest; -1 for those left out. */
  readonly labels: Int32Array
  readonly count: number
  /** Mean silhouette, -1 to 1; 0 where there is one group. */
  readonly silhouette: number
}

export type Grouping = {
  /** The most groups to try. */
  readonly most?: number
  /** Exactly so many, as far as there are distinct places. */
  readonly exactly?: number | undefined
  /** Non-zero for those to be grouped; absent means all. */
  readonly who?: ArrayLike<number>
  /** How much each person's place counts, more than 0; absent means alike. */
  readonly weights?: Float64Array
}

/**
 * Groups by k-means, their number by the mean silhouette over 2 to min(most, 2 + people/12). The number of
 * people, not their numbering, decides: groups are numbered by size, then by place.
 */
export function findGroups(points: Points, { most = 5, exactly, who, weights }: Grouping = {}): Groups {
  const people = Int32Array.from(points.x, (_, i) => i).filter((i) => !who || who[i])
  const here = {
    x: Float64Array.from(people, (i) => points.x[i]!),
    y: Float64Array.from(people, (i) => points.y[i]!),
  }
  const counts = Float64Array.from(people, (i) => weights?.[i] ?? 1)
  const core = coreset(here, counts)
  const tried: { clusters: Clusters; clear: number }[] = []
  const largest = exactly ?? Math.min(most, 2 + Math.floor(people.length / 12))
  for (let count = exactly ?? 2; count <= largest; count++) {
    const from = seeds(core, count)
    const clusters = kmeans(core, from, core.weights)
    tried.push({ clusters, clear: silhouette(core, clusters.labels, from.x.length) })
  }
  const best = tried.reduce((clearest, next) => (next.clear >= clearest.clear ? next : clearest), tried[0]!)
  const labels = new Int32Array(points.x.length).fill(-1)
  if (best.clusters.centres.x.length < 2) {
    for (const i of people) labels[i] = 0
    return { labels, count: people.length ? 1 : 0, silhouette: 0 }
  }
  const settled = kmeans(here, best.clusters.centres, counts)
  const rank = bySize(settled)
  people.forEach((i, k) => {
    labels[i] = rank[settled.labels[k]!]!
  })
  return { labels, count: Math.max(...rank) + 1, silhouette: best.clear }
}

/** New numbers of the clusters: largest first, then from left to right; empty ones last, as -1. */
function bySize({ labels, centres }: Clusters): Int32Array {
  const sizes = new Int32Array(centres.x.length)
  for (const label of labels) sizes[label]!++
  const rank = new Int32Array(sizes.length).fill(-1)
  Array.from(sizes, (_, c) => c)
    .filter((c) => sizes[c]! > 0)
    .sort((a, b) => sizes[b]! - sizes[a]! || centres.x[a]! - centres.x[b]! || centres.y[a]! - centres.y[b]!)
    .forEach((c, place) => {
      rank[c] = place
    })
  return rank
}
