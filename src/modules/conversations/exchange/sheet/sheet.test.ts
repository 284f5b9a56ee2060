import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import JSZip from 'jszip'
import { spreadsheet } from '../../../../testing/spreadsheet.js'
import { readSheet } from './read-sheet.js'

async function read(bytes: Buffer) {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-sheet-'))
  const path = join(folder, 'ideas.xlsx')
  writeFileSync(path, bytes)
  const rows: [number, string[]][] = []
  const answer = await readSheet(path, (cells, line) => {
    rows.push([line, cells])
    return true
  })
  assert.deepEqual(readdirSync(folder), ['ideas.xlsx'], 'nothing is left lying about')
  return { answer, rows }
}
const sheetOf = async (rows: string, more: Partial<Parameters<typeof spreadsheet>[0]> = {}) =>
  read(await spreadsheet({ sheets: [{ name: 'Ideas', rows }], ...more }))
const inline = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`
const HEAD = `<row r="1">${inline('A1', 'text')}${inline('B1', 'language')}</row>`
const GOOD = { ok: true, oddities: [] }

test('words come from the list of words or from the cell itself, in as many pieces as they have looks', async () => {
  const { answer, rows } = await sheetOf(
    `<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>
     <row r="3"><c r="A3" t="s"><v>2</v></c></row><row r="4">${inline('A4', 'Caf\u00e9 &amp; cake')}</row>`,
    {
      words: [
        '<t>text</t>',
        '<r><t xml:space="preserve">Ask us </t></r><r><rPr><b/></rPr><t>first</t></r><rPh sb="0" eb="1"><t>no</t></rPh>',
        '<t>Two_x000A_lines</t>',
      ],
    },
  )
  assert.deepEqual(answer, GOOD)
  assert.deepEqual(
    rows.map(([, cells]) => cells),
    [['text'], ['Ask us first'], ['Two\nlines'], ['Caf\u00e9 & cake']],
  )
})

test('empty rows and cells are no rows, and each row keeps the number it has on the screen', async () => {
  const { rows } = await sheetOf(
    `${HEAD}<row r="2"/><row r="5"><c r="A5" s="1"/>${inline('B5', 'cy')}</row><row r="9">${inline('A9', 'Then decide')}</row><row r="1048576"><c r="XFD1048576" s="1"/></row>`,
  )
  assert.deepEqual(rows, [
    [1, ['text', 'language']],
    [5, ['', 'cy']],
    [9, ['Then decide', '']],
  ])
})

test('numbers, dates, yes and no, and formulas stand as they are seen on the screen', async () => {
  const cells = [
    '<c r="A2"><v>0.30000000000000004</v></c>',
    '<c r="A3"><v>1E3</v></c>',
    '<c r="A4" s="1"><v>46102</v></c>',
    '<c r="A5" s="2"><v>46102.4375</v></c>',
    '<c r="A6" s="1"><v>0.4375</v></c>',
    '<c r="A7" t="b"><v>1</v></c>',
    '<c r="A8" t="str"><f>A1&amp;"!"</f><v>text!</v></c>',
    '<c r="A9"><f>1+1</f><v>2</v></c>',
    '<c r="A10" t="d"><v>2026-03-21T00:00:00</v></c>',
    '<c r="A11" s="3"><v>0.5</v></c>',
  ]
  const { rows } = await sheetOf(HEAD + cells.map((cell) => `<row>${cell}</row>`).join(''))
  assert.deepEqual(
    rows.slice(1).map(([, [first]]) => first),
    ['0.3', '1000', '2026-03-21', '2026-03-21 10:30', '10:30', 'TRUE', 'text!', '2', '2026-03-21', '0.5'],
  )
  const old = await sheetOf(`${HEAD}<row><c r="A2" s="1"><v>44640</v></c></row>`, { from1904: true })
  assert.equal(old.rows[1]?.[1][0], '2026-03-21')
})

test('a formula without a value, or one that went wrong, is told by its row', async () => {
  for (const cell of [
    '<c r="A3"><f>NOW()</f></c>',
    '<c r="A3"><f>NOW()</f><v></v></c>',
    '<c r="A3" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
  ]) {
    const { answer } = await sheetOf(`${HEAD}<row r="3">${cell}</row>`)
    assert.deepEqual(answer, { ok: false, broken: 'no-value', line: 3 })
  }
})

test('a sheet that is hidden is not read, whatever stands first', async () => {
  const sheets = [
    { name: 'Old', rows: `<row r="1">${inline('A1', 'secret')}</row>`, hidden: true },
    { name: 'Ideas', rows: HEAD },
    { name: 'More', rows: `<row r="1">${inline('A1', 'later')}</row>` },
  ]
  const { rows } = await read(await spreadsheet({ sheets }))
  assert.deepEqual(rows, [[1, ['text', 'language']]])
  const none = await read(await spreadsheet({ sheets: sheets.slice(0, 1) }))
  assert.deepEqual(none.answer, { ok: false, broken: 'not-a-sheet' })
})

test('a single cell in the far corner takes no room, and is told', async () => {
  const { answer } = await sheetOf(`${HEAD}<row r="1048576">${inline('XFD1048576', 'far')}</row>`)
  assert.deepEqual(answer, { ok: false, broken: 'row-too-long', line: 1_048_576 })
})

test('a spreadsheet that swells without end is stopped; words that grow out of words are not known', async () => {
  const swelling = await sheetOf(HEAD + '<row/>'.repeat(8_000_000))
  assert.deepEqual(swelling.answer, { ok: false, broken: 'sheet-too-large' })
  const zip = await JSZip.loadAsync(await spreadsheet({ sheets: [{ name: 'Ideas', rows: HEAD }] }))
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>`
  zip.file('xl/sharedStrings.xml', laughs)
  const { answer } = await read(await zip.generateAsync({ type: 'nodebuffer' }))
  assert.deepEqual(answer, { ok: false, broken: 'not-a-sheet' })
})

test('a zip of something else, half a file and an empty sheet are said to be that', async () => {
  const other = new JSZip()
  other.file('word/document.xml', '<w/>')
  const whole = await spreadsheet({ sheets: [{ name: 'Ideas', rows: HEAD }] })
  for (const bytes of [await other.generateAsync({ type: 'nodebuffer' }), whole.subarray(0, 900)])
    assert.deepEqual((await read(bytes)).answer, { ok: false, broken: 'not-a-sheet' })
  assert.deepEqual((await sheetOf('')).answer, { ok: false, broken: 'empty' })
  assert.deepEqual((await sheetOf('<row><c t="inlineStr">')).answer, { ok: false, broken: 'not-a-sheet' })
})

test('whoever has read enough is handed no more', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-sheet-'))
  const path = join(folder, 'ideas.xlsx')
  writeFileSync(
    path,
    await spreadsheet({ sheets: [{ name: 'Ideas', rows: `${HEAD}<row>${inline('A2', 'x')}</row>` }] }),
  )
  let many = 0
  assert.deepEqual(await readSheet(path, () => ++many < 1), GOOD)
  assert.equal(many, 1)
})
