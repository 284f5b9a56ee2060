import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.js'
import type { Day } from '../../../kernel/day.js'
import { no, yes } from '../../../kernel/decision.js'
import { type Id, id, isId } from '../../../kernel/id.js'
import type { Tx } from '../../../platform/db/scope.js'
import type { Daily, Job, Task, Tasks } from '../../../platform/jobs/job.js'
import type { House } from '../../../platform/room.js'
import type { World } from '../../../platform/world.js'
import { dayIn, originOf, plusDays, writeTo } from '../../people/index.js'
import { closedWords, lateWords, replyWords } from './letter-words.js'
import { repliesOf } from './queries.js'
import { lastGiven } from './reply.js'
import { oweReply } from './reply-commands.js'

export const startTasks = (house: House): Tasks => ({
  'conversations.days': (world, _, { actor }) => days(house, world, actor),
  'conversations.tell-closed': (world, _, { actor }) => tellClosed(world, actor),
  'conversations.tell-reply': tellReply(house),
})

export const startDaily: readonly Daily[] = [{ task: 'conversations.days', at: '00:20' }]

/** What is done after what, of this room or another. */
export const startListens = {
  'people.proposal-agreed': ['conversations.tell-closed'],
  'conversations.replied': ['conversations.tell-reply'],
}

const conversationsHere = (world: World) =>
  world.read
    .selectFrom('conversation as c')
    .where('c.org_id', '=', world.organisation.id)
    .where('c.source', 'is', null)

/** Was this written about it already? */
const happened = (name: string) => sql<boolean>`exists (select from event e where e.org_id = c.org_id
  and e.name = ${name} and e.about = 'conversation:' || c.id)`

/** What the calendar asks: last days that are over, and replies that did not come. Each is told once. */
async function days(house: House, world: World, actor: Actor): Promise<void> {
  const over = await conversationsHere(world)
    .select(['c.id', 'c.group_id', 'c.closes_on', 'c.reply_days'])
    .where('c.closed_at', 'is', null)
    .where('c.opened_at', 'is not', null)
    .where('c.closes_on', '<', world.today())
    .where(
      sql<boolean>`not exists (select from conversation_reply r where r.org_id = c.org_id and r.conversation_id = c.id)`,
    )
    .execute()
  for (const one of over) await lastDayOver(world, actor, one)
  const late = await world.read
    .selectFrom('conversation_reply as r')
    .innerJoin('conversation as c', (on) =>
      on.onRef('c.org_id', '=', 'r.org_id').onRef('c.id', '=', 'r.conversation_id'),
    )
    .select(['c.id', 'c.group_id', 'c.question', 'c.replier_id', 'r.n'])
    .where('r.org_id', '=', world.organisation.id)
    .where('r.said', 'is', null)
    .where('r.due_on', '<', world.today())
    .where(sql<boolean>`not exists (select from event e where e.org_id = r.org_id
      and e.name = 'conversations.reply-late' and e.about = 'conversation:' || r.conversation_id
      and (e.facts ->> 'reply')::int = r.n)`)
    .execute()
  for (const one of late) await replyLate(house, world, actor, one)
}

type Over = {
  readonly id: string
  readonly group_id: string
  readonly closes_on: Day | null
  readonly reply_days: number
}

/**
 * The last day that was named is over. It does not close by itself, because nobody closes from one side; but a reply
 * is owed from that day, so that leaving it open gains nothing.
 */
async function lastDayOver(world: World, actor: Actor, { id: of, group_id, closes_on, reply_days }: Over) {
  if (closes_on === null) return
  await world.act(actor, async (tx) => {
    const dueOn = plusDays(closes_on, reply_days)
    await oweReply(tx, world, id(of), 1, dueOn)
    const facts = { day: closes_on, due: dueOn }
    return yes(of, {
      name: 'conversations.last-day-over',
      about: `conversation:${of}`,
      group: group_id,
      facts,
    })
  })
}

type Late = {
  readonly id: string
  readonly group_id: string
  readonly question: string
  readonly replier_id: string | null
  readonly n: number
}

async function replyLate(house: House, world: World, actor: Actor, late: Late): Promise<void> {
  const { id: of, group_id, question, replier_id, n } = late
  const address = `${await originOf(house, world)}/conversations/${of}/reply`
  await world.act(actor, async (tx) => {
    if (replier_id) await writeTo(tx, world, id(replier_id), lateWords(question, address))
    return yes(of, {
      name: 'conversations.reply-late',
      about: `conversation:${of}`,
      group: group_id,
      facts: { reply: n },
    })
  })
}

/** Two people agreed to close it: that stands in the record, and its members are told who replies, and by when. */
async function tellClosed(world: World, actor: Actor): Promise<void> {
  const closed = await conversationsHere(world)
    .select(['c.id', 'c.group_id', 'c.question', 'c.replier'])
    .where('c.closed_at', 'is not', null)
    .where((where) => where.not(happened('conversations.closed')))
    .execute()
  for (const { id: of, group_id, question, replier } of closed)
    await world.act(actor, async (tx) => {
      const [owed] = await repliesOf(tx, world, id(of))
      // Two jobs may have seen it at once.
      const again = await tx
        .selectFrom('conversation as c')
        .select('c.id')
        .where('c.org_id', '=', world.organisation.id)
        .where('c.id', '=', of)
        .where((where) => where.not(happened('conversations.closed')))
        .forUpdate()
        .executeTakeFirst()
      if (!again || !owed) return no('told-already')
      const day = (say: Parameters<ReturnType<typeof closedWords>['subject']>[0]) =>
        dayIn(say('start.language-code') === 'cy' ? 'cy' : 'en')(owed.dueOn)
      await tellMembers(tx, world, id(of), closedWords(question, replier ?? '', day))
      return yes(of, {
        name: 'conversations.closed',
        about: `conversation:${of}`,
        group: group_id,
        facts: { due: owed.dueOn },
      })
    })
}

/** The reply itself, to every member of its groups: whoever took part gets it, and nobody can tell who did. */
const tellReply =
  (house: House): Task =>
  async (world: World, event: string, job: Job) => {
    const row = await world.read
      .selectFrom('event')
      .select(['about', 'group_id'])
      .where('org_id', '=', world.organisation.id)
      .where('id', '=', event)
      .executeTakeFirst()
    const of = row?.about.replace('conversation:', '') ?? ''
    if (!row || !isId(of)) return
    const origin = await originOf(house, world)
    await world.act(job.actor, async (tx) => {
      if (!(await job.firstTime(tx))) return no('done-before')
      const c = await tx
        .selectFrom('conversation')
        .select('question')
        .where('org_id', '=', world.organisation.id)
        .where('id', '=', of)
        .executeTakeFirst()
      const given = lastGiven(await repliesOf(tx, world, id(of)))
      if (!c || !given?.said) return no('nothing-to-tell')
      const words = replyWords(c.question, given.said.text, `${origin}/conversations/${of}/reply`)
      const letters = await tellMembers(tx, world, id(of), words)
      const facts = { letters }
      return yes(letters, {
        name: 'conversations.members-told',
        about: `conversation:${of}`,
        ...(row.group_id === null ? {} : { group: row.group_id }),
        facts,
      })
    })
  }

/** @returns how many letters go */
async function tellMembers(
  tx: Tx,
  world: World,
  of: Id<'Conversation'>,
  words: Parameters<typeof writeTo>[3],
): Promise<number> {
  const members = await tx
    .selectFrom('people_member as m')
    .innerJoin('conversation_group as g', (on) =>
      on.onRef('g.org_id', '=', 'm.org_id').onRef('g.group_id', '=', 'm.group_id'),
    )
    .select('m.person_id')
    .distinct()
    .where('m.org_id', '=', world.organisation.id)
    .where('g.conversation_id', '=', of)
    .where('m.left_at', 'is', null)
    .execute()
  let letters = 0
  for (const { person_id } of members) if (await writeTo(tx, world, id(person_id), words)) letters++
  return letters
}
