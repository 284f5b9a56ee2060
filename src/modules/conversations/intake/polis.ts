import { basename, join } from 'node:path'
import {
  type Ballot,
  type Conversation,
  cast,
  countBallot,
  type Numbering,
  newBallot,
  newNumbering,
  numberOf,
  type Statement,
} from './ballot.js'
import type { Fault } from './faults.js'
import { type Ledger, noticeOnce, readTable, stop } from './ledger.js'

/**
 * A Polis export. comments.csv gives the statements; votes.csv every vote ever given, of which the last by
 * timestamp counts; participants-votes.csv the people, and the votes themselves where there is no votes.csv.
 * Exports write +1 for agree. The counts of agrees in comments.csv are never used: they count votes that
 * were changed later.
 */
export async function readPolis(
  folder: string,
  names: readonly string[],
  ledger: Ledger,
): Promise<Conversation | undefined> {
  const summary = await readSummary(folder, names, ledger)
  const statements = await readStatements(join(folder, 'comments.csv'), ledger)
  if (ledger.stopped) return undefined
  const number = new Map(statements.map(({ id }, j) => [id, j]))
  const people = newNumbering()
  const ballot = newBallot()
  const log = join(folder, 'votes.csv')
  const table = join(folder, 'participants-votes.csv')
  const [logged, listed] = [names.includes('votes.csv'), names.includes('participants-votes.csv')]
  if (listed) await readParticipants(table, number, people, logged ? undefined : ballot, ledger)
  const file = logged ? log : table
  if (logged) await readVotes(log, number, people, listed, ballot, ledger)
  const matrix = ledger.stopped
    ? undefined
    : countBallot(ballot, people.ids.length, statements.length, basename(file), ledger)
  if (!matrix) return undefined
  return {
    question: summary.get('topic') || basename(folder),
    description: summary.get('conversation-description') || null,
    source: 'polis',
    participants: people.ids,
    statements,
    matrix,
  }
}

async function readSummary(
  folder: string,
  names: readonly string[],
  ledger: Ledger,
): Promise<Map<string, string>> {
  const path = join(folder, 'summary.csv')
  const facts = new Map<string, string>()
  if (!names.includes('summary.csv')) {
    ledger.notices.push({ kind: 'no-summary', file: 'summary.csv' })
    return facts
  }
  // The file has no heading: its first row is a fact like the others.
  const keep = (cells: readonly string[]) => facts.set(cells[0]?.trim() ?? '', cells[1]?.trim() ?? '')
  await readTable(path, ledger, {
    rows: 'facts',
    columns: [],
    row: (_, __, cells) => {
      keep(cells)
      return undefined
    },
    first: keep,
  })
  return facts
}

async function readStatements(path: string, ledger: Ledger): Promise<Statement[]> {
  const file = basename(path)
  const found = new Map<string, Statement>()
  await readTable(path, ledger, {
    rows: 'ideas',
    columns: ['comment-id', 'comment-body'],
    row: (cell, line) => {
      const id = cell('comment-id')
      const text = cell('comment-body')
      if (!id) return { kind: 'empty-cell', file, line, column: 'comment-id' }
      if (!text) return { kind: 'no-text', file, line }
      if (found.has(id)) return { kind: 'duplicate-statement', file, line }
      const meta = /^(true|1|t)$/i.test(cell('is-meta'))
      found.set(id, { id, text, hidden: cell('moderated') === '-1', meta })
      return undefined
    },
  })
  if (!found.size && !ledger.faults.length) stop(ledger, { kind: 'no-statements', file })
  const numbers = [...found.keys()].every((id) => /^\d+$/.test(id))
  return numbers ? [...found.values()].sort((a, b) => Number(a.id) - Number(b.id)) : [...found.values()]
}

const VOTES: Readonly<Record<string, number>> = { '1': 1, '-1': -1, '0': 0 }
const EXPECTED = '1, 0, -1'

async function readVotes(
  path: string,
  statements: ReadonlyMap<string, number>,
  people: Numbering,
  listed: boolean,
  ballot: Ballot,
  ledger: Ledger,
): Promise<void> {
  const file = basename(path)
  let timed = true
  // A statement told of once, or whose own row was refused, explains every vote on it.
  const incomplete = ledger.faults.length > 0
  const strangers = new Set<string>()
  await readTable(path, ledger, {
    rows: 'votes',
    columns: ['comment-id', 'voter-id', 'vote'],
    heading: (names) => {
      timed = names.includes('timestamp')
      if (!timed) ledger.notices.push({ kind: 'no-times', file })
    },
    row: (cell, line): Fault | 'explained' | undefined => {
      const statement = statements.get(cell('comment-id'))
      const vote = VOTES[cell('vote')]
      const voter = cell('voter-id')
      const at = timed ? cell('timestamp') : ''
      if (!voter) return { kind: 'empty-cell', file, line, column: 'voter-id' }
      if (statement === undefined) {
        const explained = incomplete || strangers.has(cell('comment-id'))
        strangers.add(cell('comment-id'))
        return explained ? 'explained' : { kind: 'unknown-statement', file, line }
      }
      if (vote === undefined) return { kind: 'unknown-vote', file, line, expected: EXPECTED }
      if (timed && !/^\d{1,16}$/.test(at)) return { kind: 'not-a-number', file, line, column: 'timestamp' }
      if (listed && !people.number.has(voter)) noticeOnce(ledger, { kind: 'not-listed', file })
      cast(ballot, numberOf(people, voter), statement, vote, timed ? Number(at) : line)
      return undefined
    },
  })
}

/** The people, and their votes where a ballot is given: one column a statement, named by its id. */
async function readParticipants(
  path: string,
  statements: ReadonlyMap<string, number>,
  people: Numbering,
  ballot: Ballot | undefined,
  ledger: Ledger,
): Promise<void> {
  const file = basename(path)
  let columns: { statement: number; at: number }[] = []
  await readTable(path, ledger, {
    rows: 'people',
    columns: ['participant'],
    heading: (names, line) => {
      // Statement columns are the ones named by a number; one without a text cannot be reported.
      columns = names.flatMap((name, at) => {
        const statement = statements.get(name)
        if (statement !== undefined) return [{ statement, at }]
        if (/^\d+$/.test(name) && ballot) stop(ledger, { kind: 'unknown-statement', file, line })
        return []
      })
    },
    row: (cell, line, cells): Fault | undefined => {
      const participant = cell('participant')
      if (!participant) return { kind: 'empty-cell', file, line, column: 'participant' }
      if (people.number.has(participant)) return { kind: 'duplicate-participant', file, line }
      const given = columns.map(({ statement, at }) => ({ statement, text: cells[at]!.trim() }))
      if (ballot && given.some(({ text }) => text !== '' && VOTES[text] === undefined))
        return { kind: 'unknown-vote', file, line, expected: EXPECTED }
      const person = numberOf(people, participant)
      for (const { statement, text } of given)
        if (ballot && text !== '') cast(ballot, person, statement, VOTES[text]!, 0)
      return undefined
    },
  })
}
