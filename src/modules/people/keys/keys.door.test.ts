import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { yes } from '../../../kernel/decision.js'
import { openWorld } from '../../../platform/world.js'
import { installationOf, ran } from '../../../testing/installation.js'
import { type Inhabitant, type Sides, sidesOf } from '../../../testing/sides.js'
import { type Town, town } from '../../../testing/town.js'
import { frameOf } from '../frame.js'
import { actorOf } from '../queries.js'
import { keysDay, keysLeft, mayMerge, mergeKeys } from './commands.js'
import { keyRoutes } from './key-routes.js'
import type { KeyPlug } from './plug.js'
import { canSettle, sidedness } from './queries.js'
import { erasesKeys } from './room.js'
import { keysVerb } from './verbs.js'
import { KEYS_TOLD } from './words.js'

const PLUG: KeyPlug = {
  kinds: [],
  holds: { holdables: [], isSafetyContact: async () => false, goneUp: async () => undefined },
  secondFirst: () => undefined,
}

let t: Town
let sides: Sides
let amina: Inhabitant
let ben: Inhabitant
let cara: Inhabitant
let joe: Inhabitant
let kim: Inhabitant
let nobodyYet: Inhabitant
let ofBoth: Inhabitant
let megan: Inhabitant

before(async () => {
  t = await town(keyRoutes(PLUG), {
    web: {
      actorOf: async (world, { person }) => (person ? actorOf(world, person) : { kind: 'visitor' }),
      frame: frameOf,
    },
  })
  sides = await sidesOf(t)
  amina = await sides.joins('Amina Begum', { sides: ['lived'] })
  ben = await sides.joins('Ben Lewis', { sides: ['lived'] })
  cara = await sides.joins('Cara Price', { sides: ['lived'] })
  joe = await sides.joins('Joe Evans', { sides: ['learnt'] })
  kim = await sides.joins('Kim Osei', { sides: ['learnt'] })
  nobodyYet = await sides.joins('Noor Shah', {})
  ofBoth = await sides.joins('Olwen Rees', { sides: ['lived', 'learnt'] })
  megan = await (await sidesOf(t, 'harbour')).joins('Megan Pugh', { sides: ['learnt'] })
})
after(() => t.close())

async function world<T>(look: (world: ReturnType<typeof openWorld>) => Promise<T>): Promise<T> {
  const here = openWorld(t.ground, t.places.riverside.organisation)
  return look(here).finally(() => here.end())
}

const runFrom = () => world((here) => sidedness(here.read, here))
const day = (time: string) => {
  t.setTime(`${time}T10:40:00.000Z`)
  return world((here) => keysDay(here, { kind: 'system', name: 'people.keys-day' }))
}
const choiceIn = (html: string) => /\/people\/keys\/choices\/[0-9a-f-]{36}/.exec(html)?.[0] ?? ''
const named = async (name: string) => (await t.events()).filter((event) => event.name === name)
const told = async () => (await t.events()).map(({ name }) => name)

test('before anybody holds a key, the page says what a key is, and every page that nothing can be settled', async () => {
  assert.equal(await runFrom(), 'nobody')
  const page = await amina.get('/people/keys')
  assert.equal(page.status, 200)
  assert.match(page.text, /Nobody holds a key here yet\. Until both sides do, nothing can be settled\./)
  assert.match(page.text, /Which side are you on for the next year\?/)
})

test('whoever has not said who they are, or chooses no side, is told what to do, and nothing is kept', async () => {
  const before = await told()
  const unsaid = await nobodyYet.post('/people/keys/founding', { side: 'lived' })
  assert.equal(unsaid.status, 422)
  assert.match(unsaid.text, /That is not your side/)
  const none = await amina.post('/people/keys/founding')
  assert.match(none.text, /Choose the side you are on/)
  assert.match(
    (await ofBoth.post('/people/keys/founding', { side: 'lived' })).text,
    /First choose which side/,
  )
  assert.deepEqual(await told(), before)
})

test('somebody with lived experience takes the first key, and waits: they do not confirm themselves', async () => {
  assert.equal((await amina.post('/people/keys/founding', { side: 'lived' })).status, 303)
  const page = await amina.get('/people/keys?done=founded')
  assert.match(page.text, /You took the first key/)
  assert.match(page.text, /Others with lived experience must confirm them: 0 of 2/)
  assert.equal(await runFrom(), 'nobody')
  const choice = choiceIn(page.text)
  assert.equal((await amina.post(`${choice}/voice`, { supports: amina.id })).status, 303)
  assert.equal(await runFrom(), 'nobody')
  assert.equal(
    (await joe.post('/people/keys/founding', { side: 'learnt' })).status,
    422,
    'nobody takes it a second time',
  )
})

test('she asks the facilitator of the other side, who says yes: still run from one side until others confirm her', async () => {
  const form = await amina.get('/people/keys/offer/facilitator')
  assert.match(form.text, /Joe Evans/)
  assert.doesNotMatch(form.text, /Ben Lewis/, 'somebody of her own side is not offered')
  assert.equal((await amina.post('/people/keys/offer/facilitator')).status, 422)
  assert.equal(
    (await amina.post('/people/keys/offer/facilitator', { person: joe.id })).goTo,
    '/people/keys?done=offered',
  )
  const choice = choiceIn((await joe.get('/people/keys')).text.split('Learnt experience')[1] ?? '')
  assert.match((await joe.get(choice)).text, /Yes, I will hold this key/)
  assert.doesNotMatch((await kim.get(choice)).text, /Yes, I will hold this key/)
  const refused = await kim.post(`${choice}/acceptance`)
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Nobody is asking you this now/)
  assert.equal((await joe.post(`${choice}/acceptance`)).goTo, '/people/keys?done=accepted')
  assert.equal(await runFrom(), 'one-side')
  assert.match((await kim.get('/people/keys')).text, /This organisation is run from one side/)
  assert.equal(await world((here) => canSettle(here.read, here)), false)
})

test('the others confirm her, and the record never says who did', async () => {
  const choice = choiceIn((await ben.get('/people/keys')).text)
  const wrongSide = await joe.post(`${choice}/voice`, { supports: amina.id })
  assert.equal(wrongSide.status, 422)
  assert.match(wrongSide.text, /That is not your side/)
  assert.equal((await ben.post(`${choice}/voice`, { supports: amina.id })).status, 303)
  for (const { actor, facts } of await named('people.voice-given')) {
    assert.equal(actor, 'nobody')
    assert.deepEqual(facts, { side: 'lived', holds: 'facilitator' })
  }
  assert.match(
    (await ben.get(choice)).text,
    new RegExp(`value="${amina.id}"[^>]*checked`),
    'their own word, for themselves',
  )
  assert.doesNotMatch((await cara.get(choice)).text, /value="[0-9a-f-]{36}"[^>]*checked/)
  assert.equal((await cara.post(`${choice}/voice`, { supports: amina.id })).goTo, '/people/keys?done=voice')
  assert.equal(await runFrom(), 'both-sides')
  assert.equal(await world((here) => canSettle(here.read, here)), true)
  assert.doesNotMatch((await kim.get('/people/keys')).text, /run from one side/)
  assert.deepEqual(
    (await named('people.key-passed'))
      .map(({ facts }) => facts)
      .filter((facts) => JSON.stringify(facts).includes('lived')),
    [{ side: 'lived', holds: 'facilitator', how: 'founded' }],
  )
  assert.deepEqual(await world((here) => here.read.selectFrom('people_voice').selectAll().execute()), [])
  assert.match((await ben.get(choice)).text, /This choice is over/)
})

test('somebody of both sides chooses on which they count, once', async () => {
  assert.match((await ofBoth.get('/people/keys')).text, /You are of both sides/)
  assert.equal((await ofBoth.post('/people/keys/side', { side: 'lived' })).status, 303)
  const second = await ofBoth.post('/people/keys/side', { side: 'learnt' })
  assert.match(second.text, /You count on the other side until your year is over/)
  assert.match((await amina.post('/people/keys/side', { side: 'learnt' })).text, /That is not your side/)
})

test('her deputy must be of her side and be confirmed too; then “I am away” hands the key over and back', async () => {
  assert.match(
    (await kim.post('/people/keys/offer/deputy', { person: ben.id })).text,
    /Only a facilitator can ask somebody/,
  )
  assert.equal((await amina.post('/people/keys/offer/deputy', { person: ben.id })).status, 303)
  const choice = choiceIn((await ben.get('/people/keys')).text)
  assert.equal((await ben.post(`${choice}/acceptance`)).status, 303)
  for (const who of [amina, cara, ofBoth]) await who.post(`${choice}/voice`, { supports: ben.id })
  assert.match((await amina.get('/people/keys')).text, /Ben Lewis/)
  assert.equal((await amina.post('/people/keys/away')).goTo, '/people/keys?done=away')
  assert.match((await ben.get('/people/keys')).text, /I am away: my deputy takes over/)
  assert.equal((await ben.post('/people/keys/away')).status, 303)
  assert.match((await joe.post('/people/keys/away')).text, /You have no deputy yet/)
  assert.equal(await runFrom(), 'both-sides')
})

test('whoever holds a key gets no second one, by any door', async () => {
  const before = (await told()).length
  assert.match(
    (await amina.post('/people/keys/offer/deputy', { person: joe.id })).text,
    /holds a key already|choice is open/i,
  )
  assert.match((await joe.post('/people/keys/offer/deputy', { person: amina.id })).text, /Nobody holds two/)
  assert.equal((await told()).length, before)
})

test('a holder who does not answer for 14 days is stood in for by the deputy, through the day’s job', async () => {
  assert.equal((await cara.post('/people/keys/lived/question')).goTo, '/people/keys?done=asked')
  assert.match((await kim.post('/people/keys/lived/question')).text, /Somebody asked already/)
  assert.match((await amina.get('/people/keys')).text, /I am here/)
  await day('2026-04-03')
  assert.match((await amina.get('/people/keys')).text, /I am here/)
  await day('2026-04-04')
  assert.doesNotMatch((await amina.get('/people/keys')).text, /I am here/)
  const page = (await ben.get('/people/keys')).text
  assert.match(page, /<strong>Ben Lewis<\/strong><br\/>since 4 April 2026/)
  assert.match(page, /Was the deputy and stands in now/)
  const events = await named('people.key-ended')
  assert.deepEqual(events.find(({ facts }) => JSON.stringify(facts).includes('absent'))?.facts, {
    side: 'lived',
    holds: 'facilitator',
    why: 'absent',
    'stands-in': true,
  })
  const { length } = await told()
  await day('2026-04-04')
  assert.equal((await told()).length, length, 'the same day again does nothing')
})

test('members of a side call a new choice; the holder keeps the key until it is decided', async () => {
  for (const who of [amina, cara]) assert.equal((await who.post('/people/keys/lived/choice')).status, 303)
  assert.match((await joe.post('/people/keys/lived/choice')).text, /That is not your side/)
  const calling = choiceIn((await cara.get('/people/keys')).text)
  assert.match((await cara.get(calling)).text, /Some members want a new choice/)
  assert.match((await amina.post(`${calling}/candidates`, { person: amina.id })).text, /has not started/)
  assert.equal((await ofBoth.post('/people/keys/lived/choice')).status, 303)
  const open = await cara.get(calling)
  assert.match(open.text, /Until then Ben Lewis keeps the key/)
  assert.equal((await cara.post(`${calling}/candidates`, { person: amina.id })).status, 303)
  assert.match((await cara.post(`${calling}/candidates`)).text, /Choose a person/)
  assert.match((await cara.post(`${calling}/candidates`, { person: kim.id })).text, /That is not your side/)
  assert.equal((await amina.post(`${calling}/acceptance`)).status, 303)
  assert.equal((await cara.post(`${calling}/voice`)).status, 422)
  for (const who of [cara, ofBoth])
    assert.equal((await who.post(`${calling}/voice`, { supports: amina.id })).status, 303)
  assert.match((await cara.get('/people/keys')).text, /<strong>Ben Lewis/)
  for (const name of ['people.choice-asked-for', 'people.candidate-put-forward', 'people.voice-given'])
    assert.ok(
      (await named(name)).every(({ actor }) => actor === 'nobody'),
      `${name} names nobody`,
    )
  assert.equal((await amina.post(`${calling}/voice`, { supports: amina.id })).status, 303)
  assert.match((await cara.get('/people/keys')).text, /<strong>Amina Begum/)
})

test('a person with two accounts does not get both keys, and never by joining the two', async () => {
  const second = await sides.joins('Joe E.', { sides: ['lived'] })
  const asked = await amina.post('/people/keys/offer/deputy', { person: second.id })
  assert.equal(asked.status, 303)
  const choice = choiceIn((await second.get('/people/keys')).text)
  assert.equal((await second.post(`${choice}/acceptance`)).status, 303)
  for (const who of [amina, ben, cara]) await who.post(`${choice}/voice`, { supports: second.id })
  const verdict = await world((here) =>
    here.act({ kind: 'operator' }, async (tx) =>
      yes(await mayMerge(tx, here, joe.id, second.id), { name: 'garden.looked', about: 'bed:1' }),
    ),
  )
  assert.deepEqual(verdict.ok && verdict.next, 'both-hold-keys')
  assert.equal((await second.post('/people/keys/end')).status, 303)
  const after = await world((here) =>
    here.act({ kind: 'operator' }, async (tx) =>
      yes(await mayMerge(tx, here, joe.id, second.id), { name: 'garden.looked', about: 'bed:1' }),
    ),
  )
  assert.deepEqual(after.ok && after.next, 'both-sides', 'they lately held a key of the other side')
})

test('two accounts of one side become one, which holds what either held', async () => {
  const again = await sides.joins('Amina B.', { sides: ['lived'] })
  const merged = await world((here) =>
    here.act({ kind: 'operator' }, async (tx) => {
      const no = await mayMerge(tx, here, amina.id, again.id)
      if (!no) await mergeKeys(tx, here, amina.id, again.id)
      return yes(no, { name: 'garden.looked', about: 'bed:1' })
    }),
  )
  assert.equal(merged.ok && merged.next, undefined)
  assert.match((await cara.get('/people/keys')).text, /<strong>Amina B\./)
  assert.equal(await runFrom(), 'both-sides')
})

test('six presses at once: of several offers for one place one is kept', async () => {
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => joe.post('/people/keys/offer/deputy', { person: kim.id })),
  )
  assert.equal(answers.filter(({ status }) => status === 303).length, 1)
  const open = await world((here) =>
    here.read
      .selectFrom('people_choice')
      .select('side')
      .where('ended_at', 'is', null)
      .where('holds', '=', 'deputy')
      .execute(),
  )
  assert.deepEqual(open, [{ side: 'learnt' }])
})

test('the operator can give a lost key to somebody; every page says so, and members can choose anew at once', async () => {
  const { verb, here } = {
    verb: keysVerb(installationOf(t, { secret: Buffer.alloc(32), dataFolder: '' })),
    here: t.places.riverside.host,
  }
  const at = ['--organisation', here]
  const no = async (...args: readonly string[]) => (await ran(verb, ['recover', ...args, ...at])).told
  assert.match(await no('--side', 'lived'), /Say who/)
  assert.match(await no('--person', cara.id), /Say which side/)
  assert.match(await no('--side', 'lived', '--person', 'nobody@example.org'), /There is nobody here/)
  assert.match(await no('--side', 'lived', '--person', kim.id), /That is not your side/)
  assert.equal((await ran(verb, ['find'])).code, 2)
  assert.equal((await ran(verb, ['recover', '--side', 'lived', '--person', cara.id, ...at])).code, 0)
  const page = await kim.get('/people/keys')
  assert.match(page.text, /On 4 April 2026 the people who run this site gave away the lived experience key/)
  assert.deepEqual(
    (await named('people.key-recovered')).map(({ actor }) => actor),
    ['operator'],
  )
  assert.equal((await ben.post('/people/keys/lived/choice')).status, 303)
  assert.match(
    (await ben.get(choiceIn((await ben.get('/people/keys')).text))).text,
    /Whom do you support|Name somebody/,
  )
})

test('whoever leaves gives their key on, in the same transaction', async () => {
  await world((here) =>
    here.act({ kind: 'operator' }, async (tx) => {
      await tx.updateTable('person').set({ left_at: here.now() }).where('id', '=', joe.id).execute()
      await keysLeft(tx, here, joe.id)
      return yes(undefined, { name: 'garden.left', about: 'bed:1' })
    }),
  )
  assert.equal(await runFrom(), 'one-side')
  assert.match((await kim.get('/people/keys')).text, /This key is free/)
})

test('whoever is erased keeps their id in what happened, and nothing else here', async () => {
  await world((here) =>
    here.act({ kind: 'operator' }, async (tx) => {
      await tx.updateTable('person').set({ left_at: here.now() }).where('id', '=', ofBoth.id).execute()
      await erasesKeys(tx, here, ofBoth.id, { secret: t.options.secret, words: 'remove' })
      return yes(undefined, { name: 'garden.left', about: 'bed:1' })
    }),
  )
  const left = await world(async ({ read }) => [
    ...(await read
      .selectFrom('people_side')
      .select('person_id')
      .where('person_id', '=', ofBoth.id)
      .execute()),
    ...(await read
      .selectFrom('people_voice')
      .select('person_id')
      .where('person_id', '=', ofBoth.id)
      .execute()),
  ])
  assert.deepEqual(left, [])
})

test('a term that is over starts a new choice, and every page says how long the holder acts on', async () => {
  await day('2027-04-06')
  const page = await kim.get('/people/keys')
  assert.match(page.text, /The lived experience term is over\. Its facilitator acts until 4 May 2027 at most/)
  const still = await world((here) => actorOf(here, cara.id))
  assert.equal(still.kind === 'person' && still.key?.side, 'lived')
  await day('2027-05-05')
  assert.equal(await runFrom(), 'nobody')
})

test('another organisation has its own keys, and sees nothing of these', async () => {
  assert.equal((await ben.post('/people/keys/lived/choice')).status, 303)
  const choice = choiceIn((await ben.get('/people/keys')).text)
  assert.ok(choice)
  assert.equal((await megan.get(choice)).status, 404)
  for (const path of ['acceptance', 'refusal', 'withdrawal', 'voice', 'candidates'])
    assert.equal(
      (await megan.post(`${choice}/${path}`, { supports: 'none', person: ben.id })).status,
      404,
      path,
    )
  assert.equal((await megan.post('/people/keys/offer/deputy', { person: ben.id })).status, 404)
  assert.equal((await megan.post('/people/keys/founding', { side: 'learnt' })).status, 303)
  assert.equal((await ben.get('/people/keys/offer/nothing')).status, 404)
  assert.equal((await ben.post('/people/keys/nothing/choice')).status, 404)
})

test('everything that happened has a sentence', async () => {
  const names = new Set((await told()).filter((name) => name.startsWith('people.')))
  assert.ok(names.size > 10)
  for (const name of names) assert.ok(name in KEYS_TOLD, name)
})
