import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import JSZip from 'jszip'
import type { Page } from 'playwright-core'
import { rooms } from '../app.js'
import { actorOf } from '../modules/people/index.js'
import type { Tasks } from '../platform/jobs/job.js'
import { openWorker, type Worker } from '../platform/jobs/worker.js'
import { wholeHouse } from '../testing/house.js'
import { type Neighbours, neighbours } from '../testing/neighbours.js'
import { withoutBrowser } from '../testing/page-checks.js'
import { SHARED, withoutShared } from '../testing/shared-data.js'
import { type Visitor, type Visitors, visitors } from '../testing/visitors.js'

let n: Neighbours
let v: Visitors
let worker: Worker | undefined

before(async () => {
  if (withoutBrowser) return
  n = await neighbours(wholeHouse, actorOf, { web: { address: 'http://localhost' } })
  await n.giveKey(n.people.amina, 'lived')
  v = await visitors(n)
})
after(async () => {
  await rests()
  await v?.close()
})

type Files = Readonly<Record<string, string | Buffer>>
type Export = { readonly files: Files; readonly perspectives: string }

/** From whom the votes of an export came, told beside it: first a carer, then a worker, in turn. */
const inTurn = (participants: readonly string[], names: readonly [string, string]) =>
  `participant,perspective\n${participants.map((one, i) => `${one},${names[i % 2]}\n`).join('')}`

function ofUbi(): Export {
  const names = ['summary.csv', 'comments.csv', 'votes.csv', 'participants-votes.csv']
  const files = Object.fromEntries(
    names.map((name) => [name, readFileSync(join(SHARED, 'votes', 'scoop-hivemind.ubi', name))]),
  )
  const people: Record<string, string>[] = parse(files['participants-votes.csv']!, { columns: true })
  const participants = people.map(({ participant = '' }) => participant)
  return { files, perspectives: inTurn(participants, ['Carer', 'Front-line worker']) }
}

/** A Polis export of thirty people and four ideas in Welsh, with one row that nobody can read. */
function inWelsh(): Export {
  const ideas = ['Gofynnwch yn gyntaf', 'Cwrdd gyda’r nos', 'Dweud beth ddaeth o hyn', 'Paned gyda’n gilydd']
  const participants = Array.from({ length: 30 }, (_, i) => `p${i}`)
  const said = (i: number, j: number) => (j === 1 ? [1, -1][i % 2] : [1, 1, 1, 0][(i + j) % 4])
  const votes = participants.flatMap((one, i) =>
    ideas.map((_, j) => `${1000 + 10 * i + j},then,${j},${one},${said(i, j)}\n`),
  )
  const files = {
    'summary.csv': 'topic,Beth ddylai newid?\nconversation-description,\n',
    'comments.csv': `timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n${ideas
      .map((text, j) => `${j},then,${j},p0,0,0,1,${text}\n`)
      .join('')}`,
    'votes.csv': `timestamp,datetime,comment-id,voter-id,vote\n${votes.join('')}9999,then,0,p0,7\n`,
    'participants-votes.csv': `participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,2,3\n${participants
      .map((one, i) => `${one},0,0,4,0,0,${ideas.map((_, j) => said(i, j)).join(',')}\n`)
      .join('')}`,
  }
  return { files, perspectives: inTurn(participants, ['Gofalwr', 'Gweithiwr rheng flaen']) }
}

async function zipOf(files: Files): Promise<Buffer> {
  const zip = new JSZip()
  for (const [name, content] of Object.entries(files)) zip.file(`export/${name}`, content)
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}

/** Comes from the list, forgets the file, then sends it with the one about perspectives. */
async function sends({ page, say, sees, press, follow }: Visitor, what: Export, language: string) {
  await page.goto('/conversations/start')
  await sees(say('start.choose.title'))
  await follow(say('start.choose.import'))
  await sees(say('exchange.import.title'))
  await press(say('exchange.import.send'))
  await page.getByText(say('exchange.ask.export')).first().waitFor()
  await sees(say('exchange.import.title'))
  const sent = { name: 'export.zip', mimeType: 'application/zip', buffer: await zipOf(what.files) }
  await page.locator('[name=export]').setInputFiles(sent)
  const list = { name: 'who.csv', mimeType: 'text/csv', buffer: Buffer.from(what.perspectives) }
  await page.locator('[name=perspectives]').setInputFiles(list)
  await page.locator('[name=language]').fill(language)
  await page.locator('[name=lenient]').check()
  await press(say('exchange.import.send'))
  await sees(say('exchange.progress.title'))
  await page.getByText(say('exchange.progress.waiting')).waitFor()
}

/** What waits is done from now on. */
async function works(): Promise<void> {
  const house = { ground: n.ground, secret: n.options.secret, address: v.at }
  const tasks: Tasks = Object.assign({}, ...rooms.map((room) => room.tasks?.(house) ?? {}))
  const doing = { ownerUrl: n.ownerUrl, ground: n.ground, tasks, daily: [], tell: () => undefined }
  worker ??= await openWorker(doing)
}
async function rests(): Promise<void> {
  await worker?.stop()
  worker = undefined
}

/** Waits for words on a page that is asked for again and again, as somebody does who waits. */
async function until(page: Page, again: () => Promise<unknown>, isSo: (text: string) => boolean) {
  while (!isSo((await page.locator('main').textContent()) ?? '')) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    await again()
  }
}

/** From the conversation to its results, when everything is counted; then the map, every idea, a search in them. */
async function readsResults({ page, say, sees, press, follow, reads }: Visitor, words: string) {
  await follow(say('start.see-results'))
  await until(
    page,
    () => page.reload(),
    (text) => {
      const counted = text.includes(say('results.final'))
      return counted && !text.includes(say('results.tests.to-come'))
    },
  )
  const question = (await page.locator('h1').textContent()) ?? ''
  await sees(question)
  await follow(say('results.way.map'))
  await sees(say('map.title'))
  await follow(say('results.way.ideas'))
  await sees(say('results.ideas.title'))
  await page.getByLabel(say('results.ideas.words')).fill(words)
  await press(say('results.ideas.show'))
  await page.waitForURL(/words=/)
  await sees(say('results.ideas.title'))
  assert.ok((await reads()).includes(say('results.ideas.found', { n: 1 })))
  await follow(say('results.way.results'))
  await sees(question)
}

const sha = (of: unknown) => createHash('sha256').update(JSON.stringify(of)).digest('hex')

/** Says who the perspectives of the files are here: the same names are found already; one must have been heard. */
async function tellsWho({ page, say, sees, press }: Visitor, [one, other]: readonly [string, string]) {
  await sees(say('exchange.who.title'))
  const chosen = (name: string) =>
    page.getByLabel(say('exchange.who.name', { name })).locator('option:checked').textContent()
  assert.deepEqual([await chosen(one), await chosen(other)], [one, other])
  await page.getByLabel(one, { exact: true }).check()
  await press(say('exchange.who.keep'))
}

/** Both files: the same ideas in both, no cell of fewer than five, and the proof fits what the record holds. */
async function takesOut(visitor: Visitor, perspectives: readonly string[]) {
  const { say } = visitor
  const csv = await visitor.downloads(say('results.way.csv'))
  const file = JSON.parse(await visitor.downloads(say('results.way.json')))
  const rows: Record<string, string>[] = parse(csv, { columns: true, bom: true })
  const { report } = file.snapshot.streams.invited
  const ideas = new Set(rows.map(({ idea }) => idea).filter(Boolean))
  assert.deepEqual([...ideas].sort(), report.statements.map(({ id }: { id: string }) => id).sort())
  const from = new Set(rows.map((row) => row.from))
  for (const name of [say('perspective.everyone'), ...perspectives]) assert.ok(from.has(name), name)
  for (const { people = '', agree } of rows)
    if (agree) assert.ok(Number(/\d+/.exec(people.replace(/\D/g, ''))?.[0]) >= 5, people)
  const told = (await n.events()).find(({ id }) => id === file.record.event)
  assert.equal(told?.name, 'conversations.counted')
  assert.equal(JSON.parse(JSON.stringify(told?.facts)).hash, file.record.hash)
  assert.ok(rows.every((row) => row['snapshot sha-256'] === file.record.hash))
  report.statements = report.statements.map((entry: { hidden?: string }) => entry.hidden ?? sha(entry))
  assert.equal(sha(file.snapshot), file.record.hash, 'the file is what the record says of it')
  return { ideas: ideas.size }
}

/** The whole report on one page for paper. */
async function opensReport({ page, say, sees, follow }: Visitor): Promise<string> {
  const question = (await page.locator('h1').textContent()) ?? ''
  await follow(say('results.way.print'))
  await page.waitForURL(/results\/print/)
  await sees(question)
  return ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ')
}

test('Amina brings in a real conversation with its perspectives, reads what it says, and takes it out', {
  skip: withoutBrowser || withoutShared,
}, async () => {
  const amina = await v.comes({ person: n.people.amina, script: true, wide: true })
  const { page, say, sees, follow, reads } = amina
  await sends(amina, ofUbi(), 'en')
  await works()
  // The page changes by itself, until it asks something.
  await tellsWho(amina, ['Carer', 'Front-line worker'])
  await page.getByText(say('exchange.progress.done')).waitFor()
  await sees(say('exchange.progress.title'))
  assert.match(
    await reads(),
    /votes\.csv: 7,174 rows read, [\d,]+ used, [\d,]+ changed by a later answer, 0 refused/,
  )
  assert.match(await reads(), /perspectives\.csv: 234 rows read, 234 used/)
  await follow(say('exchange.progress.go'))
  await sees('Universal Basic Income')
  await readsResults(amina, 'BINZ')
  const { ideas } = await takesOut(amina, ['Carer', 'Front-line worker'])
  assert.ok(ideas > 40, `${ideas}`)
  assert.ok((await opensReport(amina)).includes('230 or more people took part'))
  await rests()
})

test('yn Gymraeg a heb sgript: the same in Welsh with a small one, and a row that could not be read', {
  skip: withoutBrowser,
}, async () => {
  const amina = await v.comes({ person: n.people.amina, language: 'cy', wide: true })
  const { page, say, sees, follow, reads } = amina
  await sends(amina, inWelsh(), 'cy')
  await works()
  const again = () => follow(say('exchange.progress.again'))
  await until(page, again, (text) => text.includes(say('exchange.who.title')))
  await tellsWho(amina, ['Gofalwr', 'Gweithiwr rheng flaen'])
  await until(page, again, (text) => text.includes(say('exchange.progress.done')))
  await sees(say('exchange.progress.title'))
  assert.ok(
    (await reads()).includes(
      say('made.row', { file: 'votes.csv', read: 121, used: 120, replaced: 0, refused: 1 }),
    ),
  )
  await follow(say('exchange.progress.go'))
  await sees('Beth ddylai newid?')
  await readsResults(amina, 'paned')
  assert.deepEqual(await takesOut(amina, ['Gofalwr', 'Gweithiwr rheng flaen']), { ideas: 4 })
  assert.ok((await opensReport(amina)).includes('Paned gyda’n gilydd'))
})
