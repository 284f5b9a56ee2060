import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { HtmlValidate } from 'html-validate'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { readFaults } from './read-checks.js'
import { SEEN } from './seen-checks.js'

/** Something on a page that would stand in somebody's way. */
export type Fault = {
  readonly by: 'axe' | 'html-validate' | 'ours'
  readonly rule: string
  /** The element, or the line of the markup. */
  readonly where: string
}

const executablePath = process.env.THROUGHLINE_BROWSER
/** For test options: why a check in a browser did not run. */
export const withoutBrowser = executablePath ? false : 'no browser can be had here'

let opened: Promise<Browser> | undefined
const contexts = new Map<string, Promise<BrowserContext>>()
const documents = new Map<string, string>()

/** The one browser of this run: the whole suite's where there is one, else our own. Close it with `closeBrowser`. */
function browser(): Promise<Browser> {
  const shared = process.env.THROUGHLINE_BROWSER_AT
  opened ??= shared
    ? chromium.connect(shared)
    : chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] })
  return opened
}

export async function closeBrowser(): Promise<void> {
  await (await opened)?.close()
  opened = undefined
  contexts.clear()
  idle.clear()
}

/** How a page is looked at: how wide, in dark, with script, on paper. */
type Way = {
  readonly width?: number
  readonly dark?: boolean
  readonly script?: boolean
  readonly print?: boolean
}

const HERE = 'http://page.check'

/** Opens markup as a page of its own, with our built style and letters and nothing else from anywhere. */
export async function open(html: string, way: Way = {}): Promise<Page> {
  const key = JSON.stringify(way)
  let context = contexts.get(key)
  if (!context) {
    context = contextFor(way)
    contexts.set(key, context)
  }
  const page = await (await context).newPage()
  if (way.print) await page.emulateMedia({ media: 'print' })
  await show(page, html)
  return page
}

/** Puts other markup into an open page. */
export async function show(page: Page, html: string): Promise<void> {
  const place = `/page/${documents.size}`
  documents.set(place, html)
  await page.goto(HERE + place)
}

async function contextFor({ width = 1280, dark, script = true }: Way): Promise<BrowserContext> {
  const context = await (await browser()).newContext({
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    javaScriptEnabled: script,
  })
  await context.route('**/*', async (route) => {
    const { pathname, origin } = new URL(route.request().url())
    const html = documents.get(pathname)
    const file = join('dist', pathname)
    if (origin === HERE && html !== undefined)
      await route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
    else if (origin === HERE && pathname.startsWith('/assets/') && existsSync(file))
      await route.fulfill({ path: file })
    else await route.abort()
  })
  return context
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

type AxeFound = readonly { readonly id: string; readonly where: string }[]

/** What axe finds, in all its rules or in the named ones. */
export async function axeFaults(page: Page, rules?: readonly string[]): Promise<Fault[]> {
  const only = rules ? { type: 'rule', values: rules } : { type: 'tag', values: AXE_TAGS }
  // Put in as text from here, so that a page may forbid every script of its own; once, for there is much of it.
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(axe)
  const found: AxeFound = await page.evaluate(
    `axe.run({ runOnly: ${JSON.stringify(only)}, resultTypes: ['violations'] }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => ({ id, where: html.slice(0, 200) }))))`,
  )
  return found.map(({ id, where }) => ({ by: 'axe', rule: id, where }))
}

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // How markup is laid out says nothing to anybody.
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'doctype-style': 'off',
    'attribute-boolean-style': 'off',
    // A title says where one is, even if the name of the place is long.
    'long-title': 'off',
    // Several boxes to tick share one name: that is how a list is sent.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit', 'reset'] }],
    // Phone numbers stand in their own list, each with what it is for.
    'tel-non-breaking': 'off',
  },
})

/** What html-validate finds in the markup as it was sent. */
export async function markupFaults(html: string): Promise<Fault[]> {
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) =>
    messages
      // Without the role, a screen reader (JAWS) leaves out what describes the three boxes of a date.
      .filter(({ message }) => message !== 'Redundant role "group" on <fieldset>')
      .map(({ ruleId, message, line }) => ({
        by: 'html-validate' as const,
        rule: ruleId,
        where: `line ${line}: ${message}`,
      })),
  )
}

/** What our own checks find: in the markup, and in what is seen. */
export async function ownFaults(page: Page, html: string): Promise<Fault[]> {
  const seen: AxeFound = await page.evaluate(SEEN)
  return [...readFaults(html), ...seen.map(({ id, where }): Fault => ({ by: 'ours', rule: id, where }))]
}

/**
 * Everything that is wrong with an open page: in its markup, to axe, to our own checks, in the contrast of dark,
 * and on a screen 320 wide (the same as 1280 at 400%). The page is left as it was found.
 * @param html the markup as it was sent; without it, as the browser holds it
 */
export async function faultsOf(page: Page, html?: string): Promise<readonly Fault[]> {
  const source = html ?? (await page.content())
  const before = page.viewportSize()
  const faults = [
    ...(await markupFaults(source)),
    ...(await axeFaults(page)),
    ...(await ownFaults(page, source)),
  ]
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await axeFaults(page, ['color-contrast'])
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 320, height: 640 })
  const narrow: AxeFound = await page.evaluate(SEEN)
  if (before) await page.setViewportSize(before)
  return [
    ...faults,
    ...dark.map((fault) => ({ ...fault, rule: `${fault.rule} (dark)` })),
    ...narrow.map(({ id, where }): Fault => ({ by: 'ours', rule: `${id} (320 wide)`, where })),
  ]
}

// What differs each time the same page is sent: the token of its form, keys of rows, and where it was sent from.
const FLEETING =
  /name="token" value="[^"]*"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|localhost:\d+|127\.0\.0\.1:\d+/g
const sound = new Set<string>()
// The whole run keeps what was found sound in one folder, for every file and for both legs.
const kept = process.env.THROUGHLINE_SOUND_AT

const isSound = (state: string) => sound.has(state) || (kept !== undefined && existsSync(join(kept, state)))
function keepSound(state: string): void {
  sound.add(state)
  if (kept !== undefined) writeFileSync(join(kept, state), '')
}

/** Everything that is wrong with a page drawn from markup; see `faultsOf`. What was found sound is not looked at again. */
export async function pageFaults(html: string, way: Way = {}): Promise<readonly Fault[]> {
  const state = createHash('sha256')
    .update(JSON.stringify(way) + html.replaceAll(FLEETING, ''))
    .digest('hex')
  if (isSound(state)) return []
  const page = await laidOut(html, way)
  const faults = await faultsOf(page, html)
  if (!faults.length) keepSound(state)
  idle.set(JSON.stringify(way), [...(idle.get(JSON.stringify(way)) ?? []), page])
  return faults
}

/**
 * Everything that is wrong with what a browser shows now. It is looked at on a copy of the same width, so where focus
 * is and what was pressed stay as they are.
 */
export async function faultsNow(page: Page): Promise<readonly Fault[]> {
  const width = page.viewportSize()?.width
  return pageFaults(asSent(await page.content()), width === undefined ? {} : { width })
}

// As a browser writes it down, an attribute without a value has an empty one; what a script does, it has done.
const asSent = (html: string) =>
  html
    .replaceAll(/ (hidden|autofocus|checked|selected|open|novalidate|multiple|required)=""/g, ' $1')
    .replaceAll(/<script[^>]*src[^>]*><\/script>/g, '')

// A page that has shown one before is warm: the next is looked at in a third of the time.
const idle = new Map<string, Page[]>()

async function laidOut(html: string, way: Way): Promise<Page> {
  const page = idle.get(JSON.stringify(way))?.pop()
  if (!page) return open(html, way)
  await show(page, html)
  return page
}
