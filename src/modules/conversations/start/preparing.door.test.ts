import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from '../../../testing/browser.js'
import { wholeHouse } from '../../../testing/house.js'
import { type Neighbours, neighbours } from '../../../testing/neighbours.js'
import { closeBrowser, pageFaults, withoutBrowser } from '../../../testing/page-checks.js'
import { actorOf } from '../../people/index.js'

let n: Neighbours

before(async () => {
  n = await neighbours(wholeHouse, actorOf)
})
after(async () => {
  await closeBrowser()
  await n.close()
})

const openHouse = () =>
  n.write((tx) => tx.updateTable('organisation').set({ opened_at: n.worldAt().now() }).execute())

const QUESTION = { question: 'What makes a good day?', about: '', language: 'en' }

/** Starts one and goes through every step, as somebody does who has prepared it on paper. */
async function prepared(as: Browser, question = QUESTION.question) {
  const first = await as.post('/conversations/start', { ...QUESTION, question, group: n.group })
  assert.match(first.goTo, /^\/conversations\/[0-9a-f-]{36}\/prepare\/languages\?onward=yes$/)
  const at = first.goTo.replace(/\/prepare.*/, '')
  const steps = {
    languages: {
      question: 'Beth sy’n gwneud diwrnod da?',
      by: 'Carys',
      easy: '',
      easyby: 'Gethin',
      'easydue-day': '1',
      'easydue-month': '5',
      'easydue-year': '2026',
    },
    who: {
      groups: [n.group],
      link: 'yes',
      [`ask-${n.carer}`]: 'must',
      [`target-${n.carer}`]: '12',
      [`ask-${n.worker}`]: 'may',
    },
    time: {
      'closes-day': '30',
      'closes-month': '4',
      'closes-year': '2026',
      minutes: '10',
      payment: 'A voucher for £10',
    },
    reply: { replier: 'Sian, head of care', person: '', days: '28' },
    rules: { rows: 'no', small: 'no', fewest: '5' },
  }
  for (const [step, form] of Object.entries(steps)) {
    const saved = await as.post(`${at}/prepare/${step}`, { onward: 'yes', ...form })
    assert.equal(saved.status, 303, `${step}: ${saved.text.slice(0, 400)}`)
  }
  return at
}

test('somebody who is signed in to no group finds no page to start, and a visitor is asked to sign in', async () => {
  assert.equal((await n.as('stranger').get('/conversations/start')).status, 404)
  assert.equal(
    (await n.as('stranger').post('/conversations/start', { ...QUESTION, group: n.group })).status,
    404,
  )
  assert.equal((await n.anybody().get('/conversations/start')).status, 303)
})

test('an empty list teaches: what a conversation is, an example, and the first step', async () => {
  const page = await n.as('amina').get('/conversations')
  assert.match(page.text, /No conversation yet/)
  assert.match(page.text, /What makes a good day here\?/)
  assert.match(page.text, /href="\/conversations\/start"/)
  const guest = await n.anybody().get('/conversations')
  assert.doesNotMatch(guest.text, /href="\/conversations\/start"/)
})

test('three ready questions are offered, and bring their other language along', async () => {
  const amina = n.as('amina')
  assert.match((await amina.get('/conversations/start')).text, /What do we mean by co-production here\?/)
  const page = await amina.get('/conversations/start?template=principles')
  assert.match(page.text, /Which principles do we hold\?/)
  const started = await amina.post('/conversations/start', {
    ...QUESTION,
    question: 'Which principles do we hold?',
    template: 'principles',
    group: n.group,
  })
  const languages = await amina.get(started.goTo)
  assert.match(languages.text, /Pa egwyddorion sydd gennym\?/)
  assert.match(languages.text, /value="Throughline"/)
})

test('what was typed stays when something is missing, and the sentence says what', async () => {
  const page = await n.as('amina').post('/conversations/start', {
    ...QUESTION,
    question: '',
    about: 'We ask because mornings are hard.',
    group: n.group,
  })
  assert.equal(page.status, 422)
  assert.match(page.text, /href="#question">Write the question/)
  assert.match(page.text, /We ask because mornings are hard\./)
})

test('every step keeps what it was told, and the page before opening shows all of it with a way to change it', async () => {
  const amina = n.as('amina')
  const at = await prepared(amina)
  const page = (await amina.get(`${at}/prepare`)).text
  for (const words of [
    'Carys',
    'Gethin makes it by 1 May 2026',
    'Carer, must be heard, 12 hoped for',
    'Front-line worker',
    'Open until 30 April 2026',
    'A voucher for £10',
    'A reply within 28 days after the close, from Sian, head of care',
  ])
    assert.ok(page.includes(words), words)
  for (const part of ['question', 'languages', 'who', 'time', 'reply', 'rules', 'seeds'])
    assert.ok(page.includes(`href="${at}/prepare/${part}"`), part)
  const who = (await amina.get(`${at}/prepare/who`)).text
  assert.match(who, /value="12"/)
})

test('nobody but those who keep it sees a draft: not a member, not a stranger, not a visitor', async () => {
  const at = await prepared(n.as('amina'))
  for (const path of ['', '/prepare', '/prepare/who', '/prepare/seeds']) {
    assert.equal((await n.as('joe').get(`${at}${path}`)).status, 404)
    assert.equal((await n.as('stranger').get(`${at}${path}`)).status, 404)
  }
  assert.equal((await n.anybody().get(at)).status, 404)
  assert.equal((await n.as('joe').post(`${at}/prepare/time`, { minutes: '5' })).status, 404)
  assert.equal((await n.as('joe').post(`${at}/prepare/seeds`, { text: 'x', language: 'en' })).status, 404)
  assert.equal((await n.as('joe').post(`${at}/prepare/open`)).status, 404)
})

test('words in another language need the name of whoever made them; a promise needs a name and a day', async () => {
  const amina = n.as('amina')
  const at = await prepared(amina)
  const unnamed = await amina.post(`${at}/prepare/languages`, { question: 'Beth?' })
  assert.match(unnamed.text, /href="#by">Write who made it/)
  const promised = await amina.post(`${at}/prepare/languages`, { by: 'Carys' })
  assert.match(promised.text, /href="#due">Write the day/)
})

test('unless somebody says otherwise, those whose lives it is about must be heard, and the others may speak', async () => {
  const amina = n.as('amina')
  const { text } = await amina.get(`${await prepared(amina)}/prepare/who`)
  const chosen = (one: string) =>
    [...text.matchAll(new RegExp(`<input[^>]*name="ask-${one}"[^>]*>`, 'g'))].find(([tag]) =>
      tag.includes('checked'),
    )?.[0]
  assert.match(chosen(n.carer) ?? '', /value="must"/)
  assert.match(chosen(n.worker) ?? '', /value="may"/)
})

test('a conversation is for somebody: without a perspective the step asks again, and a wrong number too', async () => {
  const amina = n.as('amina')
  const at = await prepared(amina)
  const nobody = await amina.post(`${at}/prepare/who`, { link: 'no', [`ask-${n.carer}`]: 'no' })
  assert.match(nobody.text, /href="#perspectives">Say which of these/)
  const wrong = await amina.post(`${at}/prepare/who`, {
    link: 'no',
    [`ask-${n.carer}`]: 'must',
    [`target-${n.carer}`]: 'many',
  })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /value="many"/)
})

test('a small room and an open link do not go together', async () => {
  const amina = n.as('amina')
  const at = await prepared(amina)
  const small = await amina.post(`${at}/prepare/rules`, { rows: 'no', small: 'yes', fewest: '5' })
  assert.equal(small.status, 422)
  assert.match(small.text, /A small room cannot have an open link/)
})

test('first ideas are added in both languages and Easy Read, changed and taken out, without a gap in their numbers', async () => {
  const amina = n.as('amina')
  const at = await prepared(amina)
  for (const text of ['We are asked first', 'Meals are hot', 'The same face comes'])
    assert.equal(
      (
        await amina.post(`${at}/prepare/seeds`, {
          text,
          language: 'en',
          translation: `${text} (cy)`,
          easy: `${text}.`,
        })
      ).status,
      303,
    )
  assert.equal(
    (
      await amina.post(`${at}/prepare/seeds/1`, {
        text: 'Meals are warm',
        language: 'en',
        translation: '',
        easy: '',
      })
    ).status,
    303,
  )
  assert.equal((await amina.post(`${at}/prepare/seeds/0/remove`)).status, 303)
  assert.equal((await amina.get(`${at}/prepare/seeds/2`)).status, 404)
  const page = (await amina.get(`${at}/prepare/seeds`)).text
  assert.match(page, /The same face comes \(cy\)/)
  assert.match(page, /Meals are warm/)
  assert.doesNotMatch(page, /We are asked first|Meals are hot/)
  assert.equal((await amina.post(`${at}/prepare/seeds`, { text: '', language: 'en' })).status, 422)
  assert.equal(
    (await n.as('joe').post(`${at}/prepare/seeds/0`, { text: 'Mine', language: 'en' })).status,
    404,
  )
  assert.equal((await n.as('joe').post(`${at}/prepare/seeds/0/remove`)).status, 404)
})

test('it opens when the duties are done; then its members see the first page, with who chose what and one way in', async () => {
  const amina = n.as('amina')
  const at = await prepared(amina, 'What should change first?')
  await amina.post(`${at}/prepare/seeds`, { text: 'We are asked first', language: 'en' })
  const early = await amina.post(`${at}/prepare/open`)
  assert.equal(early.status, 422)
  assert.match(early.text, /Nothing can open before the list of duties is done/)
  await openHouse()
  assert.equal((await amina.post(`${at}/prepare/open`)).goTo, `${at}?done=opened`)
  const page = (await n.as('joe').get(at)).text
  for (const words of [
    'What should change first?',
    'About 10 minutes',
    'A voucher for £10',
    'A reply by 28 May 2026, from Sian, head of care',
    'chose the question on 21 March 2026',
    'chose the first ideas',
    'Must be heard: Carer',
    'Gethin makes it by 1 May 2026',
  ])
    assert.ok(page.includes(words), words)
  assert.match(page, new RegExp(`action="${at}/perspective"`))
  assert.equal(page.match(/class="govuk-button"/g)?.length, 1, 'one strong button')
  assert.equal((await n.as('stranger').get(at)).status, 200, 'it has an open link, so everybody may see it')
  const guest = (await n.anybody().get(at)).text
  assert.match(guest, /A member of Garden forum chose the question/)
  assert.doesNotMatch(guest, /amina/, 'a visitor reads no name of a member')
  assert.equal((await amina.get(`${at}/prepare`)).goTo, `${at}/changes`)
  assert.equal((await amina.post(`${at}/prepare/time`, { minutes: '5' })).status, 404)
})

test('in Welsh the first page gives the Welsh words with the name of whoever made them', async () => {
  const amina = n.as('amina')
  const at = await prepared(amina, 'What should change next?')
  await openHouse()
  await amina.post(`${at}/prepare/open`)
  const page = (await n.as('joe').get(`${at}?language=cy`)).text
  assert.match(page, /Beth sy’n gwneud diwrnod da\?/)
  assert.match(page, /Carys/)
  await n.as('joe').get(`${at}?language=en`)
})

test('home tells whoever started one that it still waits to be opened', async () => {
  const at = await prepared(n.as('amina'), 'Which door is open?')
  assert.match((await n.as('amina').get('/')).text, /You are preparing “Which door is open\?”/)
  assert.doesNotMatch((await n.as('joe').get('/')).text, /Which door is open/)
  assert.match((await n.as('amina').get('/conversations')).text, new RegExp(`href="${at}/prepare"`))
})

test('a long list is searched, and shown a page at a time', async () => {
  await openHouse()
  for (let one = 0; one < 21; one++)
    await n
      .as('amina')
      .post('/conversations/start', { ...QUESTION, question: `Question number ${one}?`, group: n.group })
  const page = (await n.as('amina').get('/conversations?page=2')).text
  assert.match(page, /aria-current="page"/)
  const found = (await n.as('amina').get('/conversations?words=NUMBER%2017')).text
  assert.match(found, /Question number 17\?/)
  assert.doesNotMatch(found, /Question number 16\?/)
  assert.match(
    (await n.as('amina').get('/conversations?words=zebra')).text,
    /No question here has the words “zebra”/,
  )
})

test('the pages hold no fault that a checker of pages can find', { skip: withoutBrowser }, async () => {
  const amina = n.as('amina')
  const at = await prepared(amina, 'Is every page well made?')
  await amina.post(`${at}/prepare/seeds`, {
    text: 'We are asked first',
    language: 'en',
    easy: 'Ask us first.',
  })
  const paths = [
    '/conversations?words=well',
    '/conversations/start',
    '/conversations/start?template=own',
    `${at}/prepare`,
    `${at}/prepare/seeds/0`,
  ]
  for (const part of ['question', 'languages', 'who', 'time', 'reply', 'rules', 'seeds'])
    paths.push(`${at}/prepare/${part}?onward=yes`)
  for (const path of paths) assert.deepEqual(await pageFaults((await amina.get(path)).text), [], path)
})
