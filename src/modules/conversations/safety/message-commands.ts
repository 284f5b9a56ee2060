import { type Expression, type SqlBool, sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.js'
import { found } from '../../../kernel/found.js'
import type { Id } from '../../../kernel/id.js'
import type { Around } from '../../../platform/archive/erase.js'
import { openTransaction, type Reader, type Tx } from '../../../platform/db/scope.js'
import type { House } from '../../../platform/room.js'
import type { World } from '../../../platform/world.js'
import type { Here } from '../voice.js'
import { answerMessage, type HouseTold, leaveMessage, type Message } from './messages.js'
import { ideaOf, isAuthorOf } from './queries.js'

type Org = Pick<Around, 'organisation'>
type Of = Id<'Conversation'>
const NOBODY: Actor = { kind: 'nobody' }

const messages = (read: Reader, { organisation }: Org, of: Of) =>
  read
    .selectFrom('conversation_message as m')
    .select(['m.n', 'm.place', 'm.sender', 'm.told', 'm.text', 'm.made_on as on', 'm.read'])
    .where('m.org_id', '=', organisation.id)
    .where('m.conversation_id', '=', of)
    .orderBy('m.n')
    .orderBy('m.place')
    .$castTo<Message>()

/** What is said beside one idea. */
export const threadOf = (read: Reader, org: Org, of: Of, n: number): Promise<readonly Message[]> =>
  messages(read, org, of).where('m.n', '=', n).execute()

/** All that a safety contact sees: where a contact wrote, without a word of the house to its author. */
export const threadsIn = (read: Reader, org: Org, of: Of): Promise<readonly Message[]> =>
  messages(read, org, of).where('m.sender', '<>', 'house').execute()

const isTheirs = (pseudonym: Uint8Array): Expression<SqlBool> =>
  sql<boolean>`exists (select from conversation_idea i where i.org_id = m.org_id
    and i.conversation_id = m.conversation_id and i.n = m.n and i.author = ${Buffer.from(pseudonym)}::bytea)`

/** All that is for one author: found through the pseudonym that stands at their ideas. */
export const threadsFor = (read: Reader, org: Org, of: Of, author: Uint8Array): Promise<readonly Message[]> =>
  messages(read, org, of).where(isTheirs(author)).execute()

/** How many messages wait for somebody in a conversation: for the hint on every page that is theirs. */
export async function messagesWaiting(
  read: Reader,
  org: Org,
  { id: of }: { readonly id: Of },
  pseudonym: Uint8Array | undefined,
): Promise<number> {
  if (!pseudonym) return 0
  const rows = await messages(read, org, of)
    .where(isTheirs(pseudonym))
    .where('m.sender', '<>', 'author')
    .where('m.read', '=', false)
    .execute()
  return rows.length
}

export function writeToAuthor(world: World, actor: Actor, here: Here, n: number, text: string) {
  const { conversation, looking } = here
  return world.act(actor, async (tx) => {
    const idea = found(await ideaOf(tx, world, conversation.id, n))
    const answer = leaveMessage(conversation, idea, looking.isContact === true)
    if (answer.ok && actor.kind === 'person')
      await add(tx, world, conversation.id, n, { sender: 'contact', by_person: actor.id, text })
    return answer
  })
}

export function answerContact(world: World, { conversation, pseudonym }: Here, n: number, text: string) {
  return world.act(NOBODY, async (tx) => {
    const idea = found(await ideaOf(tx, world, conversation.id, n))
    const thread = await threadOf(tx, world, conversation.id, n)
    const answer = answerMessage(conversation, isAuthorOf(idea, pseudonym), thread)
    if (!answer.ok) return answer
    await add(tx, world, conversation.id, n, { sender: 'author', text })
    await seen(tx, world, conversation.id, n, 'author')
    return answer
  })
}

/** The house tells an author what became of their words, in the transaction in which it happened. */
export async function tellAuthor(tx: Tx, org: Around, of: Of, n: number, told: HouseTold): Promise<void> {
  const idea = await ideaOf(tx, org, of, n)
  if (idea?.author) await add(tx, org, of, n, { sender: 'house', told })
}

type New =
  | { readonly sender: 'contact'; readonly by_person: Id<'Person'>; readonly text: string }
  | { readonly sender: 'author'; readonly text: string; readonly told?: 'appeal' }
  | { readonly sender: 'house'; readonly told: HouseTold }

/** Puts a message after those that are there. */
export async function add(
  tx: Tx,
  { organisation, today }: Around,
  of: Of,
  n: number,
  made: New,
): Promise<void> {
  const at = { org_id: organisation.id, conversation_id: of, n }
  // Whoever writes beside the same idea waits, so that each message has a place of its own.
  await tx
    .selectFrom('conversation_idea')
    .select('n')
    .where('org_id', '=', organisation.id)
    .where('conversation_id', '=', of)
    .where('n', '=', n)
    .forNoKeyUpdate()
    .execute()
  const { place } = await tx
    .selectFrom('conversation_message')
    .select(sql<number>`coalesce(max(place), -1) + 1`.as('place'))
    .where('org_id', '=', organisation.id)
    .where('conversation_id', '=', of)
    .where('n', '=', n)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('conversation_message')
    .values({ ...at, place, ...made, made_on: today() })
    .execute()
}

/**
 * Somebody has read what is for them beside an idea. Nothing of it enters the record: it would say when the author
 * of an idea was here.
 */
export async function haveRead(
  { ground }: Pick<House, 'ground'>,
  world: World,
  of: Of,
  n: number,
  who: 'author' | 'contact',
): Promise<void> {
  await world.end()
  const { tx, commit, rollback } = await openTransaction(ground.pool, world.organisation.id)
  try {
    await seen(tx, world, of, n, who)
  } catch (error) {
    await rollback().catch(() => undefined)
    throw error
  }
  await commit()
}

async function seen(tx: Tx, { organisation }: Org, of: Of, n: number, who: 'author' | 'contact') {
  await tx
    .updateTable('conversation_message')
    .set({ read: true })
    .where('org_id', '=', organisation.id)
    .where('conversation_id', '=', of)
    .where('n', '=', n)
    .where('sender', 'in', who === 'author' ? ['contact', 'house'] : ['author'])
    .execute()
}
