import type { Selectable } from 'kysely'
import { type Actor, may } from '../../kernel/actor.js'
import { type Id, id } from '../../kernel/id.js'
import type { Reader, Tx } from '../../platform/db/scope.js'
import type { DB } from '../../platform/db/tables.js'
import { type Promised, type State, TOOLS } from './promise.js'

/** The one place that says which promises an actor can see. Every read below goes through it. */
function visible(db: Reader, actor: Actor) {
  return db.selectFrom('garden_promise').selectAll().where('group_id', 'in', groupsOf(actor))
}

// `in ()` is no SQL: no group at all is written as one that cannot be.
const NO_GROUP = ['00000000-0000-0000-0000-000000000000']

export function groupsOf(actor: Actor): readonly string[] {
  if (actor.kind !== 'person') return NO_GROUP
  const groups = Object.keys(actor.roles).filter((group) => may(actor, 'garden.see', id(group)))
  return groups.length ? groups : NO_GROUP
}

export async function findPromise(db: Reader, actor: Actor, of: Id<'Promise'>) {
  return fromRow(await visible(db, actor).where('id', '=', of).executeTakeFirst())
}

export async function lockPromise(tx: Tx, actor: Actor, of: Id<'Promise'>) {
  return fromRow(await visible(tx, actor).where('id', '=', of).forUpdate().executeTakeFirst())
}

/** Promises with these words in them, the soonest due first. */
export async function searchPromises(db: Reader, actor: Actor, words: string) {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await visible(db, actor).where('promise', 'ilike', like).orderBy('due').limit(50).execute()
  return rows.map((row) => read(row))
}

const fromRow = (row: Selectable<DB['garden_promise']> | undefined) => row && read(row)

const read = (row: Selectable<DB['garden_promise']>): Promised => ({
  id: id(row.id),
  group: id(row.group_id),
  owner: id(row.owner_id),
  promise: row.promise,
  tools: TOOLS.filter((tool) => row.tools.includes(tool)),
  due: row.due,
  state: stateOf(row),
})

function stateOf({ state, state_on, confirmed_by }: Selectable<DB['garden_promise']>): State {
  if (state === 'kept' && state_on && confirmed_by)
    return { kind: 'kept', on: state_on, confirmedBy: id(confirmed_by) }
  return state === 'said-kept' && state_on ? { kind: 'said-kept', on: state_on } : { kind: 'open' }
}
