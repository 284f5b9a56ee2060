import { Type } from '@sinclair/typebox'
import { fieldsIn } from '../../platform/web/fields.js'
import { fill } from '../../platform/web/fill.js'
import { NO_FORM } from '../../platform/web/form.js'
import type { Reply, Route, Visit } from '../../platform/web/route.js'
import type { Errors } from '../../ui/frame.js'
import type { Say } from '../../ui/say.js'
import { nextStep } from './set-up.js'
import { onward, settingUp } from './set-up-access.js'
import { nameOrganisation, useSetUpLink } from './set-up-commands.js'
import { listRoutes } from './set-up-list-routes.js'
import { type SetUpPlug, setUpPeopleRoutes } from './set-up-people-routes.js'
import { founderOf } from './set-up-queries.js'
import { LINK_WORDS } from './set-up-words.js'
import { NameOrganisation } from './views/name-organisation.js'
import { OpenDoor } from './views/open-door.js'
import { SetUpOverview } from './views/set-up-overview.js'

const naming = (say: Say) => {
  const { text, choice } = fieldsIn(say)
  return Type.Object({
    name: text({ ask: say('set-up.name.ask'), most: 200 }),
    language: choice(say('set-up.language.ask'), ['en', 'cy']),
    zone: text({ ask: say('set-up.zone.ask'), most: 60 }),
  })
}

/**
 * Setting an organisation up, step by step. Gates: the steps are for whoever came by the link, then for the person they
 * became, so each asks for itself (`settingUp`).
 */
export function setUpRoutes(plug: SetUpPlug): readonly Route[] {
  return [
    ['GET', '/set-up/:code', 'anyone', async ({ param }) => ({ page: <OpenDoor code={param('code')} /> })],
    ['POST', '/set-up/:code', 'anyone', openTheDoor],
    ['GET', '/set-up', 'anyone', overview],
    ['GET', '/set-up/name', 'anyone', async (visit) => ({ page: await askName(visit) })],
    ['POST', '/set-up/name', 'anyone', saveName],
    ...listRoutes,
    ...setUpPeopleRoutes(plug),
  ]
}

async function openTheDoor(visit: Visit): Promise<Reply> {
  const answer = await useSetUpLink(visit.world, visit.param('code'))
  if (answer.ok) return { goTo: '/set-up', session: { start: { assurance: 'set-up' } } }
  const errors = { 'main-door': visit.say(LINK_WORDS[answer.no]) }
  return { page: <OpenDoor code={visit.param('code')} errors={errors} />, status: 422 }
}

/** Leads on to the next step; when all are done, shows them. */
async function overview(visit: Visit): Promise<Reply> {
  const there = await settingUp(visit)
  const done = visit.query('done')
  const said = done ? `?done=${encodeURIComponent(done)}` : ''
  // Whoever comes back by a new link is nobody yet: they say first who they are.
  if (there.founder && visit.actor.kind !== 'person') return { goTo: `/set-up/you${said}` }
  const next = nextStep(there)
  if (next) return { goTo: `/set-up/${next}${said}` }
  const founder = await founderOf(visit.world)
  const prints = [done === 'paper' && 'invitation', founder?.email === null && 'card'] as const
  return { page: <SetUpOverview there={there} prints={prints.filter((print) => print !== false)} /> }
}

async function askName(visit: Visit, errors: Errors = {}) {
  const form = Object.keys(errors).length ? visit.form : NO_FORM
  const { organisation } = visit.world
  return (
    <NameOrganisation
      organisation={organisation}
      there={await settingUp(visit)}
      form={form}
      errors={errors}
    />
  )
}

async function saveName(visit: Visit): Promise<Reply> {
  const { world, actor, say, form } = visit
  await settingUp(visit)
  const filled = fill(naming(say), form)
  if (!filled.ok) return { page: await askName(visit, filled.errors), status: 422 }
  const answer = await nameOrganisation(world, actor, filled.value)
  if (answer.ok) return { goTo: onward('name'), organisationChanged: true }
  const errors: Errors =
    answer.no === 'no-such-zone' ? { zone: say('set-up.zone.ask') } : { main: say('set-up.no.two-people') }
  return { page: await askName(visit, errors), status: 422 }
}
