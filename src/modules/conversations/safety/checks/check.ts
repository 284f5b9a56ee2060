import { type Detail, detailsIn } from './details.js'
import { nearlyTheSame } from './doubles.js'
import { type Guess, guessable } from './guess.js'
import { readingAge } from './reading-age.js'

/** One idea in about so many letters. */
export const IDEA_LETTERS = 240
const EASY_AGE = 11

export type Known = { readonly n: number; readonly text: string }

/** What is worth knowing before an idea is put. Only personal details keep it back. */
export type Checked = {
  readonly mustGo: readonly Detail[]
  readonly doubles: readonly Known[]
  readonly guesses: readonly Guess[]
  readonly tooLong: boolean
  /** where it is harder than it could be, in English */
  readonly age: number | undefined
}

type Around = { readonly names: readonly string[]; readonly ideas: readonly Known[] }

/** Looks an idea over. Pure: the names and ideas it is held against are handed in. */
export function check(text: string, language: string, { names, ideas }: Around): Checked {
  const age = readingAge(text, language)
  return {
    mustGo: detailsIn(text, names),
    doubles: nearlyTheSame(text, ideas),
    guesses: guessable(text, language),
    tooLong: [...text].length > IDEA_LETTERS,
    age: age !== undefined && age > EASY_AGE ? age : undefined,
  }
}
