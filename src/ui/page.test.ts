import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import { h } from 'preact'
import { ASSETS, frame } from '../testing/sample-frame.js'
import { SAMPLES } from '../testing/sample-pages.js'
import { sameIn } from './around.js'
import { renderPage } from './page.js'
import { LANGUAGES } from './say.js'

const drawn = (name: string, change = {}) => {
  const { view, frame: differs } = SAMPLES[name]!
  return renderPage(frame({ ...differs, ...change }), h(view, {}))
}

test('every page has one heading, the name of the place, and Help now with numbers that can be pressed', () => {
  for (const name of Object.keys(SAMPLES))
    for (const language of LANGUAGES) {
      const page = drawn(name, { language })
      assert.equal(page.match(/<h1/g)?.length, 1, name)
      assert.match(page, new RegExp(`^<!doctype html>\n<html lang="${language}" dir="ltr">`))
      for (const phone of ['999', '18000', '111', '116123', '01632960222'])
        assert.ok(page.includes(`href="tel:${phone}"`), phone)
      assert.match(page, language === 'en' ? /<summary>Help now</ : /<summary>Cymorth nawr</)
    }
})

test('an error is said in the title, first on the page, beside its box, and leads there', () => {
  const page = drawn('form')
  assert.match(page, /<title>Error: Which of these are you\? – Riverside Care and Support</)
  assert.match(drawn('form', { language: 'cy' }), /<title>Gwall: /)
  assert.ok(page.indexOf('id="errors"') < page.indexOf('<h1'))
  assert.match(page, /id="errors" tabindex="-1" autofocus/)
  for (const [, field] of page.matchAll(/<a href="#([\w-]+)">(?:Choose|Enter)/g)) {
    assert.match(page, new RegExp(`<input[^>]* id="${field}"`))
    assert.match(page, new RegExp(`aria-describedby="[^"]*${field}(-date)?-error"`))
  }
  assert.match(page, /name="birthday-day"[^>]* value="27"/, 'what was typed is still there')
})

test('a form carries its token, posts, and leaves the checking to us', () => {
  const forms = drawn('gallery').match(/<form [^>]*>(<input type="hidden"[^>]*>)?/g)!
  const posts = forms.filter((form) => form.includes('method="post"'))
  assert.ok(posts.length > 3)
  for (const form of posts) assert.match(form, /<input type="hidden" name="token" value="a-token-for-forms"/)
})

test('nothing a person wrote can become markup, and no page holds a script or a style of its own', () => {
  const nasty = '"><script>alert(1)</script>'
  const page = drawn('long', {
    organisation: { name: nasty },
    person: { name: nasty },
    help: { local: [{ label: nasty, phone: nasty }] },
  })
  assert.doesNotMatch(page, /<script|<style| style=| on\w+=/)
})

test('who uses somebody else’s device finds the way out, and only when signed in', () => {
  assert.match(drawn('list'), /href="\/people\/not-my-device"/)
  assert.match(drawn('help'), /not-my-device/, 'also for whoever has not signed in')
  assert.doesNotMatch(drawn('help'), /sign-out/)
})

test('help pages have a quick exit to an everyday page, before anything else', () => {
  const page = drawn('help')
  assert.ok(page.indexOf('https://www.bbc.co.uk/weather') < page.indexOf('<header'))
  assert.doesNotMatch(drawn('list'), /bbc/)
})

test('what is run from one side is said on every page; what was just done is said first', () => {
  const page = drawn('list')
  assert.match(page, /run from one side/)
  assert.ok(page.indexOf('Your idea is in.') < page.indexOf('<h1'))
  assert.match(page, /role="alert"[^>]*aria-labelledby="done-1"/)
})

test('the language changes and everything else in the address stays', () => {
  assert.equal(sameIn('cy', '/groups/1?page=3&language=en'), '/groups/1?page=3&language=cy')
  assert.equal(sameIn('en', '/'), '/?language=en')
  assert.match(drawn('list', { address: '/a?b=1' }), /href="\/a\?b=1&amp;language=cy"[^>]*lang="cy"/)
})

test('a first visit weighs under 60 KB with everything, and a later page under 20 KB', () => {
  const sheet = readFileSync(join('dist', ASSETS.css))
  const letters = [...sheet.toString().matchAll(/url\((letter-[^)]+)\)/g)].map(
    ([, file]) => readFileSync(join('dist', 'assets', file!)).length,
  )
  assert.equal(letters.length, 4)
  const css = brotliCompressSync(sheet).length
  const page = Math.max(
    ...LANGUAGES.map((language) => brotliCompressSync(drawn('form', { language })).length),
  )
  const first = css + page + letters.reduce((sum, one) => sum + one, 0)
  assert.ok(css < 14_000, `style sheet ${css}`)
  assert.ok(first < 60_000, `first visit ${first}`)
  assert.ok(page < 20_000, `later page ${page}`)
})
