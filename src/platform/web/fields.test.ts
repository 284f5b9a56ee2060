import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Type } from '@sinclair/typebox'
import fc from 'fast-check'
import { sayIn } from '../../ui/say.js'
import { fieldsIn } from './fields.js'
import { fill } from './fill.js'
import { isOdd, readForm, showable, typed, typedDay, typedMany } from './form.js'
import { TooMuch } from './stops.js'

const { text, maybeText, day, maybeDay, choice, several, whole, email, ticked } = fieldsIn(sayIn('en'))
const FRUIT = ['apple', 'pear', 'plum'] as const

const read = <T>(field: Parameters<typeof fill>[0]['properties'][string], value: unknown) => {
  const filled = fill(Type.Object({ it: field }), { it: value })
  return (filled.ok ? filled.value.it : filled.errors.it) as T
}

test('text comes in trimmed, and in one spelling of each letter', () => {
  assert.equal(read(text({ ask: 'Write it', most: 20 }), '  w\u0302y \n'), 'ŵy')
  assert.equal(read(text({ ask: 'Write it', most: 20 }), 'one\ntwo'), 'one two')
  assert.equal(read(text({ ask: 'Write it', most: 20, lines: true }), 'one\ntwo'), 'one\ntwo')
})

test('nothing, and what nobody can see, is asked for', () => {
  for (const nothing of [undefined, '', '   ', '\n\t', '\u200B\u200D', '\u00A0', ['a', 'b'], { a: 'b' }])
    assert.equal(read(text({ ask: 'Write it', most: 20 }), nothing), 'Write it')
  assert.equal(read(maybeText({ most: 20 }), ' '), undefined)
})

test('letters are counted as people count them', () => {
  const flag = '🏴\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}'
  const five = text({ ask: 'Write it', most: 5 })
  for (const fits of ['ŵŵŵŵŵ', flag.repeat(5), '👩‍👩‍👧‍👦'.repeat(5), 'e\u0301'.repeat(5)])
    assert.equal(read(five, fits), fits.normalize('NFC'))
  for (const longer of ['sixsix', flag.repeat(6), 'ŵŵŵŵŵŵ'])
    assert.equal(read(five, longer), 'Make this shorter: there is room for 5 letters')
})

test('one letter with a thousand marks on it is not one letter', () => {
  assert.match(read<string>(text({ ask: 'Write it', most: 5 }), `a${'\u0301'.repeat(1_000)}`), /shorter/)
})

test('what turns letters round or cannot be seen is taken out and said, kindly', () => {
  for (const odd of ['a\u202Eb', 'a\u2066b', 'a\u0007b', 'a\u001Bb', 'a\u0085b', 'a\uFFFDb', 'a\uFFFEb']) {
    assert.match(read<string>(text({ ask: 'Write it', most: 20 }), odd), /^This had a character/)
    assert.equal(typed({ it: odd }, 'it'), 'ab')
  }
  // Marks that Arabic, Hebrew and families of emoji need are left alone.
  for (const fine of ['a\u200Fb', 'a\u200Eb', '👩‍👧', 'a\tb\nc']) assert.ok(!isOdd(fine))
})

test('a day is three boxes, and a real day of the calendar', () => {
  const three = (day: string, month: string, year: string) => ({ day, month, year })
  assert.equal(read(day('Enter a day'), three(' 7', '4 ', '2026')), '2026-04-07')
  const not = [three('31', '4', '2026'), three('', '4', '2026'), three('7', '4', '26'), three('x', 'y', 'z')]
  for (const wrong of [...not, three('7', '4', '1899'), three('7', '4', '20260'), undefined, '7', ['7'], {}])
    assert.equal(read(day('Enter a day'), wrong), 'Enter a day')
  assert.equal(read(maybeDay('Enter a day'), three('', ' ', '')), undefined)
  assert.equal(read(maybeDay('Enter a day'), three('31', '', '')), 'Enter a day')
})

test('a choice is one of those offered', () => {
  assert.equal(read(choice('Choose one', FRUIT), 'pear'), 'pear')
  for (const wrong of ['peach', '', undefined, ['pear', 'plum'], 'constructor'])
    assert.equal(read(choice('Choose one', FRUIT), wrong), 'Choose one')
})

test('several are those offered, each once, in the order they are offered', () => {
  assert.deepEqual(read(several('Choose some', FRUIT), ['plum', 'apple', 'plum', 'peach']), ['apple', 'plum'])
  assert.deepEqual(read(several('Choose some', FRUIT), 'pear'), ['pear'])
  assert.equal(read(several('Choose some', FRUIT), undefined), 'Choose some')
  assert.deepEqual(read(several('Choose some', FRUIT, 0), undefined), [])
})

test('whole numbers, ticks and addresses', () => {
  assert.equal(read(whole('How many?', 1, 10), ' 7 '), 7)
  for (const wrong of ['0', '11', '1.5', '1e1', '', 'seven', '０', '9'.repeat(40)])
    assert.equal(read(whole('How many?', 1, 10), wrong), 'How many?')
  assert.equal(read(ticked(), 'yes'), true)
  assert.equal(read(ticked(), undefined), false)
  assert.equal(read(email('Enter it'), ' Amina@Example.ORG '), 'amina@example.org')
  for (const wrong of [
    'amina',
    'a@b',
    'a b@example.org',
    'a@example.org, b@example.org',
    'a@example..org',
    '<a@b.cd>',
  ])
    assert.equal(read(email('Enter it'), wrong), 'Enter it')
})

test('a plain schema says what to do in its own words', () => {
  const schema = Type.Object({ code: Type.String({ pattern: '^\\d{6}$', ask: 'Enter the six numbers' }) })
  assert.deepEqual(fill(schema, { code: '12345' }), { ok: false, errors: { code: 'Enter the six numbers' } })
  assert.deepEqual(fill(schema, { code: '123456' }), { ok: true, value: { code: '123456' } })
})

test('a form is read by name: nested by a dot, repeated as a list, the boxes of a day together', () => {
  const form = readForm('a=1&b=2&b=3&b=4&c.d=5&c.e=6&due-day=7&due-month=4&due.year=2026', 100)
  assert.equal(typed(form, 'a'), '1')
  assert.deepEqual(typedMany(form, 'b'), ['2', '3', '4'])
  assert.deepEqual(typedDay(form, 'due'), { day: '7', month: '4', year: '2026' })
  assert.deepEqual(JSON.parse(JSON.stringify(form)).c, { d: '5', e: '6' })
})

test('names that are no field of ours are let go', () => {
  const form = readForm(
    '__proto__=1&__proto__.x=2&constructor.prototype.x=3&a%00b=4&=5&a.=6&.a=7&a[b]=8',
    100,
  )
  assert.deepEqual(Object.keys(form), ['constructor'])
  assert.equal(Object.getPrototypeOf(form), null)
  assert.equal(Object.hasOwn(Object.prototype, 'x'), false)
})

test('names that do not go together: the first counts, and nothing breaks', () => {
  assert.equal(typed(readForm('a=1&a.b=2', 100), 'a'), '1')
  assert.deepEqual(JSON.parse(JSON.stringify(readForm('a.b=2&a=1', 100))), { a: { b: '2' } })
})

test('bytes that are no text, and NUL, become the sign for a lost letter', () => {
  const form = readForm('a=%FF%00&b=one%0D%0Atwo%0Dthree', 100)
  assert.equal(form.a, '\uFFFD\uFFFD')
  assert.equal(form.b, 'one\ntwo\nthree')
})

test('too many fields are refused before they are read', () => {
  assert.throws(() => readForm('a=1&'.repeat(1_000), 1_000), TooMuch)
  assert.ok(readForm('a=1&'.repeat(999), 1_000))
})

test('whatever is sent, reading and filling never break, and what is let in can be kept', () => {
  const words = text({ ask: 'Write it', most: 50, lines: true })
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (raw) => {
      const form = readForm(`${new URLSearchParams({ it: raw })}`, 10)
      const filled = fill(Type.Object({ it: words }), form)
      if (!filled.ok) return
      const { it } = filled.value
      assert.equal(Buffer.from(it).toString(), it)
      assert.ok(it.length > 0 && it === it.trim() && !isOdd(it))
      assert.equal(showable(it), it)
    }),
  )
})
