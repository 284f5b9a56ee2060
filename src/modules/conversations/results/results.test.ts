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
