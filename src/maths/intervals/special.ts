/**
 * The few special functions the rest stands on, to about 1e-12 of their value.
 */

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const

/** Natural logarithm of the gamma function for x > 0 (Lanczos, g = 7, n = 9). */
export function lnGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lnGamma(1 - x)
  const y = x - 1
  let sum: number = LANCZOS[0]
  for (let i = 1; i < 9; i++) sum += LANCZOS[i]! / (y + i)
  const t = y + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(sum)
}

/**
 * Pr(X <= x) for X ~ Beta(a, b): the regularised incomplete beta function, by Lentz's continued fraction
 * (at most 400 terms, stops when a term changes nothing). a, b > 0.
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) + lnGamma(a + b) - lnGamma(a) - lnGamma(b))
  // The fraction settles fast on the left of the mean; on the right, use the mirror image.
  if (x > (a + 1) / (a + b + 2)) return 1 - (front * betaFraction(1 - x, b, a)) / b
  return (front * betaFraction(x, a, b)) / a
}

function betaFraction(x: number, a: number, b: number): number {
  const TINY = 1e-300
  const keep = (v: number) => (Math.abs(v) < TINY ? TINY : v)
  let c = 1
  let d = 1 / keep(1 - ((a + b) * x) / (a + 1))
  let h = d
  for (let m = 1; m <= 400; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / keep(1 + even * d)
    c = keep(1 + even / c)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / keep(1 + odd * d)
    c = keep(1 + odd / c)
    const change = d * c
    h *= change
    if (Math.abs(change - 1) < 1e-15) break
  }
  return h
}

/** Pr(Z <= z) for a standard normal Z (W. J. Cody's rational forms through erfc). */
export function normalCdf(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const tail = 0.5 * erfc(x)
  return z > 0 ? 1 - tail : tail
}

/** Complementary error function for x >= 0: a series near nothing, a continued fraction far out. */
function erfc(x: number): number {
  if (x < 2.5) {
    // erf(x) = 2/sqrt(pi) * exp(-x^2) * sum 2^k x^(2k+1) / (1*3*...*(2k+1)): all terms positive.
    let term = x
    let sum = x
    for (let k = 1; k < 120; k++) {
      term *= (2 * x * x) / (2 * k + 1)
      sum += term
      if (term < sum * 1e-17) break
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum
  }
  let fraction = x
  for (let k = 60; k >= 1; k--) fraction = x + k / 2 / fraction
  return Math.exp(-x * x) / (fraction * Math.sqrt(Math.PI))
}

/** z with Pr(Z <= z) = p, 0 < p < 1: P. J. Acklam's rational approximation, then one Halley step. */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`a probability strictly between 0 and 1 is needed, got ${p}`)
  const a = [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
    2.506628277459239,
  ]
  const b = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572]
  const c = [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ]
  const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416]
  const poly = (k: readonly number[], x: number) => k.reduce((sum, next) => sum * x + next, 0)
  const tail = (q: number) => poly(c, q) / (poly(d, q) * q + 1)
  let z: number
  if (p < 0.02425) z = tail(Math.sqrt(-2 * Math.log(p)))
  else if (p > 1 - 0.02425) z = -tail(Math.sqrt(-2 * Math.log(1 - p)))
  else {
    const q = p - 0.5
    const r = q * q
    z = (poly(a, r) * q) / (poly(b, r) * r + 1)
  }
  const error = (normalCdf(z) - p) * Math.sqrt(2 * Math.PI) * Math.exp((z * z) / 2)
  return z - error / (1 + (z * error) / 2)
}
