import { type Checked, check } from '../safety/checks/check.js'
import { detailsIn } from '../safety/checks/details.js'
import type { Seed } from './seed-commands.js'

/** What is worth knowing of a first idea before it opens. Only personal details keep it back. */
export type SeedNotes = Pick<Checked, 'mustGo' | 'doubles' | 'guesses'>

/**
 * Looks first ideas over as any idea is looked over that somebody puts: each beside those before it, with all its words.
 *
 * @param names those that may not stand in an idea
 * @returns one for each, in their order
 */
export function seedNotes(seeds: readonly Seed[], names: readonly string[]): readonly SeedNotes[] {
  return seeds.map(({ text, language, translation, easyRead }, n) => {
    const before = seeds.slice(0, n).map((one, k) => ({ n: k, text: one.text }))
    const { mustGo, doubles, guesses } = check(text, language, { names, ideas: before })
    const also = [translation ?? '', easyRead ?? ''].flatMap((words) => detailsIn(words, names))
    return { mustGo: [...mustGo, ...also], doubles, guesses }
  })
}

export const hasDetails = (notes: readonly SeedNotes[]): boolean =>
  notes.some(({ mustGo }) => mustGo.length > 0)
