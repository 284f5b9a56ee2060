import { sql } from 'kysely'
import type { Id } from '../../../kernel/id.js'
import type { Reader } from '../../../platform/db/scope.js'
import type { World } from '../../../platform/world.js'
import { readIdea } from '../queries.js'
import { heldIn } from './held.js'
import { type Due, type IdeaWords, type Wording, wordsOf } from './wording.js'

type Org = Pick<World, 'organisation'>
type Of = { readonly id: Id<'Conversation'> }

/**
 * The words of the ideas of a conversation for somebody who reads in `language` (`en`, `cy` …), by number: with who
 * translated them, Easy Read, and what is still to come. What is held, hidden or taken back has no words here, so
 * whoever shows only these obeys.
 * @param only numbers of the ideas that are wanted; all of them where it is left out
 */
export async function wordingsOf(
  read: Reader,
  org: Org,
  conversation: Of,
  language: string,
  only?: readonly number[],
): Promise<ReadonlyMap<number, IdeaWords>> {
  const around = {
    language,
    held: await heldIn(read, org, conversation),
    wordings: await madeIn(read, org, conversation, only),
    dues: await duesOf(read, org, conversation),
  }
  let ideas = read
    .selectFrom('conversation_idea')
    .selectAll()
    .where('org_id', '=', org.organisation.id)
    .where('conversation_id', '=', conversation.id)
  if (only) ideas = ideas.where('n', 'in', only.length ? [...only] : [-1])
  const rows = await ideas.orderBy('n').execute()
  const byIdea = grouped(around.wordings)
  return new Map(
    rows
      .map(readIdea)
      .map((idea) => [idea.n, wordsOf(idea, { ...around, wordings: byIdea.get(idea.n) ?? [] })]),
  )
}

/** Every wording people made, with the name of whoever made it. */
export async function madeIn(
  read: Reader,
  { organisation }: Org,
  { id: of }: Of,
  only?: readonly number[],
): Promise<readonly Wording[]> {
  let all = read
    .selectFrom('conversation_idea_wording as w')
    .leftJoin('person as p', (on) => on.onRef('p.org_id', '=', 'w.org_id').onRef('p.id', '=', 'w.made_by'))
    .innerJoin('conversation as c', (on) =>
      on.onRef('c.org_id', '=', 'w.org_id').onRef('c.id', '=', 'w.conversation_id'),
    )
    .select(['w.n', 'w.kind', 'w.language', 'w.text', 'p.name as by', 'w.made_on as on'])
    .select(sql<boolean>`w.made_by is null and c.source is not distinct from 'archive'`.as('elsewhere'))
    .where('w.org_id', '=', organisation.id)
    .where('w.conversation_id', '=', of)
  if (only) all = all.where('w.n', 'in', only.length ? [...only] : [-1])
  return all.$castTo<Wording>().execute()
}

export async function duesOf(read: Reader, { organisation }: Org, { id: of }: Of): Promise<readonly Due[]> {
  return read
    .selectFrom('conversation_wording_due')
    .select(['kind', 'language', 'who', 'due_on as on'])
    .where('org_id', '=', organisation.id)
    .where('conversation_id', '=', of)
    .orderBy('kind')
    .orderBy('language')
    .$castTo<Due>()
    .execute()
}

function grouped(wordings: readonly Wording[]): ReadonlyMap<number, readonly Wording[]> {
  const map = new Map<number, Wording[]>()
  for (const one of wordings) map.set(one.n, [...(map.get(one.n) ?? []), one])
  return map
}
