import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Browser, chromium, type Page } from 'playwright-core'
import { actorOf } from '../modules/people/queries.js'
import { signInRoutes } from '../modules/people/sign-in/routes.js'
import { withoutKey } from '../modules/people/sign-in/second.js'
import { setSignOn } from '../modules/people/sign-in/sign-on-commands.js'
import { type At, type Doorstep, doorstep } from '../testing/doorstep.js'
import { forgingProvider } from '../testing/forging-provider.js'
import { closeBrowser, faultsNow, withoutBrowser } from '../testing/page-checks.js'
import { arrives } from '../testing/visitors.js'

let t: Doorstep
let door: At
let at = ''
let browser: Browser
let provider: Awaited<ReturnType<typeof forgingProvider>>

before(async () => {
  if (withoutBrowser) return
  t = await doorstep(
    (made) => {
      door = made
      return signInRoutes(made)
    },
    async (world, { person, assurance }) =>
      person ? withoutKey(await actorOf(world, person), assurance) : { kind: 'visitor' },
    { web: { address: 'http://localhost' } },
  )
  at = await t.serve()
  provider = await forgingProvider('throughline', { email: 'joe@example.org', email_verified: true })
  const set = { clientId: 'throughline', clientSecret: 'hush', name: 'Council sign-on' }
  assert.ok((await setSignOn(door, t.worldAt(), { ...set, issuer: provider.issuer })).ok)
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
  await provider.close()
  await t.close()
})

const PHONE = { width: 390, height: 760 }

/** Somebody with a device of their own: a phone without script, unless told otherwise. */
async function somebody(script = false): Promise<Page> {
  const context = await browser.newContext({
    viewport: PHONE,
    javaScriptEnabled: script,
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(30_000)
  return context.newPage()
}

/** Looks at the page as it is now, with every check we have. */
async function look(page: Page, title: RegExp): Promise<void> {
  // A page on its way has no title yet.
  for (let tries = 0; tries < 80 && !title.test(await page.title()); tries++) await page.waitForTimeout(100)
  assert.match(await page.title(), title)
  assert.deepEqual(await faultsNow(page), [], await page.title())
}

const textOf = async (page: Page, where: string) => (await page.locator(where).first().textContent()) ?? ''
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

async function signInByCode(page: Page, name: 'joe' | 'amina', path = '/people/sessions'): Promise<void> {
  await arrives(page, () => page.goto(`${at}${path}`))
  await page.getByLabel('Your e-mail address').fill(`${name}@example.org`)
  const [letter] = await t.lettersOf(`${name}@example.org`, () =>
    arrives(page, () => press(page, 'Send me a code')),
  )
  await page.getByLabel('Code from the letter').fill(/\d{4} \d{4}/.exec(letter!.body)![0])
  await arrives(page, () => press(page, 'Sign in'))
}

test('Carol joins by the QR code on a screen, makes a card, and comes back with it: a phone, no script', {
  skip: withoutBrowser,
}, async () => {
  const joe = await somebody()
  await joe.goto(`${at}/people/invitations/link`)
  await look(joe, /How would you like to sign in/)
  await signInByCode(joe, 'joe', '/people/invitations/link')
  await look(joe, /Make a link and QR code/)
  await press(joe, 'Make it')
  await look(joe, /Join Garden/)
  const code = (await textOf(joe, '.tl-poster .tl-code')).replaceAll(' ', '')

  const carol = await somebody()
  await carol.goto(`${at}/people/join/${code}`)
  await look(carol, /joe invites you to join Garden/)
  await press(carol, 'Join')
  await look(carol, /^Error: joe invites you/)
  await carol.getByLabel('What shall we call you?').fill('Carol')
  await carol.getByLabel('Carer').first().check()
  await carol.locator('[name=age][value=yes]').check()
  await carol.getByLabel('With a printed card').check()
  await press(carol, 'Join')
  await look(carol, /Make your sign-in card/)
  await press(carol, 'Make it and show it')
  await look(carol, /Here is your card/)
  const number = await textOf(carol, '.tl-id-small .tl-code')
  const secret = await textOf(carol, '.tl-id-small .tl-id-secret')
  await carol.getByRole('link', { name: 'I have kept it' }).click()
  await look(carol, /Welcome/)
  await carol.goto(`${at}/people/not-my-device`)
  await look(carol, /Is this not your own device/)
  await press(carol, 'Sign out now')
  await look(carol, /You are signed out/)

  const again = await somebody()
  await again.goto(`${at}/people/sign-in/card?next=/people/sessions`)
  await look(again, /Sign in with your card/)
  await again.getByLabel('Card number or name').fill(number)
  await again.getByLabel('Code on the card').fill(secret)
  await press(again, 'Sign in')
  await look(again, /Where you are signed in/)
  assert.match(await textOf(again, 'main'), /With your card/)
  await again.goto(`${at}/people/cards`)
  await look(again, /Your sign-in card/)
})

test('Joe says whose answers they are while somebody helps him, and that it is over', {
  skip: withoutBrowser,
}, async () => {
  const joe = await somebody()
  await signInByCode(joe, 'joe', '/people/support')
  await look(joe, /Somebody helps me/)
  await joe.getByLabel('Somebody thinks I would say this').check()
  await joe.getByLabel('Who helps?').fill('my key worker')
  await joe.locator('[name=paid][value=yes]').check()
  await press(joe, 'Note it')
  await look(joe, /^Error: Somebody helps me/)
  assert.equal(await joe.getByLabel('Who helps?').inputValue(), 'my key worker')
  await joe.getByLabel('I want this help').check()
  await press(joe, 'Note it')
  assert.match(await textOf(joe, 'main'), /counts as the supporter’s voice/)
  await look(joe, /Somebody helps me/)
  await press(joe, 'Nobody helps me any more')
  await look(joe, /Somebody helps me/)
})

test('Joe joins the sign-on of his work to his place here, once, and comes in with it: no script', {
  skip: withoutBrowser,
}, async () => {
  const joe = await somebody()
  const through = async () => {
    await joe.goto(`${at}/people/sign-in/organisation?next=/people/sessions`)
    await look(joe, /Sign in with Council sign-on/)
    await press(joe, 'Go on')
    await look(joe, /Ready for Council sign-on/)
    await joe.getByRole('link', { name: 'Open Council sign-on' }).click()
    await look(joe, /You are back from Council sign-on/)
    await press(joe, 'Sign in')
  }
  await through()
  await look(joe, /not joined to your place here yet/)
  const asUsual = new URL(
    (await joe.getByRole('link', { name: 'Sign in as usual' }).getAttribute('href')) ?? '',
    at,
  )
  await signInByCode(joe, 'joe', `${asUsual.pathname}${asUsual.search}`)
  await look(joe, /Join Council sign-on to your place here/)
  await press(joe, 'Yes, join them')
  await look(joe, /How you sign in/)
  await joe.goto(`${at}/people/not-my-device`)
  await look(joe, /Is this not your own device/)
  await press(joe, 'Sign out now')
  await look(joe, /You are signed out/)
  await through()
  await look(joe, /Where you are signed in/)
  assert.match(await textOf(joe, 'main'), /With the sign-on of your work/)
})

test('Amina, who holds a key, adds a passkey and comes in with it: two proofs in one', {
  skip: withoutBrowser,
}, async () => {
  const amina = await somebody(true)
  const cdp = await amina.context().newCDPSession(amina)
  await cdp.send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
  } as const
  await cdp.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, isUserVerified: true } })
  await signInByCode(amina, 'amina', '/people/second?next=/people/passkeys')
  await look(amina, /Choose your second proof/)
  await amina.getByRole('link', { name: 'Passkeys' }).click()
  await look(amina, /Passkeys/)
  await amina.getByLabel('What shall we call it?').fill('my phone')
  await press(amina, 'Add it')
  await amina.getByRole('heading', { name: 'my phone' }).waitFor()
  await look(amina, /Passkeys/)
  await amina.goto(`${at}/people/not-my-device`)
  await look(amina, /Is this not your own device/)
  await press(amina, 'Sign out now')
  await look(amina, /You are signed out/)
  await amina.goto(`${at}/people/sign-in/passkey?next=/people/cards/by-phone`)
  await look(amina, /Sign in with a passkey/)
  await press(amina, 'Use my passkey')
  await amina.getByRole('heading', { name: /Somebody phoned/ }).waitFor()
  await look(amina, /Somebody phoned: cancel their card/)
})
