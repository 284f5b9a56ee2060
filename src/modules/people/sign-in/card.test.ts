import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../../../kernel/actor.js'
import { instant } from '../../../kernel/day.js'
import { id } from '../../../kernel/id.js'
import { type Card, cancelCard, lookedUpBy, mustWait, nameRefused, oneMore, printCard } from './card.js'
import { grouped, spell } from './letters.js'

const uuid = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
const at = (time: string) => instant(new Date(`2026-03-21T${time}:00.000Z`))
const joe: Actor = { kind: 'person', id: id(uuid(2)), roles: {}, sides: [] }
const amina: Actor = { ...joe, id: id(uuid(4)), key: { id: id(uuid(5)), side: 'lived' } }
const card: Card = {
  id: id(uuid(1)),
  person: id(uuid(2)),
  kind: 'card',
  number: spell(Buffer.from('seven !')),
  name: null,
  madeAt: at('10:00'),
  madeBy: null,
  printedAt: null,
  lastUsedAt: null,
  endedAt: null,
}

test('a person cancels their own card; for somebody else only a facilitator does, by phone', () => {
  assert.ok(cancelCard(card, joe, 'cancelled', at('11:00')).ok)
  assert.ok(cancelCard(card, amina, 'by-phone', at('11:00')).ok)
  assert.deepEqual(cancelCard(card, joe, 'by-phone', at('11:00')), { ok: false, no: 'not-allowed' })
  assert.deepEqual(cancelCard(card, amina, 'cancelled', at('11:00')), { ok: false, no: 'not-allowed' })
  const ended = { ...card, endedAt: at('11:00') }
  assert.deepEqual(cancelCard(ended, joe, 'cancelled', at('12:00')), { ok: false, no: 'card-ended' })
})

test('the record says that a card was cancelled, not whose', () => {
  const answer = cancelCard(card, amina, 'by-phone', at('11:00'))
  assert.ok(answer.ok)
  assert.ok(!JSON.stringify(answer.event).includes(card.person))
})

test('a card that two people agreed on is printed once', () => {
  assert.ok(printCard(card, amina).ok)
  assert.deepEqual(printCard(card, joe), { ok: false, no: 'not-allowed' })
  assert.deepEqual(printCard({ ...card, printedAt: at('11:00') }, amina), { ok: false, no: 'card-printed' })
  assert.deepEqual(printCard({ ...card, endedAt: at('11:00') }, amina), { ok: false, no: 'card-ended' })
})

test('twenty wrong tries, then a quarter of an hour of rest', () => {
  let tries = oneMore(undefined, at('10:00'))
  for (let more = 1; more < 20; more++) {
    assert.ok(!mustWait(tries, at('10:01')))
    tries = oneMore(tries, at('10:01'))
  }
  assert.ok(mustWait(tries, at('10:02')))
  assert.ok(!mustWait(tries, at('10:15')))
  assert.deepEqual(oneMore(tries, at('10:15')), { since: at('10:15'), wrong: 1 })
})

test('a card is looked up by its number, however it is typed, or by the name on it', () => {
  assert.deepEqual(lookedUpBy(grouped(card.number.toLowerCase(), 4)), { number: card.number })
  assert.deepEqual(lookedUpBy(' Blue Kettle '), { name: 'blue kettle' })
})

test('a name is something to remember, and no number or address', () => {
  assert.equal(nameRefused('Blue Kettle'), undefined)
  assert.equal(nameRefused('Siân’s tŷ'), undefined)
  for (const odd of ['a', 'joe@example.org', '<b>hello</b>', card.number, 'x'.repeat(41)])
    assert.equal(nameRefused(odd), 'name-odd', odd)
})
