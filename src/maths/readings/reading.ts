/** Answers of one perspective to one question: whole numbers 1 to 5; 0 where somebody gave none. */
export type Answers = ArrayLike<number>

/** What a perspective's answers say. Exact: what may be shown is for disclosure to decide. */
export type Reading = {
  readonly n: number
  /** Mean answer, 1 to 5; undefined without answers. */
  readonly level: number | undefined
  /** Population standard deviation, 0 to 2. */
  readonly spread: number | undefined
  /** r*wg = 1 - spread^2 / 4: 1 when all say the same, 0.5 when answers are scattered evenly, 0 when half say 1 and half say 5. */
  readonly agreement: number | undefined
}

/** Agreement of answers scattered evenly over 1 to 5: what chance alone gives, to be said in words beside it. */
export const CHANCE_AGREEMENT = 0.5

/**
 * Level, spread and agreement (Brown and Hauenstein's a_wg family; Lindell's r*wg with the largest variance
 * as its scale). Ordinal answers are averaged within a question only, never multiplied or netted.
 *
 * @throws RangeError for an answer that is not 0 to 5
 */
export function reading(answers: Answers): Reading {
  let n = 0
  let sum = 0
  let squares = 0
  for (let i = 0; i < answers.length; i++) {
    const answer = answers[i]!
    if (!Number.isInteger(answer) || answer < 0 || answer > 5)
      throw new RangeError(`an answer is 1 to 5, or 0 for none; got ${answer}`)
    if (answer === 0) continue
    n++
    sum += answer
    squares += answer * answer
  }
  if (n === 0) return { n, level: undefined, spread: undefined, agreement: undefined }
  const level = sum / n
  const variance = Math.max(0, squares / n - level * level)
  return { n, level, spread: Math.sqrt(variance), agreement: 1 - variance / 4 }
}

/**
 * How far something is embedded: no further than where it is weakest. The lowest level over the perspectives
 * and whose it is; undefined where a perspective has no answers, because then nobody can say.
 */
export function embeddedLevel(
  readings: readonly Reading[],
): { readonly level: number; readonly weakest: number } | undefined {
  const levels = readings.map(({ level }) => level)
  let weakest = 0
  for (let p = 0; p < levels.length; p++) {
    if (levels[p] === undefined) return undefined
    if (levels[p]! < levels[weakest]!) weakest = p
  }
  const level = levels[weakest]
  return level === undefined ? undefined : { level, weakest }
}
