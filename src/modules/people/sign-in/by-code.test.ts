import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { type Doorstep, doorstep } from '../../../testing/doorstep.js'
import { actorOf } from '../queries.js'
import { signInRoutes } from './routes.js'

let t: Doorstep
let minute = 0

before(async () => {
  t = await doorstep(signInRoutes, (world, { person }) =>
    person ? actorOf(world, person) : Promise.resolve({ kind: 'visitor' }),
  )
})
after(() => t.close())

// Each test is in another hour, so that none sees the limits of the one before.
beforeEach(() => t.setTime(`2026-03-${10 + minute++}T10:00:00.000Z`))

async function ask(email: string, browser = t.anybody()) {
  let asked = { status: 0, goTo: '', text: '' }
  const letters = await t.lettersOf(email, async () => {
    asked = await browser.post('/people/sign-in', { email, next: '/people/sessions' })
  })
  assert.equal(asked.status, 303, asked.text)
  assert.equal(letters.length, 1)
  const letter = new URL(asked.goTo, 'https://x').searchParams.get('letter') ?? ''
  return { browser, asked, letter, body: letters[0]!.body, code: codeIn(letters[0]!.body) }
}
const codeIn = (body: string) => /\b(\d{4} \d{4})\b/.exec(body)?.[1] ?? ''

test('Joe signs in with the code from the letter, and goes on to where he wanted', async () => {
  const { browser, letter, code } = await ask('joe@example.org')
  const page = await browser.get(`/people/sign-in/code?letter=${letter}`)
  assert.match(page.text, /Type the code we sent you/)
  const done = await browser.post('/people/sign-in/code', { letter, code, next: '/people/sessions' })
  assert.equal(done.status, 303, done.text)
  assert.equal(done.goTo, '/people/sessions')
  assert.match((await browser.get('/people/sessions')).text, /With a code we sent you/)
})

test('the letter holds the code and no link that signs anybody in', async () => {
  const { body } = await ask('joe@example.org')
  const links = body.match(/https?:\/\/\S+/g) ?? []
  assert.equal(links.length, 1)
  assert.match(links[0]!, /\/people\/sign-in\/code$/)
})

test('a code of one device works on another, with the address', async () => {
  const { code } = await ask('joe@example.org')
  const phone = t.anybody()
  assert.match((await phone.get('/people/sign-in/code')).text, /name="email"/)
  const done = await phone.post('/people/sign-in/code', { email: 'Joe@Example.org', code })
  assert.equal(done.status, 303, done.text)
})

test('known or not, the page answers with the same words and the same work is done', async () => {
  const known = await watched(() => ask('joe@example.org'))
  const unknown = await watched(() => ask('nobody@example.org'))
  assert.equal(known.done.asked.status, unknown.done.asked.status)
  const same = (goTo: string) => goTo.replace(/[0-9a-f-]{36}/, 'letter')
  assert.equal(same(known.done.asked.goTo), same(unknown.done.asked.goTo))
  assert.deepEqual(unknown.statements, known.statements)
  assert.ok(known.statements.length >= 5, 'hardly any statement was seen: the comparison would be empty')

  const page = async ({ browser, letter }: Awaited<ReturnType<typeof ask>>) =>
    (await browser.get(`/people/sign-in/code?letter=${letter}`)).text
      .replaceAll(letter, 'letter')
      .replace(/name="token" value="[^"]+"/g, '')
  assert.equal(await page(known.done), await page(unknown.done))

  const wrong = async ({ browser, letter }: Awaited<ReturnType<typeof ask>>) =>
    watched(() => browser.post('/people/sign-in/code', { letter, code: '0000 0000' }))
  const [one, other] = [await wrong(known.done), await wrong(unknown.done)]
  assert.equal(one.done.status, other.done.status)
  assert.deepEqual(one.statements, other.statements)
})

/** What was asked of the database meanwhile, without the values. */
async function watched<T>(work: () => Promise<T>): Promise<{ done: T; statements: readonly string[] }> {
  const statements: string[] = []
  const stop = await t.watch((text) => void statements.push(text))
  try {
    return { done: await work(), statements }
  } finally {
    stop()
  }
}

test('an address nobody has here gets a letter that says so plainly', async () => {
  const { body, code, browser, letter } = await ask('stranger@example.net')
  assert.equal(code, '')
  assert.match(body, /You are not here, so there is no code/)
  for (const typed of ['0000 0000', '1234 5678'])
    assert.equal((await browser.post('/people/sign-in/code', { letter, code: typed })).status, 422)
})

test('one press sends it again, nothing is typed twice, and the newer and the older letter both count', async () => {
  const { browser, letter, code } = await ask('joe@example.org')
  const again = await browser.post('/people/sign-in/code/again', { letter, next: '/people/sessions' })
  assert.equal(again.status, 303)
  const newer = new URL(again.goTo, 'https://x').searchParams.get('letter') ?? ''
  assert.notEqual(newer, letter)
  assert.equal((await browser.post('/people/sign-in/code', { letter: newer, code })).status, 303)
})

test('five wrong tries, and the right code is of no use; a new letter helps', async () => {
  const { browser, letter, code } = await ask('joe@example.org')
  const wrong = code.startsWith('0') ? '1111 1111' : '0000 0000'
  for (let tries = 0; tries < 5; tries++) {
    const page = await browser.post('/people/sign-in/code', { letter, code: wrong })
    assert.match(page.text, /That is not the code in our letter/)
  }
  const late = await browser.post('/people/sign-in/code', { letter, code })
  assert.equal(late.status, 422)
  assert.match(late.text, /five wrong tries/)
})

test('whoever only knows the address cannot use up the tries of the person who asked', async () => {
  const { browser, letter, code } = await ask('joe@example.org')
  const wrong = code.startsWith('0') ? '1111 1111' : '0000 0000'
  const attacker = t.anybody()
  for (let tries = 0; tries < 5; tries++)
    await attacker.post('/people/sign-in/code', { email: 'joe@example.org', code: wrong })
  assert.equal((await browser.post('/people/sign-in/code', { letter, code })).status, 303)
})

test('a code is used once, also by two at the same moment', async () => {
  const { letter, code } = await ask('joe@example.org')
  const both = [t.anybody(), t.anybody()]
  for (const browser of both) await browser.get('/people/sign-in')
  const answers = await Promise.all(
    both.map((browser) => browser.post('/people/sign-in/code', { letter, code })),
  )
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 422])
  assert.equal((await t.anybody().post('/people/sign-in/code', { letter, code })).status, 422)
})

test('the code of one organisation opens no door of another', async () => {
  const { letter, code } = await ask('joe@example.org')
  const harbour = t.anybody('harbour')
  assert.equal((await harbour.post('/people/sign-in/code', { letter, code })).status, 422)
  assert.equal((await harbour.post('/people/sign-in/code', { email: 'joe@example.org', code })).status, 422)
})

test('an hour holds ten letters to one address, in every process together, and then says when', async () => {
  for (let sent = 0; sent < 10; sent++) await ask('flooded@example.org')
  const more = await t.anybody().post('/people/sign-in', { email: 'flooded@example.org' })
  assert.equal(more.status, 429)
  assert.match(more.text, /Please wait/)
})

test('what is kept of a code is no help to whoever reads the database', async () => {
  const { code } = await ask('joe@example.org')
  const world = t.worldAt()
  const rows = await world.read.selectFrom('sign_in_code').selectAll().execute()
  await world.end()
  assert.ok(!JSON.stringify(rows).includes(code.replace(' ', '')))
})

test('a letter without an address, and a code without its numbers, are asked for again in words', async () => {
  const browser = t.anybody()
  const page = await browser.post('/people/sign-in', { email: 'joe at example' })
  assert.equal(page.status, 422)
  assert.match(page.text, /Write an e-mail address/)
  assert.match(page.text, /value="joe at example"/)
  const short = await browser.post('/people/sign-in/code', { email: 'joe@example.org', code: '12' })
  assert.match(short.text, /Type all 8 numbers/)
})

test('a page of another site cannot be where somebody goes next', async () => {
  const { browser, letter, code } = await ask('joe@example.org')
  const next = '//evil.example/'
  const done = await browser.post('/people/sign-in/code', { letter, code, next })
  assert.equal(done.goTo, '/')
})
