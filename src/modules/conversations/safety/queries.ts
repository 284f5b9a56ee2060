import { sql } from 'kysely'
import { may } from '../../../kernel/actor.js'
import type { Id } from '../../../kernel/id.js'
import type { Reader } from '../../../platform/db/scope.js'
import type { World } from '../../../platform/world.js'
import type { Conversation } from '../conversation.js'
import { type Idea, TAKEN_BACK, voteItem } from '../idea.js'
import { type Looking, readIdea } from '../queries.js'
import type { Known } from './checks/check.js'
import { wordingsOf } from './wordings.js'

type Org = Pick<World, 'organisation'>
type Of = Id<'Conversation'>

const ideas = (read: Reader, { organisation }: Org, of: Of) =>
  read
    .selectFrom('conversation_idea')
    .selectAll()
    .where('org_id', '=', organisation.id)
    .where('conversation_id', '=', of)

export async function ideaOf(read: Reader, org: Org, of: Of, n: number): Promise<Idea | undefined> {
  const row = await ideas(read, org, of).where('n', '=', n).executeTakeFirst()
  return row && readIdea(row)
}

/** The ideas that somebody put themselves, under the pseudonym they have here. */
export async function ideasBy(read: Reader, org: Org, of: Of, pseudonym: Uint8Array): Promise<Idea[]> {
  const rows = await ideas(read, org, of).where('author', '=', Buffer.from(pseudonym)).orderBy('n').execute()
  return rows.map(readIdea)
}

export const isAuthorOf = ({ author }: Pick<Idea, 'author'>, pseudonym: Uint8Array | undefined): boolean =>
  author !== null && pseudonym !== undefined && Buffer.from(author).equals(Buffer.from(pseudonym))

/** What a new idea is held against: the words that are shown now, in every language they are there in. */
export async function shownTexts(read: Reader, org: Org, c: Pick<Conversation, 'id'>): Promise<Known[]> {
  const all = [await wordingsOf(read, org, c, 'en'), await wordingsOf(read, org, c, 'cy')]
  const known = new Map<string, Known>()
  for (const words of all)
    for (const { n, text, original } of words.values())
      for (const one of [text, original?.text]) if (one) known.set(`${n} ${one}`, { n, text: one })
  return [...known.values()]
}

/**
 * Names that may not stand in an idea. Only those that whoever writes can see here anyway: a check that knew more
 * would tell them who is here, name by name.
 */
export async function namesFor(read: Reader, { organisation }: Org, { actor }: Looking): Promise<string[]> {
  if (!may(actor, 'people.see')) return []
  const rows = await read
    .selectFrom('person')
    .select('name')
    .where('org_id', '=', organisation.id)
    .where('listed', '=', true)
    .where('left_at', 'is', null)
    .where('name', 'is not', null)
    .execute()
  return rows.flatMap(({ name }) => name ?? [])
}

/** Has somebody other than its author voted on an idea? */
export async function votedOn(
  read: Reader,
  { organisation }: Org,
  { box }: Pick<Conversation, 'box'>,
  { n, author }: Pick<Idea, 'n' | 'author'>,
): Promise<boolean> {
  const row = await read
    .selectFrom('ballot')
    .select(sql`1`.as('one'))
    .where('org_id', '=', organisation.id)
    .where('box_id', '=', box)
    .where('item', '=', voteItem(n))
    .where('value', '<>', TAKEN_BACK)
    .where('pseudonym', '<>', author === null ? Buffer.alloc(16) : Buffer.from(author))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
