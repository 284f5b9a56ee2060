import { Type } from '@sinclair/typebox'
import { may } from '../../../kernel/actor.js'
import { found } from '../../../kernel/found.js'
import { type Id, id } from '../../../kernel/id.js'
import { idAt } from '../../../platform/web/at.js'
import { fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import type { Say } from '../../../ui/say.js'
import type { Group } from '../person.js'
import { groupsOf } from '../queries.js'
import { type Door, originOf } from './door.js'
import { LINK_DAYS, LINK_PEOPLE } from './invitation.js'
import { invitationCode, makeInvitation, takeBack } from './join-commands.js'
import { findInvitation, invitationsOf } from './queries.js'
import { Invitations } from './views/invitations.js'
import { InviteByLetter, InviteByLink } from './views/invite.js'
import { ShowInvitation } from './views/show-invitation.js'
import { WORDS } from './words.js'

const groupIn = (say: Say, groups: readonly Group[]) =>
  fieldsIn(say).choice(
    say('invite.group.ask'),
    groups.map(({ id: group }) => group),
  )

const letterOf = (say: Say, groups: readonly Group[]) => {
  const { email, maybeText } = fieldsIn(say)
  return Type.Object({
    email: email(say('code.email.ask')),
    group: groupIn(say, groups),
    words: maybeText({ most: 1_000, lines: true }),
  })
}
const linkOf = (say: Say, groups: readonly Group[]) => {
  const { choice } = fieldsIn(say)
  const ask = say('invite.choose')
  return Type.Object({
    group: groupIn(say, groups),
    days: choice(
      ask,
      LINK_DAYS.map((days) => `${days}` as const),
    ),
    most: choice(
      ask,
      LINK_PEOPLE.map((most) => `${most}` as const),
    ),
  })
}

export const inviteRoutes = (door: Door): readonly Route[] => [
  ['GET', '/people/invitations', 'signed-in', async (visit) => ({ page: await list(visit) })],
  ['GET', '/people/invitations/letter', 'signed-in', async (visit) => ({ page: await askLetter(visit) })],
  ['GET', '/people/invitations/link', 'signed-in', async (visit) => ({ page: await askLink(visit) })],
  ['POST', '/people/invitations/letter', 'signed-in', (visit) => sendLetter(door, visit)],
  ['POST', '/people/invitations/link', 'signed-in', (visit) => makeLink(door, visit)],
  ['GET', '/people/invitations/:id', 'signed-in', async (visit) => ({ page: await show(door, visit) })],
  ['POST', '/people/invitations/:id/cancel', 'signed-in', (visit) => cancel(door, visit)],
]

async function list({ world, actor }: Visit) {
  const all = await invitationsOf(world, actor)
  return <Invitations invitations={all} now={world.now()} zone={world.organisation.zone} />
}

/** The groups this person may invite into; somebody in none finds no such page. */
async function groupsFor({ world, actor }: Visit): Promise<readonly Group[]> {
  const groups = (await groupsOf(world)).filter((group) => may(actor, 'people.invite', group.id))
  return found(groups.length > 0 ? groups : undefined)
}

const askLetter = async (visit: Visit, errors: Errors = {}) => (
  <InviteByLetter groups={await groupsFor(visit)} form={visit.form} errors={errors} />
)
const askLink = async (visit: Visit, errors: Errors = {}) => (
  <InviteByLink groups={await groupsFor(visit)} form={visit.form} errors={errors} />
)

async function sendLetter(door: Door, visit: Visit): Promise<Reply> {
  const { world, actor, say } = visit
  const filled = fill(letterOf(say, await groupsFor(visit)), visit.form)
  if (!filled.ok) return { page: await askLetter(visit, filled.errors), status: 422 }
  await visit.tries('invite', actor.kind === 'person' ? actor.id : '')
  const answer = await makeInvitation(door, world, actor, { kind: 'letter', ...filled.value })
  if (!answer.ok) return { page: await askLetter(visit, { main: say(WORDS[answer.no]) }), status: 422 }
  return { goTo: `/people/invitations/${answer.next.id}` }
}

async function makeLink(door: Door, visit: Visit): Promise<Reply> {
  const { world, actor, say } = visit
  const filled = fill(linkOf(say, await groupsFor(visit)), visit.form)
  if (!filled.ok) return { page: await askLink(visit, filled.errors), status: 422 }
  const { group, days, most } = filled.value
  const wish = { kind: 'link', group, days: Number(days), most: Number(most) } as const
  const answer = await makeInvitation(door, world, actor, wish)
  if (!answer.ok) return { page: await askLink(visit, { main: say(WORDS[answer.no]) }), status: 422 }
  return { goTo: `/people/invitations/${answer.next.id}` }
}

const idOf = (visit: Visit): Id<'Invitation'> => id(idAt(visit, 'id'))

async function show(door: Door, visit: Visit, errors: Errors = {}) {
  const { world, actor } = visit
  const invitation = found(await findInvitation(world, actor, idOf(visit)))
  const code = invitationCode(door, world, invitation)
  const origin = await originOf(door, world)
  const { zone, name: organisation } = world.organisation
  return <ShowInvitation {...{ invitation, code, origin, organisation, now: world.now(), zone, errors }} />
}

async function cancel(door: Door, visit: Visit): Promise<Reply> {
  const { world, actor, say } = visit
  found(await findInvitation(world, actor, idOf(visit)))
  const answer = await takeBack(world, actor, idOf(visit))
  if (!answer.ok) return { page: await show(door, visit, { main: say(WORDS[answer.no]) }), status: 422 }
  return { goTo: `/people/invitations/${idOf(visit)}` }
}
