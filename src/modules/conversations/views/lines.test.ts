import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linesOf } from './lines.js'

test('a long name stands in lines that fit, and not a letter of it is lost', () => {
  assert.deepEqual(linesOf('Person who draws on care and support', 20), [
    'Person who draws on',
    'care and support',
  ])
  const village = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'
  const lines = linesOf(`Carer in ${village}:`, 30)
  assert.ok(lines.every((line) => line.length <= 30))
  assert.equal(lines.join('').replaceAll(' ', ''), `Carerin${village}:`)
})
