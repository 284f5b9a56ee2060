/** Thrown inside this folder only; `startPostgres` turns it into the sentence a person reads. */
export class Refused extends Error {}

const FULL = /No space left on device|Disk quota exceeded|ENOSPC|EDQUOT/i
const NOT_OURS = /Permission denied|EACCES|EPERM/
const READ_ONLY = /Read-only file system|EROFS/

/**
 * One sentence for whatever went wrong, with what to do about it.
 * @param what an error of ours or of Node, or what PostgreSQL wrote before it gave up
 * @param base the folder the database lives in
 */
export function sentenceFor(what: unknown, base: string): string {
  if (what instanceof Refused) return what.message
  const text = what instanceof Error ? what.message : String(what)
  if (FULL.test(text))
    return `The disk is full: the database in ${base} needs room to start, so free some space and start again.`
  if (READ_ONLY.test(text)) return `The disk that holds ${base} cannot be written to: choose another folder.`
  if (NOT_OURS.test(text))
    return `This account may not use ${base}: start Throughline as the account that made it, or choose another folder.`
  return `PostgreSQL could not be started (${lastWords(text)}): set DATABASE_URL to use another server, or look at the log in ${base}.`
}

/** The part of PostgreSQL's output that says why: its last fatal line, else its last line. */
export function lastWords(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim())
  const fatal =
    lines.findLast((line) => /FATAL:|PANIC:|error:/.test(line)) ?? lines.at(-1) ?? 'it said nothing'
  return fatal.replace(/^.*?(FATAL|PANIC|error):\s*/, '').trim()
}
