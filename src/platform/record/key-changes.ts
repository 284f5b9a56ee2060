import { sql } from 'kysely'
import type { Event } from '../../kernel/decision.js'
import type { Reader } from '../db/scope.js'

/** The record goes on under another key: whoever kept an older head can tell from this event why. */
export function keyChanged(
  from: { readonly key: string; readonly size: number; readonly root: string },
  to: string,
  about: string,
): Event {
  const facts = { 'old-key': from.key, 'new-key': to, size: from.size, root: from.root }
  return { name: 'record.key-changed', about, facts }
}

/** The keys that signed this record before it moved here, oldest first, as `name+hash+base64`. */
export async function earlierKeys(reader: Reader): Promise<readonly string[]> {
  const changes = await reader
    .selectFrom('event')
    .select(sql<string>`facts->>'old-key'`.as('key'))
    .where('name', '=', 'record.key-changed')
    .orderBy('at')
    .orderBy('id')
    .execute()
  return [...new Set(changes.map(({ key }) => key))]
}
