import { type TObject, Type } from '@sinclair/typebox'
import { may } from '../../../kernel/actor.js'
import { found } from '../../../kernel/found.js'
import { fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import type { Form } from '../../../platform/web/form.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import type { Say } from '../../../ui/say.js'
import type { Perspective } from '../person.js'
import { perspectivesOf } from '../queries.js'
import { changeDetails, sayNeeds, sayPerspectives } from './commands.js'
import { aYearAfter, CHANNELS, FORMATS, type Needs, SEEN_BY, SUPPORTS } from './needs.js'
import type { MinePlug } from './plug.js'
import { findMe, groupsHere, needsOf, needsSeen, perspectivesHere, saidBy } from './queries.js'
import { dayIn, momentIn, record, tell } from './telling.js'
import { DIGESTS, MyDetails } from './views/details.js'
import { MyThings } from './views/me.js'
import { NeedsHere } from './views/needs-here.js'
import { PeopleHere } from './views/people-here.js'
import { WhatHelps } from './views/what-helps.js'
import { Which } from './views/which.js'
import { WORDS } from './words.js'

const MOST_LINES = 10

/** Who is here, what I said I am, what helps me, and my details. */
export const mineRoutes = (plug: MinePlug): readonly Route[] => [
  ['GET', '/people', 'signed-in', async (visit) => ({ page: await peopleHere(visit) })],
  [
    'GET',
    '/people/needs',
    'signed-in',
    async (visit) => {
      await me(visit)
      return { page: <NeedsHere seen={await needsSeen(visit.world, visit.actor)} /> }
    },
  ],
  ['GET', '/people/me', 'signed-in', async (visit) => ({ page: await myThings(visit, plug) })],
  ['GET', '/people/me/perspectives', 'signed-in', async (visit) => ({ page: await which(visit) })],
  ['POST', '/people/me/perspectives', 'signed-in', savePerspectives],
  ['GET', '/people/me/needs', 'signed-in', async (visit) => ({ page: await whatHelps(visit) })],
  ['POST', '/people/me/needs', 'signed-in', saveNeeds],
  ['GET', '/people/me/details', 'signed-in', async (visit) => ({ page: <MyDetails me={await me(visit)} /> })],
  ['POST', '/people/me/details', 'signed-in', saveDetails],
]

/** Whoever looks, as somebody with a place here; a set-up session has none, so there the page is not found. */
export const me = async ({ world, actor }: Visit) => found(await findMe(world, actor))

async function peopleHere({ world, actor, ...visit }: Visit) {
  const mine = await me({ world, actor, ...visit })
  const [groups, perspectives] = [
    await groupsHere(world, actor, may(actor, 'people.see')),
    await perspectivesHere(world),
  ]
  return <PeopleHere groups={groups} perspectives={perspectives} listed={mine.listed} />
}

async function myThings(visit: Visit, { telling }: MinePlug) {
  const { world, actor, say, language } = visit
  const mine = await me(visit)
  const said = await saidBy(world, mine.id)
  const { happened, pages } = await record(world, actor, telling(), { person: mine.id }, 1)
  return (
    <MyThings
      me={mine}
      said={(await perspectivesOf(world)).filter(({ id }) => said.has(id)).map(({ name }) => name[language])}
      needs={await needsOf(world.read, world.organisation.id, mine.id)}
      groups={(await groupsHere(world, actor, false)).filter((one) => one.mine).map(({ name }) => name)}
      lines={happened.slice(0, MOST_LINES).map((one) => tell(one, actor, telling(), say))}
      more={pages > 1 || happened.length > MOST_LINES}
      moment={momentIn(world.organisation.zone, language)}
      day={dayIn(language)}
    />
  )
}

async function which(visit: Visit, form?: Form, errors: Errors = {}) {
  const mine = await me(visit)
  return (
    <Which
      offered={await perspectivesOf(visit.world)}
      said={await saidBy(visit.world, mine.id)}
      form={form}
      errors={errors}
    />
  )
}

/** A box to tick for each perspective, and one for words beside each. */
function whichOf(say: Say, offered: readonly Perspective[]): TObject {
  const { several, maybeText } = fieldsIn(say)
  const words = offered.map(({ id }) => [`words-${id}`, maybeText({ most: 200 })] as const)
  return Type.Object({
    which: several(
      say('which.label'),
      offered.map(({ id }) => id),
      0,
    ),
    ...Object.fromEntries(words),
  })
}

async function savePerspectives(visit: Visit): Promise<Reply> {
  const { world, actor, say, form } = visit
  await me(visit)
  const offered = await perspectivesOf(world)
  const filled = fill(whichOf(say, offered), form)
  if (!filled.ok) return { page: await which(visit, form, filled.errors), status: 422 }
  const value: Readonly<Record<string, unknown>> = filled.value
  const ticked = [value.which].flat()
  const said = offered
    .filter(({ id }) => ticked.includes(id))
    .map(({ id, side }) => {
      const words = value[`words-${id}`]
      return { id, side, ownWords: typeof words === 'string' ? words : undefined }
    })
  const answer = await sayPerspectives(world, actor, said)
  if (answer.ok) return { goTo: '/people/me?done=perspectives' }
  return { page: await which(visit, form, { which: say(WORDS[answer.no]) }), status: 422 }
}

const needing = (say: Say) => {
  const { choice, several, maybeText, maybeDay } = fieldsIn(say)
  return Type.Object({
    language: choice(say('helps.language-ask'), ['en', 'cy']),
    channel: choice(say('helps.channel-ask'), CHANNELS),
    format: several(say('helps.format'), FORMATS, 0),
    support: several(say('helps.support'), SUPPORTS, 0),
    words: maybeText({ most: 1000, lines: true }),
    seen: choice(say('helps.seen-ask'), SEEN_BY),
    review: maybeDay(say('helps.review-ask')),
  })
}

async function whatHelps(visit: Visit, form?: Form, errors: Errors = {}) {
  const { world } = visit
  const mine = await me(visit)
  const first: Needs = {
    language: mine.language,
    channel: mine.email ? 'email' : 'post',
    format: [],
    support: [],
    seenBy: 'facilitators',
    reviewOn: aYearAfter(world.today()),
  }
  const needs = (await needsOf(world.read, world.organisation.id, mine.id)) ?? first
  return <WhatHelps needs={needs} form={form} errors={errors} />
}

async function saveNeeds(visit: Visit): Promise<Reply> {
  const { world, actor, say, form } = visit
  await me(visit)
  const filled = fill(needing(say), form)
  if (!filled.ok) return { page: await whatHelps(visit, form, filled.errors), status: 422 }
  const { words, seen, review, ...rest } = filled.value
  const reviewOn = review ?? aYearAfter(world.today())
  const answer = await sayNeeds(world, actor, { ...rest, ownWords: words, seenBy: seen, reviewOn })
  if (answer.ok) return { goTo: '/people/me?done=needs' }
  return { page: await whatHelps(visit, form, { review: say(WORDS[answer.no]) }), status: 422 }
}

const detailing = (say: Say) => {
  const { text, choice, ticked } = fieldsIn(say)
  return Type.Object({
    name: text({ ask: say('details.name-ask'), most: 100 }),
    listed: ticked(),
    digest: choice(say('details.digest-ask'), DIGESTS),
  })
}

async function saveDetails(visit: Visit): Promise<Reply> {
  const { world, actor, say, form } = visit
  const mine = await me(visit)
  const filled = fill(detailing(say), form)
  if (!filled.ok) return { page: <MyDetails me={mine} form={form} errors={filled.errors} />, status: 422 }
  const answer = await changeDetails(world, actor, filled.value)
  if (answer.ok) return { goTo: '/people/me?done=details' }
  return { page: <MyDetails me={mine} form={form} errors={{ name: say(WORDS[answer.no]) }} />, status: 422 }
}
