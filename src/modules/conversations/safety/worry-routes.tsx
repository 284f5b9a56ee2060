import { found } from '../../../kernel/found.js'
import type { House, Need } from '../../../platform/room.js'
import { idAt } from '../../../platform/web/at.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import { secondFirst } from '../../people/index.js'
import { findConversation } from '../queries.js'
import { isContact } from './at.js'
import { ideaOf } from './queries.js'
import { WorriesPage, WorryPage } from './views/worried.js'
import { findWorry, seenTo, worriesOf } from './worry.js'

/** Worries, for the safety contact and the deputy, who have shown two proofs of who they are. */
export const worryRoutes = (_: House): readonly Route[] => [
  ['GET', '/conversations/worries', 'signed-in', contactOnly('/conversations/worries', list)],
  ['GET', '/conversations/worries/:worry', 'signed-in', contactOnly(pageOf, show)],
  ['POST', '/conversations/worries/:worry/seen', 'signed-in', contactOnly(pageOf, seen)],
]

function pageOf(visit: Visit): string {
  return `/conversations/worries/${idAt<'Worry'>(visit, 'worry')}`
}

function contactOnly(next: string | ((visit: Visit) => string), handle: (visit: Visit) => Promise<Reply>) {
  return async (visit: Visit): Promise<Reply> => {
    found((await isContact(visit)) || undefined)
    const back = typeof next === 'string' ? next : next(visit)
    return secondFirst(visit, back) ?? handle(visit)
  }
}

async function list({ world }: Visit): Promise<Reply> {
  return { page: <WorriesPage worries={await worriesOf(world.read, world)} /> }
}

async function show(visit: Visit): Promise<Reply> {
  const { world, actor } = visit
  const worry = found(await findWorry(world.read, world, idAt<'Worry'>(visit, 'worry')))
  const looking = { actor, isContact: true }
  const conversation = found(await findConversation(world.read, world, looking, worry.of))
  const idea = found(await ideaOf(world.read, world, worry.of, worry.n))
  return { page: <WorryPage {...{ worry, conversation, idea }} /> }
}

async function seen(visit: Visit): Promise<Reply> {
  const of = idAt<'Worry'>(visit, 'worry')
  await seenTo(visit.world, visit.actor, of)
  return { goTo: `/conversations/worries/${of}` }
}

/** What waits for a safety contact: how many worries, and nothing of what they are. */
export async function worriesNeedMe(visit: Visit): Promise<readonly Need[]> {
  if (!(await isContact(visit))) return []
  const waiting = (await worriesOf(visit.world.read, visit.world)).filter(({ seenOn }) => seenOn === null)
  if (!waiting.length) return []
  return [{ text: visit.say('safety.need.worries', { n: waiting.length }), href: '/conversations/worries' }]
}
