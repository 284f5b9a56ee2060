import { Type } from '@sinclair/typebox'
import { found } from '../../../kernel/found.js'
import { id } from '../../../kernel/id.js'
import { idAt } from '../../../platform/web/at.js'
import { fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import type { Say } from '../../../ui/say.js'
import type { Door } from './door.js'
import { meOf } from './me.js'
import { SUPPORT_KINDS, withSupport } from './support.js'
import { changeSupport, endSupport, noteSupport, supportOf, supportsOf } from './support-commands.js'
import { SupportPage } from './views/support.js'
import { WORDS } from './words.js'

const AT = '/people/support'

const told = (say: Say) => {
  const { choice, maybeText, ticked } = fieldsIn(say)
  return Type.Object({
    kind: choice(say('support.kind.ask'), SUPPORT_KINDS),
    helper: maybeText({ most: 100 }),
    paid: choice(say('support.paid.ask'), ['yes', 'no']),
    agreed: ticked(),
  })
}
const kindOnly = (say: Say) =>
  Type.Object({ kind: fieldsIn(say).choice(say('support.kind.ask'), SUPPORT_KINDS) })

export const supportRoutes = (door: Door): readonly Route[] => [
  ['GET', AT, 'signed-in', async (visit) => ({ page: await show(visit) })],
  ['POST', AT, 'signed-in', (visit) => begin(door, visit)],
  ['POST', `${AT}/end`, 'signed-in', (visit) => end(door, visit)],
  ['POST', `${AT}/:id`, 'signed-in', (visit) => change(door, visit)],
]

async function show(visit: Visit, errors: Errors = {}) {
  const { world, form } = visit
  const { person, session } = meOf(visit)
  const now = await supportOf(world, session)
  const before = (await supportsOf(world, person)).filter((one) => one.id !== now?.id)
  return <SupportPage {...{ now, before, form, zone: world.organisation.zone, errors }} />
}

async function begin(door: Door, visit: Visit): Promise<Reply> {
  const { world, form, say } = visit
  const filled = fill(told(say), form)
  if (!filled.ok) return { page: await show(visit, filled.errors), status: 422 }
  const { paid, ...rest } = filled.value
  const support = withSupport({ ...rest, paid: paid === 'yes' })
  if (typeof support === 'string') {
    const field = support === 'no-helper' ? 'helper' : 'agreed'
    return { page: await show(visit, { [field]: say(WORDS[support]) }), status: 422 }
  }
  const { person, session } = meOf(visit)
  await noteSupport(door, world, { ...session, person }, support)
  return { goTo: AT }
}

async function end(door: Door, visit: Visit): Promise<Reply> {
  await endSupport(door, visit.world, meOf(visit).session)
  return { goTo: AT }
}

async function change(door: Door, visit: Visit): Promise<Reply> {
  const { world, form, say } = visit
  const of = id<'Support'>(idAt(visit, 'id'))
  const filled = fill(kindOnly(say), { kind: form[`kind-${of}`] })
  if (!filled.ok) return { page: await show(visit, filled.errors), status: 422 }
  found((await changeSupport(door, world, meOf(visit).person, of, filled.value.kind)) || undefined)
  return { goTo: AT }
}
