import assert from 'node:assert/strict'
import { test } from 'node:test'
import { id } from '../../kernel/id.js'
import { type Group, OFFERED, type Perspective } from './person.js'
import { nextStep, STEPS, type There } from './set-up.js'
import { comeFirst } from './set-up-founder.js'
import {
  addPerspective,
  changeGroup,
  closeGroup,
  inTree,
  makeGroup,
  renamePerspective,
  takeOffered,
  takeOutPerspective,
} from './set-up-lists.js'

const some = <Of extends string>(n: number) => id<Of>(`00000000-0000-4000-8000-${`${n}`.padStart(12, '0')}`)
const SEVEN: readonly Perspective[] = OFFERED.map((one, at) => ({ ...one, id: some(at) }))
const NOTHING: There = { named: false, perspectives: [], groups: 0, otherAsked: false, bothSides: false }
const NAMED: There = { ...NOTHING, named: true }
const READY: There = { ...NAMED, perspectives: SEVEN, groups: 1 }
const founder = { id: some<'Person'>(77), side: 'learnt' } as const

const refusal = (answer: { readonly ok: boolean; readonly no?: string }) =>
  'no' in answer ? answer.no : 'yes'

test('what comes next follows from what is there, and from nothing else', () => {
  assert.equal(nextStep(NOTHING), 'name')
  assert.equal(nextStep(NAMED), 'perspectives')
  assert.equal(nextStep({ ...NAMED, perspectives: SEVEN }), 'groups')
  assert.equal(nextStep(READY), 'you')
  assert.equal(nextStep({ ...READY, founder }), 'other-side')
  assert.equal(nextStep({ ...READY, founder, otherAsked: true }), undefined)
  assert.equal(STEPS.length, 5)
})

test('seven perspectives are offered, three of lived and four of learnt experience, in both languages', () => {
  const lived = OFFERED.filter(({ side }) => side === 'lived')
  assert.deepEqual([OFFERED.length, lived.length], [7, 3])
  for (const { name } of OFFERED) assert.notEqual(name.en, name.cy)
})

test('both sides must be among those that are taken', () => {
  assert.ok(takeOffered(NAMED, [0, 3]).ok)
  assert.equal(refusal(takeOffered(NAMED, [0, 1, 2])), 'last-of-side')
  assert.equal(refusal(takeOffered(NAMED, [])), 'last-of-side')
  assert.equal(refusal(takeOffered(NOTHING, [0, 3])), 'not-yet')
})

test('a perspective is added once, under a name of its own', () => {
  const young = { side: 'lived', name: { en: 'Young carer', cy: 'Gofalwr ifanc' } } as const
  const added = addPerspective(READY, some(8), young)
  assert.ok(added.ok)
  const now = { ...READY, perspectives: [...SEVEN, added.next] }
  assert.equal(
    refusal(addPerspective(now, some(9), { ...young, name: { en: 'YOUNG CARER', cy: 'X' } })),
    'same-name',
  )
  assert.equal(refusal(renamePerspective(now, some(8), SEVEN[0]!.name)), 'same-name')
  assert.ok(renamePerspective(now, some(8), { en: 'Young carer', cy: 'Gofalwr iau' }).ok)
})

test('the last one of a side stays', () => {
  const two = { ...READY, perspectives: [SEVEN[0]!, SEVEN[3]!] }
  assert.equal(refusal(takeOutPerspective(two, SEVEN[0]!.id)), 'last-of-side')
  assert.ok(takeOutPerspective(READY, SEVEN[0]!.id).ok)
  assert.equal(refusal(takeOutPerspective(READY, some(99))), 'gone')
})

test('groups form a tree that never bites its own tail', () => {
  const top: Group = { id: some(1), parent: null, kind: 'level', name: 'Everyone' }
  const team: Group = { id: some(2), parent: top.id, kind: 'team', name: 'Riverside' }
  const groups = [top, team]
  assert.ok(makeGroup(READY, groups, some(3), { ...team, name: 'Harbour' }).ok)
  assert.equal(refusal(makeGroup(READY, groups, some(3), team)), 'same-name')
  assert.equal(refusal(makeGroup(READY, groups, some(3), { ...team, parent: some(9) })), 'no-such-parent')
  assert.equal(
    refusal(changeGroup(READY, groups, top.id, { name: 'All', parent: team.id })),
    'no-such-parent',
  )
  assert.equal(refusal(changeGroup(READY, groups, top.id, { name: 'All', parent: top.id })), 'no-such-parent')
  assert.equal(refusal(closeGroup(READY, groups, top.id)), 'has-groups')
  assert.equal(refusal(closeGroup(READY, [top], top.id)), 'last-group')
  assert.deepEqual(
    inTree(groups).map(({ depth }) => depth),
    [0, 1],
  )
})

test('once both sides are here, nobody changes any of it alone', () => {
  const both: There = { ...READY, founder, bothSides: true }
  assert.equal(refusal(takeOutPerspective(both, SEVEN[0]!.id)), 'two-people')
  assert.equal(refusal(makeGroup(both, [], some(3), { kind: 'team', name: 'A', parent: null })), 'two-people')
  const joe = { name: 'Joe', email: null, language: 'en', perspectives: [], side: 'lived' } as const
  assert.equal(refusal(comeFirst(both, some(5), joe)), 'two-people')
})

test('whoever holds a key of a side is of that side themselves', () => {
  const carer = SEVEN[1]!.id
  const joe = { name: 'Joe', email: null, language: 'en', perspectives: [carer], side: 'lived' } as const
  assert.ok(comeFirst(READY, some(5), joe).ok)
  assert.equal(refusal(comeFirst(READY, some(5), { ...joe, side: 'learnt' })), 'not-of-side')
  assert.equal(refusal(comeFirst(NAMED, some(5), joe)), 'not-yet')
})

test('coming back by a new link mends who the first person is, and makes no second one', () => {
  const mended = comeFirst({ ...READY, founder }, some(5), {
    name: 'Joseph',
    email: 'joe@example.org',
    language: 'en',
    perspectives: [],
    side: 'learnt',
  })
  assert.ok(mended.ok && mended.next.person === founder.id && !mended.next.isNew)
})
