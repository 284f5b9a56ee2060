import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Browser, chromium, type Page } from 'playwright-core'
import { actorOf } from '../modules/people/index.js'
import { wholeHouse } from '../testing/house.js'
import { type Neighbours, neighbours } from '../testing/neighbours.js'
import { closeBrowser, faultsNow, withoutBrowser } from '../testing/page-checks.js'
import { type Talk, talk } from '../testing/talk.js'
import { arrives } from '../testing/visitors.js'

let n: Neighbours
let t: Talk
let at = ''
let browser: Browser

const SEEDS = [
  'We are asked before things change',
  'The same face comes each day',
  'Meals are hot and when we want them',
  'Somebody explains it in words I know',
].map((text) => ({ text, language: 'en' }))

before(async () => {
  if (withoutBrowser) return
  n = await neighbours(wholeHouse, actorOf, { web: { address: 'http://localhost' } })
  t = await talk(n, { seeds: SEEDS })
  await n.owner.query('insert into host (host, org_id) values ($1, $2)', [
    'localhost',
    n.places.riverside.organisation.id,
  ])
  at = `http://localhost:${await n.web.listen({ port: 0, host: '127.0.0.1' })}`
  const shared = process.env.THROUGHLINE_BROWSER_AT
  const executablePath = process.env.THROUGHLINE_BROWSER ?? ''
  browser = shared
    ? await chromium.connect(shared)
    : await chromium.launch({ executablePath, args: ['--no-sandbox'] })
})
after(async () => {
  if (withoutBrowser) return
  await browser.close()
  await closeBrowser()
  await n.close()
})

const PHONE = { width: 390, height: 760 }
type Way = { readonly script?: boolean; readonly language?: 'en' | 'cy'; readonly width?: number }

async function somebody({ script = false, language = 'en' }: Way = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: PHONE,
    javaScriptEnabled: script,
    reducedMotion: 'reduce',
    locale: language === 'cy' ? 'cy-GB' : 'en-GB',
  })
  context.setDefaultTimeout(30_000)
  return context.newPage()
}

/** Every check we have, on the page as it is now. */
async function look(page: Page): Promise<void> {
  assert.deepEqual(await faultsNow(page), [], page.url())
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()
const heading = async (page: Page) => (await page.locator('#idea').textContent()) ?? ''

test('by the link, on a phone without script: who sees what, a code, four answers, thanks, my answers', {
  skip: withoutBrowser,
}, async () => {
  const carol = await somebody()
  await carol.goto(`${at}/conversations/join/${t.linkCode}`)
  await look(carol)
  await press(carol, 'Start')
  assert.match(await carol.title(), /^Error/)
  await look(carol)
  await carol.getByLabel('Carer').check()
  await press(carol, 'Start')
  await look(carol)
  const code = (await carol.locator('.tl-return .tl-code').textContent()) ?? ''
  await carol.getByRole('link', { name: 'I have kept it' }).click()
  await look(carol)
  assert.equal(await carol.getByRole('button', { name: 'Read it to me' }).count(), 0)
  assert.match((await carol.textContent('.tl-progress')) ?? '', /About 4 left/)
  const first = await heading(carol)
  await press(carol, 'Agree')
  await look(carol)
  assert.match((await carol.textContent('.tl-just')) ?? '', /Agree saved\./)
  await press(carol, 'Undo')
  assert.equal(await heading(carol), first)
  await look(carol)
  await press(carol, 'This matters a lot to me')
  await look(carol)
  assert.match((await carol.textContent('.tl-just')) ?? '', /4 more to give/)
  for (const name of ['Disagree', 'Skip', 'Go back', 'Not sure', 'Agree', 'Agree'])
    await arrives(carol, () => press(carol, name))
  assert.match(await carol.title(), /Thank you/)
  await carol.getByRole('link', { name: 'My answers' }).click()
  await look(carol)
  assert.ok((await carol.textContent('main'))?.includes(code))
  await carol
    .getByRole('link', { name: /Change/ })
    .first()
    .click()
  await look(carol)
  await press(carol, 'Not sure')
  await look(carol)
  assert.match(carol.url(), /mine\?changed=/)
})

test('with script the next idea is there at once: what is heard, where focus stands, undo, and keys only when asked for', {
  skip: withoutBrowser,
}, async () => {
  const dai = await somebody({ script: true })
  const troubles: string[] = []
  dai.on('pageerror', (error) => troubles.push(error.message))
  dai.on('console', (message) => message.type() === 'error' && troubles.push(message.text()))
  await dai.goto(`${at}/conversations/join/${t.linkCode}`)
  await look(dai)
  await dai.getByLabel('Carer').check()
  await arrives(dai, () => press(dai, 'Start'))
  await dai.getByRole('link', { name: 'I have kept it' }).click()
  await dai.locator('#keys:not([hidden])').waitFor({ state: 'attached' })
  await look(dai)
  const first = await heading(dai)
  const asked: string[] = []
  dai.on('request', (request) => asked.push(`${request.method()} ${request.resourceType()}`))
  await press(dai, 'Agree')
  await dai.locator('#said', { hasText: 'Agree saved' }).waitFor({ state: 'attached' })
  assert.equal(await dai.textContent('#said'), 'Agree saved. Undo. About 3 left')
  assert.equal(await dai.getAttribute('#said', 'role'), 'status')
  assert.notEqual(await heading(dai), first)
  assert.equal(await dai.evaluate('document.activeElement.id'), 'idea')
  assert.deepEqual(asked, ['POST fetch'])
  await look(dai)
  await press(dai, 'Undo')
  await dai.locator('#said', { hasText: 'taken back' }).waitFor({ state: 'attached' })
  assert.equal(await heading(dai), first)
  await look(dai)
  await press(dai, 'This matters a lot to me')
  await dai.locator('[value=mark][aria-pressed=true]').waitFor()
  await look(dai)

  // By keyboard alone, with one key, once it is switched on.
  await dai.locator('#idea').focus()
  await dai.keyboard.press('a')
  assert.equal(await heading(dai), first)
  await dai.getByText('Something else').focus()
  await dai.keyboard.press('Enter')
  await dai.getByLabel(/Answer with one key/).focus()
  await dai.keyboard.press('Space')
  await dai.keyboard.press('d')
  await dai.locator('#said', { hasText: 'Disagree saved. Undo. About 3 left' }).waitFor({ state: 'attached' })
  await look(dai)
  await dai.keyboard.press('n')
  await dai.locator('#said', { hasText: 'Not sure saved. Undo. About 2 left' }).waitFor({ state: 'attached' })
  await dai.reload()
  await dai.locator('#keys:not([hidden])').waitFor({ state: 'attached' })
  await dai.keyboard.press('a')
  await dai.locator('#said', { hasText: 'Agree saved. Undo. About 1 left' }).waitFor({ state: 'attached' })
  await dai.keyboard.press('a')
  await dai.getByRole('heading', { name: 'Thank you' }).waitFor()
  await look(dai)
  assert.deepEqual(troubles, [])
})

test('yn Gymraeg, with script, by keyboard: the same in Welsh', { skip: withoutBrowser }, async () => {
  const megan = await somebody({ script: true, language: 'cy' })
  await megan.goto(`${at}/conversations/join/${t.linkCode}?language=cy`)
  await look(megan)
  await megan.getByLabel('Gofalwr').focus()
  await megan.keyboard.press('Space')
  await megan.getByRole('button', { name: 'Dechrau' }).focus()
  await arrives(megan, () => megan.keyboard.press('Enter'))
  await megan.getByRole('link', { name: 'Rwyf wedi’i gadw' }).click()
  await megan.locator('#keys:not([hidden])').waitFor({ state: 'attached' })
  await look(megan)
  assert.equal(await megan.getAttribute('#idea', 'lang'), 'en')
  await megan.getByRole('button', { name: 'Cytuno', exact: true }).focus()
  await megan.keyboard.press('Enter')
  await megan.locator('#said', { hasText: 'wedi’i gadw' }).waitFor({ state: 'attached' })
  assert.equal(await megan.textContent('#said'), 'Cytuno: wedi’i gadw. Dadwneud. Tua 3 ar ôl')
  await look(megan)
  await megan.goto(`${at}/conversations/forget`)
  await press(megan, 'Anghofiwch fi ar y ddyfais hon')
  await look(megan)
})

test('where an answer cannot be sent by script the page sends it itself, and nothing is lost', {
  skip: withoutBrowser,
}, async () => {
  const joe = await somebody({ script: true })
  await joe.goto(`${at}/conversations/join/${t.linkCode}`)
  await joe.getByLabel('Carer').check()
  await press(joe, 'Start')
  await joe.getByRole('link', { name: 'I have kept it' }).click()
  await joe.locator('#keys:not([hidden])').waitFor({ state: 'attached' })
  await joe.route('**/vote', (route) =>
    route.request().resourceType() === 'fetch' ? route.abort() : route.continue(),
  )
  await press(joe, 'Agree')
  await joe.waitForURL(/did=agree/)
  await look(joe)
  assert.match((await joe.textContent('.tl-just')) ?? '', /Agree saved/)
  assert.match((await joe.textContent('.tl-progress')) ?? '', /About 3 left/)
})
