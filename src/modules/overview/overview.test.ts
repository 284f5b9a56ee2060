import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { rooms } from '../../app.js'
import { yes } from '../../kernel/decision.js'
import { cy } from '../../locales/cy.js'
import { en } from '../../locales/en.js'
import { tellingOf } from '../../platform/room.js'
import { wholeHouse } from '../../testing/house.js'
import { type Neighbours, neighbours } from '../../testing/neighbours.js'
import { actorOf } from '../people/queries.js'

let t: Neighbours

before(async () => {
  t = await neighbours(wholeHouse, async (world, { person }) =>
    person ? actorOf(world, person) : { kind: 'operator' },
  )
})
after(() => t.close())

async function happens(who: 'amina' | 'joe' | 'stranger', name: string, group?: string) {
  const world = t.worldAt()
  const actor = await actorOf(world, t.people[who])
  await world.act(actor, async () => yes(undefined, { name, about: 'right:1', ...(group ? { group } : {}) }))
  await world.end()
}

const lines = (html: string) => [...html.matchAll(/<p class="tl-told-what">([^<]*)/g)].map(([, line]) => line)

test('each line is a sentence with who, what and when, the newest first', async () => {
  await happens('amina', 'people.right-confirmed')
  t.setTime('2026-03-22T15:05:00.000Z')
  await happens('joe', 'people.right-answered', t.group)
  const page = (await t.as('joe').get('/record')).text
  assert.deepEqual(lines(page).slice(0, 2), [
    'Joe answered a question about data.',
    'Amina looked at a call that was taken down, and agreed.',
  ])
  assert.match(page, /22 March 2026, 15:05<\/time> · Garden forum/)
  assert.match(page, /21 March 2026, 10:40/)
  const welsh = (await t.as('joe').get('/record?language=cy')).text
  assert.match(welsh, /Atebodd joe gwestiwn am ddata/)
  assert.match(welsh, /22 Mawrth 2026, 15:05/)
  await t.as('joe').get('/record?language=en')
})

test('what is quiet is found by whoever did it and by nobody else', async () => {
  await t.as('joe').post('/people/me/perspectives', { which: t.carer })
  const said = /joe said which of these they are/i
  assert.match((await t.as('joe').get('/record')).text, said)
  assert.doesNotMatch((await t.as('amina').get('/record')).text, said)
})

test('what happened in a group is not there for somebody outside it', async () => {
  const here = /answered a question about data/
  for (const who of ['stranger', 'megan', 'visitor'] as const)
    assert.doesNotMatch((await t.as(who).get('/record')).text, here, who)
})

test('a visitor sees only what is open to all, and no name', async () => {
  await happens('amina', 'people.organisation-named')
  const page = (await t.anybody().get('/record')).text
  assert.deepEqual(lines(page), ['Somebody here gave the organisation its name.'])
  assert.doesNotMatch(page, /amina|<select/i)
  assert.match(page, /href="\/record\/heads"/)
})

test('the record can be narrowed to a room and to a person, and an odd address narrows to nothing', async () => {
  const of = (person: string) => `/record?room=people&person=${person}`
  const joes = lines((await t.as('amina').get(of(t.people.joe))).text)
  assert.ok(joes.length > 0 && joes.every((line) => line?.startsWith('Joe')))
  for (const odd of ['?room=nowhere', '?person=1', '?page=0', '?page=-1', '?page=99999999999'])
    assert.equal((await t.as('amina').get(`/record${odd}`)).status, 200, odd)
  assert.deepEqual(lines((await t.as('amina').get('/record?page=999')).text), [])
})

test('where the sentence names nobody, nobody is found by their name', async () => {
  await happens('amina', 'people.left')
  const all = (await t.as('joe').get('/record')).text
  assert.match(all, /A member left this place/)
  assert.doesNotMatch((await t.as('joe').get(`/record?person=${t.people.amina}`)).text, /A member left/)
})

test('fifty lines make a page', async () => {
  for (let n = 0; n < 52; n++) await happens('joe', 'people.right-answered', t.group)
  const page = (await t.as('joe').get('/record')).text
  assert.equal(lines(page).length, 50)
  assert.match(page, /page=2/)
  assert.ok(lines((await t.as('joe').get('/record?page=2')).text).length >= 2)
})

test('what no room has a sentence for is told all the same, and no code is shown', async () => {
  t.setTime('2026-03-23T09:00:00.000Z')
  await happens('amina', 'garden.dug-over')
  const page = (await t.as('amina').get('/record')).text
  assert.match(page, /amina did something here/i)
  assert.doesNotMatch(page, /garden\.dug/)
})

test('home shows what waits for me, what happened and my groups', async () => {
  const page = (await t.as('amina').get('/')).text
  assert.match(page, /Say what helps you take part/)
  assert.match(page, /Joe answered a question about data/)
  assert.match(page, /Garden forum/)
  assert.match(page, /This place is not open yet/)
  assert.match((await t.as('stranger').get('/')).text, /You are not in a group yet/)
})

test('a stranger reads what this is and how to come in, and before it opens what is being done', async () => {
  const before = (await t.anybody().get('/')).text
  assert.match(before, /This place is being set up/)
  await t.write((tx) => tx.updateTable('organisation').set({ opened_at: t.worldAt().now() }).execute())
  const open = (await t.anybody().get('/')).text
  assert.doesNotMatch(open, /is being set up/)
  assert.match(open, /Somebody here invites you/)
  assert.match(open, /href="\/people\/sign-in"/)
})

test('every event that is written anywhere has its sentence, in English and in Welsh', () => {
  const { told } = tellingOf(rooms)
  const written = new Set<string>()
  for (const root of ['src/modules', 'src/platform'])
    for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(file) || /\.test\.tsx?$/.test(file)) continue
      const code = readFileSync(join(root, file), 'utf8')
      for (const [, name] of code.matchAll(/\bname: '([a-z][a-z-]*\.[a-z][a-z-]*)'/g))
        if (!notAnEvent(code, name!)) written.add(name!)
      for (const [, name] of code.matchAll(/\b[A-Z_]*NAME[A-Z_]* = '([a-z][a-z-]*\.[a-z][a-z-]*)'/g))
        written.add(name!)
    }
  assert.ok(written.size >= 15, `only ${written.size} found: the walk misses most`)
  assert.deepEqual(
    [...written].filter((name) => !Object.hasOwn(told, name)),
    [],
  )
  for (const key of Object.values(told)) assert.ok(en[key] && cy[key], key)
})

/** A system actor has a name too, and so have a file that is handed out and a room in the frame. */
const notAnEvent = (code: string, name: string) =>
  Object.hasOwn(en, name) ||
  code.includes(`kind: 'system', name: '${name}'`) ||
  /\.(atom|txt|csv|json|html|jsonl|png|zip|js)$/.test(name)

test('every room with events can be chosen, and every sentence belongs to an event name', () => {
  const { told, quiet, open } = tellingOf(rooms)
  for (const name of [...Object.keys(told), ...quiet, ...open])
    assert.match(name, /^[a-z][a-z-]*\.[a-z][a-z-]*$/)
  for (const name of quiet) assert.ok(!open.includes(name), `${name} is quiet and open`)
  for (const name of [...quiet, ...open]) assert.ok(Object.hasOwn(told, name), name)
})
