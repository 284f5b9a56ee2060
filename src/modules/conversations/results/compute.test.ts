import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Snapshot } from '../../../maths/disclosure/changes.js'
import { buildMatrix } from '../../../maths/opinion/matrix.js'
import { type Random, random } from '../../../maths/random/random.js'
import { type Attacked, attackPages } from '../../../testing/attacker.js'
import { type Asking, countStream, dueOf, testStream } from './compute.js'
import { grown, type KeptStream } from './kept.js'

const IDEAS = 5
const ASKING: Asking = {
  live: new Uint8Array(IDEAS).fill(1),
  perspectives: ['carers', 'workers'],
  required: [true, true],
  targets: [undefined, undefined],
  seed: 7,
  final: false,
  asOf: '2026-05-04T10:00:00Z' as Asking['asOf'],
}

type Person = { readonly sets: readonly [number, number]; readonly votes: Map<number, number> }

function somebody(chance: Random): Person {
  const draw = chance.uniform()
  const sets = draw < 0.08 ? ([1, 1] as const) : draw < 0.54 ? ([1, 0] as const) : ([0, 1] as const)
  const votes = new Map<number, number>()
  for (let j = 0; j < IDEAS; j++) if (chance.uniform() < 0.8) votes.set(j, voteOf(chance, sets[0], j))
  return { sets, votes }
}
const voteOf = (chance: Random, carer: number, j: number) =>
  j === 1 && chance.uniform() < 0.8 ? (carer ? 1 : -1) : [1, 1, 1, -1, 0][chance.whole(5)]!

function snapshotOf(people: readonly Person[]): Snapshot {
  const rows = people.flatMap(({ votes }, i) => [...votes].map(([j, vote]) => ({ i, j, vote })))
  const matrix = buildMatrix(
    {
      person: Int32Array.from(rows, ({ i }) => i),
      statement: Int32Array.from(rows, ({ j }) => j),
      vote: Int8Array.from(rows, ({ vote }) => vote),
      at: Float64Array.from(rows, (_, k) => k),
    },
    people.length,
    IDEAS,
  )
  return { matrix, members: [0, 1].map((u) => Uint8Array.from(people, ({ sets }) => sets[u]!)) }
}

const keysOf = (many: number) => Array.from({ length: many }, (_, i) => `${i}`.padStart(16, '0'))

/** What stands printed after a publication, and what it was made of. */
function pageOf({ last, memory, divides }: KeptStream) {
  const of: Attacked = {
    matrix: last.matrix,
    unions: { count: last.members.length, members: last.members },
    declared: last.members.length,
    divides: divides.map((is, j) => {
      const label = memory.labels[j]
      if (label?.kind === 'divided') return 1
      return label?.kind === 'open' ? 0 : is
    }),
    required: last.members.map(() => 1),
  }
  return {
    of,
    page: { cells: memory.cells.slice(0, 1 + last.members.length), labels: memory.labels, memory },
  }
}

/** Counted again and again as few come at a time; some change their mind, and in the end it closes. */
function* publications(chance: Random): Generator<KeptStream> {
  const people: Person[] = []
  let kept: KeptStream | undefined
  const rounds = 4 + chance.whole(8)
  for (let round = 0; round < rounds; round++) {
    const come = round === 0 ? 12 + chance.whole(8) : 1 + chance.whole(12)
    for (let k = 0; k < come; k++) people.push(somebody(chance))
    for (let k = chance.whole(5); k > 0; k--) {
      const one = people[chance.whole(people.length)]!
      const j = chance.whole(IDEAS)
      one.votes.set(j, voteOf(chance, one.sets[0], j))
    }
    const asking = { ...ASKING, final: round === rounds - 1 }
    const keys = keysOf(people.length)
    const before: KeptStream | undefined = kept && grown(kept, keys, IDEAS, ASKING.perspectives)
    const due = dueOf({ keys, now: snapshotOf(people) }, before, asking.final, () => `${chance.uniform()}`)
    if (!due) continue
    const counted = countStream(asking, keys, due, before)
    assert.ok(counted, 'one idea of which nothing may be said keeps back all that was counted')
    kept = testStream(asking, counted)
    assert.ok(kept)
    yield counted
    yield kept
  }
}

test('counted again and again, as few people come at a time, a conversation never gives a few away', () => {
  let long = 0
  for (let run = 1; run <= 14; run++) {
    const pages = [...publications(random(run))].map(pageOf)
    long = Math.max(long, pages.length)
    assert.deepEqual(attackPages(pages), [], `run ${run}`)
    if (run % 3 === 0) assert.deepEqual(attackPages(pages, true), [], `run ${run}, by somebody who took part`)
  }
  assert.ok(long > 12, 'no conversation was long')
})

test('whoever reads first what was counted and then what was tested of it knows no more of the same answers', () => {
  // In these, what the second step printed beside the first once told how few had come.
  for (const run of [108, 164, 297])
    assert.deepEqual(attackPages([...publications(random(run))].map(pageOf)), [], `run ${run}`)
})

test('where nobody of one perspective had come at first, the conversation is still told when they come', () => {
  for (const run of [15, 50]) {
    const told = [...publications(random(run))]
    assert.deepEqual(attackPages(told.map(pageOf)), [], `run ${run}`)
    const shown = (of: KeptStream) => of.memory.cells.flat().filter(({ kind }) => kind === 'shown').length
    assert.ok(shown(told.at(-1)!) > shown(told[0]!), `run ${run}`)
  }
})
