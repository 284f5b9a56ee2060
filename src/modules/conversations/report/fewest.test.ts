import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Ajv } from 'ajv'
import { raised } from './fewest.js'
import { type Cell, type Label, type Report, ReportSchema } from './report.js'

const cell = (heard: number, percent: number): Cell => ({
  ...{ kind: 'shown', heard, agree: { kind: 'about', percent } },
  ...{ disagree: { kind: 'about', percent: 100 - percent }, unsure: { kind: 'about', percent: 0 } },
})
const atLeast = (n: number) => ({ kind: 'at-least', atLeast: n }) as const
const person = (name: string, n: number) => ({
  ...{ name, required: true, people: atLeast(n), underHeard: false },
})

/** Many carers and five directors, who say what they are made to say. */
function reportWith(directors: number, label: Label): Report {
  const entry = (id: string, of: Label, all: readonly Cell[]) => ({
    ...{ id, text: `Idea ${id}`, label: of, everyone: cell(35, 80), perspectives: [...all] },
    ...{ groups: [cell(20, 90), cell(5, directors)], ends: null, place: { x: 1, y: 2 } },
  })
  return {
    ...{ format: 'throughline-report', version: 1, mode: 'perspectives', seed: 1 },
    conversation: {
      question: 'What matters?',
      description: null,
      source: 'throughline',
      ideas: 2,
      hidden: 0,
    },
    ...{ files: [], notices: [], fewest: 5, people: atLeast(35), declared: true },
    perspectives: [person('Carer', 30), person('Worker', 20), person('Director', 5)],
    statements: [
      entry('0', label, [cell(30, 80), cell(20, 70), cell(5, directors)]),
      entry('1', { kind: 'divided' }, [
        cell(30, 80),
        cell(20, 20),
        { kind: 'withheld', why: 'fewer-than-5' },
      ]),
    ],
    differences: {
      kind: 'compared',
      pairs: [
        { between: ['Carer', 'Worker'], points: 30, certain: true },
        {
          between: ['Carer', 'Director'],
          points: 5 * Math.round(Math.abs(80 - directors) / 5),
          certain: true,
        },
      ],
      ideas: directors < 50 ? ['1', '0'] : ['1'],
    },
    opinion: {
      ...{ verdict: 'groups', thinned: false },
      groups: [
        { name: 'A', people: atLeast(20), speaksFor: directors < 50 ? [{ id: '0', answer: 'agree' }] : [] },
        {
          name: 'B',
          people: atLeast(5),
          speaksFor: [{ id: '0', answer: directors < 50 ? 'disagree' : 'agree' }],
        },
      ],
    },
    map: {
      kind: 'drawn',
      areas: ['Carer', 'Director'].map((name, at) => ({
        ...{ name, x: at * directors, y: 0, long: 1, short: 1, turn: 0 },
      })),
      ...{ right: ['0'], left: ['1'], up: [], down: [] },
    },
    withheld: { cells: 1, labels: 0 },
  }
}

const COMMON: Label = { kind: 'common-ground', leastCertain: 'Director', differsInStrength: false }

test('once ten must stand behind a number, nobody can tell what five directors said', () => {
  const agreeing = raised(reportWith(90, COMMON), 10)
  const opposed = raised(reportWith(10, { kind: 'opposed', by: ['Director'] }), 10)
  const divided = raised(reportWith(40, { kind: 'divided' }), 10)
  assert.deepEqual(agreeing, opposed)
  assert.deepEqual(agreeing, divided)
})

test('what was a number of five people says that they are fewer than ten, and that they must be heard', () => {
  const report = raised(reportWith(90, COMMON), 10)
  assert.deepEqual(report.perspectives[2], {
    ...person('Director', 0),
    ...{ people: { kind: 'fewer-than-10' }, underHeard: true },
  })
  const [shared] = report.statements
  assert.deepEqual(shared?.perspectives[2], { kind: 'withheld', why: 'fewer-than-10' })
  assert.deepEqual(shared?.label, { kind: 'not-enough-voices', from: ['Director', 'group:B'] })
  assert.deepEqual(report.differences, {
    ...{ kind: 'compared', pairs: [{ between: ['Carer', 'Worker'], points: 30, certain: true }], ideas: [] },
  })
  assert.deepEqual(report.withheld, { cells: 4, labels: 0 })
})

test('an idea that many oppose stays opposed by them', () => {
  const report = raised(reportWith(10, { kind: 'opposed', by: ['Carer', 'Director'] }), 10)
  assert.deepEqual(report.statements[0]?.label, { kind: 'opposed', by: ['Carer'] })
})

test('of twenty, nothing is left that fewer stand behind; the schema still holds, and asking twice changes nothing', () => {
  const report = raised(reportWith(90, COMMON), 20)
  const left = [...JSON.stringify(report).matchAll(/"(?:heard|atLeast)":(\d+)/g)].map(([, n]) => Number(n))
  assert.ok(left.length > 0)
  assert.deepEqual(
    left.filter((n) => n < 20),
    [],
  )
  assert.ok(new Ajv().compile(ReportSchema)(report))
  assert.deepEqual(raised(report, 20), report)
  assert.deepEqual(raised(report, 10), report)
})

test('with five nothing changes', () => {
  const report = reportWith(90, COMMON)
  assert.equal(raised(report, 5), report)
})
