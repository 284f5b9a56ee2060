import type { Ending } from '../progress.js'
import { random } from '../random/random.js'
import { meansOf, tally, type VoteMatrix } from './matrix.js'

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

export type Iterating = {
  readonly rows: number
  /** Vectors iterated together. */
  readonly width: number
  readonly components: number
  /** The most times the matrix is applied. */
  readonly most: number
  readonly tolerance: number
}

/** Blocks kept at a time: the vectors, and their images' images. */
const DEPTH = 4

/**
 * Strongest eigenvectors of a symmetric matrix known by what it does to a block of vectors: block power
 * iteration that keeps the last few blocks and takes the best of their span (Rayleigh-Ritz, as in a restarted
 * block Lanczos), which needs far fewer applications where eigenvalues stand close together.
 *
 * @param image the matrix times a block, rows × width, row by row
 * @param block where to begin
 */
export function principalAxes(
  image: (block: Float64Array) => Float64Array,
  block: Float64Array,
  { rows, width, components, most, tolerance }: Iterating,
): Omit<Axes, 'means'> {
  const depth = width === 0 ? 0 : Math.min(DEPTH, Math.floor(rows / width))
  const axis = (vectors: Float64Array, c: number) =>
    Float64Array.from({ length: rows }, (_, j) => (c < width ? vectors[j * width + c]! : 0))
  let best = block
  let values: Float64Array = new Float64Array(width)
  let images: Float64Array | undefined
  let ending: Ending = depth ? 'stopped' : 'converged'
  let steps = 0
  if (depth) orthonormalise(best, rows, width, [])
  while (steps < most && ending === 'stopped') {
    const blocks = [best]
    const their = [images ?? image(best)]
    if (!images) steps++
    while (blocks.length < depth && steps < most) {
      const next = their.at(-1)!.slice()
      orthonormalise(next, rows, width, blocks)
      blocks.push(next)
      their.push(image(next))
      steps++
    }
    const { eigenvalues, turn } = smallEigen(innerProducts(blocks, their, rows, width), width * blocks.length)
    best = combine(blocks, turn, rows, width)
    images = combine(their, turn, rows, width)
    values = eigenvalues
    const off = worstResidual(best, images, values, rows, width, Math.min(components, width))
    if (off <= tolerance * Math.max(values[0]!, 1e-300) || values[0]! < 1e-14) ending = 'converged'
    else if (blocks.length === 1) {
      // Nothing but the block itself fits: go on from its image, as plain power iteration does.
      best = images
      orthonormalise(best, rows, width, [])
      images = undefined
    }
  }
  return {
    axes: Array.from({ length: components }, (_, c) => axis(best, c)),
    eigenvalues: Float64Array.from({ length: components }, (_, c) => (c < width ? (values[c] ?? 0) : 0)),
    steps,
    ending,
  }
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

/**
 * Gram-Schmidt, twice for exactness, also against earlier blocks. A vector that vanishes becomes a unit vector
 * free of the others.
 */
export function orthonormalise(
  block: Float64Array,
  rows: number,
  width: number,
  earlier: readonly Float64Array[],
): void {
  for (let c = 0; c < width; c++) {
    for (let attempt = 0; attempt <= rows; attempt++) {
      if (attempt > 0) for (let j = 0; j < rows; j++) block[j * width + c] = j === attempt - 1 ? 1 : 0
      const before = norm(block, rows, width, c)
      for (let twice = 0; twice < 2; twice++) {
        for (const other of earlier) for (let e = 0; e < width; e++) subtract(block, c, other, e, rows, width)
        for (let e = 0; e < c; e++) subtract(block, c, block, e, rows, width)
      }
      const size = norm(block, rows, width, c)
      if (size <= 1e-12 * before || size < 1e-150) continue
      for (let j = 0; j < rows; j++) block[j * width + c]! /= size
      break
    }
  }
}

/** Takes the part along column e of `other` out of column c of `block`. */
function subtract(
  block: Float64Array,
  c: number,
  other: Float64Array,
  e: number,
  rows: number,
  width: number,
) {
  let dot = 0
  for (let j = 0; j < rows; j++) dot += block[j * width + c]! * other[j * width + e]!
  for (let j = 0; j < rows; j++) block[j * width + c]! -= dot * other[j * width + e]!
}

function norm(block: Float64Array, rows: number, width: number, c: number): number {
  let sum = 0
  for (let j = 0; j < rows; j++) sum += block[j * width + c]! ** 2
  return Math.sqrt(sum)
}

/** Products of every vector of `blocks` with every image: a small symmetric matrix. */
function innerProducts(
  blocks: readonly Float64Array[],
  images: readonly Float64Array[],
  rows: number,
  width: number,
): Float64Array {
  const size = width * blocks.length
  const products = new Float64Array(size * size)
  blocks.forEach((one, p) => {
    images.forEach((other, q) => {
      for (let a = 0; a < width; a++)
        for (let b = 0; b < width; b++) {
          let dot = 0
          for (let j = 0; j < rows; j++) dot += one[j * width + a]! * other[j * width + b]!
          products[(p * width + a) * size + q * width + b] = dot
        }
    })
  })
  return products
}

/** The first `width` combinations of all vectors, as the columns of `turn` say. */
function combine(
  blocks: readonly Float64Array[],
  turn: Float64Array,
  rows: number,
  width: number,
): Float64Array {
  const size = width * blocks.length
  const result = new Float64Array(rows * width)
  blocks.forEach((block, p) => {
    for (let j = 0; j < rows; j++)
      for (let a = 0; a < width; a++) {
        const value = block[j * width + a]!
        for (let b = 0; b < width; b++) result[j * width + b]! += value * turn[(p * width + a) * size + b]!
      }
  })
  return result
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
function smallEigen(matrix: Float64Array, width: number): { eigenvalues: Float64Array; turn: Float64Array } {
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
