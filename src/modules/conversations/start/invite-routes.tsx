import { Type } from '@sinclair/typebox'
import { found } from '../../../kernel/found.js'
import type { Id } from '../../../kernel/id.js'
import { isAddress } from '../../../platform/mail/address.js'
import type { House } from '../../../platform/room.js'
import { idAt } from '../../../platform/web/at.js'
import { fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import { typed } from '../../../platform/web/form.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import { namesOf, originOf } from '../../people/index.js'
import { type Conversation, keeps } from '../conversation.js'
import { conversationAt } from '../voice.js'
import { mayInvite } from './prepare.js'
import { runsOf } from './queries.js'
import { MOST_AT_ONCE, type SlipKind } from './slip.js'
import { cancelSlips, makeSlips, sendLetters } from './slip-commands.js'
import { InvitePage, LinkPage } from './views/invite.js'
import { SlipSheet, SlipsPage } from './views/slips.js'
import { START_NO } from './words.js'

/** Slips, letters and the poster with the link. */
export const inviteRoutes = (house: House): readonly Route[] => [
  ['GET', '/conversations/:id/slips', 'signed-in', async (visit) => ({ page: await slips(house, visit) })],
  ['POST', '/conversations/:id/slips', 'signed-in', (visit) => print(house, visit)],
  ['POST', '/conversations/:id/slips/:run/cancel', 'signed-in', (visit) => cancel(house, visit)],
  ['GET', '/conversations/:id/invite', 'signed-in', async (visit) => ({ page: await letters(house, visit) })],
  ['POST', '/conversations/:id/invite', 'signed-in', (visit) => send(house, visit)],
  ['GET', '/conversations/:id/link', 'signed-in', async (visit) => ({ page: await poster(house, visit) })],
]

/** The conversation, for whoever may invite to it; for others there is no such page. */
async function invitingAt(house: House, visit: Visit): Promise<Conversation> {
  const { conversation } = await conversationAt(house, visit)
  return found(mayInvite(conversation, visit.actor) ? conversation : undefined)
}

async function runsShown({ world, actor }: Visit, c: Conversation, kind: SlipKind) {
  const runs = (await runsOf(world.read, world, c.id)).filter((run) => run.kind === kind)
  const makers = runs.flatMap(({ by }) => (by ? [by] : []))
  const names = await namesOf(world.read, world, makers)
  return runs.map((run) => ({
    ...run,
    who: run.by === null ? undefined : names.get(run.by),
    usedSaid: run.used < 5 ? ('few' as const) : run.used - (run.used % 5),
    mayCancel: keeps(c, actor) || (actor.kind === 'person' && actor.id === run.by),
  }))
}

async function slips(house: House, visit: Visit, errors: Errors = {}) {
  const c = await invitingAt(house, visit)
  const runs = await runsShown(visit, c, 'slip')
  return (
    <SlipsPage conversation={c} runs={runs} done={visit.query('done')} form={visit.form} errors={errors} />
  )
}

/** The codes are on the page that answers, and nowhere else: so it is no redirect. */
async function print(house: House, visit: Visit): Promise<Reply> {
  const { world, actor, say, form } = visit
  const c = await invitingAt(house, visit)
  const { whole } = fieldsIn(say)
  const filled = fill(
    Type.Object({ count: whole(say('start.slips.ask', { most: MOST_AT_ONCE }), 1, MOST_AT_ONCE) }),
    form,
  )
  if (!filled.ok) return { page: await slips(house, visit, filled.errors), status: 422 }
  await visit.tries('slips', actor.kind === 'person' ? actor.id : '')
  const answer = await makeSlips(house, world, actor, c.id, filled.value.count)
  if (!answer.ok) return { page: await slips(house, visit, { main: say(START_NO[answer.no]) }), status: 422 }
  const origin = await originOf(house, world)
  const organisation = world.organisation.name
  return { page: <SlipSheet conversation={c} codes={answer.next.codes} {...{ origin, organisation }} /> }
}

async function cancel(house: House, visit: Visit): Promise<Reply> {
  const { world, actor, say } = visit
  const c = await invitingAt(house, visit)
  const run: Id<'SlipRun'> = idAt(visit, 'run')
  const answer = await cancelSlips(world, actor, c.id, run)
  if (!answer.ok) return { page: await slips(house, visit, { main: say(START_NO[answer.no]) }), status: 422 }
  return { goTo: `/conversations/${c.id}/slips?done=cancelled` }
}

async function letters(house: House, visit: Visit, errors: Errors = {}) {
  const c = await invitingAt(house, visit)
  const runs = await runsShown(visit, c, 'letter')
  return (
    <InvitePage conversation={c} runs={runs} done={visit.query('done')} form={visit.form} errors={errors} />
  )
}

async function send(house: House, visit: Visit): Promise<Reply> {
  const { world, actor, say, form } = visit
  const c = await invitingAt(house, visit)
  const again = async (errors: Errors): Promise<Reply> => ({
    page: await letters(house, visit, errors),
    status: 422,
  })
  const addresses = addressesIn(typed(form, 'addresses'))
  const wrong = addresses.find((one) => !isAddress(one))
  if (wrong !== undefined)
    return again({ addresses: say('start.invite.wrong', { address: wrong.slice(0, 60) }) })
  if (!addresses.length) return again({ addresses: say('start.invite.ask') })
  if (addresses.length > MOST_AT_ONCE)
    return again({ addresses: say('start.invite.many', { most: MOST_AT_ONCE }) })
  await visit.tries('invite', actor.kind === 'person' ? actor.id : '')
  const answer = await sendLetters(house, world, actor, c.id, addresses)
  // That all of them got one before is said like any other sending: who was invited is nobody else's business.
  if (!answer.ok && answer.no !== 'nobody-new') return again({ main: say(START_NO[answer.no]) })
  return { goTo: `/conversations/${c.id}/invite?done=letters` }
}

/** One on each line, or with commas between them, as they are copied out of other programs. */
const addressesIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[\s,;]+/)
      .map((one) => one.trim().toLowerCase())
      .filter(Boolean),
  ),
]

async function poster(house: House, visit: Visit) {
  const c = await invitingAt(house, visit)
  const origin = await originOf(house, visit.world)
  return <LinkPage conversation={c} origin={origin} organisation={visit.world.organisation.name} />
}
