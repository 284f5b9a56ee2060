const FEWEST_WORDS = 8

/**
 * For about what age an English text reads: the Automated Readability Index (Senter and Smith, 1967), whose grade
 * plus five is an age. Letters and sentences only, so it knows nothing of meaning and is told kindly.
 * @returns nothing for a few words, or for any other language: the index was made on English alone
 */
export function readingAge(text: string, language: string): number | undefined {
  if (language !== 'en') return undefined
  const words = text.match(/[\p{L}\p{N}'’-]+/gu) ?? []
  if (words.length < FEWEST_WORDS) return undefined
  const letters = words.join('').length
  const sentences = Math.max(1, text.split(/[.!?]+(?:\s|$)/).filter((one) => /\p{L}/u.test(one)).length)
  const grade = 4.71 * (letters / words.length) + 0.5 * (words.length / sentences) - 21.43
  return Math.round(Math.min(18, Math.max(6, grade + 5)))
}
