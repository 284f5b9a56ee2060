import type { Day } from '../../../kernel/day.js'
import type { Conversation } from '../conversation.js'
import type { Standing } from './queries.js'

export const LIST_PARTS = ['open', 'preparing', 'closed'] as const
export type ListPart = (typeof LIST_PARTS)[number]

export type ReplyStands = { readonly kind: 'here' | 'due' | 'late'; readonly dueOn: Day }
export type Listed = {
  readonly id: string
  readonly question: string
  readonly part: ListPart
  readonly minutes: number
  readonly closesOn: Day | null
  /** its last day is over, and nobody has closed it yet */
  readonly over: boolean
  readonly reply: ReplyStands | null
}

/** As a list shows it: where it stands, and whether a reply is there, due or late. */
export function listed(
  { id, question, minutes, state }: Pick<Conversation, 'id' | 'question' | 'minutes' | 'state'>,
  standing: Standing | undefined,
  today: Day,
): Listed {
  const closesOn = state.kind === 'open' ? state.closesOn : null
  return {
    ...{ id, question, minutes, closesOn },
    part: state.kind === 'draft' ? 'preparing' : state.kind,
    over: closesOn !== null && closesOn < today,
    reply: standing ? { kind: kindOf(standing, today), dueOn: standing.dueOn } : null,
  }
}

const kindOf = ({ said, dueOn }: Standing, today: Day): ReplyStands['kind'] =>
  said ? 'here' : today > dueOn ? 'late' : 'due'

/** Those whose question holds all the words that were looked for, whatever their capitals. */
export function matching<T extends { readonly question: string }>(
  all: readonly T[],
  words: string,
): readonly T[] {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return all.filter(({ question }) => wanted.every((word) => question.toLocaleLowerCase().includes(word)))
}
