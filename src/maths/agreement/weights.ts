import type { Perspectives } from '../perspectives.js'

/**
 * What each person's marks weigh, so that perspectives count equally however many came: each perspective
 * shares out one equal part among its members who gave marks, and a person adds up her parts. Sums to 1 over
 * those who gave marks. People in no perspective weigh as one more perspective together; a perspective
 * without marks has no part.
 *
 * @param gave length people, non-zero for those who gave marks
 * @param fewest parts of fewer people than this are joined into one, and that with the smallest other part if
 *   it is still too small: what one or two people marked must not decide a part of the slate
 */
export function equalWeights(
  { members }: Perspectives,
  gave: ArrayLike<number>,
  fewest = 1,
): { readonly weights: Float64Array; readonly joined: boolean } {
  const people = gave.length
  const nowhere = Uint8Array.from({ length: people }, (_, i) => (members.some((who) => who[i]) ? 0 : 1))
  const all = [...members, nowhere]
    .map((who) => Array.from(who, (_, i) => i).filter((i) => who[i] && gave[i]))
    .filter((who) => who.length > 0)
  const parts = joinSmall(all, fewest)
  const weights = new Float64Array(people)
  for (const who of parts) for (const i of who) weights[i]! += 1 / (parts.length * who.length)
  return { weights, joined: parts.length < all.length }
}

/** Lists of people; somebody who stands in two small parts stands once in what they become. */
function joinSmall(parts: readonly number[][], fewest: number): number[][] {
  const small = parts.filter((who) => who.length < fewest)
  const large = parts.filter((who) => who.length >= fewest).sort((a, b) => a.length - b.length)
  if (!small.length) return large
  const rest = [...new Set(small.flat())]
  if (rest.length >= fewest || !large.length) return [...large, rest]
  return [[...new Set([...large[0]!, ...rest])], ...large.slice(1)]
}
