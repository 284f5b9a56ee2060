import { Type } from '@sinclair/typebox'
import type { Decision } from '../../kernel/decision.js'
import { found } from '../../kernel/found.js'
import { type Id, id, isId } from '../../kernel/id.js'
import { idAt } from '../../platform/web/at.js'
import { fieldsIn } from '../../platform/web/fields.js'
import { fill } from '../../platform/web/fill.js'
import { NO_FORM, typed, typedMany } from '../../platform/web/form.js'
import type { Reply, Route, Visit } from '../../platform/web/route.js'
import type { Errors } from '../../ui/frame.js'
import type { Say } from '../../ui/say.js'
import { GROUP_KINDS } from './person.js'
import { groupsOf } from './queries.js'
import { onward, settingUp } from './set-up-access.js'
import {
  endGroup,
  moveGroup,
  nameAnew,
  retirePerspective,
  saveGroup,
  savePerspective,
  takePerspectives,
} from './set-up-list-commands.js'
import type { ListRefusal } from './set-up-lists.js'
import { WORDS } from './set-up-words.js'
import { Groups, OneGroup } from './views/set-up-groups.js'
import { OnePerspective, Perspectives } from './views/set-up-perspectives.js'

const PERSPECTIVES = '/set-up/perspectives'
const GROUPS = '/set-up/groups'

export const listRoutes: readonly Route[] = [
  ['GET', PERSPECTIVES, 'anyone', async (visit) => ({ page: await perspectives(visit) })],
  ['POST', PERSPECTIVES, 'anyone', take],
  ['GET', `${PERSPECTIVES}/new`, 'anyone', async (visit) => ({ page: await newPerspective(visit) })],
  ['POST', `${PERSPECTIVES}/new`, 'anyone', addOne],
  ['GET', `${PERSPECTIVES}/:id`, 'anyone', async (visit) => ({ page: await onePerspective(visit) })],
  ['POST', `${PERSPECTIVES}/:id`, 'anyone', renameOne],
  ['POST', `${PERSPECTIVES}/:id/take-out`, 'anyone', takeOutOne],
  ['GET', GROUPS, 'anyone', async (visit) => ({ page: await groups(visit) })],
  ['POST', GROUPS, 'anyone', (visit) => makeOne(visit, groups)],
  ['GET', `${GROUPS}/new`, 'anyone', async (visit) => ({ page: await newGroup(visit) })],
  ['POST', `${GROUPS}/new`, 'anyone', (visit) => makeOne(visit, newGroup)],
  ['GET', `${GROUPS}/:id`, 'anyone', async (visit) => ({ page: await oneGroup(visit) })],
  ['POST', `${GROUPS}/:id`, 'anyone', changeOne],
  ['POST', `${GROUPS}/:id/take-out`, 'anyone', closeOne],
]

type Show = (visit: Visit, errors?: Errors) => Promise<ReturnType<typeof Groups>>

/** What was typed is shown again only beside what is wrong with it. */
const formOf = ({ form }: Visit, errors: Errors) => (Object.keys(errors).length ? form : NO_FORM)

const perspectives: Show = async (visit, errors = {}) => (
  <Perspectives there={await settingUp(visit)} form={formOf(visit, errors)} errors={errors} />
)

const newPerspective: Show = async (visit, errors = {}) => {
  await settingUp(visit)
  return <OnePerspective form={formOf(visit, errors)} errors={errors} />
}

const onePerspective: Show = async (visit, errors = {}) => {
  const there = await settingUp(visit)
  const perspective = found(there.perspectives.find((one) => one.id === visit.param('id')))
  return <OnePerspective perspective={perspective} form={formOf(visit, errors)} errors={errors} />
}

const groups: Show = async (visit, errors = {}) => (
  <Groups
    there={await settingUp(visit)}
    groups={await groupsOf(visit.world)}
    form={formOf(visit, errors)}
    errors={errors}
  />
)

const newGroup: Show = async (visit, errors = {}) => {
  await settingUp(visit)
  return <OneGroup groups={await groupsOf(visit.world)} form={formOf(visit, errors)} errors={errors} />
}

const oneGroup: Show = async (visit, errors = {}) => {
  await settingUp(visit)
  const all = await groupsOf(visit.world)
  const group = found(all.find((one) => one.id === visit.param('id')))
  return <OneGroup group={group} groups={all} form={formOf(visit, errors)} errors={errors} />
}

const names = (say: Say) => {
  const { text } = fieldsIn(say)
  const name = text({ ask: say('set-up.perspective.name.ask'), most: 80 })
  return { en: name, cy: name }
}

async function take(visit: Visit): Promise<Reply> {
  const { world, actor, form, say } = visit
  await settingUp(visit)
  const picks = typedMany(form, 'picks').flatMap((pick) => (/^\d$/.test(pick) ? [Number(pick)] : []))
  const answer = await takePerspectives(world, actor, picks)
  const words = answer.ok || answer.no !== 'last-of-side' ? undefined : say('set-up.perspectives.ask')
  return after(visit, answer, perspectives, onward('perspectives'), 'picks', words)
}

async function addOne(visit: Visit): Promise<Reply> {
  const { world, actor, say, form } = visit
  await settingUp(visit)
  const side = fieldsIn(say).choice(say('set-up.perspective.side.ask'), ['lived', 'learnt'])
  const filled = fill(Type.Object({ ...names(say), side }), form)
  if (!filled.ok) return { page: await newPerspective(visit, filled.errors), status: 422 }
  const { en, cy } = filled.value
  const answer = await savePerspective(world, actor, { side: filled.value.side, name: { en, cy } })
  return after(visit, answer, newPerspective, onward('perspectives', PERSPECTIVES), 'en')
}

async function renameOne(visit: Visit): Promise<Reply> {
  const { world, actor, say, form } = visit
  await settingUp(visit)
  const filled = fill(Type.Object(names(say)), form)
  if (!filled.ok) return { page: await onePerspective(visit, filled.errors), status: 422 }
  const answer = await nameAnew(world, actor, idAt(visit, 'id'), filled.value)
  return after(visit, answer, onePerspective, onward('perspectives', PERSPECTIVES), 'en')
}

async function takeOutOne(visit: Visit): Promise<Reply> {
  await settingUp(visit)
  const answer = await retirePerspective(visit.world, visit.actor, idAt(visit, 'id'))
  return after(visit, answer, onePerspective, onward('perspectives', PERSPECTIVES), 'main')
}

const parentIn = ({ form }: Visit): Id<'Group'> | null =>
  isId(typed(form, 'parent')) ? id<'Group'>(typed(form, 'parent')) : null

async function makeOne(visit: Visit, show: Show): Promise<Reply> {
  const { world, actor, say, form } = visit
  await settingUp(visit)
  const { text, choice } = fieldsIn(say)
  const name = text({ ask: say('set-up.group.name.ask'), most: 100 })
  const filled = fill(Type.Object({ name, kind: choice(say('set-up.group.kind.ask'), GROUP_KINDS) }), form)
  if (!filled.ok) return { page: await show(visit, filled.errors), status: 422 }
  const answer = await saveGroup(world, actor, { ...filled.value, parent: parentIn(visit) })
  return after(visit, answer, show, onward('groups', GROUPS), 'name')
}

async function changeOne(visit: Visit): Promise<Reply> {
  const { world, actor, say, form } = visit
  await settingUp(visit)
  const { text } = fieldsIn(say)
  const filled = fill(Type.Object({ name: text({ ask: say('set-up.group.name.ask'), most: 100 }) }), form)
  if (!filled.ok) return { page: await oneGroup(visit, filled.errors), status: 422 }
  const answer = await moveGroup(world, actor, idAt(visit, 'id'), {
    ...filled.value,
    parent: parentIn(visit),
  })
  return after(visit, answer, oneGroup, onward('groups', GROUPS), 'name')
}

async function closeOne(visit: Visit): Promise<Reply> {
  await settingUp(visit)
  const answer = await endGroup(visit.world, visit.actor, idAt(visit, 'id'))
  return after(visit, answer, oneGroup, onward('groups', GROUPS), 'main')
}

type Answer = Decision<unknown, ListRefusal>

async function after(
  visit: Visit,
  answer: Answer,
  show: Show,
  goTo: string,
  field: string,
  words?: string,
): Promise<Reply> {
  if (answer.ok) return { goTo }
  const errors = { [field]: words ?? visit.say(WORDS[answer.no]) }
  return { page: await show(visit, errors), status: 422 }
}
