import { ideaOfItem, MOST_MARKS, TAKEN_BACK, VOTES, type Vote } from '../idea.js'

/** What one person has said in a conversation so far, for them alone. */
export type Own = {
  /** idea -> 1, 0 or -1 */
  readonly votes: Map<number, number>
  readonly marks: Set<number>
  /** ideas put aside for now: skipped, or not in their language */
  readonly aside: Set<number>
}

type Ballot = { readonly item: number; readonly value: number }

/** From what stands in the box under their pseudonym. */
export function ownOf(ballots: readonly Ballot[], aside: readonly number[]): Own {
  const own: Own = { votes: new Map(), marks: new Set(), aside: new Set(aside) }
  for (const { item, value } of ballots) {
    const { n, kind } = ideaOfItem(item)
    if (kind === 'vote' && value !== TAKEN_BACK) own.votes.set(n, value)
    if (kind === 'mark' && value === 1) own.marks.add(n)
  }
  return own
}

export const voteOf = ({ votes }: Own, n: number): Vote | undefined => {
  const value = votes.get(n)
  return value === undefined ? undefined : value > 0 ? 'agree' : value < 0 ? 'disagree' : 'unsure'
}

/** The same person after another answer. */
export function afterVote(own: Own, n: number, vote: Vote | undefined): void {
  if (vote === undefined) own.votes.delete(n)
  else own.votes.set(n, VOTES[vote])
  own.aside.delete(n)
}

/** May this idea be marked too? Up to five; taking one back is always possible. */
export const mayMark = ({ marks }: Own, n: number): boolean => marks.has(n) || marks.size < MOST_MARKS

/** How far somebody has come. Counts are ideas. */
export type Place = {
  readonly answered: number
  readonly left: number
  /** what "left" is out of */
  readonly of: number
  readonly aside: number
  /** as many as fit in the time that was asked for are answered: a good place to stop, though there is more */
  readonly resting: boolean
}

/** How many ideas somebody can think about in a minute. */
const A_MINUTE = 4

/**
 * How far somebody has come through the ideas that are put to people. A long list is taken in stretches of as many as
 * fit in the minutes that were asked for, so that "about 12 left" is never hundreds.
 * @param again skipped ideas are looked at again, so they are still to come
 */
export function placeOf(live: readonly number[], own: Own, minutes: number, again = false): Place {
  let answered = 0
  let aside = 0
  for (const n of live) {
    if (own.votes.has(n)) answered++
    else if (own.aside.has(n)) aside++
  }
  const all = live.length - (again ? 0 : aside)
  const open = all - answered
  const stretch = Math.max(1, minutes) * A_MINUTE
  const goal = (Math.floor(answered / stretch) + 1) * stretch
  const of = Math.min(all, goal)
  const resting = answered > 0 && answered % stretch === 0 && open > 0
  return { answered, left: Math.max(0, of - answered), of, aside, resting }
}
