import { rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Type } from '@sinclair/typebox'
import type { House } from '../../../platform/room.js'
import { fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import type { Conversation } from '../conversation.js'
import { wordsIn } from '../intake/words.js'
import { ideasOf } from '../queries.js'
import { MOST_SEEDS } from '../start/prepare.js'
import { draftAt } from '../start/prepare-routes.js'
import { addSeeds } from '../start/seed-commands.js'
import { notesOf, seedsOf } from '../start/settings.js'
import { START_NO } from '../start/words.js'
import { type IdeaRow, MOST_EASY, MOST_TEXT, readIdeas } from './ideas-file.js'
import { isZip } from './sheet/read-sheet.js'
import { CheckIdeas, IdeasFile } from './views/ideas-page.js'

const AT = '/conversations/:id/prepare/ideas-file'
const MOST_FILE_BYTES = 1_048_576

/** First ideas out of a table: looked at before anything is kept. */
export const ideasRoutes = (house: House): readonly Route[] => [
  ['GET', AT, 'signed-in', async (visit) => ({ page: await ask(visit, await draftAt(house, visit), {}) })],
  [
    'POST',
    AT,
    'signed-in',
    (visit) => look(house, visit),
    undefined,
    { files: 1, fileBytes: MOST_FILE_BYTES },
  ],
  ['POST', `${AT}/keep`, 'signed-in', (visit) => keep(house, visit)],
]

const roomIn = async ({ world }: Visit, { id }: Conversation) =>
  Math.max(0, MOST_SEEDS - (await ideasOf(world.read, world, id)).length)
const languagesOf = ({ language }: Conversation) => [...new Set([language, 'en', 'cy'])]

async function ask(visit: Visit, conversation: Conversation, errors: Errors, faults: readonly string[] = []) {
  return <IdeasFile {...{ conversation, errors, faults }} room={await roomIn(visit, conversation)} />
}

async function look(house: House, visit: Visit): Promise<Reply> {
  const draft = await draftAt(house, visit)
  const sent = visit.file('table')
  if (!sent)
    return { page: await ask(visit, draft, { table: visit.say('exchange.ideas.file-ask') }), status: 422 }
  // A sentence about the file calls it by a name that people can make something of.
  const path = join(dirname(sent.path), (await isZip(sent.path)) ? 'ideas.xlsx' : 'ideas.csv')
  await rename(sent.path, path)
  const read = await readIdeas(path, { languages: languagesOf(draft), room: await roomIn(visit, draft) })
  if (read.ok) {
    const there = await seedsOf(visit.world.read, visit.world, draft)
    const asked = read.ideas.map((idea) => ({ ...idea, translation: null }))
    const notes = await notesOf(visit.world, visit.actor, [...there, ...asked])
    return {
      page: <CheckIdeas conversation={draft} ideas={read.ideas} notes={notes.slice(there.length)} />,
    }
  }
  const [first = '', ...more] = read.faults.map(wordsIn(visit.language))
  return { page: await ask(visit, draft, { table: first }, more), status: 422 }
}

/** What was looked at comes back in the form, and is read as strictly as if it had been typed. */
function rowsIn({ say, form }: Visit, draft: Conversation): readonly IdeaRow[] | undefined {
  const { text, maybeText, choice } = fieldsIn(say)
  const schema = Type.Object({
    text: text({ ask: say('start.seed.ask'), most: MOST_TEXT }),
    language: choice(say('start.language.choose'), languagesOf(draft)),
    easy: maybeText({ most: MOST_EASY, lines: true }),
  })
  const one = (at: number) =>
    fill(schema, { text: form[`text-${at}`], language: form[`language-${at}`], easy: form[`easy-${at}`] })
  const many = Object.keys(form).filter((name) => /^text-\d{1,3}$/.test(name)).length
  const rows = Array.from({ length: many }, (_, at) => one(at))
  const good = rows.flatMap((row) =>
    row.ok ? [{ text: row.value.text, language: row.value.language, easyRead: row.value.easy ?? null }] : [],
  )
  return good.length > 0 && good.length === rows.length ? good : undefined
}

async function keep(house: House, visit: Visit): Promise<Reply> {
  const { world, actor, say } = visit
  const draft = await draftAt(house, visit)
  const again = async (words: string): Promise<Reply> => ({
    page: await ask(visit, draft, { table: words }),
    status: 422,
  })
  const rows = rowsIn(visit, draft)
  if (!rows) return again(say('exchange.ideas.file-ask'))
  if (rows.length > (await roomIn(visit, draft))) return again(say('exchange.ideas.full'))
  const seeds = rows.map((row) => ({ ...row, translation: null }))
  const answer = await addSeeds(world, actor, draft.id, seeds)
  if (!answer.ok) return again(say(START_NO[answer.no]))
  return { goTo: `/conversations/${draft.id}/prepare/seeds?done=saved` }
}
