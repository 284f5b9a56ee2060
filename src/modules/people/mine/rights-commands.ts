import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Actor } from '../../../kernel/actor.js'
import type { Day } from '../../../kernel/day.js'
import type { Decision } from '../../../kernel/decision.js'
import { found } from '../../../kernel/found.js'
import { type Id, id } from '../../../kernel/id.js'
import type { Reader, Tx } from '../../../platform/db/scope.js'
import type { DB } from '../../../platform/db/tables.js'
import type { World } from '../../../platform/world.js'
import { facilitatorsOf } from './queries.js'
import {
  type Asked,
  acknowledge,
  answer,
  ask,
  confirmEntry,
  RIGHTS,
  type Right,
  type RightRefusal,
  seesRight,
  takeDown,
} from './rights.js'
import { writeTo } from './ways.js'

/** What was asked, with the words. */
export type AskedInWords = Asked & {
  readonly asker: string | null
  readonly reach: string | null
  readonly said: string | null
  readonly answer: string | null
}

const nullable = <Of extends string>(raw: string | null) => (raw === null ? null : id<Of>(raw))

function read(row: Selectable<DB['people_rights']>): AskedInWords {
  return {
    id: id(row.id),
    kind: RIGHTS.find((one) => one === row.kind) ?? 'access',
    person: nullable(row.person_id),
    came: row.came === 'phone' ? 'phone' : 'page',
    cameOn: row.came_on,
    enteredBy: nullable(row.entered_by),
    confirmedBy: nullable(row.confirmed_by),
    acknowledgedOn: row.acknowledged_on,
    answeredOn: row.answered_on,
    reminded: row.reminded,
    asker: row.asker,
    reach: row.reach,
    said: row.said,
    answer: row.answer,
  }
}

/** Everything asked, the oldest clock first: for jobs. Pages take `rightsSeen`. */
export async function allRights(db: Reader, org: Id<'Organisation'>): Promise<readonly AskedInWords[]> {
  const rows = await db
    .selectFrom('people_rights')
    .selectAll()
    .where('org_id', '=', org)
    .orderBy('came_on')
    .orderBy('id')
    .execute()
  return rows.map(read)
}

/** Everything asked that this actor may see, the oldest clock first. */
export async function rightsSeen(db: Reader, org: Id<'Organisation'>, actor: Actor) {
  return (await allRights(db, org)).filter((asked) => seesRight(actor, asked))
}

export async function findRight(db: Reader, org: Id<'Organisation'>, actor: Actor, of: Id<'Right'>) {
  const row = await db
    .selectFrom('people_rights')
    .selectAll()
    .where('org_id', '=', org)
    .where('id', '=', of)
    .executeTakeFirst()
  const asked = row && read(row)
  return asked && seesRight(actor, asked) ? asked : undefined
}

/** Somebody who is signed in asks: the clock starts today, and both facilitators hear of it. */
export function askFor(world: World, actor: Actor, kind: Right, said: string) {
  return world.act(actor, async (tx) => {
    const made = id<'Right'>(randomUUID())
    const decision = ask(made, actor)
    if (!decision.ok || actor.kind !== 'person') return decision
    await insert(tx, world, {
      id: made,
      kind,
      said,
      person_id: actor.id,
      came: 'page',
      came_on: world.today(),
    })
    await tellFacilitators(tx, world, actor)
    return decision
  })
}

export type TakenDown = {
  readonly kind: Right
  readonly asker: string
  readonly reach: string
  readonly said: string
  readonly cameOn: Day
}

/** A facilitator takes down what somebody asks on the phone. The other one looks at it before it is answered. */
export function takeDownFor(world: World, actor: Actor, taken: TakenDown) {
  return world.act(actor, async (tx) => {
    const made = id<'Right'>(randomUUID())
    const decision = takeDown(made, actor, taken.cameOn, world.today())
    if (!decision.ok || actor.kind !== 'person') return decision
    const { kind, asker, reach, said, cameOn } = taken
    const row = { id: made, kind, asker, reach, said, came: 'phone', came_on: cameOn, entered_by: actor.id }
    await insert(tx, world, row)
    await tellFacilitators(tx, world, actor)
    return decision
  })
}

type Row = Readonly<Record<'id' | 'kind' | 'said' | 'came', string>> & {
  readonly came_on: Day
  readonly person_id?: string
  readonly asker?: string
  readonly reach?: string
  readonly entered_by?: string
}

const insert = (tx: Tx, world: World, row: Row) =>
  tx
    .insertInto('people_rights')
    .values({ org_id: world.organisation.id, made_at: world.now(), ...row })
    .execute()

async function tellFacilitators(tx: Tx, world: World, but: Actor) {
  for (const person of await facilitatorsOf(tx, world.organisation.id, world.today())) {
    if (but.kind === 'person' && but.id === person) continue
    await writeTo(tx, world, person, {
      kind: 'rights',
      subject: (say) => say('rights.letter.subject', { name: world.organisation.name }),
      body: (say) => [say('rights.letter.new'), say('rights.letter.where')],
    })
  }
}

export const confirmRight = (world: World, actor: Actor, of: Id<'Right'>) =>
  change(
    world,
    actor,
    of,
    (asked) => confirmEntry(asked, actor),
    (asked) => ({ confirmed_by: asked.confirmedBy }),
  )

export const acknowledgeRight = (world: World, actor: Actor, of: Id<'Right'>) =>
  change(
    world,
    actor,
    of,
    (asked) => acknowledge(asked, actor, world.today()),
    ({ acknowledgedOn }) => ({ acknowledged_on: acknowledgedOn }),
    'rights.letter.acknowledged',
  )

export const answerRight = (world: World, actor: Actor, of: Id<'Right'>, words: string) =>
  change(
    world,
    actor,
    of,
    (asked) => answer(asked, actor, world.today()),
    ({ acknowledgedOn, answeredOn }) => ({
      acknowledged_on: acknowledgedOn,
      answered_on: answeredOn,
      answer: words,
      answered_by: actor.kind === 'person' ? actor.id : null,
    }),
    'rights.letter.answered',
  )

type Changed = {
  readonly confirmed_by?: string | null
  readonly acknowledged_on?: Day | null
  readonly answered_on?: Day | null
  readonly answer?: string
  readonly answered_by?: string | null
}
type Rule = (asked: Asked) => Decision<Asked, RightRefusal>

/** Load and lock, ask the rule, keep what it says, write to whoever asked. */
function change(
  world: World,
  actor: Actor,
  of: Id<'Right'>,
  rule: Rule,
  rowOf: (asked: Asked) => Changed,
  letter?: 'rights.letter.acknowledged' | 'rights.letter.answered',
) {
  const org = world.organisation.id
  return world.act(actor, async (tx) => {
    const row = await tx
      .selectFrom('people_rights')
      .selectAll()
      .where('org_id', '=', org)
      .where('id', '=', of)
      .forUpdate()
      .executeTakeFirst()
    const asked = found(row && read(row))
    found(seesRight(actor, asked) ? asked : undefined)
    const decision = rule(asked)
    if (!decision.ok) return decision
    await tx
      .updateTable('people_rights')
      .set(rowOf(decision.next))
      .where('org_id', '=', org)
      .where('id', '=', of)
      .execute()
    if (letter && asked.person)
      await writeTo(tx, world, asked.person, {
        kind: 'rights',
        subject: (say) => say('rights.letter.subject', { name: world.organisation.name }),
        body: (say) => [say(letter), say('rights.letter.where-mine')],
      })
    return decision
  })
}
