import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openLog } from './log.js'

function logged(level: Parameters<typeof openLog>[0]) {
  const lines: string[] = []
  const log = openLog(
    level,
    (line) => lines.push(line),
    () => new Date('2026-03-21T10:40:00Z'),
  )
  return { log, lines }
}

test('a line is one line of JSON with the time, the level and what happened', () => {
  const { log, lines } = logged('info')
  log.info('started', { port: 3000 })
  const line = '{"time":"2026-03-21T10:40:00.000Z","level":"info","what":"started","port":3000}\n'
  assert.deepEqual(lines, [line])
})

test('a level writes what matters as much or more, and nothing else', () => {
  const { log, lines } = logged('warn')
  log.info('a')
  log.warn('b')
  log.error('c')
  assert.deepEqual(
    lines.map((line) => JSON.parse(line).what),
    ['b', 'c'],
  )
})

test('what broke is told by where and how, without what people wrote', () => {
  const { log, lines } = logged('info')
  const cause = new Error('invalid input syntax for type uuid: "4 Elm Row"')
  const error = Object.assign(
    new Error('no letter to amina@example.org\nDetail: Key (email)=(amina) exists', { cause }),
    {
      code: '23505',
      constraint: 'person_email_key',
      detail: 'Key (email)=(amina@example.org) already exists.',
    },
  )
  log.error('broken', { reference: '4F7K-92QD', error })
  const line = JSON.parse(lines[0]!)
  assert.equal(line.error.message, 'no letter to …')
  assert.equal(line.error.code, '23505')
  assert.match(line.error.at[0], /log\.test/)
  assert.match(line.error.cause.message, /^invalid input syntax for type uuid: …$/)
  assert.doesNotMatch(lines.join(''), /amina|Elm Row/)
})

test('whatever is thrown can be logged', () => {
  const { log, lines } = logged('info')
  const ring: Record<string, unknown> = {}
  ring.self = ring
  for (const error of [
    undefined,
    null,
    'text with a name',
    7,
    ring,
    new AggregateError([new Error('x')], 'two'),
  ])
    log.error('broken', { error })
  assert.equal(lines.length, 6)
  assert.doesNotMatch(lines.join(''), /text with a name/)
})
