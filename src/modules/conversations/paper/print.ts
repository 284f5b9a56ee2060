import type { IdeaWords } from '../safety/wording.js'

/** How a sheet looks: as ever, in large letters, or in Easy Read where somebody has made it. */
export const SIZES = ['normal', 'large', 'easy'] as const
export type Size = (typeof SIZES)[number]
export const MOST_SHEETS = 60

export type Printed = {
  readonly number: number
  readonly text: string
  readonly language: string
  /** Easy Read was asked for, and there is none of this idea yet */
  readonly notEasy: boolean
}

/** The ideas of a sheet with the numbers they are entered by. What is held, hidden or taken back has none. */
export function printed(
  words: Iterable<IdeaWords>,
  live: ReadonlySet<number>,
  size: Size,
): readonly Printed[] {
  const rows: Printed[] = []
  for (const { n, text, language, easyRead } of words) {
    if (text === null || !live.has(n)) continue
    const easy = size === 'easy' ? easyRead : null
    const shown = easy ? { text: easy.text, language: easy.language } : { text, language }
    rows.push({ number: n + 1, ...shown, notEasy: size === 'easy' && !easy })
  }
  return rows
}
