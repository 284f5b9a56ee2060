import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.js'
import { type Decision, no } from '../../../kernel/decision.js'
import { found } from '../../../kernel/found.js'
import { type Id, id } from '../../../kernel/id.js'
import type { Tx } from '../../../platform/db/scope.js'
import type { World } from '../../../platform/world.js'
import { type CannotDo, type Kind, kindFor } from './kinds.js'
import {
  type Change,
  confirm,
  lapse,
  type Proof,
  type Proposal,
  type ProposalRefusal,
  propose,
  refuse,
  withdraw,
} from './proposal.js'
import { lockProposal, proposalsOf } from './proposal-queries.js'

export type Wish = Change & { readonly reason: string; readonly why?: string | undefined }
export type ProposalNo = ProposalRefusal | CannotDo | 'proposed-already'

/** Proposes something that the other side must agree to. The words beside it can be erased; the reason stays. */
export function proposeChange(world: World, actor: Actor, kind: Kind, wish: Wish, proof: Proof) {
  return world.act(actor, async (tx): Promise<Decision<Proposal, ProposalNo>> => {
    const { about, draft, apart, reason, why } = wish
    const made = id<'Proposal'>(randomUUID())
    const when = { now: world.now(), today: world.today() }
    const asked = { id: made, kind: kind.kind, about, draft, apart, reason }
    const decision = propose(actor, asked, kind.reasonKinds, proof, when)
    if (!decision.ok) return decision
    if (!(await stillHolds(tx, world, actor))) return no('not-a-facilitator')
    if (!(await add(tx, world, decision.next))) return no('proposed-already')
    return { ...decision, event: { ...decision.event, ...beside(actor, why) } }
  })
}

async function add(tx: Tx, { organisation }: World, p: Proposal): Promise<boolean> {
  const { id, kind, about, reason, side, by, at } = p
  const added = await tx
    .insertInto('people_proposal')
    .values({
      org_id: organisation.id,
      id,
      kind,
      about,
      draft: JSON.stringify(p.draft),
      apart: p.apart ? JSON.stringify(p.apart) : null,
      reason,
      side,
      proposed_by: by,
      proposed_at: at,
    })
    .onConflict((same) => same.columns(['org_id', 'kind', 'about']).where(OPEN).doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows) === 1
}

// Not a parameter: the database must see that this is the index's own condition, however it plans.
const OPEN = sql<boolean>`state = 'open'`

const beside = (actor: Actor, why: string | undefined) =>
  why && actor.kind === 'person' ? { words: { why }, wordsOf: actor.id } : {}

/** The second yes. What was proposed is done in the same transaction as its record, once. */
export function confirmChange(
  world: World,
  actor: Actor,
  of: Id<'Proposal'>,
  kinds: readonly Kind[],
  proof: Proof,
) {
  return change(world, actor, of, async (tx, p) => {
    const decision: Decision<Proposal, ProposalNo> = confirm(p, actor, proof, world.now())
    if (!decision.ok) return decision
    const effect = await found(kindFor(kinds, p)).effect(tx, world, p)
    return effect === 'done' ? decision : no(effect)
  })
}

export function refuseChange(
  world: World,
  actor: Actor,
  of: Id<'Proposal'>,
  why: string | undefined,
  proof: Proof,
) {
  return change(world, actor, of, async (_, p) => {
    const decision = refuse(p, actor, proof, world.now())
    return decision.ok ? { ...decision, event: { ...decision.event, ...beside(actor, why) } } : decision
  })
}

export const withdrawChange = (world: World, actor: Actor, of: Id<'Proposal'>) =>
  change(world, actor, of, async (_, p) => withdraw(p, actor, world.now()))

/** Puts away what nobody answered for 28 days. */
export async function proposalsDay(world: World, actor: Actor): Promise<void> {
  const { open } = await proposalsOf(world.read, world, actor)
  for (const { id } of open)
    await change(world, actor, id, async (_, p) => lapse(p, { now: world.now(), today: world.today() }))
}

type Rule = (tx: Tx, p: Proposal) => Promise<Decision<Proposal, ProposalNo>>

/** Lock the proposal, ask the rule, keep what it says: of two answers at once the second finds it answered. */
function change(world: World, actor: Actor, of: Id<'Proposal'>, rule: Rule) {
  return world.act(actor, async (tx) => {
    const decision = await rule(tx, found(await lockProposal(tx, world, actor, of)))
    if (!decision.ok) return decision
    if (decision.next.answeredBy && !(await stillHolds(tx, world, actor))) return no('not-a-facilitator')
    const { state, answeredBy, answeredAt } = decision.next
    await tx
      .updateTable('people_proposal')
      .set({ state, answered_by: answeredBy, answered_at: answeredAt, apart: null })
      .where('org_id', '=', world.organisation.id)
      .where('id', '=', of)
      .execute()
    return decision
  })
}

/** A key may have gone on since this page was asked for; until we are done it may not. */
async function stillHolds(tx: Tx, { organisation }: World, actor: Actor): Promise<boolean> {
  const key = actor.kind === 'person' ? actor.key : undefined
  if (!key) return false
  const row = await tx
    .selectFrom('people_key')
    .select('id')
    .where('org_id', '=', organisation.id)
    .where('id', '=', key.id)
    .where('ended_at', 'is', null)
    .forShare()
    .executeTakeFirst()
  return row !== undefined
}

/** For a proposal's page, to know which buttons to draw: the same rules as above. */
export const mayAnswer = (p: Proposal, actor: Actor, proof: Proof, world: Pick<World, 'now'>) => ({
  confirm: confirm(p, actor, proof, world.now()),
  withdraw: withdraw(p, actor, world.now()).ok,
})
