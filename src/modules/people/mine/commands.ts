import type { Actor } from '../../../kernel/actor.js'
import { no, yes } from '../../../kernel/decision.js'
import type { Id } from '../../../kernel/id.js'
import { type Eraser, erase as eraseEverywhere } from '../../../platform/archive/erase.js'
import type { World } from '../../../platform/world.js'
import { keepsHere, type LeavingRefusal, leave, type WordsAfter } from './leaving.js'
import { type Needs, sayWhatHelps } from './needs.js'
import { type Said, sayWhichIAm } from './perspectives.js'
import type { MinePlug } from './plug.js'
import { holdsKey, type Me } from './queries.js'

/** Puts what a person says they are in the place of what they said before. */
export function sayPerspectives(world: World, actor: Actor, said: readonly Said[]) {
  const org_id = world.organisation.id
  return world.act(actor, async (tx) => {
    const answer = sayWhichIAm(actor, said)
    if (!answer.ok || actor.kind !== 'person') return answer
    await tx
      .deleteFrom('person_perspective')
      .where('org_id', '=', org_id)
      .where('person_id', '=', actor.id)
      .execute()
    const rows = said.map(({ id, ownWords }) => ({
      org_id,
      person_id: actor.id,
      perspective_id: id,
      own_words: ownWords ?? null,
    }))
    if (rows.length) await tx.insertInto('person_perspective').values(rows).execute()
    return answer
  })
}

export function sayNeeds(world: World, actor: Actor, needs: Needs) {
  const org_id = world.organisation.id
  return world.act(actor, async (tx) => {
    const answer = sayWhatHelps(actor, needs, world.today())
    if (!answer.ok || actor.kind !== 'person') return answer
    const row = {
      channel: needs.channel,
      format: [...needs.format],
      support: [...needs.support],
      own_words: needs.ownWords ?? null,
      seen_by: needs.seenBy,
      review_on: needs.reviewOn,
      reminded_for: null,
    }
    await tx
      .insertInto('person_need')
      .values({ org_id, person_id: actor.id, ...row })
      .onConflict((there) => there.columns(['org_id', 'person_id']).doUpdateSet(row))
      .execute()
    await tx
      .updateTable('person')
      .set({ language: needs.language })
      .where('org_id', '=', org_id)
      .where('id', '=', actor.id)
      .execute()
    return answer
  })
}

/** Their name, whether others find them by it, and how often they want news. */
export type Details = Pick<Me, 'name' | 'digest' | 'listed'>

export function changeDetails(world: World, actor: Actor, { name, digest, listed }: Details) {
  return world.act(actor, async (tx) => {
    if (actor.kind !== 'person') return no('not-a-person')
    await tx
      .updateTable('person')
      .set({ name, digest, listed })
      .where('org_id', '=', world.organisation.id)
      .where('id', '=', actor.id)
      .execute()
    return yes(actor.id, { name: 'people.details-changed', about: `person:${actor.id}` })
  })
}

type Erasing = Pick<MinePlug, 'erasers' | 'secret'>

/**
 * Leaves, with words kept or removed. What names the person goes either way, through every room's own eraser: what
 * is kept is only what they wrote, under a number that names nobody.
 */
export function goAway(world: World, actor: Actor, words: WordsAfter, { erasers, secret }: Erasing) {
  const org_id = world.organisation.id
  return world.act(actor, async (tx) => {
    const key = actor.kind === 'person' && (await holdsKey(tx, org_id, actor.id))
    const answer = leave(actor, { key }, words)
    if (!answer.ok) return answer
    if (words === 'remove')
      await tx
        .deleteFrom('event_word')
        .where('org_id', '=', org_id)
        .where('person_id', '=', answer.next)
        .execute()
    for (const eraser of erasers()) await eraser(tx, world, answer.next, { secret, words })
    // They left; they are not erased: their words may still stand, and a later wish to be erased must be heard.
    await tx
      .updateTable('person')
      .set({ erased_at: null })
      .where('org_id', '=', org_id)
      .where('id', '=', answer.next)
      .execute()
    return answer
  })
}

/** Erases whoever asks for it, everywhere, for good. */
export function eraseMe(world: World, actor: Actor, { erasers, secret }: Erasing) {
  return world.act(actor, async (tx) => {
    const key = actor.kind === 'person' && (await holdsKey(tx, world.organisation.id, actor.id))
    const why = keepsHere(actor, { key })
    if (why || actor.kind !== 'person') return no<LeavingRefusal>(why ?? 'not-a-person')
    return yes(actor.id, await eraseEverywhere(tx, world, actor.id, erasers(), { secret }))
  })
}

/** Takes out what this subject and the room's first tables hold of somebody. Their id stays and names nobody. */
export const eraseMine: Eraser = async (tx, world, person: Id<'Person'>) => {
  const org_id = world.organisation.id
  const now = world.now()
  const before = await tx
    .selectFrom('person')
    .select('email')
    .where('org_id', '=', org_id)
    .where('id', '=', person)
    .executeTakeFirst()
  for (const table of ['person_perspective', 'person_need', 'session'] as const)
    await tx.deleteFrom(table).where('org_id', '=', org_id).where('person_id', '=', person).execute()
  if (before?.email)
    for (const table of ['letter', 'head_keeper'] as const)
      await tx.deleteFrom(table).where('org_id', '=', org_id).where('address', '=', before.email).execute()
  await tx
    .updateTable('people_rights')
    .set({ person_id: null, asker: null, reach: null, said: null, answer: null })
    .where('org_id', '=', org_id)
    .where('person_id', '=', person)
    .execute()
  await tx
    .updateTable('people_rights')
    .set({ answer: null })
    .where('org_id', '=', org_id)
    .where('answered_by', '=', person)
    .execute()
  await tx
    .updateTable('people_member')
    .set({ left_at: now })
    .where('org_id', '=', org_id)
    .where('person_id', '=', person)
    .where('left_at', 'is', null)
    .execute()
  await tx
    .updateTable('person')
    .set((row) => ({
      name: null,
      email: null,
      language: 'en',
      digest: 'off',
      listed: false,
      told_until: null,
      left_at: row.fn.coalesce('left_at', row.val(now)),
      erased_at: now,
    }))
    .where('org_id', '=', org_id)
    .where('id', '=', person)
    .execute()
}
