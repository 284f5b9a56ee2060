import { append, type Frontier, leafHash, rootOf } from '../../maths/record/merkle.js'
import type { Reader } from '../db/scope.js'
import { type EventRow, leafOf } from './leaf.js'
import { sha256 } from './sha256.js'

export type Recheck =
  | { readonly whole: true; readonly size: number }
  /** the first place whose event is not what was sealed there, or that is missing */
  | { readonly whole: false; readonly at: number }

const PAGE = 5_000

/** Computes the record anew from the events as they stand now, and holds it against what was sealed. */
export async function recheck(reader: Reader): Promise<Recheck> {
  let frontier: Frontier = { size: 0, roots: [] }
  for (;;) {
    const entries = await reader
      .selectFrom('record_entry')
      .innerJoin('event', (join) =>
        join
          .onRef('event.org_id', '=', 'record_entry.org_id')
          .onRef('event.id', '=', 'record_entry.event_id'),
      )
      .select(['n', 'root', 'id', 'at', 'actor', 'name', 'about', 'group_id', 'facts', 'words'])
      .where('n', '>=', frontier.size)
      .orderBy('n')
      .limit(PAGE)
      .$castTo<EventRow & { readonly n: number; readonly root: Buffer }>()
      .execute()
    for (const entry of entries) {
      if (entry.n !== frontier.size) return { whole: false, at: frontier.size }
      frontier = append(sha256, frontier, leafHash(sha256, leafOf(entry)))
      if (!entry.root.equals(rootOf(sha256, frontier))) return { whole: false, at: entry.n }
    }
    if (entries.length < PAGE) break
  }
  const tip = await reader.selectFrom('record_tip').select('size').executeTakeFirst()
  return tip?.size === frontier.size
    ? { whole: true, size: frontier.size }
    : { whole: false, at: frontier.size }
}
