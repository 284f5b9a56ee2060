import { Type } from '@sinclair/typebox'
import { found } from '../../../kernel/found.js'
import type { House } from '../../../platform/room.js'
import { fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import { NO_FORM } from '../../../platform/web/form.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import type { Conversation } from '../conversation.js'
import { MOST_SEEDS } from './prepare.js'
import { draftAt } from './prepare-routes.js'
import { addSeed, changeSeed, removeSeed } from './seed-commands.js'
import { notesOf, seedsOf, settingsOf } from './settings.js'
import { SeedPage, SeedsPage } from './views/seeds.js'
import { START_NO } from './words.js'

const SEEDS = '/conversations/:id/prepare/seeds'

/** First ideas: added, changed and taken out as long as it is a draft. */
export const seedRoutes = (house: House): readonly Route[] => [
  ['GET', SEEDS, 'signed-in', async (visit) => ({ page: await list(house, visit) })],
  ['POST', SEEDS, 'signed-in', (visit) => add(house, visit)],
  ['GET', `${SEEDS}/:n`, 'signed-in', async (visit) => ({ page: await one(house, visit) })],
  ['POST', `${SEEDS}/:n`, 'signed-in', (visit) => change(house, visit)],
  ['POST', `${SEEDS}/:n/remove`, 'signed-in', (visit) => remove(house, visit)],
]

async function list(house: House, visit: Visit, errors: Errors = {}) {
  const settings = await settingsOf(visit.world.read, visit.world, await draftAt(house, visit))
  const form = Object.keys(errors).length ? visit.form : NO_FORM
  const notes = await notesOf(visit.world, visit.actor, settings.seeds)
  return (
    <SeedsPage settings={settings} notes={notes} done={visit.query('done')} form={form} errors={errors} />
  )
}

async function seedAt(visit: Visit, draft: Conversation) {
  const seeds = await seedsOf(visit.world.read, visit.world, draft)
  return found(seeds.find(({ n }) => `${n}` === visit.param('n')))
}

async function one(house: House, visit: Visit, errors: Errors = {}) {
  const draft = await draftAt(house, visit)
  const settings = await settingsOf(visit.world.read, visit.world, draft)
  const form = Object.keys(errors).length ? visit.form : NO_FORM
  return <SeedPage settings={settings} seed={await seedAt(visit, draft)} form={form} errors={errors} />
}

/** What a seed says; also asked where one is added after opening. */
export function seedFields({ say }: Visit, { language }: Conversation) {
  const { text, maybeText, choice } = fieldsIn(say)
  return Type.Object({
    text: text({ ask: say('start.seed.ask'), most: 300 }),
    language: choice(say('start.language.choose'), [...new Set([language, 'en', 'cy'])]),
    translation: maybeText({ most: 300 }),
    easy: maybeText({ most: 600, lines: true }),
  })
}

async function add(house: House, visit: Visit): Promise<Reply> {
  const { world, actor, say, form } = visit
  const draft = await draftAt(house, visit)
  const again = async (errors: Errors): Promise<Reply> => ({
    page: await list(house, visit, errors),
    status: 422,
  })
  const filled = fill(seedFields(visit, draft), form)
  if (!filled.ok) return again(filled.errors)
  if ((await seedsOf(world.read, world, draft)).length >= MOST_SEEDS)
    return again({ main: say('start.no.many-seeds', { most: MOST_SEEDS }) })
  const answer = await addSeed(world, actor, draft.id, seedIn(filled.value))
  if (!answer.ok) return again({ main: say(START_NO[answer.no]) })
  return { goTo: `/conversations/${draft.id}/prepare/seeds?done=saved` }
}

type Typed = { text: string; language: string; translation: string | undefined; easy: string | undefined }
const seedIn = ({ translation, easy, ...seed }: Typed) => ({
  ...seed,
  translation: translation ?? null,
  easyRead: easy ?? null,
})

async function change(house: House, visit: Visit): Promise<Reply> {
  const { world, actor, say, form } = visit
  const draft = await draftAt(house, visit)
  const { n } = await seedAt(visit, draft)
  const again = async (errors: Errors): Promise<Reply> => ({
    page: await one(house, visit, errors),
    status: 422,
  })
  const filled = fill(seedFields(visit, draft), form)
  if (!filled.ok) return again(filled.errors)
  const answer = await changeSeed(world, actor, draft.id, n, seedIn(filled.value))
  if (!answer.ok) return again({ main: say(START_NO[answer.no]) })
  return { goTo: `/conversations/${draft.id}/prepare/seeds?done=saved` }
}

async function remove(house: House, visit: Visit): Promise<Reply> {
  const { world, actor, say } = visit
  const draft = await draftAt(house, visit)
  const { n } = await seedAt(visit, draft)
  const answer = await removeSeed(world, actor, draft.id, n)
  if (!answer.ok) return { page: await one(house, visit, { main: say(START_NO[answer.no]) }), status: 422 }
  return { goTo: `/conversations/${draft.id}/prepare/seeds?done=saved` }
}
