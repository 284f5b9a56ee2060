import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { type Id, id } from '../kernel/id.js'
import { openTransaction, type Tx } from '../platform/db/scope.js'
import type { ActorOf } from '../platform/web/inside.js'
import type { Route } from '../platform/web/route.js'
import type { Ground } from '../platform/world.js'
import { type Name, type TownOptions, town } from './town.js'

type Sent = {
  readonly id: string
  readonly address: string
  readonly kind: string
  readonly subject: string
  readonly body: string
}

// Wide enough that only what is counted in the database stops anybody: it is what these tests are about.
const FREE = { burst: 10_000, perSecond: 1_000, slowBelow: 0, slowMs: 0 }
const BRISK = { strangers: FREE, pair: FREE, target: FREE, newcomers: FREE }

/** What a door needs to be made: the rooms know how. */
export type At = { readonly ground: Ground; readonly secret: Buffer; readonly address: string }

export type Doorstep = Awaited<ReturnType<typeof doorstep>>

/**
 * The town with its door: a group called Garden that Amina and Joe are in, Amina with the key of lived experience,
 * Joe with an e-mail address, and two things a newcomer can say they are.
 */
export async function doorstep(
  routes: (at: At) => readonly Route[],
  actorOf: ActorOf,
  options: TownOptions = {},
) {
  let address = options.web?.address ?? 'https://riverside.example'
  const t = await town((ground, secret) => routes(doorAt(ground, secret, () => address)), {
    ...options,
    web: { actorOf, signInAt: '/people/sign-in', address, paces: BRISK, ...options.web },
  })
  const { organisation, group } = t.places.riverside
  const org_id = organisation.id
  const now = t.worldAt().now()
  const lived = id<'Perspective'>(randomUUID())
  const learnt = id<'Perspective'>(randomUUID())
  const write = async (work: (tx: Tx) => Promise<unknown>) => {
    const { tx, commit } = await openTransaction(t.pool, org_id)
    await work(tx)
    await commit()
  }

  await write(async (tx) => {
    const made = { org_id, id: group, kind: 'team', name: 'Garden', made_at: now }
    await tx.insertInto('people_group').values(made).execute()
    const members = [t.people.amina, t.people.joe].map((person_id) => ({ person_id, since: now }))
    await tx
      .insertInto('people_member')
      .values(members.map((one) => ({ org_id, group_id: group, ...one })))
      .execute()
    const perspectives = [
      { id: lived, side: 'lived', name_en: 'Carer', name_cy: 'Gofalwr', place: 1 },
      { id: learnt, side: 'learnt', name_en: 'Worker', name_cy: 'Gweithiwr', place: 2 },
    ]
    await tx
      .insertInto('perspective')
      .values(perspectives.map((one) => ({ org_id, ...one })))
      .execute()
    await tx.updateTable('person').set({ email: 'joe@example.org' }).where('id', '=', t.people.joe).execute()
    await tx
      .updateTable('person')
      .set({ email: 'amina@example.org' })
      .where('id', '=', t.people.amina)
      .execute()
    await tx.insertInto('people_key').values(keyOf(t.people.amina, 'lived')).execute()
  })

  function keyOf(person_id: Id<'Person'>, side: 'lived' | 'learnt') {
    const held = { holds: 'facilitator', named_at: now, accepted_at: now, confirmed_at: now }
    return { org_id, id: randomUUID(), side, person_id, ...held, term_ends_on: '2027-03-21' as const }
  }

  const letters = async (to?: string): Promise<readonly Sent[]> => {
    const world = t.worldAt()
    const all = await world.read
      .selectFrom('letter')
      .select(['id', 'address', 'kind', 'subject', 'body'])
      .orderBy('made_at')
      .orderBy('id')
      .execute()
    await world.end()
    return to === undefined ? all : all.filter((letter) => letter.address === to)
  }
  /** Tells every statement that goes to the database from now on, without its values. @returns what ends it */
  const watch = async (tell: (text: string) => void): Promise<() => void> => {
    await t.sealer.idle()
    const { query } = Client.prototype
    const told = function (this: Client, ...args: unknown[]) {
      const [first] = args
      const text = typeof first === 'string' ? first : (first as { text?: string }).text
      tell(`${text}`.replace(/'[^']*'/g, "'…'"))
      return Reflect.apply(query, this, args)
    }
    Client.prototype.query = told as typeof query
    return () => {
      Client.prototype.query = query
    }
  }
  /** The letters that work sent; two of the same moment have no order. */
  const lettersOf = async (to: string, work: () => Promise<unknown>): Promise<readonly Sent[]> => {
    const before = new Set((await letters(to)).map(({ id }) => id))
    await work()
    return (await letters(to)).filter(({ id }) => !before.has(id))
  }
  /** Answers real browsers on this machine. @returns the address to open */
  const serve = async (): Promise<string> => {
    await t.owner.query('insert into host (host, org_id) values ($1, $2)', ['localhost', org_id])
    const port = await t.web.listen({ port: 0, host: '127.0.0.1' })
    address = `http://localhost:${port}`
    return address
  }
  return {
    ...t,
    serve,
    lettersOf,
    watch,
    group,
    lived,
    learnt,
    write,
    letters,
    keyOf,
    nameOf: (name: Name) => t.people[name],
  }
}

const doorAt = (ground: Ground, secret: Buffer, address: () => string): At => ({
  ground,
  secret,
  get address() {
    return address()
  },
})
