import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { type Random, random } from '../../../../maths/random/random.js'
import { openTransaction } from '../../../../platform/db/scope.js'
import { sha256 } from '../../../../platform/record/sha256.js'
import { counting } from '../../../../testing/counted.js'
import { folderOf } from '../../../../testing/folders.js'
import { wholeHouse } from '../../../../testing/house.js'
import { installationOf, ran } from '../../../../testing/installation.js'
import { type Neighbours, neighbours } from '../../../../testing/neighbours.js'
import { type Talk, talk } from '../../../../testing/talk.js'
import { actorOf } from '../../../people/index.js'
import { markItem } from '../../idea.js'
import { conversationTasks } from '../../index.js'
import { countAgain } from './again.js'
import { type ArchivedVoter, type Content, inOwnOrder } from './content.js'
import { readArchive, writeArchive } from './file.js'
import { cannotTakeOut } from './rules.js'
import { conversationVerb } from './verb.js'

const SECRET_WORDS = 'Words that two people hid'
const folder = folderOf({})
const at = (name: string) => join(folder, name)
let n: Neighbours
let t: Talk
let type: (place: 'riverside' | 'harbour', ...args: readonly string[]) => ReturnType<typeof ran>

before(async () => {
  n = await neighbours(wholeHouse, actorOf)
  const verb = conversationVerb(installationOf(n, { secret: n.options.secret, dataFolder: '/nowhere' }))
  type = (place, ...args) => ran(verb, [...args, '--organisation', n.places[place].host])
  await settleHarbour()
  t = await held()
})
after(() => n.close())

/** Harbour Care has a forum, and the same two perspectives under ids of its own. */
async function settleHarbour() {
  const { organisation, group } = n.places.harbour
  const org_id = organisation.id
  const { tx, commit } = await openTransaction(n.pool, org_id)
  const made_at = n.worldAt().now()
  await tx
    .insertInto('people_group')
    .values({ org_id, id: group, kind: 'forum', name: 'Quay forum', made_at })
    .execute()
  const own = { org_id, person_id: n.people.megan, group_id: group, since: made_at }
  await tx.insertInto('people_member').values(own).execute()
  const named = [
    { side: 'learnt', name_en: 'Front-line worker', name_cy: 'Gweithiwr rheng flaen', place: 1 },
    { side: 'lived', name_en: 'Carer', name_cy: 'Gofalwr', place: 2 },
  ]
  await tx
    .insertInto('perspective')
    .values(named.map((one) => ({ org_id, id: randomUUID(), ...one })))
    .execute()
  await commit()
}

/** A conversation at Riverside with a bit of everything in it, closed, counted and answered. */
async function held(): Promise<Talk> {
  const seeds = [
    { text: 'We are asked before things change', language: 'en' },
    { text: 'Mae’r prydau’n boeth', language: 'cy' },
    { text: SECRET_WORDS, language: 'en' },
  ]
  const made = await talk(n, { seeds, about: 'Over tea.\nAnd 🫖.' })
  const c = counting(n, made)
  const org_id = n.places.riverside.organisation.id
  const at = { org_id, conversation_id: made.id }
  // Always the same people, so that always the same five stay behind.
  let came = 0
  const comes = () => sha256(Buffer.from(`voter ${came++}`)).subarray(0, 16)
  const some = async (many: number, came_by: 'slip' | 'link') => {
    const people = Array.from({ length: many }, comes)
    const voter = (pseudonym: Buffer, i: number) => ({
      ...{ ...at, pseudonym, came_by, frozen: true, perspectives: [i % 2 ? n.carer : n.worker] },
    })
    await n.write((tx) => tx.insertInto('conversation_voter').values(people.map(voter)).execute())
    for (const [i, pseudonym] of people.entries()) {
      await c.says(pseudonym, {
        0: i % 5 ? 'agree' : 'unsure',
        1: i % 2 ? 'agree' : 'disagree',
        2: 'disagree',
      })
      if (i % 3 === 0) await mark(made, pseudonym, 0)
    }
  }
  await some(16, 'slip')
  await c.refresh()
  await some(13, 'link')
  await some(2, 'slip')
  const [yes, no] = [randomUUID(), randomUUID()]
  const [confirmed, waiting, supporter] = [comes(), comes(), comes()]
  await made.comes([n.worker])
  const batch = (id: string, by: string | null) => ({
    ...{ ...at, id, entered_by: n.people.amina, side: 'lived', made_on: '2026-03-20' as const },
    ...{ confirmed_by: by, confirmed_on: by === null ? null : ('2026-03-21' as const) },
  })
  await n.write(async (tx) => {
    await tx
      .insertInto('conversation_paper_batch')
      .values([batch(yes, n.people.joe), batch(no, null)])
      .execute()
    const voter = { ...at, perspectives: [n.carer], frozen: true }
    await tx
      .insertInto('conversation_voter')
      .values([
        { ...voter, pseudonym: confirmed, came_by: 'paper', batch_id: yes },
        { ...voter, pseudonym: waiting, came_by: 'paper', batch_id: no },
        { ...voter, pseudonym: supporter, came_by: 'slip', whose: 'supporter' },
      ])
      .execute()
    const idea = { ...at, n: 3, text: 'Somebody’s own idea', language: 'en', made_on: '2026-03-20' } as const
    await tx
      .insertInto('conversation_idea')
      .values({ ...idea, author: confirmed, speaks_as: n.carer, whose: 'with-help' })
      .execute()
    await tx
      .updateTable('conversation_idea')
      .set({ hidden_why: 'hate' })
      .where('conversation_id', '=', made.id)
      .where('n', '=', 2)
      .execute()
    const wording = { ...at, made_by: n.people.joe, made_on: '2026-03-20' } as const
    await tx
      .insertInto('conversation_idea_wording')
      .values([
        { ...wording, n: 1, kind: 'translation', language: 'en', text: 'The meals are hot' },
        { ...wording, n: 0, kind: 'easy-read', language: 'en', text: 'Ask us first' },
        { ...wording, n: 2, kind: 'plainer', language: 'en', text: `Plainer: ${SECRET_WORDS}` },
      ])
      .execute()
    const question = { ...at, language: 'cy', easy_read: false, made_by: 'Joe Bloggs', due_on: null }
    await tx
      .insertInto('conversation_wording')
      .values({ ...question, question: 'Beth sy’n gwneud diwrnod da?' })
      .execute()
    await tx
      .insertInto('conversation_reply')
      .values({
        ...{ ...at, n: 1, due_on: '2026-04-18', said: 'We will ask first.', language: 'en' },
        ...{ written_by: n.people.joe, written_on: '2026-03-25', heard: 5, heard_not: 2 },
      })
      .execute()
  })
  for (const voter of [confirmed, waiting, supporter]) await c.says(voter, { 0: 'disagree', 3: 'agree' })
  await c.close()
  await c.refresh()
  return made
}

const mark = (made: Talk, pseudonym: Buffer, idea: number) =>
  n.write((tx) =>
    tx
      .insertInto('ballot')
      .values({
        ...{ org_id: n.places.riverside.organisation.id, box_id: made.box, pseudonym },
        ...{ item: markItem(idea), value: 1, salt: Buffer.alloc(32, idea + 1) },
      })
      .execute(),
  )

const archived = (file: string) => type('riverside', 'archive', t.at, at(file))
const restored = (file: string, ...more: readonly string[]) =>
  type('harbour', 'restore', at(file), '--group', 'quay forum', ...more)
const addressIn = ({ said }: { readonly said: string }) => said.trim()
const eventsNamed = async (name: string, place: 'riverside' | 'harbour') =>
  (await n.events(place)).filter((event) => event.name === name)
const conversationsThere = async () => {
  const world = n.worldAt('harbour')
  const rows = await world.read
    .selectFrom('conversation')
    .selectAll()
    .where('org_id', '=', world.organisation.id)
    .execute()
  await world.end()
  return rows
}

let there = ''
test('a conversation taken out, brought in elsewhere and taken out there again has equal hashes, of everything and of its results', async () => {
  const out = await archived('first.jsonl')
  assert.equal(out.code, 0, out.told)
  const back = await restored('first.jsonl')
  assert.equal(back.code, 0, back.told)
  there = addressIn(back)
  assert.match(back.told, /rows read/)
  assert.match(back.told, /Brought in from Riverside Care: 4 ideas, 33 people, 97 votes, 12 marks/)
  const again = await type('harbour', 'archive', there, at('second.jsonl.gz'))
  assert.equal(again.code, 0, again.told)
  const [first, second] = [await readArchive(at('first.jsonl')), await readArchive(at('second.jsonl.gz'))]
  assert.ok(first.head.results)
  assert.deepEqual([second.head.content, second.head.results], [first.head.content, first.head.results])
  const body = (text: string) => text.split('\n').slice(1, -2)
  assert.deepEqual(
    body(gunzipSync(readFileSync(at('second.jsonl.gz'))).toString()),
    body(readFileSync(at('first.jsonl'), 'utf8')),
  )
})

test('who is behind an answer stands nowhere in it: no name, no id, no pseudonym, no order, and nothing that was hidden', async () => {
  const text = readFileSync(at('first.jsonl'), 'utf8')
  const world = n.worldAt()
  const voters = await world.read
    .selectFrom('conversation_voter')
    .selectAll()
    .where('conversation_id', '=', t.id)
    .execute()
  await world.end()
  const { organisation, group } = n.places.riverside
  const names = ['amina', 'joe', 'Joe Bloggs', 'Sian', SECRET_WORDS]
  const ids = [organisation.id, group, t.id, t.box, n.carer, n.worker, ...Object.values(n.people)]
  const pseudonyms = voters.flatMap(({ pseudonym }) => [
    pseudonym.toString('hex'),
    pseudonym.toString('base64'),
  ])
  for (const secret of [...names, ...ids, ...pseudonyms]) assert.ok(!text.includes(secret), secret)
  const lines = text.split('\n').filter((line) => line.startsWith('{"voter"'))
  assert.deepEqual(lines, [...lines].sort())
  const fields = new Set(lines.flatMap((line) => Object.keys(JSON.parse(line).voter)))
  assert.deepEqual([...fields], ['came', 'from', 'agree', 'disagree', 'unsure', 'matters'])
  const { content } = await readArchive(at('first.jsonl'))
  assert.deepEqual(
    content.ideas.map(({ text, hidden }) => [text === null, hidden]),
    [
      [false, null],
      [false, null],
      [true, 'hate'],
      [false, null],
    ],
  )
})

test('a sheet that nobody confirmed, and whoever came and said nothing, are not in it; a supporter speaks for no lived perspective', async () => {
  const { content } = await readArchive(at('first.jsonl'))
  const own = content.voters.filter(({ agree }) => agree.includes(3)).map(({ came, from }) => [came, from])
  const carer = content.perspectives.findIndex(({ en }) => en === 'Carer')
  assert.deepEqual(
    own.sort(),
    [
      ['invited', []],
      ['invited', [carer]],
    ].sort(),
  )
  assert.equal(content.voters.filter(({ came }) => came === 'link').length, 13)
})

test('members of both places read that it was taken out and brought in, and neither record says how many answered', async () => {
  const [out] = await eventsNamed('conversations.archived', 'riverside')
  const [back] = await eventsNamed('conversations.imported', 'harbour')
  const { head, file } = await readArchive(at('first.jsonl'))
  assert.deepEqual([out?.about, out?.facts], [`conversation:${t.id}`, { file }])
  const shown = JSON.parse((await n.as('megan').get(`${there}/results.json`)).text)
  const { hash } = shown.record
  assert.deepEqual(back?.facts, { source: 'archive', ideas: 4, file, results: head.results, hash })
  assert.equal(shown.record.event, back?.id)
  assert.notEqual(file, head.content, 'what is public can be worked out by nobody who guesses the answers')
})

test('in the other place its pages show what they showed where it was held, say where it is from, and nothing is counted anew', async () => {
  const figures = async (who: 'joe' | 'megan', address: string) =>
    (await n.as(who).get(`${address}/results.csv`)).text
      .split('\r\n')
      .map((row) => row.split(',').slice(0, -3))
  const here = await figures('joe', t.at)
  assert.ok(here.filter((row) => row.join().includes('%')).length > 4)
  assert.deepEqual(await figures('megan', there), here)
  assert.ok((await n.as('megan').get(`${there}/results`)).text.includes('Somebody’s own idea'))
  const { printed, same } = countAgain((await readArchive(at('first.jsonl'))).content)
  assert.ok(same < printed, 'counted anew it would tell more than was told where it was held')
  assert.match((await n.as('megan').get(there)).text, /This talk was held in another place/)
  assert.match((await n.as('megan').get(`${there}/reply`)).text, /Reply by somebody where this talk was held/)
  assert.match((await n.as('megan').get(`${there}/ideas/0`)).text, /Made where this talk was held/)
  const hidden = (await n.as('megan').get(`${there}/ideas/2`)).text
  assert.ok(!hidden.includes(SECRET_WORDS))
  const before = (await n.as('megan').get(`${there}/results.json`)).text
  const world = n.worldAt('harbour')
  const actor = { kind: 'system', name: 'conversations.refresh' } as const
  const job = {
    actor,
    attempt: 1,
    last: false,
    firstTime: async () => true,
    stopping: new AbortController().signal,
  }
  await conversationTasks(t.house)['conversations.refresh']!(
    world,
    there.slice('/conversations/'.length),
    job,
  )
  await world.end()
  assert.equal((await n.as('megan').get(`${there}/results.json`)).text, before)
  assert.equal((await eventsNamed('conversations.counted', 'harbour')).length, 0)
})

test('the same conversation does not come in twice, nor into the place where it was held, also from another file', async () => {
  const before = await conversationsThere()
  for (const file of ['first.jsonl', 'second.jsonl.gz']) {
    const twice = await restored(file)
    assert.deepEqual(
      [twice.code, twice.told.includes(`This conversation is here already: ${there}`)],
      [2, true],
      twice.told,
    )
  }
  const home = await type('riverside', 'restore', at('first.jsonl'), '--group', 'Garden forum')
  assert.ok(home.told.includes(`This conversation is here already: ${t.at}`), home.told)
  assert.deepEqual(await conversationsThere(), before)
})

/** Another file with a sum that fits, as somebody would write who knows how. */
function forged(name: string, change: (lines: string[]) => readonly string[]): string {
  const lines = readFileSync(at('first.jsonl'), 'utf8').split('\n').slice(0, -2)
  const body = change(lines)
  const text = body.map((line) => `${line}\n`).join('')
  const last = { lines: body.length, sha256: sha256(Buffer.from(text)).toString('hex') }
  writeFileSync(at(name), `${text}${JSON.stringify(last)}\n`)
  return name
}
const cut = (name: string, change: (text: string) => string): string => {
  writeFileSync(at(name), change(readFileSync(at('first.jsonl'), 'utf8')))
  return name
}

const BROKEN: readonly [string, () => string, RegExp][] = [
  ['a file that is not there', () => 'nowhere.jsonl', /could not be read/],
  ['something else', () => cut('else.jsonl', () => 'Dear all,\n'), /not an archive of Throughline/],
  [
    'a backup of everything',
    () => cut('all.jsonl', () => '{"archive":"throughline","v":1}\n'),
    /This is a backup of whole organisations/,
  ],
  [
    'an archive without its end',
    () => cut('cut.jsonl', (text) => text.slice(0, -80)),
    /cut off|changed or damaged/,
  ],
  [
    'one answer changed',
    () => cut('one.jsonl', (text) => text.replace('"came":"link"', '"came":"invited"')),
    /changed or damaged \(its closing sum/,
  ],
  [
    'an answer changed, and the sum made to fit',
    () =>
      forged('two.jsonl', (lines) => lines.map((line) => line.replace('"came":"link"', '"came":"invited"'))),
    /its first line does not fit/,
  ],
  [
    'another version',
    () => forged('later.jsonl', ([head = '', ...lines]) => [head.replace('"v":1', '"v":2'), ...lines]),
    /made by a newer Throughline/,
  ],
  [
    'a line we do not know',
    () => forged('odd.jsonl', (lines) => [...lines, '{"person":{"name":"Ann"}}']),
    /a line that is not as ours are/,
  ],
  [
    'an answer to an idea that is not there',
    () => forged('far.jsonl', (lines) => lines.map((line) => line.replace('"matters":[0]', '"matters":[9]'))),
    /speaks of something that is not in it/,
  ],
  [
    'a question that cannot be kept',
    () =>
      forged('long.jsonl', (lines) =>
        lines.map((line) => line.replace('{"question":"What makes', `{"question":"${'x'.repeat(400)}`)),
      ),
    /a line that is not as ours are/,
  ],
]
for (const [what, make, sentence] of BROKEN)
  test(`${what} is refused in one sentence, and nothing of it stays`, async () => {
    const before = await conversationsThere()
    const done = await restored(make())
    assert.equal(done.code, 2)
    assert.match(done.told, sentence)
    assert.equal(done.told.split('\n').length, 1, done.told)
    assert.deepEqual(await conversationsThere(), before)
  })

test('only what is over goes out, and not a small room, nor while somebody holds an idea or its results are not counted', async () => {
  const closed = {
    state: { kind: 'closed', openedAt: '2026-03-01T10:00:00.000Z', closedAt: '2026-03-21T10:00:00.000Z' },
    smallRoom: false,
  } as const
  const stands = { held: false, counted: true }
  assert.equal(cannotTakeOut(closed, stands), undefined)
  assert.equal(cannotTakeOut({ ...closed, smallRoom: true }, stands), 'small-room')
  assert.equal(cannotTakeOut(closed, { ...stands, held: true }), 'idea-held')
  assert.equal(cannotTakeOut(closed, { ...stands, counted: false }), 'not-counted')
  const open = await talk(n)
  const done = await type('riverside', 'archive', open.id, at('open.jsonl'))
  assert.deepEqual(
    [done.code, done.told],
    [2, 'This conversation is not closed. An archive holds a whole one: close it first.'],
  )
  assert.throws(() => readFileSync(at('open.jsonl')))
  const other = await type('harbour', 'archive', t.at, at('open.jsonl'))
  assert.match(other.told, /There is no conversation/, 'another organisation’s is not there')
})

test('a perspective that is not there is named, and made only for the side it has in the archive', async () => {
  const file = forgedContent('choir.jsonl', {
    ...made(random(1)),
    perspectives: [perspective('Young carer', 'lived')],
  })
  await file
  const unknown = await restored('choir.jsonl')
  assert.match(unknown.told, /This perspective is in the file, but not here: “Young carer”/)
  const wrong = await restored('choir.jsonl', '--make-learnt', 'young carer')
  assert.match(wrong.told, /“young carer” is lived experience in the archive/)
  const right = await restored('choir.jsonl', '--make-lived', 'young carer')
  assert.equal(right.code, 0, right.told)
  const world = n.worldAt('harbour')
  const row = await world.read
    .selectFrom('perspective')
    .selectAll()
    .where('name_en', '=', 'Young carer')
    .executeTakeFirstOrThrow()
  await world.end()
  assert.deepEqual([row.side, row.name_cy, row.place], ['lived', 'Young carer (cy)', 3])
})

test('whatever a conversation holds, it reads back the same: six made by chance', async () => {
  const chance = random(75)
  for (let k = 0; k < 6; k++) {
    const content = {
      ...made(chance),
      perspectives: [
        perspective('Carer', 'lived', 'Gofalwr'),
        perspective('Front-line worker', 'learnt', 'Gweithiwr rheng flaen'),
      ],
    }
    await forgedContent(`chance${k}.jsonl`, content)
    const back = await restored(`chance${k}.jsonl`)
    assert.equal(back.code, 0, back.told)
    const again = await type('harbour', 'archive', addressIn(back), at(`chance${k}.again.jsonl`))
    assert.equal(again.code, 0, again.told)
    const [one, other] = [
      await readArchive(at(`chance${k}.jsonl`)),
      await readArchive(at(`chance${k}.again.jsonl`)),
    ]
    assert.deepEqual(other.content, one.content)
    assert.equal(other.head.content, one.head.content)
  }
})

const forgedContent = (name: string, content: Content) =>
  writeArchive(at(name), content, { program: '0', organisation: 'Elsewhere' })
const perspective = (
  en: string,
  side: 'lived' | 'learnt',
  cy = `${en} (cy)`,
): Content['perspectives'][number] => ({
  ...{ en, cy, side, asked: true, required: side === 'lived', target: null },
})

/** A small conversation of which nothing was published yet. */
function made(chance: Random): Omit<Content, 'perspectives'> {
  const upTo = chance.whole
  const ideas = Array.from({ length: 1 + upTo(6) }, (_, k): Content['ideas'][number] => {
    const hidden = chance.uniform() < 0.2 ? 'threat' : null
    const text =
      hidden || chance.uniform() < 0.1 ? null : `Syniad ${k} ${[...'ŵ🙂\u2028"\\'].slice(upTo(6)).join('')}`
    return {
      text,
      language: k % 2 ? 'cy' : 'en',
      seed: k < 2,
      speaksAs: chance.uniform() < 0.3 ? 0 : null,
      whose: 'mine',
      mended: chance.uniform() < 0.3,
      hidden,
      meta: chance.uniform() < 0.1,
    }
  })
  const voters = Array.from({ length: upTo(9) }, (): ArchivedVoter => {
    const answers = ideas.map(() => upTo(4))
    const on = (answer: number) => answers.flatMap((one, idea) => (one === answer ? [idea] : []))
    return {
      came: chance.uniform() < 0.5 ? 'link' : 'invited',
      from: chance.uniform() < 0.5 ? [0] : [],
      agree: on(0),
      disagree: on(1),
      unsure: on(2),
      matters: [upTo(ideas.length)],
    }
  })
  return {
    conversation: {
      ...{
        question: `What now? ${upTo(1e9)}`,
        about: null,
        language: 'cy',
        template: 'outcomes',
        minutes: 5,
        replyDays: 14,
        rowsAnnounced: chance.uniform() < 0.5,
        fewest: chance.uniform() < 0.5 ? 5 : 10,
      },
      ...{ openedAt: '2026-03-01T10:00:00.123Z', closedAt: '2026-03-21T10:00:00.000Z' },
    },
    ...{ questions: [], wordings: [], replies: [], results: null },
    ideas,
    voters: inOwnOrder(voters),
  }
}
