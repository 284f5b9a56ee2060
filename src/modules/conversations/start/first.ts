import type { Day } from '../../../kernel/day.js'
import { plusDays } from '../../people/index.js'
import type { Conversation } from '../conversation.js'
import { isLate, type Reply, type Verdict, verdictOf } from './reply.js'
import type { questionIn, Settings } from './settings.js'

/** How one reply stands, as everybody reads it. */
export type ReplyLine = {
  readonly n: Reply['n']
  readonly kind: 'here' | 'due' | 'late'
  readonly dueOn: Day
  readonly verdict: Verdict | null
}

/** Who looks at the first page, and what they may do from here. */
export type HereNow = {
  /** has begun to answer: what they said of themselves stands */
  readonly frozen: boolean
  readonly isGuest: boolean
  /** nobody knows them yet: they will be given a return code */
  readonly isNew: boolean
  /** perspectives they said here, or of themselves elsewhere */
  readonly before: readonly string[]
  readonly mayInvite: boolean
  readonly keeps: boolean
  readonly mayReply: boolean
  readonly changed: boolean
}

export type First = {
  readonly settings: Settings
  readonly asked: ReturnType<typeof questionIn>
  readonly here: HereNow
  readonly standing: readonly ReplyLine[]
  /** its last day is over, and nobody has closed it yet */
  readonly over: boolean
  readonly replyBy: Day | null
  readonly done: string | undefined
}

export const standingOfReplies = (replies: readonly Reply[], today: Day): readonly ReplyLine[] =>
  replies.map((reply) => ({
    n: reply.n,
    kind: reply.said ? 'here' : isLate(reply, today) ? 'late' : 'due',
    dueOn: reply.dueOn,
    verdict: reply.said ? verdictOf(reply.heard) : null,
  }))

/** By when a reply is promised: nothing where no last day is named. */
export function replyBy({ state, replyDays }: Conversation, replies: readonly Reply[]): Day | null {
  const owed = replies.at(-1)
  if (owed) return owed.dueOn
  return state.kind === 'open' && state.closesOn ? plusDays(state.closesOn, replyDays) : null
}
