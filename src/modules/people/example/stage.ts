import type { Actor } from '../../../kernel/actor.js'
import type { Decision } from '../../../kernel/decision.js'
import { found } from '../../../kernel/found.js'
import { type Id, id } from '../../../kernel/id.js'
import type { Organisation } from '../../../platform/organisation.js'
import type { House } from '../../../platform/room.js'
import { openWorld, type World } from '../../../platform/world.js'
import type { Kind } from '../keys/kinds.js'
import { confirmChange } from '../keys/proposal-commands.js'
import { actorOf } from '../queries.js'

const DAY_MS = 24 * 3_600_000

/** Where the example is played: its world, whose clock is set to days that have passed. */
export type Stage = {
  readonly world: World
  readonly door: House
  /** Sets the clock to so many minutes past nine, so many days ago. */
  readonly on: (daysAgo: number, minutes?: number) => void
  /** Sets the clock to the present. */
  readonly present: () => void
  /** Somebody by their name, as they may act now. */
  readonly as: (name: string) => Promise<Actor>
  readonly idOf: (name: string) => Promise<Id<'Person'>>
  /** Somebody from the other side agrees to what was proposed. */
  readonly agrees: (of: Id<'Proposal'>, actor: Actor, kinds: readonly Kind[]) => Promise<void>
}

export function openStage(house: House, organisation: Organisation): Stage {
  const start = house.ground.clock().getTime()
  let time = start
  // What they did lies in the past, so nobody is told of it by letter or job.
  const ground = { ...house.ground, listeners: {}, clock: () => new Date(time) }
  const world = openWorld(ground, organisation)
  const idOf = async (name: string) => {
    const row = await world.read
      .selectFrom('person')
      .select('id')
      .where('org_id', '=', organisation.id)
      .where('name', '=', name)
      .executeTakeFirst()
    return id<'Person'>(found(row).id)
  }
  return {
    world,
    door: { ...house, ground },
    on: (daysAgo, minutes = 0) => {
      const nine = new Date(start - daysAgo * DAY_MS).setUTCHours(9, 0, 0, 0)
      time = nine + minutes * 60_000
    },
    present: () => {
      time = start
    },
    as: async (name) => actorOf(world, await idOf(name)),
    idOf,
    agrees: async (of, actor, kinds) => {
      done(await confirmChange(world, actor, of, kinds, { secondFactor: true }))
    },
  }
}

/** What a command decided. @throws where it refused: the story asks only for what may be done */
export function done<T, No extends string>(decision: Decision<T, No>): T {
  if (!decision.ok) throw new Error(`the example could not be made: ${decision.no}`)
  return decision.next
}
