import type { Snapshot } from '../../../maths/disclosure/changes.js'
import { FEWEST } from '../../../maths/disclosure/published.js'
import type { MapEntry, StatementEntry } from '../report/report.js'
import { hasChanged } from './crowd.js'
import type { Scale } from './snapshot.js'

/** A map as it was drawn: what is shown of it, and the votes it was drawn from. */
export type MapDrawn = {
  readonly entry: MapEntry
  /** by the idea's number */
  readonly places: readonly StatementEntry['place'][]
  readonly scale: Scale | null
  readonly from: Snapshot
  /** per set of `from` the name of its area */
  readonly names: readonly string[]
}

/**
 * Which map to show. A shape is the mean place of a few people: drawn again after one of them changed an answer, it
 * would say where that one went. So a shape is drawn anew only where nobody of its people changed, or five did. Until
 * then the whole map waits; after the close such a shape is left out.
 */
export function mapToShow(before: MapDrawn | null, now: MapDrawn, final: boolean): MapDrawn {
  if (before?.entry.kind !== 'drawn' || now.entry.kind !== 'drawn') return now
  const waiting = before.names.filter((name, u) => {
    const v = now.names.indexOf(name)
    const changed = v < 0 ? 0 : changedIn(before.from, now.from, u, v)
    return changed > 0 && changed < FEWEST
  })
  if (!waiting.length) return now
  if (!final) return before
  const { entry } = now
  return { ...now, entry: { ...entry, areas: entry.areas.filter(({ name }) => !waiting.includes(name)) } }
}

function changedIn(before: Snapshot, now: Snapshot, u: number, v: number): number {
  let changed = 0
  for (let i = 0; i < now.matrix.people; i++) {
    const [was, is] = [before.members[u]![i], now.members[v]![i]]
    if ((was || is) && (was !== is || hasChanged(before, now, i))) changed++
  }
  return changed
}
