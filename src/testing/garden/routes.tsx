import { Readable } from 'node:stream'
import { Type } from '@sinclair/typebox'
import { found } from '../../kernel/found.js'
import type { Id } from '../../kernel/id.js'
import { idAt } from '../../platform/web/at.js'
import { fieldsIn } from '../../platform/web/fields.js'
import { fill } from '../../platform/web/fill.js'
import { showable } from '../../platform/web/form.js'
import type { Reply, Route, Visit } from '../../platform/web/route.js'
import type { Errors } from '../../ui/frame.js'
import { Page } from '../../ui/page.js'
import type { Say } from '../../ui/say.js'
import { claim, confirm, move, promise } from './commands.js'
import { confirmKept, type Promised, sayKept, TOOLS } from './promise.js'
import { findPromise, groupsOf, searchPromises } from './queries.js'
import { FindPromises } from './views/find.js'
import { GardenGate } from './views/gate.js'
import { MakePromise } from './views/make.js'
import { MoveDue } from './views/move-due.js'
import { ShowPromise } from './views/show.js'
import { WORDS } from './words.js'

const newPromise = (say: Say) => {
  const { text, day, several } = fieldsIn(say)
  return Type.Object({
    promise: text({ ask: 'Write what you promise', most: 200, lines: true }),
    due: day('Enter the day it will be done by, like 27 3 2026'),
    tools: several('Choose what you bring', TOOLS, 0),
  })
}
const newDate = (say: Say) => Type.Object({ due: fieldsIn(say).day('Enter the new date, like 27 3 2026') })
const knock = (say: Say) => {
  const { text, email } = fieldsIn(say)
  return Type.Object({
    name: text({ ask: 'Tell us what to call you', most: 40 }),
    email: email('Enter an e-mail address, like name@example.org'),
  })
}

export const routes: readonly Route[] = [
  ['GET', '/garden/promises', 'signed-in', async (visit) => ({ page: await find(visit) })],
  ['GET', '/garden/promises/:id', 'signed-in', async (visit) => ({ page: await show(visit) })],
  ['GET', '/garden/promises/:id/due-date', 'signed-in', async (visit) => ({ page: await askDate(visit) })],
  ['GET', '/garden/:group/new', 'signed-in', async (visit) => ({ page: askPromise(visit) })],
  ['GET', '/garden/promises/:id/leaflet', 'signed-in', async (visit) => leaflet(await load(visit))],
  ['GET', '/garden/gate', 'anyone', async ({ form }) => ({ page: <GardenGate form={form} errors={{}} /> })],
  ['GET', '/garden/shed', 'set-up', async () => ({ page: <Page title="The shed" /> })],
  ['GET', '/garden/nettles', 'anyone', nettles],

  [
    'POST',
    '/garden/:group/promises',
    'signed-in',
    async (visit) => {
      const filled = fill(newPromise(visit.say), visit.form)
      if (!filled.ok) return { page: askPromise(visit, filled.errors), status: 422 }
      const answer = await promise(visit.world, visit.actor, idAt(visit, 'group'), filled.value)
      if (!answer.ok) return { page: askPromise(visit, { due: WORDS[answer.no] }), status: 422 }
      return { goTo: `/garden/promises/${answer.next.id}` }
    },
  ],
  [
    'POST',
    '/garden/promises/:id/due-date',
    'signed-in',
    async (visit) => {
      const filled = fill(newDate(visit.say), visit.form)
      if (!filled.ok) return { page: await askDate(visit, filled.errors), status: 422 }
      const answer = await move(visit.world, visit.actor, idOf(visit), filled.value.due)
      if (!answer.ok) return { page: await askDate(visit, { due: WORDS[answer.no] }), status: 422 }
      return { goTo: `/garden/promises/${answer.next.id}` }
    },
  ],
  ['POST', '/garden/promises/:id/claim', 'signed-in', (visit) => answered(visit, claim)],
  ['POST', '/garden/promises/:id/confirmation', 'signed-in', (visit) => answered(visit, confirm)],
  [
    'POST',
    '/garden/gate',
    'anyone',
    async (visit) => {
      const { form } = visit
      const filled = fill(knock(visit.say), form)
      if (!filled.ok) return { page: <GardenGate form={form} errors={filled.errors} />, status: 422 }
      await visit.tries('knock', filled.value.email)
      return { page: <GardenGate form={form} errors={{}} heard={filled.value.name} /> }
    },
  ],
]

async function answered(visit: Visit, command: typeof claim): Promise<Reply> {
  const answer = await command(visit.world, visit.actor, idOf(visit))
  if (!answer.ok) return { page: await show(visit, { main: WORDS[answer.no] }), status: 422 }
  return { goTo: `/garden/promises/${answer.next.id}` }
}

async function show(visit: Visit, errors: Errors = {}) {
  const [promised, today] = [await load(visit), visit.world.today()]
  // The buttons ask the same rules that guard the writes, so the two cannot disagree.
  const canConfirm = confirmKept(promised, visit.actor, today).ok
  const canSay = sayKept(promised, visit.actor, today).ok
  return <ShowPromise {...{ promised, canConfirm, canSay, today, errors }} />
}

async function find(visit: Visit) {
  const words = showable(visit.query('words') ?? '')
  return <FindPromises words={words} found={await searchPromises(visit.world.read, visit.actor, words)} />
}

function askPromise(visit: Visit, errors: Errors = {}) {
  const group = idAt<'Group'>(visit, 'group')
  found(groupsOf(visit.actor).find((one) => one === group))
  return <MakePromise group={group} form={visit.form} errors={errors} />
}

const askDate = async (visit: Visit, errors: Errors = {}) => (
  <MoveDue promised={await load(visit)} form={visit.form} errors={errors} />
)

function leaflet({ promise, due }: Promised): Reply {
  const lines = ['Promised in the garden\n', `${promise}\n`, `by ${due}\n`]
  return { file: { name: 'Promise – ŵy.txt', type: 'text/plain; charset=utf-8', body: Readable.from(lines) } }
}

/** Grows where somebody forgot something: what no one foresaw. */
async function nettles(): Promise<never> {
  throw new Error('stung: amina@example.org wrote "I live at 4 Elm Row"')
}

const load = async (visit: Visit) => found(await findPromise(visit.world.read, visit.actor, idOf(visit)))
const idOf = (visit: Visit): Id<'Promise'> => idAt(visit, 'id')
