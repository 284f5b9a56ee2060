import { type Expression, type Selectable, type SqlBool, sql } from 'kysely'
import { type Actor, may } from '../../kernel/actor.js'
import { type Id, id } from '../../kernel/id.js'
import type { Reader, Tx } from '../../platform/db/scope.js'
import type { DB } from '../../platform/db/tables.js'
import type { World } from '../../platform/world.js'
import { type Asked, type Conversation, type State, TEMPLATES } from './conversation.js'
import { HIDDEN_WHY, type Idea, WHOSE } from './idea.js'
import { fewestOf } from './report/fewest.js'

type Org = Pick<World, 'organisation'>

/** Who looks: an actor and, where they hold a return code or have spoken, the pseudonym they have here. */
export type Looking = {
  readonly actor: Actor
  readonly pseudonym?: Uint8Array | undefined
  /** a safety contact comes wherever somebody may be worried */
  readonly isContact?: boolean
}

/**
 * The one place that says which conversations somebody can see: those of their groups; those with an open link; those
 * they came to with a slip; and drafts only for whoever prepares them. Every read below goes through it.
 */
function visible(db: Reader, { organisation }: Org, { actor, pseudonym, isContact = false }: Looking) {
  const groups = actor.kind === 'person' ? Object.keys(actor.roles) : []
  const person = actor.kind === 'person' ? actor.id : null
  const keepsAll = isContact || may(actor, 'conversations.keep')
  const all: Expression<SqlBool> = sql<boolean>`(
    case when opened_at is null then ${keepsAll} or started_by = ${person}
    else ${keepsAll} or link_code is not null or started_by = ${person} or replier_id = ${person}
      or exists (select from conversation_group g where g.org_id = conversation.org_id
        and g.conversation_id = conversation.id and g.group_id = any(${groups}::uuid[]))
      or exists (select from conversation_voter v where v.org_id = conversation.org_id
        and v.conversation_id = conversation.id and v.pseudonym = ${pseudonym ? Buffer.from(pseudonym) : null}::bytea)
    end)`
  return db.selectFrom('conversation').selectAll().where('org_id', '=', organisation.id).where(all)
}

export async function findConversation(db: Reader, org: Org, who: Looking, of: Id<'Conversation'>) {
  const row = await visible(db, org, who).where('id', '=', of).executeTakeFirst()
  return row && read(row)
}

/** By what stands in the address of its open link. */
export async function findByLink(db: Reader, org: Org, code: string) {
  const row = await visible(db, org, { actor: { kind: 'visitor' } })
    .where('link_code', '=', code)
    .executeTakeFirst()
  return row && read(row)
}

/** Whoever looks: for what a process holds of it. Nobody is shown anything of it who was not let in by `visible`. */
export async function heldConversation(db: Reader, { organisation }: Org, of: Id<'Conversation'>) {
  const row = await db
    .selectFrom('conversation')
    .selectAll()
    .where('org_id', '=', organisation.id)
    .where('id', '=', of)
    .executeTakeFirst()
  return row && read(row)
}

export async function lockConversation(tx: Tx, org: Org, who: Looking, of: Id<'Conversation'>) {
  const row = await visible(tx, org, who).where('id', '=', of).forUpdate().executeTakeFirst()
  return row && read(row)
}

/** All that somebody can see, the newest first. */
export async function conversationsOf(db: Reader, org: Org, who: Looking): Promise<readonly Conversation[]> {
  const rows = await visible(db, org, who).orderBy('made_at', 'desc').orderBy('id').limit(500).execute()
  return rows.map(read)
}

/** Which box a conversation has, whoever asks: for the pseudonym that decides whether they may see it. */
export async function boxOf(db: Reader, { organisation }: Org, of: Id<'Conversation'>) {
  const row = await db
    .selectFrom('conversation')
    .select('box_id')
    .where('org_id', '=', organisation.id)
    .where('id', '=', of)
    .executeTakeFirst()
  return row && id<'BallotBox'>(row.box_id)
}

export async function askedIn(db: Reader, { organisation }: Org, of: Id<'Conversation'>): Promise<Asked[]> {
  const rows = await db
    .selectFrom('conversation_perspective')
    .innerJoin('perspective', (on) =>
      on
        .onRef('perspective.org_id', '=', 'conversation_perspective.org_id')
        .onRef('perspective.id', '=', 'conversation_perspective.perspective_id'),
    )
    .select(['perspective_id', 'required', 'target'])
    .where('conversation_perspective.org_id', '=', organisation.id)
    .where('conversation_id', '=', of)
    .orderBy('perspective.place')
    .execute()
  return rows.map(({ perspective_id, required, target }) => ({
    perspective: id<'Perspective'>(perspective_id),
    required,
    target,
  }))
}

/** Every idea of a conversation by number, hidden ones too: whoever shows them asks `isLive`. */
export async function ideasOf(db: Reader, { organisation }: Org, of: Id<'Conversation'>): Promise<Idea[]> {
  const rows = await db
    .selectFrom('conversation_idea')
    .selectAll()
    .where('org_id', '=', organisation.id)
    .where('conversation_id', '=', of)
    .orderBy('n')
    .execute()
  return rows.map(readIdea)
}

export const readIdea = (row: Selectable<DB['conversation_idea']>): Idea => ({
  n: row.n,
  text: row.text,
  language: row.language,
  seed: row.seed,
  chosenBy: row.chosen_by === null ? null : id(row.chosen_by),
  author: row.author,
  speaksAs: row.speaks_as === null ? null : id(row.speaks_as),
  whose: WHOSE.find((one) => one === row.whose) ?? 'mine',
  madeOn: row.made_on,
  mended: row.mended,
  hiddenWhy: HIDDEN_WHY.find((one) => one === row.hidden_why) ?? null,
  meta: row.meta,
})

const read = (row: Selectable<DB['conversation']>): Conversation => ({
  id: id(row.id),
  group: id(row.group_id),
  box: id(row.box_id),
  question: row.question,
  about: row.about,
  language: row.language,
  template: TEMPLATES.find((one) => one === row.template) ?? null,
  startedBy: row.started_by === null ? null : id(row.started_by),
  minutes: row.minutes,
  payment: row.payment,
  replier: row.replier,
  replyDays: row.reply_days,
  linkCode: row.link_code,
  rowsAnnounced: row.rows_announced,
  fewest: fewestOf(row.fewest),
  smallRoom: row.small_room,
  source: row.source,
  state: stateOf(row),
})

function stateOf({ opened_at, closes_on, closed_at }: Selectable<DB['conversation']>): State {
  if (!opened_at) return { kind: 'draft' }
  if (closed_at) return { kind: 'closed', openedAt: opened_at, closedAt: closed_at }
  return { kind: 'open', openedAt: opened_at, closesOn: closes_on }
}
