import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** One cut of the letter as woff2 in base64, so that a page needs nothing but itself. */
export type Letter = { readonly weight: 400 | 700; readonly range: string; readonly woff2: string }

const PACKAGE = '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next'
// What each file of the package holds; latin-ext carries the Welsh ŵ and ŷ.
const RANGES = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
} as const
const CUTS = [
  ['latin', 400],
  ['latin', 700],
  ['latin-ext', 400],
  ['latin-ext', 700],
] as const

/** Atkinson Hyperlegible Next (SIL Open Font License), regular and bold. */
export function letters(): readonly Letter[] {
  const find = createRequire(import.meta.url)
  return CUTS.map(([subset, weight]) => ({
    weight,
    range: RANGES[subset],
    woff2: readFileSync(find.resolve(`${PACKAGE}-${subset}-${weight}-normal.woff2`)).toString('base64'),
  }))
}
