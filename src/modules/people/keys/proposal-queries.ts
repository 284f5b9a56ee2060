import { type Actor, may, type Side } from '../../../kernel/actor.js'
import { dayIn, type Instant } from '../../../kernel/day.js'
import type { Id } from '../../../kernel/id.js'
import type { Around } from '../../../platform/archive/erase.js'
import type { Reader, Tx } from '../../../platform/db/scope.js'
import type { Proposal, ProposalState } from './proposal.js'

type Row = {
  readonly id: Id<'Proposal'>
  readonly kind: string
  readonly about: string
  readonly draft: Readonly<Record<string, string>>
  readonly apart: Readonly<Record<string, string>> | null
  readonly reason: string
  readonly side: Side
  readonly proposed_by: Id<'Person'>
  readonly proposed_at: Instant
  readonly state: ProposalState
  readonly answered_by: Id<'Person'> | null
  readonly answered_at: Instant | null
}

/** The one place that says which proposals somebody may see: all of them, where they are a member here. */
function visible(read: Reader, { organisation }: Pick<Around, 'organisation'>, actor: Actor) {
  const rows = read.selectFrom('people_proposal').selectAll().where('org_id', '=', organisation.id)
  return may(actor, 'people.see') || actor.kind === 'system'
    ? rows.$castTo<Row>()
    : rows.where('id', 'is', null).$castTo<Row>()
}

const LONGEST_LIST = 100

/** Those that wait for an answer first, the oldest before the newer; then the latest of the others. */
export async function proposalsOf(read: Reader, around: Pick<Around, 'organisation'>, actor: Actor) {
  const [open, others] = [
    await visible(read, around, actor).where('state', '=', 'open').orderBy('proposed_at').execute(),
    await visible(read, around, actor)
      .where('state', '<>', 'open')
      .orderBy('answered_at', 'desc')
      .limit(LONGEST_LIST)
      .execute(),
  ]
  const zone = around.organisation.zone
  return { open: open.map((row) => fromRow(row, zone)), others: others.map((row) => fromRow(row, zone)) }
}

/** What both sides agreed to last about a thing, of some kinds, whoever asks. */
export async function lastAgreed(
  read: Reader,
  { organisation }: Pick<Around, 'organisation'>,
  kinds: readonly string[],
  about: string,
): Promise<Proposal | undefined> {
  const row = await read
    .selectFrom('people_proposal')
    .selectAll()
    .where('org_id', '=', organisation.id)
    .where('about', '=', about)
    .where('kind', 'in', kinds)
    .where('state', '=', 'confirmed')
    .orderBy('answered_at', 'desc')
    .limit(1)
    .$castTo<Row>()
    .executeTakeFirst()
  return row && fromRow(row, organisation.zone)
}

export async function findProposal(
  read: Reader,
  around: Pick<Around, 'organisation'>,
  actor: Actor,
  of: Id<'Proposal'>,
) {
  const row = await visible(read, around, actor).where('id', '=', of).executeTakeFirst()
  return row && fromRow(row, around.organisation.zone)
}

export async function lockProposal(
  tx: Tx,
  around: Pick<Around, 'organisation'>,
  actor: Actor,
  of: Id<'Proposal'>,
) {
  const row = await visible(tx, around, actor).where('id', '=', of).forUpdate().executeTakeFirst()
  return row && fromRow(row, around.organisation.zone)
}

const fromRow = (row: Row, zone: string): Proposal => ({
  id: row.id,
  kind: row.kind,
  about: row.about,
  draft: row.draft,
  apart: row.apart ?? undefined,
  reason: row.reason,
  side: row.side,
  by: row.proposed_by,
  at: row.proposed_at,
  on: dayIn(zone, row.proposed_at),
  state: row.state,
  answeredBy: row.answered_by,
  answeredAt: row.answered_at,
})

/** What people wrote beside the events about a thing, as long as it is not erased, oldest first. */
export async function wordsBeside(
  read: Reader,
  { organisation }: Pick<Around, 'organisation'>,
  about: string,
) {
  return read
    .selectFrom('event as e')
    .innerJoin('event_word as w', (join) =>
      join.onRef('w.org_id', '=', 'e.org_id').onRef('w.event_id', '=', 'e.id'),
    )
    .select(['e.name as event', 'w.said', 'e.at'])
    .where('e.org_id', '=', organisation.id)
    .where('e.about', '=', about)
    .orderBy('e.at')
    .execute()
}
