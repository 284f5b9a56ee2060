import type { Perspectives } from '../perspectives.js'

/**
 * What each person's marks weigh, so that perspectives count equally however many came: each perspective
 * shares out one equal part among its members who gave marks, and a person adds up her parts. Sums to 1 over
 * those who gave marks. People in no perspective weigh as one more perspective together; a perspective
 * without marks has no part.
 *
 * @param gave length people, non-zero for those who gave marks
 */
export function equalWeights({ members }: Perspectives, gave: ArrayLike<number>): Float64Array {
  const people = gave.length
  const nowhere = Uint8Array.from({ length: people }, (_, i) => (members.some((who) => who[i]) ? 0 : 1))
  const parts = [...members, nowhere]
    .map((who) => Array.from(who, (_, i) => i).filter((i) => who[i] && gave[i]))
    .filter((who) => who.length > 0)
  const weights = new Float64Array(people)
  for (const who of parts) for (const i of who) weights[i]! += 1 / (parts.length * who.length)
  return weights
}
