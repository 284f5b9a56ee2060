import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { parse } from 'csv-parse/sync'
import { day } from '../../../../kernel/day.js'
import { id } from '../../../../kernel/id.js'
import { tally } from '../../../../maths/opinion/matrix.js'
import type { Browser } from '../../../../testing/browser.js'
import { counting } from '../../../../testing/counted.js'
import { wholeHouse } from '../../../../testing/house.js'
import { type Neighbours, neighbours } from '../../../../testing/neighbours.js'
import { closeBrowser, pageFaults, withoutBrowser } from '../../../../testing/page-checks.js'
import { type Talk, talk } from '../../../../testing/talk.js'
import { actorOf, perspectivesOf } from '../../../people/index.js'
import { intakeOf } from '../../box.js'
import { markItem, type Vote } from '../../idea.js'
import { readConversation } from '../../intake/folder.js'
import { allVoices } from '../../results/counting.js'
import { loadCounting } from '../../results/load.js'
import { bring } from '../bring.js'
import { importConversation } from '../commands.js'
import { unzip } from '../unzip.js'

let n: Neighbours
let amina: Browser
let joe: Browser

/** Amina and Joe hold the keys, each of a side; they have shown a second proof. */
before(async () => {
  n = await neighbours(wholeHouse, (world, session) =>
    actorOf(world, { ...session, assurance: 'two-factor' }),
  )
  await n.giveKey(n.people.amina, 'lived')
  await n.giveKey(n.people.joe, 'learnt')
  ;[amina, joe] = [await proven('amina'), await proven('joe')]
})
after(async () => {
  await closeBrowser()
  await n.close()
})

async function proven(name: 'amina' | 'joe'): Promise<Browser> {
  const browser = n.as(name)
  await browser.get('/town/form')
  const client = await n.owner.connect()
  await client.query(`begin; set local app.org_id = '${n.places.riverside.organisation.id}'`)
  await client.query(`update session set assurance = 'two-factor' where person_id = $1`, [n.people[name]])
  await client.query('commit')
  client.release()
  return browser
}

const WHY = { reason: 'check-sums', why: 'The council asked how we counted' }
const agrees = (who: Browser, page: string) => who.post(`${page.replace(/\?.*/, '')}/confirmation`)

const SAID: Readonly<Record<number, Vote>>[] = [
  { 0: 'agree', 1: 'disagree', 2: 'unsure' },
  { 0: 'agree', 1: 'disagree' },
  { 0: 'agree', 1: 'agree', 2: 'disagree' },
  { 0: 'disagree', 2: 'agree' },
  { 0: 'unsure', 1: 'agree', 2: 'agree' },
  { 1: 'disagree', 2: 'agree' },
]

/** Six people, invited and by the link, have answered; somebody more only what is hidden, and one sheet is unconfirmed. */
async function spoken(wish: Parameters<typeof talk>[1] = {}) {
  const t = await talk(n, { rowsAnnounced: true, ...wish })
  const c = counting(n, t)
  const people: Buffer[] = []
  for (const [i, said] of SAID.entries()) {
    const { pseudonym } = await t.comes([i % 2 ? n.carer : n.worker], i < 5 ? 'slip' : 'link')
    await c.says(pseudonym, said)
    people.push(pseudonym)
  }
  const { organisation } = n.places.riverside
  const [first] = people
  await intakeOf(t.house).cast(organisation.id, [
    { box: t.box, pseudonym: first!, item: markItem(0), value: 1 },
  ])
  const { pseudonym: undecided } = await t.comes([n.carer])
  await c.says(undecided, { 0: 'agree' })
  await c.says(undecided, { 0: 'taken-back' })
  const sheet = randomBytes(16)
  await n.write(async (tx) => {
    const batch = randomUUID()
    const at = { org_id: organisation.id, conversation_id: t.id }
    const entered = { entered_by: n.people.amina, side: 'lived', made_on: day('2026-03-21') }
    await tx
      .insertInto('conversation_paper_batch')
      .values({ ...at, id: batch, ...entered })
      .execute()
    const voter = { ...at, pseudonym: sheet, came_by: 'paper', batch_id: batch, frozen: true }
    await tx
      .insertInto('conversation_voter')
      .values({ ...voter, perspectives: [n.carer] })
      .execute()
    const hidden = { n: 3, text: 'Ask Mrs Price of room 12', hidden_why: 'personal-details' }
    await tx
      .insertInto('conversation_idea')
      .values({ ...at, ...hidden, language: 'en', made_on: day('2026-03-21'), author: first! })
      .execute()
  })
  await c.says(sheet, { 0: 'agree', 1: 'agree', 2: 'agree' })
  await c.says(first!, { 3: 'agree' })
  return { t, c, people }
}

async function letOut(t: Talk) {
  const asked = await amina.post(`${t.at}/export/let-out`, WHY)
  assert.equal(asked.status, 303, asked.text)
  const yes = await agrees(joe, asked.goTo)
  assert.equal(yes.status, 303, yes.text)
}

async function taken(who: Browser, t: Talk) {
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const { host } = n.places.riverside
  const url = `${t.at}/export/polis.zip`
  const { statusCode, headers, rawPayload } = await n.web.inject({
    method: 'GET',
    url,
    headers: { host, cookie },
  })
  assert.equal(statusCode, 200)
  assert.equal(headers['content-type'], 'application/zip')
  const at = mkdtempSync(join(tmpdir(), 'throughline-rows-'))
  writeFileSync(join(at, 'sent.zip'), rawPayload)
  const folder = mkdtempSync(join(at, 'polis-'))
  assert.deepEqual(await unzip(join(at, 'sent.zip'), folder), { ok: true })
  const text = (name: string) => readFileSync(join(folder, name), 'utf8')
  const rows = (name: string): Record<string, string>[] => parse(text(name), { columns: true })
  return { folder, text, rows, bytes: rawPayload }
}

/** How many agree, disagree and are not sure, idea by idea. */
const TOTALS = [0, 1, 2].map((idea) =>
  (['agree', 'disagree', 'unsure'] as const).map((vote) => SAID.filter((said) => said[idea] === vote).length),
)

test('where it was not said before anybody answered, single answers stay here, and nobody can ask for them', async () => {
  const { t, c } = await spoken({ rowsAnnounced: false })
  await c.close()
  assert.match((await joe.get(`${t.at}/export`)).text, /Nobody was told, before they answered/)
  assert.equal((await amina.get(`${t.at}/export/let-out`)).status, 404)
  assert.equal((await amina.post(`${t.at}/export/let-out`, WHY)).status, 404)
  assert.equal((await joe.get(`${t.at}/export/polis.zip`)).goTo, `${t.at}/export`)
})

test('while it is open, in a small room, or where too few answered, they stay as well', async () => {
  const { t } = await spoken()
  assert.match((await joe.get(`${t.at}/export`)).text, /only once the conversation is closed/)
  assert.equal((await amina.post(`${t.at}/export/let-out`, WHY)).status, 404)
  const room = await spoken({ smallRoom: true })
  await room.c.close()
  assert.match((await joe.get(`${room.t.at}/export`)).text, /In a small room a line would soon say who it is/)
  assert.equal((await amina.get(`${room.t.at}/export/let-out`)).status, 404)
  const ten = await spoken({ fewest: 10 })
  await ten.c.close()
  assert.match((await joe.get(`${ten.t.at}/export`)).text, /Fewer than 10 people answered/)
  const small = await talk(n, { rowsAnnounced: true })
  for (const said of SAID.slice(0, 4)) {
    const { pseudonym } = await small.comes([n.carer])
    await counting(n, small).says(pseudonym, said)
  }
  await counting(n, small).close()
  assert.match((await joe.get(`${small.at}/export`)).text, /Fewer than 5 people answered/)
  assert.equal((await amina.get(`${small.at}/export/let-out`)).status, 404)
})

test('one side asks, the other agrees; then every member takes a file that our own import reads, with the same totals', async () => {
  const { t, c, people } = await spoken()
  await c.close()
  assert.match((await n.as('joe').get(`${t.at}/export`)).text, /Two people must agree/)
  const asked = await amina.post(`${t.at}/export/let-out`, WHY)
  assert.equal((await amina.get(`${t.at}/export/polis.zip`)).goTo, `${t.at}/export`, 'one side is not enough')
  assert.notEqual((await agrees(amina, asked.goTo)).status, 303, 'nobody agrees with themselves')
  assert.match((await joe.get(`${t.at}/export`)).text, /The other side has not answered yet/)
  assert.equal((await agrees(joe, asked.goTo)).status, 303)

  const cara = await n.joins('Cara')
  const page = (await cara.get(`${t.at}/export`)).text
  assert.match(page, /amina asked for it on 21 March 2026\. joe agreed for the other side on 21 March 2026\./)
  assert.match(page, /So that others can check our sums/)
  await c.refresh()
  assert.match((await cara.get(`${t.at}/results`)).text, /\/export">Single answers, line by line/)
  const facts = { kind: 'conversation-rows', about: `conversation:${t.id}`, reason: 'check-sums' }
  const told = (await n.events()).filter((event) => isDeepStrictEqual(event.facts, facts))
  assert.deepEqual(told.map(({ name }) => name).sort(), ['people.proposal-agreed', 'people.proposed'])

  const file = await taken(cara, t)
  assert.deepEqual(readdirSync(file.folder).sort(), [
    ...['comments.csv', 'participants-votes.csv', 'summary.csv', 'votes.csv'],
  ])
  const reading = await readConversation(file.folder, {
    ...{ perspectives: undefined, marks: undefined, perspectiveColumn: undefined, lenient: false },
  })
  assert.ok(reading.ok)
  const { conversation: read } = reading
  assert.deepEqual(read.notices, [])
  assert.equal(read.question, 'What makes a good day?')
  assert.equal(read.participants.length, SAID.length)
  assert.deepEqual(totalsOf(read.matrix).slice(0, 3), TOTALS)

  const bringing = bring(
    read,
    { question: undefined, language: 'en', required: [], make: { lived: [], learnt: [] } },
    await inWorld((world) => perspectivesOf(world)),
    () => id<'Perspective'>(randomUUID()),
  )
  assert.ok(bringing.ok)
  const back = await inWorld(async (world) => {
    const made = await importConversation(
      world,
      { kind: 'operator' },
      n.group,
      bringing.brought,
      () => undefined,
    )
    assert.ok(made.ok)
    const at = world.read.selectFrom('conversation').select('box_id').where('id', '=', made.next)
    const { box_id } = await at.executeTakeFirstOrThrow()
    const loaded = await loadCounting(n.pool, world, {
      ...{ id: made.next, box: id<'BallotBox'>(box_id), isClosed: true, smallRoom: false, fewest: 5 },
    })
    return allVoices(loaded, () => 0)
  })
  assert.deepEqual(totalsOf(back).slice(0, 3), TOTALS)

  const all = ['comments.csv', 'votes.csv', 'participants-votes.csv', 'summary.csv'].map(file.text).join('')
  for (const secret of [n.carer, n.worker, 'Carer', 'worker', 'slip', 'link', 'Price', n.people.amina])
    assert.ok(!all.includes(secret), secret)
  for (const pseudonym of people)
    for (const spelt of ['hex', 'base64'] as const) assert.ok(!all.includes(pseudonym.toString(spelt)))
})

const totalsOf = (matrix: Parameters<typeof tally>[0]) => {
  const { agrees, disagrees, unsure } = tally(matrix)
  return Array.from(agrees, (many, j) => [many, disagrees[j]!, unsure[j]!])
}

async function inWorld<T>(work: (world: ReturnType<Neighbours['worldAt']>) => Promise<T>): Promise<T> {
  const world = n.worldAt()
  try {
    return await work(world)
  } finally {
    await world.end()
  }
}

test('no line says who it is, when it came, who put an idea or what mattered most; and no two files number people alike', async () => {
  const { t, c } = await spoken()
  await c.close()
  await letOut(t)
  const files = [await taken(amina, t), await taken(joe, t), await taken(joe, t)]
  for (const { rows, bytes } of files) {
    const times = [...rows('votes.csv'), ...rows('comments.csv')].map(
      ({ timestamp, datetime }) => `${timestamp} ${datetime}`,
    )
    assert.deepEqual([...new Set(times)], [`${Date.parse('2026-03-21T00:00:00Z')} 2026-03-21`])
    assert.ok(bytes.includes(Buffer.from('votes.csv')))
    const comments = rows('comments.csv')
    assert.ok(comments.every((row) => row['author-id'] === ''))
    assert.deepEqual(
      comments.map((row) => [row['comment-id'], row.moderated, row.agrees, row.disagrees]),
      [
        ...TOTALS.map(([agree, disagree], j) => [`${j}`, '1', `${agree}`, `${disagree}`]),
        ['3', '-1', '0', '0'],
      ],
    )
    for (const row of rows('participants-votes.csv'))
      assert.deepEqual([row['group-id'], row['n-comments'], row['3']], ['', '', ''])
    assert.equal(
      rows('votes.csv').length,
      SAID.reduce((sum, said) => sum + Object.keys(said).length, 0),
    )
  }
  const lines = files.map(({ rows }) =>
    rows('participants-votes.csv').map((row) => [row['0'], row['1'], row['2']].join()),
  )
  const sorted = lines.map((own) => [...own].sort())
  assert.deepEqual(sorted[1], sorted[0])
  assert.ok(new Set(lines.map((own) => own.join(' '))).size > 1, 'three files with the same numbers')
})

test('both sides can stop it again, and then agree once more', async () => {
  const { t, c } = await spoken()
  await c.close()
  await letOut(t)
  assert.equal((await amina.get(`${t.at}/export/let-out`)).status, 404, 'it is agreed already')
  n.clock.now = new Date(n.clock.now.getTime() + 60_000)
  const asked = await joe.post(`${t.at}/export/keep-in`, { reason: 'safer', why: '' })
  assert.equal((await agrees(amina, asked.goTo)).status, 303)
  assert.equal((await joe.get(`${t.at}/export/polis.zip`)).goTo, `${t.at}/export`)
  n.clock.now = new Date(n.clock.now.getTime() + 60_000)
  await letOut(t)
  await taken(joe, t)
})

test('only members take it: not a guest, a stranger who has the link, or another organisation; only keys ask', async () => {
  const { t, c } = await spoken()
  await c.close()
  const cara = await n.joins('Dafydd')
  assert.equal((await cara.get(`${t.at}/export/let-out`)).status, 404)
  await letOut(t)
  for (const path of ['', '/polis.zip', '/keep-in']) {
    for (const who of ['stranger', 'megan'] as const)
      assert.equal((await n.as(who).get(`${t.at}/export${path}`)).status, 404, `${who} ${path}`)
    assert.match((await n.anybody().get(`${t.at}/export${path}`)).goTo, /^\/sign-in/)
  }
  assert.equal((await cara.post(`${t.at}/export/keep-in`, { reason: 'safer' })).status, 404)
})

test('before the first answer it is said in plain words what a line may give away', async () => {
  const t = await talk(n, { rowsAnnounced: true })
  const page = (await n.anybody().get(`${t.at}/who-sees-what`)).text
  assert.match(page, /You could find your own line\. So could somebody who knows some of your answers/)
  const plain = await talk(n)
  assert.doesNotMatch((await n.anybody().get(`${plain.at}/who-sees-what`)).text, /your own line/)
})

test('the pages stand in nobody’s way', { skip: withoutBrowser }, async () => {
  const { t, c } = await spoken()
  await c.close()
  const pages = [await amina.post(`${t.at}/export/let-out`, {})]
  await letOut(t)
  pages.push(await amina.get(`${t.at}/export`))
  for (const { text } of pages) assert.deepEqual(await pageFaults(text), [])
})
