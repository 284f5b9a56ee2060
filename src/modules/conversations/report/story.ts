import type { Say } from '../../../ui/say.js'
import { GROUP } from './group-name.js'
import { cellWords, countWords, namesWords, nameWords } from './phrases.js'
import type { Label, Report, StatementEntry } from './report.js'

/**
 * The report told in order: sections of sentences and lists. The terminal and the page both print this, so
 * the two can never say different things.
 */
export type Section = { readonly id: SectionId; readonly title: string; readonly blocks: readonly Block[] }
export type SectionId =
  | 'took-part'
  | 'common-ground'
  | 'leaning'
  | 'divides'
  | 'opinion'
  | 'map'
  | 'missing'
  | 'slate'
  | 'ideas'
  | 'made'

export type Item = { readonly text: string; readonly id?: string; readonly notes: readonly string[] }
export type Block =
  | { readonly kind: 'sentence'; readonly text: string }
  /** Ideas carry their id and stand in quotation marks; other items are plain. */
  | { readonly kind: 'items'; readonly items: readonly Item[] }
  | { readonly kind: 'map' | 'every-idea' | 'files' }

/** How many ideas of a long list are named before "and 12 more". */
const MOST_NAMED = 10

export function story(report: Report, say: Say): Section[] {
  const section = (id: SectionId, blocks: Block[]): Section => ({ id, title: say(`${id}.title`), blocks })
  const slate = slateBlocks(report, say)
  const leaning = labelled(report, 'leaning')
  return [
    section('took-part', tookPart(report, say)),
    section('common-ground', commonGround(report, say)),
    ...(leaning.length
      ? [
          section('leaning', [
            sentence(say('leaning.lead')),
            ideas(leaning, (entry) => leastCertain(report, say, entry, entry.label.leastCertain)),
          ]),
        ]
      : []),
    section('divides', divides(report, say)),
    section('opinion', opinion(report, say)),
    section('map', map(report, say)),
    section('missing', missing(report, say)),
    ...(slate ? [section('slate', slate)] : []),
    section('ideas', everyIdea(report, say)),
    section('made', made(report, say)),
  ]
}

function tookPart(report: Report, say: Say): Block[] {
  const { ideas: open, hidden } = report.conversation
  const { people, fewest } = report
  const many =
    people.kind === 'at-least'
      ? say('took-part.people', { people: countWords(say, people), ideas: open })
      : say('took-part.few', { fewest })
  const blocks = [sentence(many)]
  if (hidden) blocks.push(sentence(say('took-part.hidden', { hidden })))
  blocks.push(sentence(say(report.declared ? 'took-part.declared' : 'took-part.not-declared')))
  if (!report.declared) return blocks
  const line = ({ name, people: came, required }: Report['perspectives'][number]) =>
    item(`${required ? say('took-part.required', { name }) : name}: ${countWords(say, came)}`)
  return [...blocks, { kind: 'items', items: report.perspectives.map(line) }]
}

function commonGround(report: Report, say: Say): Block[] {
  const common = labelled(report, 'common-ground')
  if (!common.length) return [sentence(`${say('common-ground.none')} ${say('common-ground.none-next')}`)]
  return [
    sentence(say('common-ground.lead', { n: common.length })),
    ideas(common, (entry) => [
      ...leastCertain(report, say, entry, entry.label.leastCertain),
      ...(entry.label.differsInStrength ? [say('common-ground.strength')] : []),
      ...(entry.ends === 'both' ? [say('common-ground.both-ends')] : []),
    ]),
  ]
}

function divides(report: Report, say: Say): Block[] {
  const { differences } = report
  const blocks: Block[] = []
  if (differences.kind === 'not-compared') blocks.push(sentence(say(`divides.${differences.why}`)))
  else {
    const line = ({ between: [first, second], points, certain }: (typeof differences.pairs)[number]) =>
      points === 0
        ? say('divides.pair-none', { first, second })
        : `${say('divides.pair', { first, second, points })} ${say(certain ? 'divides.pair-certain' : 'divides.pair-uncertain')}`
    blocks.push({ kind: 'items', items: differences.pairs.map((pair) => item(line(pair))) })
    blocks.push(sentence(say(differences.ideas.length ? 'divides.ideas' : 'divides.none')))
    if (differences.ideas.length)
      blocks.push(
        ideas(
          differences.ideas.map((id) => entryOf(report, id)),
          (entry) => byPerspective(report, say, entry),
        ),
      )
  }
  for (const { names, entries } of opponents(report)) {
    const everyone = !report.declared && names.length === 1 && !names[0]!.startsWith(GROUP)
    const who = { names: namesWords(say, report, names), n: entries.length }
    blocks.push(sentence(everyone ? say('divides.opposed-everyone', who) : say('divides.opposed', who)))
    blocks.push(...someOf(entries, say, () => []))
  }
  return blocks
}

function opinion(report: Report, say: Say): Block[] {
  const { verdict, groups, thinned } = report.opinion
  const found = verdict === 'groups' ? say('opinion.groups', { n: groups.length }) : say(`opinion.${verdict}`)
  const blocks = [sentence(report.mode === 'polis' ? say('opinion.polis') : found)]
  if (thinned) blocks.push(sentence(say('opinion.thinned')))
  if (!groups.length) return blocks
  const line = ({ name, people, speaksFor }: (typeof groups)[number]): Item => ({
    text: say('opinion.group', { name, people: countWords(say, people) }),
    notes: speaksFor.map(({ id, answer }) =>
      say(`opinion.more-${answer}`, { text: entryOf(report, id).text }),
    ),
  })
  return [...blocks, { kind: 'items', items: groups.map(line) }]
}

function map(report: Report, say: Say): Block[] {
  if (report.map.kind === 'withheld') return [sentence(say(`map.${report.map.why}`))]
  return [sentence(say('map.lead')), { kind: 'map' }]
}

function missing(report: Report, say: Say): Block[] {
  const under = report.perspectives.filter((perspective) => perspective.underHeard)
  const who = under.map(({ name, people }) =>
    say(people.kind === 'at-least' ? 'missing.under-heard' : 'missing.few', {
      name: nameWords(say, report, name),
      fewest: report.fewest,
    }),
  )
  const blocks: Block[] = (who.length ? who : [say('missing.none')]).map(sentence)
  const wanting = labelled(report, 'not-enough-voices')
  if (!wanting.length) return blocks
  const from = (names: readonly string[]) =>
    report.declared || report.opinion.groups.length
      ? [say('missing.from', { names: namesWords(say, report, names) })]
      : []
  blocks.push(sentence(say('missing.ideas', { n: wanting.length })))
  blocks.push(...someOf(wanting, say, (entry) => from(entry.label.from)))
  return blocks
}

function slateBlocks(report: Report, say: Say): Block[] | undefined {
  const { slate } = report
  if (!slate) return undefined
  if (slate.kind === 'none') return [sentence(say(`slate.${slate.why}`, { fewest: report.fewest }))]
  const { violations, people, candidates, marks, joined } = slate.certificate
  return [
    sentence(say('slate.lead', { n: slate.ids.length })),
    ideas(
      slate.ids.map((id) => entryOf(report, id)),
      () => [],
    ),
    sentence(say('slate.certificate', { violations, people: countWords(say, people), candidates })),
    sentence(say('slate.absent')),
    ...(joined ? [sentence(say('slate.joined'))] : []),
    ...(marks === 'agrees' ? [sentence(say('slate.agrees'))] : []),
  ]
}

function everyIdea(report: Report, say: Say): Block[] {
  const { cells, labels } = report.withheld
  const blocks: Block[] = [sentence(say('ideas.lead')), { kind: 'every-idea' }]
  if (cells) blocks.push(sentence(say('ideas.withheld', { cells, fewest: report.fewest })))
  if (labels) blocks.push(sentence(say('ideas.labels-withheld', { labels })))
  return blocks
}

function made(report: Report, say: Say): Block[] {
  return [
    { kind: 'files' },
    ...(report.files.some(({ step }) => step > 1) ? [sentence(say('made.rounded'))] : []),
    ...(report.notices.length
      ? [sentence(say('made.notices')), { kind: 'items' as const, items: report.notices.map(item) }]
      : []),
    sentence(say('made.rules', { fewest: report.fewest })),
    ...(report.polis ? [sentence(say('made.polis'))] : []),
    sentence(say('made.seed', { seed: report.seed })),
  ]
}

/** "We are least sure of: carers (10 or more answered)." With one perspective, its answers instead. */
function leastCertain(report: Report, say: Say, entry: StatementEntry, name: string): string[] {
  const whole = entry.everyone
  if (!report.declared && !name.startsWith(GROUP))
    return whole.kind === 'shown' ? [cellWords(say, whole)] : []
  const cell = name.startsWith(GROUP)
    ? entry.groups[report.opinion.groups.findIndex((group) => GROUP + group.name === name)]
    : entry.perspectives[report.perspectives.findIndex((perspective) => perspective.name === name)]
  return cell?.kind === 'shown'
    ? [say('common-ground.least', { name: nameWords(say, report, name), heard: cell.heard })]
    : [say('common-ground.least-unheard', { name: nameWords(say, report, name) })]
}

/** What each perspective answered, one line each: "carers: agree 40%, …". */
export function byPerspective(report: Report, say: Say, entry: StatementEntry): string[] {
  return entry.perspectives.map(
    (cell, p) => `${nameWords(say, report, report.perspectives[p]!.name)}: ${cellWords(say, cell)}`,
  )
}

function opponents(report: Report): { names: readonly string[]; entries: StatementEntry[] }[] {
  const lines = new Map<string, { names: readonly string[]; entries: StatementEntry[] }>()
  for (const entry of labelled(report, 'opposed')) {
    const key = entry.label.by.join('\n')
    const line = lines.get(key) ?? { names: entry.label.by, entries: [] }
    line.entries.push(entry)
    lines.set(key, line)
  }
  return [...lines.values()]
}

type Labelled<K extends Label['kind']> = StatementEntry & { readonly label: Extract<Label, { kind: K }> }

function labelled<K extends Label['kind']>(report: Report, kind: K): Labelled<K>[] {
  return report.statements.filter((entry): entry is Labelled<K> => entry.label.kind === kind)
}

/** A list that may be long: the first ten, and how many more stand in the table of every idea. */
function someOf<E extends StatementEntry>(
  entries: readonly E[],
  say: Say,
  notes: (entry: E) => readonly string[],
): Block[] {
  const more = entries.length - MOST_NAMED
  return [
    ideas(entries.slice(0, MOST_NAMED), notes),
    ...(more > 0 ? [sentence(say('missing.more', { n: more }))] : []),
  ]
}

const entryOf = (report: Report, id: string): StatementEntry =>
  report.statements.find((entry) => entry.id === id)!
const sentence = (text: string): Block => ({ kind: 'sentence', text })
const item = (text: string): Item => ({ text, notes: [] })

function ideas<E extends StatementEntry>(
  entries: readonly E[],
  notes: (entry: E) => readonly string[],
): Block {
  return {
    kind: 'items',
    items: entries.map((entry) => ({ id: entry.id, text: entry.text, notes: notes(entry) })),
  }
}
