/** Thrown inside this folder only; `startPostgres` turns it into the sentence a person reads. */
export class Refused extends Error {}

// The last is how PostgreSQL says that a part of a page found no more room.
const FULL = /No space left on device|Disk quota exceeded|ENOSPC|EDQUOT|wrote only \d+ of \d+ bytes/
const NOT_OURS = /Permission denied|EACCES|EPERM/
const WRONG_PASSWORD = /password authentication failed/
const FATAL = /^.*?(FATAL|PANIC|error):\s*/
const READ_ONLY = /Read-only file system|EROFS/

export const isFull = (text: string) => FULL.test(text)

/**
 * One sentence for whatever went wrong, with what to do about it.
 * @param what an error of ours or of Node, or what PostgreSQL wrote before it gave up
 * @param base the folder the database lives in
 */
export function sentenceFor(what: unknown, base: string): string {
  if (what instanceof Refused) return what.message
  const text = what instanceof Error ? what.message : String(what)
  if (isFull(text))
    return `The disk is full: the database in ${base} needs room to start, so free some space and start again.`
  if (READ_ONLY.test(text)) return `The disk that holds ${base} cannot be written to: choose another folder.`
  if (WRONG_PASSWORD.test(text))
    return `The passwords in ${base} do not open the database there: put back the file secrets.json that belongs to it.`
  if (NOT_OURS.test(text))
    return `This account may not use ${base}: start Throughline as the account that made it, or choose another folder.`
  return `PostgreSQL could not be started (${fatalIn(text) ?? lastLine(text)}): set DATABASE_URL to use another server, or look at the log in ${base}.`
}

/** Why a server gave up, from what it wrote: the last fatal line; undefined where it had no time to write one. */
export function fatalIn(output: string): string | undefined {
  const line = output.split('\n').findLast((found) => FATAL.test(found))
  return line?.replace(FATAL, '').trim()
}

const lastLine = (text: string) =>
  text
    .split('\n')
    .findLast((line) => line.trim())
    ?.trim() ?? 'it did not say why'
