import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { instant } from '../../kernel/day.js'
import { eventsOf, type Site, site } from '../../testing/ground.js'
import { AWKWARD, type LivedIn, livedIn, vote } from '../../testing/organisation.js'
import { openWorld } from '../world.js'
import { backup } from './backup.js'
import { LEFT_OUT } from './left-out.js'
import { type Restoring, restore } from './restore.js'
import { tablesInOrder } from './tables.js'

const secret = randomBytes(32)
let here: Site
let there: Site
let harbour: LivedIn
let folder: string
const at = (name: string) => join(folder, name)

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-archive-'))
  here = await site()
  there = await site()
  for (const { owner } of [here, there]) await owner.query(ODD_TABLE)
  harbour = await livedIn(here, 'Harbour Care', secret)
  await here.owner.query(
    `begin; set local app.org_id = '${harbour.organisation.id}'; insert into odd_thing values ${ODD_ROWS.map((row) => `('${harbour.organisation.id}', ${row})`)}; commit`,
  )
})
after(async () => {
  await here.close()
  await there.close()
  rmSync(folder, { recursive: true, force: true })
})

// A table nobody told the backup of, with every kind of value that a careless copy bends.
const ODD_TABLE = `
  create table odd_thing (
    org_id uuid not null references organisation,
    place bigint not null,
    above bigint,
    exact numeric, near double precision, nearly real, big bigint, small smallint, truth boolean,
    bytes bytea, shape jsonb, plain json, moment timestamptz, minute timestamptz(0), day date, hour time, span interval,
    list text[], grid integer[][], letters char(5), few varchar(9), worked_out bigint generated always as (place * 2) stored,
    numbered integer generated always as identity,
    primary key (org_id, place),
    foreign key (org_id, above) references odd_thing deferrable);
  alter table odd_thing enable row level security;
  alter table odd_thing force row level security;
  create policy organisation_wall on odd_thing using (org_id = (select current_setting('app.org_id'))::uuid)`
const ODD_ROWS = [
  `1, 3, 1234567890.123456789012345678901234567890, 0.1::float8 + 0.2, 'NaN', 9223372036854775807, -32768, true,
   '\\x00ff5c0a'::bytea, '{"b": [1.50, null], "a": "\\u2028"}', '{ "b" :1,  "a":2, "a":3 }', '1970-01-01 00:00:00.000001+05:30', 'infinity', '0044-03-15 BC', '23:59:59.999999', '1 mon -2 days 03:04:05.6',
   array['a,b', null, '"quoted"', '', 'NULL', e'\\n'], '{{1,2},{3,null}}', 'ab', ''`,
  "2, null, 'NaN', '-Infinity', 1e-40, null, null, null, '', 'null', null, null, null, null, null, null, '{}', null, null, null",
  `3, 2, -0.000, 1e308, 3.4e38, -9223372036854775808, 0, false, null, '"\\\\"', '"\\ud83e\\uddd1"', '2026-03-29 01:30:00+00', null, 'infinity', '24:00', 'P0D', null, '[2:3]={7,8}', '     ', '         '`,
]

const saving = (file: string, more: object = {}) =>
  backup({
    ownerUrl: here.ownerUrl,
    secret,
    file: at(file),
    organisations: [harbour.organisation.id],
    now: instant(here.clock.now),
    program: '0.1.0',
    ...more,
  })
const bringing = (target: Site, file: string, more: Partial<Restoring> = {}) =>
  restore({
    ownerUrl: target.ownerUrl,
    secret,
    file: at(file),
    erased: [],
    erasers: [],
    listeners: {},
    clock: () => target.clock.now,
    ...more,
  })

/** Every row of the organisation in every table, each as PostgreSQL prints the whole of it. */
async function contents({ owner }: Site): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  const client = await owner.connect()
  await client.query(
    `begin; set local app.org_id = '${harbour.organisation.id}'; set local timezone = 'Asia/Kathmandu'`,
  )
  for (const { name } of await tablesInOrder(client)) {
    const { rows } = await client.query<{ row: string }>(
      `select t::text as row from ${name} t where org_id = $1 order by 1`,
      [harbour.organisation.id],
    )
    found.set(
      name,
      rows.map(({ row }) => row),
    )
  }
  await client.query('commit')
  client.release()
  return found
}

test('a backup holds every table by itself, also one nobody told it of, and none that lets somebody in', async () => {
  const done = await saving('whole.jsonl')
  assert.ok(done.ok)
  const text = readFileSync(at('whole.jsonl'), 'utf8')
  const tables = [...text.matchAll(/^\{"table":"(\w+)"/gm)].map(([, name]) => name!)
  const all = (await tablesInOrder(here.owner)).map(({ name }) => name)
  assert.ok(tables.includes('odd_thing'))
  assert.deepEqual(tables.toSorted(), all.filter((name) => !(name in LEFT_OUT)).toSorted())
  for (const name of Object.keys(LEFT_OUT)) assert.ok(all.includes(name), `${name} is left out but not there`)
  assert.equal(statSync(at('whole.jsonl')).mode & 0o077, 0, 'others may read the backup')
})

test('a table is written after those it points at', async () => {
  const order = (await tablesInOrder(here.owner)).map(({ name }) => name)
  for (const [table, other] of [
    ['event', 'organisation'],
    ['event_word', 'event'],
    ['ballot_batch', 'event'],
    ['people_member', 'person'],
  ])
    assert.ok(order.indexOf(table!) > order.indexOf(other!), `${table} before ${other}`)
})

test('neither the secret nor any key made from it stands in a backup', () => {
  const text = readFileSync(at('whole.jsonl'))
  for (const form of [secret, secret.toString('hex'), secret.toString('base64')])
    assert.equal(text.includes(form), false)
})

test('the same content gives the same backup, packed or not', async () => {
  await saving('packed.jsonl.gz')
  await saving('again.jsonl')
  assert.ok(gunzipSync(readFileSync(at('packed.jsonl.gz'))).equals(readFileSync(at('again.jsonl'))))
  assert.ok(readFileSync(at('again.jsonl')).equals(readFileSync(at('whole.jsonl'))))
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith('.part')),
    [],
  )
})

test('restored elsewhere, every value is what it was, and the record goes on from where it was', async () => {
  const answer = await bringing(there, 'packed.jsonl.gz')
  assert.ok(answer.ok, 'sentence' in answer ? answer.sentence : '')
  const [old, now] = [await contents(here), await contents(there)]
  const changed = [...old.keys()].filter((name) => `${old.get(name)}` !== `${now.get(name)}`)
  assert.deepEqual(
    changed.toSorted(),
    ['event', 'event_waiting', 'record_entry', 'record_tip', 'session'].toSorted(),
  )
  for (const name of ['event', 'record_entry'])
    assert.deepEqual(
      old.get(name)!.filter((row) => !now.get(name)!.includes(row)),
      [],
      name,
    )
  assert.deepEqual(now.get('session'), [])
  assert.equal(now.get('odd_thing')!.length, 3)

  const events = await eventsOf(there, harbour.organisation)
  const { facts, actor } = events.find(({ name }) => name === 'record.restored')!
  assert.equal(actor, 'operator')
  const { made, 'replaced-size': replaced } = facts as Record<string, unknown>
  assert.deepEqual({ made, replaced }, { made: '2026-03-21T10:40:00.000Z', replaced: null })
  assert.equal(answer.restored[0]?.entries, events.length)
})

test('what waited to be done waits again, under the same name', async () => {
  const { rows } = await there.owner.query(
    `select identifier, payload, run_at, key from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = task_id`,
  )
  const { id: org } = harbour.organisation
  assert.deepEqual(rows, [
    {
      identifier: 'garden.tell',
      payload: { org, about: 'bed:1' },
      run_at: '2030-01-01T00:00:00.000Z',
      key: `${org}:once`,
    },
  ])
})

test('people go on voting after a restore, and nobody counts twice', async () => {
  await vote(there, harbour.organisation.id, harbour.box, secret)
  assert.equal((await contents(there)).get('ballot')!.length, 7)
})

test('an organisation that is there already is not touched, unless it is said to be replaced', async () => {
  const before = await contents(there)
  const refused = await bringing(there, 'whole.jsonl')
  assert.ok(!refused.ok)
  assert.match(refused.sentence, /^Harbour Care is already in this installation/)
  assert.deepEqual(await contents(there), before)

  const replaced = await bringing(there, 'whole.jsonl', { replace: true })
  assert.ok(replaced.ok)
  const events = await eventsOf(there, harbour.organisation)
  const { facts } = events.find(({ name }) => name === 'record.restored')!
  assert.equal((facts as Record<string, unknown>)['replaced-size'], before.get('record_entry')!.length)
})

test('a restore that fails half-way leaves what was there', async () => {
  const before = await contents(there)
  const text = readFileSync(at('whole.jsonl'), 'utf8')
  writeFileSync(at('forged.jsonl'), resealed(text.replace('the kettle is broken', 'the kettle is fine')))
  const refused = await bringing(there, 'forged.jsonl', { replace: true })
  assert.ok(!refused.ok)
  assert.match(refused.sentence, /^The record in this archive does not verify: words of event/)
  assert.deepEqual(await contents(there), before)
})

// Whatever it was before: a root may well begin with 00.
const otherByte = (_: string, before: string, byte: string) => `${before}${byte === '00' ? '01' : '00'}`

test('an archive whose last line was worked out anew is still caught by the record, whatever was changed in it', async () => {
  const text = readFileSync(at('whole.jsonl'), 'utf8')
  const forgeries: Record<string, [string, RegExp]> = {
    'an event renamed': [text.replace('garden.said', 'garden.sung'), /entry \d+ is not what was sealed/],
    'a root changed': [
      text.replace(/^(\["[^"]+","1","[^"]+","\\\\x)(..)/m, otherByte),
      /entry \d+ is not what was sealed/,
    ],
    'the end of the record gone': [
      withoutRow(text, 'record_entry', -1),
      /entry \d+ is not what was sealed|has no place in it/,
    ],
    'a head signed by somebody else': [
      text.replace(/(— throughline\/\S+ )..../, '$1AAAA'),
      /signed head of 2026-03-21/,
    ],
    'a frontier changed': [text.replace(/^(\["[^"]+","3","\\\\x)(..)/m, otherByte), /tip|entry/],
  }
  for (const [what, [forged, sentence]] of Object.entries(forgeries)) {
    assert.notEqual(forged, text, what)
    writeFileSync(at('forged.jsonl'), resealed(forged))
    const refused = await bringing(there, 'forged.jsonl', { replace: true })
    assert.ok(!refused.ok, what)
    assert.match(refused.sentence, sentence, what)
  }
})

test('a row of another organisation is not let in, in no table', async () => {
  const text = readFileSync(at('whole.jsonl'), 'utf8')
  for (const table of ['host', 'letter', 'person']) {
    const stranger = text.replace(
      new RegExp(`(^\\{"table":"${table}".*\\n\\[(?:[^\\]]*,)?)"${harbour.organisation.id}"`, 'm'),
      '$1"00000000-0000-4000-8000-000000000000"',
    )
    if (stranger === text) continue
    writeFileSync(at('forged.jsonl'), resealed(stranger))
    const refused = await bringing(there, 'forged.jsonl', { replace: true })
    assert.ok(!refused.ok && /belongs to another organisation|does not fit/.test(refused.sentence), table)
  }
})

test('an archive that was cut off anywhere is refused in one sentence', async () => {
  const plain = readFileSync(at('whole.jsonl'))
  const packed = readFileSync(at('packed.jsonl.gz'))
  for (let i = 1; i < 40; i++) {
    const part = Math.floor((i / 40) * plain.length)
    writeFileSync(at('cut.jsonl'), plain.subarray(0, part))
    const refused = await bringing(there, 'cut.jsonl')
    assert.ok(!refused.ok && /^This archive is cut off/.test(refused.sentence), `${part}`)
    writeFileSync(at('cut.jsonl.gz'), packed.subarray(0, Math.floor((i / 40) * packed.length)))
    const also = await bringing(there, 'cut.jsonl.gz')
    assert.ok(!also.ok && /^This archive is cut off/.test(also.sentence))
  }
})

test('an archive with one byte changed anywhere is refused in one sentence', async () => {
  const plain = readFileSync(at('whole.jsonl'))
  for (let i = 0; i < 60; i++) {
    const changed = Buffer.from(plain)
    const place = Math.floor(((i + 0.5) / 60) * plain.length)
    changed[place] = changed[place]! ^ 1
    writeFileSync(at('changed.jsonl'), changed)
    const refused = await bringing(there, 'changed.jsonl', { replace: true })
    assert.ok(!refused.ok && refused.sentence.split('\n').length === 1, `byte ${place}`)
  }
})

test('lines put in, taken out or moved are told from what was written', async () => {
  const lines = readFileSync(at('whole.jsonl'), 'utf8').trimEnd().split('\n')
  for (const altered of [
    lines.toSpliced(9, 1),
    lines.toSpliced(9, 0, lines[9]!),
    lines.toSpliced(9, 2, lines[10]!, lines[9]!),
    [...lines, lines[9]!],
    lines.toSpliced(1, 1),
  ]) {
    writeFileSync(at('changed.jsonl'), `${altered.join('\n')}\n`)
    const refused = await bringing(there, 'changed.jsonl', { replace: true })
    assert.ok(!refused.ok && /^This archive is/.test(refused.sentence))
  }
})

test('what is no archive, or from a newer or older program, is refused in one sentence', async () => {
  const text = readFileSync(at('whole.jsonl'), 'utf8')
  const cases: Record<string, [string, RegExp]> = {
    empty: ['', /not an archive/],
    letter: ['Dear Amina,\n', /not an archive/],
    json: ['{"a":1}\n', /not an archive/],
    form: [text.replace('"v":1', '"v":2'), /made by a newer Throughline than this one/],
    newer: [text.replace('"0001-ground"', '"0001-ground","9999-from-tomorrow"'), /newer.*9999-from-tomorrow/],
    older: [text.replace(',"0003-organisation-key"', ''), /older.*0003-organisation-key/],
  }
  for (const [what, [written, sentence]] of Object.entries(cases)) {
    writeFileSync(at('other.jsonl'), what === 'form' ? written : written && resealed(written))
    const refused = await bringing(there, 'other.jsonl', { replace: true })
    assert.ok(!refused.ok, what)
    assert.match(refused.sentence, sentence, what)
  }
  const nowhere = await bringing(there, 'nowhere.jsonl')
  assert.ok(!nowhere.ok && /there is no such file/.test(nowhere.sentence))
})

test('an address that is taken is said, and another can be given', async () => {
  const elsewhere = await site()
  try {
    await elsewhere.owner.query(ODD_TABLE)
    const other = await elsewhere.organisation('Other')
    const text = readFileSync(at('whole.jsonl'), 'utf8')
    const host = /"hosts":\["([^"]+)"/.exec(text)![1]!
    await elsewhere.owner.query('update host set host = $1 where org_id = $2', [host, other.id])
    const refused = await bringing(elsewhere, 'whole.jsonl')
    assert.ok(!refused.ok && refused.sentence.includes(`${host} belongs to another organisation`))
    const answer = await bringing(elsewhere, 'whole.jsonl', { as: 'harbour.example', organisation: host })
    assert.ok(answer.ok)
    const { rows } = await elsewhere.owner.query('select host from host where org_id = $1', [
      harbour.organisation.id,
    ])
    assert.deepEqual(rows, [{ host: 'harbour.example' }])
  } finally {
    await elsewhere.close()
  }
})

test('a backup made while sixteen people write is one picture, and its record holds', async () => {
  const fresh = await site()
  try {
    await fresh.owner.query(ODD_TABLE)
    let writing = true
    const writer = async (i: number) => {
      for (let n = 0; writing; n++) await harbour.says(harbour.people.joe, `Joe ${i}: ${n}`)
    }
    const writers = Array.from({ length: 16 }, (_, i) => writer(i))
    const files = ['busy-1.jsonl', 'busy-2.jsonl.gz', 'busy-3.jsonl']
    for (const file of files) assert.ok((await saving(file)).ok)
    writing = false
    await Promise.all(writers)
    for (const file of files) {
      const answer = await bringing(fresh, file, { replace: true })
      assert.ok(answer.ok, 'sentence' in answer ? answer.sentence : '')
    }
    assert.ok((await contents(fresh)).get('event')!.length > 20, 'hardly anything was written')
  } finally {
    await fresh.close()
  }
})

test('a folder that is not there is said in one sentence, and a backup that fails leaves no file', async () => {
  const refused = await saving(join('nowhere', 'a.jsonl'))
  assert.ok(!refused.ok && /could not be written \(there is no such folder\)/.test(refused.sentence))
  await assert.rejects(saving('failed.jsonl', { organisations: ['00000000-0000-4000-8000-000000000000'] }))
  assert.deepEqual(
    readdirSync(folder).filter((name) => /failed|part/.test(name)),
    [],
  )
})

test('what people wrote comes back to the letter', async () => {
  const world = openWorld(there.ground, harbour.organisation)
  const words = await world.read.selectFrom('event_word').select('said').execute()
  await world.end()
  assert.ok(words.some(({ said }) => said === `Amina: ${AWKWARD}`))
})

// Works the closing sum out anew, as somebody would who knows the form.
function resealed(text: string): string {
  const body = text.slice(0, text.lastIndexOf('{"organisations"'))
  const organisations = body.match(/^\{"end"/gm)?.length ?? 0
  const sha256 = createHash('sha256').update(body).digest('hex')
  return `${body}${JSON.stringify({ organisations, sha256 })}\n`
}

function withoutRow(text: string, table: string, which: number): string {
  const lines = text.split('\n')
  const head = lines.findIndex((line) => line.startsWith(`{"table":"${table}"`))
  const end = lines.findIndex((line, i) => i > head && line.startsWith('{"rows"'))
  lines.splice(which < 0 ? end + which : head + 1 + which, 1)
  lines[end - 1] = JSON.stringify({ rows: end - head - 2 })
  return lines.join('\n')
}
