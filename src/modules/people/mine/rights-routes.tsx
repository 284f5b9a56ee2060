import { Type } from '@sinclair/typebox'
import { may } from '../../../kernel/actor.js'
import { found } from '../../../kernel/found.js'
import type { Id } from '../../../kernel/id.js'
import { idAt } from '../../../platform/web/at.js'
import { fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import { NO_FORM } from '../../../platform/web/form.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import type { Say } from '../../../ui/say.js'
import { acknowledge, answer, confirmEntry, RIGHTS } from './rights.js'
import {
  acknowledgeRight,
  answerRight,
  askFor,
  confirmRight,
  findRight,
  rightsSeen,
  takeDownFor,
} from './rights-commands.js'
import { me } from './routes.js'
import { dayIn } from './telling.js'
import { AskRight, MyRights, ShowRight, TakeDown } from './views/rights.js'
import { WORDS } from './words.js'

const kindOf = (say: Say) => fieldsIn(say).choice(say('rights.which-ask'), RIGHTS)
const saidOf = (say: Say) => fieldsIn(say).text({ ask: say('rights.said-ask'), most: 4000, lines: true })

/** What people may ask about data on them, and what both facilitators do with it. */
export const rightsRoutes: readonly Route[] = [
  ['GET', '/people/rights', 'anyone', async (visit) => ({ page: await list(visit) })],
  ['POST', '/people/rights', 'signed-in', askedHere],
  [
    'GET',
    '/people/rights/new',
    'signed-in',
    async (visit) => {
      await me(visit)
      return { page: <AskRight form={NO_FORM} /> }
    },
  ],
  [
    'GET',
    '/people/rights/for-somebody',
    'signed-in',
    async (visit) => {
      mustBeFacilitator(visit)
      return { page: <TakeDown form={NO_FORM} /> }
    },
  ],
  ['POST', '/people/rights/for-somebody', 'signed-in', takenDown],
  ['GET', '/people/rights/:id', 'signed-in', async (visit) => ({ page: await show(visit) })],
  [
    'POST',
    '/people/rights/:id/confirmation',
    'signed-in',
    (visit) => changed(visit, confirmRight, 'confirmed'),
  ],
  [
    'POST',
    '/people/rights/:id/acknowledgement',
    'signed-in',
    (visit) => changed(visit, acknowledgeRight, 'acknowledged'),
  ],
  ['POST', '/people/rights/:id/answer', 'signed-in', answered],
]

/** The page for taking down a call is there for facilitators only. */
const mustBeFacilitator = ({ actor }: Visit) => void found(may(actor, 'people.do-duties') || undefined)

async function list({ world, actor, language }: Visit) {
  const seen = await rightsSeen(world.read, world.organisation.id, actor)
  const mine = seen.filter(({ person }) => actor.kind === 'person' && person === actor.id)
  return (
    <MyRights
      mine={mine}
      all={may(actor, 'people.do-duties') ? seen.filter((one) => !mine.includes(one)) : undefined}
      signedIn={actor.kind === 'person'}
      day={dayIn(language)}
    />
  )
}

async function askedHere(visit: Visit): Promise<Reply> {
  const { world, actor, say, form } = visit
  const mine = await me(visit)
  const filled = fill(Type.Object({ kind: kindOf(say), said: saidOf(say) }), form)
  if (!filled.ok) return { page: <AskRight form={form} errors={filled.errors} />, status: 422 }
  await visit.tries('rights', mine.id)
  const made = await askFor(world, actor, filled.value.kind, filled.value.said)
  if (made.ok) return { goTo: `/people/rights/${made.next}?done=asked` }
  return { page: <AskRight form={form} errors={{ kind: say(WORDS[made.no]) }} />, status: 422 }
}

async function takenDown(visit: Visit): Promise<Reply> {
  const { world, actor, say, form } = visit
  mustBeFacilitator(visit)
  const { text, day } = fieldsIn(say)
  const call = Type.Object({
    kind: kindOf(say),
    asker: text({ ask: say('rights.asker-ask'), most: 100 }),
    reach: text({ ask: say('rights.reach-ask'), most: 300 }),
    said: saidOf(say),
    came: day(say('rights.came-ask')),
  })
  const filled = fill(call, form)
  if (!filled.ok) return { page: <TakeDown form={form} errors={filled.errors} />, status: 422 }
  const { came, ...rest } = filled.value
  const made = await takeDownFor(world, actor, { ...rest, cameOn: came })
  if (made.ok) return { goTo: `/people/rights/${made.next}?done=taken-down` }
  return { page: <TakeDown form={form} errors={{ came: say(WORDS[made.no]) }} />, status: 422 }
}

const rightAt = (visit: Visit): Id<'Right'> => idAt(visit, 'id')

async function show(visit: Visit, errors: Errors = {}) {
  const { world, actor, form, language } = visit
  const asked = found(await findRight(world.read, world.organisation.id, actor, rightAt(visit)))
  const today = world.today()
  // The buttons ask the same rules that guard the writes, so the two cannot disagree.
  const can = {
    confirm: confirmEntry(asked, actor).ok,
    acknowledge: acknowledge(asked, actor, today).ok,
    answer: answer(asked, actor, today).ok,
  }
  return <ShowRight asked={asked} can={can} day={dayIn(language)} form={form} errors={errors} />
}

async function changed(visit: Visit, command: typeof confirmRight, done: string): Promise<Reply> {
  const { world, actor, say } = visit
  const result = await command(world, actor, rightAt(visit))
  if (result.ok) return { goTo: `/people/rights/${rightAt(visit)}?done=${done}` }
  return { page: await show(visit, { 'main-state': say(WORDS[result.no]) }), status: 422 }
}

async function answered(visit: Visit): Promise<Reply> {
  const { world, actor, say, form } = visit
  const filled = fill(
    Type.Object({ answer: fieldsIn(say).text({ ask: say('rights.answer-ask'), most: 4000, lines: true }) }),
    form,
  )
  if (!filled.ok) return { page: await show(visit, filled.errors), status: 422 }
  const result = await answerRight(world, actor, rightAt(visit), filled.value.answer)
  if (result.ok) return { goTo: `/people/rights/${rightAt(visit)}?done=answered` }
  return { page: await show(visit, { 'main-state': say(WORDS[result.no]) }), status: 422 }
}
