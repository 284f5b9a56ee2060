import { type Actor, may, type Person, type Side } from '../../../kernel/actor.js'
import type { Day, Instant } from '../../../kernel/day.js'
import { type Decision, type Event, no, yes } from '../../../kernel/decision.js'
import type { Id } from '../../../kernel/id.js'
import { LAPSE_DAYS, plusDays } from './key.js'

/** What is to be done: which thing, and what is to become of it. Never personal data: everybody here reads it. */
export type Change = {
  /** the kind of thing and its id: `person:4f6c…` */
  readonly about: string
  readonly draft: Readonly<Record<string, string>>
  /** what only those who decide may read; gone once it is answered */
  readonly apart?: Readonly<Record<string, string>> | undefined
}

/** Something that one side's facilitator proposes and the other side's must agree to. */
export type Proposal = Change & {
  readonly id: Id<'Proposal'>
  readonly kind: string
  readonly reason: string
  readonly side: Side
  readonly by: Id<'Person'>
  readonly at: Instant
  /** the day it was proposed, where the organisation is */
  readonly on: Day
  readonly state: ProposalState
  readonly answeredBy: Id<'Person'> | null
  readonly answeredAt: Instant | null
}
export type ProposalState = 'open' | 'confirmed' | 'refused' | 'withdrawn' | 'lapsed'

export type ProposalRefusal =
  | 'not-a-facilitator'
  | 'no-such-reason'
  | 'your-own-proposal'
  | 'same-side'
  | 'answered'
  | 'not-your-proposal'
  | 'second-factor'

type Answer = Decision<Proposal, ProposalRefusal>

/** Whether this session has shown a second proof of who it is. */
export type Proof = { readonly secondFactor: boolean }

type New = Change & { readonly id: Id<'Proposal'>; readonly kind: string; readonly reason: string }
type When = { readonly now: Instant; readonly today: Day }

export function propose(
  actor: Actor,
  asked: New,
  reasons: readonly string[],
  proof: Proof,
  { now, today }: When,
): Answer {
  if (!isFacilitator(actor, 'people.propose')) return no('not-a-facilitator')
  if (!reasons.includes(asked.reason)) return no('no-such-reason')
  if (!proof.secondFactor) return no('second-factor')
  const made: Proposal = {
    ...asked,
    side: actor.key.side,
    by: actor.id,
    at: now,
    on: today,
    state: 'open',
    answeredBy: null,
    answeredAt: null,
  }
  return yes(made, event('proposed', made))
}

/** Agrees, for the other side. What was proposed is then done in the same transaction. */
export const confirm = (p: Proposal, actor: Actor, proof: Proof, now: Instant): Answer =>
  answered(p, actor, proof, now, 'confirmed')

export const refuse = (p: Proposal, actor: Actor, proof: Proof, now: Instant): Answer =>
  answered(p, actor, proof, now, 'refused')

function answered(
  p: Proposal,
  actor: Actor,
  proof: Proof,
  now: Instant,
  state: 'confirmed' | 'refused',
): Answer {
  if (!isFacilitator(actor, 'people.decide')) return no('not-a-facilitator')
  if (actor.id === p.by) return no('your-own-proposal')
  if (actor.key.side === p.side) return no('same-side')
  if (p.state !== 'open') return no('answered')
  if (!proof.secondFactor) return no('second-factor')
  const next: Proposal = { ...p, state, answeredBy: actor.id, answeredAt: now }
  return yes(next, event(state === 'confirmed' ? 'proposal-agreed' : 'proposal-refused', next))
}

/** Takes it back: whoever proposed it, or who holds that side's key now. */
export function withdraw(p: Proposal, actor: Actor, now: Instant): Answer {
  const mine = actor.kind === 'person' && (actor.id === p.by || actor.key?.side === p.side)
  if (!mine) return no('not-your-proposal')
  if (p.state !== 'open') return no('answered')
  const next: Proposal = { ...p, state: 'withdrawn', answeredAt: now }
  return yes(next, event('proposal-withdrawn', next))
}

/** After 14 days without an answer the key goes on to the deputy (see `holding`); after 28 it is put away. */
export function lapse(p: Proposal, { now, today }: When): Answer {
  if (p.state !== 'open' || today < lapsesOn(p)) return no('answered')
  const next: Proposal = { ...p, state: 'lapsed', answeredAt: now }
  return yes(next, event('proposal-lapsed', next))
}

export const lapsesOn = (p: Pick<Proposal, 'on'>): Day => plusDays(p.on, LAPSE_DAYS)

const event = (what: string, { id, kind, about, reason }: Proposal): Event => ({
  name: `people.${what}`,
  about: `proposal:${id}`,
  facts: { kind, about, reason },
})

type Facilitator = Person & { readonly key: NonNullable<Person['key']> }

export const isFacilitator = (
  actor: Actor,
  permission: 'people.propose' | 'people.decide' | 'people.hold',
): actor is Facilitator => actor.kind === 'person' && actor.key !== undefined && may(actor, permission)
