import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Side } from '../../../kernel/actor.js'
import { id } from '../../../kernel/id.js'
import { ASKED, DUTIES, type Duty } from './asked.js'
import {
  type Answers,
  answer,
  askToOpen,
  decideChange,
  decideOpening,
  type Held,
  leftToDo,
  makeNotice,
  noticeAnswers,
  type Place,
  stateOf,
  whyNotOpen,
} from './duty.js'
import { withoutTexts } from './erases.js'

const AMINA = id<'Person'>('00000000-0000-4000-8000-000000000001')
const JOE = id<'Person'>('00000000-0000-4000-8000-000000000002')
const at = '2026-03-21T10:40:00.000Z' as const

const keyholder = (who: typeof AMINA, side: Side): Actor => ({
  kind: 'person',
  id: who,
  roles: {},
  sides: [side],
  key: { id: id('00000000-0000-4000-8000-0000000000aa'), side },
})
const amina = keyholder(AMINA, 'lived')
const joe = keyholder(JOE, 'learnt')
const stranger: Actor = { kind: 'person', id: JOE, roles: {}, sides: [] }

/** Something true under every field that a duty asks for. */
function whole(duty: Duty): Answers {
  const said = { day: '2026-03-01', email: 'a@example.org', phone: '01632 960 111', tick: 'yes' }
  return Object.fromEntries(
    ASKED[duty].map(({ name, kind, choices }) => [
      name,
      choices?.[0]?.value ?? (kind in said ? said[kind as keyof typeof said] : 'Words'),
    ]),
  )
}
const held = (duty: Duty): Held => ({ answers: whole(duty), at, by: { id: AMINA, name: 'Amina' } })
const NOTHING: Place = { held: {}, changes: {}, sides: ['lived', 'learnt'] }

function everything(): Place {
  const all = Object.fromEntries(DUTIES.map((duty) => [duty, held(duty)]))
  const place = { ...NOTHING, held: all }
  const answers = noticeAnswers(place)
  assert.ok(answers)
  return { ...place, notice: { version: 1, on: '2026-03-21', answers } }
}

test('with nothing answered, every duty is left to do, and what is missing is named', () => {
  assert.deepEqual(leftToDo(NOTHING), DUTIES)
  const state = stateOf(NOTHING, 'numbers')
  assert.ok(state.kind === 'to-do')
  assert.deepEqual(
    state.missing.map(({ name }) => name),
    ['day-name', 'day-phone', 'night-name', 'night-phone', 'advocacy-name', 'advocacy-phone'],
  )
})

test('half an answer names the rest', () => {
  const place = {
    ...NOTHING,
    held: { numbers: { ...held('numbers'), answers: { 'day-name': 'Duty team' } } },
  }
  const state = stateOf(place, 'numbers')
  assert.ok(state.kind === 'begun')
  assert.ok(!state.missing.some(({ name }) => name === 'day-name'))
})

test('nothing opens until the local numbers are set, whatever else is done', () => {
  const { numbers: _, ...others } = everything().held
  assert.equal(whyNotOpen({ ...everything(), held: others }), 'numbers-first')
  assert.equal(whyNotOpen(everything()), undefined)
})

test('each duty left undone keeps the place shut', () => {
  for (const duty of DUTIES.filter((one) => one !== 'numbers' && one !== 'notice')) {
    const rest = Object.fromEntries(Object.entries(everything().held).filter(([name]) => name !== duty))
    assert.equal(whyNotOpen({ ...everything(), held: rest }), 'not-all-done', duty)
  }
})

test('one side alone opens nothing', () => {
  assert.equal(whyNotOpen({ ...everything(), sides: ['learnt'] }), 'one-side')
})

test('a high risk that is left stops the opening: the Commissioner is asked first', () => {
  const place = everything()
  const risky = { ...held('impact'), answers: { ...whole('impact'), risk: 'high' } }
  assert.equal(stateOf({ ...place, held: { ...place.held, impact: risky } }, 'impact').kind, 'stopped')
  assert.equal(whyNotOpen({ ...place, held: { ...place.held, impact: risky } }), 'not-all-done')
})

test('when an answer behind it changes, the notice must be made again', () => {
  const place = everything()
  assert.equal(stateOf(place, 'notice').kind, 'done')
  const moved = { ...held('officer'), answers: { ...whole('officer'), name: 'Siân' } }
  const now = { ...place, held: { ...place.held, officer: moved } }
  assert.equal(stateOf(now, 'notice').kind, 'stale')
  const made = makeNotice(now, joe, '2026-04-01')
  assert.ok(made.ok)
  assert.equal(made.next.version, 2)
  assert.deepEqual(made.event.facts, { version: 2 })
})

test('no notice is made from answers that are not there', () => {
  const made = makeNotice(NOTHING, amina, '2026-04-01')
  assert.ok(!made.ok && made.no === 'nothing-to-make')
})

test('opening takes one of each side: whoever asks cannot agree', () => {
  const place = everything()
  assert.ok(askToOpen(place, amina).ok)
  const asked = { ...place, opening: { at, by: { id: AMINA, name: 'Amina' }, side: 'lived' } } as const
  const same = decideOpening(asked, 'yes', amina)
  assert.ok(!same.ok && same.no === 'same-side')
  const sameSide = decideOpening(asked, 'yes', keyholder(JOE, 'lived'))
  assert.ok(!sameSide.ok && sameSide.no === 'same-side')
  const opened = decideOpening(asked, 'yes', joe)
  assert.ok(opened.ok && opened.event.name === 'people.opened')
})

test('what was done when opening was asked for must still be done when it is agreed', () => {
  const asked = { ...everything(), opening: { at, by: { id: AMINA, name: 'Amina' }, side: 'lived' } } as const
  const { cookies: _, ...rest } = asked.held
  const answered = decideOpening({ ...asked, held: rest }, 'yes', joe)
  assert.ok(!answered.ok && answered.no === 'not-all-done')
})

test('whoever set it up does the duties until both keys are held, and never opens by themselves', () => {
  const founder = { id: JOE, side: 'learnt' } as const
  const alone: Place = { ...NOTHING, sides: ['learnt'], founder }
  assert.ok(answer(alone, 'age', { age: '16' }, stranger).ok)
  const later = answer({ ...alone, sides: ['lived', 'learnt'] }, 'age', { age: '16' }, stranger)
  assert.ok(!later.ok && later.no === 'not-allowed')
  const opening = askToOpen({ ...everything(), founder }, stranger)
  assert.ok(!opening.ok && opening.no === 'not-allowed')
})

test('in an open place a change waits for the other side, and only they can agree', () => {
  const agreed = { at, by: { id: JOE, name: 'Joe' } } as const
  const open: Place = {
    ...everything(),
    opening: { at, by: { id: AMINA, name: 'Amina' }, side: 'lived', agreed },
  }
  const asked = answer(open, 'age', { age: '18' }, amina)
  assert.ok(asked.ok && !asked.next.counts)
  const half = answer(open, 'numbers', { 'day-name': 'Only this' }, amina)
  assert.ok(!half.ok && half.no === 'not-all-done')
  const change = { answers: { age: '18' }, at, by: { id: AMINA, name: 'Amina' }, side: 'lived' } as const
  const waiting: Place = { ...open, changes: { age: change } }
  const own = decideChange(waiting, 'age', 'yes', amina)
  assert.ok(!own.ok && own.no === 'same-side')
  assert.ok(decideChange(waiting, 'age', 'yes', joe).ok)
  assert.ok(decideChange(waiting, 'age', 'no', amina).ok)
  const twice = answer(waiting, 'age', { age: '16' }, joe)
  assert.ok(!twice.ok && twice.no === 'asked-already')
})

test('a short name is struck out where it stands by itself, and nowhere inside another word or a key', () => {
  const words = { jo: ['Ask Jo: jo@example.org.', { say: 'Join John and Jo-Jo' }], n: 3 }
  assert.deepEqual(withoutTexts(words, ['Jo', 'jo@example.org']), {
    jo: ['Ask –: –.', { say: 'Join John and –-–' }],
    n: 3,
  })
})
