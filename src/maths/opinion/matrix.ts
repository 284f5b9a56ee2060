/**
 * People × statements, each vote +1 agree, -1 disagree, 0 not sure, held row by row (CSR). Never densified:
 * what a person did not answer takes no space. Rows are people 0..people-1, columns statements 0..statements-1;
 * ids with meaning stay outside.
 */
export type VoteMatrix = {
  readonly people: number
  readonly statements: number
  /** Length people+1: person i's votes stand at starts[i] .. starts[i+1]-1. */
  readonly starts: Int32Array
  /** Statement of each vote, rising within a person. At most 65,535 statements. */
  readonly columns: Uint16Array
  /** +1, -1 or 0. */
  readonly values: Int8Array
}

/** A log of votes: three columns of one length, and the moment (ms) of each where it is known. */
export type VoteLog = {
  readonly person: Int32Array
  readonly statement: Int32Array | Uint16Array
  readonly vote: Int8Array
  /** Milliseconds. Without it, the order of rows is the order of time. */
  readonly at?: Float64Array
}

export const MOST_STATEMENTS = 65_535

/**
 * Builds the matrix from a log in any order. The last vote of a person on a statement counts: by `at`, and
 * for equal or absent moments by place in the log. Two counting sorts, O(votes + people + statements).
 *
 * @throws RangeError when a column's lengths differ, an index is out of range, or a vote is not -1, 0 or 1
 */
export function buildMatrix(log: VoteLog, people: number, statements: number): VoteMatrix {
  const rows = log.person.length
  checkLog(log, people, statements)

  // Sort by statement, then stably by person: each row comes out with its columns rising and, within a
  // column, in the order of the log.
  const byStatement = sortedBy(log.statement, statements, undefined)
  const order = sortedBy(log.person, people, byStatement)

  const starts = new Int32Array(people + 1)
  const columns = new Uint16Array(rows)
  const values = new Int8Array(rows)
  let kept = 0
  let k = 0
  for (let i = 0; i < people; i++) {
    starts[i] = kept
    while (k < rows && log.person[order[k]!] === i) {
      const column = log.statement[order[k]!]!
      let best = order[k]!
      k++
      while (k < rows && log.person[order[k]!] === i && log.statement[order[k]!] === column) {
        const next = order[k]!
        if (!log.at || log.at[next]! >= log.at[best]!) best = next
        k++
      }
      columns[kept] = column
      values[kept] = log.vote[best]!
      kept++
    }
  }
  starts[people] = kept
  if (kept === rows) return { people, statements, starts, columns, values }
  return { people, statements, starts, columns: columns.slice(0, kept), values: values.slice(0, kept) }
}

/** How many votes are held. */
export const votesIn = (m: VoteMatrix): number => m.starts[m.people]!

/** Votes per person, length people. */
export function votesPerPerson(m: VoteMatrix): Int32Array {
  const counts = new Int32Array(m.people)
  for (let i = 0; i < m.people; i++) counts[i] = m.starts[i + 1]! - m.starts[i]!
  return counts
}

/**
 * The same matrix without the statements marked hidden (their columns stay, empty). Hiding equals never
 * having had the votes.
 *
 * @param hidden length statements; non-zero means hidden
 */
export function withoutStatements(m: VoteMatrix, hidden: ArrayLike<number>): VoteMatrix {
  return keepWhere(m, (_, column) => !hidden[column])
}

/** The same matrix with only these people, in this order: row r of the result is person people[r]. */
export function onlyPeople(m: VoteMatrix, people: ArrayLike<number>): VoteMatrix {
  const starts = new Int32Array(people.length + 1)
  for (let r = 0; r < people.length; r++) {
    const i = people[r]!
    starts[r + 1] = starts[r]! + m.starts[i + 1]! - m.starts[i]!
  }
  const columns = new Uint16Array(starts[people.length]!)
  const values = new Int8Array(starts[people.length]!)
  for (let r = 0; r < people.length; r++) {
    const i = people[r]!
    columns.set(m.columns.subarray(m.starts[i]!, m.starts[i + 1]!), starts[r]!)
    values.set(m.values.subarray(m.starts[i]!, m.starts[i + 1]!), starts[r]!)
  }
  return { people: people.length, statements: m.statements, starts, columns, values }
}

/** The same matrix with only the votes for which `keep(person, statement, place)` holds. */
export function keepWhere(
  m: VoteMatrix,
  keep: (person: number, statement: number, place: number) => boolean,
): VoteMatrix {
  const starts = new Int32Array(m.people + 1)
  const columns = new Uint16Array(votesIn(m))
  const values = new Int8Array(votesIn(m))
  let kept = 0
  for (let i = 0; i < m.people; i++) {
    for (let k = m.starts[i]!; k < m.starts[i + 1]!; k++) {
      if (!keep(i, m.columns[k]!, k)) continue
      columns[kept] = m.columns[k]!
      values[kept] = m.values[k]!
      kept++
    }
    starts[i + 1] = kept
  }
  return {
    people: m.people,
    statements: m.statements,
    starts,
    columns: columns.slice(0, kept),
    values: values.slice(0, kept),
  }
}

/** Agrees, disagrees and not-sures per statement, each of length statements. */
export type Tally = {
  readonly agrees: Int32Array
  readonly disagrees: Int32Array
  readonly unsure: Int32Array
}

/** Counts per statement over all people, or over those for whom member[person] is non-zero. O(votes). */
export function tally(m: VoteMatrix, member?: ArrayLike<number>): Tally {
  const agrees = new Int32Array(m.statements)
  const disagrees = new Int32Array(m.statements)
  const unsure = new Int32Array(m.statements)
  for (let i = 0; i < m.people; i++) {
    if (member && !member[i]) continue
    for (let k = m.starts[i]!; k < m.starts[i + 1]!; k++) {
      const j = m.columns[k]!
      const value = m.values[k]!
      if (value > 0) agrees[j]!++
      else if (value < 0) disagrees[j]!++
      else unsure[j]!++
    }
  }
  return { agrees, disagrees, unsure }
}

/** Mean vote per statement, "not sure" counted as 0; 0 where nobody voted. */
export function meansOf({ agrees, disagrees, unsure }: Tally): Float64Array {
  return Float64Array.from(agrees, (agree, j) => {
    const answers = agree + disagrees[j]! + unsure[j]!
    return answers === 0 ? 0 : (agree - disagrees[j]!) / answers
  })
}

function checkLog(log: VoteLog, people: number, statements: number) {
  const rows = log.person.length
  if (statements > MOST_STATEMENTS)
    throw new RangeError(`at most ${MOST_STATEMENTS} statements, got ${statements}`)
  if (log.statement.length !== rows || log.vote.length !== rows || (log.at && log.at.length !== rows))
    throw new RangeError('the columns of a vote log must have one length')
  for (let k = 0; k < rows; k++) {
    if (log.person[k]! < 0 || log.person[k]! >= people)
      throw new RangeError(`row ${k}: no person ${log.person[k]}`)
    if (log.statement[k]! < 0 || log.statement[k]! >= statements)
      throw new RangeError(`row ${k}: no statement ${log.statement[k]}`)
    if (log.vote[k]! < -1 || log.vote[k]! > 1) throw new RangeError(`row ${k}: ${log.vote[k]} is not a vote`)
  }
}

/** Places of `keys` in rising order of key, stable; `within` gives the order to start from. */
function sortedBy(
  keys: Int32Array | Uint16Array,
  distinct: number,
  within: Int32Array | undefined,
): Int32Array {
  const next = new Int32Array(distinct + 1)
  for (let k = 0; k < keys.length; k++) next[keys[k]! + 1]!++
  for (let v = 0; v < distinct; v++) next[v + 1]! += next[v]!
  const order = new Int32Array(keys.length)
  for (let k = 0; k < keys.length; k++) {
    const place = within ? within[k]! : k
    order[next[keys[place]!]!++] = place
  }
  return order
}
