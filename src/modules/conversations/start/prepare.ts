import { type Actor, may } from '../../../kernel/actor.js'
import type { Day } from '../../../kernel/day.js'
import { type Decision, no, yes } from '../../../kernel/decision.js'
import type { Id } from '../../../kernel/id.js'
import { type Asked, type Conversation, type ConversationRefusal, keeps } from '../conversation.js'

/** What can be set before a conversation opens; each has a page of its own, in this order. */
export const PARTS = ['question', 'languages', 'who', 'time', 'reply', 'rules', 'seeds'] as const
export type Part = (typeof PARTS)[number]

export const MOST_SEEDS = 50
export const MOST_TARGET = 100_000

/** The question in another language, or in Easy Read: made, or promised by somebody for a day. */
export type Wording = {
  readonly language: string
  readonly easyRead: boolean
  readonly question: string | null
  readonly about: string | null
  readonly madeBy: string
  readonly dueOn: Day | null
}

/** Who chose what people will answer. */
export const CHOSEN = ['question', 'seeds', 'required', 'last-day', 'fewest'] as const
export type Chosen = (typeof CHOSEN)[number]
export type Choice = {
  readonly what: Chosen
  readonly by: Id<'Person'> | null
  readonly on: Day
  /** changed after opening, when somebody of the other side agreed */
  readonly agreed: boolean
  /** what stood there before */
  readonly before: string | null
}

/** Before it opens, whoever keeps a conversation sets it as they like. */
export function prepare(
  c: Conversation,
  actor: Actor,
  part: Part,
): Decision<Conversation, ConversationRefusal> {
  if (!keeps(c, actor)) return no('not-allowed')
  if (c.state.kind !== 'draft') return no('not-draft')
  return yes(c, {
    name: 'conversations.prepared',
    about: `conversation:${c.id}`,
    group: c.group,
    facts: { part },
  })
}

/** What still has to be said before it can open. */
export type Missing = 'replier' | 'perspectives' | 'last-day-past' | 'small-and-link' | 'seed-details'

export function missing(
  c: Pick<Conversation, 'replier' | 'smallRoom' | 'linkCode'>,
  asked: readonly Asked[],
  closesOn: Day | null,
  today: Day,
  seedsHaveDetails: boolean,
): readonly Missing[] {
  return [
    ...(c.replier === null ? (['replier'] as const) : []),
    ...(asked.length === 0 ? (['perspectives'] as const) : []),
    ...(closesOn !== null && closesOn < today ? (['last-day-past'] as const) : []),
    // Everybody who was there agrees before anybody votes: with an open link nobody knows who is there.
    ...(c.smallRoom && c.linkCode !== null ? (['small-and-link'] as const) : []),
    ...(seedsHaveDetails ? (['seed-details'] as const) : []),
  ]
}

/** The step after one, on the way through; nothing after the last. */
export const after = (part: Part): Part | undefined => PARTS[PARTS.indexOf(part) + 1]

/** Any member of its group hands out slips and letters, of either side; how many, everybody there can read. */
export const mayInvite = (c: Conversation, actor: Actor): boolean =>
  c.state.kind === 'open' &&
  actor.kind === 'person' &&
  (keeps(c, actor) || may(actor, 'conversations.start', c.group))

/** May people still answer? On its last day they may; after it only the two who close it are waited for. */
export const takesVotes = ({ state }: Pick<Conversation, 'state'>, today: Day): boolean =>
  state.kind === 'open' && (state.closesOn === null || today <= state.closesOn)
