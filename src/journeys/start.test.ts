import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { actorOf } from '../modules/people/index.js'
import { wholeHouse } from '../testing/house.js'
import { type Neighbours, neighbours } from '../testing/neighbours.js'
import { withoutBrowser } from '../testing/page-checks.js'
import { type Visitor, type Visitors, visitors } from '../testing/visitors.js'
import type { Language } from '../ui/say.js'

let n: Neighbours
let v: Visitors
const skip = withoutBrowser

before(async () => {
  if (skip) return
  n = await neighbours(wholeHouse, actorOf, { web: { address: 'http://localhost' } })
  await n.write((tx) => tx.updateTable('organisation').set({ opened_at: n.worldAt().now() }).execute())
  v = await visitors(n)
})
after(() => v?.close())

const WORDS = {
  en: {
    idea: 'We are asked before things change',
    translation: 'Rydyn ni’n cael ein holi cyn i bethau newid',
    easy: 'Ask us first. Then change things.',
    more: ['The same face comes each day', 'Meals are hot and when we want them'],
    own: 'Somebody sits down and has a cup of tea with me',
    perspective: 'Carer',
  },
  cy: {
    idea: 'Rydyn ni’n cael ein holi cyn i bethau newid',
    translation: 'We are asked before things change',
    easy: 'Holwch ni gyntaf. Wedyn newidiwch bethau.',
    more: ['Mae’r un wyneb yn dod bob dydd', 'Mae prydau’n boeth ac yn brydlon'],
    own: 'Mae rhywun yn eistedd i lawr ac yn cael paned gyda fi',
    perspective: 'Gofalwr',
  },
} as const

/** From the list to a draft with its question, which is a ready one. @returns the question */
async function takesReadyQuestion({ page, say, sees, press, follow }: Visitor): Promise<string> {
  await page.goto('/conversations')
  await sees(say('start.list.title'))
  await follow(say('start.list.start'))
  await sees(say('start.choose.title'))
  const question = say('start.template.meaning')
  await follow(`${say('start.choose.take')}: ${question}`)
  await sees(say('start.question.title'))
  assert.equal(await page.getByLabel(say('start.question')).first().inputValue(), question)
  await press(say('start.next'))
  return question
}

/** The steps between the question and the first ideas: other languages, for whom, how long, who replies, rules. */
async function goesThroughTheSteps({ page, say, sees, press }: Visitor, language: Language): Promise<void> {
  await sees(say('start.step.languages'))
  assert.equal(await page.locator('[name=by]').inputValue(), 'Throughline', 'the ready question is in both')
  await press(say('start.next'))

  await sees(say('start.step.who'))
  await page.getByLabel(say('start.link.yes')).check()
  const [carer, worker] = [n.carer, n.worker]
  await page.locator(`[name="ask-${carer}"][value=must]`).check()
  await page.locator(`[name="target-${carer}"]`).fill('12')
  await page.locator(`[name="ask-${worker}"][value=must]`).check()
  await press(say('start.next'))

  await sees(say('start.step.time'))
  await page.getByLabel(say('start.minutes')).fill('many')
  await press(say('start.next'))
  await sees(say('start.step.time'))
  assert.match(await page.title(), language === 'en' ? /^Error/ : /^Gwall/)
  for (const [part, value] of Object.entries({ day: '30', month: '4', year: '2026' }))
    await page.locator(`[name=closes-${part}]`).fill(value)
  await page.getByLabel(say('start.minutes')).fill('10')
  await press(say('start.next'))

  await sees(say('start.step.reply'))
  await page.getByLabel(say('start.replier'), { exact: true }).fill('Sian')
  await press(say('start.next'))

  await sees(say('start.step.rules'))
  await page.locator('[name=rows][value=no]').check()
  await page.locator('[name=small][value=no]').check()
  await press(say('start.next'))
}

/** Puts the first ideas, the first of them in both languages and in Easy Read. */
async function putsFirstIdeas({ page, say, sees, press, reads }: Visitor, language: Language): Promise<void> {
  const { idea, translation, easy, more } = WORDS[language]
  await sees(say('start.step.seeds'))
  await page.locator('[name=text]').fill(idea)
  await page.locator('[name=translation]').fill(translation)
  await page.locator('[name=easy]').fill(easy)
  await press(say('start.seed.add.do'))
  for (const text of more) {
    await page.getByRole('heading', { level: 2 }).first().waitFor()
    await page.locator('[name=text]').fill(text)
    await press(say('start.seed.add.do'))
  }
  await page.getByRole('heading', { name: more[1] }).waitFor()
  await sees(say('start.step.seeds'))
  for (const text of [idea, translation, easy, ...more]) assert.ok((await reads()).includes(text), text)
}

/** Looks at everything, opens it, and shows the link. @returns what the link leads to */
async function opensWithLink({ page, say, sees, press, follow, reads }: Visitor, question: string) {
  await follow(say('start.seeds.go-on'))
  await sees(say('start.prepare.title'))
  assert.ok((await reads()).includes(say('start.must-be-heard')))
  await press(say('start.open.do'))
  await sees(question)
  assert.ok((await reads()).includes(say('start.done.opened')))
  await follow(say('start.tool.link'))
  await sees(question)
  const shown = await page.locator('.tl-poster .tl-address').textContent()
  return new URL(`http://${shown}`).pathname
}

/** Joins by the link, says from where they speak, and is given a code to come back with. */
async function joins(
  { page, say, sees, press, follow, reads }: Visitor,
  link: string,
  question: string,
  as: string,
) {
  await page.goto(link)
  await sees(question)
  const read = await reads()
  for (const promise of [say('take.sees.votes'), say('take.sees.fewest', { n: 5 }), say('take.sees.hosts')])
    assert.ok(read.includes(promise), promise)
  await page.locator('summary', { hasText: say('take.sees') }).click()
  await page.getByLabel(as, { exact: true }).check()
  await press(say('take.start'))
  await sees(say('take.return'))
  await follow(say('take.return.kept'))
}

/** Answers an idea; the other two are still there. */
async function votes({ page, say, sees, press }: Visitor, question: string): Promise<void> {
  await sees(question)
  const first = (await page.locator('#idea').textContent()) ?? ''
  await press(say('take.vote.agree'))
  await page.locator('#idea').filter({ hasNotText: first }).waitFor()
  await page.locator('#just', { hasText: say('take.vote.agree') }).waitFor()
  await sees(question)
}

/** Adds an idea of their own: written, looked at, put; others then read it. */
async function addsTheirOwn({ page, say, sees, press, follow, reads }: Visitor, text: string): Promise<void> {
  await follow(say('take.add'))
  await sees(say('safety.add.title'))
  await page.getByLabel(say('safety.add.text'), { exact: true }).fill(text)
  await press(say('safety.add.look'))
  await sees(say('safety.look.title'))
  assert.ok((await reads()).includes(text))
  await press(say('safety.look.put'))
  await sees(say('safety.idea.title', { n: 4 }))
  const read = await reads()
  assert.ok(read.includes(text))
  assert.ok(read.includes(say('safety.done.added')))
}

for (const [name, way] of [
  ['Amina starts a conversation, and a stranger joins by its link and adds to it', { script: true }],
  ['yn Gymraeg a heb sgript: the same in Welsh, without script', { language: 'cy' }],
] as const)
  test(name, { skip }, async () => {
    const language: Language = 'language' in way ? way.language : 'en'
    const amina = await v.comes({ ...way, person: n.people.amina, wide: true })
    const question = await takesReadyQuestion(amina)
    await goesThroughTheSteps(amina, language)
    await putsFirstIdeas(amina, language)
    const link = await opensWithLink(amina, question)
    const stranger = await v.comes(way)
    await joins(stranger, link, question, WORDS[language].perspective)
    await votes(stranger, question)
    await addsTheirOwn(stranger, WORDS[language].own)
  })
