import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.js'
import { no } from '../../../kernel/decision.js'
import type { Tx } from '../../../platform/db/scope.js'
import type { World } from '../../../platform/world.js'
import { sayIn } from '../../../ui/say.js'
import type { Duty } from './asked.js'
import {
  type Answers,
  answer,
  askToOpen,
  decideChange,
  decideOpening,
  makeNotice,
  type Place,
} from './duty.js'
import { easyIn, noticeIn } from './notice.js'
import { answersTo, placeOf } from './queries.js'
import { tellNamed } from './safety-contacts.js'

/** One change to the duties at a time: what the rule looks at stays as it is until the change is in. */
async function lockPlace(tx: Tx, world: World): Promise<Place> {
  await sql`select pg_advisory_xact_lock(hashtext(${`duties ${world.organisation.id}`}))`.execute(tx)
  return placeOf(tx, world)
}

const idIn = (actor: Actor) => (actor.kind === 'person' ? actor.id : '')

export function answerDuty(world: World, actor: Actor, duty: Duty, answers: Answers) {
  return world.act(actor, async (tx) => {
    const decision = answer(await lockPlace(tx, world), duty, answers, actor)
    if (!decision.ok) return decision
    const { counts, side } = decision.next
    if (counts) await keep(tx, world, duty, answers, idIn(actor), null)
    else
      await tx
        .insertInto('duty_change')
        .values({
          org_id: world.organisation.id,
          duty,
          answers,
          asked_at: world.now(),
          asked_by: idIn(actor),
          side,
        })
        .execute()
    return decision
  })
}

async function keep(tx: Tx, world: World, duty: Duty, answers: Answers, by: string, agreed: string | null) {
  if (duty === 'contacts')
    await tellNamed(tx, world, await answersTo(tx, world.organisation.id, duty), answers)
  const row = { answers, answered_at: world.now(), answered_by: by, agreed_by: agreed }
  await tx
    .insertInto('duty_answer')
    .values({ org_id: world.organisation.id, duty, ...row })
    .onConflict((there) => there.columns(['org_id', 'duty']).doUpdateSet(row))
    .execute()
}

export function settleChange(world: World, actor: Actor, duty: Duty, says: 'yes' | 'no') {
  const org = world.organisation.id
  return world.act(actor, async (tx) => {
    const decision = decideChange(await lockPlace(tx, world), duty, says, actor)
    if (!decision.ok) return decision
    const { answers, by } = decision.next
    if (says === 'yes') await keep(tx, world, duty, answers, by.id, idIn(actor))
    await tx.deleteFrom('duty_change').where('org_id', '=', org).where('duty', '=', duty).execute()
    return decision
  })
}

/** Makes the notice that counts from today, and keeps the words as people read them. */
export function publishNotice(world: World, actor: Actor) {
  const org = world.organisation.id
  return world.act(actor, async (tx) => {
    const decision = makeNotice(await lockPlace(tx, world), actor, world.today())
    if (!decision.ok) return decision
    const { version, on, answers } = decision.next
    const both = (language: 'en' | 'cy') => {
      const say = sayIn(language)
      return { full: noticeIn(say, answers), easy: easyIn(say, answers) }
    }
    const words = JSON.stringify({ en: both('en'), cy: both('cy') })
    await tx
      .insertInto('privacy_notice')
      .values({ org_id: org, version, on_day: on, answers, words })
      .execute()
    await keep(tx, world, 'notice', {}, idIn(actor), null)
    return decision
  })
}

export function askOpening(world: World, actor: Actor) {
  return world.act(actor, async (tx) => {
    const decision = askToOpen(await lockPlace(tx, world), actor)
    if (decision.ok)
      await tx
        .insertInto('duty_opening')
        .values({
          org_id: world.organisation.id,
          asked_at: world.now(),
          asked_by: idIn(actor),
          side: decision.next.side,
        })
        .execute()
    return decision
  })
}

export function settleOpening(world: World, actor: Actor, says: 'yes' | 'no') {
  const org = world.organisation.id
  return world.act(actor, async (tx) => {
    if (actor.kind !== 'person') return no('not-allowed')
    const decision = decideOpening(await lockPlace(tx, world), says, actor)
    if (!decision.ok) return decision
    const now = world.now()
    if (says === 'no') await tx.deleteFrom('duty_opening').where('org_id', '=', org).execute()
    else {
      await tx
        .updateTable('duty_opening')
        .set({ agreed_at: now, agreed_by: actor.id })
        .where('org_id', '=', org)
        .execute()
      await tx.updateTable('organisation').set({ opened_at: now }).where('org_id', '=', org).execute()
    }
    return decision
  })
}
