/**
 * Chance, as an argument. Every method that needs it takes a seed or a `Random`, so the same seed gives the
 * same picture, byte for byte, on every machine.
 */
export type Random = {
  /** Uniform in [0, 1), 32 bits of resolution. */
  readonly uniform: () => number
  /** Uniform whole number in 0 .. below-1. `below` is at least 1. */
  readonly whole: (below: number) => number
  /** Standard normal (mean 0, variance 1), by the polar method. */
  readonly normal: () => number
}

/**
 * A generator from a seed: sfc32 (Chris Doty-Humphrey's "small fast counting" generator, 128 bits of state,
 * passes PractRand), its state spread from the seed by splitmix32.
 *
 * @param seed any finite number; only its low 32 bits as a whole number count
 */
export function random(seed: number): Random {
  let spread = seed | 0
  const mix = () => {
    spread = (spread + 0x9e3779b9) | 0
    let z = spread
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return z ^ (z >>> 15)
  }
  let a = mix()
  let b = mix()
  let c = mix()
  let counter = 1

  const bits = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return sum >>> 0
  }
  for (let i = 0; i < 12; i++) bits()

  const uniform = () => bits() / 4294967296
  const whole = (below: number) => Math.floor(uniform() * below)

  let kept: number | undefined
  const normal = () => {
    if (kept !== undefined) {
      const value = kept
      kept = undefined
      return value
    }
    // The chance of refusal is 1 - pi/4 a turn; after 64 turns in a row something is wrong with the stream.
    for (let turn = 0; turn < 64; turn++) {
      const x = 2 * uniform() - 1
      const y = 2 * uniform() - 1
      const r = x * x + y * y
      if (r >= 1 || r === 0) continue
      const scale = Math.sqrt((-2 * Math.log(r)) / r)
      kept = y * scale
      return x * scale
    }
    return 0
  }
  return { uniform, whole, normal }
}

/**
 * A fresh seed for the k-th part of a piece of work, so that parts may be done in any order or in parallel
 * and still give the same answer.
 */
export function branch(seed: number, k: number): number {
  let z = (seed ^ Math.imul(k + 1, 0x9e3779b9)) | 0
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
  return z ^ (z >>> 16)
}

/** Shuffles in place (Fisher-Yates) and returns the same array. */
export function shuffle<T extends Int32Array | Float64Array | Int8Array | Uint16Array>(
  items: T,
  by: Random,
): T {
  for (let i = items.length - 1; i > 0; i--) {
    const j = by.whole(i + 1)
    const held = items[i]!
    items[i] = items[j]!
    items[j] = held
  }
  return items
}
