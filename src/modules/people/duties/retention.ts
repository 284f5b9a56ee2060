import { sql } from 'kysely'
import { type Instant, instant } from '../../../kernel/day.js'
import type { Key } from '../../../locales/en.js'
import type { Tx } from '../../../platform/db/scope.js'

/** Removes what ended before a moment. @returns how many rows went */
type Clear = (tx: Tx, org: string, before: Instant) => Promise<number>

/** One kind of thing that is kept. The public page, the documents and the nightly job all read this list. */
export type Kept = {
  readonly name: string
  readonly what: Key
} & (
  | { readonly days: number; readonly clear: Clear }
  /** no job: `you`: it goes when the person asks; `stays`: it is not removed */
  | { readonly until: Key; readonly by: 'you' | 'stays' }
)

const gone = ({ numDeletedRows }: { readonly numDeletedRows: bigint }) => Number(numDeletedRows)

export const SCHEDULE: readonly Kept[] = [
  {
    name: 'sessions',
    what: 'keep.sessions',
    days: 1,
    clear: async (tx, org, before) =>
      gone(
        await tx
          .deleteFrom('session')
          .where('org_id', '=', org)
          .where('ends_at', '<', before)
          .executeTakeFirst(),
      ),
  },
  {
    name: 'links',
    what: 'keep.links',
    days: 7,
    clear: async (tx, org, before) =>
      gone(
        await tx
          .deleteFrom('setup_link')
          .where('org_id', '=', org)
          .where('ends_at', '<', before)
          .executeTakeFirst(),
      ),
  },
  {
    name: 'letters',
    what: 'keep.letters',
    days: 30,
    // One that never went is as old as the day it was written.
    clear: async (tx, org, before) =>
      gone(
        await tx
          .deleteFrom('letter')
          .where('org_id', '=', org)
          .where((is) =>
            is.or([
              is('sent_at', '<', before),
              is.and([is('sent_at', 'is', null), is('trouble', 'is not', null), is('made_at', '<', before)]),
            ]),
          )
          .executeTakeFirst(),
      ),
  },
  {
    name: 'calls',
    what: 'keep.calls',
    days: 365,
    // That somebody asked stays, with its days; who they are and what was said goes.
    clear: async (tx, org, before) =>
      gone(
        await tx
          .updateTable('people_rights')
          .set({ asker: null, reach: null, said: null, answer: null })
          .where('org_id', '=', org)
          .where('came', '=', 'phone')
          .where('asker', 'is not', null)
          .where(sql<boolean>`coalesce(answered_on, came_on) < ${before.slice(0, 10)}::date`)
          .executeTakeFirst()
          .then(({ numUpdatedRows }) => ({ numDeletedRows: numUpdatedRows })),
      ),
  },
  {
    name: 'changes',
    what: 'keep.changes',
    days: 28,
    clear: async (tx, org, before) =>
      gone(
        await tx
          .deleteFrom('duty_change')
          .where('org_id', '=', org)
          .where('asked_at', '<', before)
          .executeTakeFirst(),
      ),
  },
  {
    name: 'asked',
    what: 'keep.asked',
    days: 30,
    clear: async (tx, org, before) =>
      gone(
        await tx
          .updateTable('setup_asked')
          .set({ name: null, email: null })
          .where('org_id', '=', org)
          .where('asked_at', '<', before)
          .where((is) => is.or([is('name', 'is not', null), is('email', 'is not', null)]))
          .executeTakeFirst()
          .then(({ numUpdatedRows }) => ({ numDeletedRows: numUpdatedRows })),
      ),
  },
  {
    name: 'invitations',
    what: 'keep.invitations',
    days: 30,
    clear: async (tx, org, before) =>
      gone(
        await tx
          .deleteFrom('people_invitation')
          .where('org_id', '=', org)
          .where('ends_at', '<', before)
          .executeTakeFirst(),
      ),
  },
  {
    name: 'codes',
    what: 'keep.codes',
    days: 1,
    clear: async (tx, org, before) =>
      gone(
        await tx
          .deleteFrom('sign_in_code')
          .where('org_id', '=', org)
          .where('ends_at', '<', before)
          .executeTakeFirst(),
      ),
  },
  {
    name: 'spent',
    what: 'keep.spent',
    days: 1,
    clear: async (tx, org, before) => {
      const spent = await tx
        .deleteFrom('sign_in_spent')
        .where('org_id', '=', org)
        .where('ends_at', '<', before)
        .executeTakeFirst()
      const ways = await tx
        .deleteFrom('sign_on_way')
        .where('org_id', '=', org)
        .where('ends_at', '<', before)
        .executeTakeFirst()
      const claims = await tx
        .deleteFrom('sign_on_claim')
        .where('org_id', '=', org)
        .where('ends_at', '<', before)
        .executeTakeFirst()
      return gone(spent) + gone(ways) + gone(claims)
    },
  },
  {
    name: 'tries',
    what: 'keep.tries',
    days: 2,
    clear: async (tx, org, before) =>
      gone(
        await tx
          .deleteFrom('sign_in_try')
          .where('org_id', '=', org)
          .where('since', '<', before)
          .executeTakeFirst(),
      ),
  },
  { name: 'needs', what: 'keep.needs', until: 'keep.needs.long', by: 'you' },
  { name: 'person', what: 'keep.person', until: 'keep.person.long', by: 'you' },
  { name: 'words', what: 'keep.words', until: 'keep.words.long', by: 'you' },
  { name: 'votes', what: 'keep.votes', until: 'keep.votes.long', by: 'stays' },
  { name: 'record', what: 'keep.record', until: 'keep.record.long', by: 'stays' },
  { name: 'notices', what: 'keep.notices', until: 'keep.notices.long', by: 'stays' },
]

const DAY = 24 * 3_600_000

/** Removes everything the schedule says is too old. @returns how many of each kind went, where any did */
export async function clearOld(
  tx: Tx,
  org: string,
  now: Instant,
  schedule: readonly Kept[] = SCHEDULE,
): Promise<Readonly<Record<string, number>>> {
  const cleared: Record<string, number> = {}
  for (const kept of schedule) {
    if (!('clear' in kept)) continue
    const before = instant(new Date(Date.parse(now) - kept.days * DAY))
    const rows = await kept.clear(tx, org, before)
    if (rows > 0) cleared[kept.name] = rows
  }
  return cleared
}
