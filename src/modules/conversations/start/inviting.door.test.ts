import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { wholeHouse } from '../../../testing/house.js'
import { type Neighbours, neighbours } from '../../../testing/neighbours.js'
import { closeBrowser, pageFaults, withoutBrowser } from '../../../testing/page-checks.js'
import { type Talk, talk } from '../../../testing/talk.js'
import { actorOf } from '../../people/index.js'
import { pseudonymIn } from '../voice.js'
import { invitedTo } from './queries.js'
import { conversationOfSlip, findSlip, useSlip } from './slip-queries.js'

let n: Neighbours
let t: Talk
let closed: Talk

before(async () => {
  n = await neighbours(wholeHouse, actorOf)

  t = await talk(n)
  closed = await talk(n, { link: false, question: 'Without a link?' })
})
after(async () => {
  await closeBrowser()
  await n.close()
})

const CODE = /[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4}/g
const reading = async <T>(work: (world: ReturnType<Neighbours['worldAt']>) => Promise<T>) => {
  const world = n.worldAt()
  try {
    return await work(world)
  } finally {
    await world.end()
  }
}
const slipOf = (code: string) =>
  reading(async (world) => findSlip(world.read, world, t.id, await pseudonymIn(t.house, world, t.box, code)))

test('a member of either side prints slips: each with a code of its own, shown this once', async () => {
  const page = await n.as('joe').post(`${t.at}/slips`, { count: '12' })
  assert.equal(page.status, 200)
  const codes = [...new Set(page.text.match(CODE))].map((code) => code.replaceAll(' ', ''))
  assert.equal(codes.length, 12)
  assert.equal(page.text.match(/<svg class="tl-qr"/g)?.length, 12)
  assert.deepEqual(await slipOf(codes[0] ?? ''), { used: false })
  const again = (await n.as('joe').get(`${t.at}/slips`)).text
  assert.doesNotMatch(again, CODE)
  assert.match(again, /12 slips/)
  assert.match(again, /Used: fewer than 5 so far/)
})

test('a code is used once and stays good for coming back; whose it is stands nowhere', async () => {
  const page = await n.as('amina').post(`${t.at}/slips`, { count: '1' })
  const code = (page.text.match(CODE)?.[0] ?? '').replaceAll(' ', '')
  const found = await reading((world) => conversationOfSlip(t.house, world, code))
  assert.equal(found, t.id)
  const pseudonym = await reading((world) => pseudonymIn(t.house, world, t.box, code))
  const world = n.worldAt()
  await n.write(async (tx) => {
    assert.equal(await useSlip(tx, world, t.id, pseudonym), true)
    assert.equal(await useSlip(tx, world, t.id, pseudonym), true)
    assert.equal(await useSlip(tx, world, t.id, Buffer.alloc(16)), false)
    assert.equal(await useSlip(tx, world, closed.id, pseudonym), false)
  })
  await world.end()
  assert.deepEqual(await slipOf(code), { used: true })
  const rows = await reading((w) => w.read.selectFrom('conversation_slip').selectAll().execute())
  assert.ok(!JSON.stringify(rows).includes(code))
})

test('a wrong code belongs to no conversation', async () => {
  assert.equal(await reading((world) => conversationOfSlip(t.house, world, '0000000000000000')), undefined)
})

test('slips ask for a number, and nobody outside the group makes any', async () => {
  const joe = n.as('joe')
  assert.match((await joe.post(`${t.at}/slips`, { count: 'many' })).text, /Write a number from 1 to 100/)
  assert.equal((await joe.post(`${t.at}/slips`, { count: '101' })).status, 422)
  assert.equal((await n.as('stranger').get(`${t.at}/slips`)).status, 404)
  assert.equal((await n.as('stranger').post(`${t.at}/slips`, { count: '1' })).status, 404)
})

test('a lost page of slips is cancelled: what nobody used is good no more, what was used stays', async () => {
  const joe = n.as('joe')
  const page = await joe.post(`${t.at}/slips`, { count: '3' })
  const codes = (page.text.match(CODE) ?? []).map((code) => code.replaceAll(' ', ''))
  const world = n.worldAt()
  const pseudonym = await pseudonymIn(t.house, world, t.box, codes[0] ?? '')
  await n.write((tx) => useSlip(tx, world, t.id, pseudonym))
  await world.end()
  const run = await reading((w) =>
    w.read.selectFrom('conversation_slip_run').select('id').where('made', '=', 3).executeTakeFirstOrThrow(),
  )
  assert.equal((await n.as('stranger').post(`${t.at}/slips/${run.id}/cancel`)).status, 404)
  assert.equal((await joe.post(`${t.at}/slips/${run.id}/cancel`)).goTo, `${t.at}/slips?done=cancelled`)
  assert.deepEqual(await slipOf(codes[0] ?? ''), { used: true })
  assert.equal(await slipOf(codes[1] ?? ''), undefined)
  assert.equal((await joe.post(`${t.at}/slips/${run.id}/cancel`)).status, 422)
})

test('letters go to people without an account, each with its own code, and their subject says nothing', async () => {
  const sent = await n
    .as('amina')
    .post(`${t.at}/invite`, { addresses: 'cara@example.org\nben@example.org, CARA@example.org' })
  assert.equal(sent.goTo, `${t.at}/invite?done=letters`)
  const [cara, ben] = [await n.letters('cara@example.org'), await n.letters('ben@example.org')]
  assert.equal(cara.length, 1)
  assert.equal(cara[0]?.subject, 'An invitation / Gwahoddiad')
  const codes = [cara, ben].map(([letter]) => letter?.body?.match(CODE)?.[0]?.replaceAll(' ', '') ?? '')
  assert.notEqual(codes[0], codes[1])
  assert.deepEqual(await slipOf(codes[0] ?? ''), { used: false })
  assert.match(cara[0]?.body ?? '', new RegExp(`/conversations/${t.id}/come/${codes[0]}`))
  assert.match(cara[0]?.body ?? '', /What makes a good day\?/)
})

test('nobody gets a second letter, and whoever invites does not learn who had one', async () => {
  const again = await n.as('joe').post(`${t.at}/invite`, { addresses: 'cara@example.org' })
  assert.equal(again.goTo, `${t.at}/invite?done=letters`)
  assert.equal((await n.letters('cara@example.org')).length, 1)
})

test('a member of the group is asked to sign in and gets no code, so that nobody answers twice', async () => {
  await n.as('amina').post(`${t.at}/invite`, { addresses: 'joe@example.org' })
  const [letter] = (await n.letters('joe@example.org')).filter(({ kind }) => kind === 'invitation')
  assert.match(letter?.body ?? '', /sign in to take part/)
  assert.doesNotMatch(letter?.body ?? '', CODE)
})

test('no table says who was invited', async () => {
  const tables = ['conversation_written_to', 'conversation_slip', 'conversation_slip_run'] as const
  for (const table of tables) {
    const rows = await reading((world) => world.read.selectFrom(table).selectAll().execute())
    assert.doesNotMatch(JSON.stringify(rows), /example\.org/)
  }
  assert.ok(!JSON.stringify(await n.events()).includes('example.org'))
})

test('an address that is none is shown again, with what is wrong; a stranger finds no page', async () => {
  const wrong = await n.as('amina').post(`${t.at}/invite`, { addresses: 'good@example.org nonsense' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /“nonsense” is no e-mail address/)
  assert.match(wrong.text, /good@example\.org nonsense/)
  assert.deepEqual(await n.letters('good@example.org'), [])
  assert.equal((await n.as('stranger').get(`${t.at}/invite`)).status, 404)
  assert.equal((await n.as('stranger').post(`${t.at}/invite`, { addresses: 'a@b.cd' })).status, 404)
})

test('at night letters wait for the morning', async () => {
  const day = n.worldAt()
  await day.end()
  n.setTime('2026-03-21T23:30:00.000Z')
  await n.as('amina').post(`${t.at}/invite`, { addresses: 'night@example.org' })
  const [letter] = await n.letters('night@example.org')
  assert.equal(letter?.due_at, '2026-03-22T08:00:00.000Z')
  n.setTime('2026-03-21T10:40:00.000Z')
})

test('the poster has the open link and its square code; without a link it says so', async () => {
  const poster = (await n.as('joe').get(`${t.at}/link`)).text
  assert.match(poster, new RegExp(`/conversations/join/${t.linkCode}`))
  assert.match(poster, /<svg class="tl-qr"/)
  assert.match((await n.as('joe').get(`${closed.at}/link`)).text, /There is no open link/)
  assert.equal((await n.as('stranger').get(`${t.at}/link`)).status, 404)
})

test('from the poster to the first idea are two taps: choosing a perspective, and beginning', async () => {
  const guest = n.anybody()
  assert.match((await guest.get(t.at)).text, new RegExp(`action="${t.at}/perspective"`))
  const begun = await guest.post(`${t.at}/perspective`, { perspectives: [n.carer], whose: 'mine' })
  assert.equal(begun.status, 303)
  assert.match((await guest.get(`${t.at}/vote`)).text, /Meals are hot|The same face|We are asked/)
})

test('the square code on a slip leads to a page that takes its holder in', async () => {
  const page = await n.as('joe').post(`${closed.at}/slips`, { count: '1' })
  const code = (page.text.match(CODE)?.[0] ?? '').replaceAll(' ', '')
  const guest = n.anybody()
  assert.equal((await guest.get(`${closed.at}/come/${code}`)).status, 200)
  assert.equal((await guest.post(`${closed.at}/come/${code}`)).status, 303)
  assert.match((await guest.get(closed.at)).text, /Without a link\?/)
})

test('how many were handed out is known for the results, by slips and by letters', async () => {
  const invited = await reading((world) => invitedTo(world.read, world, t.id))
  assert.deepEqual(invited, { slips: 13, letters: 4 })
})

test('the pages of inviting hold no fault that a checker of pages can find', {
  skip: withoutBrowser,
}, async () => {
  const joe = n.as('joe')
  for (const path of ['slips', 'invite', 'link'])
    assert.deepEqual(await pageFaults((await joe.get(`${t.at}/${path}`)).text), [], path)
  const sheet = await joe.post(`${closed.at}/slips`, { count: '4' })
  assert.deepEqual(await pageFaults(sheet.text), [], 'sheet')
  assert.deepEqual(await pageFaults((await joe.get(t.at)).text), [], 'first page')
})
