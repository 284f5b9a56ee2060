import { randomUUID } from 'node:crypto'
import type { Actor } from '../../kernel/actor.js'
import type { Day } from '../../kernel/day.js'
import type { Decision } from '../../kernel/decision.js'
import { found } from '../../kernel/found.js'
import { type Id, id } from '../../kernel/id.js'
import type { World } from '../../platform/world.js'
import { confirmKept, make, moveDue, type Offer, type Promised, type Refusal, sayKept } from './promise.js'
import { groupsOf, lockPromise } from './queries.js'

export function promise(world: World, actor: Actor, group: Id<'Group'>, offer: Offer) {
  return world.act(actor, async (tx) => {
    found(groupsOf(actor).find((one) => one === group))
    const answer = make(id<'Promise'>(randomUUID()), group, offer, actor, world.today())
    if (answer.ok) {
      const { id, owner, promise, tools, due } = answer.next
      const row = { org_id: world.organisation.id, id, group_id: group, owner_id: owner, promise, due }
      await tx
        .insertInto('garden_promise')
        .values({ ...row, tools: [...tools], state: 'open' })
        .execute()
    }
    return answer
  })
}

export const claim = (world: World, actor: Actor, of: Id<'Promise'>) =>
  change(world, actor, of, (p) => sayKept(p, actor, world.today()))

export const confirm = (world: World, actor: Actor, of: Id<'Promise'>) =>
  change(world, actor, of, (p) => confirmKept(p, actor, world.today()))

export const move = (world: World, actor: Actor, of: Id<'Promise'>, to: Day) =>
  change(world, actor, of, (p) => moveDue(p, actor, to, world.today()))

type Rule = (p: Promised) => Decision<Promised, Refusal>

/** Load and lock, ask the rule, keep what it says. Every change to one promise has this shape. */
function change(world: World, actor: Actor, of: Id<'Promise'>, rule: Rule) {
  return world.act(actor, async (tx) => {
    const answer = rule(found(await lockPromise(tx, actor, of)))
    if (answer.ok)
      await tx.updateTable('garden_promise').set(rowOf(answer.next)).where('id', '=', of).execute()
    return answer
  })
}

const rowOf = ({ due, state }: Promised) => ({
  due,
  state: state.kind,
  state_on: state.kind === 'open' ? null : state.on,
  confirmed_by: state.kind === 'kept' ? state.confirmedBy : null,
})
