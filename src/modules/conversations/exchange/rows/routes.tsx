import { Type } from '@sinclair/typebox'
import { may } from '../../../../kernel/actor.js'
import { dayIn } from '../../../../kernel/day.js'
import { found } from '../../../../kernel/found.js'
import type { House } from '../../../../platform/room.js'
import { fieldsIn } from '../../../../platform/web/fields.js'
import { fill } from '../../../../platform/web/fill.js'
import type { Reply, Route, Visit } from '../../../../platform/web/route.js'
import type { Errors } from '../../../../ui/frame.js'
import {
  holderOf,
  isFacilitator,
  namesOf,
  PROPOSAL_WORDS,
  type Proposal,
  proposalsOf,
  proposeChange,
  secondFirst,
} from '../../../people/index.js'
import type { Conversation } from '../../conversation.js'
import { aboutConversation } from '../../start/changes.js'
import { conversationAt } from '../../voice.js'
import { keepIn, letOut } from './kinds.js'
import { polisFiles } from './polis-files.js'
import { lettingOut, peopleUpToFewest, singlesOf } from './queries.js'
import { type RowsRefusal, whyNotRows } from './rows.js'
import { AskPage } from './views/ask-page.js'
import { type Agreed, ExportPage } from './views/export-page.js'
import { zipOf } from './zip.js'

const AT = '/conversations/:id/export'
/** What two people may agree on here, by the last part of its address. */
const ASKS = { 'let-out': letOut, 'keep-in': keepIn } as const
export type Asking = keyof typeof ASKS

/** Everything one may take out of a conversation, and single answers where both sides agreed to let them out. */
export const rowsRoutes = (house: House): readonly Route[] => [
  ['GET', AT, 'signed-in', async (visit) => ({ page: await show(house, visit) })],
  ['GET', `${AT}/polis.zip`, 'signed-in', (visit) => download(house, visit)],
  ...(['let-out', 'keep-in'] as const).flatMap((what): Route[] => [
    ['GET', `${AT}/${what}`, 'signed-in', (visit) => ask(house, visit, what)],
    ['POST', `${AT}/${what}`, 'signed-in', (visit) => propose(house, visit, what)],
  ]),
]

/** A conversation that is or was open, for members here. */
async function memberAt(house: House, visit: Visit): Promise<Conversation> {
  const { conversation: c } = await conversationAt(house, visit)
  return found(may(await holderOf(visit), 'people.see') && c.state.kind !== 'draft' ? c : undefined)
}

const whyNot = async ({ world }: Visit, c: Conversation): Promise<RowsRefusal | undefined> =>
  whyNotRows(c, await peopleUpToFewest(world.read, world, c))

async function show(house: House, visit: Visit) {
  const { world } = visit
  const c = await memberAt(house, visit)
  const actor = await holderOf(visit)
  const { open } = await proposalsOf(world.read, world, actor)
  const kinds: readonly string[] = Object.values(ASKS).map(({ kind }) => kind)
  const waiting = open.find(({ about, kind }) => about === aboutConversation(c.id) && kinds.includes(kind))
  const agreed = await lettingOut(world.read, world, c.id)
  return (
    <ExportPage
      conversation={c}
      whyNot={await whyNot(visit, c)}
      agreed={agreed && (await inWords(visit, agreed))}
      waiting={waiting?.id}
      mayAsk={isFacilitator(actor, 'people.propose')}
    />
  )
}

async function inWords({ world, say }: Visit, { by, on, answeredBy, answeredAt, reason }: Proposal) {
  const names = await namesOf(world.read, world, answeredBy ? [by, answeredBy] : [by])
  const { zone } = world.organisation
  const words = letOut.words.reasons[reason]
  const agreed: Agreed = {
    who: names.get(by) ?? say('exchange.rows.somebody'),
    on,
    other: (answeredBy && names.get(answeredBy)) ?? say('exchange.rows.somebody'),
    otherOn: answeredAt ? dayIn(zone, answeredAt) : on,
    why: words ? say(words) : '',
  }
  return agreed
}

/** Open to every member as soon as both sides agreed; before that, and where it was ended, there is no such file. */
async function download(house: House, visit: Visit): Promise<Reply> {
  const { world, say, origin } = visit
  const c = await memberAt(house, visit)
  const { state } = c
  if (state.kind !== 'closed' || (await whyNot(visit, c)) || !(await lettingOut(world.read, world, c.id)))
    return { goTo: `/conversations/${c.id}/export` }
  const beside = { address: `${origin}/conversations/${c.id}`, wordless: say('exchange.rows.wordless') }
  const singles = await singlesOf(house.ground.pool, world, { ...c, state }, beside)
  // An idea may be held since: then nobody counts who answered only that.
  if (whyNotRows(c, singles.matrix.people)) return { goTo: `/conversations/${c.id}/export` }
  const body = zipOf(polisFiles(singles), singles.day)
  return { file: { name: 'polis.zip', type: 'application/zip', body } }
}

/** The conversation, for whoever holds a key and may ask for this now. */
async function askedAt(house: House, visit: Visit, what: Asking): Promise<Conversation> {
  const c = await memberAt(house, visit)
  const { world } = visit
  const isOut = (await lettingOut(world.read, world, c.id)) !== undefined
  const can = what === 'keep-in' ? isOut : !isOut && !(await whyNot(visit, c))
  return found(can && isFacilitator(await holderOf(visit), 'people.propose') ? c : undefined)
}

async function ask(house: House, visit: Visit, what: Asking): Promise<Reply> {
  const c = await askedAt(house, visit, what)
  return secondFirst(visit, `/conversations/${c.id}/export/${what}`) ?? { page: form(visit, c, what) }
}

const form = (visit: Visit, c: Conversation, what: Asking, errors: Errors = {}) => (
  <AskPage
    conversation={c}
    what={what}
    reasons={ASKS[what].words.reasons}
    form={visit.form}
    errors={errors}
  />
)

async function propose(house: House, visit: Visit, what: Asking): Promise<Reply> {
  const { world, actor, say } = visit
  const c = await askedAt(house, visit, what)
  const second = secondFirst(visit, `/conversations/${c.id}/export/${what}`)
  if (second) return second
  const again = (errors: Errors): Reply => ({ page: form(visit, c, what, errors), status: 422 })
  const kind = ASKS[what]
  const { choice, maybeText } = fieldsIn(say)
  const why = Type.Object({
    reason: choice(say('start.change.reason.ask'), kind.reasonKinds),
    why: maybeText({ most: 500, lines: true }),
  })
  const filled = fill(why, visit.form)
  if (!filled.ok) return again(filled.errors)
  const wish = { about: aboutConversation(c.id), draft: {}, ...filled.value }
  const answer = await proposeChange(world, actor, kind, wish, { secondFactor: true })
  if (!answer.ok) return again({ main: say(PROPOSAL_WORDS[answer.no]) })
  return { goTo: `/people/proposals/${answer.next.id}?done=proposed` }
}
