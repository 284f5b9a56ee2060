import type { Say } from '../../../../ui/say.js'
import type { Report, StatementEntry } from '../../report/report.js'
import { type Block, byPerspective, type Item, type Section, story } from '../../report/story.js'
import { rowsOf } from '../../views/perspectives-picture.js'
import type { ShownStream } from '../shown.js'

/** A passage of the results page: how many more ideas there are than it names, and which of them are drawn. */
export type Passage = Section & { readonly more: number; readonly drawn: ReadonlyMap<string, Drawn> }
/** An idea that is drawn, and in which list: once in a passage. */
type Drawn = { readonly entry: StatementEntry; readonly list: Block }

const SECTIONS: readonly Section['id'][] = [
  'took-part',
  'common-ground',
  'leaning',
  'divides',
  'opinion',
  'map',
  'missing',
]
const DRAWN: readonly Section['id'][] = ['common-ground', 'leaning', 'divides']
/** So many ideas of a list are named, and so many of a passage drawn; on paper the rest follow in words. */
const MOST_NAMED = 10

/** The results told in order; before the first picture, how to read it. `whole` leaves no idea out: for paper. */
export function passagesOf(stream: ShownStream, say: Say, whole: boolean): Passage[] {
  const entries = new Map(stream.report.statements.map((entry) => [entry.id, entry]))
  const passages = story(stream.report, say)
    .filter(({ id }) => SECTIONS.includes(id))
    .map((section) => passage(asTested(section, stream, say), { ...stream, entries, say, whole }))
  const first = passages.findIndex(({ drawn }) => drawn.size)
  return passages.map((one, at) => (at === first ? withHow(one, say) : one))
}

/** What divides and the groups of opinion come later than the counts: this says so. */
function asTested(section: Section, { tests }: ShownStream, say: Say): Section {
  if (section.id !== 'divides' && section.id !== 'opinion') return section
  const soon = {
    kind: 'sentence',
    text: say(`results.tests.${tests === 'to-come' ? 'to-come' : 'earlier'}`),
  } as const
  if (tests === 'to-come') return { ...section, blocks: [soon] }
  return tests === 'earlier' ? { ...section, blocks: [soon, ...section.blocks] } : section
}

type Telling = {
  readonly report: Report
  readonly entries: ReadonlyMap<string, StatementEntry>
  readonly say: Say
  readonly whole: boolean
}

function passage(section: Section, telling: Telling): Passage {
  const drawn = new Map<string, Drawn>()
  let more = 0
  const blocks = section.blocks.map((block): Block => {
    if (block.kind !== 'items' || block.items.every(({ id }) => id === undefined)) return block
    const named = telling.whole ? block.items : block.items.slice(0, MOST_NAMED)
    more += block.items.length - named.length
    const entries = DRAWN.includes(section.id)
      ? named.flatMap((item) => drawable(item, telling) ?? []).slice(0, MOST_NAMED - drawn.size)
      : []
    const list = {
      ...block,
      items: named.map((item) =>
        noted(
          item,
          section,
          telling,
          entries.some(({ id }) => id === item.id),
        ),
      ),
    }
    for (const entry of entries) if (!drawn.has(entry.id)) drawn.set(entry.id, { entry, list })
    return list
  })
  return { ...section, blocks, more, drawn }
}

function drawable({ id }: Item, { entries, report, say }: Telling): StatementEntry | undefined {
  const entry = id === undefined ? undefined : entries.get(id)
  return entry && rowsOf({ report, entry, say }).length ? entry : undefined
}

/** Numbers are said once: in the picture and its table, or else in words. */
function noted(item: Item, { id }: Section, { report, entries, say }: Telling, isDrawn: boolean): Item {
  if (isDrawn) return id === 'divides' ? { ...item, notes: [] } : item
  const entry = item.id === undefined ? undefined : entries.get(item.id)
  if (!entry || id !== 'common-ground' || !report.declared) return item
  return { ...item, notes: [...byPerspective(report, say, entry), ...item.notes] }
}

function withHow(one: Passage, say: Say): Passage {
  const lists = new Set([...one.drawn.values()].map(({ list }) => list))
  const first = one.blocks.findIndex((block) => lists.has(block))
  const how = { kind: 'sentence', text: say('results.picture.how') } as const
  return { ...one, blocks: [...one.blocks.slice(0, first), how, ...one.blocks.slice(first)] }
}
