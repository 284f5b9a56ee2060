import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Box, Spot } from './apart.js'
import { layOut, NARROW, type Size, WIDE } from './map-layout.js'

const area = (x: number, y: number) => ({ name: '', x, y, long: 1.2, short: 0.8, turn: 30 })
const NAMES = [
  'Person who draws on care and support',
  'Carer (family or friend)',
  'Somebody who looks after the money, the buildings and the vans',
  'Front-line worker',
]
const points = Array.from({ length: 15 }, (_, k) => ({ x: 1.5 * Math.cos(k), y: 1.5 * Math.sin(k * k) }))

const meet = (one: Box, other: Box) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
const ring = ({ x, y }: Spot, r: number): Box => ({ left: x - r, right: x + r, top: y - r, bottom: y + r })

for (const size of [WIDE, NARROW])
  test(`four groups with one middle: every name and the star can be read (${size.id})`, () => {
    const areas = NAMES.map(() => area(0, 0))
    const mine = { at: { x: 0, y: 0 }, name: 'you' }
    const laid = layOut({ areas, names: NAMES, points, mine }, size)
    const boxes = [laid.mine!.box, ring(laid.mine!.star, 16), ...laid.areas.map(({ box }) => box)]
    boxes.forEach((one, a) => {
      assert.ok(within(one, size), `${a} is cut off`)
      boxes.slice(a + 1).forEach((other, b) => void assert.ok(!meet(one, other), `${a} on ${a + 1 + b}`))
    })
    for (const { spot } of laid.points)
      for (const { box } of laid.areas)
        assert.ok(!meet(ring(spot, size.radius - 2), box), 'a number stands on a name')
  })

const within = ({ left, top, right, bottom }: Box, { width, height }: Size) =>
  left >= 0 && top >= 0 && right <= width && bottom <= height

test('the shape of a group stands in its middle; where two middles coincide, side by side', () => {
  const one = layOut({ areas: [area(-1, 0)], names: ['Carer'], points: [], mine: undefined }, WIDE)
  const [{ middle, area: drawn } = assert.fail()] = one.areas
  assert.deepEqual(middle, { x: Math.round(one.scale.x(drawn.x)), y: Math.round(one.scale.y(drawn.y)) })
  const names = ['Carer', 'Worker']
  const two = layOut({ areas: [area(0, 0), area(0, 0)], names, points: [], mine: undefined }, WIDE)
  const [a, b] = two.areas
  assert.ok(Math.hypot(a!.middle.x - b!.middle.x, a!.middle.y - b!.middle.y) > 18)
})
