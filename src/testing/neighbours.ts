import { randomUUID } from 'node:crypto'
import type { Side } from '../kernel/actor.js'
import { type Id, id } from '../kernel/id.js'
import { frameOf } from '../modules/people/index.js'
import { openTransaction, type Tx } from '../platform/db/scope.js'
import type { ActorOf } from '../platform/web/inside.js'
import { openBrowser } from './browser.js'
import { type Routes, type TownOptions, town } from './town.js'

/**
 * The town as people live in it: one group in the database, two perspectives, Amina and Joe in the group, and newcomers
 * as they are needed. Its pages stand in the real frame.
 */
export async function neighbours(routes: Routes, actorOf: ActorOf, options: TownOptions = {}) {
  const t = await town(routes, { ...options, web: { actorOf, frame: frameOf, ...options.web } })
  const { organisation, group, host } = t.places.riverside
  const org_id = organisation.id
  const now = t.worldAt().now()
  const [carer, worker] = [id<'Perspective'>(randomUUID()), id<'Perspective'>(randomUUID())]
  const write = async (work: (tx: Tx) => Promise<unknown>) => {
    const { tx, commit } = await openTransaction(t.pool, org_id)
    await work(tx)
    await commit()
  }
  const belongs = (person_id: Id<'Person'>) =>
    write((tx) =>
      tx.insertInto('people_member').values({ org_id, group_id: group, person_id, since: now }).execute(),
    )
  const reachAt = (person: Id<'Person'>, email: string) =>
    write((tx) => tx.updateTable('person').set({ email }).where('id', '=', person).execute())

  await write(async (tx) => {
    await tx
      .insertInto('people_group')
      .values({ org_id, id: group, kind: 'forum', name: 'Garden forum', made_at: now })
      .execute()
    const named = [
      { id: carer, side: 'lived', name_en: 'Carer', name_cy: 'Gofalwr', place: 1 },
      {
        id: worker,
        side: 'learnt',
        name_en: 'Front-line worker',
        name_cy: 'Gweithiwr rheng flaen',
        place: 2,
      },
    ]
    await tx
      .insertInto('perspective')
      .values(named.map((one) => ({ org_id, ...one })))
      .execute()
  })
  for (const name of ['amina', 'joe'] as const) {
    await belongs(t.people[name])
    await reachAt(t.people[name], `${name}@example.org`)
  }

  /** Gives somebody the key of a side, and takes it away again. */
  const giveKey = (person_id: Id<'Person'>, side: Side) =>
    write(async (tx) => {
      const held = { holds: 'facilitator', named_at: now, accepted_at: now, confirmed_at: now }
      await tx
        .insertInto('people_key')
        .values({ org_id, id: randomUUID(), side, person_id, ...held, term_ends_on: '2028-03-21' })
        .execute()
    })
  const endKeys = () =>
    write((tx) => tx.updateTable('people_key').set({ ended_at: now, ended_why: 'stood-down' }).execute())
  const joins = async (name: string) => {
    const person = id<'Person'>(randomUUID())
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`
    await write((tx) =>
      tx
        .insertInto('person')
        .values({ org_id, id: person, name, email, joined_at: t.worldAt().now() })
        .execute(),
    )
    await belongs(person)
    return { person, ...openBrowser(t.web.inject, host, person) }
  }
  const letters = async (to?: string) => {
    const world = t.worldAt()
    const all = await world.read.selectFrom('letter').selectAll().orderBy('made_at').orderBy('id').execute()
    await world.end()
    return to === undefined ? all : all.filter(({ address }) => address === to)
  }
  return { ...t, group, carer, worker, write, belongs, giveKey, endKeys, joins, letters }
}

export type Neighbours = Awaited<ReturnType<typeof neighbours>>
