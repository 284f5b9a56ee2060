import type { Snapshot } from '../../../maths/disclosure/changes.js'
import { onlyPeople, type VoteMatrix } from '../../../maths/opinion/matrix.js'

/**
 * People by a key that says nothing of who they are nor of when they came (their pseudonym, byte by byte), in the
 * order of the keys; row i of every matrix is person keys[i].
 */
export type Keys = readonly string[]

/** Both lists in one, each key once, in order. */
export const together = (one: Keys, other: Keys): Keys => [...new Set([...one, ...other])].sort()

/** For each key its place in `from`, -1 where it is not there. */
export function placesIn(from: Keys, keys: Keys): Int32Array {
  const known = new Map(from.map((key, i) => [key, i]))
  return Int32Array.from(keys, (key) => known.get(key) ?? -1)
}

/** The same votes for more people and ideas: somebody not known before has answered nothing. */
export function widened(m: VoteMatrix, places: Int32Array, statements: number): VoteMatrix {
  const starts = new Int32Array(m.people + 2)
  starts.set(m.starts)
  starts[m.people + 1] = m.starts[m.people]!
  const withNobody = { ...m, people: m.people + 1, starts, statements }
  return onlyPeople(
    withNobody,
    places.map((i) => (i < 0 ? m.people : i)),
  )
}

export const widenedMembers = (members: Uint8Array, places: Int32Array): Uint8Array =>
  Uint8Array.from(places, (i) => (i < 0 ? 0 : members[i]!))

/** Who answered otherwise than before, or stands in other sets with the answers given. */
export function changedPeople(before: Snapshot, now: Snapshot): number[] {
  const changed: number[] = []
  for (let i = 0; i < now.matrix.people; i++)
    if (hasChanged(before, now, i) || hasMoved(before, now, i)) changed.push(i)
  return changed
}

/** Whether somebody's answers differ. */
export function hasChanged(before: Snapshot, now: Snapshot, i: number): boolean {
  const [from, to] = [before.matrix.starts[i]!, before.matrix.starts[i + 1]!]
  const [start, end] = [now.matrix.starts[i]!, now.matrix.starts[i + 1]!]
  if (end - start !== to - from) return true
  for (let k = 0; k < end - start; k++) {
    if (before.matrix.columns[from + k] !== now.matrix.columns[start + k]) return true
    if (before.matrix.values[from + k] !== now.matrix.values[start + k]) return true
  }
  return false
}

const hasMoved = (before: Snapshot, now: Snapshot, i: number): boolean =>
  now.matrix.starts[i + 1]! > now.matrix.starts[i]! &&
  now.members.some((who, u) => who[i] !== (before.members[u]?.[i] ?? 0))

/** `now`, but for some people as they were before. */
export function asBefore(now: Snapshot, before: Snapshot, held: ReadonlySet<number>): Snapshot {
  if (!held.size) return now
  const { people, statements } = now.matrix
  const both = {
    people: 2 * people,
    statements,
    starts: Int32Array.from({ length: 2 * people + 1 }, (_, i) =>
      i <= people ? now.matrix.starts[i]! : now.matrix.starts[people]! + before.matrix.starts[i - people]!,
    ),
    columns: joined(Uint16Array, now.matrix.columns, before.matrix.columns),
    values: joined(Int8Array, now.matrix.values, before.matrix.values),
  }
  const rows = Int32Array.from({ length: people }, (_, i) => (held.has(i) ? people + i : i))
  return {
    matrix: onlyPeople(both, rows),
    members: now.members.map((who, u) =>
      who.map((is, i) => (held.has(i) ? (before.members[u]?.[i] ?? 0) : is)),
    ),
  }
}

function joined<T extends Uint16Array | Int8Array>(kind: new (length: number) => T, one: T, other: T): T {
  const all = new kind(one.length + other.length)
  all.set(one)
  all.set(other, one.length)
  return all
}
