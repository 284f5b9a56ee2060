import { type Actor, may } from '../../../kernel/actor.js'
import type { Day, Instant } from '../../../kernel/day.js'
import type { Id } from '../../../kernel/id.js'
import type { Around } from '../../../platform/archive/erase.js'
import type { Reader, Tx } from '../../../platform/db/scope.js'
import type { Hold, HoldKind, Said, StandsFor } from './hold.js'

type Row = {
  readonly id: Id<'Hold'>
  readonly about: string
  readonly kind: HoldKind
  readonly held_by: Id<'Person'>
  readonly side: Hold['side']
  readonly held_at: Instant
  readonly due_on: Day
  readonly state: Hold['state']
  readonly appealed_at: Instant | null
  readonly appeal_answered_at: Instant | null
}

type Where = Pick<Around, 'organisation'>

const holds = (read: Reader, { organisation }: Where) =>
  read.selectFrom('people_hold').selectAll().where('org_id', '=', organisation.id)

/** Since when a thing is held, if it is: its place then shows that instead of it. Every export and feed asks too. */
export async function heldSince(read: Reader, around: Where, about: string): Promise<Instant | undefined> {
  return (await heldAmong(read, around, [about])).get(about)
}

/** Which of these things are held, and since when. */
export async function heldAmong(read: Reader, around: Where, abouts: readonly string[]) {
  const rows = abouts.length
    ? await holds(read, around).where('about', 'in', abouts).where('state', '<>', 'back').execute()
    : []
  return new Map<string, Instant>(rows.map(({ about, held_at }) => [about, held_at]))
}

/** Held things whose `about` begins so, since when and by whom in a word: for a room that shows many at once. */
export async function heldUnder(read: Reader, around: Where, begins: string) {
  const rows = await holds(read, around)
    .where(({ fn, val }) => fn<boolean>('starts_with', ['about', val(begins)]))
    .where('state', '<>', 'back')
    .execute()
  return new Map<string, HeldBy>(
    rows.map(({ about, held_at, side }) => [
      about,
      { since: held_at, by: side === null ? 'safety' : 'facilitator' },
    ]),
  )
}

/** @remarks a hold of neither side is a safety contact's */
export type HeldBy = { readonly since: Instant; readonly by: 'facilitator' | 'safety' }

/** Everything that is or was held, what waits first. Members see that it is held and why, in a word. */
export async function holdsOf(read: Reader, around: Where, actor: Actor): Promise<readonly Hold[]> {
  if (!may(actor, 'people.see') && actor.kind !== 'system') return []
  const rows = await holds(read, around).orderBy('held_at', 'desc').limit(200).$castTo<Row>().execute()
  const said = await saidIn(
    read,
    around,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => fromRow(row, said.get(row.id)))
}

export async function findHold(read: Reader, around: Where, actor: Actor, of: Id<'Hold'>) {
  if (!may(actor, 'people.see') && actor.kind !== 'system') return undefined
  const row = await holds(read, around).where('id', '=', of).$castTo<Row>().executeTakeFirst()
  return row && fromRow(row, (await saidIn(read, around, [of])).get(of))
}

export async function lockHold(tx: Tx, around: Where, of: Id<'Hold'>) {
  const row = await holds(tx, around).where('id', '=', of).forUpdate().$castTo<Row>().executeTakeFirst()
  return row && fromRow(row, (await saidIn(tx, around, [of])).get(of))
}

/** The hold on a thing, while it is not back in its place. */
export async function holdOn(read: Reader, around: Where, about: string) {
  const row = await holds(read, around)
    .where('about', '=', about)
    .where('state', '<>', 'back')
    .$castTo<Row>()
    .executeTakeFirst()
  return row && fromRow(row, (await saidIn(read, around, [row.id])).get(row.id))
}

async function saidIn(read: Reader, { organisation }: Where, of: readonly Id<'Hold'>[]) {
  const rows = of.length
    ? await read
        .selectFrom('people_hold_answer')
        .select(['hold_id', 'person_id as person', 'stands_for as standsFor', 'says'])
        .where('org_id', '=', organisation.id)
        .where('hold_id', 'in', of)
        .orderBy('said_at')
        .$castTo<Said & { readonly hold_id: string }>()
        .execute()
    : []
  return new Map(of.map((hold) => [hold, rows.filter(({ hold_id }) => hold_id === hold)]))
}

const fromRow = (row: Row, said: readonly Said[] = []): Hold => ({
  id: row.id,
  about: row.about,
  kind: row.kind,
  by: row.held_by,
  side: row.side,
  since: row.held_at,
  dueOn: row.due_on,
  state: row.state,
  said: said.map(({ person, standsFor, says }) => ({ person, standsFor, says })),
  appealedAt: row.appealed_at,
  appealAnsweredAt: row.appeal_answered_at,
})

/** For whom somebody may speak when two decide on a hold. */
export async function standsForIn(
  read: Reader,
  { organisation }: Where,
  person: Id<'Person'>,
): Promise<{ readonly standsFor: StandsFor; readonly as: 'facilitator' | 'deputy' } | undefined> {
  const key = await read
    .selectFrom('people_key')
    .select(['side', 'holds'])
    .where('org_id', '=', organisation.id)
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .$castTo<{ side: 'lived' | 'learnt'; holds: 'facilitator' | 'deputy' }>()
    .executeTakeFirst()
  return key && { standsFor: key.side, as: key.holds }
}
