import type { Decision } from '../../../kernel/decision.js'
import { found } from '../../../kernel/found.js'
import { NO_FORM, typed } from '../../../platform/web/form.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import type { Language } from '../../../ui/say.js'
import { peopleOf } from '../keys/state.js'
import { ASKED, DUTIES, type Duty } from './asked.js'
import { answerDuty, askOpening, publishNotice, settleChange, settleOpening } from './commands.js'
import { doerOf, type Member, type Refusal } from './duty.js'
import { readAnswers } from './form.js'
import { placeOf } from './queries.js'
import { Checklist } from './views/checklist.js'
import { OneDuty } from './views/one-duty.js'
import { WORDS } from './words.js'

const LIST = '/people/duties'

export const dutyRoutes: readonly Route[] = [
  ['GET', LIST, 'signed-in', async (visit) => ({ page: await list(visit) })],
  ['POST', `${LIST}/opening`, 'signed-in', ask],
  ['POST', `${LIST}/opening/answer`, 'signed-in', settleOpen],
  ['GET', `${LIST}/:duty`, 'signed-in', async (visit) => ({ page: await one(visit) })],
  ['POST', `${LIST}/:duty`, 'signed-in', save],
  ['POST', `${LIST}/:duty/answer`, 'signed-in', settle],
  ['GET', `${LIST}/:duty/document`, 'signed-in', document],
]

/** The place, for those who may do the duties; for everybody else there is nothing here. */
async function load({ world, actor }: Visit) {
  const place = await placeOf(world.read, world)
  return { place, doer: found(doerOf(actor, place)), organisation: world.organisation }
}

async function list(visit: Visit, errors: Errors = {}) {
  return <Checklist {...(await load(visit))} errors={errors} />
}

const dutyAt = ({ param }: Visit): Duty => found(DUTIES.find((duty) => duty === param('duty')))

async function one(visit: Visit, errors: Errors = {}) {
  const duty = dutyAt(visit)
  const form = Object.keys(errors).length ? visit.form : NO_FORM
  const people = await membersFor(visit, duty)
  return <OneDuty {...(await load(visit))} {...{ duty, form, errors, people }} />
}

/** Whom the boxes of a duty may name; asked for only where there is such a box. */
async function membersFor({ world }: Visit, duty: Duty): Promise<readonly Member[]> {
  return ASKED[duty].some(({ kind }) => kind === 'person') ? peopleOf(world.read, world) : []
}

async function save(visit: Visit): Promise<Reply> {
  const { world, actor, say, form } = visit
  const duty = dutyAt(visit)
  const { place } = await load(visit)
  if (duty === 'notice') return after(visit, await publishNotice(world, actor), 'notice')
  const open = place.opening?.agreed !== undefined
  const read = readAnswers(say, duty, form, {
    today: world.today(),
    people: await membersFor(visit, duty),
    whole: open,
  })
  if (!read.ok) return { page: await one(visit, read.errors), status: 422 }
  const answer = await answerDuty(world, actor, duty, read.value)
  return after(visit, answer, open ? 'change' : duty === 'numbers' ? 'numbers' : 'saved')
}

async function settle(visit: Visit): Promise<Reply> {
  await load(visit)
  const says = typed(visit.form, 'says') === 'yes' ? 'yes' : 'no'
  const answer = await settleChange(visit.world, visit.actor, dutyAt(visit), says)
  return after(visit, answer, says === 'yes' ? 'agreed' : 'put-away')
}

async function ask(visit: Visit): Promise<Reply> {
  await load(visit)
  return opening(visit, await askOpening(visit.world, visit.actor), 'asked')
}

async function settleOpen(visit: Visit): Promise<Reply> {
  await load(visit)
  const says = typed(visit.form, 'says') === 'yes' ? 'yes' : 'no'
  const answer = await settleOpening(visit.world, visit.actor, says)
  return opening(visit, answer, says === 'yes' ? 'opened' : 'not-yet')
}

type Answer = Decision<unknown, Refusal>

async function after(visit: Visit, answer: Answer, done: string): Promise<Reply> {
  if (answer.ok) return { goTo: `${LIST}?done=${done}` }
  return { page: await one(visit, { main: visit.say(WORDS[answer.no]) }), status: 422 }
}

async function opening(visit: Visit, answer: Answer, done: string): Promise<Reply> {
  if (answer.ok) return { goTo: `${LIST}?done=${done}` }
  return { page: await list(visit, { opening: visit.say(WORDS[answer.no]) }), status: 422 }
}

/** The impact assessment or the record of processing, filled in from the answers, to be changed in a word processor. */
async function document(visit: Visit): Promise<Reply> {
  const duty = dutyAt(visit)
  const { place } = await load(visit)
  const language: Language = visit.query('in') === 'cy' ? 'cy' : 'en'
  // Making documents takes a large library that no other page needs.
  const { impactAssessment, processingRecord } = await import('./documents.js')
  const make = duty === 'impact' ? impactAssessment : duty === 'processing' ? processingRecord : undefined
  const { name, body } = await found(make)(language, place, visit.world)
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  return { file: { name, type, body } }
}
