import { Type } from '@sinclair/typebox'
import type { Actor } from '../../../kernel/actor.js'
import { found } from '../../../kernel/found.js'
import { idAt } from '../../../platform/web/at.js'
import { fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import type { Say } from '../../../ui/say.js'
import { type Group, groupsOf, perspectivesOf } from '../../people/index.js'
import { namesIn } from './bring.js'
import { mayBringIn } from './rules.js'
import { findSent, type Sent } from './sent.js'
import { answerSent, sendIn, stopSent } from './sent-commands.js'
import { ImportPage } from './views/import-page.js'
import { ProgressPage } from './views/progress-page.js'
import { WhoPage } from './views/who-page.js'

const AT = '/conversations/import'
/** A zip of the largest conversation we take is half of this. */
const MOST_FILE_BYTES = 64 * 1_048_576

export const exchangeRoutes: readonly Route[] = [
  ['GET', AT, 'signed-in', async (visit) => ({ page: await importPage(visit, {}) })],
  ['POST', AT, 'signed-in', send, undefined, { files: 2, fileBytes: MOST_FILE_BYTES }],
  ['GET', `${AT}/:id`, 'signed-in', progress],
  ['POST', `${AT}/:id/perspectives`, 'signed-in', answer],
  ['POST', `${AT}/:id/stop`, 'signed-in', stop],
]

const LANGUAGE = /^[a-z]{2,3}$/

const wish = (say: Say, groups: readonly Group[]) => {
  const { choice, maybeText, text, ticked } = fieldsIn(say)
  return Type.Object({
    group: choice(
      say('exchange.ask.group'),
      groups.map(({ id }) => id),
    ),
    question: maybeText({ most: 300 }),
    language: text({ ask: say('exchange.ask.language'), most: 3 }),
    lenient: ticked(),
  })
}

/** Only whoever may bring one in comes here at all. */
async function groupsFor({ world, actor }: Visit): Promise<readonly Group[]> {
  const groups = (await groupsOf(world)).filter(({ id }) => isPerson(actor) && mayBringIn(actor, id))
  return found(groups.length ? groups : undefined)
}
const isPerson = ({ kind }: Actor) => kind === 'person'

const importPage = async (visit: Visit, errors: Errors) => (
  <ImportPage
    groups={await groupsFor(visit)}
    language={visit.world.organisation.language}
    form={visit.form}
    errors={errors}
  />
)

async function send(visit: Visit): Promise<Reply> {
  const { say, form, file, world, actor } = visit
  const filled = fill(wish(say, await groupsFor(visit)), form)
  const [zip, list] = [file('export'), file('perspectives')]
  const errors = {
    ...(filled.ok ? {} : filled.errors),
    ...(filled.ok && !LANGUAGE.test(filled.value.language) ? { language: say('exchange.ask.language') } : {}),
    ...(zip ? {} : { export: say('exchange.ask.export') }),
  }
  if (!filled.ok || !zip || Object.keys(errors).length)
    return { page: await importPage(visit, errors), status: 422 }
  const files = { export: zip.path, ...(list ? { perspectives: list.path } : {}) }
  const answer = await sendIn(world, actor, { ...filled.value, files })
  if (!answer.ok)
    return { page: await importPage(visit, { group: say('exchange.no.not-allowed') }), status: 422 }
  return { goTo: `${AT}/${answer.next}` }
}

/** Whoever sent it, and whoever may bring one in where it belongs. */
const maySee = (actor: Actor, { askedBy, group }: Sent) =>
  isPerson(actor) && ((actor.kind === 'person' && actor.id === askedBy) || mayBringIn(actor, group))

async function sentAt(visit: Visit): Promise<Sent> {
  const sent = await findSent(visit.world, idAt<'Import'>(visit, 'id'), visit.language)
  return found(sent && maySee(visit.actor, sent) ? sent : undefined)
}

async function progress(visit: Visit): Promise<Reply> {
  const sent = await sentAt(visit)
  return { page: sent.state === 'asking' ? await who(visit, sent, {}) : <ProgressPage sent={sent} /> }
}

async function who({ world, form }: Visit, sent: Sent, errors: Errors) {
  const perspectives = await perspectivesOf(world)
  return <WhoPage {...{ sent, perspectives, form, errors }} names={namesIn(sent.asks, perspectives)} />
}

/** What stands for: leave these people without a perspective. */
const NONE = 'none'

async function answer(visit: Visit): Promise<Reply> {
  const { world, actor, say, form } = visit
  const sent = await sentAt(visit)
  const here = { goTo: `${AT}/${sent.id}` }
  if (sent.state !== 'asking') return here
  const ids = (await perspectivesOf(world)).map(({ id }) => id)
  const { choice, several } = fieldsIn(say)
  const filled = fill(
    Type.Object({
      ...Object.fromEntries(
        sent.asks.map((name, at) => [`as-${at}`, choice(say('exchange.who.ask', { name }), [...ids, NONE])]),
      ),
      required: several('', ids, 0),
    }),
    form,
  )
  if (!filled.ok) return { page: await who(visit, sent, filled.errors), status: 422 }
  const as = sent.asks.map((name, at) => ({
    name,
    perspective: ids.find((id) => id === form[`as-${at}`]) ?? null,
  }))
  const answered = await answerSent(world, actor, sent, { as, required: filled.value.required })
  if (!answered.ok && answered.no === 'not-allowed')
    return { page: await who(visit, sent, { main: say('exchange.no.not-allowed') }), status: 422 }
  return here
}

async function stop(visit: Visit): Promise<Reply> {
  const sent = await sentAt(visit)
  await stopSent(visit.world, visit.actor, sent)
  return { goTo: `${AT}/${sent.id}` }
}
