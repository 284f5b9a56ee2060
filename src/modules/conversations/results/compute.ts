import type { Instant } from '../../../kernel/day.js'
import { type Compared, comparePerspectives, holm } from '../../../maths/agreement/divides.js'
import { type Analysis, analyse } from '../../../maths/analysis.js'
import type { Snapshot } from '../../../maths/disclosure/changes.js'
import { type Publication, publish } from '../../../maths/disclosure/publish.js'
import { FEWEST, inFives } from '../../../maths/disclosure/published.js'
import { branch } from '../../../maths/random/random.js'
import type { Conversation } from '../intake/ballot.js'
import { GROUP, groupName } from '../report/group-name.js'
import { type Choices, reportOf } from '../report/make.js'
import { makeMap } from '../report/map.js'
import type { Report } from '../report/report.js'
import { asBefore, changedPeople, type Keys } from './crowd.js'
import type { KeptStream } from './kept.js'
import { mapToShow } from './map-drawn.js'

/** What is asked in a conversation, and of whom; the same for both streams. */
export type Asking = {
  /** by number: 1 where an idea is open to answers */
  readonly live: Uint8Array
  /** ids in the order of the sets; one called EVERYONE where none is asked for */
  readonly perspectives: readonly string[]
  readonly required: readonly boolean[]
  readonly targets: readonly (number | undefined)[]
  readonly seed: number
  /** the box is closed: nothing more comes, and nobody stays behind */
  readonly final: boolean
  readonly asOf: Instant
}

/** The one perspective there is where none is asked for. */
export const EVERYONE = 'everyone'

/** One stream as it is now. Keys and ideas are those of `before`, if anything was published before. */
export type Present = { readonly keys: Keys; readonly now: Snapshot }

/** An order in which nobody is held back again and again; it says nothing of who came when. */
export type Lot = (key: string) => string

/**
 * The votes to count now: at least five people's that changed since the last publication, while five more stay behind,
 * so that the last few are never alone; after the close all of them. Undefined where it is not time.
 */
export function dueOf(
  { keys, now }: Present,
  before: KeptStream | undefined,
  final: boolean,
  lot: Lot,
): Snapshot | undefined {
  const last = before?.last ?? nobodyOf(now)
  const changed = changedPeople(last, now)
  const behind = final ? 0 : FEWEST
  if (changed.length - behind < FEWEST) return undefined
  const order = changed
    .map((i) => ({ i, lot: lot(keys[i]!) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(changed.length - behind)
  return asBefore(now, last, new Set(order.map(({ i }) => i)))
}

const nobodyOf = ({ matrix, members }: Snapshot): Snapshot => ({
  matrix: {
    ...matrix,
    starts: new Int32Array(matrix.people + 1),
    columns: new Uint16Array(0),
    values: new Int8Array(0),
  },
  members: members.map((who) => new Uint8Array(who.length)),
})

/**
 * First step: counts, labels and map, with what is known of groups and of what divides from before. After the close
 * the labels wait for the second step, which knows everything.
 * @returns undefined where nothing may go out
 */
export function countStream(
  asking: Asking,
  keys: Keys,
  due: Snapshot,
  before: KeptStream | undefined,
): KeptStream | undefined {
  const groups = before?.groups ?? null
  const known = before?.divides ?? new Uint8Array(asking.live.length)
  const analysis = look(asking, due, groups, known)
  const published = print(asking, due, analysis, before, { labelsWait: asking.final })
  if (published.exposed) return undefined
  const earlier = before?.published
  const made = draw(asking, due, analysis, published, before?.map ?? null)
  const differences = earlier?.report.differences ?? made.report.differences
  const opinion = earlier
    ? {
        ...made.report.opinion,
        verdict: earlier.report.opinion.verdict,
        thinned: earlier.report.opinion.thinned,
      }
    : { ...made.report.opinion, verdict: 'too-few' as const }
  return {
    perspectives: asking.perspectives,
    keys,
    last: due,
    memory: published.memory,
    groups,
    divides: known,
    map: made.map,
    published: {
      asOf: asking.asOf,
      report: { ...made.report, differences, opinion },
      tests: earlier && earlier.tests !== 'to-come' ? 'earlier' : 'to-come',
      scale: made.map.scale,
    },
  }
}

/** Second step, of the same votes: what divides and the groups of opinion. */
export function testStream(asking: Asking, counted: KeptStream): KeptStream | undefined {
  const due = counted.last
  const compared = differencesIn(asking, counted)
  const divides = new Uint8Array(asking.live.length)
  for (const { statements } of compared) for (const { statement } of statements) divides[statement] = 1
  // Without perspectives: what pairs of them divides is asked above, of printed cells only.
  const { emergent, bothEnds } = analyse({ matrix: due.matrix, live: asking.live }, asking.seed)
  const groups =
    emergent?.kind === 'groups' ? { labels: emergent.labels, count: emergent.perspectives.count } : null
  const analysis = { ...look(asking, due, groups, divides), compared, emergent, bothEnds }
  const published = print(asking, due, analysis, counted, { labelsWait: false })
  if (published.exposed) return undefined
  const made = draw(asking, due, analysis, published, counted.map)
  return {
    ...counted,
    memory: published.memory,
    groups,
    divides,
    map: made.map,
    published: { ...counted.published, report: made.report, tests: 'done', scale: made.map.scale },
  }
}

/** Counts, labels and map, by what is known of groups and of what divides. */
function look(
  { live, required, targets, seed }: Asking,
  { matrix, members }: Snapshot,
  groups: KeptStream['groups'],
  known: Uint8Array,
): Analysis {
  return analyse(
    {
      matrix,
      live,
      perspectives: { count: members.length, members },
      required: required.map(Number),
      targets,
      groups: groups ?? undefined,
      known,
    },
    seed,
  )
}

function print(
  { live, required, final }: Asking,
  { matrix }: Snapshot,
  { unions, declared, labels, divides }: Analysis,
  before: KeptStream | undefined,
  { labelsWait }: { readonly labelsWait: boolean },
): Publication {
  return publish({
    matrix,
    unions,
    declared,
    live,
    labels,
    divides,
    required: Uint8Array.from({ length: unions.count }, (_, p) => Number(required[p] ?? false)),
    ...(before ? { previous: before.memory } : {}),
    labelsWait,
    last: final,
  })
}

/**
 * Pairs of perspectives, compared over the ideas of which both are printed, so that no distance tells of a cell that
 * is not. People are exchanged among those two.
 */
function differencesIn({ live, seed }: Asking, { last, memory }: KeptStream): Compared[] {
  const { members, matrix } = last
  const pairs = members.flatMap((_, p) => members.slice(p + 1).map((_, k) => [p, p + 1 + k] as const))
  const tested = pairs.flatMap(([first, second], k) => {
    const shown = (p: number, j: number) => memory.cells[1 + p]?.[j]?.kind === 'shown'
    const both = live.map((open, j) => (open && shown(first, j) && shown(second, j) ? 1 : 0))
    if (!both.includes(1)) return []
    const two = { count: 2, members: [members[first]!, members[second]!] }
    const [pair] = comparePerspectives(matrix, two, { seed: branch(seed, k), live: both })
    return pair ? [{ ...pair, first, second }] : []
  })
  const adjusted = holm(tested.map(({ p }) => p))
  return tested.map((pair, k) => ({
    ...pair,
    adjusted: adjusted[k]!,
    statements: adjusted[k]! <= 0.05 ? pair.statements : [],
  }))
}

function draw(
  asking: Asking,
  due: Snapshot,
  analysis: Analysis,
  published: Publication,
  before: KeptStream['map'],
) {
  const conversation = conversationOf(asking, due)
  const names = [...asking.perspectives]
  const { live } = asking
  const drawn = makeMap({ analysis, conversation, live, names, published })
  const groups = analysis.unions.count - analysis.declared
  const map = mapToShow(
    before,
    {
      ...drawn,
      from: { matrix: due.matrix, members: analysis.unions.members },
      names: [...names, ...Array.from({ length: groups }, (_, g) => `${GROUP}${groupName(g)}`)],
    },
    asking.final,
  )
  const report = reportOf(
    { conversation, analysis, published, required: asking.required.map(Number), map },
    { ...CHOICES, seed: asking.seed },
  )
  return { map, report: { ...fromPrinted(report), perspectives: heardIn(report, asking) } }
}

const CHOICES: Choices = {
  language: 'en',
  ideasLanguage: undefined,
  mode: 'perspectives',
  seed: 1,
  groups: undefined,
  slate: undefined,
  agreesAsMarks: false,
  targets: new Map(),
  required: [],
  notices: [],
}

function conversationOf({ live, perspectives }: Asking, { matrix, members }: Snapshot) {
  const asked = perspectives[0] === EVERYONE && perspectives.length === 1
  const conversation: Conversation & { readonly counts: readonly [] } = {
    question: '',
    description: null,
    source: 'throughline',
    participants: [],
    statements: Array.from(live, (open, j) => ({ id: `${j}`, text: '', hidden: !open, meta: false })),
    matrix,
    ...(asked ? {} : { perspectives: { names: perspectives, members: { count: members.length, members } } }),
    counts: [],
  }
  return conversation
}

/** The order of ideas that divide, by what is printed: an order by exact figures would tell of them. */
function fromPrinted(report: Report): Report {
  const { differences, statements } = report
  if (differences.kind !== 'compared') return report
  const apart = new Map(statements.map((entry) => [entry.id, spreadOf(entry)]))
  const ideas = [...differences.ideas].sort((a, b) => apart.get(b)! - apart.get(a)! || Number(a) - Number(b))
  return { ...report, differences: { ...differences, ideas } }
}

/** Points between the perspectives that agree most and least, as printed. */
export function spreadOf({ perspectives }: Report['statements'][number]): number {
  const shares = perspectives.flatMap((cell) => {
    if (cell.kind !== 'shown') return []
    if (cell.agree.kind === 'about') return [cell.agree.percent]
    return [cell.agree.kind === 'nearly-all' ? 100 : 0]
  })
  return shares.length ? Math.max(...shares) - Math.min(...shares) : 0
}

/** Under-heard by what is printed: fewer than half of those hoped for, or fewer than 7 in 10 ideas with an answer of 5. */
function heardIn(report: Report, { targets, live }: Asking): Report['perspectives'] {
  const open = live.reduce((sum, one) => sum + one, 0)
  return report.perspectives.map((perspective, p) => {
    const { people } = perspective
    const answered = report.statements.filter(({ perspectives }) => {
      const cell = perspectives[p]
      return cell?.kind === 'shown' || cell?.why === 'protects-others'
    }).length
    const target = targets[p]
    const came = people.kind === 'at-least' ? people.atLeast : 0
    // So many may have come; a target in between must not tell how many did.
    const few = target !== undefined && came < inFives(Math.ceil(target / 2))
    return { ...perspective, underHeard: people.kind !== 'at-least' || few || answered < 0.7 * open }
  })
}
