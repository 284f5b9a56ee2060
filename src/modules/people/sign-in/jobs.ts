import { sql } from 'kysely'
import type { Id } from '../../../kernel/id.js'
import type { Around } from '../../../platform/archive/erase.js'
import type { Tx } from '../../../platform/db/scope.js'
import type { Daily, Tasks } from '../../../platform/jobs/job.js'
import { aside, type Door } from './door.js'

// What stands behind the door and is over, and how long it is kept after that.
const OVER = [
  ['sign_in_code', 'ends_at', '1 day'],
  ['sign_in_spent', 'ends_at', '1 day'],
  ['sign_on_way', 'ends_at', '1 day'],
  ['sign_on_claim', 'ends_at', '1 day'],
  ['sign_in_try', 'since', '1 day'],
] as const

/** Every night: codes, tries and ways that are over go, and whom an old invitation was for. */
export const signInTasks = (door: Door): Tasks => ({
  'people.tidy-door': (world) =>
    aside(door, world, async (tx) => {
      const [org, now] = [world.organisation.id, world.now()]
      for (const [table, column, kept] of OVER)
        await sql`delete from ${sql.table(table)} where org_id = ${org}
          and ${sql.ref(column)} < ${now}::timestamptz - ${kept}::interval`.execute(tx)
      await sql`update people_invitation set email = null, words = null
        where org_id = ${org} and ends_at < ${now}::timestamptz and (email is not null or words is not null)`.execute(
        tx,
      )
    }),
})

export const SIGN_IN_DAILY: readonly Daily[] = [{ task: 'people.tidy-door', at: '03:15' }]

/** Takes out what the door keeps of somebody: addresses, proofs, and what they noted of help. */
export async function eraseSignIn(tx: Tx, { organisation }: Around, person: Id<'Person'>): Promise<void> {
  const org = organisation.id
  await sql`delete from sign_in_code where org_id = ${org} and (person_id = ${person}
    or email = (select email from person where org_id = ${org} and id = ${person}))`.execute(tx)
  await sql`update people_invitation set email = null, words = null where org_id = ${org} and (made_by = ${person}
    or email = (select email from person where org_id = ${org} and id = ${person}))`.execute(tx)
  const tables = [
    'passkey',
    'sign_in_app',
    'sign_in_recovery',
    'sign_on_person',
    'people_support',
    'sign_in_card',
  ] as const
  for (const table of tables)
    await tx.deleteFrom(table).where('org_id', '=', org).where('person_id', '=', person).execute()
  await tx.deleteFrom('session').where('org_id', '=', org).where('person_id', '=', person).execute()
}
