import { Type } from '@sinclair/typebox'
import { type Actor, may } from '../../../kernel/actor.js'
import type { Decision } from '../../../kernel/decision.js'
import { found } from '../../../kernel/found.js'
import { type Id, id } from '../../../kernel/id.js'
import { idAt } from '../../../platform/web/at.js'
import { fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import { typed } from '../../../platform/web/form.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import { holderOf, memberAt, proven, seen } from './at-page.js'
import {
  answerAppeal,
  appeal,
  HOLD_KINDS,
  type Hold,
  type HoldRefusal,
  hold as holdRule,
  say as sayRule,
} from './hold.js'
import { appealHold, deciderOf, holdableOf, holdNow, judgeAppeal, sayOnHold } from './hold-commands.js'
import { findHold, holdsOf } from './hold-queries.js'
import type { KeyPlug } from './plug.js'
import { wordsBeside } from './proposal-queries.js'
import { HoldNow, HoldPage, HoldsPage } from './views/holds.js'
import { HOLD_WORDS, type JustDone } from './words.js'

/** Hold now: one holds, two decide, the author may ask once to look again. */
export const holdRoutes = (plug: KeyPlug): readonly Route[] => [
  ['GET', '/people/holds', 'signed-in', async (visit) => ({ page: await list(visit) })],
  ['GET', '/people/holds/new', 'signed-in', async (visit) => ({ page: await askFor(visit, plug) })],
  ['POST', '/people/holds', 'signed-in', proven(plug, formOf, (visit) => holdIt(visit, plug))],
  ['GET', '/people/holds/:id', 'signed-in', async (visit) => ({ page: await show(visit, plug) })],
  [
    'POST',
    '/people/holds/:id/answers',
    'signed-in',
    proven(plug, pageOf, (visit) =>
      whatShould(visit, plug, 'said', (says) =>
        sayOnHold(visit.world, visit.actor, idOf(visit), says, plug.holds),
      ),
    ),
  ],
  ['POST', '/people/holds/:id/appeal', 'signed-in', (visit) => askAgain(visit, plug)],
  [
    'POST',
    '/people/holds/:id/appeal/answer',
    'signed-in',
    proven(plug, pageOf, (visit) =>
      whatShould(visit, plug, 'answered', (says) =>
        judgeAppeal(visit.world, visit.actor, idOf(visit), says, plug.holds),
      ),
    ),
  ],
]

const pageOf = (visit: Visit) => `/people/holds/${idOf(visit)}`
const formOf = (visit: Visit) =>
  `/people/holds/new?${new URLSearchParams({ about: typed(visit.form, 'about') })}`
const idOf = (visit: Visit): Id<'Hold'> => idAt(visit, 'id')
// A rule is asked what it would say; nothing of this is kept.
const idOfNone = id<'Hold'>('00000000-0000-4000-8000-000000000000')
const clockOf = ({ world }: Visit) => ({ zone: world.organisation.zone, today: world.today() })

async function list(visit: Visit) {
  const holds = await holdsOf(visit.world.read, visit.world, await memberAt(visit))
  return <HoldsPage holds={holds} clock={clockOf(visit)} />
}

/** Only for those who may hold: nobody else sees the text here, and for them the page is not there. */
async function askFor(visit: Visit, plug: KeyPlug, errors: Errors = {}) {
  const { world } = visit
  const actor = await holderOf(visit)
  const contact = actor.kind === 'person' && (await plug.holds.isSafetyContact(world.read, world, actor.id))
  const made = { id: idOfNone, about: '', kind: 'threat' } as const
  found(holdRule(actor, contact, made, world.now(), world.today()).ok || undefined)
  const about = typed(visit.form, 'about') || (visit.query('about') ?? '')
  const thing = found(await holdableOf(plug.holds.holdables, about)?.shown(seen(visit), about, true))
  return <HoldNow {...{ about, thing, errors }} />
}

async function holdIt(visit: Visit, plug: KeyPlug): Promise<Reply> {
  const { choice } = fieldsIn(visit.say)
  const filled = fill(Type.Object({ kind: choice(visit.say('holds.new.choose'), HOLD_KINDS) }), visit.form)
  if (!filled.ok) return { page: await askFor(visit, plug, filled.errors), status: 422 }
  const about = typed(visit.form, 'about')
  found(await holdableOf(plug.holds.holdables, about)?.shown(seen(visit), about, true))
  const answer = await holdNow(visit.world, visit.actor, about, filled.value.kind, plug.holds)
  if (answer.ok) return { goTo: `/people/holds/${answer.next.id}?done=held` }
  return { page: await askFor(visit, plug, { main: visit.say(HOLD_WORDS[answer.no]) }), status: 422 }
}

async function show(visit: Visit, plug: KeyPlug, errors: Errors = {}) {
  const { world } = visit
  const actor = await holderOf(visit)
  const system: Actor = { kind: 'system', name: 'people.holds-page' }
  const hold = found(await findHold(world.read, world, system, idOf(visit)))
  const room = holdableOf(plug.holds.holdables, hold.about)
  const author = actor.kind === 'person' && (await room?.author(world.read, world, hold.about)) === actor.id
  // A page for members, deciders and the author; for everybody else it is not there.
  const decider = await deciderOf(world.read, world, actor, plug.holds)
  found(may(actor, 'people.see') || decider || author || undefined)
  const now = world.now()
  const can = {
    say: sayRule(hold, decider, 'keep', now).ok,
    appeal: appeal(hold, author, now).ok,
    judge: answerAppeal(hold, decider, 'keep', now).ok,
  }
  const sees = can.say || can.judge || author
  const words = can.judge || author ? await wordsBeside(world.read, world, `hold:${hold.id}`) : []
  return (
    <HoldPage
      {...{ hold, can, errors, form: visit.form, clock: clockOf(visit) }}
      thing={sees ? await room?.shown(seen(visit), hold.about, true) : undefined}
      appealWords={words.map(({ said }) => said)}
    />
  )
}

type Tried = Promise<Decision<Hold, HoldRefusal>>

async function whatShould(
  visit: Visit,
  plug: KeyPlug,
  done: JustDone,
  act: (says: 'keep' | 'back') => Tried,
): Promise<Reply> {
  const { choice } = fieldsIn(visit.say)
  const filled = fill(Type.Object({ says: choice(visit.say('holds.choose'), ['keep', 'back']) }), visit.form)
  if (!filled.ok) return { page: await show(visit, plug, filled.errors), status: 422 }
  return answered(visit, plug, done, act(filled.value.says))
}

async function askAgain(visit: Visit, plug: KeyPlug): Promise<Reply> {
  const { text } = fieldsIn(visit.say)
  const why = text({ ask: visit.say('holds.appeal.need'), most: 1000, lines: true })
  const filled = fill(Type.Object({ why }), visit.form)
  if (!filled.ok) return { page: await show(visit, plug, filled.errors), status: 422 }
  return answered(
    visit,
    plug,
    'appealed',
    appealHold(visit.world, visit.actor, idOf(visit), filled.value.why, plug.holds),
  )
}

async function answered(visit: Visit, plug: KeyPlug, done: JustDone, tried: Tried): Promise<Reply> {
  const answer = await tried
  if (answer.ok) return { goTo: `/people/holds/${answer.next.id}?done=${done}` }
  return { page: await show(visit, plug, { main: visit.say(HOLD_WORDS[answer.no]) }), status: 422 }
}
