import { Type } from '@sinclair/typebox'
import type { Actor } from '../../kernel/actor.js'
import { found } from '../../kernel/found.js'
import type { Id } from '../../kernel/id.js'
import { fieldsIn } from '../../platform/web/fields.js'
import { type Filled, fill } from '../../platform/web/fill.js'
import { type Form, NO_FORM } from '../../platform/web/form.js'
import type { Reply, Route, Visit } from '../../platform/web/route.js'
import type { World } from '../../platform/world.js'
import type { Errors } from '../../ui/frame.js'
import type { Say } from '../../ui/say.js'
import { actorOf, groupsOf } from './queries.js'
import type { There } from './set-up.js'
import { onward, settingUp } from './set-up-access.js'
import { type Newcomer, noteAsked, saveFounder, takeFirstKey } from './set-up-founder.js'
import { askedOf, founderOf } from './set-up-queries.js'
import { WORDS } from './set-up-words.js'
import { OtherSide, You } from './views/set-up-people.js'

type Tried = Promise<{ readonly ok: boolean }>

/** What setting up needs of signing in. */
export type SetUpPlug = {
  /** an invitation by letter into a group */
  readonly invite: (
    world: World,
    actor: Actor,
    wish: { readonly group: Id<'Group'>; readonly email: string; readonly words?: string | undefined },
  ) => Tried
}

export function setUpPeopleRoutes(plug: SetUpPlug): readonly Route[] {
  return [
    ['GET', '/set-up/you', 'anyone', async (visit) => ({ page: await askWho(visit) })],
    ['POST', '/set-up/you', 'anyone', saveWho],
    ['GET', '/set-up/other-side', 'signed-in', async (visit) => ({ page: await askOther(visit) })],
    ['POST', '/set-up/other-side', 'signed-in', (visit) => inviteOther(plug, visit)],
  ]
}

const formOf = ({ form }: Visit, errors: Errors) => (Object.keys(errors).length ? form : NO_FORM)

async function askWho(visit: Visit, errors: Errors = {}) {
  const there = await settingUp(visit)
  const founder = await founderOf(visit.world)
  return <You there={there} founder={founder} form={formOf(visit, errors)} errors={errors} />
}

/** Who they are becomes a person, and the session of the link becomes that person's own, under a new key. */
async function saveWho(visit: Visit): Promise<Reply> {
  const { world, actor, say, language } = visit
  const there = await settingUp(visit)
  const read = readNewcomer(say, visit.form, there, language)
  if (!read.ok) return { page: await askWho(visit, read.errors), status: 422 }
  const answer = await saveFounder(world, actor, read.value)
  if (!answer.ok) {
    const field = answer.no === 'not-of-side' ? 'side' : 'main'
    return { page: await askWho(visit, { [field]: say(WORDS[answer.no]) }), status: 422 }
  }
  const { person } = answer.next
  // Asked each time: whoever was stopped half-way the first time has no key yet. Nobody gets a second one.
  await takeFirstKey(world, await actorOf(world, person), read.value.side)
  if (visit.session?.person) return { goTo: onward('you') }
  return { goTo: onward('you'), session: { start: { person, assurance: 'one-factor' } } }
}

function readNewcomer(say: Say, form: Form, there: There, language: 'en' | 'cy'): Filled<Newcomer> {
  const { text, choice, several, email } = fieldsIn(say)
  const who = {
    name: text({ ask: say('set-up.you.name.ask'), most: 100 }),
    reach: choice(say('set-up.you.reach.ask'), ['email', 'card']),
    ...(form.reach === 'card' ? {} : { email: email(say('set-up.you.email.ask')) }),
  }
  const ids = there.perspectives.map(({ id }) => id)
  const what = {
    perspectives: several(say('set-up.you.perspectives.ask'), ids),
    side: choice(say('set-up.you.side.ask'), ['lived', 'learnt']),
  }
  const known = there.founder
  const filled = fill(Type.Object(who), form)
  if (known) {
    if (!filled.ok) return filled
    const { name, email: address = null } = filled.value
    return { ok: true, value: { name, email: address, language, perspectives: [], side: known.side } }
  }
  const said = fill(Type.Object(what), form)
  if (!filled.ok || !said.ok)
    return {
      ok: false,
      errors: { ...(filled.ok ? {} : filled.errors), ...(said.ok ? {} : said.errors) },
    }
  const { name, email: address = null } = filled.value
  return { ok: true, value: { name, email: address, language, ...said.value } }
}

async function askOther(visit: Visit, errors: Errors = {}) {
  const there = await settingUp(visit)
  const { world } = visit
  const asked = await askedOf(world)
  return (
    <OtherSide
      there={there}
      asked={asked}
      zone={world.organisation.zone}
      form={formOf(visit, errors)}
      errors={errors}
    />
  )
}

async function inviteOther(plug: SetUpPlug, visit: Visit): Promise<Reply> {
  const { world, actor, say, form } = visit
  const there = await settingUp(visit)
  const { text, maybeText, choice, email } = fieldsIn(say)
  const schema = Type.Object({
    name: text({ ask: say('set-up.other.name.ask'), most: 100 }),
    reach: choice(say('set-up.other.reach.ask'), ['email', 'paper']),
    words: maybeText({ most: 500, lines: true }),
    ...(form.reach === 'paper' ? {} : { email: email(say('set-up.other.email.ask')) }),
  })
  const filled = fill(schema, form)
  if (!filled.ok) return { page: await askOther(visit, filled.errors), status: 422 }
  const { name, words, email: address } = filled.value
  const own = await founderOf(world)
  if (address && address === own?.email)
    return { page: await askOther(visit, { email: say('set-up.other.email.own') }), status: 422 }
  const side = there.founder?.side === 'lived' ? 'learnt' : 'lived'
  const [group] = await groupsOf(world)
  const noted = await noteAsked(world, actor, { side, name, email: address ?? null })
  if (!noted.ok) return { page: await askOther(visit, { main: say(WORDS[noted.no]) }), status: 422 }
  if (!address) return { goTo: onward('paper') }
  const sent = await plug.invite(world, actor, { group: found(group).id, email: address, words })
  if (sent.ok) return { goTo: onward('asked-other') }
  return { page: await askOther(visit, { main: say('set-up.no.not-yet') }), status: 422 }
}
