import { type Analysis, analyse } from '../../../maths/analysis.js'
import { type Publication, publish } from '../../../maths/disclosure/publish.js'
import { FEWEST } from '../../../maths/disclosure/published.js'
import { votesPerPerson, withoutStatements } from '../../../maths/opinion/matrix.js'
import { type PolisView, polisView, speaksFor } from '../../../maths/opinion/polis.js'
import type { Progress } from '../../../maths/progress.js'
import type { Language } from '../../../ui/say.js'
import type { Conversation } from '../intake/ballot.js'
import type { Counts } from '../intake/faults.js'
import { filesOf } from './files.js'
import { GROUP, groupName } from './group-name.js'
import { type MapMade, makeMap } from './map.js'
import type { PersonPlace } from './people.js'
import type { Group, Label, Report } from './report.js'
import { makeSlate } from './slate.js'

export type Choices = {
  readonly language: Language
  readonly ideasLanguage: string | undefined
  readonly mode: 'perspectives' | 'polis'
  readonly seed: number
  readonly groups: number | undefined
  readonly slate: number | undefined
  readonly agreesAsMarks: boolean
  readonly targets: ReadonlyMap<string, number>
  readonly required: readonly string[]
  /** What was odd about the files, in the report's language. */
  readonly notices: readonly string[]
}

/** Where nobody declared a perspective, the one there is; views say it in the reader's language. */
const EVERYONE = 'everyone'

export type Made =
  | { readonly ok: true; readonly report: Report; readonly people: PersonPlace[] }
  /** Something could be found out from any report of this, so there is none. */
  | { readonly ok: false }

/**
 * From a conversation as read to the report as data. Everything exact stays in here: what leaves has passed
 * `publish`. No clock and no chance but the seed, so the same files give the same report, byte for byte.
 */
export function makeReport(
  conversation: Conversation & { readonly counts: readonly Counts[] },
  choices: Choices,
  progress: Progress,
): Made {
  const { statements, matrix, perspectives } = conversation
  const live = Uint8Array.from(statements, ({ hidden, meta }) => (hidden || meta ? 0 : 1))
  const names = perspectives?.names ?? [EVERYONE]
  const polis = choices.mode === 'polis' ? asPolis(conversation, choices.groups) : undefined
  const analysis = analyse(
    {
      matrix,
      live,
      perspectives: perspectives?.members,
      required: Uint8Array.from(names, (name) => (choices.required.includes(name) ? 1 : 0)),
      targets: names.map((name) => choices.targets.get(name)),
      groups: polis && { labels: polis.labels, count: polis.groups },
    },
    choices.seed,
    progress,
  )
  const required = Uint8Array.from({ length: analysis.unions.count }, (_, p) =>
    p < names.length && choices.required.includes(names[p]!) ? 1 : 0,
  )
  const { labels, unions, declared, divides } = analysis
  const published = publish({ matrix, unions, declared, live, labels, divides, required, progress })
  if (published.exposed) return { ok: false }
  const report = reportOf({ conversation, analysis, published, polis, required }, choices)
  return { ok: true, report, people: placesOf(conversation, analysis, polis) }
}

/** What a report is put together from: everything exact that passed, or was made to pass, `publish`. */
export type Told = {
  readonly conversation: Conversation & { readonly counts: readonly Counts[] }
  readonly analysis: Analysis
  readonly published: Publication
  readonly polis?: PolisView | undefined
  /** Length perspectives: 1 where it must be heard. */
  readonly required: ArrayLike<number>
  /** the map to show, where it is not the one of this analysis */
  readonly map?: Pick<MapMade, 'entry' | 'places'>
}

/** The report as data, from an analysis and what may be published of it. */
export function reportOf(
  { conversation, analysis, published, polis, required, map: given }: Told,
  choices: Choices,
): Report {
  const { statements, matrix, perspectives } = conversation
  const live = Uint8Array.from(statements, ({ hidden, meta }) => (hidden || meta ? 0 : 1))
  const names = perspectives?.names ?? [EVERYONE]
  const { unions, declared } = analysis
  const groups = unions.count - declared
  const setNames = [...names, ...Array.from({ length: groups }, (_, g) => `${GROUP}${groupName(g)}`)]
  const open = statements.flatMap((_, j) => (live[j] ? [j] : []))
  const map = given ?? makeMap({ analysis, polis, conversation, live, names, published })
  return {
    format: 'throughline-report',
    version: 1,
    mode: choices.mode,
    seed: choices.seed,
    conversation: {
      question: conversation.question,
      description: conversation.description,
      source: conversation.source,
      ideas: open.length,
      hidden: statements.length - open.length,
    },
    files: filesOf(conversation.counts, published, live, names.length),
    notices: [...choices.notices],
    fewest: FEWEST,
    people: published.people[0]!,
    declared: perspectives !== undefined,
    perspectives: names.map((name, p) => ({
      name,
      required: required[p] === 1,
      people: published.people[1 + p]!,
      underHeard: analysis.heard[p]!.underHeard,
    })),
    statements: open.map((j) => ({
      id: statements[j]!.id,
      text: statements[j]!.text,
      label: labelOf(published.labels[j], setNames),
      everyone: published.cells[0]![j]!,
      perspectives: names.map((_, p) => published.cells[1 + p]![j]!),
      groups: Array.from({ length: groups }, (_, g) => published.cells[1 + declared + g]![j]!),
      ends: analysis.bothEnds[j] && published.cells[0]![j]!.kind === 'shown' ? 'both' : null,
      place: map.places[j] ?? null,
    })),
    differences: differencesOf(
      analysis,
      published,
      names,
      (j) => statements[j]!.id,
      perspectives !== undefined,
    ),
    opinion: {
      verdict: analysis.emergent?.kind ?? 'groups',
      thinned: analysis.emergent?.gate.thinned ?? false,
      groups: groupsOf(
        analysis,
        published,
        withoutStatements(matrix, hiddenFrom(live)),
        (j) => statements[j]!.id,
      ),
    },
    map: map.entry,
    withheld: {
      cells: published.withheld.fewerThanFive + published.withheld.protectsOthers,
      labels: published.withheld.labels,
    },
    ...(choices.slate === undefined
      ? {}
      : { slate: makeSlate(conversation, analysis, published, { ...choices, size: choices.slate }) }),
    ...(polis ? { polis: polisPart(polis, conversation) } : {}),
  }
}

const hiddenFrom = (live: Uint8Array) => live.map((open) => 1 - open)

const asPolis = ({ matrix, statements }: Conversation, groups: number | undefined) =>
  polisView(matrix, {
    moderatedOut: statements.map(({ hidden }) => Number(hidden)),
    meta: statements.map(({ meta }) => Number(meta)),
    groups,
  })

function labelOf(label: Publication['labels'][number], names: readonly string[]): Label {
  if (!label) return { kind: 'withheld' }
  const named = (which: readonly number[]) => which.map((p) => names[p]!)
  switch (label.kind) {
    case 'common-ground':
      return {
        kind: label.kind,
        leastCertain: names[label.weakest]!,
        differsInStrength: label.differsInStrength,
      }
    case 'leaning':
      return { kind: label.kind, leastCertain: names[label.weakest]! }
    case 'not-enough-voices':
      return { kind: label.kind, from: named(label.from) }
    case 'opposed':
      return { kind: label.kind, by: named(label.by) }
    default:
      return { kind: label.kind }
  }
}

function differencesOf(
  { compared }: Analysis,
  { people }: Publication,
  names: readonly string[],
  idOf: (j: number) => string,
  declared: boolean,
): Report['differences'] {
  if (!declared || names.length < 2) return { kind: 'not-compared', why: 'one-perspective' }
  const enough = (p: number) => people[1 + p]!.kind === 'at-least'
  const pairs = compared.filter(({ first, second }) => enough(first) && enough(second))
  if (!pairs.length) return { kind: 'not-compared', why: 'too-few' }
  const certainty = new Map<number, number>()
  for (const pair of pairs)
    for (const { statement, certainty: sure } of pair.statements)
      certainty.set(statement, Math.max(sure, certainty.get(statement) ?? 0))
  return {
    kind: 'compared',
    pairs: pairs.map(({ first, second, gap, adjusted }) => ({
      between: [names[first]!, names[second]!],
      points: 5 * Math.round(20 * gap),
      certain: adjusted <= 0.05,
    })),
    ideas: [...certainty].sort(([a, one], [b, other]) => other - one || a - b).map(([j]) => idOf(j)),
  }
}

function groupsOf(
  { unions, declared }: Analysis,
  { people, cells }: Publication,
  open: Conversation['matrix'],
  idOf: (j: number) => string,
): Group[] {
  const members = unions.members.slice(declared)
  const labels = new Int32Array(open.people).fill(-1)
  members.forEach((who, g) => {
    for (let i = 0; i < who.length; i++) if (who[i]) labels[i] = g
  })
  // What sets a group apart also tells of the others: they too must be shown.
  const groups = cells.slice(1 + declared)
  return speaksFor(open, labels, members.length).map((strongest, g) => ({
    name: groupName(g),
    people: people[1 + declared + g]!,
    speaksFor: strongest
      .filter(({ statement }) => groups.every((row) => row[statement]!.kind === 'shown'))
      .map(({ statement, answer }) => ({ id: idOf(statement), answer })),
  }))
}

function polisPart(view: PolisView, { statements }: Conversation): NonNullable<Report['polis']> {
  const ids = (which: readonly number[]) => which.map((j) => statements[j]!.id)
  return {
    notForPublication: true,
    included: view.included.reduce((sum, one) => sum + one, 0),
    groups: view.groups,
    statements: statements.map(({ id }, j) => ({
      id,
      groupInformedConsensus: view.groupInformedConsensus[j]!,
      priority: view.priority[j]!,
      extremity: view.extremity[j]!,
    })),
    consensus: { agree: ids(view.consensus.agree), disagree: ids(view.consensus.disagree) },
  }
}

/** One row for everybody who has answered; a group for those who have one. */
function placesOf(
  { participants, matrix }: Conversation,
  { unions, declared, map }: Analysis,
  polis: PolisView | undefined,
): PersonPlace[] {
  const votes = votesPerPerson(matrix)
  const groups = unions.members.slice(declared)
  return participants.flatMap((participant, i): PersonPlace[] => {
    if (votes[i] === 0) return []
    const g = groups.findIndex((who) => who[i])
    const group = g < 0 ? undefined : groupName(g)
    if (polis)
      return [{ participant, group, x: polis.people.x[i]!, y: polis.people.y[i]!, uncertainty: undefined }]
    const uncertainty = Math.sqrt((map.xx[i]! + map.yy[i]!) / 2)
    return [{ participant, group, x: map.x[i]!, y: map.y[i]!, uncertainty }]
  })
}
