import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import JSZip from 'jszip'
import type { Job } from '../../../platform/jobs/job.js'
import { type Files, POLIS } from '../../../testing/folders.js'
import { wholeHouse } from '../../../testing/house.js'
import { type Neighbours, neighbours } from '../../../testing/neighbours.js'
import { closeBrowser, pageFaults, withoutBrowser } from '../../../testing/page-checks.js'
import { SHARED, withoutShared } from '../../../testing/shared-data.js'
import { actorOf } from '../../people/index.js'
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
  const sent = await sends('amina', await zipOf(POLIS))
  assert.equal(sent.status, 303, sent.text)
  const waiting = await n.as('amina').get(sent.goTo)
  assert.match(waiting.text, /It is their turn in a moment/)
  assert.match(waiting.text, /data-going[^>]*>[\s\S]*Look again/)
  const done = await worked(sent.goTo)
  assert.match(done, /It is here, with everything that was used/)
  assert.match(done, /votes\.csv: 18 rows read, 18 used, 0 changed by a later answer, 0 refused/)
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

test('a perspective that is not here is named', async () => {
  const list = `participant,perspective\n${[1, 2, 3, 4, 5, 6].map((i) => `p${i},Young carer\n`).join('')}`
  const page = await worked((await sends('amina', await zipOf(POLIS), {}, list)).goTo)
  assert.match(page, /This perspective is in the file, but not here: “Young carer”/)
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
  for (const path of [AT, sent.goTo]) {
    const { text } = await amina.get(path)
    assert.deepEqual(await pageFaults(text), [], path)
  }
})
