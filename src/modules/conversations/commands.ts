import { randomUUID } from 'node:crypto'
import type { Updateable } from 'kysely'
import type { Actor } from '../../kernel/actor.js'
import type { Day } from '../../kernel/day.js'
import { found } from '../../kernel/found.js'
import { type Id, id } from '../../kernel/id.js'
import { makeBox } from '../../platform/ballots/box.js'
import type { Tx } from '../../platform/db/scope.js'
import type { DB } from '../../platform/db/tables.js'
import type { World } from '../../platform/world.js'
import { type Asked, type Conversation, open, start } from './conversation.js'
import { lockConversation } from './queries.js'

/** What somebody says when they start a conversation. */
export type Wish = Pick<
  Conversation,
  | 'group'
  | 'question'
  | 'about'
  | 'language'
  | 'template'
  | 'minutes'
  | 'payment'
  | 'replier'
  | 'replyDays'
  | 'rowsAnnounced'
  | 'smallRoom'
  | 'fewest'
> & {
  /** groups that may take part; that of the conversation is always one */
  readonly groups: readonly Id<'Group'>[]
  readonly perspectives: readonly Asked[]
  readonly link: boolean
  readonly seeds: readonly { readonly text: string; readonly language: string }[]
}

/** Starts a conversation as a draft: the question, for whom, which perspectives must be there, and its seeds. */
export function startConversation(world: World, actor: Actor, wish: Wish) {
  return world.act(actor, async (tx) => {
    const made = id<'Conversation'>(randomUUID())
    const box = await makeBox(tx, world)
    const { groups, perspectives, link, seeds, ...said } = wish
    const startedBy = actor.kind === 'person' ? actor.id : null
    const linkCode = link ? newLinkCode() : null
    const fresh = {
      ...said,
      id: made,
      box,
      startedBy,
      linkCode,
      source: null,
      state: { kind: 'draft' },
    } as const
    const answer = start(fresh, actor)
    if (!answer.ok) return answer
    await insertConversation(tx, world, answer.next)
    await audience(tx, world, made, [...new Set([wish.group, ...groups])], perspectives)
    if (seeds.length)
      await tx
        .insertInto('conversation_idea')
        .values(
          seeds.map(({ text, language }, n) => ({
            ...{ org_id: world.organisation.id, conversation_id: made, n, text, language },
            ...{ seed: true, chosen_by: startedBy, made_on: world.today() },
          })),
        )
        .execute()
    return answer
  })
}

const ALPHABET = 'abcdefghjkmnpqrstvwxyz23456789'

/** Ten letters for a poster and a QR code: 49 bits, and whoever has them may come in anyway. */
export const newLinkCode = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => ALPHABET[byte % ALPHABET.length]).join('')

export async function insertConversation(tx: Tx, world: World, c: Conversation): Promise<void> {
  const opened = c.state.kind === 'draft' ? null : c.state.openedAt
  await tx
    .insertInto('conversation')
    .values({
      ...{ org_id: world.organisation.id, id: c.id, group_id: c.group, box_id: c.box },
      ...{ question: c.question, about: c.about, language: c.language, template: c.template },
      ...{ started_by: c.startedBy, minutes: c.minutes, payment: c.payment, replier: c.replier },
      ...{ reply_days: c.replyDays, link_code: c.linkCode, rows_announced: c.rowsAnnounced },
      ...{
        small_room: c.smallRoom,
        fewest: c.fewest,
        source: c.source,
        made_at: world.now(),
        opened_at: opened,
      },
      closed_at: c.state.kind === 'closed' ? c.state.closedAt : null,
    })
    .execute()
}

export async function audience(
  tx: Tx,
  { organisation }: Pick<World, 'organisation'>,
  of: Id<'Conversation'>,
  groups: readonly Id<'Group'>[],
  perspectives: readonly Asked[],
): Promise<void> {
  const at = { org_id: organisation.id, conversation_id: of }
  if (groups.length)
    await tx
      .insertInto('conversation_group')
      .values(groups.map((group_id) => ({ ...at, group_id })))
      .execute()
  if (perspectives.length)
    await tx
      .insertInto('conversation_perspective')
      .values(
        perspectives.map(({ perspective, required, target }) => ({
          ...at,
          perspective_id: perspective,
          required,
          target,
        })),
      )
      .execute()
}

/** Changes what stands of a conversation, in the transaction of the act that was asked for. */
export async function set(
  tx: Tx,
  { organisation }: Pick<World, 'organisation'>,
  of: string,
  columns: Updateable<DB['conversation']>,
): Promise<void> {
  await tx
    .updateTable('conversation')
    .set(columns)
    .where('org_id', '=', organisation.id)
    .where('id', '=', of)
    .execute()
}

/** Opens a draft: from now on people take part. */
export function openConversation(
  world: World,
  actor: Actor,
  of: Id<'Conversation'>,
  houseIsOpen: boolean,
  closesOn: Day | null,
) {
  return world.act(actor, async (tx) => {
    const before = found(await lockConversation(tx, world, { actor }, of))
    const answer = open(before, actor, houseIsOpen, world.now(), closesOn)
    if (answer.ok) await set(tx, world, of, { opened_at: world.now(), closes_on: closesOn })
    return answer
  })
}
