import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { HtmlValidate } from 'html-validate'
import { type Browser, chromium } from 'playwright-core'
import { folderOf, POLIS, REMESH } from '../testing/folders.js'
import { SHARED, withoutShared } from '../testing/shared-data.js'

const UBI = join(SHARED, 'votes', 'scoop-hivemind.ubi')
const place = mkdtempSync(join(tmpdir(), 'throughline-journey-'))
const at = (name: string) => join(place, name)

function throughline(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/throughline', ...args], {
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('someone types the name alone and is told what there is', () => {
  const { status, stdout, stderr } = throughline()
  assert.match(stdout + stderr, /report/)
  assert.ok(status === 0 || status === 2)
  assert.match(throughline('report').stderr, /Name one folder to read/)
})

test('a small workshop is reported honestly: too few to say, and no number under five', () => {
  const { status, stdout, stderr } = throughline('report', folderOf(POLIS))
  assert.equal(status, 0, stderr)
  assert.match(stdout, /What should change\?/)
  assert.match(stdout, /Too few people to say whether there are groups/)
  assert.match(stdout, /There is no map, because fewer than 20 people took part/)
  assert.match(stdout, /votes\.csv: /)
  assert.equal(throughline('report', folderOf(REMESH)).status, 0)
})

test('a wrong option, a wrong folder and a bad row are each one sentence and exit code 2', () => {
  for (const [args, sentence] of [
    [['report', folderOf(POLIS), '--sate', '3'], /--sate/],
    [['report', folderOf(POLIS), '--slate', 'many'], /--slate is a whole number/],
    [['report', folderOf(POLIS), '--required', 'carers'], /There is no perspective called "carers"/],
    [['report', folderOf(POLIS), '--mode', 'magic'], /--mode is polis/],
    [['report', at('nowhere')], /There is no folder called/],
    [['report', folderOf(POLIS), '--html', join(place, 'no', 'such', 'page.html')], /could not be written/],
    [['rport'], /rport/],
  ] as const) {
    const { status, stdout, stderr } = throughline(...args)
    assert.equal(status, 2, args.join(' '))
    assert.match(stderr, sentence)
    assert.doesNotMatch(stderr, /\s+at .*\.js:/, 'a stack of calls is no sentence')
    assert.equal(stdout, '')
  }
  const bad = { ...POLIS, 'votes.csv': `${POLIS['votes.csv']}1,then,0,p1,9\n` }
  const { status, stderr } = throughline('report', folderOf(bad))
  assert.equal(status, 2)
  assert.match(stderr, /votes\.csv, line 20: this is not a vote we know/)
  assert.match(stderr, /votes\.csv: 19 rows read, 18 used, 0 changed by a later answer, 1 refused/)
  assert.equal(throughline('report', folderOf(bad), '--skip-bad-rows').status, 0)
})

test('a lead reports real votes with perspectives, marks and a page, and nobody is named', {
  skip: withoutShared,
}, () => {
  const [head, ...rows] = readFileSync(join(UBI, 'participants-votes.csv'), 'utf8').trim().split('\n')
  const ids = rows.map((row) => row.split(',')[0]!)
  assert.ok(head?.startsWith('participant'))
  const kinds = ['people who draw on support', 'carers', 'workers', 'leaders']
  writeFileSync(
    at('perspectives.csv'),
    `participant,perspective\n${ids.map((id, i) => `${id},${kinds[i % 17 === 0 ? 3 : i % 3]}\n`).join('')}`,
  )
  writeFileSync(
    at('marks.csv'),
    `participant,statement\n${ids.map((id, i) => `${id},${[1, 3, 21, 31][i % 4]}\n`).join('')}`,
  )
  const { status, stdout, stderr } = throughline(
    ...[
      'report',
      UBI,
      '--perspectives',
      at('perspectives.csv'),
      '--required',
      'carers',
      '--target',
      'leaders=40',
    ],
    ...[
      '--slate',
      '7',
      '--marks',
      at('marks.csv'),
      '--html',
      at('ubi.html'),
      '--people',
      at('people.csv'),
      '--json',
    ],
    ...['--ideas-language', 'en'],
  )
  assert.equal(status, 0, stderr)
  assert.match(stderr, /It must not be published/)
  const report = JSON.parse(stdout)
  assert.deepEqual(
    report.perspectives.map(({ name, required }: { name: string; required: boolean }) => [name, required]),
    [
      ['carers', true],
      ['leaders', false],
      ['people who draw on support', false],
      ['workers', false],
    ],
  )
  assert.equal(report.slate.certificate.violations, 0)
  const people = readFileSync(at('people.csv'), 'utf8').trim().split('\n')
  assert.match(people[0]!, /^participant,group,x,y,uncertainty,must not be published/)
  assert.equal(people.length, 1 + ids.length)
  assert.ok(existsSync(at('ubi.html')))
  assert.equal(
    throughline('report', UBI, '--html', at('cy.html'), '--language', 'cy', '--ideas-language', 'en').status,
    0,
  )
})

test('as Polis, with a chosen number of groups, every idea has its figures in the JSON', {
  skip: withoutShared,
}, () => {
  const { status, stdout } = throughline('report', UBI, '--mode', 'polis', '--groups', '4', '--json')
  assert.equal(status, 0)
  const { polis, opinion, mode } = JSON.parse(stdout)
  assert.deepEqual([mode, polis.groups, opinion.groups.length, polis.statements.length], ['polis', 4, 4, 71])
})

test('the page is sound HTML and holds no script and no address to fetch from', {
  skip: withoutShared,
}, async () => {
  for (const name of ['ubi.html', 'cy.html']) {
    const page = readFileSync(at(name), 'utf8')
    assert.doesNotMatch(page, /<script|javascript:|src="http|url\(http|<link /)
    const { results } = await new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: { 'no-inline-style': 'off', 'long-title': 'off', 'void-style': 'off' },
    }).validateString(page)
    assert.deepEqual(
      results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line }) => `${ruleId} ${line}: ${message}`),
      ),
      [],
    )
  }
})

const executablePath = process.env.THROUGHLINE_BROWSER
const withoutBrowser = withoutShared || (executablePath ? false : 'no browser can be had here')
let opened: Browser | undefined
async function browser(): Promise<Browser> {
  opened ??= await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] })
  return opened
}
after(() => opened?.close())

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8')

test('anyone can use the page: in light and dark, in both languages, on a small phone', {
  skip: withoutBrowser,
}, async () => {
  for (const [name, colorScheme] of [
    ['ubi.html', 'light'],
    ['cy.html', 'dark'],
  ] as const) {
    const page = await (await browser()).newPage({ viewport: { width: 320, height: 640 }, colorScheme })
    await page.goto(pathToFileURL(at(name)).href)
    const width = await page.evaluate('document.documentElement.scrollWidth')
    assert.equal(width, 320, 'the page must not scroll sideways')
    await page.evaluate(axe)
    const found: string[] = await page.evaluate(
      `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
        .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
    )
    assert.deepEqual(found, [], name)
    await page.close()
  }
})

test('with the keyboard alone: first to the report, then through its contents, always in sight', {
  skip: withoutBrowser,
}, async () => {
  const page = await (await browser()).newPage({ viewport: { width: 390, height: 800 } })
  await page.goto(pathToFileURL(at('ubi.html')).href)
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate('document.activeElement.textContent'), 'Skip to the report')
  await page.keyboard.press('Tab')
  const ring = await page.evaluate(
    'getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).boxShadow',
  )
  assert.doesNotMatch(`${ring}`, /^nonenone$/)
  await page.keyboard.press('Enter')
  assert.match(page.url(), /#/)
  await page.close()
})
