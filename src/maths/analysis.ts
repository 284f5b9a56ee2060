import { type Cells, countCells } from './agreement/cells.js'
import { type Compared, comparePerspectives } from './agreement/divides.js'
import { type Emergent, emergent } from './agreement/emergent.js'
import { type Labelled, labelStatements } from './agreement/labels.js'
import { type Heard, heard } from './agreement/missing.js'
import { canonicalOrder, inOrder, type Order, putBack } from './opinion/canonical.js'
import { type EmMap, emMap } from './opinion/em-map.js'
import { type VoteMatrix, withoutStatements } from './opinion/matrix.js'
import { everyone, fromLabels, type Perspectives } from './perspectives.js'
import { type Progress, silent } from './progress.js'

/** One conversation's votes and what is known about who speaks and what is asked. */
export type Votes = {
  readonly matrix: VoteMatrix
  /** Length statements: 1 where it is open to answers (not hidden, not a fact about the speaker). */
  readonly live: Uint8Array
  /** As people declared them; without any, everyone is one perspective. */
  readonly perspectives?: Perspectives | undefined
  /** Length perspectives: 1 where it must be heard. */
  readonly required?: ArrayLike<number>
  /** How many people it was hoped to hear from, per perspective. */
  readonly targets?: readonly (number | undefined)[]
  /** Groups found elsewhere, to stand in place of those looked for here; -1 for people in none. */
  readonly groups?: { readonly labels: Int32Array; readonly count: number } | undefined
  /** Length statements: 1 where it is known to divide. With it nothing is tested anew: neither pairs nor groups. */
  readonly known?: Uint8Array | undefined
}

/** All there is to know. Exact, and therefore not for publication: see disclosure/publish. */
export type Analysis = {
  /** The declared perspectives (or everyone), then the groups of opinion where there are any. */
  readonly unions: Perspectives
  readonly declared: number
  readonly cells: Cells
  readonly labels: readonly Labelled[]
  readonly compared: readonly Compared[]
  readonly heard: readonly Heard[]
  /** Undefined where groups were given, or nothing was tested. */
  readonly emergent: Emergent | undefined
  /** Per statement, 1 where it is listed as dividing some pair. */
  readonly divides: Uint8Array
  readonly map: EmMap
  /** Length statements: 1 where the lower and the upper third of a spectrum both share it. */
  readonly bothEnds: Uint8Array
}

/**
 * From votes to everything the report stands on. It works in an order that the votes themselves give, so
 * renumbering people or statements, or shuffling who answered first, changes nothing.
 *
 * @param seed for the tests that draw lots; the same seed gives the same answer
 */
export function analyse(votes: Votes, seed: number, progress: Progress = silent): Analysis {
  const perspectives = votes.perspectives ?? everyone(votes.matrix)
  const open = withoutStatements(
    votes.matrix,
    votes.live.map((one) => 1 - one),
  )
  const order = orderOf(open, votes.live, perspectives)
  const live = Uint8Array.from(order.statements, (j) => votes.live[j]!)
  const m = inOrder(open, order)
  const declared = reordered(perspectives, order.people)

  const given = votes.groups && fromLabels(votes.groups.labels, votes.groups.count)
  const { known } = votes
  const found = given || known ? undefined : emergent(m, { seed, progress })
  const map = emMap(m, { progress })
  const compared = known ? [] : comparePerspectives(m, declared, { seed, progress })
  const divides = Uint8Array.from(order.statements, (j) => known?.[j] ?? 0)
  for (const pair of compared) for (const { statement } of pair.statements) divides[statement] = 1

  const groups = given
    ? reordered(given, order.people)
    : found?.kind === 'groups'
      ? found.perspectives
      : undefined
  const unions = groups ? joined(declared, groups) : declared
  const required = Uint8Array.from({ length: unions.count }, (_, p) => votes.required?.[p] ?? 0)
  const cells = countCells(m, unions, live)
  const labels = labelStatements(cells, { required, divides })
  const ends = found?.kind === 'spectrum' ? found.ends : undefined
  const bothEnds = new Uint8Array(m.statements)
  if (ends)
    labelStatements(countCells(m, ends, live)).forEach(({ kind }, j) => {
      bothEnds[j] = kind === 'common-ground' ? 1 : 0
    })
  return inGivenOrder(order, {
    unions,
    declared: declared.count,
    cells,
    labels,
    compared,
    heard: heard(countCells(m, declared, live), votes.targets),
    emergent: found,
    divides,
    map,
    bothEnds,
  })
}

/** Perspectives and whether a statement is open tell people and statements apart beside the votes. */
function orderOf(matrix: VoteMatrix, live: Uint8Array, { count, members }: Perspectives): Order {
  const stands = Int32Array.from({ length: matrix.people }, (_, i) => {
    let which = 0
    for (let p = 0; p < count; p++) which = (Math.imul(which, 31) + (members[p]![i] ? p + 1 : 0)) | 0
    return which
  })
  return canonicalOrder(matrix, stands, live)
}

const reordered = ({ count, members }: Perspectives, people: Int32Array): Perspectives => ({
  count,
  members: members.map((who) => Uint8Array.from(people, (i) => who[i]!)),
})

const joined = (one: Perspectives, other: Perspectives): Perspectives => ({
  count: one.count + other.count,
  members: [...one.members, ...other.members],
})

/** The same, by the numbers people and statements came with. */
function inGivenOrder({ people, statements }: Order, found: Analysis): Analysis {
  const person = (values: Float64Array) => putBack(values, people, values.slice())
  const statement = (values: Float64Array) => putBack(values, statements, values.slice())
  const flags = (values: Uint8Array) => putBack(values, statements, values.slice())
  const members = (values: Uint8Array) => putBack(values, people, values.slice())
  const numbers = (values: Int32Array) => putBack(values, people, values.slice())
  const group = (which: Perspectives): Perspectives => ({ ...which, members: which.members.map(members) })
  const cell = (values: Int32Array) => {
    const back = values.slice()
    const J = statements.length
    for (let at = 0; at < values.length; at++) back[at - (at % J) + statements[at % J]!] = values[at]!
    return back
  }
  const { cells, map } = found
  const labels = found.labels.slice()
  found.labels.forEach((label, r) => {
    labels[statements[r]!] = label
  })
  return {
    ...found,
    unions: group(found.unions),
    labels,
    compared: found.compared.map((pair) => ({
      ...pair,
      statements: pair.statements.map((one) => ({ ...one, statement: statements[one.statement]! })),
    })),
    bothEnds: flags(found.bothEnds),
    divides: flags(found.divides),
    cells: {
      ...cells,
      agrees: cell(cells.agrees),
      disagrees: cell(cells.disagrees),
      unsure: cell(cells.unsure),
      elsewhere: cell(cells.elsewhere),
      elsewhereAgrees: cell(cells.elsewhereAgrees),
      live: flags(cells.live),
    },
    map: {
      ...map,
      x: person(map.x),
      y: person(map.y),
      xx: person(map.xx),
      xy: person(map.xy),
      yy: person(map.yy),
      means: statement(map.means),
      first: statement(map.first),
      second: statement(map.second),
    },
    emergent: found.emergent && emergentInOrder(found.emergent, numbers, group),
  }
}

function emergentInOrder(
  found: Emergent,
  person: (values: Int32Array) => Int32Array,
  group: (which: Perspectives) => Perspectives,
): Emergent {
  if (found.kind === 'groups')
    return { ...found, labels: person(found.labels), perspectives: group(found.perspectives) }
  if (found.kind === 'spectrum') return { ...found, ends: found.ends && group(found.ends) }
  return found
}
