import type { Instant } from '../../../kernel/day.js'
import { sha256 } from '../../../platform/record/sha256.js'
import type { Report, StatementEntry } from '../report/report.js'
import type { Stream } from './stream.js'

/**
 * What is published of a conversation, and all that its pages, files and screens may say. Perspectives stand by their
 * id and ideas by their number: words are put beside them when somebody looks, so that what is hidden is gone at once.
 */
export type ResultsSnapshot = {
  readonly format: 'throughline-results'
  readonly version: 1
  readonly n: number
  /** 1: counts, labels and map. 2: with what divides and the groups of opinion. */
  readonly step: 1 | 2
  readonly asOf: Instant
  readonly seed: number
  /** counted after the close: nothing more is to come */
  readonly closed: boolean
  readonly streams: Readonly<Record<Stream, Published | null>>
  readonly small: SmallRoom | null
}

/** One stream as last published. */
export type Published = {
  readonly asOf: Instant
  readonly report: Report
  /** whether what divides and the groups of opinion belong to these counts, to earlier ones, or are still to come */
  readonly tests: 'done' | 'earlier' | 'to-come'
  /** what somebody's own place on the map is computed with, from published numbers alone */
  readonly scale: Scale | null
}

/** Rounded; of everybody together. */
export type Scale = {
  /** how far people spread along each axis, in units of the map */
  readonly x: number
  readonly y: number
  /** how far the expected answer moves for the idea that stands furthest out */
  readonly reach: number
  /** variance of an answer around what is expected */
  readonly noise: number
}

/** Exact counts of a room in which everybody agreed to them before voting. */
export type SmallRoom = {
  readonly asOf: Instant
  readonly people: number
  readonly ideas: readonly {
    readonly id: string
    readonly agree: number
    readonly disagree: number
    readonly unsure: number
  }[]
}

/** An idea's numbers, or only their hash where the idea has been hidden since. */
type Sealed = StatementEntry | SmallRoom['ideas'][number] | { readonly hidden: string }

const hex = (of: unknown) => sha256(Buffer.from(JSON.stringify(of))).toString('hex')

/**
 * The hash that the record holds: of the snapshot with every idea's entry replaced by the hash of that entry. So a
 * file can leave out what has been hidden since and still be checked.
 */
export function hashOf(snapshot: ResultsSnapshot): Buffer {
  const sealed = mapEntries(snapshot, (entry) => ('hidden' in entry ? entry.hidden : hex(entry)))
  return sha256(Buffer.from(JSON.stringify(sealed)))
}

/** The snapshot with only the hash of ideas that are hidden now. */
export const withoutHidden = (snapshot: ResultsSnapshot, isShown: (id: string) => boolean): unknown =>
  mapEntries(snapshot, (entry) => ('hidden' in entry || isShown(entry.id) ? entry : { hidden: hex(entry) }))

function mapEntries(snapshot: ResultsSnapshot, of: (entry: Sealed) => unknown): unknown {
  const stream = (one: Published | null) =>
    one && { ...one, report: { ...one.report, statements: one.report.statements.map(of) } }
  const { small, streams } = snapshot
  return {
    ...snapshot,
    streams: { invited: stream(streams.invited), link: stream(streams.link) },
    small: small && { ...small, ideas: small.ideas.map(of) },
  }
}
