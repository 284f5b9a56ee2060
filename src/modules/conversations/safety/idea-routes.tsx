import { Type } from '@sinclair/typebox'
import { found } from '../../../kernel/found.js'
import type { House } from '../../../platform/room.js'
import { fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import { typed } from '../../../platform/web/form.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import { holderOf, safetyContacts, secondFirst } from '../../people/index.js'
import { isLive } from '../idea.js'
import { noteAsked } from '../take-part/asked.js'
import { hasSpoken } from '../take-part/present.js'
import { ideaIn } from '../take-part/turn.js'
import { type Here, voterIn } from '../voice.js'
import { takeBack } from './adding.js'
import { ASK_KINDS, type AskKind, askBeside, asksIn } from './asks.js'
import { clockOf, hereAt, ideaAt, perspectiveNames } from './at.js'
import { heldIn } from './held.js'
import { messagesWaiting, writeToAuthor } from './message-commands.js'
import { leaveMessage } from './messages.js'
import { canMend } from './mine-routes.js'
import { isAuthorOf } from './queries.js'
import { IdeaPage, type IdeaPageProps } from './views/idea.js'
import { WorriedPage } from './views/worried.js'
import { wordingsOf } from './wordings.js'
import { REFUSED } from './words.js'
import { sayWorried } from './worry.js'

/** One idea: its words, what became of it, and what one can do about it. */
export const ideaRoutes = (house: House): readonly Route[] => [
  ['GET', '/conversations/:id/ideas/:n', 'anyone', async (visit) => ({ page: await show(house, visit) })],
  [
    'GET',
    '/conversations/:id/ideas/:n/worried',
    'anyone',
    async (visit) => ({ page: await askWorry(house, visit) }),
  ],
  ['POST', '/conversations/:id/ideas/:n/worried', 'anyone', (visit) => worried(house, visit)],
  ...ASK_KINDS.map(
    (kind): Route => [
      'POST',
      `/conversations/:id/ideas/:n/${kind}`,
      'anyone',
      (visit) => ask(house, visit, kind),
    ],
  ),
  ['POST', '/conversations/:id/ideas/:n/message', 'signed-in', (visit) => write(house, visit)],
]

const DONE = [...ASK_KINDS, 'added', 'worried', 'message', 'words', 'mended'] as const

async function show(house: House, visit: Visit, errors: Errors = {}) {
  const { world } = visit
  const here = await hereAt(house, visit)
  const { conversation, pseudonym } = here
  const idea = await ideaAt(visit, here)
  const { n } = idea
  const words = found((await wordingsOf(world.read, world, conversation, visit.language, [n])).get(n))
  const names = await perspectiveNames(visit)
  return (
    <IdeaPage
      {...{ conversation, idea, words, errors, clock: clockOf(visit) }}
      from={idea.speaksAs ? names.get(idea.speaksAs) : undefined}
      asked={(await asksIn(world.read, world, conversation.id, pseudonym, n)).get(n)}
      waiting={await messagesWaiting(world.read, world, conversation, pseudonym)}
      can={await whatOneCan(visit, here, idea, words)}
      done={DONE.find((one) => one === visit.query('done'))}
    />
  )
}

type Shown = Pick<IdeaPageProps, 'idea' | 'words'>

async function whatOneCan(visit: Visit, here: Here, idea: Shown['idea'], words: Shown['words']) {
  const { world, actor } = visit
  const { conversation, looking, pseudonym } = here
  const isAuthor = isAuthorOf(idea, pseudonym)
  const isShown = words.place.kind === 'shown'
  const speaks =
    pseudonym !== undefined && (await voterIn(world.read, world, conversation.id, pseudonym)) !== undefined
  // Whoever holds a key sees what it is for; a second proof is asked for where it is used.
  const holder = await holderOf(visit)
  const key = holder.kind === 'person' && holder.key !== undefined
  const held = await heldIn(world.read, world, conversation)
  return {
    vote: isShown && isLive(idea) && conversation.state.kind === 'open',
    ask: speaks && isShown,
    mend: isAuthor && (await canMend(visit, conversation, idea, held)),
    takeBack: takeBack(conversation, { idea, isAuthor }).ok,
    offerWords: actor.kind === 'person' && isShown,
    hold: isShown && (key || looking.isContact === true),
    hide: key && idea.text !== null && idea.hiddenWhy === null,
    showAgain: key && idea.hiddenWhy !== null && idea.hiddenWhy !== 'elsewhere',
    writeToAuthor: leaveMessage(conversation, idea, looking.isContact === true).ok,
  }
}

async function ask(house: House, visit: Visit, kind: AskKind): Promise<Reply> {
  const here = await hereAt(house, visit)
  const { conversation, pseudonym } = here
  const { n } = await ideaAt(visit, here)
  const at = `/conversations/${conversation.id}`
  const { world } = visit
  const voter = pseudonym && (await voterIn(world.read, world, conversation.id, pseudonym))
  if (!voter || !pseudonym || !hasSpoken(voter)) return { goTo: `${at}/who-sees-what` }
  await askBeside(house, world, { of: conversation.id, n, kind, pseudonym, language: visit.language })
  // From where one votes it is put aside, and the next one comes; what is not understood is shown in other words.
  const isVoting = ideaIn(typed(visit.form, 'idea')) === n
  if (isVoting && kind !== 'easy-read')
    noteAsked(house, world.organisation.id, { of: conversation.id, pseudonym, n, what: kind })
  if (isVoting && kind === 'not-my-language') return { goTo: `${at}/vote?after=${n}&did=skipped` }
  return { goTo: `${at}/ideas/${n}?done=${kind}` }
}

async function askWorry(house: House, visit: Visit, errors: Errors = {}) {
  const here = await hereAt(house, visit)
  const { n } = await ideaAt(visit, here)
  const contacts = (await safetyContacts(visit.world.read, visit.world)).map(({ name }) => name)
  const isSignedIn = visit.actor.kind === 'person'
  const text = typed(visit.form, 'said')
  return <WorriedPage {...{ conversation: here.conversation, n, contacts, isSignedIn, text, errors }} />
}

async function worried(house: House, visit: Visit): Promise<Reply> {
  const { say, world } = visit
  const here = await hereAt(house, visit)
  const { n } = await ideaAt(visit, here)
  const { maybeText, ticked } = fieldsIn(say)
  const form = Type.Object({ said: maybeText({ most: 1000, lines: true }), name: ticked() })
  const filled = fill(form, visit.form)
  if (!filled.ok) return { page: await askWorry(house, visit, filled.errors), status: 422 }
  await visit.tries('conversations.worried', here.conversation.id)
  const { said, name: withName } = filled.value
  await sayWorried(world, here, n, { said, withName })
  return { goTo: `/conversations/${here.conversation.id}/ideas/${n}?done=worried` }
}

async function write(house: House, visit: Visit): Promise<Reply> {
  const here = await hereAt(house, visit)
  const { n } = await ideaAt(visit, here)
  found(here.looking.isContact || undefined)
  const first = secondFirst(visit, `/conversations/${here.conversation.id}/ideas/${n}`)
  if (first) return first
  const { say } = visit
  const box = visit.form[`text${n}`] === undefined ? 'text' : `text${n}`
  const text = fieldsIn(say).text({ ask: say('safety.write.need'), most: 2000, lines: true })
  const filled = fill(Type.Object({ [box]: text }), visit.form)
  if (!filled.ok) return { page: await show(house, visit, filled.errors), status: 422 }
  const answer = await writeToAuthor(visit.world, visit.actor, here, n, filled.value[box] ?? '')
  if (answer.ok) return { goTo: `/conversations/${here.conversation.id}/ideas/${n}?done=message` }
  return { page: await show(house, visit, { [box]: say(REFUSED[answer.no]) }), status: 422 }
}
