import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Ajv } from 'ajv'
import type { Labelled } from '../../../maths/agreement/labels.js'
import { analyse } from '../../../maths/analysis.js'
import type { Cell } from '../../../maths/disclosure/published.js'
import { buildMatrix } from '../../../maths/opinion/matrix.js'
import { silent } from '../../../maths/progress.js'
import { type Attacked, atFive, attackPages } from '../../../testing/attacker.js'
import { SHARED, withoutShared } from '../../../testing/shared-data.js'
import { readConversation } from '../intake/folder.js'
import { pageHtml } from '../views/page-html.js'
import { reportText } from '../views/report-text.js'
import { GROUP } from './group-name.js'
import { type Choices, makeReport } from './make.js'
import { type Report, ReportSchema } from './report.js'

const FOLDERS = [
  'brexit-consensus',
  'london.youth.policing',
  'remesh-right-to-assemble',
  'scoop-hivemind.biodiversity',
  'scoop-hivemind.taxes',
  'scoop-hivemind.ubi',
]

const PLAIN: Choices = {
  language: 'en',
  ideasLanguage: 'en',
  mode: 'perspectives',
  seed: 1,
  groups: undefined,
  slate: undefined,
  agreesAsMarks: false,
  targets: new Map(),
  required: [],
  notices: [],
}

async function read(folder: string) {
  const reading = await readConversation(join(SHARED, 'votes', folder), {
    perspectives: undefined,
    marks: undefined,
    perspectiveColumn: undefined,
    lenient: false,
  })
  assert.ok(reading.ok, folder)
  return reading.conversation
}

type Read = Awaited<ReturnType<typeof read>>

/** Four made-up perspectives of unequal size, so that something has to be protected. */
function withPerspectives(conversation: Read): Read {
  const people = conversation.participants.length
  const names = ['carers', 'leaders', 'people who draw on support', 'workers']
  const members = names.map(() => new Uint8Array(people))
  for (let i = 0; i < people; i++) {
    members[i % 29 === 0 ? 1 : i % 3 === 0 ? 0 : i % 3 === 1 ? 2 : 3]![i] = 1
    if (i % 11 === 0) members[0]![i] = 1
  }
  return { ...conversation, perspectives: { names, members: { count: 4, members } } }
}

function reportOf(conversation: Read, choices: Partial<Choices> = {}): Report {
  const made = makeReport(conversation, { ...PLAIN, ...choices }, silent)
  assert.ok(made.ok)
  return made.report
}

const validate = new Ajv({ strict: false }).compile(ReportSchema)

test('the documented schema is the one the program keeps to', () => {
  const documented = JSON.parse(readFileSync('docs/report-schema.json', 'utf8'))
  assert.deepEqual(documented, JSON.parse(JSON.stringify(ReportSchema)))
})

for (const folder of FOLDERS)
  test(`${folder}: the report keeps to its schema, and neither an outsider nor anybody who took part finds anything small`, {
    skip: withoutShared,
  }, async () => {
    const conversation = await read(folder)
    for (const variant of [conversation, withPerspectives(conversation)]) {
      const report = reportOf(variant)
      assert.ok(validate(report), JSON.stringify(validate.errors))
      assert.deepEqual(attackOn(variant, report, variant !== conversation), [])
      const words = reportText(report, 'en') + pageHtml(report, 'en', 'en')
      for (const [, n] of words.matchAll(/(\d[\d,]*) or more/g))
        assert.equal(Number(n!.replace(',', '')) % 5, 0)
    }
  })

/**
 * The report as an attacker has it: cells and labels from the report alone.
 * @param byInsiders also everybody who took part; where perspectives overlap they could find the most
 */
function attackOn({ matrix, statements, perspectives }: Read, report: Report, byInsiders: boolean): string[] {
  const live = Uint8Array.from(statements, ({ hidden, meta }) => (hidden || meta ? 0 : 1))
  const found = analyse({ matrix, live, perspectives: perspectives?.members }, report.seed)
  const of: Attacked = { matrix, unions: found.unions, declared: found.declared, live }
  const names = [
    ...report.perspectives.map(({ name }) => name),
    ...report.opinion.groups.map(({ name }) => `${GROUP}${name}`),
  ]
  const entries = new Map(report.statements.map((entry) => [entry.id, entry]))
  const entry = (j: number) => entries.get(statements[j]!.id)
  const hidden: Cell = { kind: 'withheld', why: 'fewer-than-5' }
  const cells = ['', ...names].map((_, set) =>
    statements.map((_, j) => {
      const one = entry(j)
      return one ? atFive([one.everyone, ...one.perspectives, ...one.groups][set]!) : hidden
    }),
  )
  const labels = found.labels.map((label, j): Labelled | undefined => {
    const told = entry(j)?.label
    if (!told || told.kind === 'withheld') return undefined
    assert.equal(told.kind, label.kind)
    if ('leastCertain' in told && 'weakest' in label)
      assert.equal(names.indexOf(told.leastCertain), label.weakest)
    return label
  })
  // The first publication: everything is printed anew.
  const cellsFrom = cells.map((row) => new Int32Array(row.length))
  const labelsFrom = Int32Array.from(labels, (label) => (label ? 0 : -1))
  const snapshots = [{ matrix, members: [] }]
  const pages = [{ of, page: { cells, labels, memory: { snapshots, cellsFrom, labelsFrom } } }]
  return [...attackPages(pages), ...(byInsiders ? attackPages(pages, true) : [])]
}

test('the same files and seed give the same report, byte for byte', { skip: withoutShared }, async () => {
  const once = JSON.stringify(reportOf(await read('brexit-consensus')))
  assert.equal(JSON.stringify(reportOf(await read('brexit-consensus'))), once)
})

test('rows about people stand in fives, rows about ideas exactly, and no sum gives its parts away', {
  skip: withoutShared,
}, async () => {
  const { files } = reportOf(await read('scoop-hivemind.ubi'))
  const of = (name: string) => files.find(({ file }) => file === name)!
  assert.deepEqual(of('comments.csv'), {
    file: 'comments.csv',
    read: 71,
    used: 71,
    step: 1,
    replaced: 0,
    refused: 0,
  })
  assert.deepEqual([of('participants-votes.csv').read, of('participants-votes.csv').step], [230, 5])
  assert.deepEqual([of('votes.csv').read, of('votes.csv').step], [7174, 1])
  // Fourteen people who all answered all ideas: their number must not be had by dividing.
  const conversation = await read('brexit-consensus')
  const few = { ...conversation, ...everyoneAnswered(14, conversation.statements.length) }
  const counts = [
    { file: 'votes.csv', rows: 'votes' as const, read: 700, used: 700, replaced: 0, refused: 0 },
  ]
  const [rows] = reportOf({ ...few, counts }).files
  assert.ok(rows!.step > 1 && rows!.used <= 10 * 50, JSON.stringify(rows))
})

function everyoneAnswered(people: number, ideas: number): Pick<Read, 'matrix' | 'participants'> {
  const rows = Array.from({ length: people * ideas }, (_, k) => k)
  const log = {
    person: Int32Array.from(rows, (k) => Math.floor(k / ideas)),
    statement: Int32Array.from(rows, (k) => k % ideas),
    vote: Int8Array.from(rows, (k) => (k % 3 === 0 ? -1 : 1)),
  }
  return {
    matrix: buildMatrix(log, people, ideas),
    participants: Array.from({ length: people }, (_, i) => `${i}`),
  }
}

test('as Polis: its own groups, and exact figures only in a part that says it must not be published', {
  skip: withoutShared,
}, async () => {
  const conversation = await read('scoop-hivemind.taxes')
  const report = reportOf(conversation, { mode: 'polis', groups: 3 })
  assert.ok(validate(report), JSON.stringify(validate.errors))
  assert.equal(report.opinion.groups.length, 3)
  assert.equal(report.polis?.notForPublication, true)
  assert.equal(report.polis?.statements.length, conversation.statements.length)
  assert.ok(report.polis?.statements.every(({ groupInformedConsensus: one }) => one > 0 && one < 1))
  assert.equal(reportOf(conversation).polis, undefined)
})

test('a required perspective of fewer than five keeps every idea from being common ground', {
  skip: withoutShared,
}, async () => {
  const conversation = await read('scoop-hivemind.ubi')
  const people = conversation.participants.length
  const few = Uint8Array.from({ length: people }, (_, i) => (i < 3 ? 1 : 0))
  const members = [few, few.map((one) => 1 - one)]
  const perspectives = { names: ['commissioners', 'others'], members: { count: 2, members } }
  const free = reportOf({ ...conversation, perspectives })
  const bound = reportOf({ ...conversation, perspectives }, { required: ['commissioners'] })
  assert.ok(free.statements.some(({ label }) => label.kind === 'common-ground'))
  assert.ok(!bound.statements.some(({ label }) => label.kind === 'common-ground'))
  assert.deepEqual(bound.perspectives[0]!.people, { kind: 'fewer-than-5' })
})

test('the slate needs marks, and comes with a check that found nothing left out unfairly', {
  skip: withoutShared,
}, async () => {
  const conversation = await read('scoop-hivemind.ubi')
  assert.deepEqual(reportOf(conversation, { slate: 5 }).slate, { kind: 'none', why: 'no-marks' })
  const marked = conversation.participants.map((_, i) => (i < 40 ? [i % 60, (i * 7) % 60] : []))
  const { slate } = reportOf({ ...conversation, marks: marked }, { slate: 5 })
  assert.equal(slate?.kind, 'chosen')
  if (slate?.kind !== 'chosen') return
  assert.equal(slate.certificate.violations, 0)
  assert.ok(slate.ids.length <= 5 && slate.ids.length > 0)
  const few = conversation.participants.map((_, i) => (i < 4 ? [1] : []))
  assert.deepEqual(reportOf({ ...conversation, marks: few }, { slate: 5 }).slate, {
    kind: 'none',
    why: 'too-few-marks',
  })
})

test('in Welsh, every sentence is in Welsh and the ideas stay in the words they were said in', {
  skip: withoutShared,
}, async () => {
  const report = reportOf(await read('london.youth.policing'), { language: 'cy' })
  const text = reportText(report, 'cy')
  assert.match(text, /Tir cyffredin/)
  assert.doesNotMatch(text, /Common ground|took part|disagree/)
  const page = pageHtml(report, 'cy', 'en')
  assert.match(page, /<html lang="cy"/)
  assert.match(page, /lang="en"/)
})
