import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { showable } from '../../platform/web/form.js'
import type { Browser, Seen, Typed } from '../browser.js'
import { type Town, town } from '../town.js'
import { LIST, linesOf, naughtyStrings, wordsOf } from './naughty.js'
import { routes } from './routes.js'
import { WITH_GARDEN } from './tables.js'

const skip = existsSync(LIST) ? false : 'real data (../shared/data) is not here'

let t: Town
let amina: Browser
let promised: string
const known = new Set<string>()

const VALID = {
  promise: 'Water the beans',
  'due-day': '31',
  'due-month': '3',
  'due-year': '2026',
  tools: 'rake',
}
const DATE = { 'due-day': '7', 'due-month': '4', 'due-year': '2026' }

/** Every route that takes a form, with all of its fields. A new one must be added here before the test passes. */
const FORMS: Readonly<Record<string, Typed>> = {
  '/garden/:group/promises': VALID,
  '/garden/promises/:id/due-date': DATE,
  '/garden/promises/:id/claim': {},
  '/garden/promises/:id/confirmation': {},
  '/garden/gate': { name: 'Amina', email: 'amina@example.org' },
}
const withFields = Object.entries(FORMS).filter(([, form]) => Object.keys(form).length > 0)
const gets = routes
  .filter(([method, path]) => method === 'GET' && path !== '/garden/nettles')
  .map(([, path]) => path)

before(async () => {
  t = await town(routes, { site: { recipe: WITH_GARDEN } })
  amina = t.as('amina')
  promised = (await amina.post(`/garden/${t.places.riverside.group}/promises`, VALID)).goTo
  // What pages are made of when nothing naughty is about: every page right, and every page with errors.
  const harmless = [
    ...gets.map((path) => amina.get(at(path))),
    amina.get('/nowhere'),
    t.as('joe').get(promised),
  ]
  for (const [path, form] of Object.entries(FORMS))
    harmless.push(
      amina.post(at(path)),
      amina.post(at(path), form),
      amina.post(at(path), { ...form, token: 'x' }),
    )
  const odd = { ...VALID, promise: `${'x'.repeat(201)}` }
  harmless.push(amina.post(at('/garden/:group/promises'), odd), amina.get(`/?${'x'.repeat(3_000)}`))
  for (const { text } of await Promise.all(harmless)) for (const line of linesOf(text)) known.add(line)
})
after(() => t.close())

const at = (path: string) =>
  path.replace(':group', t.places.riverside.group).replace('/garden/promises/:id', promised)

/** No 500, and nothing on the page that is not on a harmless one: what was sent is words and nothing else. */
function calm(seen: Seen, sent: string) {
  assert.ok(seen.status < 500, `${seen.status} after ${JSON.stringify(sent)}`)
  if (!/html/.test(seen.headers['content-type'] ?? '')) return
  for (const line of linesOf(seen.text)) assert.ok(known.has(line), `${line} after ${JSON.stringify(sent)}`)
}

const shown = (seen: Seen, words: string, sent: string) =>
  assert.ok(
    wordsOf(seen.text).some((one) => one.includes(words)),
    `not shown: ${JSON.stringify(sent)}`,
  )

test('the list has every route that takes a form', () => {
  const posts = routes.filter(([method]) => method === 'POST').map(([, path]) => path)
  assert.deepEqual(Object.keys(FORMS).sort(), [...posts].sort())
})

test('a naughty string in every field at once, and in the name of a field: nothing breaks, nothing gets out', {
  skip,
}, async () => {
  for (const sent of naughtyStrings())
    for (const [path, form] of withFields) {
      const all = Object.fromEntries(Object.keys(form).map((name) => [name, sent]))
      calm(await amina.post(at(path), { ...all, [sent]: sent }), sent)
    }
})

test('a naughty string as a promise is kept and shown as what it is, or asked for again with what was typed kept', {
  skip,
}, async () => {
  const kept = { kept: 0, asked: 0 }
  for (const sent of naughtyStrings()) {
    const answer = await amina.post(at('/garden/:group/promises'), { ...VALID, promise: sent })
    calm(answer, sent)
    if (answer.status === 303) {
      const page = await amina.get(answer.goTo)
      calm(page, sent)
      shown(page, sent.trim().normalize('NFC'), sent)
      kept.kept++
    } else {
      assert.equal(answer.status, 422)
      // A box for words drops one line end at its start.
      shown(answer, showable(sent.replace(/\r\n?/g, '\n')).replace(/^\n/, ''), sent)
      kept.asked++
    }
  }
  assert.ok(kept.kept > 400 && kept.asked > 10, JSON.stringify(kept))
})

test('a naughty string that was sent without our token is kept too, as words', { skip }, async () => {
  for (const sent of naughtyStrings()) {
    const page = await amina.post(at('/garden/:group/promises'), { ...VALID, promise: sent, token: sent })
    assert.equal(page.status, 403)
    calm(page, sent)
    const words = showable(sent.replace(/\r\n?/g, '\n'))
    if (words) shown(page, words, sent)
  }
})

test('a naughty string in every part of an address that may change finds nothing', { skip }, async () => {
  const parts = gets.filter((path) => path.includes(':'))
  for (const sent of naughtyStrings())
    for (const path of parts) {
      const seen = await amina.get(
        path.replace(/:\w+/, () => encodeURIComponent([...sent].slice(0, 150).join(''))),
      )
      calm(seen, sent)
      // A dot alone is the same folder: browsers take it out before they ask.
      if (!/^\.{0,2}$/.test(sent))
        assert.ok([404, 414].includes(seen.status), `${seen.status}: ${path} ${JSON.stringify(sent)}`)
    }
})

test('a naughty string as it is, in an address and as what is asked for', { skip }, async () => {
  for (const sent of naughtyStrings()) {
    const asked = `/garden/promises?words=${encodeURIComponent(sent)}&${encodeURIComponent(sent)}=${encodeURIComponent(sent)}`
    const found = await amina.get(asked)
    calm(found, sent)
    if (found.status === 200 && showable(sent)) shown(found, showable(sent), sent)
    const raw = `/garden/promises?words=${sent.replace(/[^\x21-\x7e]/g, '')}`
    calm(await amina.get(raw), sent)
  }
})

test('a naughty string in what a browser says of itself', { skip }, async () => {
  for (const sent of naughtyStrings()) {
    const latin = sent.replace(/[^\x20-\x7e]/g, '')
    calm(
      await amina.get('/garden/gate', { 'accept-language': latin, referer: latin, 'user-agent': latin }),
      sent,
    )
    calm(
      await t.anybody().get('/garden/gate', { cookie: `${latin}; __Host-throughline-session=${latin}` }),
      sent,
    )
  }
})
