import type { Ending } from '../progress.js'
import { random } from '../random/random.js'
import { tally, type VoteMatrix } from './matrix.js'

/** Principal axes of the votes, blanks filled with each statement's mean. */
export type Axes = {
  /** Mean answer per statement, "not sure" counted as 0; 0 where nobody answered. */
  readonly means: Float64Array
  /** Unit vectors over statements, strongest first. */
  readonly axes: readonly Float64Array[]
  /** Variance along each axis, per person. */
  readonly eigenvalues: Float64Array
  readonly steps: number
  readonly ending: Ending
}

export type PcaOptions = {
  readonly components?: number
  /** Axes of an earlier picture to begin from. */
  readonly warm?: readonly Float64Array[]
  readonly most?: number
  /** How far an axis may be from its image, as a part of its variance. */
  readonly tolerance?: number
}

/** Vectors iterated together: more than asked for, so that close eigenvalues do not slow the ones wanted. */
const BLOCK = 4

/**
 * Principal components by block power iteration with Rayleigh-Ritz. The residual of a blank filled with the
 * mean is exactly nothing, so only the votes that were given are ever touched: O(votes) a step, nothing
 * densified. The start is fixed, so the same votes give the same axes; the sign of an axis is free.
 */
export function pca(
  m: VoteMatrix,
  { components = 2, warm = [], most = 100, tolerance = 1e-5 }: PcaOptions = {},
): Axes {
  const means = statementMeans(m)
  const J = m.statements
  const width = Math.min(J, Math.max(BLOCK, components))
  const block = startBlock(m, means, warm, width)
  let values: Float64Array = new Float64Array(width)
  let ending: Ending = 'stopped'
  let steps = 0
  orthonormalise(block, J, width)
  while (steps < most && ending === 'stopped') {
    const image = applyCovariance(m, means, block, width)
    const { eigenvalues, turn } = smallEigen(inner(block, image, J, width), width)
    const turned = multiply(block, turn, J, width)
    const turnedImage = multiply(image, turn, J, width)
    const off = worstResidual(turned, turnedImage, eigenvalues, J, width, Math.min(components, width))
    block.set(turnedImage)
    orthonormalise(block, J, width)
    values = eigenvalues
    steps++
    // On the last step the turned vectors are the answer; their image only sharpens it.
    if (off <= tolerance * Math.max(values[0]!, 1e-300) || values[0]! < 1e-14) ending = 'converged'
  }
  const axes = Array.from({ length: components }, (_, c) =>
    Float64Array.from({ length: J }, (_, j) => (c < width ? block[j * width + c]! : 0)),
  )
  return {
    means,
    axes,
    eigenvalues: Float64Array.from({ length: components }, (_, c) => values[c] ?? 0),
    steps,
    ending,
  }
}

/** Mean answer per statement over those who answered; 0 where nobody did. */
export function statementMeans(m: VoteMatrix): Float64Array {
  const { agrees, disagrees, unsure } = tally(m)
  return Float64Array.from(agrees, (agree, j) => {
    const answers = agree + disagrees[j]! + unsure[j]!
    return answers === 0 ? 0 : (agree - disagrees[j]!) / answers
  })
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

/** Gram-Schmidt, twice for exactness. A vector that vanishes becomes the first unit vector free of the others. */
export function orthonormalise(block: Float64Array, rows: number, width: number): void {
  for (let c = 0; c < width; c++) {
    for (let attempt = 0; attempt <= rows; attempt++) {
      if (attempt > 0) for (let j = 0; j < rows; j++) block[j * width + c] = j === attempt - 1 ? 1 : 0
      const before = norm(block, rows, width, c)
      for (let twice = 0; twice < 2; twice++)
        for (let e = 0; e < c; e++) {
          let dot = 0
          for (let j = 0; j < rows; j++) dot += block[j * width + c]! * block[j * width + e]!
          for (let j = 0; j < rows; j++) block[j * width + c]! -= dot * block[j * width + e]!
        }
      const size = norm(block, rows, width, c)
      if (size <= 1e-12 * before || size < 1e-150) continue
      for (let j = 0; j < rows; j++) block[j * width + c]! /= size
      break
    }
  }
}

function norm(block: Float64Array, rows: number, width: number, c: number): number {
  let sum = 0
  for (let j = 0; j < rows; j++) sum += block[j * width + c]! ** 2
  return Math.sqrt(sum)
}

function inner(one: Float64Array, other: Float64Array, rows: number, width: number): Float64Array {
  const products = new Float64Array(width * width)
  for (let j = 0; j < rows; j++)
    for (let a = 0; a < width; a++)
      for (let b = 0; b < width; b++) products[a * width + b]! += one[j * width + a]! * other[j * width + b]!
  return products
}

function multiply(block: Float64Array, turn: Float64Array, rows: number, width: number): Float64Array {
  const product = new Float64Array(block.length)
  for (let j = 0; j < rows; j++)
    for (let a = 0; a < width; a++)
      for (let b = 0; b < width; b++) product[j * width + b]! += block[j * width + a]! * turn[a * width + b]!
  return product
}

function worstResidual(
  vectors: Float64Array,
  images: Float64Array,
  eigenvalues: Float64Array,
  rows: number,
  width: number,
  wanted: number,
): number {
  let worst = 0
  for (let c = 0; c < wanted; c++) {
    let sum = 0
    for (let j = 0; j < rows; j++)
      sum += (images[j * width + c]! - eigenvalues[c]! * vectors[j * width + c]!) ** 2
    worst = Math.max(worst, Math.sqrt(sum))
  }
  return worst
}

/** Eigenvalues, falling, and eigenvectors (columns of `turn`) of a small symmetric matrix, by Jacobi's turns. */
export function smallEigen(
  matrix: Float64Array,
  width: number,
): { eigenvalues: Float64Array; turn: Float64Array } {
  const a = matrix.slice()
  const v = new Float64Array(width * width)
  for (let c = 0; c < width; c++) v[c * width + c] = 1
  for (let round = 0; round < 60; round++) {
    let off = 0
    for (let p = 0; p < width; p++)
      for (let q = p + 1; q < width; q++) {
        const apq = (a[p * width + q]! + a[q * width + p]!) / 2
        off = Math.max(off, Math.abs(apq))
        if (Math.abs(apq) < 1e-300) continue
        const theta = (a[q * width + q]! - a[p * width + p]!) / (2 * apq)
        const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
        const cos = 1 / Math.sqrt(t * t + 1)
        rotate(a, v, width, p, q, cos, t * cos)
      }
    if (off < 1e-15 * Math.abs(a[0]!)) break
  }
  const order = Array.from({ length: width }, (_, c) => c).sort(
    (x, y) => a[y * width + y]! - a[x * width + x]!,
  )
  return {
    eigenvalues: Float64Array.from(order, (c) => a[c * width + c]!),
    turn: Float64Array.from(
      { length: width * width },
      (_, at) => v[Math.floor(at / width) * width + order[at % width]!]!,
    ),
  }
}

function rotate(
  a: Float64Array,
  v: Float64Array,
  width: number,
  p: number,
  q: number,
  cos: number,
  sin: number,
) {
  for (let k = 0; k < width; k++) {
    const [kp, kq] = [a[k * width + p]!, a[k * width + q]!]
    a[k * width + p] = cos * kp - sin * kq
    a[k * width + q] = sin * kp + cos * kq
  }
  for (let k = 0; k < width; k++) {
    const [pk, qk] = [a[p * width + k]!, a[q * width + k]!]
    a[p * width + k] = cos * pk - sin * qk
    a[q * width + k] = sin * pk + cos * qk
    const [vp, vq] = [v[k * width + p]!, v[k * width + q]!]
    v[k * width + p] = cos * vp - sin * vq
    v[k * width + q] = sin * vp + cos * vq
  }
}
