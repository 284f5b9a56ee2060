import { basename } from 'node:path'
import type { Conversation } from './ballot.js'
import { type Ledger, noticeOnce, readTable, stop } from './ledger.js'

/** Priority marks a person may give. */
const MOST_MARKS = 5

/** Names in the order of the alphabet, and who stands in each. */
export function toPerspectives(
  standing: readonly { readonly person: number; readonly perspective: string }[],
  people: number,
): NonNullable<Conversation['perspectives']> {
  const names = [...new Set(standing.map(({ perspective }) => perspective))].sort((a, b) =>
    a.localeCompare(b, 'en'),
  )
  const place = new Map(names.map((name, p) => [name, p]))
  const members = names.map(() => new Uint8Array(people))
  for (const { person, perspective } of standing) members[place.get(perspective)!]![person] = 1
  return { names, members: { count: names.length, members } }
}

/** participant, perspective: one row for each perspective a person stands in. */
export async function readPerspectives(
  path: string,
  { participants }: Conversation,
  ledger: Ledger,
): Promise<Conversation['perspectives']> {
  const file = basename(path)
  const number = new Map(participants.map((id, i) => [id, i]))
  const standing: { person: number; perspective: string }[] = []
  const known = new Set<string>()
  await readTable(path, ledger, {
    rows: 'perspectives',
    columns: ['participant', 'perspective'],
    row: (cell, line) => {
      const person = number.get(cell('participant'))
      const perspective = cell('perspective')
      if (person === undefined) return { kind: 'unknown-participant', file, line }
      if (!perspective) return { kind: 'empty-cell', file, line, column: 'perspective' }
      if (known.has(`${person} ${perspective}`)) noticeOnce(ledger, { kind: 'repeated-rows', file })
      known.add(`${person} ${perspective}`)
      standing.push({ person, perspective })
      return undefined
    },
  })
  if (!standing.length && !ledger.faults.length) stop(ledger, { kind: 'no-entries', file })
  if (ledger.stopped || !standing.length) return undefined
  if (new Set(standing.map(({ person }) => person)).size < participants.length)
    ledger.notices.push({ kind: 'without-perspective', file })
  return toPerspectives(standing, participants.length)
}

/** participant, statement: up to five rows a person, what matters most to her. */
export async function readMarks(
  path: string,
  { participants, statements }: Conversation,
  ledger: Ledger,
): Promise<NonNullable<Conversation['marks']>> {
  const file = basename(path)
  const person = new Map(participants.map((id, i) => [id, i]))
  const statement = new Map(statements.map(({ id }, j) => [id, j]))
  const marks = participants.map(() => new Set<number>())
  await readTable(path, ledger, {
    rows: 'marks',
    columns: ['participant', 'statement'],
    row: (cell, line) => {
      const i = person.get(cell('participant'))
      const j = statement.get(cell('statement'))
      if (i === undefined) return { kind: 'unknown-participant', file, line }
      if (j === undefined) return { kind: 'unknown-statement', file, line }
      if (marks[i]!.has(j)) {
        noticeOnce(ledger, { kind: 'repeated-rows', file })
        return undefined
      }
      if (marks[i]!.size === MOST_MARKS) return { kind: 'too-many-marks', file, line }
      marks[i]!.add(j)
      return undefined
    },
  })
  if (!ledger.faults.length && marks.every((of) => of.size === 0)) stop(ledger, { kind: 'no-entries', file })
  return marks.map((of) => [...of].sort((a, b) => a - b))
}
