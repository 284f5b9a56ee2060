import type { Day } from '../../kernel/day.js'
import type { Id } from '../../kernel/id.js'

/** One idea (statement), as it was put. */
export type Idea = {
  /** its number in the conversation, from 0 */
  readonly n: number
  /** nothing where its words were removed */
  readonly text: string | null
  readonly language: string
  readonly seed: boolean
  /** who chose a seed; those who add ideas are never named */
  readonly chosenBy: Id<'Person'> | null
  readonly author: Uint8Array | null
  /** the perspective its author wished to be shown beside it */
  readonly speaksAs: Id<'Perspective'> | null
  readonly whose: Whose
  readonly madeOn: Day
  readonly mended: boolean
  readonly hiddenWhy: HiddenWhy | null
  /** a fact about the speaker and no opinion */
  readonly meta: boolean
}

/** Whose answer is this? A supporter's own guess is never lived experience. */
export const WHOSE = ['mine', 'with-help', 'supporter'] as const
export type Whose = (typeof WHOSE)[number]

export const HIDDEN_WHY = ['threat', 'names-worker', 'personal-details', 'hate', 'elsewhere'] as const
export type HiddenWhy = (typeof HIDDEN_WHY)[number]

/** What a vote is in the ballot box. `TAKEN_BACK` counts as no vote. */
export const VOTES = { agree: 1, disagree: -1, unsure: 0 } as const
export type Vote = keyof typeof VOTES
export const TAKEN_BACK = 2
export const MOST_MARKS = 5

/** The place of the vote on an idea in the box, and that of "this matters a lot to me" (1, or 0 when taken back). */
export const voteItem = (n: number): number => 2 * n
export const markItem = (n: number): number => 2 * n + 1
export const ideaOfItem = (item: number): { readonly n: number; readonly kind: 'vote' | 'mark' } => ({
  n: item >> 1,
  kind: item % 2 ? 'mark' : 'vote',
})

/** Is it put to people? Not when it is hidden, is a fact about somebody, or has no words any more. */
export const isLive = ({ text, hiddenWhy, meta }: Pick<Idea, 'text' | 'hiddenWhy' | 'meta'>): boolean =>
  text !== null && hiddenWhy === null && !meta
