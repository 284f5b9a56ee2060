import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor, Side } from '../../../kernel/actor.js'
import { type Decision, no, yes } from '../../../kernel/decision.js'
import { found } from '../../../kernel/found.js'
import type { Id } from '../../../kernel/id.js'
import type { Around } from '../../../platform/archive/erase.js'
import type { Tx } from '../../../platform/db/scope.js'
import type { World } from '../../../platform/world.js'
import * as choice from './choice.js'
import * as holding from './holding.js'
import { fixSide, keep } from './keep.js'
import { type At, type Holds, type Keys, keyHeldBy, plusDays, type Somebody, TERM_DAYS } from './key.js'
import { isFixedElsewhere, keysOf, lockKeys, somebody } from './state.js'

type Rule = (
  s: Keys,
  who: Somebody,
  at: At,
) => Decision<Keys, holding.Refusal> | Promise<Decision<Keys, holding.Refusal>>

const NOBODY: Actor = { kind: 'nobody' }
const OPERATOR: Actor = { kind: 'operator' }
const atNow = (around: Around): At => ({ today: around.today(), fresh: randomUUID })

/** Lock, look, ask the rule, keep what it says. Every change of keys by a person has this shape. */
function change(world: World, actor: Actor, rule: Rule, recordedAs: Actor = actor) {
  return world.act(recordedAs, async (tx) => {
    await lockKeys(tx, world)
    const who = found(actor.kind === 'person' ? await somebody(tx, world, actor.id) : undefined)
    return kept(tx, world, await keysOf(tx, world), (s) => rule(s, who, atNow(world)))
  })
}

async function kept(tx: Tx, around: Around, before: Keys, rule: (s: Keys) => ReturnType<Rule>) {
  const decision = await rule(before)
  if (decision.ok) await keep(tx, around, before, decision.next)
  return decision
}

/** Whoever sets an organisation up takes the key of their own side. */
export const foundKey = (world: World, actor: Actor, side: Side) =>
  change(world, actor, (s, who, at) => choice.found(s, who, side, at))

/** Names the other side's facilitator, or one's own deputy. */
export const offerKey = (world: World, actor: Actor, person: Id<'Person'>, holds: Holds) =>
  world.act(actor, async (tx) => {
    await lockKeys(tx, world)
    const who = found(actor.kind === 'person' ? await somebody(tx, world, actor.id) : undefined)
    const whom = found(await somebody(tx, world, person))
    return kept(tx, world, await keysOf(tx, world), (s) => choice.name(s, who, whom, holds, atNow(world)))
  })

/** Without a name in the record: nobody should have to fear for calling a choice, and it would tell their side. */
export const callChoice = (world: World, actor: Actor, side: Side) =>
  change(world, actor, (s, who, at) => choice.call(s, who, side, at), NOBODY)

export const putForward = (world: World, actor: Actor, person: Id<'Person'>, side: Side) =>
  world.act(NOBODY, async (tx) => {
    await lockKeys(tx, world)
    const who = found(actor.kind === 'person' ? await somebody(tx, world, actor.id) : undefined)
    const whom = found(await somebody(tx, world, person))
    return kept(tx, world, await keysOf(tx, world), (s) => choice.nominate(s, who, whom, side, atNow(world)))
  })

export const acceptKey = (world: World, actor: Actor, of: Id<'Choice'>) =>
  change(world, actor, (s, who, at) => choice.accept(s, who, of, at))

export const declineKey = (world: World, actor: Actor, of: Id<'Choice'>) =>
  change(world, actor, (s, who, at) => choice.decline(s, who, of, at))

export const withdrawOffer = (world: World, actor: Actor, of: Id<'Choice'>) =>
  change(world, actor, (s, who) => choice.withdraw(s, who, of))

/** Nobody's name stands in the record beside a voice: who supports whom, and who has not spoken, is nobody's to know. */
export const giveVoice = (world: World, actor: Actor, of: Id<'Choice'>, person: Id<'Person'> | null) =>
  change(world, actor, (s, who, at) => choice.support(s, who, of, person, at), NOBODY)

export const askHolder = (world: World, actor: Actor, side: Side) =>
  change(world, actor, (s, who, at) => holding.ask(s, who, side, at))

export const answerAsk = (world: World, actor: Actor) => change(world, actor, holding.answer)
export const handOver = (world: World, actor: Actor) => change(world, actor, holding.goAway)
export const giveBack = (world: World, actor: Actor) => change(world, actor, holding.standDown)

/** Somebody who is of both sides says on which they count, for a term. */
export function chooseSide(world: World, actor: Actor, side: Side) {
  return world.act(actor, async (tx) => {
    await lockKeys(tx, world)
    const person = found(actor.kind === 'person' ? actor.id : undefined)
    if (!(await declaredSides(tx, world, person)).includes(side)) return no('not-your-side')
    if (await isFixedElsewhere(tx, world, person, side)) return no('side-is-fixed')
    const until = plusDays(world.today(), TERM_DAYS)
    await fixSide(tx, world, { person, side, until })
    return yes(until, { name: 'people.side-chosen', about: `person:${person}`, facts: { until } })
  })
}

async function declaredSides(
  tx: Tx,
  { organisation }: Around,
  person: Id<'Person'>,
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('person_perspective as pp')
    .innerJoin('perspective as p', (join) =>
      join.onRef('p.org_id', '=', 'pp.org_id').onRef('p.id', '=', 'pp.perspective_id'),
    )
    .select('p.side')
    .distinct()
    .where('pp.org_id', '=', organisation.id)
    .where('pp.person_id', '=', person)
    .execute()
  return rows.map(({ side }) => side)
}

/** The operator seats somebody. From the command line only; every page says so for 30 days. */
export function recoverKey(world: World, person: Id<'Person'>, side: Side) {
  return world.act(OPERATOR, async (tx) => {
    await lockKeys(tx, world)
    const whom = found(await somebody(tx, world, person))
    return kept(tx, world, await keysOf(tx, world), (s) => holding.recover(s, whom, side, atNow(world)))
  })
}

/** Somebody left, was removed or is erased: in the transaction of whoever changes that. Their `left_at` is set already. */
export async function keysLeft(tx: Tx, around: Around, person: Id<'Person'>): Promise<void> {
  await lockKeys(tx, around)
  const before = await keysOf(tx, around)
  await keep(tx, around, before, holding.leave(before, person, atNow(around)))
}

/** What the calendar asks for today, one after the other. */
export async function keysDay(world: World, actor: Actor): Promise<void> {
  // More than a handful on one day would be a fault of ours, not of the calendar.
  for (let most = 50; most > 0; most--) {
    const done = await world.act(actor, async (tx) => {
      await lockKeys(tx, world)
      return kept(tx, world, await keysOf(tx, world), (s) => holding.due(s, atNow(world)) ?? no('no-key'))
    })
    if (!done.ok) return
  }
}

export type MergeRefusal = 'both-hold-keys' | 'both-sides'

/**
 * May two accounts of one person become one? Not while both hold keys, and not where that would leave somebody with
 * a key who lately stood on the other side. Asked inside the transaction that joins them.
 */
export async function mayMerge(
  tx: Tx,
  around: Around,
  a: Id<'Person'>,
  b: Id<'Person'>,
): Promise<MergeRefusal | undefined> {
  await lockKeys(tx, around)
  const s = await keysOf(tx, around)
  const [one, two] = [keyHeldBy(s, a), keyHeldBy(s, b)]
  if (one && two) return 'both-hold-keys'
  const held = one ?? two
  const past = s.lately.filter(({ person }) => person === a || person === b)
  const elsewhere = held
    ? past.some(({ side }) => side !== held.side)
    : new Set(past.map(({ side }) => side)).size > 1
  if (elsewhere) return 'both-sides'
  const fixed = await tx
    .selectFrom('people_side')
    .select('side')
    .where('org_id', '=', around.organisation.id)
    .where('person_id', 'in', [a, b])
    .where('until_day', '>=', around.today())
    .execute()
  return new Set(fixed.map(({ side }) => side)).size > 1 ? 'both-sides' : undefined
}

/** Moves what one account held to the other, after `mayMerge`: keys, past keys and the side; open choices forget the old one. */
export async function mergeKeys(tx: Tx, around: Around, from: Id<'Person'>, to: Id<'Person'>): Promise<void> {
  const org = around.organisation.id
  const s = await keysOf(tx, around)
  const key = keyHeldBy(s, from)
  const without = { ...s, keys: s.keys.filter((one) => one !== key) }
  await keep(tx, around, without, holding.leave(without, from, atNow(around)))
  await tx
    .updateTable('people_key')
    .set({ person_id: to })
    .where('org_id', '=', org)
    .where('person_id', '=', from)
    .execute()
  await sql`insert into people_side (org_id, person_id, side, since, until_day)
    select org_id, ${to}::uuid, side, since, until_day from people_side where org_id = ${org} and person_id = ${from}
    on conflict (org_id, person_id) do update
      set side = excluded.side, since = excluded.since, until_day = excluded.until_day
      where people_side.until_day < excluded.until_day`.execute(tx)
  await tx.deleteFrom('people_side').where('org_id', '=', org).where('person_id', '=', from).execute()
}
