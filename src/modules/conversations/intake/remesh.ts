import { basename, join } from 'node:path'
import {
  type Conversation,
  cast,
  countBallot,
  newBallot,
  newNumbering,
  numberOf,
  type Statement,
} from './ballot.js'
import { type Ledger, noticeOnce, plainName, readTable, stop } from './ledger.js'
import { toPerspectives } from './lists.js'

const VOTES: Readonly<Record<string, number>> = {
  agree: 1,
  disagree: -1,
  neutral: 0,
  unsure: 0,
  'not sure': 0,
}

/** The files of a Remesh export, by the end of their names; the beginning is the conversation's. */
export const REMESH = { votes: '_binary.csv', thoughts: '_verbatim_map.csv', people: '_participants.csv' }

/**
 * A Remesh export. Each file begins with lines about itself; the heading follows. What people wrote
 * ("thoughts") are the statements; one of the questions asked at the start is the perspective.
 *
 * @param wanted part of the name of the question that holds the perspective; found by its words if not given
 */
export async function readRemesh(
  folder: string,
  names: readonly string[],
  wanted: string | undefined,
  ledger: Ledger,
): Promise<Conversation | undefined> {
  const path = (ending: string) => join(folder, names.find((name) => name.endsWith(ending))!)
  const statements = newNumbering()
  const texts: Statement[] = []
  const facts = new Map<string, string>()
  const thoughts = path(REMESH.thoughts)
  await readTable(thoughts, ledger, {
    rows: 'ideas',
    columns: ['thought-id', 'thought-text'],
    late: true,
    before: (cells) => facts.set(cells[0]!.trim(), cells[1]?.trim() ?? ''),
    row: (cell, line) => {
      const id = cell('thought-id')
      const text = cell('thought-text')
      if (!id) return { kind: 'empty-cell', file: basename(thoughts), line, column: 'thought-id' }
      if (!text) return { kind: 'no-text', file: basename(thoughts), line }
      if (statements.number.has(id)) return { kind: 'duplicate-statement', file: basename(thoughts), line }
      numberOf(statements, id)
      texts.push({ id, text, hidden: false, meta: false })
      return undefined
    },
  })
  if (!texts.length && !ledger.faults.length)
    stop(ledger, { kind: 'no-statements', file: basename(thoughts) })

  const people = newNumbering()
  const standing: { person: number; perspective: string }[] = []
  await readPeople(path(REMESH.people), wanted, ledger, (id, perspective) => {
    if (people.number.has(id)) return false
    const person = numberOf(people, id)
    if (perspective) standing.push({ person, perspective })
    return true
  })

  const ballot = newBallot()
  const votes = path(REMESH.votes)
  await readTable(votes, ledger, {
    rows: 'votes',
    columns: ['participant-id', 'thought-id', 'vote'],
    late: true,
    row: (cell, line) => {
      const file = basename(votes)
      const statement = statements.number.get(cell('thought-id'))
      const vote = VOTES[cell('vote').toLowerCase()]
      if (!cell('participant-id')) return { kind: 'empty-cell', file, line, column: 'participant-id' }
      if (statement === undefined) return { kind: 'unknown-statement', file, line }
      if (vote === undefined) return { kind: 'unknown-vote', file, line, expected: 'Agree, Disagree' }
      if (!people.number.has(cell('participant-id'))) noticeOnce(ledger, { kind: 'not-listed', file })
      // Times are only to the minute: the order of the file is the order of time.
      cast(ballot, numberOf(people, cell('participant-id')), statement, vote, line)
      return undefined
    },
  })
  if (ledger.stopped) return undefined
  const matrix = countBallot(ballot, people.ids.length, texts.length, basename(votes), ledger)
  if (!matrix) return undefined
  return {
    question: facts.get('Title') || facts.get('Name') || basename(folder),
    description: null,
    source: 'remesh',
    participants: people.ids,
    statements: texts,
    matrix,
    ...(standing.length ? { perspectives: toPerspectives(standing, people.ids.length) } : {}),
  }
}

/** Words by which the question about where somebody stands is known, where nobody names it. */
const STANDING = /relationship|engagement|role|perspective/

async function readPeople(
  path: string,
  wanted: string | undefined,
  ledger: Ledger,
  person: (id: string, perspective: string) => boolean,
): Promise<void> {
  const file = basename(path)
  let column = ''
  await readTable(path, ledger, {
    rows: 'people',
    columns: ['participant-id'],
    late: true,
    heading: (names) => {
      const sought = wanted === undefined ? undefined : plainName(wanted)
      column =
        names.find((name) => (sought === undefined ? STANDING.test(name) : name.includes(sought))) ?? ''
      if (!column && wanted !== undefined)
        stop(ledger, { kind: 'no-perspective-column', file, column: wanted })
      else if (column)
        ledger.notices.push({ kind: 'perspective-column', file, column: column.replaceAll('-', ' ').trim() })
      else ledger.notices.push({ kind: 'no-perspectives', file })
    },
    row: (cell, line) => {
      if (!cell('participant-id')) return { kind: 'empty-cell', file, line, column: 'participant-id' }
      const answer = column ? cell(column) : ''
      return person(cell('participant-id'), answer === '--' ? '' : answer)
        ? undefined
        : { kind: 'duplicate-participant', file, line }
    },
  })
}
