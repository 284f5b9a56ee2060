import { random } from '../random/random.js'
import { meansOf, tally, type VoteMatrix } from './matrix.js'
import { principalAxes, type Strongest } from './principal-axes.js'

/** Principal axes of the votes, blanks filled with each statement's mean. */
export type Axes = {
  /** Mean answer per statement, "not sure" counted as 0; 0 where nobody answered. */
  readonly means: Float64Array
} & Strongest

export type PcaOptions = {
  readonly components?: number
  /** Axes of an earlier picture to begin from. */
  readonly warm?: readonly Float64Array[]
  readonly most?: number
  /** How far an axis may be from its image, as a part of its variance. */
  readonly tolerance?: number
}

/** Vectors iterated together: more than asked for, so that close eigenvalues do not slow the ones wanted. */
export const BLOCK = 4

/**
 * Principal components by block power iteration with Rayleigh-Ritz. The residual of a blank filled with the
 * mean is exactly nothing, so only the votes that were given are ever touched: O(votes) a step, nothing
 * densified. The start is fixed, so the same votes give the same axes; the sign of an axis is free.
 */
export function pca(
  m: VoteMatrix,
  { components = 2, warm = [], most = 100, tolerance = 1e-5 }: PcaOptions = {},
): Axes {
  const means = meansOf(tally(m))
  const width = Math.min(m.statements, Math.max(BLOCK, components))
  const start = startBlock(m, means, warm, width)
  const image = (block: Float64Array) => applyCovariance(m, means, block, width)
  return { means, ...principalAxes(image, start, { rows: m.statements, width, components, most, tolerance }) }
}

/** A fixed start: pseudo-random, at the size of each statement's variance, after the warm axes. */
function startBlock(
  m: VoteMatrix,
  means: Float64Array,
  warm: readonly Float64Array[],
  width: number,
): Float64Array {
  const chance = random(1)
  const { agrees, disagrees } = tally(m)
  const block = new Float64Array(m.statements * width)
  for (let j = 0; j < m.statements; j++) {
    const votes = agrees[j]! + disagrees[j]!
    const size = Math.sqrt(Math.max(0, votes - means[j]! ** 2 * votes))
    for (let c = 0; c < width; c++) block[j * width + c] = warm[c]?.[j] ?? chance.normal() * size
  }
  return block
}

/** (1/people) R^T R times the block, R the residuals of the votes given. */
function applyCovariance(
  m: VoteMatrix,
  means: Float64Array,
  block: Float64Array,
  width: number,
): Float64Array {
  if (width === BLOCK) return applyFour(m, means, block)
  const image = new Float64Array(block.length)
  const scores = new Float64Array(width)
  for (let i = 0; i < m.people; i++) {
    scores.fill(0)
    for (let pass = 0; pass < 2; pass++)
      for (let k = m.starts[i]!; k < m.starts[i + 1]!; k++) {
        const j = m.columns[k]!
        const rest = m.values[k]! - means[j]!
        for (let c = 0; c < width; c++)
          if (pass === 0) scores[c]! += rest * block[j * width + c]!
          else image[j * width + c]! += (rest * scores[c]!) / m.people
      }
  }
  return image
}

/** The same for a block of four, written out: nearly all the time is spent here. */
function applyFour(
  { people, starts, columns, values }: VoteMatrix,
  means: Float64Array,
  block: Float64Array,
) {
  const image = new Float64Array(block.length)
  for (let i = 0; i < people; i++) {
    const from = starts[i]!
    const until = starts[i + 1]!
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    for (let k = from; k < until; k++) {
      const j = columns[k]!
      const rest = values[k]! - means[j]!
      const at = 4 * j
      a += rest * block[at]!
      b += rest * block[at + 1]!
      c += rest * block[at + 2]!
      d += rest * block[at + 3]!
    }
    for (let k = from; k < until; k++) {
      const j = columns[k]!
      const rest = values[k]! - means[j]!
      const at = 4 * j
      image[at]! += rest * a
      image[at + 1]! += rest * b
      image[at + 2]! += rest * c
      image[at + 3]! += rest * d
    }
  }
  for (let k = 0; k < image.length; k++) image[k]! /= Math.max(1, people)
  return image
}
