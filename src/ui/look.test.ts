import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { h } from 'preact'
import { axeFaults, closeBrowser, open, pageFaults, withoutBrowser } from '../testing/page-checks.js'
import { frame } from '../testing/sample-frame.js'
import { SAMPLES } from '../testing/sample-pages.js'
import type { Frame } from './frame.js'
import { Gallery } from './gallery.js'
import { renderPage } from './page.js'

after(closeBrowser)
const skip = withoutBrowser

function drawn(name: string, change: Partial<Frame> = {}): string {
  const { view, frame: differs } = SAMPLES[name]!
  return renderPage(frame({ ...differs, ...change }), h(view, {}))
}

for (const name of Object.keys(SAMPLES))
  test(`anyone can use the page “${name}”: in light, in dark, and on the smallest phone`, {
    skip,
  }, async () => {
    assert.deepEqual(await pageFaults(drawn(name)), [])
  })

test('anyone can use every part in Welsh', { skip }, async () => {
  assert.deepEqual(await pageFaults(renderPage(frame({ language: 'cy' }), h(Gallery, {}))), [])
})

const told = (page: Page) =>
  page.evaluate(`(({ id, textContent }) => id || textContent.trim())(document.activeElement)`)
const press = async (page: Page, ...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

test('by keyboard alone: first past the frame, then language, help, and on', {
  skip,
}, async () => {
  const page = await open(drawn('empty'), { width: 390 })
  await press(page, 'Tab')
  assert.equal(await told(page), 'Skip to the main part')
  await press(page, 'Tab')
  assert.equal(await told(page), 'Cymraeg')
  await press(page, 'Tab')
  assert.equal(await told(page), 'Help now')
  await press(page, 'Enter', 'Tab')
  assert.equal(await told(page), '999', 'help opens with a key, and the first number is next')
  const first = await page.evaluate(
    `document.querySelector('.tl-help a').getBoundingClientRect().bottom < innerHeight`,
  )
  assert.ok(first, 'the first number is in sight')
  await page.close()
})

test('past the frame, the keyboard stands in the main part', { skip }, async () => {
  const page = await open(drawn('empty'))
  await press(page, 'Tab', 'Enter')
  assert.equal(await told(page), 'main')
  await press(page, 'Tab')
  assert.equal(await told(page), 'Make the first promise')
  await page.close()
})

test('without script, a page with errors opens at what is wrong, and each line leads to its box', {
  skip,
}, async () => {
  const page = await open(drawn('form'))
  assert.equal(await told(page), 'errors')
  await press(page, 'Tab', 'Enter')
  assert.match(page.url(), /#which$/)
  await press(page, 'Space')
  assert.equal(await page.evaluate(`document.querySelector(':checked').id`), 'which')
  await page.close()
})

test('a choice that asks for more words shows the place for them when it is chosen, by keyboard and without script', {
  skip,
}, async () => {
  const page = await open(drawn('gallery'), { script: false })
  const more = page.locator('[name=more]')
  assert.equal(await more.isVisible(), false)
  await page.locator('[name=wrong-choice][value=more]').press('Space')
  assert.equal(await more.isVisible(), true)
  await page.close()
})

test('what was just done is where the page opens', { skip }, async () => {
  const page = await open(drawn('list'))
  assert.match(`${await told(page)}`, /^Done\s*Your idea is in/)
  await page.close()
})

test('a page works with no script at all: help opens and a form sends what was typed', { skip }, async () => {
  const page = await open(drawn('form'), { script: false, width: 320 })
  await page.click('summary')
  await page.locator('.tl-help a[href="tel:999"]').click({ trial: true })
  await page.fill('[name=own]', 'a sister')
  const [sent] = await Promise.all([
    page.waitForRequest((request) => request.method() === 'POST'),
    page.click('text=Save and go on'),
  ])
  const body = new URLSearchParams(sent.postData() ?? '')
  assert.deepEqual(
    ['own', 'token', 'birthday-day', 'birthday-year'].map((name) => body.get(name)),
    ['a sister', 'a-token-for-forms', '27', ''],
  )
  await page.close()
})

test('opened, help can be read by everybody, in both languages', { skip }, async () => {
  for (const language of ['en', 'cy'] as const) {
    const page = await open(drawn('empty', { language }), { width: 320 })
    await page.click('summary')
    assert.deepEqual(await axeFaults(page), [])
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320)
    await page.close()
  }
})

test('a page prints in black on white, without what only a screen can use', { skip }, async () => {
  const page = await open(drawn('list'), { print: true, dark: true })
  const looks = await page.evaluate(`(() => {
    const of = (part) => getComputedStyle(document.querySelector(part))
    return [of('body').backgroundColor, of('body').color, of('h1').color, of('.tl-card').backgroundColor,
      of('.tl-top').display, of('.govuk-service-navigation').display, of('.tl-mark path').fill]
  })()`)
  const [white, black] = ['rgb(255, 255, 255)', 'rgb(0, 0, 0)']
  assert.deepEqual(looks, [white, black, black, white, 'none', 'none', white])
  await page.close()
})

test('read from right to left, nothing falls off the page and the sides change places', {
  skip,
}, async () => {
  const page = await open(drawn('form').replace('dir="ltr"', 'dir="rtl"'), { width: 320 })
  const [width, help, languages] = await page.evaluate<number[]>(`[document.documentElement.scrollWidth,
    document.querySelector('.tl-help summary').getBoundingClientRect().left,
    document.querySelector('.govuk-language-navigation').getBoundingClientRect().left]`)
  assert.equal(width, 320)
  assert.ok(help! < languages!)
  await page.close()
})

test('in colours a person has chosen, every mark and the line can still be seen', { skip }, async () => {
  const page = await open(drawn('form'))
  await page.emulateMedia({ forcedColors: 'active' })
  const strokes = await page.evaluate<
    string[]
  >(`[...document.querySelectorAll('.tl-mark path, .tl-line path')]
    .map((path) => getComputedStyle(path).stroke)`)
  assert.ok(strokes.length > 5)
  assert.ok(strokes.every((stroke) => stroke !== 'none'))
  await page.close()
})

test('letters twice as large still fit a phone on its side', { skip }, async () => {
  const page = await open(drawn('long'), { width: 640 })
  await page.addStyleTag({ content: 'html{font-size:200%}' })
  assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 640)
  await page.close()
})
