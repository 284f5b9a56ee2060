import { basename } from 'node:path'
import type { Fault } from '../intake/faults.js'
import { newLedger, readTable } from '../intake/ledger.js'
import { readSheet } from './sheet/read-sheet.js'

/** An idea as it stands in a table. */
export type IdeaRow = { readonly text: string; readonly language: string; readonly easyRead: string | null }

export const MOST_TEXT = 300
export const MOST_EASY = 600

type Allowed = {
  /** the first is that of a row which says none */
  readonly languages: readonly string[]
  /** so many may still be added */
  readonly room: number
}

export type IdeasRead =
  | { readonly ok: true; readonly ideas: readonly IdeaRow[] }
  | { readonly ok: false; readonly faults: readonly Fault[] }

const lengthOf = (text: string) => [...text].length

/** Reads a table of ideas to its end, so that every fault is told at once: text, and maybe language and easy read. */
export async function readIdeas(path: string, { languages, room }: Allowed): Promise<IdeasRead> {
  const ledger = newLedger()
  const file = basename(path)
  const ideas: IdeaRow[] = []
  await readTable(
    path,
    ledger,
    {
      rows: 'ideas',
      columns: ['text'],
      row: (cell, line): Fault | undefined => {
        const [text, easy] = [cell('text').normalize('NFC'), cell('easy-read').normalize('NFC')]
        const language = cell('language').toLowerCase() || languages[0] || 'en'
        if (!text) return { kind: 'no-text', file, line }
        if (lengthOf(text) > MOST_TEXT)
          return { kind: 'long-cell', file, line, column: 'text', most: MOST_TEXT }
        if (lengthOf(easy) > MOST_EASY)
          return { kind: 'long-cell', file, line, column: 'easy read', most: MOST_EASY }
        if (!languages.includes(language))
          return { kind: 'unknown-language', file, line, expected: languages.join(', ') }
        ideas.push({ text, language, easyRead: easy || null })
        return undefined
      },
    },
    path.endsWith('.xlsx') ? readSheet : undefined,
  )
  const faults: Fault[] = [...ledger.faults]
  if (ledger.more) faults.push({ kind: 'more', n: ledger.more })
  if (!faults.length && !ideas.length) faults.push({ kind: 'no-statements', file })
  if (ideas.length > room) faults.push({ kind: 'too-many-ideas', file, most: room })
  return faults.length ? { ok: false, faults } : { ok: true, ideas }
}
