import { randomUUID } from 'node:crypto'
import type { Actor, Side } from '../../kernel/actor.js'
import { type Decision, no, yes } from '../../kernel/decision.js'
import { type Id, id } from '../../kernel/id.js'
import type { Tx } from '../../platform/db/scope.js'
import type { World } from '../../platform/world.js'
import { chooseSide, foundKey } from './keys/commands.js'
import { groupsOf } from './queries.js'
import { mayDo, type There } from './set-up.js'
import { lockThere } from './set-up-queries.js'

/** What whoever sets it up says of themselves. */
export type Newcomer = {
  readonly name: string
  readonly email: string | null
  readonly language: 'en' | 'cy'
  readonly perspectives: readonly Id<'Perspective'>[]
  readonly side: Side
}

export type FounderRefusal = 'two-people' | 'not-yet' | 'not-of-side'

/** Whoever set it up comes in as themselves, on the side whose key they hold; a second time only mends who they are. */
export function comeFirst(
  there: There,
  fresh: Id<'Person'>,
  newcomer: Newcomer,
): Decision<{ readonly person: Id<'Person'>; readonly isNew: boolean }, FounderRefusal> {
  if (there.bothSides) return no('two-people')
  if (!mayDo('you', there)) return no('not-yet')
  if (there.founder) {
    const { id: person } = there.founder
    return yes({ person, isNew: false }, { name: 'people.founder-mended', about: `person:${person}` })
  }
  const sides = there.perspectives.filter(({ id }) => newcomer.perspectives.includes(id))
  if (!sides.some(({ side }) => side === newcomer.side)) return no('not-of-side')
  return yes(
    { person: fresh, isNew: true },
    { name: 'people.founder-came', about: `person:${fresh}`, facts: { side: newcomer.side } },
  )
}

export function saveFounder(world: World, actor: Actor, newcomer: Newcomer) {
  return world.act(actor, async (tx) => {
    const decision = comeFirst(await lockThere(tx, world), id(randomUUID()), newcomer)
    if (!decision.ok) return decision
    const { person, isNew } = decision.next
    if (isNew) await settle(tx, world, person, newcomer)
    else
      await tx
        .updateTable('person')
        .set({ name: newcomer.name, email: newcomer.email })
        .where('org_id', '=', world.organisation.id)
        .where('id', '=', person)
        .execute()
    return decision
  })
}

async function settle(tx: Tx, world: World, person: Id<'Person'>, newcomer: Newcomer): Promise<void> {
  const org_id = world.organisation.id
  const { name, email, language, perspectives, side } = newcomer
  const now = world.now()
  await tx
    .insertInto('person')
    .values({ org_id, id: person, name, email, language, joined_at: now })
    .execute()
  await tx
    .insertInto('person_perspective')
    .values(perspectives.map((perspective_id) => ({ org_id, person_id: person, perspective_id })))
    .execute()
  const [first] = await groupsOf({ read: tx, organisation: world.organisation })
  if (first)
    await tx
      .insertInto('people_member')
      .values({ org_id, group_id: first.id, person_id: person, since: now })
      .execute()
  await tx.insertInto('setup_founder').values({ org_id, person_id: person, side, since: now }).execute()
}

/**
 * The first key, of their own side. The learnt side's counts at once; the lived side's waits until members with lived
 * experience have confirmed it. Where keys have begun already, nobody gets a second one.
 */
export async function takeFirstKey(world: World, actor: Actor, side: Side): Promise<void> {
  // Somebody may be of both sides; whoever holds a key counts on its side alone.
  await chooseSide(world, actor, side)
  await foundKey(world, actor, side)
}

/** Somebody of the other side was asked. Their address is kept until they are here, and for 30 days at most. */
export function noteAsked(
  world: World,
  actor: Actor,
  asked: { readonly side: Side; readonly name: string; readonly email: string | null },
) {
  const org_id = world.organisation.id
  return world.act(actor, async (tx) => {
    const there = await lockThere(tx, world)
    if (there.bothSides) return no('two-people')
    const row = { ...asked, asked_at: world.now() }
    await tx.deleteFrom('setup_asked').where('org_id', '=', org_id).execute()
    await tx
      .insertInto('setup_asked')
      .values({ org_id, ...row })
      .execute()
    return yes(asked, {
      name: 'people.other-side-asked',
      about: 'key:other-side',
      facts: { side: asked.side },
    })
  })
}
