import type { Actor, Side } from '../../../kernel/actor.js'
import { type Decision, no, yes } from '../../../kernel/decision.js'
import type { Id } from '../../../kernel/id.js'
import type { Conversation } from '../conversation.js'

/** Voting sheets that one facilitator enters together. */
export type Batch = {
  readonly id: Id<'PaperBatch'>
  readonly enteredBy: Id<'Person'>
  /** whose key the one who entered it holds */
  readonly side: Side
  readonly confirmedBy: Id<'Person'> | null
}

export type BatchRefusal =
  | 'not-allowed'
  | 'not-open'
  | 'own-side'
  | 'confirmed-already'
  | 'no-sheets'
  | 'code-used'
  | 'no-perspective'

type C = Pick<Conversation, 'id' | 'group' | 'state'>
const about = ({ id }: C) => `conversation:${id}`

/** The side whose key somebody holds, if they hold one: only they enter paper or confirm it. */
export const sideOf = (actor: Actor): Side | undefined =>
  actor.kind === 'person' ? actor.key?.side : undefined

/** A holder of a key begins to enter sheets. */
export function begin(c: C, actor: Actor, id: Id<'PaperBatch'>): Decision<Batch, BatchRefusal> {
  const side = sideOf(actor)
  if (actor.kind !== 'person' || !side) return no('not-allowed')
  if (c.state.kind !== 'open') return no('not-open')
  const batch = { id, enteredBy: actor.id, side, confirmedBy: null }
  const facts = { batch: id, side }
  return yes(batch, { name: 'conversations.paper-begun', about: about(c), group: c.group, facts })
}

/** Sheets are added, mended and taken out by whoever enters the batch, until it is confirmed. */
export function mayChange(c: C, actor: Actor, batch: Batch): BatchRefusal | undefined {
  if (actor.kind !== 'person' || !sideOf(actor) || actor.id !== batch.enteredBy) return 'not-allowed'
  if (batch.confirmedBy) return 'confirmed-already'
  return c.state.kind === 'open' ? undefined : 'not-open'
}

/** A batch counts once a holder of the other side's key has looked at it beside the sheets. */
export function confirm(c: C, actor: Actor, batch: Batch, sheets: number): Decision<Batch, BatchRefusal> {
  const side = sideOf(actor)
  if (actor.kind !== 'person' || !side) return no('not-allowed')
  if (batch.confirmedBy) return no('confirmed-already')
  if (side === batch.side || actor.id === batch.enteredBy) return no('own-side')
  if (c.state.kind !== 'open') return no('not-open')
  if (sheets === 0) return no('no-sheets')
  return yes(
    { ...batch, confirmedBy: actor.id },
    { name: 'conversations.paper-confirmed', about: about(c), group: c.group, facts: { batch: batch.id } },
  )
}
