import { normalQuantile } from './special.js'

/**
 * Wilson's interval for a share of k in n.
 *
 * @param certainty part of 1, like 0.9
 * @returns two shares, 0 to 1; the whole range when n is 0
 */
export function wilson(k: number, n: number, certainty = 0.9): readonly [number, number] {
  if (n === 0) return [0, 1]
  const z = normalQuantile(0.5 + certainty / 2)
  const share = k / n
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  return [Math.max(0, middle - half), Math.min(1, middle + half)]
}
