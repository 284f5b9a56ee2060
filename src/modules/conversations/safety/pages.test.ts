import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { instant } from '../../../kernel/day.js'
import type { Browser } from '../../../testing/browser.js'
import { wholeHouse } from '../../../testing/house.js'
import { type Neighbours, neighbours } from '../../../testing/neighbours.js'
import { closeBrowser, pageFaults, withoutBrowser } from '../../../testing/page-checks.js'
import { type Talk, talk } from '../../../testing/talk.js'
import { actorOf } from '../../people/index.js'
import { aboutIdea } from './held.js'

let n: Neighbours
let t: Talk
let guest: Browser
let contact: Browser
let amina: Browser
let worry = ''

const idea = (text: string, more: Record<string, string> = {}) => ({
  ...{ text, language: 'en', whose: 'mine', beside: n.carer, ...more },
})

before(async () => {
  n = await neighbours(wholeHouse, actorOf)
  t = await talk(n)
  const org_id = n.places.riverside.organisation.id
  const sally = await n.joins('Sally Contact')
  const answers = {
    ...{ 'first-person': sally.person },
    ...{ 'first-name': 'Sally', 'first-email': 'sally.contact@example.org', 'first-phone': '01632 960 001' },
    ...{ 'deputy-name': 'Dai', 'deputy-email': 'dai.deputy@example.org', 'deputy-phone': '01632 960 002' },
  }
  const by = { answered_at: instant(n.clock.now), answered_by: n.people.amina }
  await n.write((tx) =>
    tx
      .insertInto('duty_answer')
      .values({ org_id, duty: 'contacts', answers: JSON.stringify(answers), ...by })
      .execute(),
  )
  await n.giveKey(n.people.amina, 'lived')
  ;[guest, contact, amina] = [n.anybody(), sally, n.as('amina')]
  for (const browser of [contact, amina]) await browser.get('/')
  const client = await n.owner.connect()
  await client.query(
    `begin; set local app.org_id = '${org_id}'; update session set assurance = 'two-factor'; commit`,
  )
  client.release()

  guest.cookies.set('__Host-throughline-voice', (await t.comes([n.carer])).code)
  for (const text of ['We would like to choose who comes to help us', 'Ask us before you change the rota'])
    assert.equal((await guest.post(`${t.at}/add`, idea(text, { sure: 'yes' }))).status, 303)
  await guest.post(`${t.at}/ideas/1/worried`, { said: 'I do not feel right about this one' })
  worry =
    /\/conversations\/worries\/[0-9a-f-]{36}/.exec((await contact.get('/conversations/worries')).text)?.[0] ??
    ''
  await contact.post(`${t.at}/ideas/3/message`, { text: 'Is everything all right? You can write back here.' })
  const words = { kind: 'translation', language: 'cy', text: 'Hoffem ddewis pwy sy’n dod i’n helpu' }
  assert.equal((await amina.post(`${t.at}/ideas/3/words`, words)).status, 303)
  const easy = { kind: 'easy-read', language: 'cy', text: 'Ni sy’n dewis pwy sy’n dod.' }
  assert.equal((await amina.post(`${t.at}/ideas/3/words`, easy)).status, 303)
  const due = {
    what: 'translation cy',
    who: 'Siân, our translator',
    'due-day': '1',
    'due-month': '4',
    'due-year': '2026',
  }
  assert.equal((await amina.post(`${t.at}/words`, due)).status, 303)
  const held = await amina.post('/people/holds', { about: aboutIdea(t.id, 4), kind: 'distress' })
  assert.equal(held.status, 303, held.text)
})
after(async () => {
  await closeBrowser()
  await n.close()
})

/** Every page of this part, as it stands and with what went wrong. */
const pages = async (): Promise<Readonly<Record<string, string>>> => ({
  add: (await guest.get(`${t.at}/add`)).text,
  'add, must go': (await guest.post(`${t.at}/add`, idea('Ring Sian Evans on 01633 414 567'))).text,
  'add, empty': (await guest.post(`${t.at}/add`, {})).text,
  look: (await guest.post(`${t.at}/add`, idea(LONG, { whose: 'supporter' }))).text,
  idea: (await guest.get(`${t.at}/ideas/3?done=added`)).text,
  'idea, held': (await amina.get(`${t.at}/ideas/4`)).text,
  'idea, for a facilitator': (await amina.get(`${t.at}/ideas/2`)).text,
  'idea, for a contact': (await contact.get(`${t.at}/ideas/3`)).text,
  worried: (await guest.get(`${t.at}/ideas/3/worried`)).text,
  'my ideas': (await guest.get(`${t.at}/my-ideas`)).text,
  mend: (await guest.get(`${t.at}/ideas/3/mend`)).text,
  'take back': (await guest.get(`${t.at}/ideas/3/take-back`)).text,
  messages: (await guest.get(`${t.at}/messages`)).text,
  'messages, for a contact': (await contact.get(`${t.at}/messages`)).text,
  worries: (await contact.get('/conversations/worries')).text,
  worry: (await contact.get(worry)).text,
  'offer words': (await amina.get(`${t.at}/ideas/2/words`)).text,
  words: (await amina.get(`${t.at}/words`)).text,
})
const LONG = `My daughter has autism and the meals are hot. ${'She waits for somebody to organise transportation. '.repeat(5)}`

const inWelsh = async (browser: Browser) => {
  const seen = await browser.get('/?language=cy')
  assert.ok(seen.status < 400, seen.text)
}
// In Welsh only those with the most words of their own: the rest is made of the same parts.
const WELSH_TOO = ['look', 'idea', 'worried', 'messages', 'words']

for (const language of ['en', 'cy'] as const)
  test(`nothing on these pages stands in anybody’s way: ${language}`, { skip: withoutBrowser }, async () => {
    if (language === 'cy') for (const browser of [guest, contact, amina]) await inWelsh(browser)
    for (const [name, html] of Object.entries(await pages())) {
      assert.match(html, new RegExp(`<html lang="${language}"`), name)
      if (language === 'en' || WELSH_TOO.includes(name)) assert.deepEqual(await pageFaults(html), [], name)
    }
  })
