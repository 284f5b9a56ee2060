/** Blocks of vectors: `width` of them over `rows`, row by row in one array. */

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
