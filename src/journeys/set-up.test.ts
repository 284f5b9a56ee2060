import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { type Browser, chromium, type Page } from 'playwright-core'
import { frameOf } from '../modules/people/frame.js'
import { peopleBeside } from '../modules/people/module.js'
import { actorOf } from '../modules/people/session.js'
import { makeSetUpLink } from '../modules/people/set-up-commands.js'
import { openLog } from '../platform/log.js'
import { openAssets } from '../platform/web/assets.js'
import { NO_METRICS } from '../platform/web/metrics.js'
import { openWeb, type Web } from '../platform/web/web.js'
import { openWorld } from '../platform/world.js'
import { type Site, site } from '../testing/ground.js'
import { faultsOf, withoutBrowser } from '../testing/page-checks.js'

let here: Site
let web: Web
let browser: Browser | undefined
let at = ''
let link = ''

before(async () => {
  here = await site()
  const organisation = await here.organisation('Your organisation')
  const secret = randomBytes(32)
  const address = 'http://127.0.0.1'
  web = await openWeb({
    ground: here.ground,
    routes: peopleBeside([]).routes?.({ ground: here.ground, secret, address }) ?? [],
    actorOf,
    frame: frameOf,
    address,
    secret,
    log: openLog('error', (line) => void process.stderr.write(line), here.ground.clock),
    metrics: NO_METRICS,
    assets: openAssets(),
  })
  at = `http://127.0.0.1:${await web.listen({ port: 0, host: '127.0.0.1' })}`
  link = `${at}/set-up/${await makeSetUpLink(openWorld(here.ground, organisation))}`
  const shared = process.env.THROUGHLINE_BROWSER_AT
  const executablePath = process.env.THROUGHLINE_BROWSER
  if (shared) browser = await chromium.connect(shared)
  else if (executablePath) browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
})
after(async () => {
  await browser?.close()
  await web.close()
  await here.close()
})

/** On a small phone, with scripts off: nothing of ours needs one. */
async function phone(): Promise<Page> {
  assert.ok(browser)
  const context = await browser.newContext({
    viewport: { width: 390, height: 780 },
    javaScriptEnabled: false,
    locale: 'en-GB',
  })
  return context.newPage()
}

const heading = async (page: Page) => (await page.locator('h1').textContent()) ?? ''
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('from the one-time link to the list of duties, on a phone without scripts', {
  skip: withoutBrowser,
}, async () => {
  const page = await phone()
  const read = async () => ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ')

  await page.goto(link)
  assert.equal(await heading(page), 'Set up Throughline')
  await press(page, 'Start setting up')

  assert.match(await heading(page), /What is your\s+organisation called/)
  await page.getByLabel('Name of the organisation').fill('Riverside Care')
  await press(page, 'Save and go on')

  assert.match(await read(), /Your organisation has its name/)
  await page.getByLabel('Provider of care').uncheck()
  await press(page, 'Take these')

  assert.match(await read(), /Who does things together/)
  await press(page, 'Make this group')
  assert.match(await read(), /Your groups/)
  await page
    .getByRole('link', { name: 'Add a group' })
    .or(page.getByRole('button', { name: 'Add a group' }))
    .click()
  await page.getByLabel('What it is called').fill('Carers’ forum')
  await page.getByLabel('A forum').check()
  await press(page, 'Save the group')
  await page
    .getByRole('link', { name: 'Go on' })
    .or(page.getByRole('button', { name: 'Go on' }))
    .click()

  assert.equal(await heading(page), 'Who are you?')
  await page.getByLabel('Your name').fill('Siân')
  await press(page, 'This is me')
  assert.match(await read(), /Please look at this again/)
  assert.equal(await page.getByLabel('Your name').inputValue(), 'Siân', 'nothing typed is lost')
  await page.getByLabel('Your e-mail address').fill('sian@riverside.example')
  await page.getByLabel('Front-line worker').check()
  await page.getByLabel('Learnt experience').check()
  await press(page, 'This is me')

  assert.match(await read(), /You are here now, as yourself/)
  assert.equal(await heading(page), 'Who holds the other key?')
  await page.getByLabel('Their name').fill('Amir')
  await page.getByLabel('Their e-mail address').fill('amir@riverside.example')
  await press(page, 'Invite them')

  assert.match(await read(), /Your letter goes now/)
  await page
    .getByRole('link', { name: 'Go to the list' })
    .or(page.getByRole('button', { name: 'Go to the list' }))
    .click()
  assert.equal(await heading(page), 'Before you open')
  assert.match(await read(), /0 of 16 done/)

  await page.getByRole('link', { name: 'Help numbers near you' }).click()
  for (const [label, text] of [
    ['Whom people reach by day', 'Adult care team'],
    ['Their number by day', '01632 960 111'],
    ['Whom people reach at night and at weekends', 'Emergency duty team'],
    ['Their number at night', '01632 960 222'],
    ['Who speaks up for people, free and on their side', 'Riverside Advocacy'],
    ['Their number', '01632 960 333'],
  ] as const)
    await page.getByLabel(text === '01632 960 333' ? /^Their number$/ : label).fill(text)
  await press(page, 'Save and go on')
  assert.match(await read(), /They now stand on every page/)
  assert.match(await read(), /Done on .* by Siân/)
  await page.locator('summary', { hasText: 'Help now' }).click()
  assert.ok(await page.getByRole('link', { name: '01632 960 222' }).isVisible(), 'help opens without script')
  await page.context().close()
})

test('the list is without a fault as a browser draws it', { skip: withoutBrowser }, async () => {
  assert.ok(browser)
  const page = await browser.newPage()
  await page.goto(`${at}/help`)
  assert.deepEqual(await faultsOf(page), [])
  await page.close()
})
