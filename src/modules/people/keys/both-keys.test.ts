import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Browser, chromium, type Page } from 'playwright-core'
import { tokenIn } from '../../../testing/browser.js'
import { closeBrowser, pageFaults, withoutBrowser } from '../../../testing/page-checks.js'
import { type Inhabitant, type Sides, sidesOf } from '../../../testing/sides.js'
import { type Town, town } from '../../../testing/town.js'
import { frameOf } from '../frame.js'
import { actorOf } from '../queries.js'
import { BUILT_IN } from './built-in.js'
import { allKeyRoutes } from './room.js'

// The journey from nobody's key to both, by four people on phones, without script: every page on the way can be used
// by everybody.

let t: Town
let sides: Sides
let browser: Browser | undefined
const people = new Map<string, Inhabitant>()
const pages = new Map<string, string>()
const skip = withoutBrowser

before(async () => {
  t = await town(
    allKeyRoutes({
      kinds: BUILT_IN,
      holds: { holdables: [], isSafetyContact: async () => false, goneUp: async () => undefined },
      secondFirst: () => undefined,
    }),
    {
      web: {
        address: 'http://riverside.example',
        actorOf: async (world, { person }) => (person ? actorOf(world, person) : { kind: 'visitor' }),
        frame: frameOf,
      },
    },
  )
  sides = await sidesOf(t)
  for (const [name, side] of [
    ['Amina Begum', 'lived'],
    ['Ben Lewis', 'lived'],
    ['Siân-Angharad Llewelyn-Featherstonehaugh', 'lived'],
    ['Joe Evans', 'learnt'],
  ] as const)
    people.set(name.split(' ')[0] ?? '', await sides.joins(name, { sides: [side] }))
  if (skip) return
  const port = await t.web.listen({ port: 0, host: '127.0.0.1' })
  browser = await chromium.launch({
    executablePath: process.env.THROUGHLINE_BROWSER ?? '',
    args: ['--no-sandbox', `--host-resolver-rules=MAP *.example 127.0.0.1:${port}`],
  })
})
after(async () => {
  await browser?.close()
  await closeBrowser()
  await t.close()
})

const site = () => `http://${t.places.riverside.host}`
/** Somebody's phone, signed in, with no script. */
async function phoneOf(name: string): Promise<Page> {
  const { host } = t.places.riverside
  const form = await t.web.inject({ method: 'GET', url: '/town/form', headers: { host } })
  const held = form.cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join('; ')
  const typed = new URLSearchParams({
    token: tokenIn(form.body) ?? '',
    person: people.get(name)!.id,
    device: 'own',
  })
  const signed = await t.web.inject({
    method: 'POST',
    url: '/town/sign-in',
    headers: { host, origin: site(), cookie: held, 'content-type': 'application/x-www-form-urlencoded' },
    payload: `${typed}`,
  })
  const context = await browser!.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  })
  await context.addCookies(signed.cookies.map(({ name, value }) => ({ name, value, url: site() })))
  return context.newPage()
}

const visit = async (page: Page, path: string) => {
  await page.goto(`${site()}${path}`)
  await keep(page)
}
const press = async (page: Page, what: string) => {
  await page.getByRole('button', { name: what, exact: true }).first().click()
  await keep(page)
}
const follow = async (page: Page, what: string) => {
  await page.getByRole('link', { name: what }).first().click()
  await keep(page)
}
/** Each state of a page once: by its address and its heading, its notices and its buttons. */
async function keep(page: Page) {
  const html = await page.content()
  const path = new URL(page.url()).pathname.replace(/[0-9a-f-]{36}/g, ':id')
  const does = [...html.matchAll(/<(?:button|legend|h[23])[^>]*>([^<]*)/g)].map(([, text]) => text)
  pages.set(`${path} ${does}`, html)
}
const says = async (page: Page, sentence: RegExp) =>
  assert.match((await page.textContent('body')) ?? '', sentence)

test('from the first key to both, by four people on phones, without script', { skip }, async () => {
  const amina = await phoneOf('Amina')
  await visit(amina, '/people/keys')
  await says(amina, /Until both sides do, nothing can be settled/)
  await press(amina, 'Take the key of this side')
  await says(amina, /Choose the side you are on/)
  await amina.getByLabel('Lived experience').check()
  await press(amina, 'Take the key of this side')
  await says(amina, /Others with lived experience must confirm them: 0 of 2/)
  await follow(amina, 'Ask somebody to be the facilitator of the other side')
  await press(amina, 'Ask them')
  await amina.getByLabel('Who').selectOption({ label: 'Joe Evans' })
  await press(amina, 'Ask them')
  await says(amina, /You asked them/)

  const joe = await phoneOf('Joe')
  await visit(joe, '/people/keys')
  await joe.getByRole('link', { name: 'See the choice' }).last().click()
  await keep(joe)
  await press(joe, 'Yes, I will hold this key')
  await says(joe, /This organisation is run from one side/)

  for (const name of ['Ben', 'Siân-Angharad']) {
    const page = await phoneOf(name)
    await visit(page, '/people/keys')
    await follow(page, 'See the choice')
    await press(page, 'Say it')
    await says(page, /Choose one of these/)
    await page.getByLabel('Yes', { exact: true }).check()
    await press(page, 'Say it')
    await says(page, /We counted what you said/)
  }
  await visit(joe, '/people/keys')
  assert.doesNotMatch((await joe.textContent('body')) ?? '', /run from one side|nothing can be settled/)
  await says(joe, /Amina Begum\s*since 21 March 2026, until 21 March 2027/)
})

test('then one side proposes and the other agrees, on the same phones', { skip }, async () => {
  const [amina, joe] = [await phoneOf('Amina'), await phoneOf('Joe')]
  await visit(joe, '/people/proposals')
  await follow(joe, 'Propose something')
  await follow(joe, 'Add an answer to')
  await joe.getByLabel('The answer in English').fill('Neighbour')
  await press(joe, 'Propose it')
  assert.equal(await joe.getByLabel('The answer in English').inputValue(), 'Neighbour')
  await joe.getByLabel('The answer in Welsh').fill('Cymydog')
  await joe.getByLabel('Lived experience').check()
  await joe.getByLabel('We agreed it together').check()
  await joe.getByLabel('Anything else to say about it?').fill('We spoke of it at the forum.')
  await press(joe, 'Propose it')
  await says(joe, /You proposed it/)
  await visit(amina, '/people/proposals')
  await follow(amina, 'Add an answer to')
  await says(amina, /We spoke of it at the forum/)
  await press(amina, 'Yes, do it')
  await says(amina, /You both agreed, and it is done/)
  await visit(amina, '/people/proposals')
  await visit(amina, '/people/holds')
  await amina.goto(`${site()}/people/keys?language=cy`)
  await keep(amina)
  await says(amina, /Pwy sy’n dal yr allweddi/)
})

test('everybody can use each page on the way, in light, in dark and on the smallest phone', {
  skip,
}, async () => {
  assert.ok(pages.size > 15, `only ${pages.size} states were kept`)
  const faults: string[] = []
  for (const [state, html] of pages)
    for (const { by, rule, where } of await pageFaults(html)) faults.push(`${state}: ${by} ${rule} ${where}`)
  assert.deepEqual(faults, [])
})
