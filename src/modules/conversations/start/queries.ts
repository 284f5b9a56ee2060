import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.js'
import { type Id, id } from '../../../kernel/id.js'
import type { Reader } from '../../../platform/db/scope.js'
import type { World } from '../../../platform/world.js'
import { CHOSEN, type Choice, type Wording } from './prepare.js'
import type { Reply } from './reply.js'
import { type Run, SLIP_KINDS } from './slip.js'

type Org = Pick<World, 'organisation'>
type Of = Id<'Conversation'>

/** What the core does not read of a conversation: its last day while it is prepared, and who replies. */
export async function alsoOf(db: Reader, { organisation }: Org, of: Of) {
  const row = await db
    .selectFrom('conversation')
    .select(['closes_on', 'replier_id'])
    .where('org_id', '=', organisation.id)
    .where('id', '=', of)
    .executeTakeFirstOrThrow()
  return { closesOn: row.closes_on, replier: row.replier_id === null ? null : id<'Person'>(row.replier_id) }
}

/** The groups that may take part. */
export async function groupsIn(db: Reader, { organisation }: Org, of: Of): Promise<readonly Id<'Group'>[]> {
  const rows = await db
    .selectFrom('conversation_group')
    .select('group_id')
    .where('org_id', '=', organisation.id)
    .where('conversation_id', '=', of)
    .execute()
  return rows.map(({ group_id }) => id<'Group'>(group_id))
}

/** The question in other languages and in Easy Read, and who makes those that are missing. */
export async function wordingsOf(db: Reader, { organisation }: Org, of: Of): Promise<readonly Wording[]> {
  const rows = await db
    .selectFrom('conversation_wording')
    .selectAll()
    .where('org_id', '=', organisation.id)
    .where('conversation_id', '=', of)
    .orderBy('language')
    .execute()
  return rows.map(({ language, easy_read, question, about, made_by, due_on }) => ({
    language,
    easyRead: easy_read,
    question,
    about,
    madeBy: made_by,
    dueOn: due_on,
  }))
}

/** Who chose the question, the seeds, the required perspectives and the last day: every time, the latest first. */
export async function choicesOf(db: Reader, { organisation }: Org, of: Of): Promise<readonly Choice[]> {
  const rows = await db
    .selectFrom('conversation_choice')
    .selectAll()
    .where('org_id', '=', organisation.id)
    .where('conversation_id', '=', of)
    .orderBy('what')
    .orderBy('n', 'desc')
    .execute()
  return rows.map((row) => ({
    what: CHOSEN.find((one) => one === row.what) ?? 'question',
    by: row.person_id === null ? null : id<'Person'>(row.person_id),
    on: row.chosen_on,
    agreed: row.agreed,
    before: row.before,
  }))
}

/** What is owed and what was said, the first before the second. */
export async function repliesOf(db: Reader, { organisation }: Org, of: Of): Promise<readonly Reply[]> {
  const rows = await db
    .selectFrom('conversation_reply')
    .selectAll()
    .where('org_id', '=', organisation.id)
    .where('conversation_id', '=', of)
    .orderBy('n')
    .execute()
  return rows.map((row) => ({
    n: row.n === 2 ? 2 : 1,
    dueOn: row.due_on,
    said:
      row.said === null || row.written_on === null
        ? null
        : {
            text: row.said,
            language: row.language ?? 'en',
            by: row.written_by === null ? null : id<'Person'>(row.written_by),
            on: row.written_on,
          },
    heard: { of: row.heard, not: row.heard_not },
  }))
}

export type Standing = { readonly of: Of; readonly dueOn: Day; readonly said: boolean }

/** For a list: the latest reply of each of these, owed or given. */
export async function standingOf(db: Reader, { organisation }: Org, those: readonly Of[]) {
  if (!those.length) return new Map<string, Standing>()
  const rows = await db
    .selectFrom('conversation_reply')
    .select(['conversation_id', 'due_on', sql<boolean>`said is not null`.as('said')])
    .where('org_id', '=', organisation.id)
    .where('conversation_id', 'in', [...those])
    .orderBy('n')
    .execute()
  return new Map<string, Standing>(
    rows.map((row) => [
      row.conversation_id,
      { of: id<'Conversation'>(row.conversation_id), dueOn: row.due_on, said: row.said },
    ]),
  )
}

/** Codes that were made, with how many of them are used: for whoever hands them out, in fives. */
export async function runsOf(db: Reader, { organisation }: Org, of: Of) {
  const rows = await db
    .selectFrom('conversation_slip_run as r')
    .select((r) => [
      'r.id',
      'r.kind',
      'r.made_by',
      'r.made_on',
      'r.made',
      'r.cancelled',
      r
        .selectFrom('conversation_slip as s')
        .select(sql<number>`count(*)::int`.as('n'))
        .whereRef('s.org_id', '=', 'r.org_id')
        .whereRef('s.conversation_id', '=', 'r.conversation_id')
        .whereRef('s.run_id', '=', 'r.id')
        .where('s.used', '=', true)
        .as('used'),
    ])
    .where('r.org_id', '=', organisation.id)
    .where('r.conversation_id', '=', of)
    .orderBy('r.made_on', 'desc')
    .orderBy('r.id')
    .execute()
  return rows.map((row): Run & { readonly on: Day; readonly used: number } => ({
    id: id(row.id),
    kind: SLIP_KINDS.find((one) => one === row.kind) ?? 'slip',
    by: row.made_by === null ? null : id(row.made_by),
    on: row.made_on,
    made: row.made,
    cancelled: row.cancelled,
    used: row.used ?? 0,
  }))
}

/** How many invitations of each kind were handed out: for the pages with results, which say so beside them. */
export async function invitedTo(db: Reader, org: Org, of: Of) {
  const runs = (await runsOf(db, org, of)).filter(({ cancelled }) => !cancelled)
  const made = (kind: Run['kind']) =>
    runs.filter((run) => run.kind === kind).reduce((sum, run) => sum + run.made, 0)
  return { slips: made('slip'), letters: made('letter') }
}

/** How people answered “is this reply good enough?”. */
export async function verdictsOf(db: Reader, { organisation }: Org, of: Of, n: number) {
  const row = await db
    .selectFrom('conversation_reply_verdict')
    .select([
      sql<number>`count(*)::int`.as('of'),
      sql<number>`(count(*) filter (where not good))::int`.as('not'),
    ])
    .where('org_id', '=', organisation.id)
    .where('conversation_id', '=', of)
    .where('n', '=', n)
    .executeTakeFirstOrThrow()
  return row
}

/** How one person answered it, for them alone. */
export async function ownVerdict(
  db: Reader,
  { organisation }: Org,
  of: Of,
  n: number,
  pseudonym: Uint8Array,
): Promise<boolean | undefined> {
  const row = await db
    .selectFrom('conversation_reply_verdict')
    .select('good')
    .where('org_id', '=', organisation.id)
    .where('conversation_id', '=', of)
    .where('n', '=', n)
    .where('pseudonym', '=', Buffer.from(pseudonym))
    .executeTakeFirst()
  return row?.good
}

/** The people of this house, for choosing who replies. */
export async function peopleHere(db: Reader, { organisation }: Org) {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('org_id', '=', organisation.id)
    .where('left_at', 'is', null)
    .where('name', 'is not', null)
    .orderBy(sql`lower(name)`)
    .limit(500)
    .execute()
  return rows.map((row) => ({ id: id<'Person'>(row.id), name: row.name ?? '' }))
}
