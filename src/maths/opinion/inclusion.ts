import { type VoteMatrix, votesPerPerson } from './matrix.js'

/**
 * Who is grouped (Polis, conversation.clj `in-conv`): everybody with votes on at least 7 statements, or on all
 * where there are fewer; where that is under 15 people, the most active join them up to 15. Once in, always in.
 * Of people with equally many votes the earlier rows come in first, as there.
 *
 * @param m with every vote, also on statements moderated out
 * @param before length people; non-zero for those who were in earlier
 * @returns length people, 1 for those included
 */
export function included(m: VoteMatrix, before?: ArrayLike<number>): Uint8Array {
  const votes = votesPerPerson(m)
  const least = Math.max(1, Math.min(7, m.statements))
  const inside = Uint8Array.from(votes, (count, i) => (count >= least || before?.[i] ? 1 : 0))
  let missing = 15 - inside.reduce((sum, one) => sum + one, 0)
  if (missing <= 0) return inside
  const others = Array.from(votes, (_, i) => i)
    .filter((i) => !inside[i] && votes[i]! > 0)
    .sort((a, b) => votes[b]! - votes[a]! || a - b)
  for (const i of others) if (missing-- > 0) inside[i] = 1
  return inside
}
