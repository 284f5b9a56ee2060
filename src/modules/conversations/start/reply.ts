import type { Actor } from '../../../kernel/actor.js'
import type { Day } from '../../../kernel/day.js'
import { type Decision, no, yes } from '../../../kernel/decision.js'
import type { Id } from '../../../kernel/id.js'
import { type Conversation, keeps } from '../conversation.js'

/** A reply that is owed or was given. The second is owed where most said that the first was not good enough. */
export type Reply = {
  readonly n: 1 | 2
  readonly dueOn: Day
  readonly said: Said | null
  /** what was last counted, five people at a time */
  readonly heard: Heard
}
export type Said = {
  readonly text: string
  readonly language: string
  readonly by: Id<'Person'> | null
  readonly on: Day
}
/** How many people had answered “is it good enough?”, and how many of them said no. Never shown as they are. */
export type Heard = { readonly of: number; readonly not: number }

export type ReplyRefusal = 'not-yours' | 'not-due' | 'replied-already'

/** Who writes it: the person named for it, or whoever keeps the conversation. */
export const mayReply = (c: Conversation, replier: Id<'Person'> | null, actor: Actor): boolean =>
  actor.kind === 'person' && (actor.id === replier || keeps(c, actor))

export function giveReply(
  c: Conversation,
  owed: Reply | undefined,
  replier: Id<'Person'> | null,
  actor: Actor,
  said: { readonly text: string; readonly language: string; readonly today: Day },
): Decision<Reply, ReplyRefusal> {
  if (actor.kind !== 'person' || !mayReply(c, replier, actor)) return no('not-yours')
  if (!owed) return no('not-due')
  if (owed.said) return no('replied-already')
  const { text, language, today } = said
  return yes(
    { ...owed, said: { text, language, by: actor.id, on: today } },
    {
      name: 'conversations.replied',
      about: `conversation:${c.id}`,
      group: c.group,
      facts: { reply: owed.n, late: today > owed.dueOn },
      words: { reply: text },
      wordsOf: actor.id,
    },
  )
}

/** The reply that waits to be written, if one does. */
export const owedOf = (replies: readonly Reply[]): Reply | undefined =>
  replies.find(({ said }) => said === null)
export const lastGiven = (replies: readonly Reply[]): Reply | undefined =>
  replies.findLast(({ said }) => said !== null)
export const isLate = ({ said, dueOn }: Reply, today: Day): boolean => said === null && today > dueOn

// As few as may ever be counted together.
const FIVE = 5

/**
 * What is counted next: nothing before five more people have answered, so that no answer can be read from a change.
 * @param answers all that stand now
 */
export const countsAnew = ({ heard }: Pick<Reply, 'heard'>, answers: Heard): boolean =>
  answers.of >= heard.of + FIVE

/** Did most of those heard say that it is not good enough? Then another is owed, once. */
export const mostSayNo = ({ of, not }: Heard): boolean => of >= FIVE && not * 2 > of

/** How a count is said: in words, and in fives, so that it tells nothing of one person. */
export type Verdict =
  | { readonly kind: 'few' }
  | { readonly kind: 'told'; readonly about: number; readonly most: Most }
export type Most = 'nearly-all-yes' | 'most-yes' | 'halves' | 'most-no' | 'nearly-all-no'

export function verdictOf({ of, not }: Heard): Verdict {
  if (of < FIVE) return { kind: 'few' }
  const about = of - (of % FIVE)
  // “Nearly all” of five would tell somebody who answered otherwise what all the others said.
  const nearly = of >= 2 * FIVE ? 0.8 : Number.POSITIVE_INFINITY
  const share = not / of
  if (share >= nearly) return { kind: 'told', about, most: 'nearly-all-no' }
  if (1 - share >= nearly) return { kind: 'told', about, most: 'nearly-all-yes' }
  if (not * 2 === of) return { kind: 'told', about, most: 'halves' }
  return { kind: 'told', about, most: not * 2 > of ? 'most-no' : 'most-yes' }
}
