import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import JSZip from 'jszip'
import { instant } from '../../../kernel/day.js'
import type { Job } from '../../../platform/jobs/job.js'
import { type Files, POLIS } from '../../../testing/folders.js'
import { wholeHouse } from '../../../testing/house.js'
import { type Neighbours, neighbours } from '../../../testing/neighbours.js'
import { closeBrowser, pageFaults, withoutBrowser } from '../../../testing/page-checks.js'
import { SHARED, withoutShared } from '../../../testing/shared-data.js'
import { actorOf } from '../../people/index.js'
import { forgetSent } from './sent-commands.js'
import { exchangeTasks } from './sent-job.js'

let n: Neighbours
before(async () => {
  n = await neighbours(wholeHouse, (world, session) =>
    actorOf(world, { ...session, assurance: 'two-factor' }),
  )
  await n.giveKey(n.people.amina, 'lived')
})
after(async () => {
  await closeBrowser()
  await n.close()
})

const AT = '/conversations/import'

async function zipOf(files: Files): Promise<Buffer> {
  const zip = new JSZip()
  for (const [name, content] of Object.entries(files))
    if (content !== undefined) zip.file(`export/${name}`, content)
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}

type Typed = Readonly<Record<string, string>>
const sends = (who: 'amina' | 'joe' | 'stranger', zip: Buffer, form: Typed = {}, list?: string) =>
  n.as(who).postFiles(
    AT,
    { group: n.group, language: 'en', ...form },
    {
      export: { name: 'export.zip', body: zip },
      ...(list === undefined ? {} : { perspectives: { name: 'who.csv', body: list } }),
    },
  )

/** Does what waits, as the worker does. */
async function worked(goTo: string, { last = false } = {}) {
  const world = n.worldAt()
  const task = 'conversations.bring-in'
  const job: Job = {
    actor: { kind: 'system', name: task },
    attempt: 1,
    last,
    firstTime: async () => true,
    stopping: new AbortController().signal,
  }
  await exchangeTasks({ ground: n.ground })[task]!(world, goTo.slice(`${AT}/`.length), job)
  await world.end()
  return (await n.as('amina').get(goTo)).text
}

const counted = async (table: 'conversation' | 'conversation_import' | 'conversation_import_piece') => {
  const world = n.worldAt()
  const rows = await world.read.selectFrom(table).select('org_id').execute()
  await world.end()
  return rows.length
}

test('whoever holds a key sends a zip; a page says how far it is, and then what became of every row', async () => {
  const before = await counted('conversation')
  const marks = 'participant,statement\np1,0\n'
  const sent = await sends('amina', await zipOf({ ...POLIS, 'marks.csv': marks }))
  assert.equal(sent.status, 303, sent.text)
  const waiting = await n.as('amina').get(sent.goTo)
  assert.match(waiting.text, /It is their turn in a moment/)
  assert.match(waiting.text, /data-going[^>]*>[\s\S]*Look again/)
  const done = await worked(sent.goTo)
  assert.match(done, /It is here, with everything that was used/)
  assert.match(done, /votes\.csv: 18 rows read, 18 used, 0 changed by a later answer, 0 refused/)
  assert.match(done, /marks\.csv: 1 rows? read, 1 used/)
  const [, at = ''] = /href="(\/conversations\/[0-9a-f-]{36})"/.exec(done) ?? []
  assert.ok(at)
  assert.equal(await counted('conversation'), before + 1)
  assert.equal(await counted('conversation_import_piece'), 0, 'the files are gone')
  const told = (await n.events()).map(({ name, actor }) => `${name} ${actor.split(':')[0]}`)
  assert.ok(told.includes('conversations.import-asked person'))
  assert.ok(told.includes('conversations.imported system'))
  await worked(sent.goTo)
  assert.equal(await counted('conversation'), before + 1, 'a job that comes twice brings it in once')
})

test('a zip with a fault is refused in words, and nothing of it stays', async () => {
  const before = await counted('conversation')
  const wrong = { ...POLIS, 'votes.csv': `${POLIS['votes.csv']}`.replace('0,p1,1', '0,p1,7') }
  const page = await worked((await sends('amina', await zipOf(wrong))).goTo)
  assert.match(page, /It was not brought in, and nothing of it was kept/)
  assert.match(page, /votes\.csv, line 2: this is not a vote we know/)
  assert.match(page, /votes\.csv: 18 rows read, 17 used, 0 changed by a later answer, 1 refused/)
  const none = await worked((await sends('amina', Buffer.from('no zip'))).goTo)
  assert.match(none, /The file is no zip we can open/)
  assert.equal(await counted('conversation'), before)
  assert.equal(await counted('conversation_import_piece'), 0)
})

test('where the export holds no question, one is asked for; what was typed is used', async () => {
  const zip = await zipOf({ ...POLIS, 'summary.csv': undefined })
  assert.match(await worked((await sends('amina', zip)).goTo), /There is no question in the files/)
  const done = await worked((await sends('amina', zip, { question: 'What should change?' })).goTo)
  assert.match(done, /It is here/)
})

const LIST = `participant,perspective\n${[1, 2, 3, 4, 5, 6].map((i) => `p${i},${i < 4 ? 'Young carer' : 'gofalwr'}\n`).join('')}p1,Visitor\n`
const voters = async (at: string) => {
  const world = n.worldAt()
  const of = at.slice('/conversations/'.length)
  const asked = world.read.selectFrom('conversation_perspective').select(['perspective_id', 'required'])
  const rows = world.read.selectFrom('conversation_voter').select('perspectives')
  const found = {
    own: (await rows.where('conversation_id', '=', of).execute())
      .map(({ perspectives }) => perspectives.join())
      .sort(),
    asked: await asked.where('conversation_id', '=', of).orderBy('required').execute(),
  }
  await world.end()
  return found
}
const conversationIn = (html: string) => /href="(\/conversations\/[0-9a-f-]{36})"/.exec(html)?.[1] ?? ''

test('where the files name perspectives, whoever sent them says who they are here, and who must have been heard', async () => {
  const before = await counted('conversation')
  const { goTo } = await sends('amina', await zipOf(POLIS), {}, LIST)
  const asked = await worked(goTo)
  assert.match(asked, /Who are they here\?/)
  assert.match(asked, /“Young carer” in the files/)
  assert.match(asked, new RegExp(`<option value="${n.carer}" selected`), 'gofalwr is known, in Welsh')
  assert.equal([...asked.matchAll(/<option[^>]* selected/g)].length, 1, 'nobody is guessed')
  assert.match(
    asked,
    /Two people must agree on a new one[^<]*<a href="\/people\/proposals\/new\/add-perspective"/,
  )
  assert.equal(await counted('conversation'), before, 'nothing is kept yet')

  const amina = n.as('amina')
  const unsaid = await amina.post(`${goTo}/perspectives`, { 'as-0': n.carer })
  assert.equal(unsaid.status, 422)
  assert.match(unsaid.text, /href="#as-\d">Choose what “Young carer” is here/)
  const names = [...asked.matchAll(/“([^”]+)” in the files/g)].map(([, name]) => name)
  const answers = { gofalwr: n.carer, Visitor: 'none', 'Young carer': n.carer }
  const form = Object.fromEntries(
    Object.entries(answers).map(([name, is]) => [`as-${names.indexOf(name)}`, is]),
  )
  assert.equal((await amina.post(`${goTo}/perspectives`, { ...form, required: [n.worker] })).goTo, goTo)
  const again = await amina.post(`${goTo}/perspectives`, { ...form, required: [n.carer] })
  assert.equal(again.goTo, goTo, 'asked once, answered once')
  const { own, asked: must } = await voters(conversationIn(await worked(goTo)))
  assert.deepEqual(
    own,
    Array.from({ length: 6 }, () => n.carer),
  )
  assert.deepEqual(
    must.map(({ perspective_id, required }) => [perspective_id, required]),
    [
      [n.carer, false],
      [n.worker, true],
    ],
  )
  const told = (await n.events()).map(({ name }) => name)
  assert.ok(told.includes('conversations.import-answered'))
  const world = n.worldAt()
  const perspectives = await world.read.selectFrom('perspective').select('id').execute()
  await world.end()
  assert.equal(perspectives.length, 2, 'one side alone makes no new perspective')
})

test('people whose perspective is none of ours stay without one', async () => {
  const { goTo } = await sends('amina', await zipOf(POLIS), {}, LIST)
  await worked(goTo)
  const none = { 'as-0': 'none', 'as-1': 'none', 'as-2': 'none' }
  await n.as('amina').post(`${goTo}/perspectives`, none)
  const { own, asked } = await voters(conversationIn(await worked(goTo)))
  assert.deepEqual([own, asked], [Array.from({ length: 6 }, () => ''), []])
})

test('it can be left after all, and files nobody speaks of go after two weeks', async () => {
  const sent = await sends('amina', await zipOf(POLIS), {}, LIST)
  await worked(sent.goTo)
  await n.as('amina').post(`${sent.goTo}/stop`)
  assert.match((await n.as('amina').get(sent.goTo)).text, /It was left\. The files are gone/)
  const later = await sends('amina', await zipOf(POLIS), {}, LIST)
  await worked(later.goTo)
  assert.ok((await counted('conversation_import_piece')) > 0)
  const world = n.worldAt()
  const now = { ...world, now: () => instant(new Date(Date.parse(world.now()) + 13 * 86_400_000)) }
  await forgetSent(now, { kind: 'system', name: 'conversations.forget-sent' })
  assert.ok((await counted('conversation_import_piece')) > 0)
  const then = { ...world, now: () => instant(new Date(Date.parse(world.now()) + 15 * 86_400_000)) }
  await forgetSent(then, { kind: 'system', name: 'conversations.forget-sent' })
  await world.end()
  assert.equal(await counted('conversation_import_piece'), 0)
})

test('a column with a name for everybody is no list of perspectives', async () => {
  const many = Array.from({ length: 41 }, (_, i) => `p1,Name ${i}\n`).join('')
  const page = await worked(
    (await sends('amina', await zipOf(POLIS), {}, `participant,perspective\n${many}`)).goTo,
  )
  assert.match(page, /The file names 41 perspectives\. At most 40 were expected/)
})

test('nothing is taken without a file or with a language that is none; the words say what to do', async () => {
  const before = await counted('conversation_import')
  const page = await n.as('amina').postFiles(AT, { group: n.group, language: 'Welsh!' }, {})
  assert.equal(page.status, 422)
  assert.match(page.text, /Choose the zip with the export/)
  assert.equal(await counted('conversation_import'), before)
})

test('a member without a key, a stranger and another organisation find nothing here', async () => {
  const sent = await sends('amina', await zipOf(POLIS))
  for (const who of ['joe', 'stranger'] as const) {
    assert.equal((await n.as(who).get(AT)).status, 404, who)
    assert.equal((await sends(who, await zipOf(POLIS))).status, 404, who)
    assert.equal((await n.as(who).get(sent.goTo)).status, 404, who)
    for (const act of ['perspectives', 'stop'])
      assert.equal((await n.as(who).post(`${sent.goTo}/${act}`)).status, 404, who)
  }
  assert.equal((await n.as('megan').get(sent.goTo)).status, 404)
})

test('a real conversation goes through the page', { skip: withoutShared }, async () => {
  const folder = join(SHARED, 'votes', 'scoop-hivemind.ubi')
  const names = ['comments.csv', 'votes.csv', 'participants-votes.csv', 'summary.csv']
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))]))
  const done = await worked((await sends('amina', await zipOf(files))).goTo)
  assert.match(done, /It is here/)
  assert.match(done, /votes\.csv: 7,174 rows read/)
})

test('the pages stand in nobody’s way', { skip: withoutBrowser }, async () => {
  const amina = n.as('amina')
  const sent = await sends('amina', await zipOf(POLIS))
  const asking = await sends('amina', await zipOf(POLIS), {}, LIST)
  await worked(asking.goTo)
  for (const path of [AT, sent.goTo, asking.goTo]) {
    const { text } = await amina.get(path)
    assert.deepEqual(await pageFaults(text), [], path)
  }
})
