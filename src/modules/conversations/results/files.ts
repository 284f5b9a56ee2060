import type { Visit } from '../../../platform/web/route.js'
import type { Say } from '../../../ui/say.js'
import { groupName } from '../report/group-name.js'
import { countWords, labelWords, nameWords, shareWords } from '../report/phrases.js'
import type { Cell, StatementEntry } from '../report/report.js'
import { placeInRecord } from './queries.js'
import type { Shown, ShownStream } from './shown.js'
import { withoutHidden } from './snapshot.js'
import { STREAMS } from './stream.js'

type Proof = { readonly hash: string; readonly event: string; readonly entry: string }

/** The hash of the snapshot and where it stands in the record; an empty entry is on its way there. */
export async function proofOf({ world }: Visit, { here, stored }: Shown): Promise<Proof> {
  if (!stored) return { hash: '', event: '', entry: '' }
  const at = await placeInRecord(world, here.conversation.id, stored.hash)
  return { hash: stored.hash, event: at?.event ?? '', entry: at?.n === null || !at ? '' : `${at.n}` }
}

/** The numbers of the page as a table: one row for an idea and a stream, then who took part. */
export function resultsCsv(shown: Shown, proof: Proof, say: Say): string {
  const { streams } = shown
  const present = STREAMS.flatMap((one) => streams[one] ?? [])
  const rows = present.flatMap((stream) => [
    ...stream.report.statements.flatMap((entry) => ideaRows(stream, entry, proof, say)),
    ...peopleRows(stream, proof, say),
  ])
  return `\uFEFF${[HEAD, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`
}

const HEAD = [
  'stream',
  'idea',
  'text',
  'where it stands',
  'from',
  'people',
  'agree',
  'disagree',
  'not sure',
  'as of',
  'snapshot sha-256',
  'event',
  'entry in the record',
]

const proofCells = ({ asOf }: ShownStream, { hash, event, entry }: Proof) => [asOf, hash, event, entry]

function ideaRows(stream: ShownStream, entry: StatementEntry, proof: Proof, say: Say): string[][] {
  const { report } = stream
  const sets: readonly (readonly [string, Cell])[] = [
    [say('perspective.everyone'), entry.everyone],
    ...(report.declared
      ? report.perspectives.map(
          ({ name }, p) => [nameWords(say, report, name), entry.perspectives[p]!] as const,
        )
      : []),
    ...entry.groups.map((cell, g) => [say('opinion.name', { name: groupName(g) }), cell] as const),
  ]
  return sets.map(([name, cell]) => [
    stream.stream,
    entry.id,
    entry.text,
    labelWords(say, entry.label),
    name,
    ...(cell.kind === 'shown'
      ? [
          say('count.at-least', { n: cell.heard }),
          ...[cell.agree, cell.disagree, cell.unsure].map((share) => shareWords(say, share)),
        ]
      : [say(`cell.${cell.why}`), '', '', '']),
    ...proofCells(stream, proof),
  ])
}

function peopleRows(stream: ShownStream, proof: Proof, say: Say): string[][] {
  const { report } = stream
  const sets = [
    { name: say('perspective.everyone'), people: report.people },
    ...(report.declared ? report.perspectives : []),
    ...report.opinion.groups.map(({ name, people }) => ({ name: say('opinion.name', { name }), people })),
  ]
  return sets.map(({ name, people }) => [
    stream.stream,
    '',
    say('took-part.title'),
    '',
    name,
    countWords(say, people),
    '',
    '',
    '',
    ...proofCells(stream, proof),
  ])
}

/** A text as it stands in a table. One that begins like a formula would be run by a spreadsheet. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * The snapshot itself, as its hash was made of it: whoever replaces each idea's entry by the SHA-256 of its JSON, and
 * takes the SHA-256 of the whole, has what the record holds. Beside it the words of ideas and the names of perspectives.
 */
export function resultsJson(shown: Shown, proof: Proof): string {
  const { here, stored, ideas, names } = shown
  const { id, question, language } = here.conversation
  return `${JSON.stringify({
    format: 'throughline-results-file',
    version: 1,
    conversation: { id, question, language },
    record: proof,
    snapshot: stored ? withoutHidden(stored.snapshot, (one) => ideas.has(one)) : null,
    ideas: [...ideas.values()].map(({ n, text, language: written }) => ({
      id: `${n}`,
      text,
      language: written,
    })),
    perspectives: [...names].map(([perspective, name]) => ({ id: perspective, name })),
  })}\n`
}
