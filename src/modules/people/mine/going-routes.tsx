import { Type } from '@sinclair/typebox'
import { found } from '../../../kernel/found.js'
import { fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import { eraseMe, goAway } from './commands.js'
import { aboutMe, asJson, fileName } from './download.js'
import { WORDS_AFTER } from './leaving.js'
import type { MinePlug } from './plug.js'
import { holdsKey } from './queries.js'
import { me } from './routes.js'
import { momentIn } from './telling.js'
import { downloadPage } from './views/download-page.js'
import { Erase, EraseSurely, Gone, Leave } from './views/going.js'
import { WORDS } from './words.js'

const YES_OR_NO = ['yes', 'no'] as const

/** Taking everything away, leaving, and being erased. */
export const goingRoutes = (plug: MinePlug): readonly Route[] => [
  ['GET', '/people/me/download.html', 'signed-in', (visit) => download(visit, plug, 'html')],
  ['GET', '/people/me/download.json', 'signed-in', (visit) => download(visit, plug, 'json')],
  [
    'GET',
    '/people/me/leave',
    'signed-in',
    async (visit) => ({ page: <Leave holdsKey={await carriesKey(visit)} /> }),
  ],
  ['POST', '/people/me/leave', 'signed-in', (visit) => leaving(visit, plug)],
  [
    'GET',
    '/people/me/erase',
    'signed-in',
    async (visit) => ({ page: <Erase holdsKey={await carriesKey(visit)} /> }),
  ],
  ['POST', '/people/me/erase', 'signed-in', firstAsked],
  [
    'GET',
    '/people/me/erase/surely',
    'signed-in',
    async (visit) => ((await carriesKey(visit)) ? { goTo: '/people/me/erase' } : { page: <EraseSurely /> }),
  ],
  ['POST', '/people/me/erase/surely', 'signed-in', (visit) => secondAsked(visit, plug)],
  ['GET', '/people/gone', 'anyone', async () => ({ page: <Gone how="left" /> })],
  ['GET', '/people/gone/erased', 'anyone', async () => ({ page: <Gone how="erased" /> })],
]

async function carriesKey(visit: Visit): Promise<boolean> {
  const { world } = visit
  return holdsKey(world.read, world.organisation.id, (await me(visit)).id)
}

async function download(visit: Visit, plug: MinePlug, end: 'html' | 'json'): Promise<Reply> {
  const { world, actor, say, language } = visit
  const person = found(actor.kind === 'person' ? actor : undefined)
  await me(visit)
  const about = await aboutMe(world, person, plug, { say, language })
  const name = fileName(about, end, language)
  if (end === 'json') return { file: { name, type: 'application/json; charset=utf-8', body: asJson(about) } }
  const body = downloadPage({ about, say, language, moment: momentIn(world.organisation.zone, language) })
  return { file: { name, type: 'text/html; charset=utf-8', body } }
}

async function leaving(visit: Visit, plug: MinePlug): Promise<Reply> {
  const { world, actor, say, form } = visit
  const key = await carriesKey(visit)
  const words = fieldsIn(say).choice(say('leave.words-ask'), WORDS_AFTER)
  const filled = fill(Type.Object({ words }), form)
  if (!filled.ok) return { page: <Leave holdsKey={key} form={form} errors={filled.errors} />, status: 422 }
  const answer = await goAway(world, actor, filled.value.words, plug)
  if (answer.ok) return { goTo: '/people/gone', session: { end: true } }
  return { page: <Leave holdsKey={key} form={form} errors={{ main: say(WORDS[answer.no]) }} />, status: 422 }
}

/** Nothing happens yet: who says yes is asked once more. */
async function firstAsked(visit: Visit): Promise<Reply> {
  const { say, form } = visit
  const key = await carriesKey(visit)
  const again = (errors: Readonly<Record<string, string>>) =>
    ({ page: <Erase holdsKey={key} form={form} errors={errors} />, status: 422 }) as const
  const filled = fill(Type.Object({ sure: fieldsIn(say).choice(say('erase.choose'), YES_OR_NO) }), form)
  if (!filled.ok) return again(filled.errors)
  if (filled.value.sure === 'no') return { goTo: '/people/me' }
  return key ? again({ main: say(WORDS['holds-key']) }) : { goTo: '/people/me/erase/surely' }
}

async function secondAsked(visit: Visit, plug: MinePlug): Promise<Reply> {
  const { world, actor, say, form } = visit
  const key = await carriesKey(visit)
  const filled = fill(Type.Object({ surely: fieldsIn(say).choice(say('erase.choose'), YES_OR_NO) }), form)
  if (!filled.ok) return { page: <EraseSurely form={form} errors={filled.errors} />, status: 422 }
  if (filled.value.surely === 'no') return { goTo: '/people/me' }
  const answer = await eraseMe(world, actor, plug)
  if (answer.ok) return { goTo: '/people/gone/erased', session: { end: true } }
  return { page: <Erase holdsKey={key} errors={{ main: say(WORDS[answer.no]) }} />, status: 422 }
}
