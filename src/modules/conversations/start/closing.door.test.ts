import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '../../../kernel/actor.js'
import { found } from '../../../kernel/found.js'
import type { Job } from '../../../platform/jobs/job.js'
import type { Browser } from '../../../testing/browser.js'
import { counting } from '../../../testing/counted.js'
import { wholeHouse } from '../../../testing/house.js'
import { type Neighbours, neighbours } from '../../../testing/neighbours.js'
import { closeBrowser, pageFaults, withoutBrowser } from '../../../testing/page-checks.js'
import { type Talk, talk } from '../../../testing/talk.js'
import { actorOf } from '../../people/index.js'
import { intakeOf } from '../box.js'
import { voteItem } from '../idea.js'
import { snapshotOf } from '../results/queries.js'
import { startTasks } from './jobs.js'
import { repliesOf } from './queries.js'
import { countVerdicts } from './reply-commands.js'

let n: Neighbours
let amina: Browser
let joe: Browser

/** Amina holds the key of lived experience and Joe that of learnt experience; both have shown a second proof. */
before(async () => {
  n = await neighbours(wholeHouse, actorOf)
  await n.giveKey(n.people.amina, 'lived')
  await n.giveKey(n.people.joe, 'learnt')
  ;[amina, joe] = [await withTwoProofs('amina'), await withTwoProofs('joe')]
})
after(async () => {
  await closeBrowser()
  await n.close()
})

async function withTwoProofs(name: 'amina' | 'joe'): Promise<Browser> {
  const browser = n.as(name)
  await browser.get('/town/form')
  const { id: org } = n.places.riverside.organisation
  const client = await n.owner.connect()
  await client.query(`begin; set local app.org_id = '${org}'`)
  await client.query(`update session set assurance = 'two-factor' where person_id = $1`, [n.people[name]])
  await client.query('commit')
  client.release()
  return browser
}

const inWorld = async <T>(work: (world: ReturnType<Neighbours['worldAt']>) => Promise<T>) => {
  const world = n.worldAt()
  try {
    return await work(world)
  } finally {
    await world.end()
  }
}

/** The other side says yes, on the page of the proposal. */
async function agrees(browser: Browser, page: string): Promise<boolean> {
  const at = page.replace(/\?.*/, '')
  return (await browser.post(`${at}/confirmation`)).status === 303
}

const work = async (t: Talk, task: string, about = '') =>
  inWorld(async (world) => {
    const actor: Actor & { kind: 'system' } = { kind: 'system', name: task }
    const job: Job = {
      actor,
      attempt: 1,
      last: false,
      firstTime: async () => true,
      stopping: new AbortController().signal,
    }
    await startTasks(t.house)[task]?.(world, about, job)
  })

const eventsOf = async (t: Talk) =>
  (await n.events()).filter(({ about }) => about === `conversation:${t.id}`).map(({ name }) => name)

const CLOSING = { replier: 'Sian, head of care', person: '', days: '28', reason: 'heard-enough' }
async function close(t: Talk, more = {}) {
  const asked = await amina.post(`${t.at}/close`, { ...CLOSING, ...more })
  assert.equal(asked.status, 303, asked.text.slice(0, 300))
  assert.ok(await agrees(joe, asked.goTo))
  await work(t, 'conversations.tell-closed')
}

test('closing takes two people: one asks, nothing is closed; the other side agrees, and it takes no answer any more', async () => {
  const t = await talk(n)
  const guest = await t.comes([n.carer])
  await guest.votes(0, 'agree')
  const asked = await amina.post(`${t.at}/close`, CLOSING)
  assert.match(asked.goTo, /^\/people\/proposals\//)
  await guest.votes(1, 'agree')
  assert.match(
    (await amina.get(`${t.at}/changes`)).text,
    /Waiting for the other side: Close the conversation/,
  )
  assert.equal(await agrees(amina, asked.goTo), false, 'nobody agrees with themselves')
  assert.ok(await agrees(joe, asked.goTo))
  const ballot = { box: t.box, pseudonym: guest.pseudonym, item: voteItem(2), value: 1 }
  assert.deepEqual(await intakeOf(t.house).cast(n.places.riverside.organisation.id, [ballot]), [false])
  const page = (await joe.get(t.at)).text
  assert.match(page, /This conversation is closed/)
  assert.match(page, /The reply comes by 18 April 2026/)
  assert.doesNotMatch(page, /\/perspective"/)
})

test('closing says who replies and by when, or it is not asked for', async () => {
  const t = await talk(n)
  const page = await amina.post(`${t.at}/close`, { ...CLOSING, replier: '', days: 'soon' })
  assert.equal(page.status, 422)
  assert.match(page.text, /Say who will reply/)
  assert.match(page.text, /value="soon"/)
  assert.match((await amina.post(`${t.at}/close`, { ...CLOSING, reason: '' })).text, /Choose why/)
})

test('members are told that it closed, and the record says so once', async () => {
  const t = await talk(n, { question: 'Who is told?' })
  await close(t)
  await work(t, 'conversations.tell-closed')
  assert.equal((await eventsOf(t)).filter((name) => name === 'conversations.closed').length, 1)
  const letters = (await n.letters('joe@example.org')).filter(({ body }) =>
    body?.includes('“Who is told?” is closed'),
  )
  assert.equal(letters.length, 1)
})

test('whoever holds no key cannot ask for a change, and a stranger finds no page', async () => {
  const t = await talk(n, { link: false })
  const newcomer = await n.joins('Cara')
  for (const path of [
    '/changes',
    '/close',
    '/changes/question',
    '/changes/seeds',
    '/changes/required',
    '/changes/last-day',
    '/changes/fewest',
  ]) {
    assert.equal((await newcomer.get(`${t.at}${path}`)).status, 404, path)
    assert.equal((await n.as('stranger').get(`${t.at}${path}`)).status, 404, path)
    assert.equal((await amina.get(`${t.at}${path}`)).status, 200, path)
    if (path !== '/changes') assert.equal((await newcomer.post(`${t.at}${path}`, CLOSING)).status, 404, path)
  }
})

test('the question is changed by two people: who chose it, and what stood there before, is on the first page', async () => {
  const t = await talk(n, { question: 'An old question?' })
  const form = {
    question: 'A better question?',
    translation: 'Cwestiwn gwell?',
    by: 'Carys',
    reason: 'was-wrong',
  }
  const unnamed = await amina.post(`${t.at}/changes/question`, { ...form, by: '' })
  assert.match(unnamed.text, /Write who made it/)
  const asked = await amina.post(`${t.at}/changes/question`, form)
  assert.match((await joe.get(t.at)).text, /An old question\?/)
  assert.ok(await agrees(joe, asked.goTo))
  const page = (await joe.get(t.at)).text
  assert.match(page, /<h1[^>]*>A better question\?<\/h1>/)
  assert.match(page, /changed the question on 21 March 2026, and the other side agreed/)
  assert.match(page, /“An old question\?”/)
})

test('a first idea is added, who must be heard and the last day are changed: each by two people', async () => {
  const t = await talk(n)
  const seed = await joe.post(`${t.at}/changes/seeds`, {
    text: 'Somebody listens',
    language: 'en',
    translation: 'Mae rhywun yn gwrando',
    easy: '',
    reason: 'missing',
  })
  assert.ok(await agrees(amina, seed.goTo))
  const must = await joe.post(`${t.at}/changes/required`, { required: [n.worker], reason: 'agreed-together' })
  assert.ok(await agrees(amina, must.goTo))
  const day = await joe.post(`${t.at}/changes/last-day`, {
    'day-day': '30',
    'day-month': '4',
    'day-year': '2026',
    reason: 'more-time',
  })
  assert.ok(await agrees(amina, day.goTo))
  const page = (await joe.get(t.at)).text
  assert.match(page, /Must be heard: Front-line worker\./)
  assert.match(page, /30 April 2026/)
  assert.match(page, /A reply by 28 May 2026/)
  assert.match(page, /Before: “Carer, Front-line worker”/)
  const ideas = await inWorld((world) =>
    world.read
      .selectFrom('conversation_idea')
      .select(['n', 'text'])
      .where('conversation_id', '=', t.id)
      .orderBy('n')
      .execute(),
  )
  assert.deepEqual(ideas.at(-1), { n: 3, text: 'Somebody listens' })
  assert.equal(
    (
      await joe.post(`${t.at}/changes/last-day`, {
        'day-day': '1',
        'day-month': '1',
        'day-year': '2026',
        reason: 'more-time',
      })
    ).status,
    422,
  )
})

test('more people behind each number: two agree, the page follows without a vote, and nobody makes it fewer again', async () => {
  const t = await talk(n, { question: 'How many stand behind a number?' })
  const c = counting(n, t)
  for (let i = 0; i < 26; i++)
    await c.says((await t.comes([i < 13 ? n.carer : n.worker])).pseudonym, { 0: 'agree', 1: 'disagree' })
  await c.refresh()
  const shared = /“?We are asked before things change”?/
  assert.match((await joe.get(`${t.at}/who-sees-what`)).text, /Numbers are shown for 5 people or more/)
  const before = await inWorld(async (world) => (await snapshotOf(world, t.id))?.snapshot)
  assert.equal(before?.streams.invited?.report.statements[0]?.everyone.kind, 'shown')
  assert.match(
    (await amina.post(`${t.at}/changes/fewest`, { fewest: '5', reason: 'safer' })).text,
    /Choose how many/,
  )
  const asked = await amina.post(`${t.at}/changes/fewest`, { fewest: '20', reason: 'safer' })
  assert.match((await joe.get(asked.goTo)).text, /20 people or more/)
  assert.ok(await agrees(joe, asked.goTo))
  await c.refresh()
  const after = await inWorld(async (world) => (await snapshotOf(world, t.id))?.snapshot)
  assert.deepEqual([before?.n, after?.n], [0, 1])
  const report = after?.streams.invited?.report
  assert.equal(report?.fewest, 20)
  assert.deepEqual(
    report?.perspectives.map(({ people }) => people.kind),
    ['fewer-than-20', 'fewer-than-20'],
  )
  assert.match((await joe.get(`${t.at}/ideas`)).text, /fewer than 20 so far/)
  assert.match((await joe.get(`${t.at}/ideas`)).text, shared)
  assert.match((await joe.get(`${t.at}/who-sees-what`)).text, /Numbers are shown for 20 people or more/)
  assert.match((await joe.get(t.at)).text, /asked for more people behind each number/)
  assert.doesNotMatch((await amina.get(`${t.at}/changes`)).text, /changes\/fewest/)
})

test('after the last day it does not close by itself; but a reply is owed from that day, and both sides are asked to close', async () => {
  const t = await talk(n, { question: 'Until when?' })
  await n.write((tx) =>
    tx.updateTable('conversation').set({ closes_on: '2026-03-20' }).where('id', '=', t.id).execute(),
  )
  await work(t, 'conversations.days')
  await work(t, 'conversations.days')
  assert.equal((await eventsOf(t)).filter((name) => name === 'conversations.last-day-over').length, 1)
  const page = (await joe.get(t.at)).text
  assert.match(page, /The last day is over\. Two people/)
  assert.match(page, /The reply comes by 17 April 2026/)
  assert.match(
    (await joe.get('/')).text,
    /“Until when\?”: the last day is over, ask the other side to close it/,
  )
  await close(t, { reason: 'last-day-over' })
  const replies = await inWorld((world) => repliesOf(world.read, world, t.id))
  assert.deepEqual(
    replies.map(({ dueOn }) => dueOn),
    ['2026-04-17'],
    'closing later gains no days',
  )
  assert.doesNotMatch((await joe.get('/')).text, /the last day is over, ask/)
})

test('a reply that is late stands on the first page, in the list and on home, and its writer is told', async () => {
  const t = await talk(n, { question: 'Where is the reply?' })
  await close(t, { person: n.people.joe, days: '1' })
  n.setTime('2026-03-24T10:40:00.000Z')
  ;[amina, joe] = [await withTwoProofs('amina'), await withTwoProofs('joe')]
  await work(t, 'conversations.days')
  await work(t, 'conversations.days')
  assert.match((await n.anybody().get(t.at)).text, /The reply was due by 22 March 2026\. It is late/)
  assert.match(
    (await n.anybody().get('/conversations')).text,
    /The reply was due by 22 March 2026\. It is late/,
  )
  assert.match(
    (await joe.get('/')).text,
    /“Where is the reply\?”: the reply was due by 22 March 2026, and it is late/,
  )
  const letters = (await n.letters('joe@example.org')).filter(
    ({ kind }) => kind === 'conversation-reply-late',
  )
  assert.equal(letters.length, 1)
  assert.equal((await eventsOf(t)).filter((name) => name === 'conversations.reply-late').length, 1)
  n.setTime('2026-03-21T10:40:00.000Z')
  ;[amina, joe] = [await withTwoProofs('amina'), await withTwoProofs('joe')]
})

test('the person named writes the reply once; everybody reads it, and members get it whether they took part or not', async () => {
  const t = await talk(n, { question: 'Is there a reply?' })
  await close(t)
  const newcomer = await n.joins('Ben')
  await n.write((tx) =>
    tx.updateTable('conversation').set({ replier_id: newcomer.person }).where('id', '=', t.id).execute(),
  )
  assert.equal((await n.as('stranger').post(`${t.at}/reply`, { text: 'Mine', language: 'en' })).status, 404)
  assert.equal((await newcomer.post(`${t.at}/reply`, { text: '', language: 'en' })).status, 422)
  const sent = await newcomer.post(`${t.at}/reply`, {
    text: 'We heard you. Meals will be hot.',
    language: 'en',
  })
  assert.equal(sent.goTo, `${t.at}/reply?done=replied`)
  assert.equal((await newcomer.post(`${t.at}/reply`, { text: 'Again', language: 'en' })).status, 422)
  assert.match((await n.anybody().get(`${t.at}/reply`)).text, /Meals will be hot/)
  assert.match((await joe.get('/conversations')).text, /There is a reply/)
  const event = (await n.events()).find(
    ({ name, about }) => name === 'conversations.replied' && about === `conversation:${t.id}`,
  )
  const row = await inWorld((world) =>
    world.read
      .selectFrom('event')
      .select('id')
      .where('name', '=', 'conversations.replied')
      .where('about', '=', `conversation:${t.id}`)
      .executeTakeFirstOrThrow(),
  )
  assert.ok(event)
  await work(t, 'conversations.tell-reply', row.id)
  const letters = (await n.letters('amina@example.org')).filter(({ kind }) => kind === 'conversation-reply')
  assert.equal(letters.length, 1)
  assert.match(letters[0]?.body ?? '', /Meals will be hot/)
})

/** A closed conversation with a reply, and people who took part in it, each with their own browser. */
async function replied(people: number) {
  const t = await talk(n, { question: `Judged by ${people}?` })
  const guests: Browser[] = []
  for (let one = 0; one < people; one++) {
    const guest = await t.comes([n.carer])
    await guest.votes(0, 'agree')
    const browser = n.anybody()
    await browser.get(t.at)
    browser.cookies.set('__Host-throughline-voice', guest.code)
    guests.push(browser)
  }
  await close(t)
  assert.equal((await amina.post(`${t.at}/reply`, { text: 'We heard you.', language: 'en' })).status, 303)
  return { t, guests }
}

const says = (t: Talk, browser: Browser, good: 'yes' | 'no', reply = '1') =>
  browser.post(`${t.at}/reply/verdict`, { good, reply })

test('only people who took part are asked whether a reply is good enough', async () => {
  const { t, guests } = await replied(1)
  assert.match(found(await guests[0]?.get(`${t.at}/reply`)).text, /Is this a good enough answer\?/)
  assert.doesNotMatch((await n.as('stranger').get(`${t.at}/reply`)).text, /Is this a good enough answer/)
  assert.equal((await says(t, n.as('stranger'), 'no')).status, 404)
  assert.equal((await says(t, n.anybody(), 'no')).status, 404)
  const again = await found(guests[0]).post(`${t.at}/reply/verdict`, { good: '', reply: '1' })
  assert.equal(again.status, 422)
})

test('of four who say no nothing is told; the fifth makes a second reply due, and both verdicts stand', async () => {
  const { t, guests } = await replied(5)
  for (const guest of guests.slice(0, 4))
    assert.equal((await says(t, guest, 'no')).goTo, `${t.at}/reply?done=verdict`)
  assert.match((await joe.get(`${t.at}/reply`)).text, /Fewer than five people have said so far/)
  assert.ok(!(await eventsOf(t)).includes('conversations.second-reply-due'))
  await says(t, found(guests[4]), 'yes')
  const page = (await joe.get(`${t.at}/reply`)).text
  assert.match(page, /Of the 5 or more who said something, most find it not good enough/)
  assert.match(page, /A second one comes by 18 April 2026/)
  assert.equal(
    (await amina.post(`${t.at}/reply`, { text: 'We do more: hot meals from May.', language: 'en' })).status,
    303,
  )
  const second = (await n.anybody().get(`${t.at}/reply`)).text
  assert.match(second, /most find it not good enough[\s\S]*Second reply by/)
  await says(t, found(guests[0]), 'yes', '2')
  assert.equal(
    (await says(t, found(guests[1]), 'yes', '1')).goTo,
    `${t.at}/reply`,
    'the first is judged no more',
  )
  assert.match((await joe.get(`${t.at}/reply`)).text, /most find it not good enough[\s\S]*Fewer than five/)
})

test('somebody may change what they said; the count does not move before five more have spoken', async () => {
  const { t, guests } = await replied(6)
  for (const guest of guests.slice(0, 5)) await says(t, guest, 'yes')
  assert.match((await joe.get(t.at)).text, /Of the 5 or more who said something, most find it good enough/)
  for (const guest of guests) await says(t, guest, 'no')
  assert.match((await joe.get(t.at)).text, /most find it good enough/)
  assert.match(found(await guests[0]?.get(`${t.at}/reply`)).text, /Change what I said/)
  await inWorld((world) => countVerdicts(world, t.id, 1))
  assert.match((await joe.get(t.at)).text, /most find it good enough/)
})

test('what somebody says of a reply is in no event, and beside it stands no time', async () => {
  const { t, guests } = await replied(1)
  const before = (await n.events()).length
  await says(t, found(guests[0]), 'no')
  assert.equal((await n.events()).length, before)
  const [row] = await inWorld((world) =>
    world.read
      .selectFrom('conversation_reply_verdict')
      .selectAll()
      .where('conversation_id', '=', t.id)
      .execute(),
  )
  assert.deepEqual(Object.keys(row ?? {}).sort(), ['conversation_id', 'good', 'n', 'org_id', 'pseudonym'])
})

test('the pages of changing and replying hold no fault that a checker of pages can find', {
  skip: withoutBrowser,
}, async () => {
  const t = await talk(n, { question: 'Are these well made?' })
  for (const path of [
    '/changes',
    '/close',
    '/changes/question',
    '/changes/seeds',
    '/changes/required',
    '/changes/last-day',
    '/reply',
  ])
    assert.deepEqual(await pageFaults((await amina.get(`${t.at}${path}`)).text), [], path)
  await close(t)
  assert.deepEqual(await pageFaults((await amina.get(`${t.at}/reply`)).text), [], 'writing the reply')
  assert.deepEqual(await pageFaults((await amina.get(t.at)).text), [], 'closed')
})
