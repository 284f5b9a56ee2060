import { Type } from '@sinclair/typebox'
import { found } from '../../../kernel/found.js'
import type { House } from '../../../platform/room.js'
import { fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import { typed } from '../../../platform/web/form.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import type { Idea } from '../idea.js'
import { type Here, voterIn } from '../voice.js'
import { mendWords, takeWordsBack } from './add-commands.js'
import { MOST_LETTERS, mendIdea, takeBack } from './adding.js'
import { clockOf, hereAt, ideaAt } from './at.js'
import { type Checked, check } from './checks/check.js'
import { heldIn } from './held.js'
import { messagesWaiting } from './message-commands.js'
import { ideasBy, isAuthorOf, namesFor, votedOn } from './queries.js'
import { MendPage, MyIdeasPage, TakeBackPage } from './views/mine.js'
import { placeOf } from './wording.js'
import { REFUSED } from './words.js'

/** My ideas: what became of them, mend a typo, take the words back. */
export const mineRoutes = (house: House): readonly Route[] => [
  ['GET', '/conversations/:id/my-ideas', 'anyone', async (visit) => ({ page: await list(house, visit) })],
  ['GET', '/conversations/:id/ideas/:n/mend', 'anyone', (visit) => askMend(house, visit)],
  ['POST', '/conversations/:id/ideas/:n/mend', 'anyone', (visit) => mend(house, visit)],
  ['GET', '/conversations/:id/ideas/:n/take-back', 'anyone', (visit) => askTakeBack(house, visit)],
  ['POST', '/conversations/:id/ideas/:n/take-back', 'anyone', (visit) => takeItBack(house, visit)],
]

async function list(house: House, visit: Visit) {
  const { world } = visit
  const { conversation, pseudonym } = await hereAt(house, visit)
  const held = await heldIn(world.read, world, conversation)
  const ideas = pseudonym ? await ideasBy(world.read, world, conversation.id, pseudonym) : []
  const mine = []
  for (const idea of ideas)
    mine.push({ idea, place: placeOf(idea, held), canMend: await canMend(visit, conversation, idea, held) })
  const voter = pseudonym && (await voterIn(world.read, world, conversation.id, pseudonym))
  return (
    <MyIdeasPage
      {...{ conversation, mine, clock: clockOf(visit) }}
      waiting={await messagesWaiting(world.read, world, conversation, pseudonym)}
      canAdd={conversation.state.kind === 'open' && voter !== undefined}
    />
  )
}

type Held = Awaited<ReturnType<typeof heldIn>>

/** Asks the rule, as if nothing were wrong with the words: for whoever wrote it. */
export async function canMend({ world }: Visit, c: Here['conversation'], idea: Idea, held: Held) {
  const mine = {
    ...{ idea, isAuthor: true, isHeld: held.has(idea.n) },
    votedOn: await votedOn(world.read, world, c, idea),
  }
  return mendIdea(c, mine, false).ok
}

/** One's own idea; for everybody else there is nothing here. */
async function mineAt(house: House, visit: Visit) {
  const here = await hereAt(house, visit)
  const idea = await ideaAt(visit, here)
  found(isAuthorOf(idea, here.pseudonym) || undefined)
  return { here, idea }
}

async function askMend(house: House, visit: Visit): Promise<Reply> {
  const { here, idea } = await mineAt(house, visit)
  const held = await heldIn(visit.world.read, visit.world, here.conversation)
  if (!(await canMend(visit, here.conversation, idea, held)))
    return { goTo: `/conversations/${here.conversation.id}/my-ideas` }
  return { page: <MendPage {...{ conversation: here.conversation, idea, text: idea.text ?? '' }} /> }
}

async function mend(house: House, visit: Visit): Promise<Reply> {
  const { here, idea } = await mineAt(house, visit)
  const { conversation } = here
  const { say, world } = visit
  const again = (errors: Errors, checked?: Checked): Reply => ({
    page: (
      <MendPage
        {...{ conversation, idea, text: typed(visit.form, 'text'), errors }}
        {...(checked && { checked })}
      />
    ),
    status: 422,
  })
  const text = fieldsIn(say).text({ ask: say('safety.add.need'), most: MOST_LETTERS, lines: true })
  const filled = fill(Type.Object({ text }), visit.form)
  if (!filled.ok) return again(filled.errors)
  const names = await namesFor(world.read, world, here.looking)
  const checked = check(filled.value.text, idea.language, { names, ideas: [] })
  if (checked.mustGo.length) return again({ text: say('safety.check.rewrite') }, checked)
  const answer = await mendWords(world, here, idea.n, filled.value.text)
  if (!answer.ok) return again({ text: say(REFUSED[answer.no]) })
  return { goTo: `/conversations/${conversation.id}/ideas/${idea.n}?done=mended` }
}

async function askTakeBack(house: House, visit: Visit): Promise<Reply> {
  const { here, idea } = await mineAt(house, visit)
  const { conversation } = here
  if (!takeBack(conversation, { idea, isAuthor: true }).ok)
    return { goTo: `/conversations/${conversation.id}/my-ideas` }
  return { page: <TakeBackPage {...{ conversation, idea }} /> }
}

async function takeItBack(house: House, visit: Visit): Promise<Reply> {
  const { here, idea } = await mineAt(house, visit)
  const { conversation } = here
  const answer = await takeWordsBack(visit.world, here, idea.n)
  if (answer.ok) return { goTo: `/conversations/${conversation.id}/my-ideas` }
  const errors = { main: visit.say(REFUSED[answer.no]) }
  return { page: <TakeBackPage {...{ conversation, idea, errors }} />, status: 422 }
}
