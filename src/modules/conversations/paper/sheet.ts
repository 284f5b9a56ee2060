import type { Language } from '../../../ui/say.js'
import { MOST_MARKS, type Vote } from '../idea.js'

/** One answer of a voting sheet: on which idea, what, and whether it matters a lot. */
export type SheetVote = { readonly n: number; readonly vote: Vote; readonly marked: boolean }

export type SheetFault =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'not-read'; readonly piece: string }
  | { readonly kind: 'no-such-idea' | 'twice'; readonly number: number }
  | { readonly kind: 'too-many-marks'; readonly most: number }

export type SheetRead =
  | { readonly ok: true; readonly votes: readonly SheetVote[] }
  | { readonly ok: false; readonly fault: SheetFault }

/**
 * The letters of each language: agree, disagree, not sure. In Welsh the words for agree and disagree are "cytuno" and
 * "anghytuno", so the letter of one language must never be taken for that of the other.
 */
export const LETTERS: Readonly<Record<Language, Readonly<Record<Vote, string>>>> = {
  en: { agree: 'a', disagree: 'd', unsure: 'n' },
  cy: { agree: 'c', disagree: 'g', unsure: 's' },
}

const no = (fault: SheetFault): SheetRead => ({ ok: false, fault })

/**
 * Reads what was typed from one sheet: `1a 2d 3n 4a*`. Numbers are those on the sheet, from 1; a star says that it
 * matters a lot. Capitals, commas and spaces inside a piece make no difference.
 * @param live numbers of the ideas that are put to people, from 0
 */
export function readSheet(typed: string, language: Language, live: ReadonlySet<number>): SheetRead {
  const line = typed
    .toLowerCase()
    .replace(/(\d)\s+(?=\p{L})/gu, '$1')
    .replace(/(\p{L})\s+(?=\*)/gu, '$1')
  const pieces = line.split(/[\s,;.]+/).filter((piece) => piece !== '')
  if (!pieces.length) return no({ kind: 'nothing' })
  const votes: SheetVote[] = []
  for (const piece of pieces) {
    const [, digits, letter, star] = /^(\d{1,5})(\p{L})(\*?)$/u.exec(piece) ?? []
    const vote = (['agree', 'disagree', 'unsure'] as const).find((one) => LETTERS[language][one] === letter)
    if (digits === undefined || vote === undefined) return no({ kind: 'not-read', piece: piece.slice(0, 30) })
    const n = Number(digits) - 1
    if (!live.has(n)) return no({ kind: 'no-such-idea', number: n + 1 })
    if (votes.some((one) => one.n === n)) return no({ kind: 'twice', number: n + 1 })
    votes.push({ n, vote, marked: star === '*' })
  }
  if (votes.filter(({ marked }) => marked).length > MOST_MARKS)
    return no({ kind: 'too-many-marks', most: MOST_MARKS })
  return { ok: true, votes: votes.sort((a, b) => a.n - b.n) }
}

/** What was kept of a sheet, as it is typed. */
export const sheetLine = (votes: readonly SheetVote[], language: Language): string =>
  votes.map(({ n, vote, marked }) => `${n + 1}${LETTERS[language][vote]}${marked ? '*' : ''}`).join(' ')
