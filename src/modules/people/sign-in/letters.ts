/** Letters and numbers of which none looks like another: Crockford's 32, without I, L, O and U. Five bits each. */
export const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

// Read as people mean it: on paper an I is a 1 and an O is a 0.
const MEANT: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' }

/** Spells bytes, one letter for the low five bits of each, and a letter more by which a slip is noticed. */
export function spell(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => LETTERS[byte & 31]).join('')
  return `${text}${checkOf(text)}`
}

/** In groups, so that a person can read it aloud: `7KQM 2R4X`. */
export function grouped(text: string, size: number): string {
  return text.replace(new RegExp(`.{${size}}(?=.)`, 'g'), '$& ')
}

/** What was typed, as we spell it: capitals without gaps, and look-alikes as they were meant. */
export function meant(typed: string): string {
  const letters = typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
  return letters.replace(/[ILO]/g, (letter) => MEANT[letter] ?? letter)
}

/**
 * Is this of the right length, and does its last letter fit the others? One wrong letter, or two that changed
 * places, never fits (for up to 31 letters).
 */
export function isSpelt(text: string, length: number): boolean {
  if (text.length !== length || [...text].some((letter) => !LETTERS.includes(letter))) return false
  return checkOf(text.slice(0, -1)) === text.at(-1)
}

/**
 * The check letter: the sum of every letter times its own power of x, in the field of 32 elements
 * (x^5 + x^2 + 1). Powers differ from place to place, so neither a slip nor a swap can cancel out.
 */
function checkOf(text: string): string {
  let sum = 0
  for (const letter of text) sum = timesX(sum ^ LETTERS.indexOf(letter))
  return LETTERS[sum] ?? ''
}

const timesX = (value: number) => ((value << 1) ^ (value & 16 ? 0b100101 : 0)) & 31
