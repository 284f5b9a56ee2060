import type { Ending } from '../progress.js'
import { smallEigen } from './small-eigen.js'
import { orthonormalise } from './vectors.js'

export type Strongest = {
  /** Unit vectors over statements, strongest first. */
  readonly axes: readonly Float64Array[]
  /** Variance along each axis, per person. */
  readonly eigenvalues: Float64Array
  readonly steps: number
  readonly ending: Ending
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
): Strongest {
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
