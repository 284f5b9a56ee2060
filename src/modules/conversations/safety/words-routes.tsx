import { Type } from '@sinclair/typebox'
import { found } from '../../../kernel/found.js'
import type { House } from '../../../platform/room.js'
import { fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import { typed, typedDay } from '../../../platform/web/form.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import { LANGUAGES } from '../../../ui/say.js'
import { keeps } from '../conversation.js'
import { clockOf, hereAt, ideaAt } from './at.js'
import { type Checked, check } from './checks/check.js'
import { namesFor } from './queries.js'
import { DUE_CHOICES, OfferWordsPage, WordsPage } from './views/words-of-idea.js'
import { WORDING_KINDS } from './wording.js'
import { keepPromise, keepWords } from './wording-commands.js'
import { duesOf, wordingsOf } from './wordings.js'
import { REFUSED } from './words.js'

/** Words in another language, plainer ones and Easy Read: members offer them; who prepares says who makes what is missing. */
export const wordsRoutes = (house: House): readonly Route[] => [
  [
    'GET',
    '/conversations/:id/ideas/:n/words',
    'signed-in',
    async (visit) => ({ page: await offer(house, visit) }),
  ],
  ['POST', '/conversations/:id/ideas/:n/words', 'signed-in', (visit) => keep(house, visit)],
  ['GET', '/conversations/:id/words', 'signed-in', async (visit) => ({ page: await list(house, visit) })],
  ['POST', '/conversations/:id/words', 'signed-in', (visit) => promise(house, visit)],
]

async function offer(house: House, visit: Visit, errors: Errors = {}, checked?: Checked) {
  const { world, form, language } = visit
  const here = await hereAt(house, visit)
  const { n } = await ideaAt(visit, here)
  const words = found((await wordingsOf(world.read, world, here.conversation, language, [n])).get(n))
  found(words.text ?? undefined)
  const missing = words.language === language ? 'easy-read' : 'translation'
  const put = {
    kind: typed(form, 'kind') || (visit.query('kind') ?? missing),
    language: typed(form, 'language') || language,
    text: typed(form, 'text'),
  }
  const clock = clockOf(visit)
  return (
    <OfferWordsPage
      {...{ conversation: here.conversation, words, clock, put, errors }}
      {...(checked && { checked })}
    />
  )
}

async function keep(house: House, visit: Visit): Promise<Reply> {
  const { say, world } = visit
  const here = await hereAt(house, visit)
  const { n } = await ideaAt(visit, here)
  const { choice, text } = fieldsIn(say)
  const form = Type.Object({
    kind: choice(say('safety.offer.kind.need'), WORDING_KINDS),
    language: choice(say('safety.add.language.need'), LANGUAGES),
    text: text({ ask: say('safety.offer.need'), most: 2000, lines: true }),
  })
  const filled = fill(form, visit.form)
  if (!filled.ok) return { page: await offer(house, visit, filled.errors), status: 422 }
  const names = await namesFor(world.read, world, here.looking)
  const checked = check(filled.value.text, filled.value.language, { names, ideas: [] })
  const wrong = async (error: string) =>
    ({ page: await offer(house, visit, { text: error }, checked), status: 422 }) as const
  if (checked.mustGo.length) return wrong(say('safety.check.rewrite'))
  const answer = await keepWords(world, here, n, filled.value)
  if (!answer.ok) return wrong(say(REFUSED[answer.no]))
  return { goTo: `/conversations/${here.conversation.id}/ideas/${n}?done=words` }
}

async function list(house: House, visit: Visit, errors: Errors = {}) {
  const { world, form } = visit
  const { conversation, looking } = await hereAt(house, visit)
  const [en, cy] = [
    await wordingsOf(world.read, world, conversation, 'en'),
    await wordingsOf(world.read, world, conversation, 'cy'),
  ]
  const put = { what: typed(form, 'what'), who: typed(form, 'who'), due: typedDay(form, 'due') }
  return (
    <WordsPage
      {...{ conversation, put, errors, clock: clockOf(visit) }}
      ideas={[...en.values()].flatMap((one) =>
        one.text === null ? [] : { en: one, cy: cy.get(one.n) ?? one },
      )}
      dues={await duesOf(world.read, world, conversation)}
      canPromise={keeps(conversation, looking.actor)}
    />
  )
}

async function promise(house: House, visit: Visit): Promise<Reply> {
  const { say } = visit
  const here = await hereAt(house, visit)
  found(keeps(here.conversation, here.looking.actor) || undefined)
  const { choice, text, day } = fieldsIn(say)
  const form = Type.Object({
    what: choice(say('safety.dues.what.need'), DUE_CHOICES),
    who: text({ ask: say('safety.dues.who.need'), most: 200 }),
    due: day(say('safety.dues.by.need')),
  })
  const filled = fill(form, visit.form)
  if (!filled.ok) return { page: await list(house, visit, filled.errors), status: 422 }
  const { what, who, due } = filled.value
  const [kind, language = 'en'] = what.split(' ')
  const promised = { kind: kind === 'easy-read' ? kind : 'translation', language, who, on: due } as const
  const answer = await keepPromise(visit.world, here, promised)
  if (answer.ok) return { goTo: `/conversations/${here.conversation.id}/words` }
  return { page: await list(house, visit, { due: say('safety.dues.by.past') }), status: 422 }
}
