import { betaCdf } from './special.js'

/** Steps of the sum below: the answer is good to about 1e-4. */
const STEPS = 96

/**
 * Pr(|X - Y| > gap) for independent X ~ Beta(a1, b1), Y ~ Beta(a2, b2): the distribution of X is cut into
 * steps over its mean and eight standard deviations, and each step meets Y's distribution function exactly.
 *
 * @param gap 0 to 1
 */
export function betaFarApart(a1: number, b1: number, a2: number, b2: number, gap: number): number {
  const mean = a1 / (a1 + b1)
  const sd = Math.sqrt((mean * (1 - mean)) / (a1 + b1 + 1))
  const low = Math.max(0, mean - 8 * sd)
  const high = Math.min(1, mean + 8 * sd)
  const width = (high - low) / STEPS
  let near = 0
  let before = betaCdf(low, a1, b1)
  for (let k = 0; k < STEPS; k++) {
    const after = betaCdf(low + (k + 1) * width, a1, b1)
    const middle = low + (k + 0.5) * width
    if (after > before)
      near += (after - before) * (betaCdf(middle + gap, a2, b2) - betaCdf(middle - gap, a2, b2))
    before = after
  }
  return Math.min(1, Math.max(0, 1 - near))
}
