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
