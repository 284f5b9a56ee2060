import { type Hash, inclusionProof, leafHash, rootOfLeaves, same, verifyInclusion } from './merkle.js'

/** Fewer people than this never enter the record together: a batch would point at them. */
export const FEWEST_PEOPLE = 5

/** Whose ballots enter the record now, and how many people go on waiting; or why nobody's do. */
export type Batch =
  | { readonly ok: true; readonly people: readonly string[]; readonly left: number }
  | { readonly ok: false; readonly no: 'nobody-waiting' | 'too-few-waiting' | 'fewer-than-five' }

/**
 * Decides whose ballots enter the record now. While a box is open, five people always stay behind, so that there are
 * five for the last batch too; when it closes, everybody who waits goes in together.
 * @param waiting the pseudonyms of all who have a ballot that is not in a batch yet, those waiting longest first
 */
export function nextBatch(waiting: readonly string[], { closing }: { readonly closing: boolean }): Batch {
  const people = [...new Set(waiting)]
  if (people.length === 0) return { ok: false, no: 'nobody-waiting' }
  if (closing)
    return people.length < FEWEST_PEOPLE
      ? { ok: false, no: 'fewer-than-five' }
      : { ok: true, people, left: 0 }
  if (people.length < 2 * FEWEST_PEOPLE) return { ok: false, no: 'too-few-waiting' }
  return { ok: true, people: people.slice(0, -FEWEST_PEOPLE), left: FEWEST_PEOPLE }
}

/** What a ballot says. Neither the person nor their pseudonym is part of it. */
export type Said = { readonly box: string; readonly item: number; readonly value: number }

/**
 * What stands for a ballot in the record: it gives nothing away, and fits no other answer.
 * @param salt 32 bytes of chance, known only beside the ballot and on its receipt
 * @throws where the salt is shorter, or the ballot is not an id and two whole numbers
 */
export function commitBallot(hash: Hash, { box, item, value }: Said, salt: Uint8Array): Uint8Array {
  if (salt.length !== 32 || !/^[0-9a-f-]{36}$/.test(box) || ![item, value].every(Number.isSafeInteger))
    throw new Error('not a ballot')
  // Already in the canonical form of docs/record-format.md: keys in order, whole numbers, no space.
  const text = `{"box":"${box}","item":${item},"value":${value}}`
  return hash(new TextEncoder().encode('throughline ballot\0'), salt, new TextEncoder().encode(text))
}

/** Commitments are as good as drawn by lot, so putting them in order shuffles the ballots. */
export function inOrder(commitments: readonly Uint8Array[]): readonly Uint8Array[] {
  return [...commitments].sort(compare)
}

/** The root that enters the record for a batch. The order of the commitments does not matter. */
export function batchRoot(hash: Hash, commitments: readonly Uint8Array[]): Uint8Array {
  return rootOfLeaves(hash, leavesOf(hash, commitments))
}

/** Where one commitment stands in its batch, and what it takes to work out the root from it. */
export type Place = { readonly index: number; readonly size: number; readonly proof: readonly Uint8Array[] }

/** @returns undefined where the commitment is not in the batch */
export function placeIn(
  hash: Hash,
  commitments: readonly Uint8Array[],
  commitment: Uint8Array,
): Place | undefined {
  const index = inOrder(commitments).findIndex((one) => same(one, commitment))
  if (index < 0) return undefined
  const proof = inclusionProof(hash, leavesOf(hash, commitments), index)
  return { index, size: commitments.length, proof }
}

/** Is the commitment at this place of the batch with this root? */
export function isInBatch(hash: Hash, commitment: Uint8Array, place: Place, root: Uint8Array): boolean {
  return verifyInclusion(hash, { ...place, leaf: leafHash(hash, commitment), root })
}

const leavesOf = (hash: Hash, commitments: readonly Uint8Array[]) =>
  inOrder(commitments).map((commitment) => leafHash(hash, commitment))

function compare(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, i) => byte !== b[i])
  return at < 0 ? a.length - b.length : a[at]! - (b[at] ?? -1)
}
