import { type Day, day, isDay } from '../../../kernel/day.js'
import { type Id, id, isId } from '../../../kernel/id.js'
import type { Around } from '../../../platform/archive/erase.js'
import { closeBox } from '../../../platform/ballots/box.js'
import type { Tx } from '../../../platform/db/scope.js'
import { enqueue } from '../../../platform/jobs/enqueue.js'
import { perspectivesOf, plusDays } from '../../people/index.js'
import { set } from '../commands.js'
import { askedIn } from '../queries.js'
import { FEWESTS } from '../report/fewest.js'
import { otherOf } from './other-language.js'
import type { Chosen } from './prepare.js'
import { choicesOf } from './queries.js'
import { oweReply } from './reply-commands.js'

export type Row = {
  readonly id: string
  readonly question: string
  readonly language: string
  readonly box_id: string
  readonly closes_on: Day | null
  readonly reply_days: number
  readonly fewest: number
}
/** Makes a change that two people agreed on. @returns false where it cannot be made any more */
export type Effect = (
  tx: Tx,
  around: Around,
  row: Row,
  draft: Readonly<Record<string, string>>,
  by: Id<'Person'>,
) => Promise<boolean>

export const question: Effect = async (tx, around, row, { question: next, translation, by: madeBy }, by) => {
  if (!next) return false
  await set(tx, around, row.id, { question: next })
  // What was made of the old question says something else now.
  await tx
    .deleteFrom('conversation_wording')
    .where('org_id', '=', around.organisation.id)
    .where('conversation_id', '=', row.id)
    .execute()
  if (translation && madeBy)
    await tx
      .insertInto('conversation_wording')
      .values({
        ...{ org_id: around.organisation.id, conversation_id: row.id, language: otherOf(row.language) },
        ...{ easy_read: false, question: translation, made_by: madeBy },
      })
      .execute()
  await chosenAnew(tx, around, row.id, 'question', by, row.question)
  return true
}

export const seeds: Effect = async (
  tx,
  around,
  row,
  { text, language, translation, 'easy-read': easy },
  by,
) => {
  if (!text || !language) return false
  const at = { org_id: around.organisation.id, conversation_id: row.id }
  const { n } = await tx
    .selectFrom('conversation_idea')
    .select(({ fn }) => fn.max('n').as('n'))
    .where('org_id', '=', at.org_id)
    .where('conversation_id', '=', row.id)
    .executeTakeFirstOrThrow()
  const place = { ...at, n: n === null ? 0 : n + 1 }
  const on = around.today()
  await tx
    .insertInto('conversation_idea')
    .values({ ...place, text, language, seed: true, chosen_by: by, made_on: on })
    .execute()
  const made = [
    ...(translation ? [{ kind: 'translation', language: otherOf(language), text: translation }] : []),
    ...(easy ? [{ kind: 'easy-read', language, text: easy }] : []),
  ]
  if (made.length)
    await tx
      .insertInto('conversation_idea_wording')
      .values(made.map((one) => ({ ...place, ...one, made_by: by, made_on: on })))
      .execute()
  await chosenAnew(tx, around, row.id, 'seeds', by, null)
  return true
}

export const required: Effect = async (tx, around, row, draft, by) => {
  const wanted = (draft.required ?? '').split(',').filter(isId)
  const known = await perspectivesOf({ read: tx, organisation: around.organisation })
  if (!wanted.every((one) => known.some(({ id: there }) => there === one))) return false
  const org = around.organisation.id
  const before = (await askedIn(tx, around, id(row.id))).filter((one) => one.required)
  await tx
    .updateTable('conversation_perspective')
    .set({ required: false })
    .where('org_id', '=', org)
    .where('conversation_id', '=', row.id)
    .execute()
  for (const perspective_id of wanted)
    await tx
      .insertInto('conversation_perspective')
      .values({ org_id: org, conversation_id: row.id, perspective_id, required: true })
      .onConflict((asked) =>
        asked.columns(['org_id', 'conversation_id', 'perspective_id']).doUpdateSet({ required: true }),
      )
      .execute()
  const was = before.map(({ perspective }) => perspective).join(',')
  await chosenAnew(tx, around, row.id, 'required', by, was || null)
  return true
}

export const lastDay: Effect = async (tx, around, row, { day: next }, by) => {
  const to = next && isDay(next) ? day(next) : null
  if (to !== null && to < around.today()) return false
  await set(tx, around, row.id, { closes_on: to })
  // A reply that became due with the old day becomes due with the new one.
  if (to !== null)
    await tx
      .updateTable('conversation_reply')
      .set({ due_on: plusDays(to, row.reply_days) })
      .where('org_id', '=', around.organisation.id)
      .where('conversation_id', '=', row.id)
      .where('said', 'is', null)
      .execute()
  await chosenAnew(tx, around, row.id, 'last-day', by, row.closes_on)
  return true
}

/** More people must stand behind a number from now on. What was shown before may have been copied already. */
export const fewest: Effect = async (tx, around, row, draft, by) => {
  const next = FEWESTS.find((one) => `${one}` === draft.fewest)
  if (next === undefined || next <= row.fewest) return false
  await set(tx, around, row.id, { fewest: next })
  await chosenAnew(tx, around, row.id, 'fewest', by, `${row.fewest}`)
  await enqueue(tx, 'conversations.refresh', row.id, { key: `conversations.refresh:${row.id}` })
  return true
}

export const close: Effect = async (tx, around, row, { replier, person, days }) => {
  const replyDays = Number(days)
  if (!replier || !Number.isInteger(replyDays) || replyDays < 1 || replyDays > 365) return false
  await set(tx, around, row.id, {
    ...{ replier, replier_id: person && isId(person) ? person : null, reply_days: replyDays },
    closed_at: around.now(),
  })
  await closeBox(tx, around, id(row.box_id))
  await oweReply(tx, around, id(row.id), 1, plusDays(around.today(), replyDays))
  return true
}

/** Somebody chose anew and the other side agreed; what stood there before stays to be read. */
async function chosenAnew(
  tx: Tx,
  around: Around,
  of: string,
  what: Chosen,
  by: Id<'Person'>,
  before: string | null,
): Promise<void> {
  const earlier = (await choicesOf(tx, around, id(of))).filter((one) => one.what === what)
  await tx
    .insertInto('conversation_choice')
    .values({
      ...{ org_id: around.organisation.id, conversation_id: of, what, n: earlier.length },
      ...{ person_id: by, chosen_on: around.today(), agreed: true, before },
    })
    .execute()
}
