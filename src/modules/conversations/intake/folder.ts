import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { type Conversation, lookOver } from './ballot.js'
import type { Counts, Fault, Notice } from './faults.js'
import { countsOf, type Ledger, newLedger, stop } from './ledger.js'
import { readMarks, readPerspectives } from './lists.js'
import { readPolis } from './polis.js'
import { REMESH, readRemesh } from './remesh.js'

export type { Conversation } from './ballot.js'

export type Wanted = {
  /** Files beside the folder. */
  readonly perspectives: string | undefined
  readonly marks: string | undefined
  readonly perspectiveColumn: string | undefined
  /** Whether to go on without rows that cannot be used. */
  readonly lenient: boolean
}

export type Reading =
  | {
      readonly ok: true
      readonly conversation: Conversation & {
        readonly counts: readonly Counts[]
        readonly notices: readonly Notice[]
      }
    }
  | { readonly ok: false; readonly faults: readonly Fault[]; readonly counts: readonly Counts[] }

/** Reads a conversation from a folder of a kind it knows, to the end, so that every fault can be told at once. */
export async function readConversation(folder: string, wanted: Wanted): Promise<Reading> {
  const ledger = newLedger()
  const read = await readKind(folder, wanted, ledger)
  const lists = read && !ledger.stopped ? await readLists(read, wanted, ledger) : read
  const counts = countsOf(ledger)
  const good = lists && !ledger.stopped && (!ledger.faults.length || wanted.lenient)
  if (good) lookOver(lists, ledger)
  if (!good || ledger.stopped) {
    const faults = ledger.more ? [...ledger.faults, { kind: 'more', n: ledger.more } as const] : ledger.faults
    return { ok: false, faults, counts }
  }
  for (const { file, refused } of counts)
    if (refused) ledger.notices.push({ kind: 'left-out', file, rows: refused })
  const notices: Notice[] = [...ledger.notices, ...ledger.faults]
  if (ledger.more) notices.push({ kind: 'more', n: ledger.more })
  return { ok: true, conversation: { ...lists, counts, notices } }
}

async function readKind(folder: string, wanted: Wanted, ledger: Ledger): Promise<Conversation | undefined> {
  if (!existsSync(folder)) {
    stop(ledger, { kind: 'no-folder', folder })
    return undefined
  }
  if (!statSync(folder).isDirectory()) {
    stop(ledger, { kind: 'not-a-folder', folder })
    return undefined
  }
  const names = readdirSync(folder).sort()
  if (Object.values(REMESH).every((ending) => names.some((name) => name.endsWith(ending))))
    return readRemesh(folder, names, wanted.perspectiveColumn, ledger)
  const polis = ['comments.csv', 'votes.csv', 'participants-votes.csv']
  if (!polis.some((name) => names.includes(name))) {
    stop(ledger, { kind: 'unknown-folder', folder: basename(folder) })
    return undefined
  }
  const missing = !names.includes('comments.csv')
    ? 'comments.csv'
    : names.includes('votes.csv') || names.includes('participants-votes.csv')
      ? undefined
      : 'votes.csv'
  if (missing) stop(ledger, { kind: 'missing', file: missing })
  return missing ? undefined : readPolis(folder, names, ledger)
}

async function readLists(read: Conversation, wanted: Wanted, ledger: Ledger): Promise<Conversation> {
  const perspectives =
    wanted.perspectives === undefined
      ? read.perspectives
      : await readPerspectives(wanted.perspectives, read, ledger)
  const marks = wanted.marks === undefined ? undefined : await readMarks(wanted.marks, read, ledger)
  return { ...read, ...(perspectives ? { perspectives } : {}), ...(marks ? { marks } : {}) }
}
