import { Type } from '@sinclair/typebox'
import { found } from '../../../kernel/found.js'
import { type Id, id } from '../../../kernel/id.js'
import type { House } from '../../../platform/room.js'
import { fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import { perspectivesOf, saidBy } from '../../people/index.js'
import type { Conversation } from '../conversation.js'
import { WHOSE } from '../idea.js'
import { askedIn, findByLink } from '../queries.js'
import { conversationAt, newCode, pseudonymIn, speakerOf, type Voter, voterIn } from '../voice.js'
import { saysWho } from './commands.js'
import { hasSpoken } from './present.js'
import { waysIn } from './queries.js'
import { isTaking, type Saying, sayWhoSpeaks } from './speaking.js'
import { Closed } from './views/closed.js'
import { Frozen } from './views/frozen.js'
import { SeesPage } from './views/sees-page.js'
import { Speak } from './views/speak.js'
import { forgetVoter } from './voters.js'
import { REFUSED } from './words.js'

const SAID = `/conversations/:id/perspective`

export const speakRoutes = (house: House): readonly Route[] => [
  ['GET', '/conversations/join/:code', 'anyone', (visit) => join(house, visit)],
  ['GET', '/conversations/:id/who-sees-what', 'anyone', (visit) => sees(house, visit)],
  ['GET', SAID, 'anyone', (visit) => ask(house, visit)],
  ['POST', SAID, 'anyone', (visit) => say(house, visit)],
]

async function sees(house: House, visit: Visit): Promise<Reply> {
  const { conversation } = await conversationAt(house, visit)
  return { page: <SeesPage conversation={conversation} /> }
}

type Speaker = {
  readonly conversation: Conversation
  readonly voter: Voter | undefined
  /** nothing for somebody who has no account and no return code yet */
  readonly pseudonym: Buffer | undefined
}

/** By the open link or its QR code. Looking makes nothing: whoever opens it may be a program that follows links. */
async function join(house: House, visit: Visit): Promise<Reply> {
  const { world } = visit
  const conversation = found(await findByLink(world.read, world, visit.param('code')))
  const speaker = speakerOf(visit)
  const pseudonym = speaker && (await pseudonymIn(house, world, conversation.box, speaker))
  const voter = pseudonym ? await voterIn(world.read, world, conversation.id, pseudonym) : undefined
  return askOf(visit, { conversation, voter, pseudonym: pseudonym || undefined })
}

async function speakerAt(house: House, visit: Visit): Promise<Speaker> {
  const { conversation, pseudonym } = await conversationAt(house, visit)
  const voter = pseudonym && (await voterIn(visit.world.read, visit.world, conversation.id, pseudonym))
  return { conversation, pseudonym, voter }
}

const ask = async (house: House, visit: Visit) => askOf(visit, await speakerAt(house, visit))

async function offeredIn({ world }: Visit, { id: of }: Conversation) {
  const asked = await askedIn(world.read, world, of)
  return (await perspectivesOf(world)).filter(({ id }) => asked.some(({ perspective }) => perspective === id))
}

async function askOf(visit: Visit, at: Speaker, errors: Errors = {}): Promise<Reply> {
  const { world, actor, form } = visit
  const { conversation, voter } = at
  if (!isTaking(conversation.state, world.today())) return { page: <Closed conversation={conversation} /> }
  const isGuest = actor.kind !== 'person'
  const ways = isGuest ? 'link' : await waysIn(world.read, world, conversation, actor)
  const offered = await offeredIn(visit, conversation)
  if (voter?.frozen || (voter && isGuest && hasSpoken(voter)))
    return { page: <Frozen {...{ conversation, voter, offered, isGuest }} /> }
  const own = actor.kind === 'person' ? [...(await saidBy(world, actor.id)).keys()] : []
  const before = voter?.perspectives.length ? voter.perspectives : own
  const isNew = isGuest && !voter
  const page = <Speak {...{ conversation, offered, before, isNew, form, errors, byLink: ways === 'link' }} />
  return { page, ...(Object.keys(errors).length > 0 && { status: 422 }) }
}

async function say(house: House, visit: Visit): Promise<Reply> {
  const { world, actor, form } = visit
  const at = await speakerAt(house, visit)
  const { conversation, voter } = at
  const offered = await offeredIn(visit, conversation)
  const fields = fieldsIn(visit.say)
  const ids: readonly string[] = [...offered.map((one) => one.id), 'none']
  const filled = fill(
    Type.Object({
      perspectives: fields.several('', ids, 0),
      whose: fields.maybeChoice(WHOSE),
      own: fields.ticked(),
      small: fields.ticked(),
    }),
    form,
  )
  if (!filled.ok) return askOf(visit, at, filled.errors)
  const { perspectives: ticked, whose = 'mine', own, small } = filled.value
  const said: Saying = {
    perspectives: ticked.filter((one) => one !== 'none').map((one) => id<'Perspective'>(one)),
    none: ticked.includes('none'),
    whose,
    agreedSmall: small,
  }
  const { state, smallRoom } = conversation
  const frozen = voter?.frozen === true
  const spoken = sayWhoSpeaks(said, { state, today: world.today(), smallRoom, frozen, offered })
  if (!spoken.ok) {
    const field = spoken.no === 'small-first' ? 'small' : 'perspectives'
    return askOf(visit, at, { [field]: visit.say(REFUSED[spoken.no]) })
  }
  const cameBy =
    voter?.cameBy ??
    found(actor.kind === 'person' ? await waysIn(world.read, world, conversation, actor) : 'link')
  const isGuest = actor.kind !== 'person'
  if (isGuest && !voter) await visit.newcomer('conversation', conversation.id)
  const code = isGuest ? (visit.voice ?? newCode()) : undefined
  const pseudonym = await namedIn(house, visit, at, code)
  const coming = { of: conversation.id, pseudonym, perspectives: spoken.stands, whose, agreedSmall: small }
  await saysWho(house, world, coming, cameBy)
  forgetVoter(house, pseudonym)
  return whereNext(conversation.id, { code, own, isNew: isGuest && (!voter || !visit.voice) })
}

async function namedIn(
  house: House,
  visit: Visit,
  { pseudonym, conversation }: Speaker,
  code: string | undefined,
) {
  if (pseudonym) return pseudonym
  await visit.world.end()
  return pseudonymIn(house, visit.world, conversation.box, found(code))
}

type Next = { readonly code: string | undefined; readonly own: boolean; readonly isNew: boolean }

function whereNext(of: Id<'Conversation'>, { code, own, isNew }: Next): Reply {
  if (!code || !isNew) return { goTo: `/conversations/${of}/vote` }
  return { goTo: `/conversations/${of}/return-code`, voice: { keep: code, ownDevice: own } }
}
