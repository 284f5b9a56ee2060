import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { found } from '../../../kernel/found.js'
import { enterBallots } from '../../../platform/ballots/box.js'
import { wholeHouse } from '../../../testing/house.js'
import { type Neighbours, neighbours } from '../../../testing/neighbours.js'
import { talk } from '../../../testing/talk.js'
import { actorOf } from '../../people/index.js'
import { chooseFor } from './choose.js'
import { liveOf, lookAgain } from './live.js'
import { ownOf } from './own.js'
import type { VoterNow } from './voters.js'

let n: Neighbours
before(async () => {
  n = await neighbours(wholeHouse, actorOf)
})
after(() => n.close())

const IDEAS = 8
const aTalk = () =>
  talk(n, { seeds: Array.from({ length: IDEAS }, (_, i) => ({ text: `Idea number ${i}`, language: 'en' })) })
const liveIn = async (t: Awaited<ReturnType<typeof aTalk>>) =>
  found(await liveOf(t.house, { organisation: n.places.riverside.organisation, of: t.id }))
const newcomer = (over: Partial<VoterNow> = {}): VoterNow => ({
  ...{ pseudonym: Buffer.alloc(16), perspectives: [n.carer], own: ownOf([], []), frozen: true },
  ...{ drawn: new Map(), recent: [], onPage: undefined },
  ...over,
})

test('with no result yet every idea is drawn, evenly, and its chance is kept', async () => {
  const live = await liveIn(await aTalk())
  const seen = new Set<number>()
  for (let i = 0; i < 200; i++) {
    const voter = newcomer()
    const idea = found(chooseFor(live, voter))
    seen.add(idea)
    assert.ok(Math.abs((voter.drawn.get(idea)?.chance ?? 0) - 1 / IDEAS) < 1e-9)
  }
  assert.equal(seen.size, IDEAS)
})

test('what a few have just answered changes nothing for others, until five people’s answers went into the record together', async () => {
  const t = await aTalk()
  const organisation = n.places.riverside.organisation
  for (let i = 0; i < 12; i++) {
    const guest = await t.comes([n.carer])
    for (const idea of [0, 1, 2]) await guest.votes(idea, 'agree')
  }
  await lookAgain(t.house, { organisation, of: t.id })
  const before = (await liveIn(t)).ready
  assert.ok(before.scores.every((score) => score === before.scores[0]))

  const world = n.worldAt()
  assert.ok((await enterBallots(world, t.box)).ok)
  await world.end()
  await lookAgain(t.house, { organisation, of: t.id })
  const live = await liveIn(t)
  // Those that have fewer answers come first now, for a carer as for anybody in no perspective.
  const drawn = new Map<number, number>()
  for (let i = 0; i < 400; i++) {
    const idea = found(chooseFor(live, newcomer()))
    drawn.set(idea, (drawn.get(idea) ?? 0) + 1)
  }
  const answered = [0, 1, 2].reduce((sum, idea) => sum + (drawn.get(idea) ?? 0), 0)
  assert.ok(answered < 60, `${answered} of 400`)
})

test('nothing that somebody has answered, skipped or has before them is drawn again', async () => {
  const live = await liveIn(await aTalk())
  const own = ownOf(
    [0, 1, 2].map((idea) => ({ item: 2 * idea, value: 1 })),
    [3],
  )
  for (let i = 0; i < 100; i++) assert.ok(found(chooseFor(live, newcomer({ own }), [4])) > 4)
  assert.equal(chooseFor(live, newcomer({ own }), [4, 5, 6, 7]), undefined)
  assert.equal(chooseFor(live, newcomer({ own }), [4, 5, 6, 7], true), 3)
})

test('what is hidden is put to nobody, and comes back when it is hidden no more', async () => {
  const t = await aTalk()
  const organisation = n.places.riverside.organisation
  await n.write((tx) =>
    tx
      .updateTable('conversation_idea')
      .set({ hidden_why: 'hate' })
      .where('conversation_id', '=', t.id)
      .where('n', '=', 2)
      .execute(),
  )
  await lookAgain(t.house, { organisation, of: t.id })
  assert.equal((await liveIn(t)).place.has(2), false)
  await n.write((tx) =>
    tx
      .updateTable('conversation_idea')
      .set({ hidden_why: null })
      .where('conversation_id', '=', t.id)
      .where('n', '=', 2)
      .execute(),
  )
  await lookAgain(t.house, { organisation, of: t.id })
  assert.equal((await liveIn(t)).place.has(2), true)
})
