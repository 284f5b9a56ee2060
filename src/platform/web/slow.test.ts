import assert from 'node:assert/strict'
import { test } from 'node:test'
import { networkOf, openLimiter } from './limiter.js'
import { openSlow, PACES } from './slow.js'
import { TooOften } from './stops.js'

const clock = () => {
  const time = { now: 0 }
  return { time, read: () => time.now }
}
const nothing = async () => undefined

test('so many at once, then slower, then please wait, and after the wait it goes on', () => {
  const { time, read } = clock()
  const turn = openLimiter({ burst: 10, perSecond: 1, slowBelow: 4, slowMs: 1_000 }, read)
  const turns = Array.from({ length: 10 }, () => turn('joe'))
  assert.deepEqual(
    turns.map((one) => one.ok && one.waitMs),
    [0, 0, 0, 0, 0, 0, 0, 250, 500, 750],
  )
  assert.deepEqual(turn('joe'), { ok: false, seconds: 1 })
  assert.ok(turn('amina').ok, 'somebody else has turns of their own')
  time.now = 1_000
  assert.ok(turn('joe').ok)
  assert.ok(!turn('joe').ok)
})

test('forty people behind one router, each opening a page every five seconds for ten minutes, are never stopped', async () => {
  const { time, read } = clock()
  let waited = 0
  const slow = openSlow(PACES, read)
  for (let second = 0; second < 600; second++) {
    time.now = second * 1_000
    for (let page = 0; page < 8; page++)
      await slow.stranger('riverside', '203.0.113.7', async () => void waited++)
  }
  assert.equal(waited, 0)
})

test('forty people who all open the first page and five more in the same second are not stopped either', async () => {
  const { read } = clock()
  const slow = openSlow(PACES, read)
  let waited = 0
  for (let page = 0; page < 40 * 6; page++)
    await slow.stranger('riverside', '203.0.113.7', async () => void waited++)
  assert.equal(waited, 0)
})

test('forty people behind one router sign in, each with their own address and a mistake or two', async () => {
  const { read } = clock()
  const slow = openSlow(PACES, read)
  let waited = 0
  for (let person = 0; person < 40; person++)
    for (let time = 0; time < 3; time++) {
      const at = { organisation: 'riverside', ip: '203.0.113.7', what: 'sign-in', target: `person${person}` }
      await slow.tries(at, async () => void waited++)
    }
  assert.equal(waited, 0)
})

/** How many tries of four hours get through at a target, from this many networks, one a second each. */
async function throughInFourHours(networks: number) {
  const { time, read } = clock()
  const swift = { ...PACES, pair: { ...PACES.pair, slowMs: 0 }, target: { ...PACES.target, slowMs: 0 } }
  const slow = openSlow(swift, read)
  let through = 0
  for (let second = 0; second < 4 * 3_600; second += 10) {
    time.now = second * 1_000
    for (let network = 0; network < networks; network++) {
      const at = { organisation: 'riverside', ip: `203.0.${network}.7`, what: 'sign-in', target: 'amina' }
      await slow.tries(at, nothing).then(
        () => through++,
        (error) => assert.ok(error instanceof TooOften),
      )
    }
  }
  return through
}

test('somebody who keeps guessing at one account gets about one guess a minute, from one network or from thirty', async () => {
  const [one, thirty] = [await throughInFourHours(1), await throughInFourHours(30)]
  assert.ok(one >= 240 && one <= 251, `${one}`)
  assert.ok(thirty >= 240 && thirty <= 281, `${thirty}`)
})

test('a machine that asks for everything is stopped, and told when to come back', async () => {
  const { read } = clock()
  const slow = openSlow({ ...PACES, strangers: { ...PACES.strangers, slowMs: 0 } }, read)
  const flood = async () => {
    for (let page = 0; page < 5_000; page++) await slow.stranger('riverside', '198.51.100.1', nothing)
  }
  await assert.rejects(flood, (error) => error instanceof TooOften && error.seconds === 1)
  await slow.stranger('riverside', '203.0.113.7', nothing)
})

test('nobody waits with a connection to the database in hand', async () => {
  const { read } = clock()
  const tight = { burst: 2, perSecond: 1, slowBelow: 2, slowMs: 20 }
  const slow = openSlow({ ...PACES, pair: tight }, read)
  const at = { organisation: 'riverside', ip: '203.0.113.7', what: 'sign-in', target: 'amina' }
  let given = 0
  for (let time = 0; time < 2; time++) await slow.tries(at, async () => void given++)
  assert.equal(given, 1)
})

test('behind a proxy we were not told of everybody looks like this machine, so nobody is stopped', async () => {
  const { read } = clock()
  const slow = openSlow(PACES, read)
  for (let page = 0; page < 5_000; page++) await slow.stranger('riverside', '127.0.0.1', nothing)
  assert.ok(true)
})

test('a network is an IPv4 address, or the half of an IPv6 address that a household is given', () => {
  assert.equal(networkOf('203.0.113.7'), '203.0.113.7')
  assert.equal(networkOf('::ffff:203.0.113.7'), '203.0.113.7')
  assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2')
  assert.equal(networkOf('2001:db8:1:2::6'), '2001:db8:1:2')
  assert.equal(networkOf('2001:db8::6'), '2001:db8:0:0')
  assert.equal(networkOf('::1'), '0:0:0:0')
})

test('what is remembered of those who ask stays small', () => {
  const { read } = clock()
  const turn = openLimiter({ burst: 1, perSecond: 1, slowBelow: 0, slowMs: 0 }, read)
  for (let n = 0; n < 120_000; n++) turn(`${n}`)
  assert.ok(turn('0').ok, 'the oldest was forgotten')
  assert.ok(!turn('119999').ok, 'the newest was not')
})

test('a hundred people of one building begin in the same minute; a flood is slowed, then waits; other networks do not notice', async () => {
  const { time, read } = clock()
  let waited = 0
  const slow = openSlow({ ...PACES, newcomers: { ...PACES.newcomers, slowMs: 0 } }, read)
  const begin = (ip: string, target = 'a-conversation') =>
    slow.newcomer({ organisation: 'riverside', ip, what: 'conversation', target }, async () => void waited++)
  for (let person = 0; person < 100; person++) {
    time.now = person * 600
    await begin('203.0.113.7')
  }
  assert.equal(waited, 0)
  const flood = async () => {
    for (let person = 0; person < 1_000; person++) await begin('198.51.100.1')
  }
  await assert.rejects(flood, (error) => error instanceof TooOften && error.seconds === 20)
  await begin('203.0.113.8')
  await begin('198.51.100.1', 'another-conversation')
})
