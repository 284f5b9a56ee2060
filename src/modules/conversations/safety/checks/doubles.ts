import { wordsIn } from './words-of.js'

// Words that hold a sentence together and say nothing of what it is about.
const SMALL = new Set(
  `a an and are as at be been for in is it of on or should that the they this to was we will with
  a ac ar ei eu i mae ni o oes roedd sydd y yn yr 'r 'n dylai dylid`.split(/\s+/),
)

/**
 * How alike two texts are: the share of three-letter pieces they have in common (Dice's coefficient), over words in
 * small letters without accents, each word with its ends marked; the smallest words are left out where others remain.
 * 0 is nothing in common, 1 the same words.
 */
export function likeness(one: string, other: string): number {
  const [a, b] = [piecesOf(one), piecesOf(other)]
  if (a.size === 0 || b.size === 0) return 0
  let shared = 0
  for (const piece of a) if (b.has(piece)) shared++
  return (2 * shared) / (a.size + b.size)
}

function piecesOf(text: string): ReadonlySet<string> {
  const pieces = new Set<string>()
  const all = wordsIn(text)
  const telling = all.filter((word) => !SMALL.has(word))
  for (const word of telling.length ? telling : all) {
    const marked = `  ${word} `
    for (let at = 0; at + 3 <= marked.length; at++) pieces.add(marked.slice(at, at + 3))
  }
  return pieces
}

// Measured on sentences people really put (checks.test.ts): above it they say the same, below mostly not.
export const ALIKE = 0.7
const MOST = 3

/** Ideas that say nearly the same, the most alike first; at most three. */
export function nearlyTheSame<T extends { readonly text: string }>(text: string, ideas: readonly T[]) {
  return ideas
    .map((idea) => ({ idea, like: likeness(text, idea.text) }))
    .filter(({ like }) => like >= ALIKE)
    .sort((a, b) => b.like - a.like)
    .slice(0, MOST)
    .map(({ idea }) => idea)
}
