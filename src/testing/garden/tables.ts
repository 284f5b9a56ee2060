import { fileURLToPath } from 'node:url'
import type { Day } from '../../kernel/day.js'
import { type Extra, migrate } from '../../platform/db/migrate.js'
import type { Recipe } from '../database.js'

type GardenPromise = {
  org_id: string
  id: string
  group_id: string
  owner_id: string
  promise: string
  tools: string[]
  due: Day
  state: string
  state_on?: Day | null
  confirmed_by?: string | null
}

declare module '../../platform/db/tables.js' {
  interface DB {
    garden_promise: GardenPromise
  }
}

/** The tables of the garden and what the serving role may do to them. */
const GARDEN: Extra = {
  folder: fileURLToPath(new URL('../../../src/testing/garden/migrations', import.meta.url)),
  grants: { garden_promise: 'select, insert, update (due, state, state_on, confirmed_by)' },
}

/** A database with every migration of this program, and the garden. */
export const WITH_GARDEN: Recipe = {
  name: 'garden',
  fill: async ({ ownerUrl }) => void (await migrate(ownerUrl, 'throughline_app', [GARDEN])),
}
