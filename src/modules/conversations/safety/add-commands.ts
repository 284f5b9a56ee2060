import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.js'
import { found } from '../../../kernel/found.js'
import { holdAlone } from '../../../platform/ballots/box.js'
import type { Tx } from '../../../platform/db/scope.js'
import type { World } from '../../../platform/world.js'
import type { Conversation } from '../conversation.js'
import { findConversation } from '../queries.js'
import { type Here, voterIn } from '../voice.js'
import { addIdea, mendIdea, takeBack, type Wish } from './adding.js'
import { detailsIn } from './checks/details.js'
import { heldIn } from './held.js'
import { ideaOf, isAuthorOf, namesFor, votedOn } from './queries.js'
import { forgetWordings } from './wording-commands.js'

/** Whoever adds an idea is known by their pseudonym alone: the record says that it was put, and not by whom. */
const NOBODY: Actor = { kind: 'nobody' }

/** Puts an idea. Of several at once each gets a number of its own. @returns its number */
export function putIdea(world: World, { conversation, looking, pseudonym }: Here, wish: Wish) {
  const org_id = world.organisation.id
  const of = conversation.id
  return world.act(NOBODY, async (tx) => {
    await standInLine(tx, world, conversation)
    const c = found(await findConversation(tx, world, looking, of))
    const voter = pseudonym && (await voterIn(tx, world, of, pseudonym))
    const { ideas, next, theirs } = await numbersIn(tx, world, conversation, pseudonym)
    const hasDetails = detailsIn(wish.text, await namesFor(tx, world, looking)).length > 0
    const answer = addIdea(c, wish, next, { voter, ideas, theirs, hasDetails })
    if (!answer.ok || !pseudonym) return answer
    const { text, language, speaksAs, whose } = wish
    await tx
      .insertInto('conversation_idea')
      .values({
        ...{ org_id, conversation_id: of, n: next, text, language, author: pseudonym, whose },
        ...{ speaks_as: speaksAs, made_on: world.today() },
      })
      .execute()
    return answer
  })
}

// Everybody who puts an idea in this conversation waits here for whoever came before. (Whoever only comes to speak
// does not: a row that points at this one needs no more than its key.)
const standInLine = (tx: Tx, { organisation }: World, { id }: Conversation) =>
  tx
    .selectFrom('conversation')
    .select('id')
    .where('org_id', '=', organisation.id)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .execute()

async function numbersIn(
  tx: Tx,
  { organisation }: World,
  { id }: Conversation,
  pseudonym: Buffer | undefined,
) {
  const row = await tx
    .selectFrom('conversation_idea')
    .select([
      sql<number>`count(*)::int`.as('ideas'),
      sql<number>`coalesce(max(n), -1) + 1`.as('next'),
      sql<number>`(count(*) filter (where author = ${pseudonym ?? null}::bytea))::int`.as('theirs'),
    ])
    .where('org_id', '=', organisation.id)
    .where('conversation_id', '=', id)
    .executeTakeFirstOrThrow()
  return row
}

/** Mends the words of one's own idea. Nobody votes meanwhile, so nobody's vote lands on other words than they read. */
export function mendWords(world: World, here: Here, n: number, text: string) {
  const { conversation, looking, pseudonym } = here
  return world.act(NOBODY, async (tx) => {
    await holdAlone(tx, conversation.box)
    const c = found(await findConversation(tx, world, looking, conversation.id))
    const idea = found(await ideaOf(tx, world, c.id, n))
    const mine = {
      idea,
      isAuthor: isAuthorOf(idea, pseudonym),
      isHeld: (await heldIn(tx, world, c)).has(n),
      votedOn: await votedOn(tx, world, c, idea),
    }
    const hasDetails = detailsIn(text, await namesFor(tx, world, looking)).length > 0
    const answer = mendIdea(c, mine, hasDetails)
    if (answer.ok) {
      await setWords(tx, world, c, n, { text, mended: true })
      await forgetWordings(tx, world, c.id, [n])
    }
    return answer
  })
}

export function takeWordsBack(world: World, { conversation, pseudonym }: Here, n: number) {
  return world.act(NOBODY, async (tx) => {
    const idea = found(await ideaOf(tx, world, conversation.id, n))
    const answer = takeBack(conversation, { idea, isAuthor: isAuthorOf(idea, pseudonym) })
    if (answer.ok) {
      await setWords(tx, world, conversation, n, { text: null })
      await forgetWordings(tx, world, conversation.id, [n])
    }
    return answer
  })
}

type Changed = { readonly text: string | null; readonly mended?: boolean }

const setWords = (tx: Tx, { organisation }: World, { id }: Conversation, n: number, changed: Changed) =>
  tx
    .updateTable('conversation_idea')
    .set(changed)
    .where('org_id', '=', organisation.id)
    .where('conversation_id', '=', id)
    .where('n', '=', n)
    .execute()
