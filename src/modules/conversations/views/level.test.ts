import assert from 'node:assert/strict'
import { test } from 'node:test'
import { publishedCell } from '../../../maths/disclosure/published.js'
import { wilson } from '../../../maths/intervals/wilson.js'
import type { Cell } from '../report/report.js'
import { levelOf } from './level.js'

const shown = (agrees: number, disagrees: number, people: number) => {
  const cell: Cell = publishedCell(agrees, disagrees, people - agrees - disagrees, people)
  assert.ok(cell.kind === 'shown')
  return cell
}

test('the bar is never shorter than the one the exact figures would give, so nobody looks surer than we are', () => {
  for (let people = 5; people <= 60; people++)
    for (let agrees = 0; agrees <= people; agrees++) {
      const { at, from, to } = levelOf(shown(agrees, people - agrees, people))
      const [low, high] = wilson(agrees, people)
      assert.ok(0 <= from && from <= at && at <= to && to <= 100, `${agrees} of ${people}`)
      assert.ok(from <= 100 * low + 0.5 && to >= 100 * high - 0.5, `${agrees} of ${people}: ${from} to ${to}`)
    }
})

test('the more are heard, the shorter the bar', () => {
  const long = (people: number) => {
    const { from, to } = levelOf(shown(people * 0.6, people * 0.4, people))
    return to - from
  }
  assert.ok(long(10) > long(20) && long(20) > long(100) && long(100) > long(1_000))
})

test('all, and all but one, of a few people make one and the same picture; so do none and one', () => {
  assert.deepEqual(levelOf(shown(6, 0, 6)), levelOf(shown(5, 1, 6)))
  assert.deepEqual(levelOf(shown(0, 6, 6)), levelOf(shown(1, 5, 6)))
})
