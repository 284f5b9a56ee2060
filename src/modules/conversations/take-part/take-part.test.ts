import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { PACES } from '../../../platform/web/slow.js'
import type { Browser } from '../../../testing/browser.js'
import { wholeHouse } from '../../../testing/house.js'
import { type Neighbours, neighbours } from '../../../testing/neighbours.js'
import { type Talk, talk } from '../../../testing/talk.js'
import { actorOf } from '../../people/index.js'
import { newCode, pseudonymIn } from '../voice.js'
import { writeShown } from './shown.js'

let n: Neighbours
let t: Talk
before(async () => {
  n = await neighbours(wholeHouse, actorOf)
  t = await talk(n)
})
after(() => n.close())

const rows = async (table: 'conversation_voter' | 'ballot' | 'conversation_shown') => {
  const world = n.worldAt()
  const all = await world.read.selectFrom(table).selectAll().execute()
  await world.end()
  return all
}
const ideaOn = (html: string) => Number(/name="idea" value="(\d+)"/.exec(html)?.[1])
const fieldOn = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const codeOn = (html: string) => (/tl-code">([0-9A-Z ]+)</.exec(html)?.[1] ?? '').replaceAll(' ', '')

/** Somebody without an account comes by the link of a conversation. */
async function comes(browser: Browser, at: Talk = t, form: Record<string, string> = {}) {
  await browser.get(`/conversations/join/${at.linkCode}`)
  return browser.post(`${at.at}/perspective`, { perspectives: n.carer, whose: 'mine', ...form })
}
const votes = async (browser: Browser, vote: string, at: Talk = t) => {
  const page = await browser.get(`${at.at}/vote`)
  const idea = ideaOn(page.text)
  const answer = await browser.post(`${at.at}/vote`, {
    idea: `${idea}`,
    vote,
    seen: fieldOn(page.text, 'seen'),
  })
  return { idea, answer }
}
const byScript = async (browser: Browser, form: Record<string, string>, at: Talk = t) =>
  JSON.parse((await browser.post(`${at.at}/vote`, { script: 'yes', ...form })).text)

test('whoever opens the link makes nothing by looking; what is asked first is who sees what', async () => {
  const before = (await rows('conversation_voter')).length
  const page = await n.anybody().get(`/conversations/join/${t.linkCode}`)
  assert.equal(page.status, 200)
  assert.match(page.text, /Nobody here sees how you answer/)
  assert.match(page.text, /id="who-sees-what"/)
  assert.match(page.text, /Which of these are you today\?/)
  assert.equal((await rows('conversation_voter')).length, before)
  assert.equal((await n.anybody().get('/conversations/join/aaaaaaaaaa')).status, 404)
})

test('a guest says from where they speak, is given a code once, and votes two taps later', async () => {
  const guest = n.anybody()
  assert.equal((await guest.post(`${t.at}/perspective`, {})).status, 422)
  const came = await comes(guest)
  assert.equal(came.goTo, `${t.at}/return-code`)
  const code = codeOn((await guest.get(came.goTo)).text)
  assert.match(code, /^[0-9A-Z]{16}$/)
  const page = await guest.get(`${t.at}/vote`)
  assert.ok(Buffer.byteLength(page.text) < 6_000, `${Buffer.byteLength(page.text)} bytes`)
  assert.match(page.text, /About 3 left\. Stop when you like\./)
  const { idea, answer } = await votes(guest, 'agree')
  assert.equal(answer.goTo, `${t.at}/vote?after=${idea}&did=agree`)
  const next = (await guest.get(answer.goTo)).text
  assert.match(next, /Agree saved\./)
  assert.match(next, /About 2 left/)
  assert.notEqual(ideaOn(next), idea)
  const voter = (await rows('conversation_voter')).find((one) => 'came_by' in one && one.came_by === 'link')
  assert.ok(voter && 'frozen' in voter && voter.frozen)
  assert.equal((await guest.get(`${t.at}/mine`)).text.includes(code.slice(0, 4)), true)
})

test('a stranger to the house sees neither page of a conversation that has no link, and is in none', async () => {
  const closed = await talk(n, { link: false })
  for (const page of ['vote', 'mine', 'perspective', 'who-sees-what', 'return-code'])
    assert.equal((await n.anybody().get(`${closed.at}/${page}`)).status, 404, page)
  assert.equal((await n.as('stranger').post(`${closed.at}/vote`, { idea: '0', vote: 'agree' })).status, 404)
  assert.equal((await n.as('megan').get(`${t.at}/vote`)).status, 404)
})

test('members come with their account: what they said of themselves is ticked and free, and stands from the first answer', async () => {
  await n.write((tx) =>
    tx
      .insertInto('person_perspective')
      .values({
        org_id: n.places.riverside.organisation.id,
        person_id: n.people.joe,
        perspective_id: n.worker,
      })
      .execute(),
  )
  const joe = n.as('joe')
  assert.equal((await joe.get(`${t.at}/vote`)).goTo, `${t.at}/perspective`)
  const asked = await joe.get(`${t.at}/perspective`)
  assert.match(asked.text, new RegExp(`value="${n.worker}"[^>]*checked`))
  assert.doesNotMatch(asked.text, new RegExp(`value="${n.carer}"[^>]*checked`))
  assert.equal((await joe.post(`${t.at}/perspective`, { perspectives: n.carer })).goTo, `${t.at}/vote`)
  assert.equal((await joe.post(`${t.at}/perspective`, { perspectives: n.worker })).goTo, `${t.at}/vote`)
  await votes(joe, 'disagree')
  assert.equal((await joe.post(`${t.at}/perspective`, { perspectives: n.carer })).status, 200)
  const pseudonym = await pseudonymIn(t.house, n.worldAt(), t.box, n.people.joe)
  const me = (await rows('conversation_voter')).find((one) => one.pseudonym.equals(pseudonym))
  assert.ok(me && 'perspectives' in me)
  assert.deepEqual([me.perspectives, me.came_by, me.frozen], [[n.worker], 'member', true])
})

test('a supporter’s own guess is never counted as lived experience', async () => {
  const guest = n.anybody()
  await comes(guest, t, { whose: 'supporter' })
  const guesses = (await rows('conversation_voter')).filter(
    (one) => 'whose' in one && one.whose === 'supporter',
  )
  assert.deepEqual(
    guesses.map((one) => 'perspectives' in one && one.perspectives),
    [[]],
  )
  assert.equal((await guest.get(`${t.at}/vote`)).status, 200)
})

test('on another device the return code leads back to the same answers; a wrong one does not; a slip of the pen is told', async () => {
  const phone = n.anybody()
  const code = codeOn((await phone.get((await comes(phone)).goTo)).text)
  const { idea } = await votes(phone, 'unsure')
  const library = n.anybody()
  await library.get('/conversations/code')
  assert.match((await library.post('/conversations/code', { code: 'ABC' })).text, /Something is not right/)
  assert.match(
    (await library.post('/conversations/code', { code: newCode() })).text,
    /We do not know this code/,
  )
  const back = await library.post('/conversations/code', {
    code: code.toLowerCase().replace(/(.{4})/g, '$1 '),
  })
  assert.equal(back.goTo, `${t.at}/vote`)
  assert.match((await library.get(`${t.at}/vote`)).text, /About 2 left/)
  assert.match((await library.get(`${t.at}/vote?idea=${idea}`)).text, /value="unsure" aria-pressed="true"/)
  const held = [...library.cookies].find(([name]) => name.endsWith('voice'))
  assert.equal(held?.[1], code)
})

test('this is my own phone: kept for ninety days; else until the browser closes; and forgotten when asked', async () => {
  const [own, shared] = [n.anybody(), n.anybody()]
  assert.match(
    (await comes(own, t, { own: 'yes' })).headers['set-cookie'] ?? '',
    /voice=\w+; Max-Age=7776000/,
  )
  assert.doesNotMatch((await comes(shared)).headers['set-cookie'] ?? '', /Max-Age/)
  const again = await shared.get(`/conversations/join/${t.linkCode}`)
  assert.match(again.text, /Somebody takes part on this device already/)
  const gone = await shared.post('/conversations/forget', { to: `/conversations/join/${t.linkCode}` })
  assert.equal(gone.goTo, `/conversations/join/${t.linkCode}`)
  assert.match((await shared.get(gone.goTo)).text, /Which of these are you today/)
  assert.equal(
    (await shared.post('/conversations/forget', { to: 'https://elsewhere.example' })).goTo,
    '/conversations/forget',
  )
})

test('a letter lets one person in once, whatever cookies are lost, and never by opening its link', async () => {
  const [code, other] = [newCode(), newCode()]
  const org_id = n.places.riverside.organisation.id
  const run = '0b9f3a52-2c8f-4f6c-9d7e-000000000001'
  const secret = await talk(n, { link: false })
  await n.write(async (tx) => {
    const at = { org_id, conversation_id: secret.id }
    await tx
      .insertInto('conversation_slip_run')
      .values({ ...at, id: run, kind: 'letter', made_on: n.worldAt().today(), made: 1 })
      .execute()
    const pseudonym = await pseudonymIn(t.house, n.worldAt(), secret.box, code)
    await tx
      .insertInto('conversation_slip')
      .values({ ...at, pseudonym, run_id: run })
      .execute()
  })
  const count = async () =>
    (await rows('conversation_voter')).filter(
      (one) => 'conversation_id' in one && one.conversation_id === secret.id,
    )
  const sian = n.anybody()
  const link = `${secret.at}/come/${code}`
  assert.match((await sian.get(link)).text, /You are invited to say what you think/)
  assert.equal((await count()).length, 0)
  assert.equal((await n.anybody().get(`${secret.at}/come/${other}`)).status, 404)
  assert.equal((await sian.post(link)).goTo, `${secret.at}/vote`)
  assert.equal((await sian.get(`${secret.at}/vote`)).goTo, `${secret.at}/perspective`)
  assert.equal(
    (await sian.post(`${secret.at}/perspective`, { perspectives: n.carer })).goTo,
    `${secret.at}/vote`,
  )
  await votes(sian, 'agree', secret)
  const later = n.anybody()
  await later.get(link)
  await later.post(link)
  assert.match((await later.get(`${secret.at}/vote`)).text, /About 2 left/)
  const typed = n.anybody()
  await typed.get('/conversations/code')
  assert.equal((await typed.post('/conversations/code', { code })).goTo, `${secret.at}/vote`)
  assert.deepEqual(
    (await count()).map((one) => 'came_by' in one && one.came_by),
    ['slip'],
  )
})

test('by script the next idea is there already, and what a screen reader hears is exactly this', async () => {
  const guest = n.anybody()
  await comes(guest)
  const first = await votes(guest, 'agree')
  const page = (await guest.get(first.answer.goTo)).text
  const shown = ideaOn(page)
  const have = JSON.parse(/data-next="([^"]*)"/.exec(page)![1]!.replaceAll('&quot;', '"'))
  const answer = await byScript(guest, { idea: `${shown}`, vote: 'disagree', have: `${have.n}`, seen: '1' })
  assert.equal(answer.said, 'Disagree saved. Undo. About 1 left')
  assert.equal(answer.next, null)
  assert.equal(answer.seen, 2)
  const undone = await byScript(guest, { do: 'undo', from: `${shown}`, was: '', have: `${shown}`, seen: '2' })
  assert.equal(undone.said, 'Your answer is taken back. About 2 left')
  const end = await byScript(guest, { idea: `${shown}`, vote: 'agree', have: `${have.n}`, seen: '1' })
  assert.equal(end.said, 'Agree saved. Undo. About 1 left')
  const last = await byScript(guest, { idea: `${have.n}`, vote: 'unsure', seen: '2' })
  assert.match(last.goTo, /\/vote\?after=\d&did=unsure/)
  const thanks = (await guest.get(last.goTo)).text
  assert.match(thanks, /Thank you/)
  assert.match(thanks, /Sian, head of care will reply within 28 days/)
  assert.match(thanks, new RegExp(`${t.at}/results`))
})

test('five marks and no sixth; a mark can be taken back', async () => {
  const many = await talk(n, {
    seeds: Array.from({ length: 7 }, (_, i) => ({ text: `Idea number ${i}`, language: 'en' })),
  })
  const guest = n.anybody()
  await comes(guest, many)
  await guest.get(`${many.at}/vote`)
  const mark = (idea: number) =>
    byScript(guest, { do: 'mark', idea: `${idea}`, have: `${idea}`, seen: '0' }, many)
  for (const idea of [0, 1, 2, 3, 4]) assert.equal((await mark(idea)).marked, true)
  assert.match((await mark(5)).said, /You have given all five marks/)
  assert.equal((await mark(4)).marked, false)
  assert.equal((await mark(5)).marked, true)
  const marks = (await rows('ballot')).filter(
    (one) => 'item' in one && one.box_id === many.box && one.value === 1,
  )
  assert.deepEqual(marks.map((one) => 'item' in one && one.item).sort(), [1, 11, 3, 5, 7])
})

test('six who mark in the same moment on one code still have five', async () => {
  const many = await talk(n, {
    seeds: Array.from({ length: 7 }, (_, i) => ({ text: `Idea number ${i}`, language: 'en' })),
  })
  const guest = n.anybody()
  await comes(guest, many)
  await Promise.all(
    [0, 1, 2, 3, 4, 5, 6].map((idea) => guest.post(`${many.at}/vote`, { do: 'mark', idea: `${idea}` })),
  )
  const marks = (await rows('ballot')).filter(
    (one) => 'item' in one && one.box_id === many.box && one.value === 1,
  )
  assert.ok(marks.length <= 5, `${marks.length}`)
})

test('skipped ideas wait at the end; what was shown is kept with its chance, and no time', async () => {
  const guest = n.anybody()
  await comes(guest)
  const page = (await guest.get(`${t.at}/vote`)).text
  const idea = ideaOn(page)
  const skipped = await guest.post(`${t.at}/vote`, { do: 'skip', idea: `${idea}`, seen: '0' })
  assert.match((await guest.get(skipped.goTo)).text, /Skipped\. You can come back to it\./)
  await votes(guest, 'agree')
  const last = await votes(guest, 'agree')
  const thanks = await guest.get(last.answer.goTo)
  assert.match(thanks.text, /Look again at the one you skipped/)
  assert.equal(ideaOn((await guest.get(`${t.at}/vote?again=yes&more=yes`)).text), idea)
  await writeShown(t.house)
  const shown = (await rows('conversation_shown')).filter((one) => 'outcome' in one)
  assert.ok(shown.some((one) => one.n === idea && one.outcome === 'skipped'))
  assert.ok(shown.every((one) => one.chance === null || (one.chance > 0 && one.chance <= 1)))
  assert.ok(shown.some((one) => one.outcome === 'answered' && one.policy === 'hybrid'))
  assert.doesNotMatch(Object.keys(shown[0] ?? {}).join(), /time|at$|_on|place/)
})

test('what is not in somebody’s language is put aside for them, and kept apart from what they skipped', async () => {
  const guest = n.anybody()
  const code = codeOn((await guest.get((await comes(guest)).goTo)).text)
  const idea = ideaOn((await guest.get(`${t.at}/vote`)).text)
  const pseudonym = await pseudonymIn(t.house, n.worldAt(), t.box, code)
  const asked = await guest.post(`${t.at}/ideas/${idea}/not-my-language`, { idea: `${idea}` })
  assert.match(asked.goTo, /did=skipped/)
  const next = await guest.get(`${t.at}/vote`)
  assert.notEqual(ideaOn(next.text), idea)
  assert.match(next.text, /About 2 left/)
  await writeShown(t.house)
  const shown = (await rows('conversation_shown')).find(
    (one) => one.pseudonym.equals(pseudonym) && 'n' in one && one.n === idea,
  )
  assert.ok(shown && 'outcome' in shown)
  assert.equal(shown.outcome, 'not-my-language')
  assert.ok((shown.chance ?? 0) > 0)
})

test('my answers are mine alone: changed there, with receipts to keep, and never an answer of anybody else', async () => {
  const [guest, other] = [n.anybody(), n.anybody()]
  await comes(guest)
  await comes(other)
  const { idea } = await votes(guest, 'agree')
  const mine = (await guest.get(`${t.at}/mine`)).text
  assert.match(mine, /<strong>Agree<\/strong>/)
  assert.match(mine, new RegExp(`${t.at}/vote\\?idea=${idea}&amp;to=mine`))
  const changed = await guest.post(`${t.at}/vote`, {
    idea: `${idea}`,
    vote: 'disagree',
    to: 'mine',
    seen: '1',
  })
  assert.equal(changed.goTo, `${t.at}/mine?changed=${idea}`)
  assert.match((await guest.get(changed.goTo)).text, /<strong>Disagree<\/strong>/)
  const receipts = await guest.get(`${t.at}/mine/receipts`)
  assert.match(receipts.text, /Disagree\. It waits for the answers of others/)
  assert.match(receipts.headers['content-disposition'] ?? '', /attachment/)
  assert.match((await other.get(`${t.at}/mine`)).text, /Your answers will stand here/)
  assert.equal((await n.anybody().get(`${t.at}/mine`)).goTo, `${t.at}/perspective`)
})

test('a closed conversation takes no answer, by the page or by the script, and says where the results are', async () => {
  const over = await talk(n)
  const guest = n.anybody()
  await comes(guest, over)
  await votes(guest, 'agree', over)
  await n.write(async (tx) => {
    const now = n.worldAt().now()
    await tx.updateTable('ballot_box').set({ closed_at: now }).where('id', '=', over.box).execute()
    await tx.updateTable('conversation').set({ closed_at: now }).where('id', '=', over.id).execute()
  })
  const before = (await rows('ballot')).length
  const answer = await byScript(guest, { idea: '1', vote: 'agree', seen: '1', have: '2' }, over)
  assert.equal(answer.goTo, `${over.at}/vote`)
  await guest.post(`${over.at}/vote`, { idea: '1', vote: 'agree' })
  assert.equal((await rows('ballot')).length, before)
})

test('a flood of newcomers from one network is asked to wait; a care home behind one router is not', async () => {
  const tight = { burst: 3, perSecond: 1 / 600, slowBelow: 0, slowMs: 0 }
  const m = await neighbours(wholeHouse, actorOf, {
    web: { paces: { ...PACES, newcomers: tight }, trustedProxies: ['127.0.0.1'] },
  })
  try {
    const there = await talk(m)
    const from = { 'x-forwarded-for': '203.0.113.9' }
    const begins = async () => {
      const guest = m.anybody()
      await guest.get(`/conversations/join/${there.linkCode}`, from)
      return (await guest.post(`${there.at}/perspective`, { perspectives: m.carer }, from)).status
    }
    assert.deepEqual([await begins(), await begins(), await begins(), await begins()], [303, 303, 303, 429])
  } finally {
    await m.close()
  }
})

test('in a group too small for numbers each person agrees before they answer', async () => {
  const small = await talk(n, { smallRoom: true })
  const guest = n.anybody()
  await guest.get(`/conversations/join/${small.linkCode}`)
  const refused = await guest.post(`${small.at}/perspective`, { perspectives: n.carer })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /each person must agree first/)
  assert.equal(
    (await guest.post(`${small.at}/perspective`, { perspectives: n.carer, small: 'yes' })).status,
    303,
  )
})

test('an idea that is hidden while it is on somebody’s page is not voted on', async () => {
  const live = await talk(n)
  const guest = n.anybody()
  await comes(guest, live)
  await guest.get(`${live.at}/vote`)
  assert.equal(
    (await guest.post(`${live.at}/vote`, { idea: '99', vote: 'agree' })).goTo,
    `${live.at}/vote?did=gone`,
  )
  assert.match((await guest.get(`${live.at}/vote?did=gone`)).text, /not here any more/)
})
