import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { counting } from '../../../testing/counted.js'
import { wholeHouse } from '../../../testing/house.js'
import { type Neighbours, neighbours } from '../../../testing/neighbours.js'
import { closeBrowser, pageFaults, withoutBrowser } from '../../../testing/page-checks.js'
import { type Talk, talk } from '../../../testing/talk.js'
import { actorOf } from '../../people/index.js'
import { snapshotOf } from '../results/queries.js'

let n: Neighbours
let t: Talk
before(async () => {
  n = await neighbours(wholeHouse, (world, session) =>
    actorOf(world, { ...session, assurance: 'two-factor' }),
  )
  await n.giveKey(n.people.amina, 'lived')
  await n.giveKey(n.people.joe, 'learnt')
  t = await talk(n)
})
after(async () => {
  await closeBrowser()
  await n.close()
})

type Who = 'amina' | 'joe' | 'visitor' | 'stranger' | 'megan'
const paper = (at = t.at) => `${at}/paper`
const sheet = (line: string, more: Readonly<Record<string, string>> = {}) => ({
  perspectives: n.carer,
  whose: 'mine',
  line,
  ...more,
})

async function begun(who: Who = 'amina', at = t.at): Promise<string> {
  const seen = await n.as(who).post(`${paper(at)}/enter`)
  assert.equal(seen.status, 303, seen.text)
  return seen.goTo
}
async function enters(batch: string, line: string, more = {}) {
  const seen = await n.as('amina').post(batch, sheet(line, more))
  assert.equal(seen.status, 303, seen.text.slice(0, 3000))
}
const lines = async (batch: string) =>
  [...(await n.as('amina').get(batch)).text.matchAll(/<strong>(\d+[^<]*)<\/strong>/g)].map(([, line]) => line)

test('a member prints sheets with the numbers by which they are entered, each with a code of its own', async () => {
  const seen = await n.as('joe').post(paper(), { size: 'large', count: '3', codes: 'yes' })
  assert.equal(seen.status, 200, seen.text)
  const codes = [...seen.text.matchAll(/class="tl-code">([^<]+)</g)].map(([, code]) => code)
  assert.equal(new Set(codes).size, 3)
  assert.match(seen.text, /<li value="1">[\s\S]*We are asked before things change/)
  assert.match(seen.text, /Which of these are you\?[\s\S]*tl-sheet-box[\s\S]*Carer[\s\S]*<li value="1">/)
  const plain = await n.as('joe').post(paper(), { size: 'easy', count: '1' })
  assert.ok(!plain.text.includes('tl-code'))
  assert.match(plain.text, /There is no Easy Read of this idea yet/)
  const wrong = await n.as('joe').post(paper(), { size: 'normal', count: '100' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Write a number from 1 to 60/)
})

test('what is hidden stands on no sheet', async () => {
  const other = await talk(n)
  await n.write((tx) =>
    tx
      .updateTable('conversation_idea')
      .set({ hidden_why: 'hate' })
      .where('conversation_id', '=', other.id)
      .where('n', '=', 1)
      .execute(),
  )
  const { text } = await n.as('joe').post(paper(other.at), { size: 'normal', count: '1' })
  assert.ok(!text.includes('The same face comes each day'))
  assert.match(text, /<li value="3">[\s\S]*Meals are hot/)
})

test('somebody who holds a key enters sheets by keyboard, and sees them in a list', async () => {
  const batch = await begun()
  await enters(batch, '1a 2d 3n*')
  await enters(batch, '1d')
  assert.deepEqual((await lines(batch)).sort(), ['1a 2d 3n*', '1d'])
})

test('what cannot be read is asked about beside its box, and what was typed stays', async () => {
  const batch = await begun()
  const seen = await n.as('amina').post(batch, sheet('1a 9d', { code: 'ABC' }))
  assert.equal(seen.status, 422)
  assert.match(seen.text, /There is no idea with the number 9 on the sheets/)
  assert.match(seen.text, /This is not how a code is written/)
  assert.ok(seen.text.includes('value="1a 9d"'))
  assert.ok(seen.text.includes('value="ABC"'))
  assert.deepEqual(await lines(batch), [])
})

test('somebody who is none of those asked for has a sheet too', async () => {
  const batch = await begun()
  const both = await n.as('amina').post(batch, { ...sheet('1a'), perspectives: [n.carer, 'none'] })
  assert.equal(both.status, 422)
  assert.match(both.text, /Tick what fits, or “None of these”, but not both/)
  await enters(batch, '1a', { perspectives: 'none' })
  assert.match((await n.as('amina').get(batch)).text, /<strong>1a<\/strong><br ?\/?>None of these, /)
})

test('in Welsh a sheet is typed with the letters of the Welsh words', async () => {
  const batch = await begun()
  const amina = n.as('amina')
  await amina.get(`${batch}?language=cy`)
  const seen = await amina.post(batch, sheet('1c 2g'))
  assert.equal(seen.status, 303, seen.text.slice(0, 3000))
  const wrong = await amina.post(batch, sheet('1a'))
  assert.match(wrong.text, /Allwn ni ddim darllen “1a”/)
  await amina.get(`${batch}?language=en`)
  assert.deepEqual(await lines(batch), ['1a 2d'])
})

test('a code is good for one sheet, and brings its holder back to what they said', async () => {
  const printed = await n.as('joe').post(paper(), { size: 'normal', count: '1', codes: 'yes' })
  const [, code = ''] = /class="tl-code">([^<]+)</.exec(printed.text) ?? []
  const batch = await begun()
  await enters(batch, '1a', { code })
  const again = await n.as('amina').post(batch, sheet('2a', { code }))
  assert.equal(again.status, 422)
  assert.match(again.text, /This code has been used/)
  const back = await n.anybody().post('/conversations/code', { code })
  assert.equal(`${back.status} ${back.goTo}`, `303 ${t.at}/vote`)
})

test('a sheet is mended and taken out until the batch is confirmed, and not after', async () => {
  const batch = await begun()
  await enters(batch, '1a 2a*')
  const [, name = ''] = /\?mend=([0-9a-f]{32})/.exec((await n.as('amina').get(batch)).text) ?? []
  const form = await n.as('amina').get(`${batch}?mend=${name}`)
  assert.match(form.text, /Mend a sheet/)
  assert.ok(form.text.includes('value="1a 2a*"'))
  assert.equal((await n.as('amina').post(`${batch}/sheets/${name}`, sheet('1d 3a'))).status, 303)
  assert.deepEqual(await lines(batch), ['1d 3a'])
  assert.equal((await n.as('joe').post(`${batch}/sheets/${name}`, sheet('1a'))).status, 422)
  await enters(batch, '2n')
  assert.equal((await n.as('amina').post(`${batch}/sheets/${name}/remove`)).status, 303)
  assert.deepEqual(await lines(batch), ['2n'])
  assert.equal((await n.as('joe').post(`${batch}/confirm`)).status, 303)
  const late = await n.as('amina').post(batch, sheet('1a'))
  assert.equal(late.status, 422)
  assert.match(late.text, /These sheets are confirmed/)
})

test('sheets count only when the other side has confirmed them', async () => {
  const other = await talk(n)
  const c = counting(n, other)
  const batch = await begun('amina', other.at)
  for (let i = 0; i < 12; i++) await enters(batch, '1a 2d')
  const heard = async () => {
    const world = n.worldAt()
    const stored = await snapshotOf(world, other.id)
    await world.end()
    return stored?.snapshot.streams.invited?.report.people
  }
  await c.refresh()
  assert.equal(await heard(), undefined)
  const own = await n.as('amina').post(`${batch}/confirm`)
  assert.equal(own.status, 422)
  assert.match(own.text, /Somebody who holds the key of the other side confirms/)
  assert.match((await n.as('joe').get(`${paper(other.at)}/enter`)).text, /wait for you to confirm them/)
  const waits = `href="${paper(other.at)}/enter"`
  assert.ok((await n.as('joe').get('/')).text.includes(waits), 'it waits on the first page of the other side')
  assert.ok(!(await n.as('amina').get('/')).text.includes(waits))
  const done = await n.as('joe').post(`${batch}/confirm`)
  assert.equal(done.status, 303)
  await c.close()
  await c.refresh()
  assert.deepEqual(await heard(), { kind: 'at-least', atLeast: 10 })
  const names = (await n.events()).filter(({ about }) => about === `conversation:${other.id}`)
  const told = names.map(({ name, actor }) => `${name} ${actor}`)
  assert.ok(told.includes(`conversations.paper-begun person:${n.people.amina}`))
  assert.ok(told.includes(`conversations.paper-confirmed person:${n.people.joe}`))
})

test('whoever holds no key finds no sheets; a stranger and another organisation find nothing', async () => {
  const batch = await begun()
  const { person: _, ...ria } = await n.joins('Ria Patel')
  assert.equal((await ria.get(paper())).status, 200, 'a member may print')
  assert.equal((await ria.get(batch)).status, 404)
  assert.equal((await ria.post(`${paper()}/enter`)).status, 404)
  assert.equal((await ria.post(batch, sheet('1a'))).status, 404)
  for (const who of ['stranger', 'megan'] as const) {
    for (const path of [paper(), `${paper()}/enter`, batch])
      assert.equal((await n.as(who).get(path)).status, 404, `${who} ${path}`)
    assert.equal((await n.as(who).post(batch, sheet('1a'))).status, 404, who)
  }
})

test('the pages stand in nobody’s way', { skip: withoutBrowser }, async () => {
  const batch = await begun()
  await enters(batch, '1a 2d')
  const pages = [
    await n.as('amina').get(paper()),
    await n.as('amina').post(paper(), { size: 'large', count: '2', codes: 'yes' }),
    await n.as('amina').get(`${paper()}/enter`),
    await n.as('amina').get(batch),
    await n.as('amina').post(batch, sheet('1a 99d')),
    await n.as('joe').get(batch),
  ]
  for (const { text } of pages) assert.deepEqual(await pageFaults(text), [])
})
