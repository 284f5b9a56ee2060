import { found } from '../../../kernel/found.js'
import type { Id } from '../../../kernel/id.js'
import type { House } from '../../../platform/room.js'
import { idAt } from '../../../platform/web/at.js'
import { typed } from '../../../platform/web/form.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import { heldConversation } from '../queries.js'
import { conversationOfSlip, findSlip } from '../start/slip-queries.js'
import { codeTyped, conversationAt, pseudonymIn, voterIn } from '../voice.js'
import { comesBySlip } from './commands.js'
import { conversationsOfCode } from './queries.js'
import { Come, ReturnCode, TypeCode } from './views/codes.js'
import { Forget, Forgotten } from './views/forget.js'

export const entryRoutes = (house: House): readonly Route[] => [
  [
    'GET',
    '/conversations/code',
    'anyone',
    async () => ({ page: <TypeCode errors={{}} typed="" own={false} /> }),
  ],
  ['POST', '/conversations/code', 'anyone', (visit) => type(house, visit)],
  ['GET', '/conversations/:id/come/:code', 'anyone', (visit) => look(house, visit)],
  ['POST', '/conversations/:id/come/:code', 'anyone', (visit) => come(house, visit)],
  ['GET', '/conversations/:id/return-code', 'anyone', (visit) => showCode(house, visit)],
  [
    'GET',
    '/conversations/forget',
    'anyone',
    async ({ voice }) => ({ page: voice ? <Forget /> : <Forgotten /> }),
  ],
  ['POST', '/conversations/forget', 'anyone', forget],
]

/** A return code, or the code of a slip or a letter. */
async function type(house: House, visit: Visit): Promise<Reply> {
  const { world, form, say } = visit
  const own = typed(form, 'own') === 'yes'
  const again = (errors: Errors): Reply => ({
    page: <TypeCode errors={errors} typed={typed(form, 'code')} own={own} />,
    status: 422,
  })
  const code = codeTyped(typed(form, 'code'))
  // A slip of the pen never fits: that is told at once, and is no try.
  if (!code) return again({ code: say('take.code.slip') })
  const [back] = await conversationsOfCode(house, world, code)
  const voice = { keep: code, ownDevice: own }
  if (back) return { goTo: `/conversations/${back}/vote`, voice }
  const of = await conversationOfSlip(house, world, code)
  if (!of) {
    // Only what is wrong counts, so that a room full of people who type what is right never waits for each other.
    await visit.tries('conversation-code', 'wrong')
    return again({ code: say('take.code.unknown') })
  }
  return bySlip(house, visit, of, code)
}

async function bySlip(house: House, visit: Visit, of: Id<'Conversation'>, code: string): Promise<Reply> {
  const { world, form } = visit
  const { box } = found(await heldConversation(world.read, world, of))
  await world.end()
  found((await comesBySlip(house, world, of, await pseudonymIn(house, world, box, code))) || undefined)
  const voice = { keep: code, ownDevice: typed(form, 'own') === 'yes' }
  return { goTo: `/conversations/${of}/vote`, voice }
}

/** The slip in the address, where it is one of this conversation; it is looked at and not used. */
async function slipAt(house: House, visit: Visit) {
  const { world } = visit
  const of = idAt<'Conversation'>(visit, 'id')
  const code = codeTyped(visit.param('code'))
  const conversation = found(await heldConversation(world.read, world, of))
  const pseudonym = code && (await pseudonymIn(house, world, conversation.box, code))
  const isOurs =
    pseudonym &&
    conversation.state.kind !== 'draft' &&
    ((await findSlip(world.read, world, of, pseudonym)) ?? (await voterIn(world.read, world, of, pseudonym)))
  if (!isOurs) await visit.tries('conversation-code', 'wrong')
  found(isOurs || undefined)
  return { conversation, code: found(code) }
}

async function look(house: House, visit: Visit): Promise<Reply> {
  const { conversation, code } = await slipAt(house, visit)
  return { page: <Come conversation={conversation} code={code} /> }
}

/** Only the button brings somebody in: whatever opens the links in letters must not. */
async function come(house: House, visit: Visit): Promise<Reply> {
  const { conversation, code } = await slipAt(house, visit)
  return bySlip(house, visit, conversation.id, code)
}

/** Large, for whoever has just been given one; the same stands on the page with their own answers. */
async function showCode(house: House, visit: Visit): Promise<Reply> {
  const { world, voice, actor } = visit
  const { conversation, pseudonym } = await conversationAt(house, visit)
  const voter = pseudonym && (await voterIn(world.read, world, conversation.id, pseudonym))
  found(actor.kind !== 'person' && voter ? voter : undefined)
  const { cameBy } = found(voter || undefined)
  const at = `${visit.origin}/conversations/code`
  return { page: <ReturnCode {...{ conversation, code: found(voice), at, onPaper: cameBy === 'slip' }} /> }
}

async function forget({ form }: Visit): Promise<Reply> {
  const to = typed(form, 'to')
  const back = /^\/conversations\/join\/[a-z0-9]{10}$/.test(to) ? to : '/conversations/forget'
  return { goTo: back, voice: { forget: true } }
}
