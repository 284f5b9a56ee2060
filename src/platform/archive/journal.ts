import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type Day, dayIn } from '../../kernel/day.js'
import { type Id, isId } from '../../kernel/id.js'
import type { Pool } from '../db/pool.js'
import { openReading } from '../db/scope.js'

/** Somebody was erased: kept outside the database too, or a restored backup would bring their words back. */
export type Erased = { readonly org: Id<'Organisation'>; readonly person: Id<'Person'>; readonly day: Day }

export const journalIn = (dataFolder: string) => join(dataFolder, 'erasures.jsonl')

/**
 * Writes down every erasure of an organisation that the journal does not hold yet. The job that follows
 * `people.erased` calls it, and every start does for all: so none is missing, whenever the program was stopped.
 * @returns how many were added; they are on the disk
 */
export async function keepJournal(pool: Pool, org: Id<'Organisation'>, dataFolder: string): Promise<number> {
  const { reader, end } = openReading(pool, org)
  const rows = await reader.selectFrom('erasure').select(['person_id', 'at']).execute().finally(end)
  const held = new Set(readJournal(dataFolder).map(({ org, person }) => `${org} ${person}`))
  const missing = rows.filter(({ person_id }) => !held.has(`${org} ${person_id}`))
  append(
    dataFolder,
    missing.map(({ person_id, at }) => ({ org, person: person_id as Id<'Person'>, day: dayIn('UTC', at) })),
  )
  return missing.length
}

/** The erasures in the journal; none where there is no journal. A line that was only half written is left out. */
export function readJournal(dataFolder: string): readonly Erased[] {
  return textOf(journalIn(dataFolder))
    .split('\n')
    .flatMap((line) => erasedIn(line))
}

function append(dataFolder: string, erased: readonly Erased[]): void {
  if (erased.length === 0) return
  mkdirSync(dataFolder, { recursive: true })
  const path = journalIn(dataFolder)
  // After a power cut the last line may have no end: begin a new one rather than spoil ours too.
  const torn = !['', '\n'].includes(textOf(path).slice(-1))
  const file = openSync(path, 'a', 0o600)
  try {
    writeSync(file, `${torn ? '\n' : ''}${erased.map((one) => `${JSON.stringify(one)}\n`).join('')}`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}

function erasedIn(line: string): readonly Erased[] {
  try {
    const { org, person, day } = JSON.parse(line)
    return isId(org) && isId(person) ? [{ org, person, day }] : []
  } catch {
    return []
  }
}
