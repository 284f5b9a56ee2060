import { found } from '../../../kernel/found.js'
import { receiptsOf } from '../../../platform/ballots/receipt.js'
import type { House } from '../../../platform/room.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import { perspectivesOf } from '../../people/index.js'
import { messagesWaiting } from '../safety/message-commands.js'
import { wordingsOf } from '../safety/wordings.js'
import { voteOf } from './own.js'
import { presentAt } from './present.js'
import { receiptText } from './receipt-text.js'
import { isTaking } from './speaking.js'
import { ideaIn } from './turn.js'
import { Mine } from './views/mine.js'

export const mineRoutes = (house: House): readonly Route[] => [
  ['GET', '/conversations/:id/mine', 'anyone', (visit) => mine(house, visit)],
  ['GET', '/conversations/:id/mine/receipts', 'anyone', (visit) => receipts(house, visit)],
]

/** What one person said, for them alone. */
async function mine(house: House, visit: Visit): Promise<Reply> {
  const at = await presentAt(house, visit)
  if (!('now' in at)) return { goTo: `/conversations/${at.here.conversation.id}/perspective` }
  const { world, language, actor } = visit
  const { now, voter, live } = at
  const numbers = [...new Set([...now.own.votes.keys(), ...now.own.marks])].sort((a, b) => a - b)
  const words = await wordingsOf(world.read, world, live.conversation, language, numbers)
  const answers = numbers.map((n) => ({
    ...{ n, text: words.get(n)?.text ?? null, lang: words.get(n)?.language ?? language },
    ...{ vote: voteOf(now.own, n), marked: now.own.marks.has(n), live: live.place.has(n) },
  }))
  const names = (await perspectivesOf(world)).filter(({ id }) => voter.perspectives.includes(id))
  const isOpen = isTaking(live.conversation.state, world.today())
  const code = actor.kind === 'person' ? undefined : visit.voice
  const changed = ideaIn(visit.query('changed'))
  const speaks = { names: names.map(({ name }) => name[language]), whose: voter.whose }
  return {
    page: (
      <Mine
        {...{
          conversation: live.conversation,
          answers,
          speaks,
          isOpen,
          code,
          changed,
          marks: now.own.marks.size,
          waiting: await messagesWaiting(world.read, world, live.conversation, at.pseudonym),
        }}
      />
    ),
  }
}

/** To keep, and to check with later that each answer is in the record as it was given. */
async function receipts(house: House, visit: Visit): Promise<Reply> {
  const at = await presentAt(house, visit)
  const { pseudonym, live } = found('now' in at ? at : undefined)
  const { world, say, language } = visit
  const all = await receiptsOf(world, live.conversation.box, pseudonym)
  const words = await wordingsOf(world.read, world, live.conversation, language)
  const body = receiptText(say, live.conversation, all, words)
  return { file: { name: `${say('take.receipts.file')}.txt`, type: 'text/plain; charset=utf-8', body } }
}
