import assert from 'node:assert/strict'
import { text } from 'node:stream/consumers'
import { type Browser, chromium, type Page } from 'playwright-core'
import type { Id } from '../kernel/id.js'
import { startSession } from '../platform/web/sessions.js'
import { type Language, sayIn } from '../ui/say.js'
import { closeBrowser, faultsNow } from './page-checks.js'
import type { Town } from './town.js'

const PHONE = { width: 390, height: 844 }

/** Who comes, and with what: nobody known, on a phone, without script and in English unless told otherwise. */
type Coming = {
  readonly person?: Id<'Person'>
  readonly script?: boolean
  readonly language?: Language
  readonly wide?: boolean
}

export type Visitors = Awaited<ReturnType<typeof visitors>>

/** The house of a town, open to people with real browsers. */
export async function visitors(t: Town) {
  const { organisation } = t.places.riverside
  await t.owner.query('insert into host (host, org_id) values ($1, $2)', ['localhost', organisation.id])
  const at = `http://localhost:${await t.web.listen({ port: 0, host: '127.0.0.1' })}`
  const browser = await anyBrowser()

  const comes = async ({ person, script = false, language = 'en', wide = false }: Coming = {}) => {
    const context = await browser.newContext({
      ...(wide ? {} : { viewport: PHONE }),
      baseURL: at,
      javaScriptEnabled: script,
      reducedMotion: 'reduce',
      locale: language === 'cy' ? 'cy-GB' : 'en-GB',
    })
    context.setDefaultTimeout(30_000)
    if (person) await context.addCookies([await cookieOf(t, person, at)])
    return visitor(await context.newPage(), language)
  }
  const close = async () => {
    await browser.close()
    await closeBrowser()
    await t.close()
  }
  return { at, comes, close }
}

/** The browser of the whole run, or one of this file's own. */
function anyBrowser(): Promise<Browser> {
  const { THROUGHLINE_BROWSER_AT: shared, THROUGHLINE_BROWSER: executablePath = '' } = process.env
  return shared ? chromium.connect(shared) : chromium.launch({ executablePath, args: ['--no-sandbox'] })
}

/** What the browser of somebody holds who has signed in with two proofs. */
async function cookieOf({ pool, worldAt, places }: Town, person: Id<'Person'>, url: string) {
  const { organisation } = places.riverside
  const now = worldAt().now()
  const value = await startSession(pool, organisation.id, now, { person, assurance: 'two-factor' })
  return { name: 'throughline-session', value, url }
}

/** Does what leads to another page, and waits until it is there. */
export async function moves(page: Page, work: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForEvent('framenavigated'), work()])
  await page.waitForLoadState()
}

/** The same, and looks at the page that is there: nobody leaves a step of a journey without a look. */
export async function arrives(page: Page, work: () => Promise<unknown>): Promise<void> {
  await moves(page, work)
  assert.deepEqual(await faultsNow(page), [], page.url())
}

export type Visitor = ReturnType<typeof visitor>

function visitor(page: Page, language: Language) {
  const say = sayIn(language)
  /** The page that is there now has this heading, and stands in nobody's way. */
  const sees = async (heading: string) => {
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    assert.deepEqual(await faultsNow(page), [], page.url())
  }
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const follow = (name: string) =>
    page
      .locator('a')
      .filter({ hasText: wholly(name) })
      .first()
      .click()
  const downloads = async (name: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), follow(name)])
    return text(await download.createReadStream())
  }
  const reads = async () => ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ')
  return { page, say, sees, press, follow, downloads, reads }
}

/** The words of a link and nothing besides, however it looks. */
const wholly = (name: string) =>
  new RegExp(`^\\s*${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+')}\\s*$`)
