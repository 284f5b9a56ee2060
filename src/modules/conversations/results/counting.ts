import type { Instant } from '../../../kernel/day.js'
import { buildMatrix, votesPerPerson } from '../../../maths/opinion/matrix.js'
import { WHOSE } from '../idea.js'
import { type Fewest, raised } from '../report/fewest.js'
import { CAME_BY } from '../voice.js'
import { type Asking, countStream, dueOf, EVERYONE, type Lot, type Present, testStream } from './compute.js'
import { together } from './crowd.js'
import { grown, type Kept, type KeptStream, withoutNames } from './kept.js'
import { smallRoomOf } from './small-room.js'
import type { Published, ResultsSnapshot } from './snapshot.js'
import { countsFrom, STREAMS, type Stream, streamOf } from './stream.js'

/** Everything a count needs, as it comes out of the database: bytes, because there may be millions. */
export type Counting = {
  /** for each person: 16 bytes of pseudonym, how many votes (4), and each as 4 × the idea's number + vote + 1 (4) */
  readonly votes: Uint8Array
  /** for each person: 16 bytes of pseudonym, which perspectives as bits (4), how they came and whose answers (2) */
  readonly voters: Uint8Array
  /** by number, 1 where an idea is open to answers; how many there are is its length */
  readonly live: Uint8Array
  /** those asked for, in their order */
  readonly perspectives: readonly AskedHere[]
  readonly final: boolean
  readonly smallRoom: boolean
  /** how many people must stand behind a number */
  readonly fewest: Fewest
  readonly seed: number
  readonly asOf: Instant
}
export type AskedHere = {
  readonly id: string
  readonly lived: boolean
  readonly required: boolean
  readonly target: number | null
}

/** What came of it: nothing new, or the next snapshot and what to remember. */
export type Counted =
  /** `renamed`: somebody is gone since, and no longer known by name */
  | { readonly kind: 'nothing'; readonly kept: Kept; readonly renamed: boolean }
  | { readonly kind: 'snapshot'; readonly snapshot: ResultsSnapshot; readonly kept: Kept }

type Voter = {
  readonly key: string
  readonly stream: Stream | undefined
  readonly sets: readonly boolean[]
  readonly agreedSmall: boolean
}

const NOTHING_YET: Kept = { form: 1, n: -1, fewest: 5, streams: {}, small: null }

/**
 * First step: counts, labels and map of each stream in which enough has changed.
 * @param name a name for whoever is gone, known to nobody
 */
export function countNow(
  counting: Counting,
  before: Kept | undefined,
  lot: Lot,
  name: () => string,
): Counted {
  const kept = before ?? NOTHING_YET
  const voters = readVoters(counting)
  const known = new Set(voters.keys())
  const answers = readVotes(counting)
  const streams: Partial<Record<Stream, KeptStream>> = {}
  // More people must stand behind a number than before: then it goes out anew, without waiting for votes.
  let news = kept.n >= 0 && kept.fewest !== counting.fewest
  for (const stream of STREAMS) {
    const earlier = kept.streams[stream]
    const last = earlier && withoutNames(earlier, known, renamer(earlier, answers, name))
    if (last) streams[stream] = last
    if (counting.smallRoom) continue
    const asking = askingOf(stream, counting, last)
    const present = presentOf(stream, asking, voters, answers, last)
    const wide = last && grown(last, present.keys, asking.live.length, asking.perspectives)
    const due = dueOf(present, wide, counting.final, (key) => lot(`${kept.n} ${key}`))
    const next = due && countStream(asking, present.keys, due, wide)
    if (!next) continue
    streams[stream] = next
    news = true
  }
  const small = counting.smallRoom ? smallRoomOf(counting, voters, answers, kept.small) : undefined
  const next = { ...kept, streams, small: small?.kept ?? kept.small }
  const renamed = STREAMS.some((stream) => streams[stream] !== kept.streams[stream])
  if (!news && !small) return { kind: 'nothing', kept: next, renamed }
  const made = { ...next, n: kept.n + 1, fewest: counting.fewest }
  return { kind: 'snapshot', kept: made, snapshot: snapshotOf(counting, made, 1, small?.room ?? null) }
}

/**
 * Whoever was erased votes on under a name made of nothing. Nothing was said by that, so it must not count as one
 * person who went and one who came: they are found again by answers that are the same.
 */
function renamer(before: KeptStream, answers: Answers, name: () => string) {
  const { keys, last } = before
  const known = new Set(keys)
  let fresh: Map<string, string[]> | undefined
  const freshNames = () => {
    const found = new Map<string, string[]>()
    for (const [key, { from, to }] of answers.people) {
      if (known.has(key)) continue
      const said = Array.from({ length: to - from }, (_, k) => answers.packed.getInt32(4 * (from + k)))
      const mark = said.sort((a, b) => a - b).join()
      found.set(mark, [...(found.get(mark) ?? []), key])
    }
    return found
  }
  return (_: string, person: number): string => {
    fresh ??= freshNames()
    const { starts, columns, values } = last.matrix
    const said = Array.from(
      { length: starts[person + 1]! - starts[person]! },
      (_, k) => 4 * columns[starts[person]! + k]! + values[starts[person]! + k]! + 1,
    )
    return fresh.get(said.join())?.shift() ?? name()
  }
}

/** Second step, of the same votes. @param small as in the snapshot of the first step */
export function testNow(counting: Counting, kept: Kept, small: ResultsSnapshot['small']): Counted {
  const streams = { ...kept.streams }
  for (const stream of STREAMS) {
    const counted = kept.streams[stream]
    if (!counted || counted.published.tests === 'done') continue
    const asking = { ...askingOf(stream, counting, counted), asOf: counted.published.asOf }
    const live = asking.live.subarray(0, counted.last.matrix.statements)
    const tested = testStream({ ...asking, live }, counted)
    if (tested) streams[stream] = tested
  }
  const next = { ...kept, streams }
  return { kind: 'snapshot', kept: next, snapshot: snapshotOf(counting, next, 2, small) }
}

function snapshotOf(
  { asOf, seed, final, fewest }: Counting,
  { n, streams }: Kept,
  step: 1 | 2,
  small: ResultsSnapshot['small'],
): ResultsSnapshot {
  const of = (stream: Stream): Published | null => {
    const published = streams[stream]?.published
    return published ? { ...published, report: raised(published.report, fewest) } : null
  }
  return {
    format: 'throughline-results',
    version: 1,
    n,
    step,
    asOf,
    seed,
    closed: final,
    streams: { invited: of('invited'), link: of('link') },
    small,
  }
}

/** Sets keep their order: what was counted before comes first, what is asked for since comes after. */
function askingOf(
  stream: Stream,
  { live, perspectives, seed, final, asOf }: Counting,
  before: KeptStream | undefined,
): Asking {
  const asked = perspectives.length ? perspectives.map(({ id }) => id) : [EVERYONE]
  const known = before?.perspectives ?? []
  const all = [
    ...known,
    ...asked.filter((id) => !known.includes(id) && (known.length === 0 || id !== EVERYONE)),
  ]
  const of = (id: string) => perspectives.find((one) => one.id === id)
  return {
    live,
    perspectives: all,
    // Whoever comes by the open link never stands in for a perspective that must be heard.
    required: all.map((id) => stream === 'invited' && (of(id)?.required ?? false)),
    targets: all.map((id) => of(id)?.target ?? undefined),
    seed,
    final,
    asOf,
  }
}

function presentOf(
  stream: Stream,
  asking: Asking,
  voters: ReadonlyMap<string, Voter>,
  answers: Answers,
  before: KeptStream | undefined,
): Present {
  const here = [...answers.people.keys()].filter((key) => voters.get(key)?.stream === stream)
  const keys = together(before?.keys ?? [], here)
  const row = new Map(keys.map((key, i) => [key, i]))
  const { live } = asking
  const person = new Int32Array(answers.rows)
  const statement = new Int32Array(answers.rows)
  const vote = new Int8Array(answers.rows)
  let rows = 0
  for (const key of here) {
    const { from, to } = answers.people.get(key)!
    const i = row.get(key)!
    for (let k = from; k < to; k++) {
      const packed = answers.packed.getInt32(4 * k)
      if (packed >> 2 >= live.length) continue
      person[rows] = i
      statement[rows] = packed >> 2
      vote[rows++] = (packed & 3) - 1
    }
  }
  const log = {
    person: person.subarray(0, rows),
    statement: statement.subarray(0, rows),
    vote: vote.subarray(0, rows),
  }
  const matrix = buildMatrix(log, keys.length, live.length)
  const has = votesPerPerson(matrix)
  const members = asking.perspectives.map((id, p) =>
    Uint8Array.from(keys, (key, i) => (has[i] && (id === EVERYONE || voters.get(key)?.sets[p]) ? 1 : 0)),
  )
  return { keys, now: { matrix, members } }
}

/** Everybody's votes; person by person they stand in `packed` from `from` to `to`. */
export type Answers = {
  readonly packed: DataView
  readonly people: ReadonlyMap<string, { readonly from: number; readonly to: number }>
  readonly rows: number
}

function readVotes({ votes }: Counting): Answers {
  const view = new DataView(votes.buffer, votes.byteOffset, votes.byteLength)
  const packed = new DataView(new ArrayBuffer(votes.byteLength))
  const people = new Map<string, { from: number; to: number }>()
  const bytes = Buffer.from(votes.buffer, votes.byteOffset, votes.byteLength)
  let rows = 0
  for (let at = 0; at < votes.byteLength; ) {
    const key = bytes.toString('latin1', at, at + 16)
    const many = view.getInt32(at + 16)
    const from = rows
    for (let k = 0; k < many; k++) packed.setInt32(4 * rows++, view.getInt32(at + 20 + 4 * k))
    people.set(key, { from, to: rows })
    at += 20 + 4 * many
  }
  return { packed, people, rows }
}

function readVoters({ voters, perspectives }: Counting): ReadonlyMap<string, Voter> {
  const bytes = Buffer.from(voters.buffer, voters.byteOffset, voters.byteLength)
  const lived = perspectives.map((one) => one.lived)
  const found = new Map<string, Voter>()
  for (let at = 0; at < bytes.length; at += 22) {
    const key = bytes.toString('latin1', at, at + 16)
    const bits = bytes.readInt32BE(at + 16)
    const flags = bytes.readInt16BE(at + 20)
    const cameBy = CAME_BY[flags & 7] ?? 'paper'
    const declared = perspectives.map((_, p) => ((bits >> p) & 1) === 1)
    found.set(key, {
      key,
      stream: streamOf(cameBy, (flags & 64) !== 0),
      sets: countsFrom(WHOSE[(flags >> 3) & 3] ?? 'mine', declared, lived),
      agreedSmall: (flags & 32) !== 0,
    })
  }
  return found
}

export type { Voter }
