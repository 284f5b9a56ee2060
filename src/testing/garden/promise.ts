import { type Actor, may } from '../../kernel/actor.js'
import type { Day } from '../../kernel/day.js'
import { type Decision, no, yes } from '../../kernel/decision.js'
import type { Id } from '../../kernel/id.js'

/** A promise someone made to a group, and what has become of it. */
export type Promised = {
  readonly id: Id<'Promise'>
  readonly group: Id<'Group'>
  readonly owner: Id<'Person'>
  readonly promise: string
  readonly tools: readonly Tool[]
  readonly due: Day
  readonly state: State
}

export type State =
  | { readonly kind: 'open' }
  | { readonly kind: 'said-kept'; readonly on: Day }
  | { readonly kind: 'kept'; readonly on: Day; readonly confirmedBy: Id<'Person'> }

export const TOOLS = ['spade', 'rake', 'time'] as const
export type Tool = (typeof TOOLS)[number]

export type Refusal =
  | 'not-allowed'
  | 'not-yours'
  | 'own-promise'
  | 'not-open'
  | 'not-said-kept'
  | 'past-due'
  | 'not-later'

type Answer = Decision<Promised, Refusal>

/** What is promised, before it is anybody's. */
export type Offer = Pick<Promised, 'promise' | 'tools' | 'due'>

export function make(id: Id<'Promise'>, group: Id<'Group'>, offer: Offer, actor: Actor, today: Day): Answer {
  if (actor.kind !== 'person' || !may(actor, 'garden.promise', group)) return no('not-allowed')
  if (offer.due < today) return no('past-due')
  const { promise, tools, due } = offer
  const made: Promised = { ...offer, id, group, owner: actor.id, state: { kind: 'open' } }
  return yes(made, {
    name: 'garden.promised',
    about: `promise:${id}`,
    group,
    facts: { due, tools },
    words: { promise },
    wordsOf: actor.id,
  })
}

/** Only a claim. It counts as kept when someone else in the group agrees. */
export function sayKept(p: Promised, actor: Actor, today: Day): Answer {
  if (!owns(actor, p)) return no('not-yours')
  if (p.state.kind !== 'open') return no('not-open')
  const state = { kind: 'said-kept', on: today } as const
  return yes({ ...p, state }, { name: 'garden.said-kept', about: `promise:${p.id}`, group: p.group })
}

export function confirmKept(p: Promised, actor: Actor, today: Day): Answer {
  if (actor.kind !== 'person' || !may(actor, 'garden.confirm', p.group)) return no('not-allowed')
  if (owns(actor, p)) return no('own-promise')
  if (p.state.kind !== 'said-kept') return no('not-said-kept')
  const state = { kind: 'kept', on: today, confirmedBy: actor.id } as const
  return yes({ ...p, state }, { name: 'garden.kept', about: `promise:${p.id}`, group: p.group })
}

/** A date moves only while it is still ahead. Once missed, the miss is part of the record. */
export function moveDue(p: Promised, actor: Actor, to: Day, today: Day): Answer {
  if (!owns(actor, p)) return no('not-yours')
  if (p.state.kind !== 'open') return no('not-open')
  if (today > p.due) return no('past-due')
  if (to <= p.due) return no('not-later')
  const facts = { from: p.due, to }
  return yes({ ...p, due: to }, { name: 'garden.due-moved', about: `promise:${p.id}`, group: p.group, facts })
}

const owns = (actor: Actor, p: Promised) => actor.kind === 'person' && actor.id === p.owner
