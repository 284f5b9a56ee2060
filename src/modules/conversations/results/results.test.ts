import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { counting } from '../../../testing/counted.js'
import { wholeHouse } from '../../../testing/house.js'
import { type Neighbours, neighbours } from '../../../testing/neighbours.js'
import { talk } from '../../../testing/talk.js'
import { actorOf } from '../../people/index.js'
import { ownPlace } from './mine.js'
import { snapshotOf } from './queries.js'

let n: Neighbours
before(async () => {
  n = await neighbours(wholeHouse, actorOf)
})
after(() => n.close())

const shownIn = async (of: Parameters<typeof snapshotOf>[1]) => {
  const world = n.worldAt()
  const stored = await snapshotOf(world, of)
  await world.end()
  return stored?.snapshot
}

test('nothing is published for fewer than ten people, because five go and five stay behind; the close takes all', async () => {
  const t = await talk(n)
  const c = counting(n, t)
  for (let i = 0; i < 9; i++) {
    const { pseudonym } = await t.comes([n.carer])
    await c.says(pseudonym, { 0: 'agree', 1: i % 2 ? 'agree' : 'disagree' })
  }
  await c.refresh()
  assert.equal(await shownIn(t.id), undefined)
  await c.close()
  await c.refresh()
  const snapshot = await shownIn(t.id)
  assert.equal(snapshot?.step, 2)
  assert.deepEqual(snapshot?.streams.invited?.report.people, { kind: 'at-least', atLeast: 5 })
})

test('whoever may see the conversation sees its results, and nobody else; before there are any, a page says what is missing', async () => {
  const t = await talk(n, { link: false })
  for (const path of ['/results', '/ideas', '/map', '/screen', '/results/print']) {
    const page = await n.as('joe').get(t.at + path)
    assert.equal(page.status, 200, path)
    assert.match(page.text, /Not enough voices yet/, path)
    assert.equal((await n.as('stranger').get(t.at + path)).status, 404, path)
    assert.equal((await n.as('megan').get(t.at + path)).status, 404, path)
  }
  for (const path of ['/results.csv', '/results.json', '/screen.json']) {
    assert.equal((await n.as('joe').get(t.at + path)).status, 200, path)
    assert.equal((await n.as('stranger').get(t.at + path)).status, 404, path)
  }
})

test('a moment after the close a page says that we still count, and not that too few came', async () => {
  const t = await talk(n)
  const c = counting(n, t)
  const { pseudonym } = await t.comes([n.carer])
  await c.says(pseudonym, { 0: 'agree' })
  await c.close()
  const now = n.clock.now
  assert.match((await n.as('joe').get(`${t.at}/results`)).text, /We are still counting/)
  await c.refresh()
  n.clock.now = new Date(now.getTime() + 11 * 60_000)
  assert.match((await n.as('joe').get(`${t.at}/results`)).text, /Fewer than five people answered/)
  n.clock.now = now
})

test('where more people must stand behind a number than came, that is said in a sentence', async () => {
  const t = await talk(n, { fewest: 10 })
  const c = counting(n, t)
  for (let i = 0; i < 8; i++) await c.says((await t.comes([n.carer])).pseudonym, { 0: 'agree' })
  await c.close()
  await c.refresh()
  const { text } = await n.as('joe').get(`${t.at}/results`)
  assert.match(text, /Fewer than 10 people took part so far\./)
})

test('a small conversation, from its votes to every page, file and screen', async () => {
  const t = await talk(n)
  const c = counting(n, t)
  for (let i = 0; i < 20; i++) {
    const { pseudonym } = await t.comes([i < 10 ? n.carer : n.worker])
    await c.says(pseudonym, { 0: i % 9 ? 'agree' : 'unsure', 1: i < 10 ? 'agree' : 'disagree' })
  }
  await c.close()
  await c.refresh()
  const page = await n.as('joe').get(`${t.at}/results`)
  assert.match(page.text, /<q>We are asked before things change<\/q>/)
  const [told = ''] =
    /<figure class="tl-told">.*?How many agree: We are asked.*?<\/figure>/.exec(page.text) ?? []
  assert.match(told, /Front-line worker: <tspan font-weight="700">90% agree/)
  assert.match(
    told.replaceAll(/<[^>]*>/g, ' ').replaceAll(/ +/g, ' '),
    /Front-line worker 90% 0% 10% 10 or more/,
  )
  const ideas = await n.as('joe').get(`${t.at}/ideas?where=common-ground`)
  assert.match(ideas.text, /1 idea found/)
  assert.match((await n.as('joe').get(`${t.at}/screen`)).text, /20 or more people/)
  const file = JSON.parse((await n.as('joe').get(`${t.at}/results.json`)).text)
  assert.equal(file.snapshot.streams.invited.report.people.atLeast, 20)
})

test('the hash in the record is that of the file anybody can fetch, also after an idea was hidden', async () => {
  const t = await talk(n)
  const c = counting(n, t)
  for (let i = 0; i < 14; i++)
    await c.says((await t.comes([n.carer])).pseudonym, { 0: 'agree', 1: 'disagree' })
  await c.refresh()
  const events = await n.events()
  const told = events.filter(
    ({ name, about }) => name === 'conversations.counted' && about === `conversation:${t.id}`,
  )
  assert.equal(told.length, 2, 'one for each step')
  assert.ok(told.every(({ actor }) => actor === 'system:conversations.refresh'))
  const check = async () => {
    const file = JSON.parse((await n.as('joe').get(`${t.at}/results.json`)).text)
    assert.ok(
      told.some(
        ({ id, facts }) => id === file.record.event && (facts as { hash: string }).hash === file.record.hash,
      ),
    )
    const { report } = file.snapshot.streams.invited
    report.statements = report.statements.map((entry: { hidden?: string }) => entry.hidden ?? sha(entry))
    assert.equal(sha(file.snapshot), file.record.hash)
    return JSON.stringify(file)
  }
  await check()
  const hide = n.write((tx) =>
    tx
      .updateTable('conversation_idea')
      .set({ hidden_why: 'hate' })
      .where('conversation_id', '=', t.id)
      .where('n', '=', 1)
      .execute(),
  )
  await hide
  assert.ok(!(await check()).includes('same face'))
  for (const path of [
    '/results',
    '/ideas',
    '/map',
    '/screen',
    '/results/print',
    '/results.csv',
    '/screen.json',
  ])
    assert.ok(!(await n.as('joe').get(t.at + path)).text.includes('same face'), path)
})

const sha = (of: unknown) => createHash('sha256').update(JSON.stringify(of)).digest('hex')

test('the same votes give the same picture, whoever came first and whatever they are called', async () => {
  const picture = async (order: readonly number[]) => {
    const t = await talk(n)
    const c = counting(n, t)
    for (const i of order) {
      const { pseudonym } = await t.comes([i % 2 ? n.carer : n.worker])
      await c.says(pseudonym, {
        0: i % 3 ? 'agree' : 'disagree',
        1: i % 5 ? 'unsure' : 'agree',
        2: i % 2 ? 'agree' : 'disagree',
      })
    }
    await c.close()
    await c.refresh()
    return (await shownIn(t.id))?.streams.invited?.report
  }
  const people = Array.from({ length: 24 }, (_, i) => i)
  assert.deepEqual(await picture(people), await picture([...people].reverse()))
})

test('a small room is shown as it is once everybody agreed and answered, and not once somebody comes who has not', async () => {
  const t = await talk(n, { smallRoom: true })
  const c = counting(n, t)
  const agreeing = async () => {
    const { pseudonym } = await t.comes([n.carer])
    await n.write((tx) =>
      tx
        .updateTable('conversation_voter')
        .set({ agreed_small: true })
        .where('pseudonym', '=', pseudonym)
        .execute(),
    )
    return pseudonym
  }
  const [one, two, three] = [await agreeing(), await agreeing(), await agreeing()]
  await c.says(one, { 0: 'agree' })
  await c.says(two, { 0: 'disagree' })
  await c.refresh()
  assert.match(
    (await n.as('joe').get(`${t.at}/results`)).text,
    /This is a small room/,
    'one has not answered',
  )
  await c.says(three, { 0: 'agree' })
  await c.refresh()
  assert.match((await n.as('joe').get(`${t.at}/results`)).text, /3 people answered/)
  await c.says((await t.comes([n.worker])).pseudonym, { 0: 'agree' })
  await c.refresh()
  assert.match((await n.as('joe').get(`${t.at}/results`)).text, /This is a small room/)
})

test('my own place is worked out from printed figures and my answers alone, and I find my answers there', async () => {
  const t = await talk(n)
  const c = counting(n, t)
  for (let i = 0; i < 14; i++)
    await c.says((await t.comes([n.carer])).pseudonym, { 0: 'agree', 1: 'disagree' })
  const { pseudonym } = await t.comes([n.carer], 'member', n.people.joe)
  await c.says(pseudonym, { 0: 'disagree' })
  await c.close()
  await c.refresh()
  assert.match((await n.as('joe').get(`${t.at}/map`)).text, /Your 1 answer/)
  assert.match((await n.as('amina').get(`${t.at}/map`)).text, /You have not answered here yet/)
  const share = (percent: number) => ({ kind: 'about', percent }) as const
  const everyone = {
    kind: 'shown',
    heard: 20,
    agree: share(50),
    disagree: share(50),
    unsure: share(0),
  } as const
  const idea = (id: string, x: number) => ({
    ...{ id, text: '', everyone, perspectives: [], groups: [], ends: null },
    ...{ label: { kind: 'open' } as const, place: { x, y: 0 } },
  })
  // Three ideas two units out along the first axis, where an answer moves by 1; noise 1: 3 votes of 1 over 3 + 1.
  const own = new Map(['0', '1', '2'].map((id) => [id, 1]))
  const ideas = ['0', '1', '2'].map((id) => idea(id, 2))
  assert.deepEqual(ownPlace(ideas, { x: 1, y: 1, reach: 1, noise: 1 }, own), { x: 0.8, y: 0 })
  assert.equal(ownPlace(ideas, { x: 1, y: 1, reach: 1, noise: 1 }, new Map([['0', 1]])), undefined)
})

test('every minute the sweep finds what nobody told of, and asks for itself again while anything is open', async () => {
  const t = await talk(n)
  const c = counting(n, t)
  for (let i = 0; i < 11; i++) await c.says((await t.comes([n.carer])).pseudonym, { 0: 'agree' })
  await c.run('conversations.sweep', 'all')
  const { rows } = await n.owner.query<{ task: string; about: string }>(
    `select t.identifier as task, j.payload ->> 'about' as about
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id`,
  )
  const asked = rows.filter(({ about }) => about === t.id).map(({ task }) => task)
  assert.deepEqual(asked.sort(), ['conversations.enter', 'conversations.refresh'])
  assert.equal(rows.filter(({ task }) => task === 'conversations.sweep').length >= 1, true)
  await c.run('conversations.enter')
  assert.ok(
    (await n.events()).some(
      ({ name, about }) => name === 'ballots.entered' && about === `ballot-box:${t.box}`,
    ),
  )
})
