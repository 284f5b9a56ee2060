import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { after, before, test } from 'node:test'
import { createGzip } from 'node:zlib'
import { instant } from '../../kernel/day.js'
import { backup } from '../../platform/archive/backup.js'
import { restore } from '../../platform/archive/restore.js'
import { readable } from '../../platform/cli.js'
import { type Site, site } from '../ground.js'
import { type LivedIn, livedIn } from '../organisation.js'

const secret = randomBytes(32)
let here: Site
let there: Site
let harbour: LivedIn
let folder: string
let text: string
const at = (name: string) => join(folder, name)

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-hostile-'))
  here = await site()
  there = await site()
  harbour = await livedIn(here, 'Harbour Care', secret)
  const done = await backup({
    ownerUrl: here.ownerUrl,
    secret,
    file: at('whole.jsonl'),
    organisations: [harbour.organisation.id],
    now: instant(here.clock.now),
    program: '0.1.0',
  })
  assert.ok(done.ok)
  text = readFileSync(at('whole.jsonl'), 'utf8')
})
after(async () => {
  await here.close()
  await there.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Whoever alters an archive can also work out its closing sum: it shows damage, not malice. */
function resealed(forged: string): string {
  const body = forged.slice(0, forged.lastIndexOf('{"organisations"'))
  const organisations = body.match(/^\{"end"/gm)?.length ?? 0
  return `${body}${JSON.stringify({ organisations, sha256: createHash('sha256').update(body).digest('hex') })}\n`
}

const bring = (file: string) =>
  restore({
    ownerUrl: there.ownerUrl,
    secret,
    file: at(file),
    erased: [],
    erasers: [],
    listeners: {},
    clock: () => there.clock.now,
  })

async function isRefused(what: string, forged: string, why = /This archive is not what was written/) {
  assert.notEqual(forged, text, what)
  writeFileSync(at('forged.jsonl'), resealed(forged))
  const answer = await bring('forged.jsonl')
  assert.ok(!answer.ok, what)
  assert.match(answer.sentence, why, what)
  const { rows } = await there.owner.query('select from host')
  assert.equal(rows.length, 0, `${what}: nothing of it stays`)
}

const EVIL = 'host; drop table event; --'

test('a table or a column in an archive whose name is a piece of SQL is refused, and every table is still there', async () => {
  await isRefused('table', text.replace('{"table":"host"', `{"table":${JSON.stringify(EVIL)}`))
  await isRefused('quoted', text.replace('{"table":"host"', '{"table":"host\\" (host) values (1); --"'))
  await isRefused('column', text.replace('"columns":["host"', `"columns":[${JSON.stringify(EVIL)}`))
  await isRefused('other schema', text.replace('{"table":"host"', '{"table":"pg_authid"'))
  await isRefused('no room of ours', text.replace('{"table":"host"', '{"table":"kysely_migration"'))
  const { rows } = await there.owner.query("select to_regclass('event') as there")
  assert.equal(rows[0]?.there, 'event')
})

test('an archive cannot bring a way in: a session or a set-up link in it is refused', async () => {
  const org = harbour.organisation.id
  const soon = '2026-03-21 20:00:00+00'
  const key = `\\x${createHash('sha256').update('a key of mine').digest('hex')}`
  const session = [org, key, harbour.people.amina, 'two-factor', soon, soon, soon]
  const columns = ['org_id', 'id_hash', 'person_id', 'assurance', 'made_at', 'seen_at', 'ends_at']
  const link = [org, key, soon]
  for (const [table, names, row] of [
    ['session', columns, session],
    ['setup_link', ['org_id', 'code_hash', 'ends_at'], link],
  ] as const) {
    const part = [{ table, columns: names }, row, { rows: 1 }].map((line) => JSON.stringify(line)).join('\n')
    await isRefused(table, text.replace('{"table":"queue:job"', `${part}\n{"table":"queue:job"`))
  }
})

test('an archive takes no address but those it names', async () => {
  const line = text.split('\n').find((one) => one.startsWith('{"table":"host"')) ?? ''
  const columns: readonly string[] = JSON.parse(line).columns
  const row = JSON.stringify(
    columns.map((name) => (name === 'host' ? 'login.example.org' : harbour.organisation.id)),
  )
  const more = text.replace(`${line}\n`, `${line}\n${row}\n`).replace('{"rows":1}', '{"rows":2}')
  await isRefused('one address more', more, /addresses that it does not name|does not fit/)
})

test('whatever a line of an archive holds instead of what belongs there, it is one sentence', async () => {
  const id = harbour.organisation.id
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const changes: Record<string, readonly [string, string]> = {
    'an organisation that is no id': [
      `{"organisation":"${id}"`,
      `{"organisation":"x'; drop table event; --"`,
    ],
    'an organisation that is a list': [`{"organisation":"${id}"`, '{"organisation":[]'],
    'addresses that are a number': ['"hosts":[', '"hosts":7,"were":['],
    'a name that is an object': ['"name":"Harbour Care"', '"name":{}'],
    'a list of migrations that is a word': ['"schema":[', '"schema":"all","was":['],
    'a day that is none': ['"made":"', '"made":"not '],
    'a column twice': ['"columns":["host"', '"columns":["org_id"'],
    'columns that are a word': ['"columns":["host","org_id"]', '"columns":"*"'],
    'a row nested without end': ['{"rows":1}', `${deep}\n{"rows":2}`],
    'two rows in one': ['{"rows":1}', '["a"],["b"]\n{"rows":2}'],
  }
  for (const [what, [from, to]] of Object.entries(changes)) await isRefused(what, text.replace(from, to))
})

test('a small file that unpacks into a line without end is stopped', async () => {
  const nothing = Buffer.alloc(1 << 20, 0x5b)
  const mebibytes = function* () {
    yield text.split('\n', 1)[0]
    yield '\n'
    for (let n = 0; n < 200; n++) yield nothing
  }
  await pipeline(Readable.from(mebibytes()), createGzip({ level: 1 }), createWriteStream(at('bomb.jsonl.gz')))
  const answer = await bring('bomb.jsonl.gz')
  assert.ok(!answer.ok)
  assert.match(answer.sentence, /a line longer than any of ours/)
})

test('a name from a file does not steer the terminal of whoever restores it', () => {
  const name = 'Harbour\u001b]0;owned\u0007 \u009b2JCare \u202eevil'
  assert.equal(readable(`${name} is restored.\n\tAt 1.`), 'Harbour]0;owned 2JCare evil is restored.\n\tAt 1.')
})
