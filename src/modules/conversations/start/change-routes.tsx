import { Type } from '@sinclair/typebox'
import { found } from '../../../kernel/found.js'
import type { House } from '../../../platform/room.js'
import { fieldsIn } from '../../../platform/web/fields.js'
import { type Filled, fill } from '../../../platform/web/fill.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import {
  holderOf,
  isFacilitator,
  PROPOSAL_WORDS,
  proposalsOf,
  proposeChange,
  secondFirst,
} from '../../people/index.js'
import { type Conversation, keeps } from '../conversation.js'
import { FEWESTS } from '../report/fewest.js'
import { conversationAt } from '../voice.js'
import { aboutConversation, CHANGES, type Changing, conversationKinds, pathOfChange } from './changes.js'
import { replierFields } from './prepare-routes.js'
import { peopleHere } from './queries.js'
import { seedFields } from './seed-routes.js'
import { settingsOf } from './settings.js'
import { ChangePage, ChangesPage } from './views/changes.js'

/** Changes of an open conversation: asked for here by one side, and made when the other side agrees. */
export const changeRoutes = (house: House): readonly Route[] => [
  ['GET', '/conversations/:id/changes', 'signed-in', async (visit) => ({ page: await list(house, visit) })],
  ...CHANGES.flatMap((what): Route[] => {
    const path = pathOfChange(':id', what)
    return [
      ['GET', path, 'signed-in', (visit) => ask(house, visit, what)],
      ['POST', path, 'signed-in', (visit) => propose(house, visit, what)],
    ]
  }),
]

/** An open conversation, for whoever keeps it; for everybody else there is no such page. */
async function keptAt(house: House, visit: Visit): Promise<Conversation> {
  const { conversation: c } = await conversationAt(house, visit)
  return found(keeps(c, await holderOf(visit)) && c.state.kind === 'open' ? c : undefined)
}

/** The same, for whoever holds a key and can ask for a change. */
async function changedAt(house: House, visit: Visit): Promise<Conversation> {
  const c = await keptAt(house, visit)
  return found(isFacilitator(await holderOf(visit), 'people.propose') ? c : undefined)
}

async function list(house: House, visit: Visit) {
  const { world } = visit
  const c = await keptAt(house, visit)
  const actor = await holderOf(visit)
  const about = aboutConversation(c.id)
  const { open } = await proposalsOf(world.read, world, actor)
  const waiting = open
    .filter((one) => one.about === about)
    .flatMap(({ id, kind }) => {
      const what = CHANGES.find((one) => conversationKinds[one].kind === kind)
      return what ? [{ id, what }] : []
    })
  const settings = await settingsOf(world.read, world, c)
  return <ChangesPage {...{ settings, waiting }} mayAsk={isFacilitator(actor, 'people.propose')} />
}

async function ask(house: House, visit: Visit, what: Changing): Promise<Reply> {
  const c = await changedAt(house, visit)
  // Whoever holds a key shows a second proof before they use it.
  return secondFirst(visit, pathOfChange(c.id, what)) ?? { page: await form(house, visit, what) }
}

async function form(house: House, visit: Visit, what: Changing, errors: Errors = {}) {
  const { world } = visit
  const settings = await settingsOf(world.read, world, await changedAt(house, visit))
  const people = what === 'close' ? await peopleHere(world.read, world) : []
  return <ChangePage {...{ settings, what, people, errors }} form={visit.form} />
}

async function propose(house: House, visit: Visit, what: Changing): Promise<Reply> {
  const { world, actor, say } = visit
  const c = await changedAt(house, visit)
  const second = secondFirst(visit, pathOfChange(c.id, what))
  if (second) return second
  const again = async (errors: Errors): Promise<Reply> => ({
    page: await form(house, visit, what, errors),
    status: 422,
  })
  const kind = conversationKinds[what]
  const { choice, maybeText } = fieldsIn(say)
  const why = fill(
    Type.Object({
      reason: choice(say('start.change.reason.ask'), kind.reasonKinds),
      why: maybeText({ most: 500, lines: true }),
    }),
    visit.form,
  )
  const draft = await draftIn(visit, what, c)
  if (!draft.ok || !why.ok) return again({ ...(draft.ok ? {} : draft.errors), ...(why.ok ? {} : why.errors) })
  const wish = { about: aboutConversation(c.id), draft: draft.value, ...why.value }
  const answer = await proposeChange(world, actor, kind, wish, { secondFactor: true })
  if (!answer.ok) return again({ main: say(PROPOSAL_WORDS[answer.no]) })
  return { goTo: `/people/proposals/${answer.next.id}?done=proposed` }
}

type Draft = Filled<Readonly<Record<string, string>>>

/** What is to become of it, as text by name: everybody here can read it. */
async function draftIn(visit: Visit, what: Changing, c: Conversation): Promise<Draft> {
  const { say, form, world } = visit
  const { text, maybeText, several, day, choice } = fieldsIn(say)
  if (what === 'question') {
    const filled = fill(
      Type.Object({
        question: text({ ask: say('conversations.no.no-question'), most: 300 }),
        translation: maybeText({ most: 300 }),
        by: maybeText({ most: 200 }),
      }),
      form,
    )
    if (filled.ok && filled.value.translation && !filled.value.by)
      return { ok: false, errors: { by: say('start.wording.by.ask') } }
    return texts(filled)
  }
  if (what === 'seeds') {
    const filled = fill(seedFields(visit, c), form)
    if (!filled.ok) return filled
    const { easy, ...rest } = filled.value
    return texts({ ok: true, value: { ...rest, 'easy-read': easy } })
  }
  if (what === 'last-day') {
    const filled = fill(Type.Object({ day: day(say('start.closes.ask')) }), form)
    if (filled.ok && filled.value.day < world.today())
      return { ok: false, errors: { day: say('start.no.last-day-past') } }
    return texts(filled)
  }
  if (what === 'fewest') {
    const more = FEWESTS.filter((one) => one > c.fewest).map(String)
    return texts(fill(Type.Object({ fewest: choice(say('start.change.fewest.ask'), more) }), form))
  }
  if (what === 'close') return texts(fill(await replierFields(visit), form))
  const settings = await settingsOf(world.read, world, c)
  const known = settings.perspectives.map(({ id }) => id)
  const filled = fill(Type.Object({ required: several(say('start.change.required.ask'), known) }), form)
  return filled.ok ? { ok: true, value: { required: filled.value.required.join(',') } } : filled
}

/** A proposal keeps texts: what was left out is left out, and a number is written. */
const texts = (filled: Filled<Readonly<Record<string, unknown>>>): Draft =>
  filled.ok
    ? {
        ok: true,
        value: Object.fromEntries(
          Object.entries(filled.value).flatMap(([name, value]) =>
            typeof value === 'string' || typeof value === 'number' ? [[name, `${value}`]] : [],
          ),
        ),
      }
    : filled
