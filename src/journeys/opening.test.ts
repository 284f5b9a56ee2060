import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { houseRoutes } from '../app.js'
import { ASKED, DUTIES, type Duty } from '../modules/people/duties/asked.js'
import { frameOf } from '../modules/people/frame.js'
import { actorOf } from '../modules/people/session.js'
import { makeSetUpLink } from '../modules/people/set-up-commands.js'
import { hotp, stepAt } from '../modules/people/sign-in/totp.js'
import { openLog } from '../platform/log.js'
import type { Organisation } from '../platform/organisation.js'
import { openAssets } from '../platform/web/assets.js'
import { NO_METRICS } from '../platform/web/metrics.js'
import { openWeb, type Web } from '../platform/web/web.js'
import { openWorld } from '../platform/world.js'
import { type Site, site } from '../testing/ground.js'
import { closeBrowser, withoutBrowser } from '../testing/page-checks.js'
import { arrives, moves } from '../testing/visitors.js'

let here: Site
let web: Web
let browser: Browser
let organisation: Organisation
let at = ''
let sian: Page
let amir: Page
let bea: Page
const skip = withoutBrowser

before(async () => {
  if (skip) return
  here = await site()
  organisation = await here.organisation('Your organisation')
  const secret = randomBytes(32)
  const address = 'http://127.0.0.1'
  web = await openWeb({
    ground: here.ground,
    routes: houseRoutes({ ground: here.ground, secret, address }, false),
    actorOf,
    frame: frameOf,
    address,
    secret,
    log: openLog('error', (line) => void process.stderr.write(line), here.ground.clock),
    metrics: NO_METRICS,
    assets: openAssets(),
    signInAt: '/people/sign-in',
  })
  at = `http://127.0.0.1:${await web.listen({ port: 0, host: '127.0.0.1' })}`
  const shared = process.env.THROUGHLINE_BROWSER_AT
  const executablePath = process.env.THROUGHLINE_BROWSER ?? ''
  browser = shared
    ? await chromium.connect(shared)
    : await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  ;[sian, amir, bea] = [await phone(), await phone(), await phone()]
})
after(async () => {
  if (skip) return
  await browser.close()
  await closeBrowser()
  await web.close()
  await here.close()
})

/** A phone with scripts off: nothing of ours needs one. */
async function phone(): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 780 },
    javaScriptEnabled: false,
    locale: 'en-GB',
  })
  context.setDefaultTimeout(30_000)
  return context.newPage()
}

const reads = async (page: Page, says: RegExp) =>
  assert.match(((await page.locator('body').textContent()) ?? '').replace(/\s+/g, ' '), says, page.url())
const press = (page: Page, name: string) =>
  arrives(page, () => page.getByRole('button', { name, exact: true }).first().click())
const follow = (page: Page, where: Locator) => arrives(page, () => where.click())
const comes = (page: Page, path: string) => arrives(page, () => page.goto(`${at}${path}`))
const choose = (page: Page, name: string, value: string) =>
  page.locator(`[name="${name}"][value="${value}"]`).check()

/** Goes on with keys alone: tabs until this is in focus, and presses Enter. */
async function pressByKeys(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < 80; tabs++) {
    await page.keyboard.press('Tab')
    const focused = page.locator('button:focus')
    if ((await focused.count()) && ((await focused.textContent()) ?? '').trim() === name) {
      return arrives(page, () => page.keyboard.press('Enter'))
    }
  }
  assert.fail(`“${name}” cannot be reached with the Tab key on ${page.url()}`)
}

/** The latest letter to an address. */
async function letterTo(address: string): Promise<string> {
  const world = openWorld(here.ground, organisation)
  const rows = await world.read
    .selectFrom('letter')
    .select('body')
    .where('address', '=', address)
    .orderBy('made_at')
    .execute()
  await world.end()
  assert.ok(rows.length, `no letter to ${address}`)
  return rows.map(({ body }) => body).join('\n')
}

async function joins(page: Page, path: string, name: string, perspective: string, back?: string) {
  await comes(page, path)
  await page.getByLabel('What shall we call you?').fill(name)
  await page.getByLabel(perspective).first().check()
  await choose(page, 'age', 'yes')
  if (back) await choose(page, 'back', back)
  await press(page, 'Join')
}

test('Siân sets up and invites Amir from the other side; every page says it is run from one side', {
  skip,
}, async () => {
  await comes(sian, `/set-up/${await makeSetUpLink(openWorld(here.ground, organisation))}`)
  await press(sian, 'Start setting up')
  await sian.getByLabel('Name of the organisation').fill('Riverside Care')
  await press(sian, 'Save and go on')
  await press(sian, 'Take these')
  await press(sian, 'Make this group')
  await follow(
    sian,
    sian.getByRole('link', { name: 'Go on' }).or(sian.getByRole('button', { name: 'Go on' })),
  )
  await sian.getByLabel('Your name').fill('Siân')
  await sian.getByLabel('Your e-mail address').fill('sian@riverside.example')
  await sian.getByLabel('Front-line worker').check()
  await sian.getByLabel('Learnt experience').check()
  await press(sian, 'This is me')
  await sian.getByLabel('Their name').fill('Amir')
  await sian.getByLabel('Their e-mail address').fill('amir@riverside.example')
  await press(sian, 'Invite them')
  await reads(sian, /Your letter goes now/)
})

/** Something true in every box of a duty. */
async function fill(page: Page, duty: Duty): Promise<void> {
  for (const { name, kind, choices, maybe } of ASKED[duty]) {
    const box = page.locator(`[name="${name}"]`)
    if (kind === 'choice') await choose(page, name, choices?.[0]?.value ?? '')
    else if (kind === 'tick') await box.check()
    else if (kind === 'day')
      for (const [part, text] of [
        ['day', '1'],
        ['month', '3'],
        ['year', '2026'],
      ])
        await page.locator(`[name="${name}-${part}"]`).fill(text ?? '')
    else if (!maybe)
      await box.fill(
        kind === 'email' ? `${name}@riverside.example` : kind === 'phone' ? '01632 960 444' : 'Riverside',
      )
  }
}

test('she does every duty on the list; it still cannot open from one side', { skip }, async () => {
  for (const duty of DUTIES.filter((one) => one !== 'notice')) {
    await comes(sian, `/people/duties/${duty}`)
    await fill(sian, duty)
    const saves = () => sian.getByRole('button', { name: 'Save and go on', exact: true }).click()
    // The list with one more tick on it is the same state: looked at with the first and, below, with all of them.
    await (duty === DUTIES[0] ? arrives(sian, saves) : moves(sian, saves))
  }
  await comes(sian, '/people/duties/notice')
  await press(sian, 'Make the privacy notice')
  await reads(sian, /All 16 done/)
  await reads(sian, /We wait for the facilitator with lived experience/)
})

test('Amir comes in by his letter, Bea by a code on a screen; Amir says yes to the key, Bea confirms him', {
  skip,
}, async () => {
  const invitation = /\/people\/join\/[\w-]+/.exec(await letterTo('amir@riverside.example'))?.[0] ?? ''
  await joins(amir, invitation, 'Amir', 'Carer (family or friend)')
  await comes(sian, `/people/invitations/link`)
  await press(sian, 'Make it')
  const code = ((await sian.locator('.tl-poster .tl-code').first().textContent()) ?? '').replaceAll(' ', '')
  await joins(bea, `/people/join/${code}`, 'Bea', 'Carer (family or friend)', 'device')

  await second(sian)
  await comes(sian, `/people/keys/offer/facilitator`)
  await sian.locator('select[name=person]').selectOption({ label: 'Amir' })
  await press(sian, 'Ask them')
  assert.match(await letterTo('amir@riverside.example'), /You are asked to hold a key here/)
  await comes(amir, `/`)
  await follow(amir, amir.locator('a[href^="/people/keys/choices/"]').first())
  await reads(amir, /Yes, I will hold this key/)
  await pressByKeys(amir, 'Yes, I will hold this key')
  await comes(bea, `/`)
  await follow(bea, bea.locator('a[href^="/people/keys/choices/"]').first())
  await bea.locator('[name=supports]').first().check()
  await reads(bea, /Say it/)
  await press(bea, 'Say it')
  await reads(bea, /Amir/)
})

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
function unbase32(text: string): Buffer {
  const bits = [...text].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/** Sets up an app and so shows a second proof. */
async function second(page: Page): Promise<void> {
  await comes(page, `/people/ways/app`)
  await press(page, 'Set it up')
  const secret = unbase32(((await page.locator('.tl-code').first().textContent()) ?? '').replaceAll(' ', ''))
  await page.locator('[name=app]').fill(hotp(secret, stepAt(here.clock.now.getTime())))
  await press(page, 'It works')
}

test('with both keys held the two of them open it, Amir by keyboard alone', { skip }, async () => {
  await second(amir)
  await comes(sian, `/people/duties`)
  await press(sian, 'Ask to open this place')
  await reads(sian, /Not yet/)
  await comes(amir, `/people/duties`)
  await reads(amir, /Agree, and open it/)
  await pressByKeys(amir, 'Agree, and open it')
  await reads(amir, /All 16 done/)
  const world = openWorld(here.ground, organisation)
  const row = await world.read.selectFrom('organisation').select('opened_at').executeTakeFirst()
  await world.end()
  assert.ok(row?.opened_at)
  await comes(bea, `/`)
  assert.doesNotMatch((await bea.textContent('body')) ?? '', /not open yet|run from one side/)
})

test('Bea erases everything about her, asked twice; her name is in no table', { skip }, async () => {
  await comes(bea, `/people/me/erase`)
  await reads(bea, /Do you want us to erase you/)
  await bea.getByLabel('Yes, erase everything about me').check()
  await press(bea, 'Go on')
  await reads(bea, /Are you sure/)
  await bea.getByLabel('Yes, erase me for good').check()
  await press(bea, 'Do what I chose')
  await reads(bea, /erased/)
  const world = openWorld(here.ground, organisation)
  const names = await world.read.selectFrom('person').select('name').execute()
  await world.end()
  assert.deepEqual(names.map(({ name }) => `${name}`).sort(), ['Amir', 'Siân', 'null'])
  await comes(bea, `/people/me`)
  assert.match(bea.url(), /sign-in/)
})
