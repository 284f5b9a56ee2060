import { Type } from '@sinclair/typebox'
import { id, isId } from '../../../kernel/id.js'
import type { House } from '../../../platform/room.js'
import { fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import { typed } from '../../../platform/web/form.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import { LANGUAGES } from '../../../ui/say.js'
import { WHOSE } from '../idea.js'
import { lookAgain } from '../take-part/live.js'
import { hasSpoken } from '../take-part/present.js'
import { type Here, type Voter, voterIn } from '../voice.js'
import { putIdea } from './add-commands.js'
import { MOST_LETTERS, type Wish } from './adding.js'
import { hereAt, perspectiveNames } from './at.js'
import { type Checked, check } from './checks/check.js'
import { namesFor, shownTexts } from './queries.js'
import { AddPage, type Beside, LookPage, type Put } from './views/add.js'
import { REFUSED } from './words.js'

/** Add my own idea: write it, look at it as others will see it, put it. */
export const addRoutes = (house: House): readonly Route[] => [
  ['GET', '/conversations/:id/add', 'anyone', (visit) => askFor(house, visit)],
  ['POST', '/conversations/:id/add', 'anyone', (visit) => put(house, visit)],
]

/** Whoever speaks here already; nobody else puts an idea. */
async function speakerAt(house: House, visit: Visit) {
  const here = await hereAt(house, visit)
  const { conversation, pseudonym } = here
  const known = pseudonym && (await voterIn(visit.world.read, visit.world, conversation.id, pseudonym))
  const voter = known && hasSpoken(known) ? known : undefined
  return { here, voter, besides: voter ? await besidesOf(visit, voter) : [] }
}

async function besidesOf(visit: Visit, voter: Voter): Promise<readonly Beside[]> {
  const names = await perspectiveNames(visit)
  return voter.perspectives.flatMap((one): Beside[] => {
    const name = names.get(one)
    return name === undefined ? [] : [{ id: one, name }]
  })
}

const first = ({ conversation }: Here): Reply => ({ goTo: `/conversations/${conversation.id}/who-sees-what` })

async function askFor(house: House, visit: Visit): Promise<Reply> {
  const { here, voter, besides } = await speakerAt(house, visit)
  const { conversation } = here
  if (conversation.state.kind !== 'open') return { goTo: `/conversations/${conversation.id}` }
  if (!voter) return first(here)
  const put = { text: '', language: visit.language, beside: 'none', whose: voter.whose }
  return { page: <AddPage {...{ conversation, put, besides }} /> }
}

async function put(house: House, visit: Visit): Promise<Reply> {
  const { here, voter, besides } = await speakerAt(house, visit)
  const { conversation } = here
  if (!voter) return first(here)
  const typedIn = typedPut(visit)
  const again = (errors: Errors, checked?: Checked): Reply => ({
    page: <AddPage {...{ conversation, put: typedIn, besides, errors }} {...(checked && { checked })} />,
    status: 422,
  })
  const { say } = visit
  const { text, choice } = fieldsIn(say)
  const form = Type.Object({
    text: text({ ask: say('safety.add.need'), most: MOST_LETTERS, lines: true }),
    language: choice(say('safety.add.language.need'), LANGUAGES),
    whose: choice(say('safety.add.whose.need'), WHOSE),
    beside: choice(say('safety.add.beside.need'), ['none', ...besides.map((one) => one.id)]),
  })
  const filled = fill(form, visit.form)
  if (!filled.ok) return again(filled.errors)
  const sure = typed(visit.form, 'sure')
  if (sure === 'again') return { page: <AddPage {...{ conversation, put: typedIn, besides }} /> }
  const { beside, ...rest } = filled.value
  const wish: Wish = { ...rest, speaksAs: isId(beside) ? id<'Perspective'>(beside) : null }
  const checked = await looked(visit, here, wish)
  if (checked.mustGo.length) return again({ text: say('safety.check.rewrite') }, checked)
  if (sure !== 'yes') return { page: <LookPage {...{ conversation, put: typedIn, besides, checked }} /> }
  return keep(house, visit, here, wish, again)
}

type Again = (errors: Errors) => Reply

async function keep(house: House, visit: Visit, here: Here, wish: Wish, again: Again): Promise<Reply> {
  // For each voice, so that a whole house behind one router is not slowed by one of them; who has no account gets a
  // voice only by the pace at which strangers come in.
  await visit.tries('conversations.add', `${here.conversation.id} ${here.pseudonym?.toString('hex')}`)
  const answer = await putIdea(visit.world, here, wish)
  if (!answer.ok) return again({ text: visit.say(REFUSED[answer.no]) })
  // Whoever put it goes on to vote on it, so it must be there on the page where one votes.
  await lookAgain(house, { organisation: visit.world.organisation, of: here.conversation.id })
  return { goTo: `/conversations/${here.conversation.id}/ideas/${answer.next}?done=added` }
}

async function looked({ world }: Visit, { conversation, looking }: Here, { text, language }: Wish) {
  const names = await namesFor(world.read, world, looking)
  const ideas = await shownTexts(world.read, world, conversation)
  return check(text, language, { names, ideas })
}

const typedPut = ({ form }: Visit): Put => ({
  text: typed(form, 'text'),
  language: typed(form, 'language'),
  beside: typed(form, 'beside'),
  whose: typed(form, 'whose'),
})
