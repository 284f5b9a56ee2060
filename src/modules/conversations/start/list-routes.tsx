import { Type } from '@sinclair/typebox'
import { may } from '../../../kernel/actor.js'
import { found } from '../../../kernel/found.js'
import { fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import { type Language, sayIn } from '../../../ui/say.js'
import { type Group, groupsOf } from '../../people/index.js'
import { TEMPLATES, type Template } from '../conversation.js'
import { conversationsOf } from '../queries.js'
import { LIST_PARTS, listed, matching } from './listing.js'
import { otherOf } from './other-language.js'
import type { Wording } from './prepare.js'
import { startDraft } from './prepare-commands.js'
import { standingOf } from './queries.js'
import { SPOKEN } from './views/languages.js'
import { ConversationsPage } from './views/list.js'
import { ChooseQuestion, QuestionPage } from './views/start.js'
import { START_NO } from './words.js'

export const listRoutes: readonly Route[] = [
  ['GET', '/conversations', 'anyone', async (visit) => ({ page: await list(visit) })],
  ['GET', '/conversations/start', 'signed-in', async (visit) => ({ page: await askQuestion(visit) })],
  ['POST', '/conversations/start', 'signed-in', start],
]

const A_PAGE = 20

async function list(visit: Visit) {
  const { world, actor } = visit
  const all = await conversationsOf(world.read, world, { actor })
  const words = (visit.query('words') ?? '').slice(0, 100)
  const today = world.today()
  // Standing of all of them, because those that wait for a reply come first among the closed.
  const standing = await standingOf(
    world.read,
    world,
    all.map(({ id }) => id),
  )
  const those = matching(all, words).map((one) => listed(one, standing.get(one.id), today))
  const inOrder = LIST_PARTS.flatMap((part) => those.filter((one) => one.part === part))
  const pages = Math.max(1, Math.ceil(inOrder.length / A_PAGE))
  const page = Math.min(pages, Math.max(1, Number(visit.query('page')) || 1))
  const shown = inOrder.slice((page - 1) * A_PAGE, page * A_PAGE)
  return (
    <ConversationsPage
      parts={LIST_PARTS.map((part) => ({ part, those: shown.filter((one) => one.part === part) }))}
      found={inOrder.length}
      searched={words}
      long={all.length > A_PAGE}
      page={page}
      pages={pages}
      canStart={may(actor, 'conversations.start')}
      signedIn={actor.kind === 'person'}
      done={visit.query('done')}
    />
  )
}

/** The groups this person may start one in; somebody in none finds no such page. */
async function groupsFor({ world, actor }: Visit): Promise<readonly Group[]> {
  const groups = (await groupsOf(world)).filter(({ id }) => may(actor, 'conversations.start', id))
  return found(groups.length > 0 ? groups : undefined)
}

const templateIn = (raw: unknown): Template | null => TEMPLATES.find((one) => one === raw) ?? null

async function askQuestion(visit: Visit, errors: Errors = {}) {
  const groups = await groupsFor(visit)
  const asked = visit.form.template ?? visit.query('template')
  if (asked === undefined && !('question' in visit.form))
    return <ChooseQuestion bringsIn={may(visit.actor, 'conversations.keep')} />
  return <QuestionPage groups={groups} template={templateIn(asked)} form={visit.form} errors={errors} />
}

/** The fields of the page with the question. */
export function questionFields(visit: Visit) {
  const { text, maybeText, choice } = fieldsIn(visit.say)
  return {
    question: text({ ask: visit.say('conversations.no.no-question'), most: 300 }),
    about: maybeText({ most: 1000, lines: true }),
    language: choice(visit.say('start.language.choose'), SPOKEN),
  }
}

async function start(visit: Visit): Promise<Reply> {
  const { world, actor, say, form } = visit
  const groups = await groupsFor(visit)
  const { choice } = fieldsIn(say)
  const group = choice(
    say('start.group.choose'),
    groups.map(({ id }) => id),
  )
  const filled = fill(Type.Object({ ...questionFields(visit), group }), form)
  if (!filled.ok) return { page: await askQuestion(visit, filled.errors), status: 422 }
  const template = templateIn(form.template)
  const { about, ...said } = filled.value
  const first = { ...said, about: about ?? null, template }
  const answer = await startDraft(world, actor, first, readyIn(template, said.question, said.language))
  if (!answer.ok) return { page: await askQuestion(visit, { main: say(START_NO[answer.no]) }), status: 422 }
  return { goTo: `/conversations/${answer.next.id}/prepare/languages?onward=yes` }
}

/** A ready question that nobody changed brings its other language along. */
function readyIn(template: Template | null, question: string, language: string): readonly Wording[] {
  const own = language === 'cy' || language === 'en' ? language : undefined
  if (!template || !own || sayIn(own)(`start.template.${template}`) !== question) return []
  const other: Language = otherOf(own)
  const say = sayIn(other)
  return [
    {
      language: other,
      easyRead: false,
      question: say(`start.template.${template}`),
      about: say(`start.template.${template}.about`),
      madeBy: 'Throughline',
      dueOn: null,
    },
  ]
}
