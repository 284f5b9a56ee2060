import { Type } from '@sinclair/typebox'
import type { Decision } from '../../../kernel/decision.js'
import { found } from '../../../kernel/found.js'
import type { House } from '../../../platform/room.js'
import { fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import { typed } from '../../../platform/web/form.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import { isOpen } from '../../people/index.js'
import { type Conversation, keeps } from '../conversation.js'
import { FEWESTS, fewestOf } from '../report/fewest.js'
import { conversationAt } from '../voice.js'
import { questionFields } from './list-routes.js'
import { after, missing, type Part } from './prepare.js'
import { openDraft, setQuestion, setReplier, setRules, setTime } from './prepare-commands.js'
import { peopleHere } from './queries.js'
import { hasDetails } from './seed-notes.js'
import { notesOf, settingsOf } from './settings.js'
import { PreparePage } from './views/prepare.js'
import { QuestionPage } from './views/start.js'
import { LanguagesStep, ReplyStep, RulesStep, type StepProps, TimeStep, WhoStep } from './views/steps.js'
import { setWhoFrom } from './who-form.js'
import { setLanguagesFrom } from './wording-form.js'
import { START_NO } from './words.js'

/** The pages on which a draft is set and opened; for whoever keeps it, as long as it is one. */
export const prepareRoutes = (house: House): readonly Route[] => [
  ['GET', '/conversations/:id/prepare', 'signed-in', (visit) => prepare(house, visit)],
  ['POST', '/conversations/:id/prepare/open', 'signed-in', (visit) => open(house, visit)],
  ...STEPS.flatMap(({ part, show, save }): Route[] => [
    [
      'GET',
      `/conversations/:id/prepare/${part}`,
      'signed-in',
      async (visit) => ({ page: await show(house, visit) }),
    ],
    [
      'POST',
      `/conversations/:id/prepare/${part}`,
      'signed-in',
      (visit) => saveStep(house, visit, { part, show, save }),
    ],
  ]),
]

/** A draft of somebody who keeps it: for everybody else there is no such page, and for nobody once it is open. */
export async function draftAt(house: House, visit: Visit): Promise<Conversation> {
  const { conversation } = await conversationAt(house, visit)
  return found(
    keeps(conversation, visit.actor) && conversation.state.kind === 'draft' ? conversation : undefined,
  )
}

async function prepare(house: House, visit: Visit): Promise<Reply> {
  const { conversation: c } = await conversationAt(house, visit)
  // Old links to it lead to what can be changed now.
  if (keeps(c, visit.actor) && c.state.kind !== 'draft') return { goTo: `/conversations/${c.id}/changes` }
  return { page: await showPrepare(house, visit) }
}

async function showPrepare(house: House, visit: Visit, errors: Errors = {}) {
  const { world } = visit
  const settings = await settingsOf(world.read, world, await draftAt(house, visit))
  const { conversation, asked, closesOn } = settings
  const notes = await notesOf(world, visit.actor, settings.seeds)
  return (
    <PreparePage
      settings={settings}
      missing={missing(conversation, asked, closesOn, world.today(), hasDetails(notes))}
      houseIsOpen={await isOpen(world)}
      done={visit.query('done')}
      errors={errors}
    />
  )
}

async function open(house: House, visit: Visit): Promise<Reply> {
  const { world, actor, say } = visit
  const { id } = await draftAt(house, visit)
  const answer = await openDraft(world, actor, id, await isOpen(world))
  if (!answer.ok)
    return { page: await showPrepare(house, visit, { main: say(START_NO[answer.no]) }), status: 422 }
  return { goTo: `/conversations/${id}?done=opened` }
}

type Saved =
  | { readonly ok: false; readonly errors: Errors }
  | { readonly ok: true; readonly answer: Decision<Conversation, keyof typeof START_NO> }

type Show = (house: House, visit: Visit, errors?: Errors) => Promise<ReturnType<typeof TimeStep>>
type OneStep = {
  readonly part: Part
  readonly show: Show
  readonly save: (visit: Visit, draft: Conversation) => Promise<Saved>
}

async function saveStep(house: House, visit: Visit, { part, show, save }: OneStep): Promise<Reply> {
  const draft = await draftAt(house, visit)
  const saved = await save(visit, draft)
  if (!saved.ok) return { page: await show(house, visit, saved.errors), status: 422 }
  if (!saved.answer.ok) {
    const errors = { main: visit.say(START_NO[saved.answer.no]) }
    return { page: await show(house, visit, errors), status: 422 }
  }
  const next = after(part)
  const at = `/conversations/${draft.id}/prepare`
  return { goTo: onwardIn(visit) && next ? `${at}/${next}?onward=yes` : `${at}?done=saved` }
}

const onwardIn = (visit: Visit) => typed(visit.form, 'onward') === 'yes' || visit.query('onward') === 'yes'

async function stepProps(house: House, visit: Visit, errors: Errors): Promise<StepProps> {
  const settings = await settingsOf(visit.world.read, visit.world, await draftAt(house, visit))
  return { settings, onward: onwardIn(visit), form: visit.form, errors }
}

const question: OneStep = {
  part: 'question',
  show: async (house, visit, errors = {}) => {
    const draft = await draftAt(house, visit)
    return (
      <QuestionPage groups={[]} template={draft.template} draft={draft} form={visit.form} errors={errors} />
    )
  },
  save: async (visit, { id }) => {
    const filled = fill(Type.Object(questionFields(visit)), visit.form)
    if (!filled.ok) return filled
    const { about, ...said } = filled.value
    return {
      ok: true,
      answer: await setQuestion(visit.world, visit.actor, id, { ...said, about: about ?? null }),
    }
  },
}

const languages: OneStep = {
  part: 'languages',
  show: async (house, visit, errors = {}) => <LanguagesStep {...(await stepProps(house, visit, errors))} />,
  save: setLanguagesFrom,
}

const who: OneStep = {
  part: 'who',
  show: async (house, visit, errors = {}) => <WhoStep {...(await stepProps(house, visit, errors))} />,
  save: setWhoFrom,
}

const time: OneStep = {
  part: 'time',
  show: async (house, visit, errors = {}) => <TimeStep {...(await stepProps(house, visit, errors))} />,
  save: async ({ world, actor, say, form }, { id }) => {
    const { maybeDay, whole, maybeText } = fieldsIn(say)
    const filled = fill(
      Type.Object({
        closes: maybeDay(say('start.closes.ask')),
        minutes: whole(say('start.minutes.ask'), 1, 240),
        payment: maybeText({ most: 300 }),
      }),
      form,
    )
    if (!filled.ok) return filled
    const { closes, minutes, payment } = filled.value
    if (closes !== undefined && closes < world.today())
      return { ok: false, errors: { closes: say('start.no.last-day-past') } }
    const set = { closesOn: closes ?? null, minutes, payment: payment ?? null }
    return { ok: true, answer: await setTime(world, actor, id, set) }
  },
}

/** Who replies, by when: also asked when it is closed. */
export async function replierFields({ say, world }: Visit) {
  const { text, maybeChoice, whole } = fieldsIn(say)
  const people = await peopleHere(world.read, world)
  const person = maybeChoice(people.map(({ id }) => id))
  return Type.Object({
    replier: text({ ask: say('conversations.no.no-replier'), most: 200 }),
    person,
    days: whole(say('start.days.ask'), 1, 365),
  })
}

const reply: OneStep = {
  part: 'reply',
  show: async (house, visit, errors = {}) => (
    <ReplyStep
      {...(await stepProps(house, visit, errors))}
      people={await peopleHere(visit.world.read, visit.world)}
    />
  ),
  save: async (visit, { id }) => {
    const filled = fill(await replierFields(visit), visit.form)
    if (!filled.ok) return filled
    const { replier, person, days } = filled.value
    return {
      ok: true,
      answer: await setReplier(visit.world, visit.actor, id, { replier, person: person ?? null, days }),
    }
  },
}

const rules: OneStep = {
  part: 'rules',
  show: async (house, visit, errors = {}) => <RulesStep {...(await stepProps(house, visit, errors))} />,
  save: async ({ world, actor, say, form }, { id, linkCode }) => {
    const { choice } = fieldsIn(say)
    const yesNo = choice(say('start.choose.ask'), ['yes', 'no'])
    const fewest = choice(say('start.choose.ask'), FEWESTS.map(String))
    const filled = fill(Type.Object({ rows: yesNo, small: yesNo, fewest }), form)
    if (!filled.ok) return filled
    const { rows, small, fewest: said } = filled.value
    if (small === 'yes' && linkCode !== null)
      return { ok: false, errors: { small: say('start.no.small-and-link') } }
    const set = { rowsAnnounced: rows === 'yes', smallRoom: small === 'yes', fewest: fewestOf(Number(said)) }
    return { ok: true, answer: await setRules(world, actor, id, set) }
  },
}

const STEPS: readonly OneStep[] = [question, languages, who, time, reply, rules]
