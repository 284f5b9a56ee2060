import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { counting } from '../../../testing/counted.js'
import { wholeHouse } from '../../../testing/house.js'
import { type Neighbours, neighbours } from '../../../testing/neighbours.js'
import { talk } from '../../../testing/talk.js'
import { actorOf } from '../../people/index.js'
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
  assert.match(page.text, /Front-line worker: agree 90%, disagree 0%, not sure 10% \(10 or more answered\)/)
  const ideas = await n.as('joe').get(`${t.at}/ideas?where=common-ground`)
  assert.match(ideas.text, /1 idea found/)
  assert.match((await n.as('joe').get(`${t.at}/screen`)).text, /20 or more people/)
  const file = JSON.parse((await n.as('joe').get(`${t.at}/results.json`)).text)
  assert.equal(file.snapshot.streams.invited.report.people.atLeast, 20)
})
