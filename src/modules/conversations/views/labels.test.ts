import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Box } from './apart.js'
import { labelled } from './labels.js'

const FRAME = { left: 10, top: 10, right: 310, bottom: 370 }
const named = (x: number, y: number, letters = 20) => ({
  ...{ x, top: y - 40, bottom: y + 40 },
  ...{ width: 8 * letters, height: 20 },
})

function eachCanBeRead(boxes: readonly Box[]): void {
  boxes.forEach((one, a) => {
    assert.ok(one.left >= 10 && one.right <= 310 && one.top >= 10 && one.bottom <= 370, `${a} is cut off`)
    boxes.slice(a + 1).forEach((other, b) => {
      const clear =
        one.right <= other.left ||
        other.right <= one.left ||
        one.bottom <= other.top ||
        other.bottom <= one.top
      assert.ok(clear, `${a} on ${a + 1 + b}`)
    })
  })
}

test('two groups with one middle: both names can be read, one above and one below', () => {
  const [first, second] = labelled([named(160, 190), named(160, 190)], [], FRAME)
  eachCanBeRead([first!, second!])
  assert.ok(first!.bottom <= 150 && second!.top >= 230)
})

test('eight groups in one place, in a corner: every name can be read, and none is cut off', () => {
  eachCanBeRead(labelled(Array(8).fill(named(300, 20, 30)), [], FRAME))
})

test('a name that stands alone stands right above what it names', () => {
  const far = labelled([named(80, 100, 8), named(220, 300, 8)], [], FRAME)
  assert.deepEqual(
    far.map(({ bottom }) => bottom),
    [60, 260],
  )
})

test('no name stands on what is drawn already', () => {
  const star = { left: 140, top: 120, right: 180, bottom: 155 }
  eachCanBeRead([star, ...labelled([named(160, 190)], [star], FRAME)])
})

test('where there is no room, a name stands where it hides least', () => {
  const wall = { left: 0, top: 0, right: 400, bottom: 350 }
  const [box] = labelled([named(160, 190)], [wall], FRAME)
  assert.equal(box!.top, 350)
})
