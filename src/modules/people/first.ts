import { yes } from '../../kernel/decision.js'
import { layOrganisation } from '../../platform/db/lay.js'
import type { Pool } from '../../platform/db/pool.js'
import { allOrganisations, organisationOf } from '../../platform/organisation.js'
import { type Ground, openWorld } from '../../platform/world.js'
import { makeSetUpLink } from './set-up-commands.js'
import { thereOf } from './set-up-queries.js'

/** Makes the first organisation of an installation, where there is none. Its people name it when they set it up. */
export async function firstOrganisation(owner: Pool, ground: Ground, host: string): Promise<void> {
  // Two processes that start at once make one organisation: the second waits here and then finds it.
  const client = await owner.connect()
  try {
    await client.query("select pg_advisory_lock(hashtext('throughline first organisation'))")
    if ((await allOrganisations(ground.pool)).length) return
    const made = await layOrganisation(owner, {
      name: 'Your organisation',
      host,
      language: 'en',
      zone: 'Europe/London',
    })
    const organisation = await organisationOf(ground.pool, made)
    if (!organisation) throw new Error('the organisation just made is not there')
    await openWorld(ground, organisation).act({ kind: 'operator' }, async () =>
      yes(made, { name: 'people.organisation-made', about: `organisation:${made}` }),
    )
  } finally {
    await client.query('select pg_advisory_unlock_all()')
    client.release()
  }
}

/** A one-time link for each organisation that nobody has come into yet. */
export async function setUpLinks(ground: Ground, address: string): Promise<readonly string[]> {
  const links: string[] = []
  for (const organisation of await allOrganisations(ground.pool)) {
    const world = openWorld(ground, organisation)
    const { founder, bothSides } = await thereOf(world.read, world)
    if (!founder && !bothSides) links.push(`${address}/set-up/${await makeSetUpLink(world)}`)
    await world.end()
  }
  return links
}
