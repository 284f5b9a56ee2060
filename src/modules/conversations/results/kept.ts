import { deserialize, serialize } from 'node:v8'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Snapshot } from '../../../maths/disclosure/changes.js'
import type { Memory } from '../../../maths/disclosure/memory.js'
import type { VoteMatrix } from '../../../maths/opinion/matrix.js'
import type { Fewest } from '../report/fewest.js'
import { type Keys, placesIn, together, widened, widenedMembers } from './crowd.js'
import type { MapDrawn } from './map-drawn.js'
import type { Published } from './snapshot.js'
import type { Stream } from './stream.js'

/** All that is remembered from one publication to the next. Holds votes, person by person: never shown, never sent. */
export type Kept = {
  readonly form: 1
  readonly n: number
  /** how many people had to stand behind a number in what was published last */
  readonly fewest: Fewest
  readonly streams: Readonly<Partial<Record<Stream, KeptStream>>>
  readonly small: KeptSmall | null
}

export type KeptStream = {
  /** ids, in the order of the sets; without any asked for, everyone is one */
  readonly perspectives: readonly string[]
  readonly keys: Keys
  /** the votes and sets that the last publication was made from */
  readonly last: Snapshot
  readonly memory: Memory
  /** opinion groups as last found: one label a person, -1 in none */
  readonly groups: { readonly labels: Int32Array; readonly count: number } | null
  /** ideas that divide, as last found */
  readonly divides: Uint8Array
  readonly map: MapDrawn | null
  readonly published: Published
}

/** A room too small for any number, where everybody agreed: what was shown of it last. */
export type KeptSmall = { readonly keys: Keys; readonly last: Snapshot }

export const encodeKept = (kept: Kept): Buffer => deflateRawSync(serialize(kept), { level: 1 })

/** @throws where it was written by a later program: a publication without its memory would not be safe */
export function decodeKept(bytes: Uint8Array): Kept {
  const kept: Kept = deserialize(inflateRawSync(bytes))
  if (kept.form !== 1) throw new Error('results were last counted by a later program')
  // What was counted before there was a choice was counted with five.
  return { ...kept, fewest: kept.fewest ?? 5 }
}

/** The same memory for more people, ideas and perspectives. */
export function grown(
  kept: KeptStream,
  keys: Keys,
  statements: number,
  perspectives: readonly string[],
): KeptStream {
  const places = placesIn(kept.keys, keys)
  const more = perspectives.length - kept.perspectives.length
  const nobody = () => new Uint8Array(keys.length)
  const known = new Map<VoteMatrix, VoteMatrix>()
  const wide = (m: VoteMatrix): VoteMatrix => {
    const made = known.get(m) ?? widened(m, places, statements)
    known.set(m, made)
    return made
  }
  const grow = ({ matrix, members }: Snapshot, at: number): Snapshot => ({
    matrix: wide(matrix),
    members: inserted(
      members.map((who) => widenedMembers(who, places)),
      at,
      more,
      nobody,
    ),
  })
  const { declared } = kept.memory
  return {
    ...kept,
    perspectives,
    keys,
    last: grow(kept.last, declared),
    memory: withSets(kept.memory, more, (of) => grow(of, 1 + declared)),
    groups: kept.groups && {
      ...kept.groups,
      labels: places.map((i) => (i < 0 ? -1 : kept.groups!.labels[i]!)),
    },
    divides: Uint8Array.from({ length: statements }, (_, j) => kept.divides[j] ?? 0),
    map: kept.map && { ...kept.map, from: grow(kept.map.from, declared) },
  }
}

/** The memory with `more` perspectives, of which nothing was ever printed. */
function withSets(memory: Memory, more: number, grow: (of: Snapshot) => Snapshot): Memory {
  const at = 1 + memory.declared
  const statements = memory.labels.length
  const add = <T>(list: readonly T[], make: () => T) => inserted(list, at, more, make)
  return {
    ...memory,
    declared: memory.declared + more,
    snapshots: memory.snapshots.map(grow),
    cells: add(memory.cells, () =>
      Array.from({ length: statements }, () => ({ kind: 'withheld', why: 'fewer-than-5' }) as const),
    ),
    cellsFrom: add(memory.cellsFrom, () => new Int32Array(statements).fill(-1)),
    people: add(memory.people, () => ({ kind: 'fewer-than-5' }) as const),
    peopleExact: Int32Array.from(add([...memory.peopleExact], () => 0)),
    history: memory.history.map((seen) =>
      seen.map((families) =>
        families.map((of, f) =>
          f > 0
            ? of
            : {
                ...of,
                names: of.names.map((name) => name + '0'.repeat(more)),
                readings: add(of.readings, () => undefined),
              },
        ),
      ),
    ),
  }
}

const inserted = <T>(list: readonly T[], at: number, more: number, make: () => T): T[] => [
  ...list.slice(0, at),
  ...Array.from({ length: more }, make),
  ...list.slice(at),
]

/** Whoever is not among the voters any more is known by no name here either. */
export function withoutNames(
  kept: KeptStream,
  voters: ReadonlySet<string>,
  name: (key: string, person: number) => string,
): KeptStream {
  const gone = kept.keys.filter((key) => key.length === KEY && !voters.has(key))
  if (!gone.length) return kept
  const at = new Map(kept.keys.map((key, i) => [key, i]))
  const fresh = new Map(gone.map((key) => [key, name(key, at.get(key)!)]))
  const renamed = kept.keys.map((key) => fresh.get(key) ?? key)
  const keys = together(renamed, [])
  const statements = kept.last.matrix.statements
  return grown({ ...kept, keys: renamed }, keys, statements, kept.perspectives)
}

/** Bytes of a pseudonym. A name in its stead is longer, so that it is never taken for one. */
const KEY = 16
