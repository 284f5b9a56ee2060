import assert from 'node:assert/strict'
import { test } from 'node:test'
import JSZip from 'jszip'
import { day } from '../../../kernel/day.js'
import { id } from '../../../kernel/id.js'
import { DOCUMENT } from './document-text.js'
import { impactAssessment, processingRecord } from './documents.js'
import type { Answers, Place } from './duty.js'
import { SCHEDULE } from './retention.js'

const by = { id: id<'Person'>('00000000-0000-4000-8000-000000000001'), name: 'Amina' }
const held = (answers: Answers) => ({ answers, at: '2026-03-21T10:40:00.000Z', by }) as const
const PLACE: Place = {
  changes: {},
  sides: [],
  held: {
    controller: held({
      name: 'Gofal yr Harbwr & “Ffrindiau” <Cyf>',
      kind: 'charity',
      address: '1 Stryd Fawr\nHarbwr',
      email: 'post@harbwr.cymru',
      hosting: 'Our own team',
      country: 'uk',
    }),
    officer: held({ has: 'no', name: 'Siân Tŷ', email: 'data@harbwr.cymru' }),
    basis: held({ basis: 'public-task', why: 'Care Act 2014' }),
    special: held({ condition: 'care', why: 'We run care' }),
    impact: held({ risk: 'medium', by: 'The board', on: '2026-03-20' }),
  },
}
const HERE = {
  organisation: { id: id<'Organisation'>(by.id), name: 'Harbour', language: 'en', zone: 'Europe/London' },
  today: () => day('2026-03-21'),
} as const

async function open(body: Uint8Array) {
  const zip = await JSZip.loadAsync(body)
  const read = async (path: string) => (await zip.file(path)?.async('string')) ?? ''
  return {
    document: await read('word/document.xml'),
    styles: await read('word/styles.xml'),
    core: await read('docProps/core.xml'),
  }
}

const count = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].length

for (const language of ['en', 'cy'] as const) {
  test(`the impact assessment (${language}) has real headings, real tables and the language it is written in`, async () => {
    const { name, body } = await impactAssessment(language, PLACE, HERE)
    assert.match(name, /\.docx$/)
    const { document, styles, core } = await open(body)
    assert.equal(count(document, /<w:pStyle w:val="Heading1"\/>/g), 7)
    assert.equal(count(document, /<w:pStyle w:val="Title"\/>/g), 1)
    assert.equal(count(document, /<w:tbl>/g), 5)
    assert.equal(count(document, /<w:tblHeader\/>/g), 5, 'each table says which row is its head')
    assert.match(styles, new RegExp(`<w:lang w:val="${language === 'cy' ? 'cy' : 'en'}-GB"`))
    assert.ok(core.includes(DOCUMENT[language].impact.title))
  })

  test(`what was answered stands in it (${language}), and what was not is marked to be filled in`, async () => {
    const { document } = await open((await impactAssessment(language, PLACE, HERE)).body)
    assert.ok(document.includes('Gofal yr Harbwr &amp; “Ffrindiau” &lt;Cyf&gt;'))
    assert.ok(document.includes('Siân Tŷ, data@harbwr.cymru'))
    assert.ok(document.includes('Care Act 2014'))
    assert.ok(document.includes(DOCUMENT[language].texts['public-task'].slice(0, 30)))
    assert.ok(document.includes(DOCUMENT[language].fill), 'the purpose was not answered')
    for (const [risk = ''] of DOCUMENT[language].risks.rows) assert.ok(document.includes(risk), risk)
  })

  test(`the record of processing (${language}) names everything that is kept, and for how long`, async () => {
    const { document } = await open((await processingRecord(language, PLACE, HERE)).body)
    const schedule = document.split('<w:tbl>').at(-1) ?? ''
    assert.equal(
      count(schedule.slice(0, schedule.indexOf('</w:tbl>')), /<w:tr>|<w:tr /g),
      SCHEDULE.length + 1,
    )
    assert.equal(count(document, /<w:pStyle w:val="Heading1"\/>/g), 4)
  })
}

test('both languages have the same risks and the same columns', () => {
  const { en, cy } = DOCUMENT
  assert.equal(en.risks.rows.length, cy.risks.rows.length)
  for (const row of [...en.risks.rows, ...cy.risks.rows]) assert.equal(row.length, en.risks.head.length)
})
