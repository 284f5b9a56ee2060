import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apart } from './apart.js'

const FRAME = { left: 0, top: 0, right: 700, bottom: 500 }
const far = (a: { x: number; y: number }, b: { x: number; y: number }) => Math.hypot(a.x - b.x, a.y - b.y)

test('numbers that stand on one place can all be read, and those that stand alone stay', () => {
  const crowd = Array.from({ length: 9 }, (_, k) => ({ x: 100 + (k % 3), y: 100 }))
  const spots = apart([...crowd, { x: 600, y: 400 }], 28, [], FRAME)
  for (let a = 0; a < spots.length; a++)
    for (let b = a + 1; b < spots.length; b++) assert.ok(far(spots[a]!, spots[b]!) > 26, `${a} and ${b}`)
  assert.deepEqual(spots.at(-1), { x: 600, y: 400 })
})

test('no number stands on the name of a group, or outside the picture', () => {
  const name = { left: 80, top: 80, right: 160, bottom: 100 }
  const [on, out] = apart(
    [
      { x: 120, y: 92 },
      { x: -20, y: 900 },
    ],
    28,
    [name],
    FRAME,
  )
  assert.ok(on!.y >= 114 || on!.y <= 66)
  assert.deepEqual(out, { x: 0, y: 500 })
})
