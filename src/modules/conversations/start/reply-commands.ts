import type { Actor } from '../../../kernel/actor.js'
import type { Day } from '../../../kernel/day.js'
import { type Decision, no, yes } from '../../../kernel/decision.js'
import { found } from '../../../kernel/found.js'
import type { Id } from '../../../kernel/id.js'
import type { Around } from '../../../platform/archive/erase.js'
import { openTransaction, type Tx } from '../../../platform/db/scope.js'
import type { House } from '../../../platform/room.js'
import type { World } from '../../../platform/world.js'
import { plusDays } from '../../people/index.js'
import { lockConversation } from '../queries.js'
import type { Here } from '../voice.js'
import { alsoOf, repliesOf, verdictsOf } from './queries.js'
import { countsAnew, giveReply, mostSayNo, owedOf, type Reply, type ReplyRefusal } from './reply.js'

type Of = Id<'Conversation'>

/** From now on a reply is owed. One that is owed already keeps its day. */
export async function oweReply(tx: Tx, { organisation }: Around, of: Of, n: Reply['n'], dueOn: Day) {
  await tx
    .insertInto('conversation_reply')
    .values({ org_id: organisation.id, conversation_id: of, n, due_on: dueOn })
    .onConflict((owed) => owed.doNothing())
    .execute()
}

/** Writes the reply that is owed. It stands as it is from then on. */
export function writeReply(
  world: World,
  { conversation, looking }: Here,
  said: { readonly text: string; readonly language: string },
) {
  const { actor } = looking
  return world.act(actor, async (tx): Promise<Decision<Reply, ReplyRefusal>> => {
    const c = found(await lockConversation(tx, world, looking, conversation.id))
    const { replier } = await alsoOf(tx, world, c.id)
    const owed = owedOf(await repliesOf(tx, world, c.id))
    const answer = giveReply(c, owed, replier, actor, { ...said, today: world.today() })
    if (!answer.ok) return answer
    const { n, said: given } = answer.next
    await tx
      .updateTable('conversation_reply')
      .set({
        said: given?.text ?? null,
        language: given?.language ?? null,
        written_by: given?.by ?? null,
        written_on: given?.on ?? null,
      })
      .where('org_id', '=', world.organisation.id)
      .where('conversation_id', '=', c.id)
      .where('n', '=', n)
      .execute()
    return answer
  })
}

const NOBODY: Actor = { kind: 'nobody' }

/**
 * Says whether a reply is good enough, or says so anew. Like a vote it makes no event and has no time; only what
 * five more people said together is counted, and enters the record without a name.
 */
export async function sayVerdict(
  house: House,
  world: World,
  of: Of,
  n: Reply['n'],
  pseudonym: Uint8Array,
  good: boolean,
): Promise<void> {
  const org = world.organisation.id
  // The picture read so far is from before, and its connection may be the last one.
  await world.end()
  const { tx, commit, rollback } = await openTransaction(house.ground.pool, org)
  try {
    await tx
      .insertInto('conversation_reply_verdict')
      .values({ org_id: org, conversation_id: of, n, pseudonym: Buffer.from(pseudonym), good })
      .onConflict((said) =>
        said.columns(['org_id', 'conversation_id', 'n', 'pseudonym']).doUpdateSet({ good }),
      )
      .execute()
  } catch (error) {
    await rollback()
    throw error
  }
  await commit()
  await countVerdicts(world, of, n)
}

/** Counts what was said of a reply, once five more people have; where most said no, another reply is owed. */
export function countVerdicts(world: World, of: Of, n: Reply['n']) {
  return world.act(NOBODY, async (tx) => {
    const org = world.organisation.id
    const row = await tx
      .selectFrom('conversation_reply as r')
      .innerJoin('conversation as c', (on) =>
        on.onRef('c.org_id', '=', 'r.org_id').onRef('c.id', '=', 'r.conversation_id'),
      )
      .select(['r.heard', 'r.heard_not', 'c.reply_days', 'c.group_id'])
      .where('r.org_id', '=', org)
      .where('r.conversation_id', '=', of)
      .where('r.n', '=', n)
      .forUpdate()
      .executeTakeFirst()
    const answers = await verdictsOf(tx, world, of, n)
    if (!row || !countsAnew({ heard: { of: row.heard, not: row.heard_not } }, answers))
      return no('too-few-new')
    await tx
      .updateTable('conversation_reply')
      .set({ heard: answers.of, heard_not: answers.not })
      .where('org_id', '=', org)
      .where('conversation_id', '=', of)
      .where('n', '=', n)
      .execute()
    const second = n === 1 && mostSayNo(answers) && (await repliesOf(tx, world, of)).length === 1
    if (second) await oweReply(tx, world, of, 2, plusDays(world.today(), row.reply_days))
    const name = second ? 'conversations.second-reply-due' : 'conversations.reply-judged'
    return yes(n, { name, about: `conversation:${of}`, group: row.group_id, facts: { reply: n } })
  })
}
