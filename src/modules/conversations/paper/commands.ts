import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../kernel/actor.js'
import type { Decision } from '../../../kernel/decision.js'
import { found } from '../../../kernel/found.js'
import { type Id, id } from '../../../kernel/id.js'
import type { Cast } from '../../../platform/ballots/intake.js'
import { openTransaction, type Tx } from '../../../platform/db/scope.js'
import type { House } from '../../../platform/room.js'
import type { World } from '../../../platform/world.js'
import { intakeOf } from '../box.js'
import type { Conversation } from '../conversation.js'
import { markItem, TAKEN_BACK, VOTES, voteItem, type Whose } from '../idea.js'
import { lockConversation } from '../queries.js'
import { noteVotes } from '../results/note.js'
import { newCode, pseudonymIn } from '../voice.js'
import { type Batch, type BatchRefusal, begin, confirm, mayChange } from './batch.js'
import { batchesOf, type Sheet } from './queries.js'
import type { SheetVote } from './sheet.js'

type Which = Id<'PaperBatch'>

export function beginBatch(world: World, actor: Actor, of: Id<'Conversation'>) {
  return world.act(actor, async (tx): Promise<Decision<Batch, BatchRefusal>> => {
    const c = found(await lockConversation(tx, world, { actor }, of))
    const answer = begin(c, actor, id<'PaperBatch'>(randomUUID()))
    if (!answer.ok) return answer
    const { id: batch, enteredBy, side } = answer.next
    await tx
      .insertInto('conversation_paper_batch')
      .values({
        ...{ org_id: world.organisation.id, id: batch, conversation_id: of, entered_by: enteredBy, side },
        made_on: world.today(),
      })
      .execute()
    return answer
  })
}

export function confirmBatch(house: House, world: World, actor: Actor, of: Id<'Conversation'>, which: Which) {
  return world
    .act(actor, async (tx): Promise<Decision<Batch, BatchRefusal>> => {
      const c = found(await lockConversation(tx, world, { actor }, of))
      await lockBatch(tx, world, which)
      const batch = found((await batchesOf(tx, world, of)).find((one) => one.id === which))
      const answer = confirm(c, actor, batch, batch.sheets)
      if (answer.ok)
        await tx
          .updateTable('conversation_paper_batch')
          .set({ confirmed_by: answer.next.confirmedBy, confirmed_on: world.today() })
          .where('org_id', '=', world.organisation.id)
          .where('id', '=', which)
          .execute()
      return answer
    })
    .then((answer) => {
      if (answer.ok) noteVotes(house, world.organisation.id, of)
      return answer
    })
}

const lockBatch = (tx: Tx, { organisation }: World, which: Which) =>
  tx
    .selectFrom('conversation_paper_batch')
    .select('id')
    .where('org_id', '=', organisation.id)
    .where('id', '=', which)
    .forUpdate()
    .execute()

export type SheetTyped = {
  /** what stands on the sheet; nothing where it carries no code */
  readonly code: string | undefined
  readonly perspectives: readonly Id<'Perspective'>[]
  readonly whose: Whose
  readonly votes: readonly SheetVote[]
}

type Change = { readonly house: House; readonly world: World; readonly actor: Actor; readonly which: Which }
type Answer = { readonly ok: true } | { readonly ok: false; readonly no: BatchRefusal }

/** Adds one sheet, under a name drawn from its code, or from a new one that nobody keeps. No event: it is a vote. */
export async function enterSheet(change: Change, c: Conversation, typed: SheetTyped): Promise<Answer> {
  const { house, world, which } = change
  const pseudonym = await pseudonymIn(house, world, c.box, typed.code ?? newCode())
  const { perspectives, whose } = typed
  const answer = await within(change, c, async (tx) => {
    const added = await tx
      .insertInto('conversation_voter')
      .values({
        ...{
          org_id: world.organisation.id,
          conversation_id: c.id,
          pseudonym,
          came_by: 'paper',
          frozen: true,
        },
        ...{ perspectives: [...perspectives], whose, batch_id: which },
      })
      .onConflict((there) => there.doNothing())
      .executeTakeFirst()
    return Number(added.numInsertedOrUpdatedRows) === 1 ? undefined : 'code-used'
  })
  if (answer.ok) await cast(change, c, pseudonym, typed.votes, [])
  return answer
}

/** Puts what was typed in the place of what a sheet said before. */
export async function mendSheet(
  change: Change,
  c: Conversation,
  sheet: Sheet,
  typed: Omit<SheetTyped, 'code'>,
): Promise<Answer> {
  const { perspectives, whose } = typed
  const answer = await within(change, c, async (tx) => {
    await at(
      tx.updateTable('conversation_voter').set({ perspectives: [...perspectives], whose }),
      change,
      sheet,
    ).execute()
    return undefined
  })
  if (answer.ok) await cast(change, c, sheet.pseudonym, typed.votes, sheet.votes)
  return answer
}

/** Takes a sheet out. What it said is taken back: what is in the record already stays there and counts as nothing. */
export async function removeSheet(change: Change, c: Conversation, sheet: Sheet): Promise<Answer> {
  const answer = await within(change, c, async (tx) => {
    await at(tx.deleteFrom('conversation_voter'), change, sheet).execute()
    return undefined
  })
  if (answer.ok) await cast(change, c, sheet.pseudonym, [], sheet.votes)
  return answer
}

type Where<T> = {
  readonly where: (column: 'org_id' | 'batch_id' | 'pseudonym', is: '=', value: string | Buffer) => T
}
const at = <T extends Where<T>>(query: T, { world, which }: Change, { pseudonym }: Sheet): T =>
  query
    .where('org_id', '=', world.organisation.id)
    .where('batch_id', '=', which)
    .where('pseudonym', '=', pseudonym)

/** In one transaction that holds the batch, so that it cannot be confirmed half entered. */
async function within(
  { house, world, actor, which }: Change,
  c: Conversation,
  work: (tx: Tx) => Promise<BatchRefusal | undefined>,
): Promise<Answer> {
  await world.end()
  const { tx, commit, rollback } = await openTransaction(house.ground.pool, world.organisation.id)
  try {
    await lockBatch(tx, world, which)
    const batch = found((await batchesOf(tx, world, c.id)).find((one) => one.id === which))
    const refused = mayChange(c, actor, batch) ?? (await work(tx))
    if (refused === undefined) await commit()
    else await rollback()
    return refused === undefined ? { ok: true } : { ok: false, no: refused }
  } catch (error) {
    await rollback().catch(() => undefined)
    throw error
  }
}

async function cast(
  { house, world }: Change,
  { box }: Conversation,
  pseudonym: Uint8Array,
  votes: readonly SheetVote[],
  before: readonly SheetVote[],
): Promise<void> {
  const casts = new Map<number, Cast>()
  const put = (item: number, value: number) => casts.set(item, { box, pseudonym, item, value })
  for (const { n, marked } of before) {
    put(voteItem(n), TAKEN_BACK)
    if (marked) put(markItem(n), 0)
  }
  for (const { n, vote, marked } of votes) {
    put(voteItem(n), VOTES[vote])
    if (marked) put(markItem(n), 1)
  }
  await intakeOf(house).cast(world.organisation.id, [...casts.values()])
}
