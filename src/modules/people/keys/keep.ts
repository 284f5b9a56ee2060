import type { Around } from '../../../platform/archive/erase.js'
import type { Tx } from '../../../platform/db/scope.js'
import { tellAsked } from './asked.js'
import type { Choice, Key, Keys } from './key.js'

/** Writes what a rule changed: what ended first, so that the next holder finds the place empty. */
export async function keep(tx: Tx, around: Around, before: Keys, after: Keys): Promise<void> {
  const changed = after.keys.filter((key) => !before.keys.includes(key))
  for (const key of changed.filter(({ id }) => isIn(before.keys, id)))
    await changeKey(tx, around, before, key)
  for (const key of changed.filter(({ id }) => !isIn(before.keys, id))) await addKey(tx, around, key)
  for (const choice of after.choices.filter((one) => !before.choices.includes(one)))
    await keepChoice(tx, around, before, choice)
  for (const one of after.fixed) await fixSide(tx, around, one)
  await tellAsked(tx, around, before, after)
}

const isIn = (those: readonly { readonly id: string }[], id: string) => those.some((one) => one.id === id)

async function changeKey(tx: Tx, { organisation, now }: Around, before: Keys, key: Key): Promise<void> {
  const was = before.keys.find(({ id }) => id === key.id)
  await tx
    .updateTable('people_key')
    .set({
      ...(was?.askedOn === key.askedOn ? {} : { asked_at: key.askedOn === null ? null : now() }),
      ...(was?.answeredOn === key.answeredOn ? {} : { answered_at: now() }),
      ended_at: key.ended === null ? null : now(),
      ended_why: key.ended,
    })
    .where('org_id', '=', organisation.id)
    .where('id', '=', key.id)
    .execute()
}

async function addKey(tx: Tx, { organisation, now }: Around, key: Key): Promise<void> {
  const { id, side, holds, how, person, termEndsOn } = key
  const at = now()
  await tx
    .insertInto('people_key')
    .values({
      org_id: organisation.id,
      id,
      side,
      holds,
      how,
      person_id: person,
      named_at: at,
      accepted_at: at,
      confirmed_at: at,
      term_ends_on: termEndsOn,
    })
    .execute()
}

async function keepChoice(
  tx: Tx,
  { organisation, now }: Around,
  before: Keys,
  choice: Choice,
): Promise<void> {
  const [org_id, choice_id] = [organisation.id, choice.id]
  const { id, side, holds, how, namedBy, madeOn, openedOn, ended } = choice
  const end = { opened_on: openedOn, ended_at: ended && now(), ended_why: ended }
  const there = isIn(before.choices, id)
  if (there)
    await tx.updateTable('people_choice').set(end).where('org_id', '=', org_id).where('id', '=', id).execute()
  else
    await tx
      .insertInto('people_choice')
      .values({ org_id, id, side, holds, how, named_by: namedBy, made_on: madeOn, ...end })
      .execute()
  for (const table of ['people_choice_caller', 'people_candidate', 'people_voice'] as const)
    await tx.deleteFrom(table).where('org_id', '=', org_id).where('choice_id', '=', choice_id).execute()
  // Once it is over nobody needs to know any more who called it, or who supported whom.
  const callers = (ended ? [] : choice.callers).map((person_id) => ({ org_id, choice_id, person_id }))
  if (callers.length) await tx.insertInto('people_choice_caller').values(callers).execute()
  const candidates = choice.candidates.map(({ person, acceptedOn, declinedOn }) => ({
    org_id,
    choice_id,
    person_id: person,
    accepted_on: acceptedOn,
    declined_on: declinedOn,
  }))
  if (candidates.length) await tx.insertInto('people_candidate').values(candidates).execute()
  const voices = ended ? [] : choice.voices
  const heard = voices.map(({ person, supports }) => ({
    org_id,
    choice_id,
    person_id: person,
    candidate_id: supports,
  }))
  if (heard.length) await tx.insertInto('people_voice').values(heard).execute()
}

/** A side that is fixed already is never changed, only held for longer. */
export async function fixSide(tx: Tx, { organisation, now, today }: Around, one: Keys['fixed'][number]) {
  const { person, side, until } = one
  await tx
    .insertInto('people_side')
    .values({ org_id: organisation.id, person_id: person, side, since: now(), until_day: until })
    .onConflict((known) =>
      known
        .columns(['org_id', 'person_id'])
        .doUpdateSet({ side, until_day: until })
        .where((where) =>
          where.or([where('people_side.until_day', '<', today()), where('people_side.side', '=', side)]),
        ),
    )
    .execute()
}
