import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { rooms } from '../../../app.js'
import { yes } from '../../../kernel/decision.js'
import type { Job } from '../../../platform/jobs/job.js'
import { tellingOf } from '../../../platform/room.js'
import { wholeHouse } from '../../../testing/house.js'
import { type Neighbours, neighbours } from '../../../testing/neighbours.js'
import { actorOf } from '../queries.js'
import { mineTasks, tellAtOnce } from './jobs.js'

let t: Neighbours
const telling = tellingOf(rooms)
const tasks = mineTasks(() => telling)

before(async () => {
  t = await neighbours(wholeHouse, async (world, { person }) =>
    person ? actorOf(world, person) : { kind: 'operator' },
  )
  await t.giveKey(t.people.amina, 'lived')
  await t.giveKey(t.people.joe, 'learnt')
})
after(() => t.close())

/** Runs a task as the worker does. */
async function run(task: string, about: string) {
  const world = t.worldAt()
  const done = new Set<string>()
  const job: Job = {
    actor: { kind: 'system', name: task },
    attempt: 1,
    last: false,
    firstTime: async () => !done.has(about) && Boolean(done.add(about)),
    stopping: new AbortController().signal,
  }
  await tasks[task]!(world, about, job)
  await world.end()
}

const call = {
  kind: 'access',
  asker: 'Gwen Pugh',
  reach: '01632 960 222, in the morning',
  said: 'Please show me what you have',
  'came-day': '20',
  'came-month': '3',
  'came-year': '2026',
}

test('somebody asks, sees by when it must be answered, and both facilitators get a letter that gives nothing away', async () => {
  const nia = await t.joins('Nia')
  assert.equal((await nia.post('/people/rights', {})).status, 422)
  const sent = await nia.post('/people/rights', {
    kind: 'complaint',
    said: 'My address stood in the minutes',
  })
  const page = await nia.get(sent.goTo)
  assert.match(page.text, /We have it. Both facilitators were told today/)
  assert.match(page.text, /We must say by 19 April 2026 that we have it/)
  for (const to of ['amina@example.org', 'joe@example.org']) {
    const [letter] = await t.letters(to)
    assert.equal(letter?.subject, 'A letter from Riverside Care')
    assert.doesNotMatch(`${letter?.subject}${letter?.body}`, /Nia|address stood|complain/i)
  }
  const at = sent.goTo.replace(/\?.*/, '')
  for (const who of ['stranger', 'megan'] as const) assert.equal((await t.as(who).get(at)).status, 404, who)
  for (const what of ['confirmation', 'acknowledgement', 'answer'])
    assert.equal((await t.as('stranger').post(`${at}/${what}`, { answer: 'Ha' })).status, 404, what)
  assert.equal((await nia.post(`${at}/acknowledgement`)).status, 422, 'nobody answers themselves')
  assert.equal((await t.as('joe').post(`${at}/acknowledgement`)).status, 303)
  assert.match((await nia.get(at)).text, /We have it and are looking into it/)
  assert.match((await t.letters('nia@example.org')).at(-1)?.body ?? '', /We have what you asked/)
  assert.equal((await t.as('amina').post(`${at}/answer`, { answer: ' ' })).status, 422)
  assert.equal((await t.as('amina').post(`${at}/answer`, { answer: 'We took your address out' })).status, 303)
  assert.match((await nia.get(at)).text, /We took your address out/)
  assert.match((await t.as('amina').post(`${at}/answer`, { answer: 'Again' })).text, /answered already/)
})

test('for somebody on the phone two people stand behind it before it is answered', async () => {
  const taken = await t.as('amina').post('/people/rights/for-somebody', call)
  const at = taken.goTo.replace(/\?.*/, '')
  assert.match((await t.as('amina').get(at)).text, /waits for a second person.*20 April 2026/s)
  assert.match((await t.as('amina').post(`${at}/confirmation`)).text, /somebody else must look at it/)
  assert.match(
    (await t.as('amina').post(`${at}/answer`, { answer: 'Here' })).text,
    /other facilitator must look/,
  )
  assert.match((await t.as('joe').get('/')).text, /Look at a call that was taken down/)
  assert.equal((await t.as('joe').post(`${at}/confirmation`)).goTo, `${at}?done=confirmed`)
  assert.match((await t.as('joe').get(at)).text, /must be answered by 20 April 2026/)
  for (const who of ['stranger', 'visitor'] as const) {
    assert.equal((await t.as(who).get('/people/rights/for-somebody')).status, 404)
    assert.equal((await t.as(who).post('/people/rights/for-somebody', call)).status, 404)
  }
  const later = { ...call, 'came-year': '2027' }
  assert.match((await t.as('amina').post('/people/rights/for-somebody', later)).text, /a day before today/)
})

test('anybody can read what may be asked and how, and is not shown what was asked', async () => {
  const page = await t.anybody().get('/people/rights')
  assert.equal(page.status, 200)
  assert.match(page.text, /Show me what you know of me/)
  assert.doesNotMatch(page.text, /Gwen|What others asked/)
  assert.doesNotMatch((await t.as('stranger').get('/people/rights')).text, /Gwen|What others asked/)
  assert.match((await t.as('joe').get('/people/rights')).text, /What others asked/)
})

test('both facilitators are reminded once at each step as the day comes near, and when it is past', async () => {
  const counted = async () => (await t.letters()).filter(({ kind }) => kind === 'rights').length
  const before = await counted()
  const steps: number[] = []
  for (const day of ['2026-04-10', '2026-04-13', '2026-04-14', '2026-04-18', '2026-04-21', '2026-04-22']) {
    t.setTime(`${day}T09:10:00.000Z`)
    await run('people.remind-rights', day)
    steps.push((await counted()) - before)
  }
  assert.deepEqual(steps, [0, 2, 2, 4, 6, 6])
  assert.match((await t.letters('amina@example.org')).at(-1)?.body ?? '', /The day of one is past/)
})

test('a year on, whoever said what helps them is asked once whether it is still right, in their own language', async () => {
  const olwen = await t.joins('Olwen')
  await olwen.post('/people/me/needs', { language: 'cy', channel: 'email', format: 'audio', seen: 'only-me' })
  const per = await t.joins('Per')
  await per.post('/people/me/needs', { language: 'en', channel: 'phone', seen: 'only-me' })
  await run('people.remind-needs', '2026-04-23')
  assert.equal((await t.letters('olwen@example.org')).length, 0)
  t.setTime('2027-05-01T09:00:00.000Z')
  for (const day of ['2027-05-01', '2027-05-02']) await run('people.remind-needs', day)
  const letters = await t.letters('olwen@example.org')
  assert.equal(letters.length, 1)
  assert.match(letters[0]?.body ?? '', /Flwyddyn yn ôl dywedoch/)
  assert.match(letters[0]?.body ?? '', /Ei ddarllen yn uchel/)
  assert.equal((await t.letters('per@example.org')).length, 0, 'who wants no e-mail gets none')
})

async function says(name: 'amina' | 'joe', group?: string) {
  const before = new Set((await t.events()).map(({ id }) => id))
  const world = t.worldAt()
  const actor = await actorOf(world, t.people[name])
  await world.act(actor, async () =>
    yes(undefined, { name: 'people.right-answered', about: 'right:1', ...(group ? { group } : {}) }),
  )
  await world.end()
  return (await t.events()).find(({ id }) => !before.has(id))!.id
}

test('once a week a letter tells what others did, in a person’s own language; off means off', async () => {
  t.setTime('2027-05-03T10:00:00.000Z')
  const rhys = await t.joins('Rhys')
  await rhys.post('/people/me/needs', { language: 'cy', channel: 'email', seen: 'only-me' })
  const sal = await t.joins('Sal')
  await sal.post('/people/me/details', { name: 'Sal', digest: 'off' })
  t.setTime('2027-05-03T11:00:00.000Z')
  await says('amina', t.group)
  t.setTime('2027-05-05T08:30:00.000Z')
  await run('people.digest', '2027-05-05')
  const digests = async (to: string) => (await t.letters(to)).filter(({ kind }) => kind === 'digest')
  assert.equal((await digests('rhys@example.org')).length, 0, 'not before Monday')
  t.setTime('2027-05-10T08:30:00.000Z')
  await run('people.digest', '2027-05-10')
  await run('people.digest', '2027-05-11')
  const [letter, ...more] = await digests('rhys@example.org')
  assert.deepEqual(more, [])
  assert.equal(letter?.subject, 'Newyddion gan Riverside Care')
  assert.match(letter?.body ?? '', /- Atebodd amina gwestiwn am ddata/)
  assert.equal((await digests('sal@example.org')).length, 0)
  t.setTime('2027-05-17T08:30:00.000Z')
  await run('people.digest', '2027-05-17')
  assert.equal((await digests('rhys@example.org')).length, 1, 'nothing new, no letter')
})

test('who wants news at once gets it where it happens in their group, and never of what is quiet', async () => {
  const una = await t.joins('Una')
  await una.post('/people/me/details', { name: 'Una', digest: 'immediate' })
  const news = async () => (await t.letters('una@example.org')).filter(({ kind }) => kind === 'digest').length
  await run('people.tell-now', await says('joe', t.group))
  assert.equal(await news(), 1)
  await run('people.tell-now', await says('joe'))
  assert.equal(await news(), 1, 'what is in no group of hers is no news at once')
  const followed = tellAtOnce(telling)
  assert.deepEqual(followed['people.right-confirmed'], ['people.tell-now'])
  for (const quiet of ['people.needs-said', 'people.letters-written', 'record.head-signed'])
    assert.equal(followed[quiet], undefined)
})
