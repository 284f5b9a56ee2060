import { randomUUID } from 'node:crypto'
import type { Actor } from '../kernel/actor.js'
import { id } from '../kernel/id.js'
import { layOrganisation } from '../platform/db/lay.js'
import { migrate } from '../platform/db/migrate.js'
import { openPool } from '../platform/db/pool.js'
import { organisationOf } from '../platform/organisation.js'
import { openSealer } from '../platform/record/sealer.js'
import type { Listeners } from '../platform/record/write.js'
import { type Ground, openWorld } from '../platform/world.js'
import { type Recipe, testDatabase } from './database.js'

/** A database with every migration of this program. */
const MIGRATED: Recipe = {
  name: 'ground',
  fill: async ({ ownerUrl }) => void (await migrate(ownerUrl, 'throughline_app')),
}

export type Site = Awaited<ReturnType<typeof site>>

/** Bare ground to test on: a migrated database of this file's own, a clock we set, organisations as we need them. */
export async function site(options: { readonly listeners?: Listeners; readonly recipe?: Recipe } = {}) {
  const database = await testDatabase(options.recipe ?? MIGRATED)
  const troubles: unknown[] = []
  const trouble = (error: unknown) => void troubles.push(error)
  const owner = openPool(database.ownerUrl, { max: 2, trouble })
  const pool = openPool(database.appUrl, { max: 20, trouble })
  const clock = { now: new Date('2026-03-21T10:40:00.000Z') }
  const sealer = openSealer(pool, trouble)
  const ground: Ground = { pool, sealer, listeners: options.listeners ?? {}, clock: () => clock.now }

  const organisation = async (name: string) => {
    const made = { name, host: `${randomUUID()}.example`, language: 'en', zone: 'Europe/London' } as const
    const found = await organisationOf(pool, await layOrganisation(owner, made))
    if (!found) throw new Error('an organisation just made was not found')
    return found
  }
  const close = async () => {
    await sealer.idle()
    await Promise.all([owner.end(), pool.end()])
    await database.drop()
  }
  return { ...database, owner, pool, ground, clock, sealer, troubles, organisation, close }
}

export const aPerson = (): Actor => ({ kind: 'person', id: id(randomUUID()), roles: {}, sides: [] })

/** Everything an organisation has recorded, oldest first, as the serving role reads it. */
export async function eventsOf({ ground }: Site, organisation: Parameters<typeof openWorld>[1]) {
  const world = openWorld(ground, organisation)
  const events = await world.read.selectFrom('event').selectAll().orderBy('at').orderBy('id').execute()
  await world.end()
  return events
}
