import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { chromium, type Page } from 'playwright-core'
import { openWeb } from '../../../platform/web/web.js'
import { wholeHouse } from '../../../testing/house.js'
import { type Neighbours, neighbours } from '../../../testing/neighbours.js'
import { closeBrowser, pageFaults, withoutBrowser } from '../../../testing/page-checks.js'
import { actorOf } from '../queries.js'

const skip = withoutBrowser
const THE_FILE = 'the file to take away'
let t: Neighbours

before(async () => {
  t = await neighbours(wholeHouse, async (world, { person }) =>
    person ? actorOf(world, person) : { kind: 'operator' },
  )
  await t.giveKey(t.people.amina, 'lived')
})
after(async () => {
  await closeBrowser()
  await t.close()
})

async function lively() {
  const joe = t.as('joe')
  await joe.post('/people/me/perspectives', {
    which: [t.carer, t.worker],
    [`words-${t.carer}`]: 'I look after my dad',
  })
  const needs = { language: 'en', channel: 'email', format: 'easy-read', support: 'breaks', seen: 'group' }
  await joe.post('/people/me/needs', needs)
  const asked = await joe.post('/people/rights', {
    kind: 'complaint',
    said: 'My address stood in the minutes',
  })
  return asked.goTo
}

test('anyone can use every page of one’s own, in both languages, full and with something to mend', {
  skip,
}, async () => {
  const right = await lively()
  const [joe, amina] = [t.as('joe'), t.as('amina')]
  const mend = (path: string) => joe.post(path, {})
  const pages: readonly (readonly [string, () => ReturnType<typeof mend>])[] = [
    ['home', () => joe.get('/')],
    ['welcome', () => t.anybody().get('/')],
    ['who is here', () => joe.get('/people')],
    ['my things', () => joe.get('/people/me?done=details')],
    ['my things in Welsh', () => t.as('stranger').get('/people/me?language=cy')],
    ['which', () => joe.get('/people/me/perspectives')],
    ['what helps, to mend', () => mend('/people/me/needs')],
    ['details, to mend', () => mend('/people/me/details')],
    ['leave, to mend', () => mend('/people/me/leave')],
    ['leave with a key', () => amina.get('/people/me/leave')],
    ['erase', () => joe.get('/people/me/erase')],
    ['erase, asked again', () => mend('/people/me/erase/surely')],
    ['gone', () => t.anybody().get('/people/gone/erased')],
    ['rights for everybody', () => t.anybody().get('/people/rights?language=cy')],
    ['rights for a facilitator', () => amina.get('/people/rights')],
    ['what was asked', () => amina.get(right)],
    ['ask, to mend', () => mend('/people/rights')],
    ['take down a call, to mend', () => amina.post('/people/rights/for-somebody', {})],
    ['the record', () => joe.get('/record')],
    ['nothing found in the record', () => joe.get('/record?page=9')],
    ['what helps those around me', () => amina.get('/people/needs')],
    [THE_FILE, () => joe.get('/people/me/download.html')],
  ]
  for (const [name, open] of pages) {
    const seen = await open()
    assert.ok(seen.text, `${name}: ${seen.status} ${seen.goTo}`)
    // The file opens with nothing beside it, so its style is inside.
    const inside = 'no script or style inside the page'
    const faults = (await pageFaults(seen.text)).filter(({ rule }) => name !== THE_FILE || rule !== inside)
    assert.deepEqual(faults, [], name)
  }
})

const clickOn = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()

test('leave and erase, in a browser without script and by keyboard', { skip }, async () => {
  await t.owner.query('insert into host (host, org_id) values ($1, $2)', [
    'localhost',
    t.places.riverside.organisation.id,
  ])
  const web = await openWeb({ ...t.options, address: 'http://localhost' })
  const port = await web.listen({ port: 0, host: '127.0.0.1' })
  const chrome = await chromium.launch({
    executablePath: process.env.THROUGHLINE_BROWSER!,
    args: ['--no-sandbox'],
  })
  try {
    for (const way of ['leave', 'erase'] as const) {
      const { person } = await t.joins(`Traveller ${way}`)
      const context = await chrome.newContext({
        javaScriptEnabled: false,
        viewport: { width: 390, height: 800 },
      })
      const page = await context.newPage()
      await page.goto(`http://localhost:${port}/town/form`)
      const token = await page.locator('input[name=token]').getAttribute('value')
      await page.request.post(`http://localhost:${port}/town/sign-in`, {
        form: { token: token!, person },
        headers: { origin: `http://localhost:${port}` },
      })
      await page.goto(`http://localhost:${port}/people/me`)
      await page
        .getByRole('link', { name: way === 'leave' ? 'Leave this place' : 'Erase everything about me' })
        .press('Enter')
      if (way === 'leave') {
        await clickOn(page, 'Leave now')
        assert.match(
          (await page.locator('#errors').textContent()) ?? '',
          /Choose what should become of your words/,
        )
        await page.getByLabel('Remove my words').press('Space')
        await clickOn(page, 'Leave now')
        assert.equal(await heading(page), 'You have left')
      } else {
        await page.getByLabel('Yes, erase everything about me').press('Space')
        await clickOn(page, 'Go on')
        assert.equal(await heading(page), 'Are you sure?')
        await page.getByLabel('Yes, erase me for good').press('Space')
        await clickOn(page, 'Do what I chose')
        assert.equal(await heading(page), 'You have been erased')
      }
      assert.equal(await page.getByText('You are signed in').count(), 0)
      await page.goto(`http://localhost:${port}/record`)
      assert.doesNotMatch((await page.textContent('body')) ?? '', /Traveller/)
      await context.close()
    }
  } finally {
    await chrome.close()
    await web.close()
  }
  const world = t.worldAt()
  const gone = await world.read
    .selectFrom('person')
    .select(['name', 'email'])
    .where('left_at', 'is not', null)
    .execute()
  assert.deepEqual(gone, [
    { name: null, email: null },
    { name: null, email: null },
  ])
  await world.end()
})
