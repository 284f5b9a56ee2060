import type { House } from '../../../platform/room.js'
import type { Route, Visit } from '../../../platform/web/route.js'
import { saidBy } from '../../people/index.js'
import { keeps } from '../conversation.js'
import { conversationAt, type Here, voterIn } from '../voice.js'
import { type HereNow, replyBy, standingOfReplies } from './first.js'
import { mayInvite, takesVotes } from './prepare.js'
import { alsoOf, repliesOf } from './queries.js'
import { mayReply } from './reply.js'
import { questionIn, type Settings, settingsOf } from './settings.js'
import { FirstPage } from './views/first-page.js'

export const firstRoutes = (house: House): readonly Route[] => [
  ['GET', '/conversations/:id', 'anyone', async (visit) => ({ page: await show(house, visit) })],
]

async function show(house: House, visit: Visit) {
  const { world, language } = visit
  const here = await conversationAt(house, visit)
  const { conversation: c } = here
  const settings = named(visit, await settingsOf(world.read, world, c))
  const replies = await repliesOf(world.read, world, c.id)
  const now = await hereNow(visit, here)
  return (
    <FirstPage
      settings={settings}
      asked={questionIn(c, settings.wordings, language)}
      here={{ ...now, changed: settings.choices.some(({ agreed }) => agreed) }}
      standing={standingOfReplies(replies, world.today())}
      over={c.state.kind === 'open' && !takesVotes(c, world.today())}
      replyBy={replyBy(c, replies)}
      done={visit.query('done')}
    />
  )
}

/** Names are for people who have one here themselves: for a visitor it was a member of the group. */
function named({ actor, say }: Visit, settings: Settings): Settings {
  if (actor.kind === 'person') return settings
  const group = settings.groups.find(({ id }) => id === settings.conversation.group)?.name ?? ''
  const member = say('start.a-member', { group })
  return { ...settings, names: new Map([...settings.names.keys()].map((one) => [one, member])) }
}

async function hereNow({ world, actor, voice }: Visit, { conversation: c, pseudonym }: Here) {
  const voter = pseudonym && (await voterIn(world.read, world, c.id, pseudonym))
  const { replier } = await alsoOf(world.read, world, c.id)
  const own = actor.kind === 'person' ? [...(await saidBy(world, actor.id)).keys()] : []
  const now: Omit<HereNow, 'changed'> = {
    frozen: voter?.frozen ?? false,
    isGuest: actor.kind !== 'person',
    isNew: actor.kind !== 'person' && !voter && !voice,
    before: voter?.perspectives.length ? voter.perspectives : own,
    mayInvite: mayInvite(c, actor),
    keeps: keeps(c, actor),
    mayReply: mayReply(c, replier, actor),
  }
  return now
}
