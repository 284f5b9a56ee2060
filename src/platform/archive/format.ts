import type { Instant } from '../../kernel/day.js'
import type { Id } from '../../kernel/id.js'

/**
 * An archive is lines of JSON: a head; for each organisation a line that names it, its tables one after another, and
 * an end; last of all how many organisations there were and a SHA-256 over every byte before that line. A row is an
 * array of what PostgreSQL prints for each column, or null: its own text is the one form that loses nothing.
 */
export type Head = {
  readonly archive: 'throughline'
  readonly v: 1
  readonly made: Instant
  /** the program that wrote it */
  readonly program: string
  /** which migrations its tables come from, see `schemaOf` */
  readonly schema: readonly string[]
}

export type OrganisationLine = {
  readonly organisation: Id<'Organisation'>
  readonly name: string
  readonly hosts: readonly string[]
  /** the public key its record was signed with */
  readonly recordKey: string
  /** how far its record had come, and the root there in hex */
  readonly size: number
  readonly root: string
  /** the organisation's own key, sealed under the key of the move, in base64 */
  readonly movingKey?: string
}

export type TableLine = { readonly table: string; readonly columns: readonly string[] }
export type RowsLine = { readonly rows: number }
export type EndLine = { readonly end: Id<'Organisation'> }
export type LastLine = { readonly organisations: number; readonly sha256: string }

/** Jobs that wait travel too, in the form of a table. No table of ours can have this name. */
export const JOBS: TableLine = { table: 'queue:job', columns: ['task', 'about', 'run_at', 'job_key'] }

export const lineOf = (line: Head | OrganisationLine | TableLine | RowsLine | EndLine | LastLine): string =>
  `${JSON.stringify(line)}\n`
