import { randomUUID } from 'node:crypto'
import type { Actor } from '../../kernel/actor.js'
import { type Id, id } from '../../kernel/id.js'
import type { Tx } from '../../platform/db/scope.js'
import type { World } from '../../platform/world.js'
import type { Group, Perspective } from './person.js'
import { groupsOf } from './queries.js'
import {
  addPerspective,
  changeGroup,
  closeGroup,
  makeGroup,
  type NewGroup,
  type NewPerspective,
  renamePerspective,
  takeOffered,
  takeOutPerspective,
} from './set-up-lists.js'
import { lockThere } from './set-up-queries.js'

export function takePerspectives(world: World, actor: Actor, picks: readonly number[]) {
  return world.act(actor, async (tx) => {
    const decision = takeOffered(await lockThere(tx, world), picks)
    if (decision.ok)
      for (const [place, one] of decision.next.entries())
        await insertPerspective(tx, world, { ...one, id: id(randomUUID()) }, place)
    return decision
  })
}

export function savePerspective(world: World, actor: Actor, added: NewPerspective) {
  return world.act(actor, async (tx) => {
    const there = await lockThere(tx, world)
    const decision = addPerspective(there, id(randomUUID()), added)
    if (decision.ok) await insertPerspective(tx, world, decision.next, await nextPlace(tx, world))
    return decision
  })
}

// Behind those that were taken out too, so that a place is never used twice.
async function nextPlace(tx: Tx, { organisation }: World): Promise<number> {
  const { last } = await tx
    .selectFrom('perspective')
    .select(({ fn }) => fn.max('place').as('last'))
    .where('org_id', '=', organisation.id)
    .executeTakeFirstOrThrow()
  return Number(last ?? -1) + 1
}

async function insertPerspective(tx: Tx, { organisation }: World, one: Perspective, place: number) {
  const { id, side, name } = one
  await tx
    .insertInto('perspective')
    .values({ org_id: organisation.id, id, side, name_en: name.en, name_cy: name.cy, place })
    .execute()
}

export function nameAnew(world: World, actor: Actor, of: Id<'Perspective'>, name: Perspective['name']) {
  return world.act(actor, async (tx) => {
    const decision = renamePerspective(await lockThere(tx, world), of, name)
    if (decision.ok)
      await tx
        .updateTable('perspective')
        .set({ name_en: name.en, name_cy: name.cy })
        .where('org_id', '=', world.organisation.id)
        .where('id', '=', of)
        .execute()
    return decision
  })
}

export function retirePerspective(world: World, actor: Actor, of: Id<'Perspective'>) {
  return world.act(actor, async (tx) => {
    const decision = takeOutPerspective(await lockThere(tx, world), of)
    if (decision.ok)
      await tx
        .updateTable('perspective')
        .set({ retired_at: world.now() })
        .where('org_id', '=', world.organisation.id)
        .where('id', '=', of)
        .execute()
    return decision
  })
}

const groupsIn = (tx: Tx, { organisation }: World) => groupsOf({ read: tx, organisation })

export function saveGroup(world: World, actor: Actor, made: NewGroup) {
  return world.act(actor, async (tx) => {
    const there = await lockThere(tx, world)
    const decision = makeGroup(there, await groupsIn(tx, world), id(randomUUID()), made)
    if (decision.ok) {
      const { id, parent, kind, name } = decision.next
      await tx
        .insertInto('people_group')
        .values({ org_id: world.organisation.id, id, parent_id: parent, kind, name, made_at: world.now() })
        .execute()
    }
    return decision
  })
}

export function moveGroup(world: World, actor: Actor, of: Id<'Group'>, to: Pick<Group, 'name' | 'parent'>) {
  return world.act(actor, async (tx) => {
    const there = await lockThere(tx, world)
    const decision = changeGroup(there, await groupsIn(tx, world), of, to)
    if (decision.ok)
      await tx
        .updateTable('people_group')
        .set({ name: to.name, parent_id: to.parent })
        .where('org_id', '=', world.organisation.id)
        .where('id', '=', of)
        .execute()
    return decision
  })
}

export function endGroup(world: World, actor: Actor, of: Id<'Group'>) {
  return world.act(actor, async (tx) => {
    const there = await lockThere(tx, world)
    const decision = closeGroup(there, await groupsIn(tx, world), of)
    if (decision.ok)
      await tx
        .updateTable('people_group')
        .set({ closed_at: world.now() })
        .where('org_id', '=', world.organisation.id)
        .where('id', '=', of)
        .execute()
    return decision
  })
}
