import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from '../../../testing/browser.js'
import { wholeHouse } from '../../../testing/house.js'
import { type Neighbours, neighbours } from '../../../testing/neighbours.js'
import { closeBrowser, pageFaults, withoutBrowser } from '../../../testing/page-checks.js'
import { spreadsheet } from '../../../testing/spreadsheet.js'
import { actorOf } from '../../people/index.js'

let n: Neighbours
before(async () => {
  n = await neighbours(wholeHouse, actorOf)
})
after(async () => {
  await closeBrowser()
  await n.close()
})

async function draft(as: Browser): Promise<string> {
  const form = { question: 'What makes a good day?', about: '', language: 'en', group: n.group }
  const { goTo } = await as.post('/conversations/start', form)
  return goTo.replace(/\/prepare.*/, '')
}
const sends = (as: Browser, at: string, body: string | Buffer) =>
  as.postFiles(`${at}/prepare/ideas-file`, {}, { table: { name: 'my ideas.csv', body } })

async function ideasIn(at: string) {
  const world = n.worldAt()
  const of = at.slice('/conversations/'.length)
  const ideas = await world.read
    .selectFrom('conversation_idea')
    .select(['n', 'text', 'language', 'seed', 'chosen_by'])
    .where('conversation_id', '=', of)
    .orderBy('n')
    .execute()
  const wordings = await world.read
    .selectFrom('conversation_idea_wording')
    .select(['n', 'kind', 'language', 'text'])
    .where('conversation_id', '=', of)
    .execute()
  await world.end()
  return { ideas, wordings }
}

/** What the preview carries back, as a browser would send it. */
const carried = (html: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...html.matchAll(/name="((?:text|language|easy)-\d+)" value="([^"]*)"/g)].map(([, name, value = '']) => [
      name,
      value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&'),
    ]),
  )

const TABLE = `Text,Language,Easy read
"Ask us first, then decide",en,Ask us first
Rhowch amser i ni,cy,
Meals <b>hot</b> & on time,,
`

test('a table of ideas is shown first, and kept only when somebody says that it is right', async () => {
  const amina = n.as('amina')
  const at = await draft(amina)
  const seen = await sends(amina, at, TABLE)
  assert.equal(seen.status, 200, seen.text)
  assert.match(seen.text, /3 ideas will be added/)
  assert.deepEqual((await ideasIn(at)).ideas, [], 'nothing is kept yet')
  const kept = await amina.post(`${at}/prepare/ideas-file/keep`, carried(seen.text))
  assert.equal(kept.status, 303, kept.text)
  const { ideas, wordings } = await ideasIn(at)
  const by = { seed: true, chosen_by: n.people.amina }
  assert.deepEqual(ideas, [
    { n: 0, text: 'Ask us first, then decide', language: 'en', ...by },
    { n: 1, text: 'Rhowch amser i ni', language: 'cy', ...by },
    { n: 2, text: 'Meals <b>hot</b> & on time', language: 'en', ...by },
  ])
  assert.deepEqual(wordings, [{ n: 0, kind: 'easy-read', language: 'en', text: 'Ask us first' }])
})

test('first ideas are looked over like all others: whoever is told of in one keeps it from opening', async () => {
  const amina = n.as('amina')
  const at = await draft(amina)
  const table = 'Text\nMeals are hot\n"Ring 01632 960123, ask for my mother"\nMeals are hot\n'
  const seen = await sends(amina, at, table)
  for (const page of [seen.text, (await kept(amina, at, seen.text)).text]) {
    assert.match(page, /This must go before it opens: <strong>A phone number: 01632 960123/)
    assert.match(page, /Nearly the same as: <strong>Meals are hot/)
    assert.match(page, /Could someone guess who this is\? <strong>Family: /)
  }
  const opening = await amina.post(`${at}/prepare/open`)
  assert.equal(opening.status, 422)
  assert.match(opening.text, /A first idea tells who somebody is/)
  const words = { text: 'Ask for my mother', language: 'en' }
  assert.equal((await amina.post(`${at}/prepare/seeds/1`, words)).status, 303)
  assert.ok(!(await amina.get(`${at}/prepare`)).text.includes('A first idea tells who somebody is'))
})

async function kept(as: Browser, at: string, preview: string) {
  await as.post(`${at}/prepare/ideas-file/keep`, carried(preview))
  return as.get(`${at}/prepare/seeds`)
}

test('a table saved by a spreadsheet with semicolons and old letters is understood', async () => {
  const amina = n.as('amina')
  const at = await draft(amina)
  const seen = await sends(amina, at, Buffer.from('text;language\r\nCaf\u00e9 on Fridays;en\r\n', 'latin1'))
  assert.equal(seen.status, 200, seen.text)
  assert.equal(carried(seen.text)['text-0'], 'Café on Fridays')
})

test('a spreadsheet with the same columns is read the same way; what is wrong in it is told by its row', async () => {
  const amina = n.as('amina')
  const at = await draft(amina)
  const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`
  const head = `<row r="1">${cell('A1', 'Easy read')}${cell('C1', 'Text')}</row>`
  const of = (rows: string) => spreadsheet({ sheets: [{ name: 'Ideas', rows: head + rows }] })
  const good = `<row r="3">${cell('C3', 'Ask us first')}</row><row r="4"><c r="C4"><v>2026</v></c></row>`
  const seen = await sends(amina, at, await of(good))
  assert.equal(seen.status, 200, seen.text)
  const kept = await amina.post(`${at}/prepare/ideas-file/keep`, carried(seen.text))
  assert.equal(kept.status, 303)
  assert.deepEqual(
    (await ideasIn(at)).ideas.map(({ text }) => text),
    ['Ask us first', '2026'],
  )
  const wrong = await sends(amina, at, await of(`<row r="7">${cell('A7', 'Easy')}</row>`))
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /ideas\.xlsx, line 7: this idea has no text/)
  const broken = await sends(amina, at, await of('<row r="8"><c r="C8"><f>A1</f></c></row>'))
  assert.match(broken.text, /ideas\.xlsx, line 8: a formula here has no value we can read/)
  const none = await sends(amina, at, Buffer.from('PK\u0003\u0004 and no more'))
  assert.match(none.text, /ideas\.xlsx is no spreadsheet we can open/)
})

const WRONG: readonly [string, string, RegExp][] = [
  ['no column of texts', 'idea\nHello\n', /ideas\.csv, line 1: there is no column called text/],
  ['an idea too long', `text\n${'x'.repeat(301)}\n`, /ideas\.csv, line 2: .*text is too long/],
  ['a language nobody asked for', 'text,language\nHola,es\n', /line 2: this is no language .*: en, cy/],
  ['more than there is room for', `text\n${'An idea\n'.repeat(51)}`, /There is room for 50 more/],
  ['nothing', 'text\n', /there are no ideas/],
]
for (const [what, table, words] of WRONG)
  test(`a table with ${what} is refused beside its box, and nothing is kept`, async () => {
    const amina = n.as('amina')
    const at = await draft(amina)
    const seen = await sends(amina, at, table)
    assert.equal(seen.status, 422)
    assert.match(seen.text, words)
    assert.deepEqual((await ideasIn(at)).ideas, [])
  })

test('what comes back from the preview is read as strictly as what is typed', async () => {
  const amina = n.as('amina')
  const at = await draft(amina)
  for (const form of [
    { 'text-0': 'x'.repeat(301), 'language-0': 'en' },
    { 'text-0': 'Hola', 'language-0': 'es' },
    { 'text-1': 'A gap before it', 'language-1': 'en' },
    {},
  ]) {
    const seen = await amina.post(`${at}/prepare/ideas-file/keep`, form)
    assert.equal(seen.status, 422)
  }
  assert.deepEqual((await ideasIn(at)).ideas, [])
})

test('another member, a stranger and another organisation find nothing of a draft', async () => {
  const at = await draft(n.as('amina'))
  for (const who of ['joe', 'stranger', 'megan'] as const) {
    assert.equal((await n.as(who).get(`${at}/prepare/ideas-file`)).status, 404, who)
    assert.equal((await sends(n.as(who), at, TABLE)).status, 404, who)
    const kept = await n.as(who).post(`${at}/prepare/ideas-file/keep`, { 'text-0': 'x', 'language-0': 'en' })
    assert.equal(kept.status, 404, who)
  }
})

test('the pages stand in nobody’s way', { skip: withoutBrowser }, async () => {
  const amina = n.as('amina')
  const at = await draft(amina)
  const pages = [
    await amina.get(`${at}/prepare/ideas-file`),
    await sends(amina, at, 'text,easy read\nAsk us first,Ask first\nThen decide,\n'),
    await sends(amina, at, 'idea\n'),
  ]
  for (const { text } of pages) assert.deepEqual(await pageFaults(text), [])
})
