import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { yes } from '../../kernel/decision.js'
import type { Id } from '../../kernel/id.js'
import { eventsOf, type Site, site } from '../../testing/ground.js'
import type { Organisation } from '../organisation.js'
import { checkReceipt, type Receipt, readReceipt, receiptText } from '../record/check-receipt.js'
import { openWorld, type World } from '../world.js'
import { closeBox, enterBallots, makeBox } from './box.js'
import { type Intake, openIntake } from './intake.js'
import { receiptsOf } from './receipt.js'

let here: Site
let organisation: Organisation
let world: World
let intake: Intake
let box: Id<'BallotBox'>

before(async () => {
  here = await site()
  organisation = await here.organisation('Harbour Care')
  intake = openIntake(here.pool)
  world = openWorld(here.ground, organisation)
})
beforeEach(async () => {
  const made = await world.act({ kind: 'operator' }, async (tx) => {
    const one = await makeBox(tx, world)
    return yes(one, { name: 'garden.asked', about: `ballot-box:${one}` })
  })
  assert.ok(made.ok)
  box = made.next
})
after(async () => {
  await world.end()
  await here.close()
})

const voter = (n: number) => Buffer.alloc(16, n)
const say = (who: number, item: number, value: number) =>
  intake.cast(organisation.id, [{ box, pseudonym: voter(who), item, value }])
const receipts = async (who: number) => {
  const found = await receiptsOf(world, box, voter(who))
  await world.end()
  return found
}
const allReceipts = async (many: number) => {
  const each = Array.from({ length: many }, (_, i) => receiptsOf(world, box, voter(i + 1)))
  const found = (await Promise.all(each)).flat()
  await world.end()
  return found
}
const close = () =>
  world.act({ kind: 'operator' }, async (tx) => {
    await closeBox(tx, world, box)
    return yes(box, { name: 'garden.closed', about: `ballot-box:${box}` })
  })
const everybody = (many: number) =>
  Promise.all(Array.from({ length: many }, (_, i) => say(i + 1, 0, i % 2 ? 1 : -1)))

/** As a stranger would check it: from the receipt and the published root alone. */
function isIn(receipt: Receipt): boolean {
  const kept = readReceipt(receiptText(receipt))
  return !!kept?.entered && checkReceipt(kept, { root: kept.entered.root }).ok
}

test('an answer is kept, and a later one replaces it', async () => {
  assert.deepEqual(await say(1, 3, 1), [true])
  assert.deepEqual(await say(1, 3, -1), [true])
  assert.deepEqual(
    (await receipts(1)).map(({ said }) => said),
    [{ box, item: 3, value: -1 }],
  )
})

test('the same answer again changes nothing, not even its receipt', async () => {
  await say(1, 3, 1)
  const first = await receipts(1)
  await say(1, 3, 1)
  assert.deepEqual(await receipts(1), first)
})

test('of two answers that arrive together the last one counts, and both are acknowledged', async () => {
  const both = [1, -1].map((value) => ({ box, pseudonym: voter(1), item: 0, value }))
  assert.deepEqual(await intake.cast(organisation.id, both), [true, true])
  assert.equal((await receipts(1))[0]?.said.value, -1)
})

test('a closed box takes nothing, and says so; a box that is not there likewise', async () => {
  await say(1, 0, 1)
  await close()
  assert.deepEqual(await say(1, 0, -1), [false])
  assert.equal((await receipts(1))[0]?.said.value, 1)
  const nowhere = { box: organisation.id as string as typeof box, pseudonym: voter(1), item: 0, value: 1 }
  assert.deepEqual(await intake.cast(organisation.id, [nowhere]), [false])
})

test('another organisation cannot put an answer in this box', async () => {
  const elsewhere = await here.organisation('Somewhere Else')
  const cast = { box, pseudonym: voter(9), item: 0, value: 1 }
  assert.deepEqual(await intake.cast(elsewhere.id, [cast]), [false])
  assert.deepEqual(await receipts(9), [])
})

test('with fewer than ten people nothing enters the record yet: five must go and five must stay', async () => {
  await everybody(9)
  assert.deepEqual(await enterBallots(world, box), { ok: false, no: 'too-few-waiting' })
  assert.equal((await receipts(1))[0]?.entered, undefined)
})

test('five enter together and hold receipts that a stranger can check; the rest wait', async () => {
  await everybody(10)
  const entered = await enterBallots(world, box)
  assert.ok(entered.ok)
  const all = (
    await Promise.all(Array.from({ length: 10 }, (_, i) => receiptsOf(world, box, voter(i + 1))))
  ).flat()
  await world.end()
  assert.equal(all.filter(isIn).length, 5)
  assert.equal(all.filter(({ entered }) => !entered).length, 5)
})

test('the record of a batch names nobody, and holds the root the receipts lead to', async () => {
  await everybody(10)
  await enterBallots(world, box)
  const about = `ballot-box:${box}`
  const event = (await eventsOf(here, organisation)).find(
    (e) => e.name === 'ballots.entered' && e.about === about,
  )
  assert.equal(event?.actor, 'nobody')
  const roots = new Set(
    (await allReceipts(10)).flatMap(({ entered }) =>
      entered ? [Buffer.from(entered.root).toString('hex')] : [],
    ),
  )
  assert.equal(roots.size, 1)
  assert.deepEqual(event?.facts, { batch: 0, root: [...roots][0], leaves: 5 })
})

test('a receipt for an answer that was never given does not check', async () => {
  await everybody(10)
  await enterBallots(world, box)
  const all = (
    await Promise.all(Array.from({ length: 10 }, (_, i) => receiptsOf(world, box, voter(i + 1))))
  ).flat()
  await world.end()
  const one = all.find(({ entered }) => entered)
  assert.ok(one && isIn(one))
  assert.equal(isIn({ ...one, said: { ...one.said, value: -one.said.value } }), false)
})

test('who changes an answer waits for a batch again', async () => {
  await everybody(10)
  await enterBallots(world, box)
  for (let who = 1; who <= 10; who++) await say(who, 0, 0)
  for (let who = 1; who <= 10; who++) assert.equal((await receipts(who))[0]?.entered, undefined)
})

test('when the box closes, the last few go in together and nobody is left', async () => {
  await everybody(12)
  assert.ok((await enterBallots(world, box)).ok)
  await close()
  assert.ok((await enterBallots(world, box)).ok)
  for (let who = 1; who <= 12; who++) assert.ok(isIn((await receipts(who))[0]!))
  assert.deepEqual(await enterBallots(world, box), { ok: false, no: 'nobody-waiting' })
})

test('fewer than five people never enter the record, not even at the close', async () => {
  await everybody(4)
  await close()
  assert.deepEqual(await enterBallots(world, box), { ok: false, no: 'fewer-than-five' })
})

test('two hundred people answering at once are all kept, and none is answered before it is on disk', async () => {
  const casts = Array.from({ length: 200 }, (_, i) => ({
    box,
    pseudonym: Buffer.from(`voter ${`${i}`.padStart(10, '0')}`),
    item: i % 7,
    value: (i % 3) - 1,
  }))
  const kept = await Promise.all(casts.map((cast) => intake.cast(organisation.id, [cast])))
  assert.ok(kept.every(([one]) => one))
  const rows = await world.read.selectFrom('ballot').select('item').where('box_id', '=', box).execute()
  await world.end()
  assert.equal(rows.length, 200)
})

test('what is not a ballot is refused before it reaches anybody else’s', () => {
  for (const wrong of [{ item: -1 }, { value: 40_000 }, { item: 1.5 }, { pseudonym: Buffer.alloc(3) }]) {
    const cast = { box, pseudonym: voter(1), item: 0, value: 1, ...wrong }
    assert.throws(() => intake.cast(organisation.id, [cast]), /not a ballot/)
  }
})
