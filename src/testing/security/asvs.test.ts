import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { SHARED, withoutShared } from '../shared-data.js'

const FOLDER = join('docs', 'security')
const STATES = ['held', 'partly', 'not yet', 'does not apply']

type Row = Readonly<Record<'id' | 'level' | 'subject' | 'state' | 'why' | 'held by', string>>
const rows: readonly Row[] = parse(readFileSync(join(FOLDER, 'asvs.csv')), { columns: true })

/** `path :: text` for each thing that holds it: the title of a test, or the line of a setting. */
const holders = (row: Row) =>
  row['held by']
    .split(' && ')
    .filter(Boolean)
    .map((part) => part.split(' :: '))

const wanted = readFileSync(join(FOLDER, 'asvs-ids.txt'), 'utf8').split('\n').filter(Boolean)

test('every requirement of levels 1 and 2 has a row, once, and no row is of anything else', () => {
  assert.ok(wanted.length > 250, 'the list of requirements is nearly empty')
  assert.deepEqual(
    rows.map(({ id, level }) => `${id} ${level}`),
    wanted,
  )
})

test('each says what it is about, how it stands and why', () => {
  for (const { id, subject, state, why } of rows) {
    assert.ok(STATES.includes(state), `${id}: "${state}" is no state`)
    assert.ok(subject.length > 2 && why.length > 2, id)
  }
})

test('what is said to be held names what holds it, and that is there', () => {
  for (const row of rows) {
    const named = holders(row)
    if (row.state === 'held') assert.ok(named.length > 0, `${row.id} is held by nothing`)
    for (const [path = '', text = ''] of named) {
      assert.ok(existsSync(path), `${row.id}: there is no ${path}`)
      const found = readFileSync(path, 'utf8')
      const title = [`'${text}'`, `\`${text}\``].some((quoted) => found.includes(quoted))
      assert.ok(
        text && (path.endsWith('.test.ts') ? title : found.includes(text)),
        `${row.id}: ${path} has no "${text}"`,
      )
    }
  }
})

test('the list of requirements is the one that OWASP publishes', { skip: withoutShared }, () => {
  const file = 'OWASP_Application_Security_Verification_Standard_5.0.0_en.csv'
  const all: readonly Readonly<Record<'req_id' | 'L', string>>[] = parse(
    readFileSync(join(SHARED, 'security', 'asvs-5.0', file)),
    // Its last line is a note, not a row.
    { columns: true, bom: true, relax_column_count: true },
  )
  assert.deepEqual(
    all.filter(({ L }) => L === '1' || L === '2').map(({ req_id, L }) => `${req_id} ${L}`),
    wanted,
  )
})
