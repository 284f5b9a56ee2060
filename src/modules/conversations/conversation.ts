import { type Actor, may } from '../../kernel/actor.js'
import type { Day, Instant } from '../../kernel/day.js'
import { type Decision, no, yes } from '../../kernel/decision.js'
import type { Id } from '../../kernel/id.js'
import type { Fewest } from './report/fewest.js'

/** The three questions of a shared understanding, offered as templates. */
export const TEMPLATES = ['meaning', 'principles', 'outcomes'] as const
export type Template = (typeof TEMPLATES)[number]

/** A question that people put ideas to, and for whom. */
export type Conversation = {
  readonly id: Id<'Conversation'>
  readonly group: Id<'Group'>
  readonly box: Id<'BallotBox'>
  readonly question: string
  readonly about: string | null
  /** the language of the question: `en`, `cy` or another two or three letters */
  readonly language: string
  readonly template: Template | null
  /** nobody where it was brought in from elsewhere, or where they were erased */
  readonly startedBy: Id<'Person'> | null
  readonly minutes: number
  readonly payment: string | null
  /** who answers, as people read it, and within how many days after the close */
  readonly replier: string | null
  readonly replyDays: number
  /** what stands in the address of the open link; nothing where there is none */
  readonly linkCode: string | null
  readonly rowsAnnounced: boolean
  readonly smallRoom: boolean
  /** how many people must stand behind a number that is shown */
  readonly fewest: Fewest
  readonly source: string | null
  readonly state: State
}

export type State =
  /** being prepared: only those who keep it see it */
  | { readonly kind: 'draft' }
  | { readonly kind: 'open'; readonly openedAt: Instant; readonly closesOn: Day | null }
  | { readonly kind: 'closed'; readonly openedAt: Instant; readonly closedAt: Instant }

export type Asked = {
  readonly perspective: Id<'Perspective'>
  readonly required: boolean
  /** how many people it is hoped to hear from */
  readonly target: number | null
}

export type ConversationRefusal = 'not-allowed' | 'not-open-yet' | 'not-draft' | 'no-question' | 'no-replier'

type Answer = Decision<Conversation, ConversationRefusal>

/** Anyone in a group starts one. It is a draft until whoever started it opens it. */
export function start(made: Conversation, actor: Actor): Answer {
  if (!may(actor, 'conversations.start', made.group)) return no('not-allowed')
  return yes(made, { name: 'conversations.started', about: `conversation:${made.id}`, group: made.group })
}

/** @param houseIsOpen whether the duties are done: nothing opens before them */
export function open(
  c: Conversation,
  actor: Actor,
  houseIsOpen: boolean,
  now: Instant,
  closesOn: Day | null,
): Answer {
  if (!keeps(c, actor)) return no('not-allowed')
  if (!houseIsOpen) return no('not-open-yet')
  if (c.state.kind !== 'draft') return no('not-draft')
  if (c.replier === null) return no('no-replier')
  const state = { kind: 'open', openedAt: now, closesOn } as const
  return yes({ ...c, state }, { name: 'conversations.opened', about: `conversation:${c.id}`, group: c.group })
}

/** Who prepares a conversation: whoever started it, and the holders of the keys. */
export const keeps = (c: Pick<Conversation, 'startedBy' | 'group'>, actor: Actor): boolean =>
  actor.kind === 'person' && (actor.id === c.startedBy || may(actor, 'conversations.keep', c.group))
