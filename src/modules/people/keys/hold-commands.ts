import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.js'
import { type Decision, no } from '../../../kernel/decision.js'
import { found } from '../../../kernel/found.js'
import { type Id, id } from '../../../kernel/id.js'
import type { Around } from '../../../platform/archive/erase.js'
import type { Reader, Tx } from '../../../platform/db/scope.js'
import type { World } from '../../../platform/world.js'
import {
  answerAppeal,
  appeal,
  type Decider,
  type Hold,
  type HoldKind,
  type HoldRefusal,
  hold as holdIt,
  type Said,
  say,
  timeUp,
} from './hold.js'
import { holdOn, holdsOf, lockHold, standsForIn } from './hold-queries.js'
import type { Seen, Shown } from './kinds.js'

/** What a room knows of a kind of thing that can be held. Nothing of it is kept here. */
export type Holdable = {
  /** the first part of `about`: `statement` */
  readonly thing: string
  /** as this reader may see it; a held text itself only for those who decide */
  readonly shown: (seen: Seen, about: string, decides: boolean) => Promise<Shown | undefined>
  readonly author: (read: Reader, around: Around, about: string) => Promise<Id<'Person'> | undefined>
  /** Tells its author, in the transaction of what happened, by letter or return code. */
  readonly tell: (tx: Tx, world: World, told: Pick<Hold, 'about' | 'kind' | 'state'>) => Promise<void>
}

export type HoldPlug = {
  readonly holdables: readonly Holdable[]
  readonly isSafetyContact: (read: Reader, around: Around, person: Id<'Person'>) => Promise<boolean>
  /** Tells deputies and safety contacts that a hold waits for them. */
  readonly goneUp: (tx: Tx, world: World, hold: Hold) => Promise<void>
}

type Answer = Decision<Hold, HoldRefusal>

const NOBODY: Actor = { kind: 'nobody' }

/** Holds a thing inside the caller's transaction; hand the answer back to `world.act`. */
export async function hold(
  tx: Tx,
  world: World,
  actor: Actor,
  thing: { readonly about: string; readonly kind: HoldKind },
  plug: HoldPlug,
): Promise<Answer> {
  const contact = actor.kind === 'person' && actor.safety === true
  const made = { id: id<'Hold'>(randomUUID()), ...thing }
  const decision = holdIt(actor, contact, made, world.now(), world.today())
  if (!decision.ok) return decision
  const { about, kind, by, side, since, dueOn, state } = decision.next
  const row = {
    org_id: world.organisation.id,
    id: made.id,
    about,
    kind,
    held_by: by,
    side,
    held_at: since,
    due_on: dueOn,
    state,
  }
  const added = await tx
    .insertInto('people_hold')
    .values(row)
    .onConflict((same) => same.columns(['org_id', 'about']).where(NOT_BACK).doNothing())
    .executeTakeFirst()
  if (Number(added.numInsertedOrUpdatedRows) !== 1) return no('held-already')
  await tell(tx, world, decision.next, plug)
  return decision
}

// Not a parameter: the database must see that this is the index's own condition, however it plans.
const NOT_BACK = sql<boolean>`state <> 'back'`

export const holdNow = (world: World, actor: Actor, about: string, kind: HoldKind, plug: HoldPlug) =>
  world.act(actor, (tx) => hold(tx, world, actor, { about, kind }, plug))

const tell = async (tx: Tx, world: World, held: Hold, { holdables }: HoldPlug) =>
  holdableOf(holdables, held.about)?.tell(tx, world, held)

export const holdableOf = (holdables: readonly Holdable[], about: string) =>
  holdables.find(({ thing }) => about.startsWith(`${thing}:`))

/** Who somebody is when two people decide: holder of a key, deputy, or safety contact. */
export async function deciderOf(
  read: Reader,
  around: Around,
  actor: Actor,
  plug: Pick<HoldPlug, 'isSafetyContact'>,
): Promise<Decider | undefined> {
  if (actor.kind !== 'person') return undefined
  const key = await standsForIn(read, around, actor.id)
  if (key) return { id: actor.id, ...key }
  const contact = await plug.isSafetyContact(read, around, actor.id)
  return contact ? { id: actor.id, standsFor: 'safety', as: 'safety' } : undefined
}

export const sayOnHold = (world: World, actor: Actor, of: Id<'Hold'>, says: Said['says'], plug: HoldPlug) =>
  change(world, actor, of, plug, async (tx, h) =>
    say(h, await deciderOf(tx, world, actor, plug), says, world.now()),
  )

/** By words of its author. The record says that it was asked, never by whom: the text may be unsigned. */
export const appealHold = (world: World, actor: Actor, of: Id<'Hold'>, why: string, plug: HoldPlug) =>
  change(world, NOBODY, of, plug, async (tx, h) => {
    if (actor.kind !== 'person') return no('not-its-author')
    const author = await holdableOf(plug.holdables, h.about)?.author(tx, world, h.about)
    const decision = appeal(h, author === actor.id, world.now())
    return decision.ok
      ? { ...decision, event: { ...decision.event, words: { why }, wordsOf: actor.id } }
      : decision
  })

/**
 * The same in the caller's transaction, for an author who is known only by a pseudonym: the room has seen that the
 * thing is theirs, and keeps their words itself. Hand the answer back to `world.act`, as done by nobody.
 */
export async function appealUnsigned(
  tx: Tx,
  world: World,
  about: string,
  isAuthor: boolean,
): Promise<Answer> {
  const found = await holdOn(tx, world, about)
  const before = found && (await lockHold(tx, world, found.id))
  if (!before) return no('not-held')
  const decision = appeal(before, isAuthor, world.now())
  if (decision.ok) await keep(tx, world, before, decision.next)
  return decision
}

/** May the author of a thing ask now that its hold is looked at again? */
export async function mayAppeal(read: Reader, world: Around, about: string): Promise<boolean> {
  const held = await holdOn(read, world, about)
  return held !== undefined && appeal(held, true, world.now()).ok
}

export const judgeAppeal = (world: World, actor: Actor, of: Id<'Hold'>, says: Said['says'], plug: HoldPlug) =>
  change(world, actor, of, plug, async (tx, h) =>
    answerAppeal(h, await deciderOf(tx, world, actor, plug), says, world.now()),
  )

/** Gives back what nobody decided on in time, and passes threats and personal details up. */
export async function holdsDay(world: World, actor: Actor, plug: HoldPlug): Promise<void> {
  const waiting = (await holdsOf(world.read, world, actor)).filter(({ state }) => state === 'held')
  for (const { id } of waiting) await change(world, actor, id, plug, async (_, h) => timeUp(h, world.today()))
}

type Rule = (tx: Tx, h: Hold) => Promise<Answer>

function change(world: World, recordedAs: Actor, of: Id<'Hold'>, plug: HoldPlug, rule: Rule) {
  return world.act(recordedAs, async (tx): Promise<Answer> => {
    const before = found(await lockHold(tx, world, of))
    const decision = await rule(tx, before)
    if (!decision.ok) return decision
    await keep(tx, world, before, decision.next)
    if (before.state !== decision.next.state) await tell(tx, world, decision.next, plug)
    if (before.state === 'held' && decision.next.state === 'gone-up')
      await plug.goneUp(tx, world, decision.next)
    return decision
  })
}

async function keep(tx: Tx, { organisation, now }: World, before: Hold, after: Hold): Promise<void> {
  const decided = after.state === 'kept' || after.state === 'back'
  const answered = after.appealAnsweredAt !== null && before.appealAnsweredAt === null
  const [org_id, hold_id] = [organisation.id, after.id]
  await tx
    .updateTable('people_hold')
    .set({
      state: after.state,
      appealed_at: after.appealedAt,
      appeal_answered_at: after.appealAnsweredAt,
      ...(decided && before.state !== after.state ? { decided_at: now() } : {}),
    })
    .where('org_id', '=', org_id)
    .where('id', '=', hold_id)
    .execute()
  if (answered || after.said === before.said) return
  await tx
    .deleteFrom('people_hold_answer')
    .where('org_id', '=', org_id)
    .where('hold_id', '=', hold_id)
    .execute()
  const said = after.said.map(({ person, standsFor, says }) => ({
    org_id,
    hold_id,
    person_id: person,
    stands_for: standsFor,
    says,
    said_at: now(),
  }))
  await tx.insertInto('people_hold_answer').values(said).execute()
}
