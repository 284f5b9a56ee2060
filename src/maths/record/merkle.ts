export type Hash = (...parts: readonly Uint8Array[]) => Uint8Array
export type Frontier = { readonly size: number; readonly roots: readonly Uint8Array[] }
const L = new Uint8Array([0])
const N = new Uint8Array([1])
export const leafHash = (hash: Hash, bytes: Uint8Array) => hash(L, bytes)
export function append(hash: Hash, { size, roots }: Frontier, leaf: Uint8Array): Frontier {
  const next = [...roots]
  let node = leaf
  for (let s = size; s % 2 === 1; s = (s - 1) / 2) node = hash(N, next.pop()!, node)
  next.push(node)
  return { size: size + 1, roots: next }
}
export function rootOf(hash: Hash, { roots }: Frontier): Uint8Array {
  if (!roots.length) return hash()
  return roots.slice(0, -1).reduceRight((right, left) => hash(N, left, right), roots.at(-1)!)
}
