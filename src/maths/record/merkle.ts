/** SHA-256 in this program, handed in by whoever calls: the digest of all parts, one after the other. */
export type Hash = (...parts: readonly Uint8Array[]) => Uint8Array

/**
 * All that is needed to go on growing a tree: how many leaves it has, and the roots of its perfect subtrees, largest
 * (oldest leaves) first. At most one root for each binary digit of the size.
 */
export type Frontier = { readonly size: number; readonly roots: readonly Uint8Array[] }

// Another first byte for leaves than for nodes, so that neither can ever be passed off as the other (RFC 6962, 2.1).
const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/** The hash under which an entry enters the tree. Everything else here takes leaf hashes, never the bytes. */
export function leafHash(hash: Hash, bytes: Uint8Array): Uint8Array {
  return hash(LEAF, bytes)
}

export const emptyFrontier: Frontier = { size: 0, roots: [] }

/** The frontier with one more leaf. Costs one hash on average, log2(size) at most. */
export function append(hash: Hash, { size, roots }: Frontier, leaf: Uint8Array): Frontier {
  const next = [...roots]
  let node = leaf
  for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) node = hash(NODE, next.pop()!, node)
  next.push(node)
  return { size: size + 1, roots: next }
}

/** The root over all leaves so far. Of no leaves it is the hash of nothing. */
export function rootOf(hash: Hash, { roots }: Frontier): Uint8Array {
  const last = roots.at(-1)
  if (!last) return hash()
  return roots.slice(0, -1).reduceRight((right, left) => hash(NODE, left, right), last)
}

export function rootOfLeaves(hash: Hash, leaves: readonly Uint8Array[]): Uint8Array {
  const grown = leaves.reduce<Frontier>((frontier, leaf) => append(hash, frontier, leaf), emptyFrontier)
  return rootOf(hash, grown)
}

/**
 * What it takes, beside a leaf, to work out the root: RFC 6962, 2.1.1, nearest first.
 * @param index which leaf, from 0
 * @throws where there is no such leaf
 */
export function inclusionProof(
  hash: Hash,
  leaves: readonly Uint8Array[],
  index: number,
): readonly Uint8Array[] {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < leaves.length)) throw new Error('no such leaf')
  if (leaves.length === 1) return []
  const [left, right] = halves(leaves)
  return index < left.length
    ? [...inclusionProof(hash, left, index), rootOfLeaves(hash, right)]
    : [...inclusionProof(hash, right, index - left.length), rootOfLeaves(hash, left)]
}

/**
 * What it takes to see that the first `size` leaves are the beginning of all of them: RFC 6962, 2.1.2.
 * @throws where there are fewer leaves than that, or `size` is 0: of nothing there is nothing to prove
 */
export function consistencyProof(
  hash: Hash,
  leaves: readonly Uint8Array[],
  size: number,
): readonly Uint8Array[] {
  if (!(Number.isSafeInteger(size) && size > 0 && size <= leaves.length)) throw new Error('no such beginning')
  return subproof(hash, leaves, size, true)
}

// `known`: whoever checks already holds the root over just these leaves, so it need not be said.
function subproof(
  hash: Hash,
  leaves: readonly Uint8Array[],
  size: number,
  known: boolean,
): readonly Uint8Array[] {
  if (size === leaves.length) return known ? [] : [rootOfLeaves(hash, leaves)]
  const [left, right] = halves(leaves)
  return size <= left.length
    ? [...subproof(hash, left, size, known), rootOfLeaves(hash, right)]
    : [...subproof(hash, right, size - left.length, false), rootOfLeaves(hash, left)]
}

// The left half is the largest perfect tree that is smaller than the whole.
function halves(leaves: readonly Uint8Array[]) {
  let left = 1
  while (left * 2 < leaves.length) left *= 2
  return [leaves.slice(0, left), leaves.slice(left)] as const
}

export type Inclusion = {
  readonly leaf: Uint8Array
  readonly index: number
  readonly size: number
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** Is the leaf at this place of the tree with this root? (RFC 9162, 2.1.3.2.) Anything out of order is a no. */
export function verifyInclusion(hash: Hash, { leaf, index, size, root, proof }: Inclusion): boolean {
  if (!(isCount(index) && isCount(size) && index < size)) return false
  if (!allDigests(hash, [leaf, root, ...proof])) return false
  let [at, last, node] = [index, size - 1, leaf]
  for (const beside of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      node = hash(NODE, beside, node)
      while (at % 2 === 0 && at > 0) [at, last] = [at / 2, Math.floor(last / 2)]
    } else node = hash(NODE, node, beside)
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 && same(node, root)
}

export type Consistency = {
  readonly size1: number
  readonly root1: Uint8Array
  readonly size2: number
  readonly root2: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** Is the first tree the beginning of the second? (RFC 9162, 2.1.4.2.) Anything out of order is a no. */
export function verifyConsistency(hash: Hash, claim: Consistency): boolean {
  const { size1, root1, size2, root2, proof } = claim
  // A tree of nothing is the beginning of every tree: saying so would prove nothing.
  if (!(isCount(size1) && isCount(size2)) || size1 === 0 || size1 > size2) return false
  if (size1 === size2) return proof.length === 0 && same(root1, root2)
  if (proof.length === 0 || !allDigests(hash, [root1, root2, ...proof])) return false

  let [at, last] = [size1 - 1, size2 - 1]
  while (at % 2 === 1) [at, last] = [(at - 1) / 2, Math.floor(last / 2)]
  // A beginning that is a perfect tree is itself the first step of the proof.
  const [first, ...steps] = at === 0 ? [root1, ...proof] : proof
  let [one, two] = [first!, first!]
  for (const beside of steps) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      one = hash(NODE, beside, one)
      two = hash(NODE, beside, two)
      while (at % 2 === 0 && at > 0) [at, last] = [at / 2, Math.floor(last / 2)]
    } else two = hash(NODE, two, beside)
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 && same(one, root1) && same(two, root2)
}

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0

function allDigests(hash: Hash, values: readonly Uint8Array[]): boolean {
  const { length } = hash()
  return values.every((value) => value.length === length)
}

/** Are these the same bytes? */
export function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}
