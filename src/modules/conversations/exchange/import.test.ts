import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { houseRoutes } from '../../../app.js'
import { type Files, folderOf, POLIS } from '../../../testing/folders.js'
import { installationOf, ran } from '../../../testing/installation.js'
import { type Neighbours, neighbours } from '../../../testing/neighbours.js'
import { polisExport, SHARED, withoutShared } from '../../../testing/shared-data.js'
import { actorOf } from '../../people/index.js'
import { markItem, voteItem } from '../idea.js'
import { importVerb } from './import-verb.js'

let n: Neighbours
let type: (...args: readonly string[]) => ReturnType<typeof ran>

before(async () => {
  const address = 'https://riverside.example'
  n = await neighbours((ground, secret) => houseRoutes({ ground, secret, address }, false), actorOf)
  const verb = importVerb(installationOf(n, { secret: n.options.secret, dataFolder: '/nowhere' }))
  const { host } = n.places.riverside
  type = (...args) => ran(verb, [...args, '--organisation', host])
})
after(() => n.close())

const read = async <T>(ask: (from: ReturnType<Neighbours['worldAt']>['read']) => Promise<T>): Promise<T> => {
  const world = n.worldAt()
  const rows = await ask(world.read)
  await world.end()
  return rows
}
const conversations = () => read((from) => from.selectFrom('conversation').selectAll().execute())
const withFiles = (files: Files) => folderOf({ ...POLIS, ...files })
const perspectives = (perspective: (person: number) => string) =>
  `participant,perspective\n${[1, 2, 3, 4, 5, 6].map((i) => `p${i},${perspective(i)}\n`).join('')}`

test('a Polis folder becomes a closed conversation of a group, and its members read that it was brought in', async () => {
  const done = await type('polis', withFiles({}), '--group', 'Garden forum', '--language', 'en')
  assert.equal(done.code, 0, done.told)
  assert.match(done.told, /votes\.csv: 18 rows read, 18 used, 0 changed by a later answer, 0 refused/)
  assert.match(done.told, /Brought in: 3 ideas, 6 people, 18 votes/)
  const of = done.said.trim().slice('/conversations/'.length)
  const [made] = await conversations()
  assert.deepEqual(
    [made?.id, made?.question, made?.source, made?.group_id, made?.started_by, made?.closed_at !== null],
    [of, 'What should change?', 'polis', n.group, null, true],
  )
  const event = (await n.events()).find(({ name }) => name === 'conversations.imported')
  assert.deepEqual(event?.facts, { source: 'polis', ideas: 3, people: 6, votes: 18 })
  const jobs = await n.owner.query(
    `select 1 from graphile_worker._private_jobs where payload->>'about' = $1`,
    [of],
  )
  assert.equal(jobs.rowCount, 1, 'its results are asked for')
})

test('nobody who took part elsewhere is known here: every name is drawn anew', async () => {
  const voters = await read((from) => from.selectFrom('conversation_voter').selectAll().execute())
  assert.equal(new Set(voters.map(({ pseudonym }) => pseudonym.toString('hex'))).size, 6)
  assert.ok(voters.every(({ came_by, frozen }) => came_by === 'import' && frozen))
  const said = JSON.stringify([voters, await n.events()])
  for (const name of ['p1', 'p6']) assert.ok(!said.includes(`"${name}"`))
})

test('what mattered most to people comes along, where a file says so', async () => {
  const marks = 'participant,statement\np1,0\np1,2\np6,1\n'
  const folder = withFiles({ 'marks.csv': marks })
  const done = await type('polis', folder, '--group', 'Garden forum', '--marks', join(folder, 'marks.csv'))
  assert.equal(done.code, 0, done.told)
  const of = done.said.trim().slice('/conversations/'.length)
  const box = (await conversations()).find(({ id }) => id === of)?.box_id ?? ''
  const rows = await read((from) =>
    from.selectFrom('ballot').select(['pseudonym', 'item', 'value']).where('box_id', '=', box).execute(),
  )
  const marked = rows.filter(({ item }) => item % 2 === 1)
  assert.deepEqual(
    marked.map(({ item, value }) => [item, value]).sort(),
    [0, 2, 1].map((n) => [markItem(n), 1]).sort(),
  )
  // Whoever disagreed with the second idea is p6, and nobody else.
  const who = rows.find(({ item, value }) => item === voteItem(1) && value === -1)
  const theirs = marked.filter(({ pseudonym }) => who && pseudonym.equals(who.pseudonym))
  assert.deepEqual(
    theirs.map(({ item }) => item),
    [markItem(1)],
  )
})

test('perspectives are found by name, in either language', async () => {
  const file = join(
    withFiles({ 'who.csv': perspectives((i) => (i % 2 ? 'Carer' : 'gweithiwr rheng flaen')) }),
    'who.csv',
  )
  const done = await type(
    'polis',
    withFiles({}),
    '--group',
    'garden forum',
    '--perspectives',
    file,
    '--required',
    'carer',
  )
  assert.equal(done.code, 0, done.told)
  const of = done.said.trim().slice('/conversations/'.length)
  const voters = await read((from) =>
    from.selectFrom('conversation_voter').select('perspectives').where('conversation_id', '=', of).execute(),
  )
  const own = voters.map(({ perspectives }) => perspectives.join()).sort()
  assert.deepEqual(own, [n.carer, n.carer, n.carer, n.worker, n.worker, n.worker].sort())
  const asked = await read((from) =>
    from.selectFrom('conversation_perspective').selectAll().where('conversation_id', '=', of).execute(),
  )
  assert.deepEqual(
    asked.map(({ perspective_id, required }) => [perspective_id, required]).sort(),
    [
      [n.carer, true],
      [n.worker, false],
    ].sort(),
  )
})

test('a perspective that is not here is named, and made only where it is said which side it is of', async () => {
  const file = join(
    withFiles({ 'who.csv': perspectives((i) => (i % 2 ? 'Carer' : 'Young carer')) }),
    'who.csv',
  )
  const before = await conversations()
  const words = ['polis', withFiles({}), '--group', 'Garden forum', '--perspectives', file]
  const refused = await type(...words)
  assert.equal(refused.code, 2)
  assert.match(refused.told, /This perspective is in the file, but not here: “Young carer”/)
  assert.deepEqual(await conversations(), before)
  const made = await type(...words, '--make-lived', 'Young carer')
  assert.equal(made.code, 0, made.told)
  const rows = await read((from) => from.selectFrom('perspective').selectAll().orderBy('place').execute())
  assert.deepEqual([rows.at(-1)?.name_en, rows.at(-1)?.side, rows.at(-1)?.place], ['Young carer', 'lived', 3])
})

const WRONG: readonly [string, readonly string[], RegExp][] = [
  ['a folder with a vote we do not know', ['votes.csv'], /votes\.csv, line 2: this is not a vote we know/],
  ['an idea too long to be shown', ['comments.csv'], /The idea 9 has more than 1,000 letters/],
]
for (const [what, [name = ''], sentence] of WRONG)
  test(`${what} is refused in words, and nothing of it stays`, async () => {
    const text = `${POLIS[name]}`
    const files = {
      [name]:
        name === 'votes.csv'
          ? text.replace('0,p1,1', '0,p1,7')
          : `${text}9,then,9,p1,0,0,1,${'x'.repeat(1001)}\n`,
    }
    const [before, events] = [await conversations(), await n.events()]
    const done = await type('polis', withFiles(files), '--group', 'Garden forum')
    assert.equal(done.code, 2)
    assert.match(done.told, sentence)
    assert.deepEqual(await conversations(), before)
    assert.equal((await n.events()).length, events.length)
  })

test('a group that is not here is refused, with the names of those that are', async () => {
  const done = await type('polis', withFiles({}), '--group', 'The choir')
  assert.equal(done.code, 2)
  assert.match(done.told, /There is no group called “The choir”\. There is “Garden forum”/)
})

test('of a real conversation every last vote stands here, once, on its own idea', {
  skip: withoutShared,
}, async () => {
  const name = 'scoop-hivemind.ubi'
  const done = await type('polis', join(SHARED, 'votes', name), '--group', 'Garden forum')
  assert.equal(done.code, 0, done.told)
  const of = done.said.trim().slice('/conversations/'.length)
  const box = (await conversations()).find(({ id }) => id === of)?.box_id ?? ''
  const rows = await read((from) =>
    from.selectFrom('ballot').select(['pseudonym', 'item', 'value']).where('box_id', '=', box).execute(),
  )
  const ideas = await read((from) =>
    from.selectFrom('conversation_idea').selectAll().where('conversation_id', '=', of).orderBy('n').execute(),
  )
  const { matrix, statements, moderated, meta } = polisExport(name)
  assert.deepEqual(
    ideas.map(({ came_as, hidden_why, meta }) => [came_as, hidden_why === 'elsewhere', meta]),
    statements.map((id, j) => [id, moderated[j] === -1, meta[j] === 1]),
  )
  // Whose row is whose cannot be told, so whole rows are compared, each as often as it is there.
  const there = new Map<string, string[]>()
  for (const { pseudonym, item, value } of rows) {
    const who = pseudonym.toString('hex')
    there.set(who, [...(there.get(who) ?? []), `${item}:${value}`])
  }
  const expected = Array.from({ length: matrix.people }, (_, i) =>
    Array.from(
      matrix.columns.subarray(matrix.starts[i], matrix.starts[i + 1]),
      (j, k) => `${voteItem(j)}:${matrix.values[matrix.starts[i]! + k]}`,
    ),
  ).filter((row) => row.length)
  const plain = (all: Iterable<string[]>) => [...all].map((row) => row.sort().join(' ')).sort()
  assert.deepEqual(plain(there.values()), plain(expected))
})
