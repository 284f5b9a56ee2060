import { Type } from '@sinclair/typebox'
import { found } from '../../../kernel/found.js'
import type { House } from '../../../platform/room.js'
import { fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import { secondFirst } from '../../people/index.js'
import type { Here } from '../voice.js'
import { appealWords, canAppeal } from './appeal.js'
import { hereAt, ideaAt } from './at.js'
import { answerContact, haveRead, threadsFor, threadsIn } from './message-commands.js'
import { answerMessage, type Message } from './messages.js'
import { ideaOf, isAuthorOf } from './queries.js'
import { MessagesPage, type Thread } from './views/messages.js'
import { REFUSED } from './words.js'

/** Private messages, behind a return code or an account; for a safety contact, what authors answered. */
export const messageRoutes = (house: House): readonly Route[] => [
  ['GET', '/conversations/:id/messages', 'anyone', (visit) => look(house, visit)],
  ['POST', '/conversations/:id/messages/:n', 'anyone', (visit) => answer(house, visit)],
  ['POST', '/conversations/:id/messages/:n/read', 'anyone', (visit) => read(house, visit)],
  ['POST', '/conversations/:id/ideas/:n/appeal', 'anyone', (visit) => appeal(house, visit)],
]

/** A safety contact reads what others wrote only after two proofs; an author's code or account is enough for their own. */
async function look(house: House, visit: Visit): Promise<Reply> {
  const { looking, conversation } = await hereAt(house, visit)
  const asContact = looking.isContact && visit.query('as') !== 'author'
  const first = asContact && secondFirst(visit, `/conversations/${conversation.id}/messages`)
  return first || { page: await list(house, visit) }
}

async function list(house: House, visit: Visit, errors: Errors = {}) {
  const here = await hereAt(house, visit)
  const { conversation, pseudonym, looking } = here
  const { world } = visit
  const mine = pseudonym ? await threadsFor(world.read, world, conversation.id, pseudonym) : []
  // A contact who is an author too finds their own messages by asking for them.
  const as = looking.isContact && visit.query('as') !== 'author' ? 'contact' : 'author'
  const messages = as === 'contact' ? await threadsIn(world.read, world, conversation.id) : mine
  const threads: Thread[] = []
  for (const n of new Set(messages.map((one) => one.n)))
    threads.push(
      await threadAt(
        visit,
        here,
        n,
        messages.filter((one) => one.n === n),
        as,
      ),
    )
  return <MessagesPage {...{ conversation, threads, as, errors }} done={visit.query('done') !== undefined} />
}

type As = 'author' | 'contact'

async function threadAt(
  visit: Visit,
  here: Here,
  n: number,
  messages: readonly Message[],
  as: As,
): Promise<Thread> {
  const { world } = visit
  const { conversation, pseudonym } = here
  const idea = found(await ideaOf(world.read, world, conversation.id, n))
  const isAuthor = isAuthorOf(idea, pseudonym)
  return {
    ...{ n, text: idea.text, language: idea.language, messages },
    canAnswer: as === 'contact' ? idea.author !== null : answerMessage(conversation, isAuthor, messages).ok,
    canAppeal: as === 'author' && isAuthor && (await canAppeal(world, conversation.id, n)),
  }
}

async function answer(house: House, visit: Visit): Promise<Reply> {
  const { here, n } = await authorAt(house, visit)
  const filled = filledIn(visit, `text${n}`, 2000)
  if (!filled.ok) return { page: await list(house, visit, filled.errors), status: 422 }
  const answered = await answerContact(visit.world, here, n, filled.text)
  if (answered.ok) return { goTo: `/conversations/${here.conversation.id}/messages?done=sent` }
  return { page: await list(house, visit, { [`text${n}`]: visit.say(REFUSED[answered.no]) }), status: 422 }
}

async function appeal(house: House, visit: Visit): Promise<Reply> {
  const { here, n } = await authorAt(house, visit)
  const filled = filledIn(visit, `why${n}`, 1000)
  if (!filled.ok) return { page: await list(house, visit, filled.errors), status: 422 }
  const answered = await appealWords(visit.world, here, n, filled.text)
  if (answered.ok) return { goTo: `/conversations/${here.conversation.id}/messages?done=sent` }
  return { page: await list(house, visit, { [`why${n}`]: visit.say('safety.no.no-appeal') }), status: 422 }
}

function filledIn(visit: Visit, box: string, most: number) {
  const ask = visit.say(most === 1000 ? 'holds.appeal.need' : 'safety.write.need')
  const text = fieldsIn(visit.say).text({ ask, most, lines: true })
  const filled = fill(Type.Object({ [box]: text }), visit.form)
  return filled.ok ? ({ ok: true, text: filled.value[box] ?? '' } as const) : filled
}

async function read(house: House, visit: Visit): Promise<Reply> {
  const here = await hereAt(house, visit)
  const idea = await ideaAt(visit, here)
  const isAuthor = isAuthorOf(idea, here.pseudonym)
  found(isAuthor || here.looking.isContact || undefined)
  const first = !isAuthor && secondFirst(visit, `/conversations/${here.conversation.id}/messages`)
  if (first) return first
  await haveRead(house, visit.world, here.conversation.id, idea.n, isAuthor ? 'author' : 'contact')
  return { goTo: `/conversations/${here.conversation.id}/messages` }
}

/** Whoever wrote the idea in the address; for everybody else there is nothing here. */
async function authorAt(house: House, visit: Visit) {
  const here = await hereAt(house, visit)
  const idea = await ideaAt(visit, here)
  found(isAuthorOf(idea, here.pseudonym) || undefined)
  return { here, n: idea.n }
}
