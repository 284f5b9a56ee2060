import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { buildMatrix, type VoteMatrix } from '../maths/opinion/matrix.js'

/** Real data to test against stands beside the repository; a fresh clone may be without it. */
export const SHARED = join('..', 'shared', 'data')
export const sharedIs = existsSync(SHARED)
/** For test options: `{ skip: withoutShared }` says plainly why a real-data test did not run. */
export const withoutShared = sharedIs ? false : 'real data (../shared/data) is not here'

export const POLIS_CONVERSATIONS = [
  'brexit-consensus',
  'london.youth.policing',
  'scoop-hivemind.biodiversity',
  'scoop-hivemind.taxes',
  'scoop-hivemind.ubi',
] as const

/** A Polis export as plain indices, read in the shortest way; the product's own reader is another thing. */
export type Exported = {
  readonly matrix: VoteMatrix
  readonly participants: readonly string[]
  readonly statements: readonly string[]
  /** Per statement, as exported: 1 accepted, 0 not moderated, -1 moderated out. */
  readonly moderated: Int8Array
  /** 1 where the statement is meta (a fact about the speaker rather than an opinion). */
  readonly meta: Uint8Array
  /** Polis' own group of each participant, -1 where it gave none. */
  readonly groups: Int32Array
}

export function polisExport(name: string): Exported {
  const rows = (file: string): Record<string, string>[] =>
    parse(readFileSync(join(SHARED, 'votes', name, file)), { columns: true, bom: true })
  const comments = rows('comments.csv')
  const people = rows('participants-votes.csv')
  const votes = rows('votes.csv')

  const statements = comments.map((row) => row['comment-id']!).sort((a, b) => Number(a) - Number(b))
  const participants = people.map((row) => row.participant!)
  const column = new Map(statements.map((id, j) => [id, j]))
  const row = new Map(participants.map((id, i) => [id, i]))
  const known = votes.filter((vote) => row.has(vote['voter-id']!) && column.has(vote['comment-id']!))

  const byId = new Map(comments.map((comment) => [comment['comment-id']!, comment]))
  return {
    matrix: buildMatrix(
      {
        person: Int32Array.from(known, (vote) => row.get(vote['voter-id']!)!),
        statement: Int32Array.from(known, (vote) => column.get(vote['comment-id']!)!),
        vote: Int8Array.from(known, (vote) => Number(vote.vote)),
        at: Float64Array.from(known, (vote) => Number(vote.timestamp)),
      },
      participants.length,
      statements.length,
    ),
    participants,
    statements,
    moderated: Int8Array.from(statements, (id) => Number(byId.get(id)!.moderated)),
    meta: Uint8Array.from(statements, (id) => (byId.get(id)!['is-meta'] === 'true' ? 1 : 0)),
    groups: Int32Array.from(people, (person) => (person['group-id'] ? Number(person['group-id']) : -1)),
  }
}
