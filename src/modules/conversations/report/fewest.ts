import { FEWEST } from '../../../maths/disclosure/published.js'
import { GROUP } from './group-name.js'
import type { Cell, Count, Label, Report, StatementEntry } from './report.js'

/** How many people must stand behind a number; in fives, as people are counted. Raised, never lowered. */
export const FEWESTS = [5, 10, 15, 20] as const
export type Fewest = (typeof FEWESTS)[number]

/** @returns the number, or the least there is where it is none that can be chosen */
export const fewestOf = (n: number): Fewest => FEWESTS.find((one) => one === n) ?? FEWEST

/**
 * The report with nothing of fewer people than `fewest`. It is made from the report alone, which may be read by
 * everybody already, so nobody can learn more from it than from that one. Where an idea stands says no more than its
 * cells: once the cell of a perspective goes, that perspective is not heard enough yet.
 */
export function raised(report: Report, fewest: Fewest): Report {
  if (fewest <= report.fewest) return report
  const count = countIn(fewest)
  const perspectives = report.perspectives.map((one) => {
    const people = count(one.people)
    return { ...one, people, underHeard: one.underHeard || people.kind !== 'at-least' }
  })
  const groups = report.opinion.groups.map((one) => ({ ...one, people: count(one.people) }))
  const heard = new Map(
    [...perspectives, ...groups.map((one) => ({ ...one, name: `${GROUP}${one.name}` }))].map((one) => [
      one.name,
      one.people.kind === 'at-least',
    ]),
  )
  const isHeard = (name: string) => heard.get(name) ?? true
  const statements = report.statements.map((entry) => raisedEntry(report, entry, fewest))
  const whole = new Map(statements.map((entry) => [entry.id, entry]))
  const every = (id: string, of: 'perspectives' | 'groups') =>
    whole.get(id)?.[of].every((cell) => cell.kind === 'shown' || cell.why === 'protects-others') ?? false
  return {
    ...report,
    fewest,
    people: count(report.people),
    perspectives,
    statements,
    differences: differencesIn(report.differences, isHeard, (id) => every(id, 'perspectives')),
    opinion: {
      ...report.opinion,
      groups: groups.map((group) => ({
        ...group,
        speaksFor: group.speaksFor.filter(({ id }) => every(id, 'groups')),
      })),
    },
    map:
      report.map.kind === 'drawn'
        ? { ...report.map, areas: report.map.areas.filter(({ name }) => isHeard(name)) }
        : report.map,
    withheld: withheldIn(statements),
    ...(report.slate ? { slate: slateIn(report.slate, count) } : {}),
  }
}

/** How many cells and labels are not shown. */
export const withheldIn = (statements: readonly StatementEntry[]): Report['withheld'] => ({
  cells: statements.reduce((sum, entry) => sum + cellsOf(entry).filter(isHidden).length, 0),
  labels: statements.filter(({ label }) => label.kind === 'withheld').length,
})

const cellsOf = ({ everyone, perspectives, groups }: StatementEntry) => [everyone, ...perspectives, ...groups]
const isHidden = ({ kind }: Cell) => kind === 'withheld'

const FEWER = { 5: 'fewer-than-5', 10: 'fewer-than-10', 15: 'fewer-than-15', 20: 'fewer-than-20' } as const

const countIn =
  (fewest: Fewest) =>
  (count: Count): Count =>
    count.kind === 'at-least' && count.atLeast >= fewest ? count : { kind: FEWER[fewest] }

function cellIn(cell: Cell, fewest: Fewest): Cell {
  if (cell.kind === 'shown' ? cell.heard >= fewest : cell.why === 'protects-others') return cell
  return { kind: 'withheld', why: FEWER[fewest] }
}

function raisedEntry(report: Report, entry: StatementEntry, fewest: Fewest): StatementEntry {
  const all = (cells: readonly Cell[]) => cells.map((cell) => cellIn(cell, fewest))
  const next = { everyone: cellIn(entry.everyone, fewest), groups: all(entry.groups) }
  const perspectives = all(entry.perspectives)
  const gone = (before: readonly Cell[], after: readonly Cell[], names: readonly string[]) =>
    names.filter((_, at) => before[at]?.kind === 'shown' && after[at]?.kind === 'withheld')
  const quiet = [
    ...gone(
      entry.perspectives,
      perspectives,
      report.perspectives.map(({ name }) => name),
    ),
    ...gone(
      entry.groups,
      next.groups,
      report.opinion.groups.map(({ name }) => `${GROUP}${name}`),
    ),
  ]
  return {
    ...entry,
    ...next,
    perspectives,
    label: labelIn(entry.label, quiet),
    ends: next.everyone.kind === 'shown' ? entry.ends : null,
  }
}

/** @param quiet sets whose cell went */
function labelIn(label: Label, quiet: readonly string[]): Label {
  if (!quiet.length || label.kind === 'withheld') return label
  if (label.kind === 'opposed') {
    const by = label.by.filter((name) => !quiet.includes(name))
    if (by.length) return { kind: 'opposed', by }
  }
  const before = label.kind === 'not-enough-voices' ? label.from : []
  return { kind: 'not-enough-voices', from: [...new Set([...before, ...quiet])] }
}

function differencesIn(
  differences: Report['differences'],
  isHeard: (name: string) => boolean,
  isWhole: (id: string) => boolean,
): Report['differences'] {
  if (differences.kind === 'not-compared') return differences
  const pairs = differences.pairs.filter(({ between }) => between.every(isHeard))
  if (!pairs.length) return { kind: 'not-compared', why: 'too-few' }
  return { kind: 'compared', pairs, ideas: differences.ideas.filter(isWhole) }
}

function slateIn(
  slate: NonNullable<Report['slate']>,
  count: (of: Count) => Count,
): NonNullable<Report['slate']> {
  if (slate.kind === 'none') return slate
  const people = count(slate.certificate.people)
  if (people.kind !== 'at-least') return { kind: 'none', why: 'too-few-marks' }
  return { ...slate, certificate: { ...slate.certificate, people } }
}
