import type { Id } from '../../../kernel/id.js'
import type { Pool } from '../../../platform/db/pool.js'
import type { House } from '../../../platform/room.js'
import { ask } from './jobs.js'

/** Votes of so long share one count. */
const SHARED_MILLIS = 500

const noted = new WeakMap<Pool, Set<string>>()

/**
 * Says that somebody voted: a count of the conversation is asked for at once. Costs nothing where one is on
 * its way already. It may be lost (the process ends, the database is away): the sweep of every minute finds it.
 */
export function noteVotes(
  { ground: { pool } }: Pick<House, 'ground'>,
  org: Id<'Organisation'>,
  conversation: Id<'Conversation'>,
): void {
  const here = noted.get(pool) ?? new Set()
  noted.set(pool, here)
  if (here.has(conversation)) return
  here.add(conversation)
  const send = () => {
    here.delete(conversation)
    if (pool.ending) return
    void ask(pool, org, 'conversations.refresh', conversation).catch(() => undefined)
  }
  setTimeout(send, SHARED_MILLIS).unref()
}
