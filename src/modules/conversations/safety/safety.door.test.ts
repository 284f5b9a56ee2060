import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { instant } from '../../../kernel/day.js'
import type { Id } from '../../../kernel/id.js'
import { type Browser, openBrowser } from '../../../testing/browser.js'
import { wholeHouse } from '../../../testing/house.js'
import { type Neighbours, neighbours } from '../../../testing/neighbours.js'
import { type Talk, talk } from '../../../testing/talk.js'
import { actorOf } from '../../people/index.js'
import { findConversation } from '../queries.js'
import { putIdea } from './add-commands.js'
import { asksIn } from './asks.js'
import { aboutIdea, heldIn } from './held.js'
import { wordingsOf } from './wordings.js'

let n: Neighbours
let t: Talk
let joe: Browser
let amina: Browser
let contact: Awaited<ReturnType<Neighbours['joins']>>
let deputy: Awaited<ReturnType<Neighbours['joins']>>

before(async () => {
  n = await neighbours(wholeHouse, actorOf)
  t = await talk(n, { link: false })
  ;[joe, amina] = [n.as('joe'), n.as('amina')]
  contact = await n.joins('Sally Contact')
  deputy = await n.joins('Dai Deputy')
  await n.write(async (tx) => {
    const answers = {
      ...{ 'first-person': contact.person, 'deputy-person': deputy.person },
      ...{
        'first-name': 'Sally',
        'first-email': 'sally.contact@example.org',
        'first-phone': '01632 960 001',
      },
      ...{ 'deputy-name': 'Dai', 'deputy-email': 'dai.deputy@example.org', 'deputy-phone': '01632 960 002' },
    }
    await tx
      .insertInto('duty_answer')
      .values({
        ...{ org_id: org(), duty: 'contacts', answers: JSON.stringify(answers) },
        ...{ answered_at: instant(n.clock.now), answered_by: n.people.amina },
      })
      .execute()
    // Joe may be found by his name here, so his whole name may not stand in an idea.
    await tx
      .updateTable('person')
      .set({ name: 'Joe Cullen', listed: true })
      .where('id', '=', n.people.joe)
      .execute()
  })
  await n.giveKey(n.people.amina, 'lived')
  await n.giveKey(n.people.joe, 'learnt')
  for (const [browser, person] of [
    [joe, n.people.joe],
    [amina, n.people.amina],
    [contact, contact.person],
    [deputy, deputy.person],
  ] as const) {
    await browser.get('/')
    await provenTwice(person)
  }
  await t.comes([n.worker], 'member', n.people.joe)
})
after(() => n.close())

const org = () => n.places.riverside.organisation.id
/** Their session has shown a second proof. */
async function provenTwice(person: Id<'Person'>) {
  const client = await n.owner.connect()
  await client.query(`begin; set local app.org_id = '${org()}'`)
  await client.query("update session set assurance = 'two-factor' where person_id = $1", [person])
  await client.query('commit')
  client.release()
}

/** Somebody with a slip: a browser that holds their return code and nothing else. */
async function guest(perspectives = [n.carer]) {
  const came = await t.comes(perspectives)
  const browser = n.anybody()
  browser.cookies.set('__Host-throughline-voice', came.code)
  return { ...came, ...browser }
}
type Guest = Awaited<ReturnType<typeof guest>>

const idea = (text: string, more: Record<string, string> = {}) => ({
  ...{ text, language: 'en', whose: 'mine', beside: 'none' },
  ...more,
})
/** Puts an idea through the door. @returns its number */
async function puts(who: Browser, text: string, more: Record<string, string> = {}): Promise<number> {
  const seen = await who.post(`${t.at}/add`, idea(text, { sure: 'yes', ...more }))
  assert.equal(seen.status, 303, seen.text)
  return Number(/ideas\/(\d+)/.exec(seen.goTo)?.[1])
}
const reading = async <T>(work: (world: ReturnType<Neighbours['worldAt']>) => Promise<T>) => {
  const world = n.worldAt()
  try {
    return await work(world)
  } finally {
    await world.end()
  }
}
const wordsAt = async (number: number, language = 'en') =>
  reading(async (world) => (await wordingsOf(world.read, world, t, language, [number])).get(number))
const nobodyElse = async (path: string, form?: Record<string, string>) => {
  for (const who of [n.as('stranger'), n.anybody(), n.as('megan')]) {
    const seen = form ? await who.post(path, form) : await who.get(path)
    assert.ok([404, 303, 403].includes(seen.status), `${path}: ${seen.status}`)
    if (seen.status === 303) assert.match(seen.goTo, /^\/sign-in/, path)
    assert.doesNotMatch(seen.text, /good day/, path)
  }
}

test('somebody with a slip puts an idea: looks at it as others will, then it is there at once, by nobody', async () => {
  const who = await guest()
  assert.match((await who.get(`${t.at}/add`)).text, /Put an idea of your own/)
  const look = await who.post(`${t.at}/add`, idea('Buses should run at night', { beside: n.carer }))
  assert.equal(look.status, 200)
  assert.match(look.text, /This is how others will see it/)
  assert.match(look.text, /Said as: Carer/)
  const put = await who.post(
    `${t.at}/add`,
    idea('Buses should run at night', { beside: n.carer, sure: 'yes' }),
  )
  const page = await joe.get(put.goTo.replace(/\?.*/, ''))
  assert.match(page.text, /Buses should run at night/)
  assert.match(page.text, /Said as: Carer/)
  const event = (await n.events()).find(({ name }) => name === 'conversations.idea-added')
  assert.equal(event?.actor, 'nobody')
  assert.doesNotMatch(JSON.stringify(event), /Buses/)
})

test('whoever has not said from where they speak is led there first; a stranger finds nothing', async () => {
  assert.match((await amina.get(`${t.at}/add`)).goTo, /who-sees-what$/)
  assert.match((await amina.post(`${t.at}/add`, idea('Hello there', { sure: 'yes' }))).goTo, /who-sees-what$/)
  await nobodyElse(`${t.at}/add`)
  await nobodyElse(`${t.at}/add`, idea('Let me in', { sure: 'yes' }))
})

test('personal details must go, and what was typed is kept: even for whoever says they are sure', async () => {
  const who = await guest()
  const seen = await who.post(`${t.at}/add`, idea('Ring 01633 414 567 for me', { sure: 'yes' }))
  assert.equal(seen.status, 422)
  assert.match(seen.text, /A phone number: <strong>01633 414 567<\/strong>/)
  assert.match(seen.text, />Ring 01633 414 567 for me<\/textarea>/)
})

test('a listed name must go where a member writes it; to somebody whom nobody knows it says nothing of who is here', async () => {
  const named = idea('joe cullen never listens')
  assert.equal((await joe.post(`${t.at}/add`, named)).status, 422)
  assert.equal((await (await guest()).post(`${t.at}/add`, named)).status, 200)
})

test('a double is shown and may be put all the same', async () => {
  const who = await guest()
  const look = await who.post(`${t.at}/add`, idea('The meals are hot'))
  assert.match(look.text, /Somebody put nearly the same/)
  assert.match(look.text, new RegExp(`${t.at}/vote\\?idea=2`))
  assert.ok((await puts(who, 'The meals are hot')) > 2)
})

test('a hint at who somebody is only asks', async () => {
  const who = await guest()
  const look = await who.post(`${t.at}/add`, idea('My daughter has autism and waits for a place'))
  assert.match(look.text, /Could someone guess who this is\?/)
  assert.match(look.text, /Family: daughter/)
  assert.match(look.text, /Health: autism/)
})

test('an English reading age is never told of Welsh words', async () => {
  const who = await guest()
  const long =
    'Strategic stakeholder engagement methodologies necessitate organisational transformation here.'
  assert.match((await who.post(`${t.at}/add`, idea(long))).text, /It reads as if for age/)
  assert.doesNotMatch((await who.post(`${t.at}/add`, idea(long, { language: 'cy' }))).text, /It reads as if/)
})

test('of thirty people who put an idea in the same moment each gets a number of its own, and none is lost', async () => {
  const before = await reading((world) => wordingsOf(world.read, world, t, 'en'))
  const voters = await Promise.all(Array.from({ length: 30 }, () => t.comes([n.worker])))
  const conversation = await reading((world) => findConversation(world.read, world, { actor: t.amina }, t.id))
  assert.ok(conversation)
  const numbers = await Promise.all(
    voters.map(async ({ pseudonym }, i) => {
      const world = n.worldAt()
      const looking = { actor: { kind: 'visitor' }, pseudonym } as const
      const wish = { text: `Thought ${i}`, language: 'en', speaksAs: null, whose: 'mine' } as const
      const answer = await putIdea(world, { conversation, looking, pseudonym }, wish)
      await world.end()
      return answer.ok ? answer.next : -1
    }),
  )
  const first = Math.max(...before.keys()) + 1
  assert.deepEqual(
    [...numbers].sort((a, b) => a - b),
    Array.from({ length: 30 }, (_, i) => first + i),
  )
})

test('its author mends a typo until somebody else votes; after that the words stay', async () => {
  const [author, other] = [await guest(), await guest([n.worker])]
  const number = await puts(author, 'More tiem to talk')
  const at = `${t.at}/ideas/${number}/mend`
  await author.votes(number, 'agree')
  assert.match((await author.get(at)).text, /More tiem to talk/)
  assert.equal((await author.post(at, { text: 'More time to talk' })).status, 303)
  assert.equal((await wordsAt(number))?.text, 'More time to talk')
  assert.equal((await author.post(at, { text: 'Write to me@example.org' })).status, 422)
  await other.votes(number, 'disagree')
  const late = await author.post(at, { text: 'Something else' })
  assert.equal(late.status, 422)
  assert.match(late.text, /Somebody has voted on these words/)
  assert.equal((await other.get(at)).status, 404)
  assert.equal((await other.post(at, { text: 'Mine now' })).status, 404)
  await nobodyElse(at)
  await nobodyElse(at, { text: 'Mine now' })
})

test('its author takes the words back: the number stays, others cannot, and the list shows it to them alone', async () => {
  const [author, other] = [await guest(), await guest()]
  const number = await puts(author, 'A thing I would rather not have said')
  const at = `${t.at}/ideas/${number}/take-back`
  assert.match((await author.get(`${t.at}/my-ideas`)).text, /rather not have said/)
  assert.doesNotMatch((await other.get(`${t.at}/my-ideas`)).text, /rather not have said/)
  assert.match((await author.get(at)).text, /Take your words back\?/)
  assert.equal((await other.get(at)).status, 404)
  assert.equal((await other.post(at)).status, 404)
  assert.equal((await author.post(at)).status, 303)
  const page = await joe.get(`${t.at}/ideas/${number}`)
  assert.match(page.text, /took the words away/)
  assert.doesNotMatch(page.text, /rather not/)
  await nobodyElse(at)
  await nobodyElse(`${t.at}/my-ideas`)
  await nobodyElse(`${t.at}/ideas/${number}`)
})

test('an idea that is not there is not there', async () => {
  for (const number of ['999', 'x', '-1', '1e3', '00000000001'])
    assert.equal((await joe.get(`${t.at}/ideas/${number}`)).status, 404, number)
})

test('“I don’t understand” and the like are no votes, count once for each person, and are told in fives', async () => {
  const number = await puts(await guest(), 'Let us leverage our synergies')
  const askers: Guest[] = []
  for (let i = 0; i < 6; i++) askers.push(await guest())
  const at = `${t.at}/ideas/${number}`
  const heard = (who: Browser) => who.get(at).then(({ text }) => /At least \d+ people asked/.exec(text)?.[0])
  for (const who of askers.slice(0, 4)) {
    assert.equal((await who.post(`${at}/plainer`)).goTo, `${at}?done=plainer`)
    await who.post(`${at}/plainer`)
  }
  assert.equal(await heard(joe), undefined)
  await askers[4]!.post(`${at}/plainer`)
  assert.equal(await heard(joe), 'At least 5 people asked')
  // Whoever is one of the five does not count themselves, so asking tells them nothing of the others.
  assert.equal(await heard(askers[4]!), undefined)
  assert.equal(
    (await askers[5]!.post(`${at}/not-my-language`, { idea: `${number}` })).goTo,
    `${t.at}/vote?after=${number}&did=skipped`,
  )
  assert.equal((await askers[5]!.post(`${at}/easy-read`)).status, 303)
  const asked = await reading((world) => asksIn(world.read, world, t.id, undefined, number))
  assert.deepEqual(asked.get(number), { plainer: 5, 'not-my-language': 0, 'easy-read': 0 })
  for (const kind of ['plainer', 'not-my-language', 'easy-read']) {
    assert.match((await amina.post(`${at}/${kind}`)).goTo, /who-sees-what$/)
    await nobodyElse(`${at}/${kind}`, {})
  }
})

test('“I’m worried about this” reaches the contact and the deputy, whose letters say nothing; who said so may stay unnamed', async () => {
  const who = await guest()
  const number = await puts(await guest(), 'I do not want to be here any more')
  const at = `${t.at}/ideas/${number}/worried`
  const page = await who.get(at)
  assert.match(page.text, /It goes to Sally, and to Dai/)
  assert.match(page.text, /Nobody watches this page/)
  assert.doesNotMatch(page.text, /Tell them my name/)
  assert.equal((await who.post(at, { said: 'This frightens me' })).status, 303)
  for (const address of ['sally.contact@example.org', 'dai.deputy@example.org']) {
    const [letter] = (await n.letters(address)).slice(-1)
    assert.match(`${letter?.body}`, /waits for you/)
    assert.doesNotMatch(`${letter?.subject} ${letter?.body}`, /worr|idea|frightens|any more|http/i)
  }
  assert.match((await contact.get('/')).text, /Somebody is worried about an idea/)
  assert.doesNotMatch((await amina.get('/')).text, /is worried about/)
  const list = await contact.get('/conversations/worries')
  const worry = /\/conversations\/worries\/[0-9a-f-]{36}/.exec(list.text)?.[0] ?? ''
  const one = await contact.get(worry)
  assert.match(one.text, /This frightens me/)
  assert.match(one.text, /I do not want to be here any more/)
  assert.match(one.text, /Somebody who gave no name/)
  for (const other of [joe, amina]) {
    assert.equal((await other.get('/conversations/worries')).status, 404)
    assert.equal((await other.get(worry)).status, 404)
    assert.equal((await other.post(`${worry}/seen`)).status, 404)
  }
  await nobodyElse('/conversations/worries')
  await nobodyElse(worry)
  await nobodyElse(at)
  await nobodyElse(at, { said: 'x' })
  assert.equal((await deputy.post(`${worry}/seen`)).status, 303)
  assert.doesNotMatch((await contact.get('/')).text, /is worried about/)
  const [event] = (await n.events()).filter(({ name }) => name === 'conversations.worried')
  assert.equal(event?.actor, 'nobody')
  assert.deepEqual(event?.facts, {})
})

test('a member who is worried may give their name, and a contact shows two proofs before they read anything', async () => {
  const number = await puts(await guest(), 'Something odd')
  await joe.post(`${t.at}/ideas/${number}/worried`, { said: '', name: 'yes' })
  const text = (await contact.get('/conversations/worries')).text
  const found = [...text.matchAll(/\/conversations\/worries\/[0-9a-f-]{36}/g)].map(([one]) => one)
  const pages = await Promise.all(found.map((one) => contact.get(one)))
  assert.ok(pages.some((page) => page.text.includes('Joe Cullen')))
  const once = openBrowser(n.web.inject, n.places.riverside.host, contact.person)
  for (const path of ['/conversations/worries', `${t.at}/messages`])
    assert.match((await once.get(path)).goTo, /second/, path)
  const write = await once.post(`${t.at}/ideas/${number}/message`, { text: 'Hello' })
  assert.match(write.goTo, /second/)
})

test('a contact writes to an author without learning who it is, the author answers, and both see what is new', async () => {
  const [author, other] = [await guest(), await guest()]
  const number = await puts(author, 'Nights are very long')
  const write = `${t.at}/ideas/${number}/message`
  assert.equal((await joe.post(write, { text: 'Hello' })).status, 404)
  await nobodyElse(write, { text: 'Hello' })
  assert.equal((await contact.post(write, { text: '' })).status, 422)
  assert.equal((await contact.post(write, { text: 'Are you all right?' })).status, 303)
  assert.match((await author.get(`${t.at}/my-ideas`)).text, /A message waits for you/)
  assert.doesNotMatch((await other.get(`${t.at}/my-ideas`)).text, /message waits/)
  const page = await author.get(`${t.at}/messages`)
  assert.match(page.text, /Are you all right\?/)
  assert.match(page.text, /Nobody watches this page/)
  assert.doesNotMatch(page.text, /Sally Contact/)
  assert.doesNotMatch((await other.get(`${t.at}/messages`)).text, /all right/)
  assert.doesNotMatch((await joe.get(`${t.at}/messages`)).text, /all right/)
  assert.equal((await other.post(`${t.at}/messages/${number}/read`)).status, 404)
  assert.equal((await author.post(`${t.at}/messages/${number}/read`)).status, 303)
  assert.doesNotMatch((await author.get(`${t.at}/my-ideas`)).text, /message waits/)
  const answer = `${t.at}/messages/${number}`
  assert.equal((await other.post(answer, { [`text${number}`]: 'Me too' })).status, 404)
  assert.equal((await author.post(answer, { [`text${number}`]: 'Better now' })).status, 303)
  const seen = await contact.get(`${t.at}/messages`)
  assert.match(seen.text, /Better now/)
  assert.match(seen.text, />\s*New\s*</)
  await contact.post(`${t.at}/messages/${number}/read`)
  await nobodyElse(`${t.at}/messages`)
  await nobodyElse(answer, { [`text${number}`]: 'x' })
  await nobodyElse(`${t.at}/messages/${number}/read`, {})
  const told = (await n.events()).filter(({ name }) => name.startsWith('conversations.message'))
  assert.deepEqual(told.map(({ name, actor }) => [name, actor]).sort(), [
    ['conversations.message-answered', 'nobody'],
    ['conversations.message-left', `person:${contact.person}`],
  ])
  assert.doesNotMatch(JSON.stringify(told), /all right|Better now/)
})

test('an author cannot begin: there is a thread only where a contact wrote; a seed has no author to write to', async () => {
  const author = await guest()
  const number = await puts(author, 'Listen to us')
  const seen = await author.post(`${t.at}/messages/${number}`, { [`text${number}`]: 'Hello?' })
  assert.equal(seen.status, 422)
  assert.match(seen.text, /There is no message to answer/)
  assert.match(
    (await contact.post(`${t.at}/ideas/0/message`, { text: 'Hello' })).text,
    /Nobody waits behind this idea/,
  )
})

test('what is held has no words anywhere; its author is told, asks once to look again, and the other side decides', async () => {
  const author = await guest()
  const number = await puts(author, 'A certain worker is a thief')
  const about = aboutIdea(t.id, number)
  assert.match((await amina.get(`${t.at}/ideas/${number}`)).text, /people\/holds\/new\?about=idea/)
  assert.doesNotMatch((await author.get(`${t.at}/ideas/${number}`)).text, /people\/holds/)
  const held = await amina.post('/people/holds', { about, kind: 'names-worker' })
  assert.equal(held.status, 303, held.text)
  assert.ok((await reading((world) => heldIn(world.read, world, t))).has(number))
  const page = await joe.get(`${t.at}/ideas/${number}`)
  assert.match(page.text, /Held by facilitator since 10:40/)
  assert.doesNotMatch(page.text, /thief/)
  assert.deepEqual([(await wordsAt(number))?.text, (await wordsAt(number, 'cy'))?.original], [null, null])
  assert.match((await author.get(`${t.at}/messages`)).text, /Your idea is held/)
  const appeal = `${t.at}/ideas/${number}/appeal`
  assert.equal((await (await guest()).post(appeal, { [`why${number}`]: 'Mine' })).status, 404)
  await nobodyElse(appeal, { [`why${number}`]: 'Mine' })
  assert.equal((await author.post(appeal, { [`why${number}`]: 'I named nobody' })).status, 303)
  assert.equal((await author.post(appeal, { [`why${number}`]: 'Again' })).status, 422)
  const [hold = ''] = /\/people\/holds\/[0-9a-f-]{36}/.exec(held.goTo) ?? []
  assert.match((await joe.get(hold)).text, /Its author says: I named nobody/)
  assert.equal((await joe.post(`${hold}/appeal/answer`, { says: 'back' })).status, 303)
  assert.match((await joe.get(`${t.at}/ideas/${number}`)).text, /a thief/)
  assert.match((await author.get(`${t.at}/messages`)).text, /Your idea is back in its place/)
  const appealed = (await n.events()).find(({ name }) => name === 'people.hold-appealed')
  assert.equal(appealed?.actor, 'nobody')
})

test('a safety contact holds too, and the place says so', async () => {
  const number = await puts(await guest(), 'Something about somebody')
  const held = await contact.post('/people/holds', { about: aboutIdea(t.id, number), kind: 'distress' })
  assert.equal(held.status, 303, held.text)
  assert.match((await joe.get(`${t.at}/ideas/${number}`)).text, /Held by a safety contact since 10:40/)
})

test('two people hide an idea: its place says why, and its words come back where they decide so', async () => {
  const author = await guest()
  const number = await puts(author, 'Those people are all the same')
  const about = aboutIdea(t.id, number)
  const propose = async (kind: string, reason: string) => {
    const made = await amina.post(`/people/proposals/new/${kind}`, { about, reason })
    assert.equal(made.status, 303, made.text)
    const at = made.goTo.replace(/\?.*/, '')
    assert.doesNotMatch((await joe.get(at)).text, /all the same/)
    assert.equal((await joe.post(`${at}/confirmation`)).status, 303)
  }
  await propose('hide', 'hate')
  const page = await joe.get(`${t.at}/ideas/${number}`)
  assert.match(page.text, /Hidden by two people: is hateful about a group of people/)
  assert.doesNotMatch(page.text, /all the same/)
  assert.equal((await wordsAt(number))?.text, null)
  assert.match((await author.get(`${t.at}/messages`)).text, /Two people decided to hide your idea/)
  await propose('show-again', 'was-wrong')
  assert.match((await joe.get(`${t.at}/ideas/${number}`)).text, /all the same/)
})

test('a member offers a translation under their name; who reads that language gets it with the original', async () => {
  const number = await puts(await guest(), 'Ask before you visit')
  const at = `${t.at}/ideas/${number}/words`
  const form = { kind: 'translation', language: 'cy', text: 'Gofynnwch cyn ymweld' }
  assert.equal((await joe.get(at)).status, 200)
  assert.equal((await joe.post(at, form)).status, 303)
  assert.equal((await joe.post(at, { ...form, text: 'Ffoniwch 01633 414 567' })).status, 422)
  assert.match((await joe.post(at, { ...form, language: 'en' })).text, /It is in this language already/)
  const words = await wordsAt(number, 'cy')
  assert.equal(words?.text, 'Gofynnwch cyn ymweld')
  assert.equal(words?.translated?.by, 'Joe Cullen')
  assert.deepEqual(words?.original, { text: 'Ask before you visit', language: 'en' })
  await joe.post(at, { ...form, text: 'Gofynnwch cyn i chi ymweld' })
  assert.equal((await wordsAt(number, 'cy'))?.text, 'Gofynnwch cyn i chi ymweld')
  const made = (await n.events()).filter(({ name }) => name === 'conversations.idea-worded')
  assert.equal(made.length, 2)
  await nobodyElse(at)
  await nobodyElse(at, form)
})

test('who prepares says who makes what is missing and by when; others read it, and cannot say it', async () => {
  const at = `${t.at}/words`
  const form = {
    what: 'translation cy',
    who: 'Siân, our translator',
    'due-day': '1',
    'due-month': '4',
    'due-year': '2026',
  }
  assert.equal((await amina.post(at, { ...form, 'due-year': '2025' })).status, 422)
  assert.equal((await amina.post(at, form)).status, 303)
  assert.match((await joe.get(at)).text, /Siân, our translator/)
  const member = await n.joins('Cadi Rees')
  assert.equal((await member.get(at)).status, 200)
  assert.equal((await member.post(at, form)).status, 404)
  const number = await puts(await guest(), 'Doors open wide')
  const due = (await wordsAt(number, 'cy'))?.due.translation
  assert.deepEqual([due?.who, due?.on], ['Siân, our translator', '2026-04-01'])
  await nobodyElse(at)
  await nobodyElse(at, form)
})
