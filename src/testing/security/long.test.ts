import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Type } from '@sinclair/typebox'
import { readable } from '../../platform/cli.js'
import { mailbox, proxies, webAddress } from '../../platform/config/readers.js'
import { describe as described } from '../../platform/log.js'
import { isAddress } from '../../platform/mail/address.js'
import { oneLine, plainText } from '../../platform/mail/letter.js'
import { isFromHere } from '../../platform/mail/mailbox.js'
import { xml } from '../../platform/record/heads-feed.js'
import { notesIn } from '../../platform/record/kept-heads.js'
import { fieldsIn } from '../../platform/web/fields.js'
import { fill } from '../../platform/web/fill.js'
import { readForm, showable } from '../../platform/web/form.js'
import { openHosts } from '../../platform/web/hosts.js'
import { languageOf } from '../../platform/web/language.js'
import { networkOf } from '../../platform/web/limiter.js'
import { sameIn } from '../../ui/around.js'
import { sayIn } from '../../ui/say.js'

const M = 200_000
// What makes a careless pattern try every way there is: much of one thing, and an end that does not fit.
const LONG: readonly string[] = [
  'a',
  ' ',
  '@',
  '.',
  '-',
  '0',
  '"',
  '<',
  '\n',
  '\t',
  '%',
  '/',
  ',',
  '\u0301',
  '\u202e',
  'a.',
  'a@',
  ' ,',
  '""',
  ';q=',
].map((part) => `${part.repeat(M / part.length)}\u0001!`)

const { email, text, whole, day } = fieldsIn(sayIn('en'))
const FORM = Type.Object({
  email: email('?'),
  words: text({ ask: '?', most: 2_000, lines: true }),
  count: whole('?', 0, 9),
  due: day('?'),
})

test('two hundred thousand of any one letter, wherever it is typed or sent, is read in one go', () => {
  for (const long of LONG) {
    fill(
      FORM,
      readForm(
        new URLSearchParams({ email: long, words: long, count: long, 'due.day': long }).toString(),
        99,
      ),
    )
    fill(FORM, { email: `${long.slice(0, 120)}@${long.slice(0, 130)}`, words: long })
    readForm(long, 2_000_000)
    for (const read of [showable, oneLine, plainText, isAddress, xml, readable, networkOf, notesIn])
      read(long)
    for (const read of [proxies, mailbox, webAddress]) read(long)
    languageOf([long], long, 'en')
    sameIn('en', `/${long}?${long}`)
    isFromHere('127.0.0.1', { host: long })
    assert.ok(described(new Error(long)))
  }
})

test('a name of an address two hundred thousand letters long is nobody’s, and is not looked for', async () => {
  const hosts = openHosts({} as Parameters<typeof openHosts>[0])
  for (const long of LONG) assert.equal(await hosts.at(long), undefined)
})
