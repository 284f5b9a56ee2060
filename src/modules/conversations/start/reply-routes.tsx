import { Type } from '@sinclair/typebox'
import { found } from '../../../kernel/found.js'
import type { House } from '../../../platform/room.js'
import { fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import { namesOf } from '../../people/index.js'
import { conversationAt, voterIn } from '../voice.js'
import { standingOfReplies } from './first.js'
import { alsoOf, ownVerdict, repliesOf } from './queries.js'
import { lastGiven, mayReply, owedOf } from './reply.js'
import { sayVerdict, writeReply } from './reply-commands.js'
import { SPOKEN } from './views/languages.js'
import { ReplyPage } from './views/reply.js'
import { START_NO } from './words.js'

/** What came of it: read by everybody, written by whoever replies, judged by those who took part. */
export const replyRoutes = (house: House): readonly Route[] => [
  ['GET', '/conversations/:id/reply', 'anyone', async (visit) => ({ page: await show(house, visit) })],
  ['POST', '/conversations/:id/reply', 'signed-in', (visit) => write(house, visit)],
  ['POST', '/conversations/:id/reply/verdict', 'anyone', (visit) => judge(house, visit)],
]

async function readingAt(house: House, visit: Visit) {
  const { world, actor } = visit
  const here = await conversationAt(house, visit)
  const { conversation: c, pseudonym } = here
  // What is being prepared has no reply, for nobody.
  found(c.state.kind === 'draft' ? undefined : c)
  const replies = await repliesOf(world.read, world, c.id)
  const voter = pseudonym && (await voterIn(world.read, world, c.id, pseudonym))
  const { replier } = await alsoOf(world.read, world, c.id)
  const given = lastGiven(replies)
  const tookPart = voter?.frozen === true && given !== undefined
  return { here, replies, given, tookPart, pseudonym, mayWrite: mayReply(c, replier, actor) }
}

async function show(house: House, visit: Visit, errors: Errors = {}) {
  const { world } = visit
  const { here, replies, given, tookPart, pseudonym, mayWrite } = await readingAt(house, visit)
  const { conversation } = here
  const writers = replies.flatMap(({ said }) => (said?.by ? [said.by] : []))
  const own =
    tookPart && pseudonym && given
      ? await ownVerdict(world.read, world, conversation.id, given.n, pseudonym)
      : undefined
  return (
    <ReplyPage
      {...{ conversation, replies, own, errors, judges: tookPart, form: visit.form }}
      standing={standingOfReplies(replies, world.today())}
      names={visit.actor.kind === 'person' ? await namesOf(world.read, world, writers) : new Map()}
      writes={mayWrite && owedOf(replies) !== undefined}
      done={visit.query('done')}
    />
  )
}

async function write(house: House, visit: Visit): Promise<Reply> {
  const { world, say, form } = visit
  const { here, mayWrite } = await readingAt(house, visit)
  found(mayWrite || undefined)
  const { text, choice } = fieldsIn(say)
  const filled = fill(
    Type.Object({
      text: text({ ask: say('start.reply.ask'), most: 8000, lines: true }),
      language: choice(say('start.language.choose'), SPOKEN),
    }),
    form,
  )
  if (!filled.ok) return { page: await show(house, visit, filled.errors), status: 422 }
  const answer = await writeReply(world, here, filled.value)
  if (!answer.ok) return { page: await show(house, visit, { main: say(START_NO[answer.no]) }), status: 422 }
  return { goTo: `/conversations/${here.conversation.id}/reply?done=replied` }
}

async function judge(house: House, visit: Visit): Promise<Reply> {
  const { world, say, form } = visit
  const { here, given, tookPart, pseudonym } = await readingAt(house, visit)
  const { id } = here.conversation
  found(tookPart || undefined)
  const { choice } = fieldsIn(say)
  const filled = fill(Type.Object({ good: choice(say('start.verdict.choose'), ['yes', 'no']) }), form)
  if (!filled.ok) return { page: await show(house, visit, filled.errors), status: 422 }
  // Where another reply came in the meantime, what was said is not said of that one.
  if (`${given?.n}` !== `${form.reply}`) return { goTo: `/conversations/${id}/reply` }
  await sayVerdict(house, world, id, found(given).n, found(pseudonym), filled.value.good === 'yes')
  return { goTo: `/conversations/${id}/reply?done=verdict` }
}
