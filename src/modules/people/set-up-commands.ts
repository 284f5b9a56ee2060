import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '../../kernel/actor.js'
import { instant } from '../../kernel/day.js'
import { no, yes } from '../../kernel/decision.js'
import type { World } from '../../platform/world.js'
import { LINK_HOURS, type Naming, nameIt, openDoor } from './set-up.js'
import { lockThere } from './set-up-queries.js'

const OPERATOR: Actor = { kind: 'operator' }

const hashOf = (code: string) => createHash('sha256').update(code).digest()

/** Makes a one-time link for whoever holds the machine. @returns its code: 256 random bits, base64url */
export async function makeSetUpLink(world: World): Promise<string> {
  const code = randomBytes(32).toString('base64url')
  const organisation = world.organisation.id
  const endsAt = instant(new Date(Date.parse(world.now()) + LINK_HOURS * 3_600_000))
  await world.act(OPERATOR, async (tx) => {
    await tx
      .insertInto('setup_link')
      .values({ org_id: organisation, code_hash: hashOf(code), ends_at: endsAt })
      .execute()
    return yes(code, { name: 'people.set-up-link-made', about: `organisation:${organisation}` })
  })
  return code
}

/** Uses the link. The caller starts the session, so that the door and the session open together or not at all. */
export function useSetUpLink(world: World, code: string) {
  const organisation = world.organisation.id
  return world.act(OPERATOR, async (tx) => {
    const row = await tx
      .selectFrom('setup_link')
      .select(['ends_at', 'used_at'])
      .where('org_id', '=', organisation)
      .where('code_hash', '=', hashOf(code))
      .forUpdate()
      .executeTakeFirst()
    if (!row) return no('no-such-link')
    const decision = openDoor({ endsAt: row.ends_at, usedAt: row.used_at }, world.now(), organisation)
    // Every start before this one printed a link, perhaps into a log: one door opened closes all of them.
    if (decision.ok)
      await tx
        .updateTable('setup_link')
        .set({ used_at: decision.next.usedAt })
        .where('org_id', '=', organisation)
        .where('used_at', 'is', null)
        .execute()
    return decision
  })
}

export function nameOrganisation(world: World, actor: Actor, naming: Naming) {
  const organisation = world.organisation.id
  return world.act(actor, async (tx) => {
    const zones = Intl.supportedValuesOf('timeZone')
    const decision = nameIt(await lockThere(tx, world), naming, zones, organisation)
    if (decision.ok)
      await tx
        .updateTable('organisation')
        .set({ name: naming.name, language: naming.language, time_zone: naming.zone, named_at: world.now() })
        .where('org_id', '=', organisation)
        .execute()
    return decision
  })
}
