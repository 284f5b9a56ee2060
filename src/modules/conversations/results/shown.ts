import type { Instant } from '../../../kernel/day.js'
import type { House } from '../../../platform/room.js'
import type { Visit } from '../../../platform/web/route.js'
import type { Conversation } from '../conversation.js'
import { isLive } from '../idea.js'
import { ideasOf } from '../queries.js'
import { withheldIn } from '../report/fewest.js'
import { GROUP } from '../report/group-name.js'
import type { Area, Label, Report, StatementEntry } from '../report/report.js'
import { wordingsOf } from '../safety/wordings.js'
import { conversationAt, type Here } from '../voice.js'
import { EVERYONE } from './compute.js'
import { type Stored, snapshotOf } from './queries.js'
import type { Published, Scale, SmallRoom } from './snapshot.js'
import { STREAMS, type Stream } from './stream.js'

/** What somebody may see of a conversation's results, in their language. Everything that is shown goes through here. */
export type Shown = {
  readonly here: Here
  readonly stored: Stored | undefined
  readonly streams: Readonly<Partial<Record<Stream, ShownStream>>>
  readonly small: SmallRoom | null
  /** ideas open to answers now, by their number, in the reader's language where there is a translation */
  readonly ideas: ReadonlyMap<string, ShownIdea>
  /** the language of an idea, where it is not the page's */
  readonly lang: (id: string) => string | undefined
  /** perspectives asked for, by id, as the reader calls them */
  readonly names: ReadonlyMap<string, string>
}
export type ShownIdea = { readonly n: number; readonly text: string; readonly language: string }
export type ShownStream = {
  readonly stream: Stream
  readonly asOf: Instant
  readonly report: Report
  readonly tests: Published['tests']
  readonly scale: Scale | null
}

/** @throws NotFound where the conversation is none that this visitor may see, or is still being prepared */
export async function shownAt(house: House, visit: Visit): Promise<Shown> {
  const here = await conversationAt(house, visit)
  const { world, language } = visit
  const { id: of } = here.conversation
  const stored = await snapshotOf(world, of)
  const ideas = await ideasShown(visit, of)
  const names = await namesOf(visit)
  const streams: Partial<Record<Stream, ShownStream>> = {}
  for (const stream of STREAMS) {
    const published = stored?.snapshot.streams[stream]
    if (published)
      streams[stream] = {
        stream,
        asOf: published.asOf,
        report: inWords(published.report, here.conversation, ideas, names),
        tests: published.tests,
        scale: published.scale,
      }
  }
  const small = stored?.snapshot.small
  return {
    here,
    stored,
    streams,
    small: small ? { ...small, ideas: small.ideas.filter(({ id }) => ideas.has(id)) } : null,
    ideas,
    names,
    lang: (id) => {
      const written = ideas.get(id)?.language
      return written === language ? undefined : written
    },
  }
}

/** What is hidden, held or taken back has no words, and a fact about somebody is no idea. */
async function ideasShown(
  { world, language }: Visit,
  of: Conversation['id'],
): Promise<ReadonlyMap<string, ShownIdea>> {
  const { read } = world
  const [all, words] = [await ideasOf(read, world, of), await wordingsOf(read, world, { id: of }, language)]
  return new Map(
    all.filter(isLive).flatMap(({ n }) => {
      const { text = null, language: written = language } = words.get(n) ?? {}
      return text === null ? [] : [[`${n}`, { n, text, language: written }] as const]
    }),
  )
}

async function namesOf({ world, language }: Visit): Promise<ReadonlyMap<string, string>> {
  const rows = await world.read
    .selectFrom('perspective')
    .select(['id', 'name_en', 'name_cy'])
    .where('org_id', '=', world.organisation.id)
    .execute()
  return new Map(rows.map((row) => [row.id, language === 'cy' ? row.name_cy : row.name_en]))
}

/** The report with the words of ideas and the names of perspectives, and without what is hidden or held by now. */
function inWords(
  report: Report,
  { question, about }: Conversation,
  ideas: ReadonlyMap<string, ShownIdea>,
  names: ReadonlyMap<string, string>,
): Report {
  const name = (of: string) => (of.startsWith(GROUP) || of === EVERYONE ? of : (names.get(of) ?? of))
  const here = ({ id }: { readonly id: string }) => ideas.has(id)
  const known = (ids: readonly string[]) => ids.filter((id) => ideas.has(id))
  const dividing = new Set(report.differences.kind === 'compared' ? report.differences.ideas : [])
  const statements = report.statements.filter(here).map(
    (entry): StatementEntry => ({
      ...entry,
      text: ideas.get(entry.id)?.text ?? '',
      label: labelIn(dividing.has(entry.id) ? divided(entry.label) : entry.label, name),
    }),
  )
  const { differences, map, opinion } = report
  return {
    ...report,
    conversation: {
      ...report.conversation,
      question,
      description: about,
      ideas: statements.length,
      hidden: 0,
    },
    perspectives: report.perspectives.map((one) => ({ ...one, name: name(one.name) })),
    statements,
    differences:
      differences.kind === 'not-compared'
        ? differences
        : {
            ...differences,
            pairs: differences.pairs.map((pair) => ({
              ...pair,
              between: [name(pair.between[0]), name(pair.between[1])],
            })),
            ideas: known(differences.ideas),
          },
    opinion: {
      ...opinion,
      groups: opinion.groups.map((group) => ({ ...group, speaksFor: group.speaksFor.filter(here) })),
    },
    map:
      map.kind === 'withheld'
        ? map
        : {
            ...map,
            areas: map.areas.map((area): Area => ({ ...area, name: name(area.name) })),
            right: known(map.right),
            left: known(map.left),
            up: known(map.up),
            down: known(map.down),
          },
    withheld: withheldIn(statements),
  }
}

// Labels come with the counts, what divides comes after them.
const divided = (label: Label): Label => (label.kind === 'open' ? { kind: 'divided' } : label)

function labelIn(label: Label, name: (of: string) => string): Label {
  switch (label.kind) {
    case 'common-ground':
    case 'leaning':
      return { ...label, leastCertain: name(label.leastCertain) }
    case 'not-enough-voices':
      return { ...label, from: label.from.map(name) }
    case 'opposed':
      return { ...label, by: label.by.map(name) }
    default:
      return label
  }
}
